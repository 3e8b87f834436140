from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from drill.cards import Example, Kata
from drill.errors import ContentError
from drill.problems import Place
from drill.solutions import (
    candidate_folders,
    folder_of,
    hash_of,
    open_work,
    read_folder,
    suite_hash,
    wrong_answer_names,
)
from drill.solutions import tests_in as names_of_tests
from tests.deck_world import home, write

SUITE = '''\
from answer import double


def helper():
    return 2


def test_doubles_a_number():
    """Doubles a number."""
    assert double(2) == 4


def test_keeps_zero():
    """Keeps zero."""
    assert double(0) == 0
'''
WRONG = '"""squares instead\nof doubling"""\n\nimport math\n\n\ndef double(x):\n    return x * x\n'


def kata(folder: Path, **changes: object) -> Kata:
    fields = {
        "id": "small/double",
        "level": 1,
        "minutes": 10,
        "prompt": "",
        "entry": ("double",),
        "hints": (),
        "examples": (Example("double(2)", "4"),),
        "requires": ("torch",),
        "place": Place(str(folder / "decks" / "small.yaml"), 3, 5),
    }
    return Kata(**{**fields, **changes})


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "solutions" / "small" / "double"
    write(path, "def double(x):\n    raise NotImplementedError\n", "stub.py")
    write(path, b"\xef\xbb\xbfdef double(x):\r\n    return 2 * x\r\n", "reference.py")
    write(path, SUITE, "suite.py")
    write(path / "wrong_answer", WRONG, "squares.py")
    write(path / "accepted", "def double(x):\n    return x + x\n", "adds.py")
    return path


def test_a_folder_is_read_into_what_sessions_show(tmp_path, folder):
    found = read_folder(home(tmp_path), kata(tmp_path))
    assert found.path == str(folder)
    assert found.suite == str(folder / "suite.py")
    assert found.stub.startswith("def double")
    assert found.reference == "def double(x):\n    return 2 * x\n"
    assert found.wrong_answers["squares"].sentence == "squares instead of doubling"
    assert found.wrong_answers["squares"].program == "import math\n\n\ndef double(x):\n    return x * x\n"
    assert found.accepted["adds"].sentence == ""
    assert found.accepted["adds"].program == "def double(x):\n    return x + x\n"
    assert found.checked == {}
    assert not found.is_checked


def test_a_comment_before_the_docstring_stays(tmp_path, folder):
    write(folder / "wrong_answer", '# ours\n"""names it"""\nx = 1\n', "squares.py")
    found = read_folder(home(tmp_path), kata(tmp_path)).wrong_answers["squares"]
    assert (found.sentence, found.program) == ("names it", "# ours\nx = 1\n")


@pytest.mark.parametrize("name", ["stub.py", "reference.py", "suite.py"])
def test_a_missing_file_is_named(tmp_path, folder, name):
    (folder / name).unlink()
    with pytest.raises(ContentError, match=rf"{name} is missing \(fix: "):
        read_folder(home(tmp_path), kata(tmp_path))


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ContentError, match=r"kata small/double has no folder .*solutions/small/double"):
        open_work(home(tmp_path), kata(tmp_path))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("stub.py", b"\xff", "is not UTF-8 text"),
        ("wrong_answer/squares.py", b"def (", "is not Python"),
        ("wrong_answer/squares.py", b"x = '\x00'", "is not Python"),
        ("checked.json", b"{", "is not a record"),
        ("checked.json", b"[]", "is not a record"),
        ("suite.py", b"def test_(:", "is not Python"),
        ("suite.py", b"x = 1", "has no tests"),
    ],
)
def test_a_broken_file_is_named(tmp_path, folder, name, content, sentence):
    (folder / name).write_bytes(content)
    with pytest.raises(ContentError) as caught:
        open_work(home(tmp_path), kata(tmp_path))
    assert Path(name).name in str(caught.value)
    assert sentence in str(caught.value)
    assert caught.value.fix


def test_a_folder_in_place_of_a_program_is_named(tmp_path, folder):
    (folder / "stub.py").unlink()
    (folder / "stub.py").mkdir()
    with pytest.raises(ContentError, match=r"stub\.py can't be read"):
        read_folder(home(tmp_path), kata(tmp_path))


def test_work_under_development_has_the_tests_that_stand_in_the_suite(tmp_path, folder):
    work = open_work(home(tmp_path), kata(tmp_path))
    assert work.id == "small/double"
    assert work.folder == str(folder)
    assert work.tests == ("test_doubles_a_number", "test_keeps_zero")
    assert (work.entry, work.requires, work.examples) == (
        ("double",),
        ("torch",),
        (Example("double(2)", "4"),),
    )


def test_checked_work_has_the_tests_of_its_record_while_the_suite_is_the_same(tmp_path, folder):
    record = {"suite": suite_hash(str(folder)), "tests": ["test_keeps_zero"], "seconds": 2.0}
    write(folder, json.dumps(record), "checked.json")
    places = home(tmp_path)
    assert read_folder(places, kata(tmp_path)).is_checked
    work = open_work(places, kata(tmp_path))
    assert (work.tests, work.seconds) == (("test_keeps_zero",), 40.0)
    write(folder, SUITE + "\n# changed\n", "suite.py")
    assert not read_folder(places, kata(tmp_path)).is_checked
    work = open_work(places, kata(tmp_path))
    assert (len(work.tests), work.seconds) == (2, 10.0)


@pytest.mark.parametrize("tests", [[], "test_a", [1], None, {}])
def test_a_record_without_tests_is_refused(tmp_path, folder, tests):
    write(folder, json.dumps({"suite": suite_hash(str(folder)), "tests": tests}), "checked.json")
    with pytest.raises(ContentError, match="names no tests"):
        open_work(home(tmp_path), kata(tmp_path))


def test_the_hash_covers_suite_and_goldens_and_not_line_ends(folder):
    first = suite_hash(str(folder))
    (folder / "suite.py").write_bytes(SUITE.replace("\n", "\r\n").encode())
    assert suite_hash(str(folder)) == first
    (folder / "reference.py").write_text("changed = True\n")
    assert suite_hash(str(folder)) == first
    (folder / "goldens.npz").write_bytes(b"\r\n")
    with_goldens = suite_hash(str(folder))
    (folder / "goldens.npz").write_bytes(b"\n")
    assert len({first, with_goldens, suite_hash(str(folder))}) == 3


def test_text_can_not_wander_between_files_without_changing_the_hash(tmp_path):
    write(tmp_path, "ab", "a.py")
    write(tmp_path, "c", "b.py")
    first = hash_of(str(tmp_path), ("a.py", "b.py"))
    write(tmp_path, "a", "a.py")
    write(tmp_path, "bc", "b.py")
    assert hash_of(str(tmp_path), ("a.py", "b.py")) != first


def test_solutions_lie_beside_their_deck_else_in_a_root(tmp_path, folder):
    elsewhere = kata(tmp_path / "packs" / "p")
    places = home(tmp_path)
    assert candidate_folders(places, elsewhere)[0] == str(tmp_path / "packs/p/solutions/small/double")
    assert folder_of(places, elsewhere) == str(folder)
    (tmp_path / "packs/p/solutions/small/double").mkdir(parents=True)
    assert folder_of(places, elsewhere) == str(tmp_path / "packs/p/solutions/small/double")


def test_bug_hunts_are_the_programs_among_the_wrong_answers(tmp_path, folder):
    for name in ("adds_one.py", "_private.py", "notes.txt", "two words.py", "__init__.py"):
        write(folder / "wrong_answer", "", name)
    assert wrong_answer_names(home(tmp_path), kata(tmp_path)) == ["adds_one", "squares"]
    assert wrong_answer_names(home(tmp_path), kata(tmp_path, id="small/other")) == []


def test_only_test_functions_at_the_top_are_tests(tmp_path):
    text = "class TestA:\n    def test_in(self): ...\n\ndef testing(): ...\ndef test_one(): ...\n"
    assert names_of_tests(str(write(tmp_path, text, "suite.py"))) == ("test_one",)


def test_reading_the_names_is_light():
    heavy = {"numpy", "pytest", "yaml", "drill.judge"}
    code = f"import drill.solutions, sys; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
