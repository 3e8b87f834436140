"""`drill check` for authors: what has changed, annotations, computed values, survivors with their diff, watching."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from drill import cli
from drill.authoring.watching import stamps, until_changed
from drill.commands import check_scope, check_shown, checking
from drill.places import find_places
from drill.problems import WARNING, Place, Problem
from tests.deck_world import DECK, HEAD, KATA, NUMERIC, QUESTION, write
from tests.small_katas import BY_ROW, RIGHT, small_kata, suite_of

CENTRE = KATA.replace("id: double", "id: centre").replace("entry: double", "entry: centre")
CENTRE = CENTRE.replace("double(2)", "centre(np.array([[1.0], [3.0]]))").replace(
    "gives: 4", "gives: np.array([[-1.0], [1.0]])"
)
WEAK = suite_of(
    "assert_close(centre(np.array([[1.0], [3.0]])), [[-1.0], [1.0]])",
    "with pytest.raises(ValueError):\n    centre(np.zeros((0, 2)))",
    imports="from answer import centre\n",
)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("drill.places._shipped", lambda: str(tmp_path / "nothing"))
    capsys.readouterr()

    def call(*arguments):
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def git(folder, *arguments):
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.c", "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True)


def test_annotations_name_file_line_and_message(run, tmp_path):
    deck = write(tmp_path / "decks", DECK.replace("level: 2", "level: 9"))
    code, out, _ = run("check", "--github", str(deck))
    assert code == 1
    (line,) = [line for line in out.splitlines() if line.startswith("::error")]
    assert f"file={deck},line=7,col=12,title=drill check::9 is out of range (fix: " in line


def test_annotations_escape_what_github_reads_as_its_own():
    problem = Problem(Place("a,b:c.yaml", 1, 2), "100% of\nlines", "", WARNING)
    assert check_shown.annotation(problem) == (
        "::warning file=a%2Cb%3Ac.yaml,line=1,col=2,title=drill check::100%25 of%0Alines"
    )


def test_values_show_what_is_computed(run, tmp_path):
    write(tmp_path / "decks", f"{HEAD}questions:\n{QUESTION}{NUMERIC}")
    _, out, _ = run("check", "--values", "small")
    row = next(line for line in out.splitlines() if "small/precision" in line)
    given = dict(part.split("=") for part in row.split("  ")[1].strip().split(", "))
    computed = int(given["tp"]) / (int(given["tp"]) + int(given["fp"]))
    assert f"{computed:.6g}" in row
    content = json.loads(run("check", "--json", "small")[1])
    assert content["values"][0]["card"] == "small/precision"


def test_questions_that_ask_the_same_are_told(run, tmp_path):
    twin = QUESTION.replace("id: first", "id: twin").replace("What is asked?", "And what is asked?")
    write(tmp_path / "decks", f"{HEAD}questions:\n{QUESTION}{twin}")
    _, _, err = run("check", "small")
    assert re.search(r"small.yaml:16:5: warning: twin may ask the same as small/first \(0.9\d\)", err)


def test_only_what_git_or_the_record_says_has_changed_is_checked(run, tmp_path):
    git(tmp_path, "init", "-q")
    write(tmp_path / "decks", f"{HEAD}questions:\n{QUESTION}", "one.yaml")
    write(tmp_path / "decks", f"{HEAD}questions:\n{QUESTION}", "two.yaml")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Begin")
    places = find_places({"DRILL_HOME": str(tmp_path)})
    places = places._replace(deck_roots=places.deck_roots[:1], solution_roots=places.solution_roots[:1])
    assert check_scope.changed(places) == set()
    assert run("check", "--changed") == (0, "", "drill: nothing has changed since it was checked\n")
    write(tmp_path / "decks", f"{HEAD}questions:\n{QUESTION}# more\n", "two.yaml")
    assert check_scope.changed(places) == {(str(tmp_path / "decks" / "two.yaml"), "")}
    git(tmp_path, "commit", "-qam", "Go on")
    assert check_scope.changed(places) == set()
    assert check_scope.changed(places, "HEAD~1") == {(str(tmp_path / "decks" / "two.yaml"), "")}
    write(tmp_path / "decks", f"{HEAD}katas:\n{KATA}", "kata.yaml")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "A kata that was never checked")
    assert check_scope.changed(places) == {(str(tmp_path / "decks" / "kata.yaml"), "double")}
    code, _, err = run("check", "--since", "no-such-branch")
    assert code == 2
    assert "has no revision 'no-such-branch'" in err


def test_a_file_of_a_kata_stands_for_the_kata(tmp_path):
    deck = write(tmp_path / "decks", f"{HEAD}katas:\n{KATA}")
    suite = write(tmp_path / "solutions" / "small" / "double", "", "suite.py")
    places = find_places({"DRILL_HOME": str(tmp_path)})
    assert check_scope.wanted(places, [str(suite)]) == {(str(deck), "double")}
    assert check_scope.wanted(places, [str(write(tmp_path / "decks", "", "mocks.yaml"))]) == set()
    elsewhere = places._replace(deck_roots=(), solution_roots=())
    assert check_scope.wanted(elsewhere, [str(suite)]) == {(str(deck), "double")}


@pytest.fixture
def weak_kata(tmp_path):
    write(tmp_path / "decks", f"{HEAD}katas:\n{CENTRE}")
    folder = tmp_path / "solutions" / "small" / "centre"
    small_kata(folder, suite=WEAK, reference=RIGHT, wrong={"centres_rows": BY_ROW})
    (folder / "stub.py").write_text("def centre(X):\n    raise NotImplementedError\n")
    return folder


def test_a_mutant_that_passes_is_shown_with_its_diff_and_who_nearly_caught_it(run, weak_kata):
    code, out, err = run("check", "--mutants", "small/centre")
    assert code == 1
    assert "a mutant passes" in err
    assert "no test fails this mutant" in out
    assert any(line.startswith("-") and "X" in line for line in out.splitlines())
    survivors = json.loads(run("check", "--json", "--mutants", "small/centre")[1])["survivors"]
    assert survivors
    assert all(each["diff"].startswith("--- reference") for each in survivors)
    assert any(each["nearest"] for each in survivors)


def test_watching_sees_saves_new_files_and_removed_ones_and_no_caches(tmp_path):
    file = write(tmp_path, "one", "a.py")

    def after(change):
        before, done = stamps([str(tmp_path)]), []

        def waited(_):
            if not done:
                change()
            done.append(1)
            return len(done) < 3

        return until_changed([str(tmp_path)], before, waited)

    assert after(lambda: file.write_text("longer"))
    assert after(lambda: write(tmp_path, "", "b.py"))
    assert after(file.unlink)
    assert not after(lambda: write(tmp_path / "__pycache__", "", "a.pyc"))
    assert not after(lambda: write(tmp_path, "", "checked.json"))


def test_watching_ends_once_all_is_well(run, tmp_path, monkeypatch):
    deck = write(tmp_path / "decks", f"{HEAD}questions:\n{QUESTION.replace('level: 2', 'level: 9')}")
    waits = []

    def mend(_):
        waits.append(1)
        Path(deck).write_text(f"{HEAD}questions:\n{QUESTION}")
        return True

    monkeypatch.setattr(checking, "waiting", lambda: mend)
    code, out, err = run("check", "--watch", "small")
    assert code == 0
    assert len(waits) == 1
    assert "9 is out of range" in err
    assert "1 decks, 1 questions, 0 katas: 0 errors" in out
