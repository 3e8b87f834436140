"""`drill grade`: what counts as handed in, the ledger that outlives a kill, and what the verdicts add up to."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from drill import cli
from drill.errors import UsageError
from drill.grading.handed_in import handed_in
from drill.grading.ledger import Graded, Ledger, graded
from drill.grading.summary import summed_up
from drill.verdicts import Failure, Mistake, Outcome, Verdict

ROOT = Path(__file__).parent.parent
KATAS = {"topic/kata", "topic/other"}
SOLUTIONS = ROOT / "solutions" / "linear-regression" / "ols-lstsq"


def write(folder, **files):
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return str(folder)


def entry(path="ada/topic/kata.py", outcome=Outcome.PASSED, **more):
    verdict = Verdict(outcome, more.pop("passed", 3), 3, 0.12345, **more)
    (submission,) = handed_in_one(path)
    return graded(submission, "suite", verdict)


def handed_in_one(path, text="x = 1\n"):
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), **{path: text})
        return handed_in(folder, KATAS)[0]


# -- what was handed in


def test_the_path_says_whose_it_is_and_for_which_kata(tmp_path):
    files = {
        "b/topic/kata.py": "b",
        "year/a/topic/other.py": "a",
        "topic/kata.py": "",
        "a/topic/none.py": "",
        "a/x.txt": "",
    }
    found, skipped = handed_in(write(tmp_path, **files), KATAS)
    assert [(each.learner, each.kata, each.text) for each in found] == [
        ("b", "topic/kata", "b"),
        ("", "topic/kata", ""),
        ("year/a", "topic/other", "a"),
    ]
    assert [each.path for each in skipped] == ["a/topic/none.py"]


def test_with_a_kata_every_file_is_named_for_its_learner(tmp_path):
    found, skipped = handed_in(
        write(tmp_path, **{"ada.py": "1", "group/bob.py": "2"}), KATAS, kata="topic/kata"
    )
    assert [(each.learner, each.kata) for each in found] == [
        ("ada", "topic/kata"),
        ("group/bob", "topic/kata"),
    ]
    assert not skipped


def test_hidden_files_and_links_are_not_handed_in(tmp_path):
    write(
        tmp_path,
        **{".git/topic/kata.py": "", "a/topic/.kata.py": "", "real/topic/kata.py": "", "secret": "s"},
    )
    (tmp_path / "b" / "topic").mkdir(parents=True)
    (tmp_path / "b" / "topic" / "kata.py").symlink_to(tmp_path / "secret")
    assert [each.learner for each in handed_in(str(tmp_path), KATAS)[0]] == ["real"]


def test_a_missing_folder_is_one_clear_error(tmp_path):
    with pytest.raises(UsageError, match="is not a folder"):
        handed_in(str(tmp_path / "none"), KATAS)


def test_bytes_that_are_no_text_and_endless_files_are_taken_as_they_are(tmp_path):
    (tmp_path / "a" / "topic").mkdir(parents=True)
    (tmp_path / "a" / "topic" / "kata.py").write_bytes(b"\xff\x00" + b"#" * 3_000_000)
    ((first,), _) = handed_in(str(tmp_path), KATAS)
    assert len(first.text) == (1 << 20) + 1
    (tmp_path / "a" / "topic" / "kata.py").write_bytes(b"\xff\x00" + b"#" * 2_999_999 + b"!")
    ((second,), _) = handed_in(str(tmp_path), KATAS)
    assert second.digest != first.digest


# -- the ledger


def test_a_verdict_is_found_again_for_the_same_text_and_suite_only(tmp_path):
    path = str(tmp_path / "verdicts.jsonl")
    (submission,) = handed_in_one("ada/topic/kata.py")
    (changed,) = handed_in_one("ada/topic/kata.py", "x = 2\n")
    with Ledger(path) as ledger:
        assert ledger.add(entry())
        assert not ledger.add(entry()), "a verdict is given once"
    with Ledger(path) as ledger:
        assert ledger.get(submission, "suite") == entry()
        assert ledger.get(submission, "another suite") is None
        assert ledger.get(changed, "suite") is None
    assert len(Path(path).read_text().splitlines()) == 1


def test_a_torn_last_line_is_dropped_and_the_rest_kept(tmp_path):
    path = tmp_path / "verdicts.jsonl"
    with Ledger(str(path)) as ledger:
        ledger.add(entry())
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:40])
    with Ledger(str(path)) as ledger:
        ledger.add(entry("bob/topic/kata.py"))
    assert [json.loads(line)["learner"] for line in path.read_text().splitlines()] == ["ada", "bob"]


@pytest.mark.parametrize("line", ["nonsense", "[]", "{}", '{"path": 1}', "\\xff"])
def test_a_line_that_is_no_verdict_is_named_and_nothing_is_lost(tmp_path, line):
    path = tmp_path / "verdicts.jsonl"
    with Ledger(str(path)) as ledger:
        ledger.add(entry())
    path.write_text(path.read_text() + line + "\n")
    before = path.read_bytes()
    with pytest.raises(UsageError, match=r"verdicts\.jsonl:2:1: this line is no verdict"):
        Ledger(str(path))
    assert path.read_bytes() == before


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no flock: there a ledger is not kept for one grading"
)
def test_a_ledger_that_is_being_written_is_refused(tmp_path):
    path = str(tmp_path / "verdicts.jsonl")
    with Ledger(path), pytest.raises(UsageError, match="another grading"):
        Ledger(path)


def test_a_ledger_that_cannot_be_written_is_one_clear_error(tmp_path):
    with pytest.raises(UsageError, match="can't write"):
        Ledger(str(tmp_path / "no" / "such" / "folder.jsonl"))


# -- what it adds up to


def test_the_summary_counts_by_kata_and_by_learner():
    failure, mistake = (
        Failure("test_edge", "It holds at the edge."),
        Mistake("off_by_one", "It is off by one."),
    )
    verdicts: list[Graded] = [
        entry("ada/topic/kata.py"),
        entry("bob/topic/kata.py", Outcome.FAILED, passed=2, failures=(failure,), mistake=mistake),
        entry("bob/topic/other.py", Outcome.TIMED_OUT, passed=0),
    ]
    found = summed_up(verdicts)
    assert found.outcomes == (("passed", 1), ("failed", 1), ("timed out", 1))
    assert [(each.kata, each.handed_in, each.passed) for each in found.katas] == [
        ("topic/kata", 2, 1),
        ("topic/other", 1, 0),
    ]
    assert found.katas[0].mistakes == (("off_by_one", 1),)
    assert found.katas[0].failed == (("test_edge", 1),)
    assert [(each.learner, each.passed, each.others) for each in found.learners] == [
        ("ada", 1, ()),
        ("bob", 0, (("topic/kata", "2 of 3 tests"), ("topic/other", "timed out"))),
    ]


# -- the command


def test_a_folder_is_graded_once_and_goes_on_with_what_came_later(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path / "home"))
    course = tmp_path / "course"
    name = "linear-regression/ols-lstsq"
    write(course, **{f"ada/{name}.py": (SOLUTIONS / "reference.py").read_text(), "notes.py": ""})
    assert cli.main(["grade", str(course), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["outcomes"] == {"passed": 1}
    assert "notes.py is left out" in said.err

    first = (course / "verdicts.jsonl").read_text()
    write(course, **{f"<b>bob</b>/{name}.py": (SOLUTIONS / "stub.py").read_text()})
    assert cli.main(["grade", str(course)]) == 0
    lines = (course / "verdicts.jsonl").read_text().splitlines(keepends=True)
    assert lines[0] == first
    assert [json.loads(line)["outcome"] for line in lines] == ["passed", "error"]
    page = (course / "verdicts.html").read_text()
    assert "&lt;b&gt;bob&lt;/b&gt;" in page
    assert "<b>bob" not in page
