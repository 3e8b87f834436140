"""A kata made from its reference: stub, suite, card, wrong answers, until `drill check` finds nothing missing."""

from __future__ import annotations

import ast
import json

import pytest

from drill import cli
from drill.authoring import kata_making
from drill.authoring.probing import proposed_suite, show
from drill.authoring.signatures import ARRAY, FLOAT, INT, NUMBERS, TEXTS, read_reference
from drill.decks import load_library, read_deck
from drill.errors import ContentError, UsageError
from drill.places import find_places
from drill.problems import errors_in
from drill.proving.suite_lints import LEAST_TESTS, MOST_TESTS, names_of_tests, suite_problems

SOFTMAX = '''\
import numpy as np


def softmax(X: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Return the softmax of each row of X: (n, d).

    Raises ValueError for a temperature that is not positive.
    """
    if temperature <= 0:
        raise ValueError("the temperature must be positive")
    shifted = (X - X.max(axis=1, keepdims=True)) / temperature
    weights = np.exp(shifted)
    return weights / weights.sum(axis=1, keepdims=True)
'''
MEAN = '''\
def mean(values: list[float]) -> float:
    """Return the mean."""
    if not values:
        raise ValueError("no values")
    return sum(values) / len(values)
'''
SCALES = '''\
import numpy as np


def scales(X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and standard deviation of each column of X (n, d)."""
    return X.mean(axis=0), X.std(axis=0)
'''
LOOPS = '''\
"""goes row by row with plain Python"""
import math

import numpy as np


def softmax(X, temperature=1.0):
    if temperature <= 0:
        raise ValueError("not positive")
    rows = []
    for row in np.asarray(X, dtype=float).tolist():
        weights = [math.exp((x - max(row)) / temperature) for x in row]
        rows.append([weight / sum(weights) for weight in weights])
    return np.array(rows).reshape(np.shape(X))
'''
LOGS = '''\
"""takes off the log of the sum of exponents"""
import numpy as np


def softmax(X, temperature=1.0):
    if not temperature > 0:
        raise ValueError("not positive")
    Z = np.asarray(X, dtype=float) / temperature
    Z = Z - Z.max(axis=-1, keepdims=True)
    return np.exp(Z - np.log(np.exp(Z).sum(axis=-1, keepdims=True)))
'''


def test_a_reference_says_what_its_function_takes():
    found = read_reference(SOFTMAX)
    (argument,) = found.arguments
    assert (argument.name, argument.kind, argument.shape) == ("X", ARRAY, ("n", "d"))
    assert found.options == (("temperature", 1.0),)
    kinds = read_reference("def f(a: float, n: int, xs: list[float], words: list[str], y): pass").arguments
    assert [each.kind for each in kinds] == [FLOAT, INT, NUMBERS, TEXTS, ARRAY]


def test_the_stub_has_the_signature_and_no_answer():
    stub = read_reference(SOFTMAX).stub
    tree = ast.parse(stub)
    assert "import numpy as np" in stub
    assert "keepdims" not in stub
    assert ast.unparse(tree.body[-1].body[-1]) == "raise NotImplementedError"
    assert ast.get_docstring(tree.body[-1]).startswith("Return the softmax")


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("class A: pass", "a class can't be made"),
        ("x = 1", "public functions: none"),
        ("def f(x): pass\ndef g(x): pass", "public functions: f, g"),
        ("def f(*xs): pass", "any number of arguments"),
        ("def f(): pass", "takes no argument"),
        ("import torch\ndef f(x: torch.Tensor): pass", "takes tensors"),
    ],
)
def test_what_no_kata_can_be_made_from_is_told(source, says):
    with pytest.raises(UsageError, match=says):
        read_reference(source)
    with pytest.raises(ContentError):
        read_reference("def f(:")


@pytest.mark.parametrize(
    ("source", "has", "has_not"),
    [
        (
            SOFTMAX,
            {"by_hand", "random", "float32", "odd_temperature", "rows_sum_to_one"},
            {"scale_invariant", "odd"},
        ),
        (
            MEAN,
            {"empty", "all_equal", "input_unchanged", "homogeneous", "shift_equivariant"},
            {"float32", "even"},
        ),
        (SCALES, {"by_hand", "integers", "non_contiguous"}, {"idempotent"}),
    ],
)
def test_the_suite_has_the_obligatory_cases_and_only_properties_that_hold(source, has, has_not):
    reference = read_reference(source)
    suite, _, left_out = proposed_suite(reference)
    names = {name.removeprefix("test_") for name in names_of_tests(suite)}
    assert has <= names
    assert not has_not & names
    assert LEAST_TESTS <= len(names) <= MOST_TESTS
    assert suite_problems(suite, "suite.py", (reference.entry,)) == []
    assert all(": the reference gives" in told for told in left_out)


def test_an_empty_input_is_refused_or_valued_as_the_reference_does():
    assert "is refused with a ValueError" in proposed_suite(read_reference(MEAN))[0]
    assert "An empty input has its value" in proposed_suite(read_reference(SOFTMAX))[0]


def test_a_reference_that_can_not_be_called_is_told():
    with pytest.raises(ContentError, match="can't be called as f"):
        show(read_reference("def f(x):\n    return x.no_such_thing"))


def test_the_prompt_is_made_of_signature_and_docstring():
    said = kata_making.prompt(read_reference(SOFTMAX))
    assert said.startswith("Write `softmax(X, temperature=1.0)`, which should return the softmax of each row")


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DRILL_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "softmax.py").write_text(SOFTMAX)
    (tmp_path / "loops.py").write_text(LOOPS)
    (tmp_path / "logs.py").write_text(LOGS)

    def call(*arguments):
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


HINTS = ("--hint", "What does exp do to 1000?", "--hint", "Take the maximum of each row off.")


def test_from_a_reference_to_a_kata_that_is_green(run, tmp_path):
    accepted = ("--accepted", str(tmp_path / "loops.py"), "--accepted", str(tmp_path / "logs.py"))
    code, out, _ = run(
        "new", "kata", "own/row-softmax", "--from", str(tmp_path / "softmax.py"), *HINTS, *accepted
    )
    assert code == 0
    assert "drill check --watch own/row-softmax" in out
    code, out, _ = run("new", "wrong", "own/row-softmax", "--json")
    proposals = json.loads(out)["proposals"]
    assert len(proposals) >= 5
    assert all(each["fails"] for each in proposals)
    keep = [
        part
        for number, each in enumerate(proposals[:6])
        for part in ("--keep", f"{each['hash']}=slip_{number}:makes slip number {number}")
    ]
    assert run("new", "wrong", "own/row-softmax", *keep)[0] == 0
    code, out, err = run("check", "--mutants", "own/row-softmax")
    assert (code, [line for line in err.splitlines() if ": error: " in line]) == (0, [])
    assert "0 errors" in out
    assert "own/row-softmax" in run("search", "row-softmax", "--plain")[1]
    again = json.loads(run("new", "wrong", "own/row-softmax", "--json")[1])["proposals"]
    assert not {each["hash"] for each in proposals[:6]} & {each["hash"] for each in again}


def test_nothing_is_overwritten_and_nothing_is_half_made(run, tmp_path):
    source = str(tmp_path / "softmax.py")
    code, _, err = run("new", "kata", "own/row-softmax", "--from", source)
    assert code == 3
    assert "give two hints with --hint" in err
    assert not (tmp_path / "decks").exists()
    assert not (tmp_path / "solutions").exists()
    assert run("new", "kata", "own/row-softmax", "--from", source, *HINTS)[0] == 0
    before = (tmp_path / "decks" / "own.yaml").read_bytes()
    code, _, err = run("add", "--kata", "own/row-softmax", "--from", source)
    assert code == 2
    assert "is there already" in err
    assert (tmp_path / "decks" / "own.yaml").read_bytes() == before
    assert run("new", "kata", "row-softmax", "--from", source)[0] == 2


@pytest.mark.parametrize(
    ("keep", "says"),
    [
        ("abc=name:phrase", "is no mutant"),
        ("{hash}=Not-A-Name:phrase", "is no name for a wrong answer"),
        ("{hash}=name:", "the docstring is not one line"),
    ],
)
def test_a_wrong_answer_without_name_or_phrase_is_refused(run, tmp_path, keep, says):
    run("new", "kata", "own/row-softmax", "--from", str(tmp_path / "softmax.py"), *HINTS)
    from drill.authoring.wrong_answers import mutants_of

    folder = tmp_path / "solutions" / "own" / "row-softmax"
    digest = mutants_of(str(folder))[0].hash
    code, _, err = run("new", "wrong", "own/row-softmax", "--keep", keep.format(hash=digest))
    assert code in (2, 3)
    assert says in err
    assert not (folder / "wrong_answer").exists()


def test_a_deck_is_begun_and_its_first_card_appended(run, tmp_path):
    assert run("new", "deck", "decision-trees", "--title", "Trees", "--summary", "Greedy splits.")[0] == 0
    deck = tmp_path / "decks" / "decision-trees.yaml"
    assert deck.read_text().startswith("title: Trees\nsummary: Greedy splits.\n")
    assert run("new", "deck", "decision-trees")[0] == 2
    answer = "One word after the other. " * 10
    given = [
        "--topic",
        "decision-trees",
        "--ask",
        "Why?",
        "--answer",
        answer,
        "--point",
        "One",
        "--point",
        "Two",
    ]
    assert run("add", *given)[0] == 0
    read, problems = read_deck(str(deck))
    assert errors_in(problems) == []
    assert [card.ask for card in read.questions] == ["Why?"]


def test_a_track_is_appended_to_those_that_are_there(run, tmp_path):
    (tmp_path / "decks").mkdir()
    tracks = tmp_path / "decks" / "tracks.yaml"
    tracks.write_text("# mine\n- id: first\n  title: First\n  topics: [attention]")
    code, _, err = run("new", "track", "second", "--topic", "attention", "--topic", "nowhere")
    assert code == 0
    assert "no deck yet for nowhere" in err
    assert tracks.read_text().startswith(
        "# mine\n- id: first\n  title: First\n  topics: [attention]\n- id: second"
    )
    places = find_places({"DRILL_HOME": str(tmp_path)})
    named = {track.id: track.topics for track in load_library(places, lenient=True)[0].tracks}
    assert named["second"] == ("attention", "nowhere")
    assert run("new", "track", "second", "--topic", "attention")[0] == 2
    assert run("new", "track", "third")[0] == 2
