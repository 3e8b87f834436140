"""Records of katas: they survive being written, and each fault that they show is told."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from drill.problems import ERROR, WARNING
from drill.proving import checked
from drill.proving.checked import MutantCount, Record, Run, stepped
from drill.proving.kata_faults import Against, Waivers, faults
from drill.proving.mutants import mutants

REFERENCE = "def f(x):\n    return x + 1\n"
FIRST, SECOND, *_ = MUTANTS = mutants(REFERENCE)
TESTS = ("test_a", "test_b")
GOOD = Record(
    suite="s",
    measured="m",
    tests=TESTS,
    seconds=0.1,
    runs={
        "stub.py": Run("error", TESTS),
        "reference.py": Run("passed"),
        "accepted/by_hand.py": Run("passed"),
        "wrong_answer/off.py": Run("failed", ("test_a", "test_b"), asserted=True, named="off"),
    },
    hash_seeds=3,
    mutants=MutantCount("o", len(MUTANTS)),
)
AGAINST = Against("kata", {"test_a": 3, "test_b": 9}, 10.0, MUTANTS, Waivers({}, {}))


def told(record: Record, against: Against = AGAINST, severity: str = ERROR) -> list[str]:
    return [str(problem) for problem in faults(against, record) if problem.severity == severity]


def with_run(name: str, run: Run) -> Record:
    return replace(GOOD, runs={**GOOD.runs, name: run})


def test_a_good_record_has_no_faults() -> None:
    assert faults(AGAINST, GOOD) == []


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (with_run("stub.py", Run("passed")), "kata/stub.py:1:1: error: the stub passes"),
        (
            with_run("reference.py", Run("failed", ("test_a",))),
            "kata/reference.py:1:1: error: the reference does not pass: failed in test_a",
        ),
        (
            with_run("accepted/by_hand.py", Run("error")),
            "kata/accepted/by_hand.py:1:1: error: a right answer is refused: error",
        ),
        (
            with_run("wrong_answer/b.py", Run("passed")),
            "kata/wrong_answer/b.py:1:1: error: a wrong answer passes",
        ),
        (
            with_run("wrong_answer/b.py", Run("crashed", ("test_a",))),
            "kata/wrong_answer/b.py:1:1: error: a wrong answer fails by no assertion: crashed in test_a",
        ),
        (
            with_run("wrong_answer/b.py", Run("failed", ("test_a",), asserted=False)),
            "kata/wrong_answer/b.py:1:1: error: a wrong answer fails by no assertion: failed in test_a",
        ),
        (
            with_run("stub.py", Run("unjudged")),
            "kata/stub.py:1:1: error: the program could not be judged",
        ),
        (replace(GOOD, examples=("f(1)",)), "kata/reference.py:1:1: error: the example f(1) is not as"),
        (
            replace(GOOD, unsteady=(2,)),
            "kata/reference.py:1:1: error: the reference does not pass with PYTHONHASHSEED=2",
        ),
        (replace(GOOD, seconds=5.0), "kata/suite.py:1:1: error: the reference takes 5 s of a limit of 10 s"),
        (replace(GOOD, mutants=None), "kata/suite.py:1:1: error: no mutants of the reference were tried"),
        (
            replace(GOOD, mutants=MutantCount("o", 4, (FIRST.hash,))),
            f"kata/reference.py:2:1: error: a mutant passes: {FIRST.what}",
        ),
    ],
)
def test_a_fault_is_told(record: Record, what: str) -> None:
    assert [problem for problem in told(record) if problem.startswith(what)]


def test_a_test_that_nothing_fails_is_a_fault_and_one_that_only_the_stub_fails_is_advice() -> None:
    wrong = Run("failed", ("test_a",), asserted=True)
    only_stub = with_run("wrong_answer/off.py", wrong)
    assert told(only_stub) == []
    assert told(only_stub, severity=WARNING) == [
        "kata/suite.py:9:1: warning: no wrong answer fails test_b (fix: write one)"
    ]
    nothing = replace(only_stub, runs={**only_stub.runs, "stub.py": Run("error", ("test_a",))})
    assert [line.partition(" (")[0] for line in told(nothing)] == [
        "kata/suite.py:9:1: error: nothing fails test_b"
    ]


def test_a_slow_suite_is_advice() -> None:
    assert told(replace(GOOD, seconds=0.5)) == []
    assert told(replace(GOOD, seconds=0.5), severity=WARNING) == [
        "kata/suite.py:1:1: warning: the suite takes 0.5 s with the reference (fix: at most 0.3 s)"
    ]


def waived(*hashes: str, reason: str = "equivalent") -> Against:
    many = [replace_hash(number) for number in range(20)]
    waivers = Waivers(
        dict.fromkeys(hashes, reason), {each: line for line, each in enumerate(hashes, start=1)}
    )
    return AGAINST._replace(mutants=[*MUTANTS, *many], waivers=waivers)


def replace_hash(number: int) -> object:
    return replace(FIRST, hash=f"{number:012}")


def test_a_waived_mutant_may_pass() -> None:
    record = replace(GOOD, mutants=MutantCount("o", 24, (FIRST.hash,)))
    assert told(record, waived(FIRST.hash)) == []


def test_waivers_of_nothing_and_without_a_reason_are_faults() -> None:
    record = replace(GOOD, mutants=MutantCount("o", 24, (FIRST.hash,)))
    assert told(record, waived(FIRST.hash, "0" * 11 + "x")) == [
        "kata/waivers.yaml:2:1: error: 00000000000x is no mutant of the reference (fix: remove it)"
    ]
    assert told(record, waived(FIRST.hash, SECOND.hash)) == [
        f"kata/waivers.yaml:2:1: error: {SECOND.hash} fails the suite (fix: remove the waiver)"
    ]
    assert told(record, waived(FIRST.hash, reason=" ")) == [
        f"kata/waivers.yaml:1:1: error: the waiver of {FIRST.hash} has no reason (fix: say why)"
    ]


def test_too_many_waivers_are_a_fault() -> None:
    hashes = [f"{number:012}" for number in range(4)]
    record = replace(GOOD, mutants=MutantCount("o", 24, tuple(hashes)))
    assert [line for line in told(record, waived(*hashes)) if "of the mutants are waived" in line]
    assert not told(replace(record, mutants=MutantCount("o", 24, tuple(hashes[:3]))), waived(*hashes[:3]))


def test_a_record_survives_being_written() -> None:
    record = replace(
        GOOD,
        examples=("f(1)",),
        unsteady=(2, 5),
        mutants=MutantCount("o", 24, (SECOND.hash, FIRST.hash)),
    )
    text = checked.written(record, [SECOND.hash])
    assert checked.read(json.loads(text)) == record
    assert json.loads(text)["mutants"] == {
        "of": "o",
        "total": 24,
        "killed": 22,
        "waived": [SECOND.hash],
        "survivors": [FIRST.hash],
    }


def test_a_record_is_written_the_same_in_any_order() -> None:
    other = replace(GOOD, runs=dict(reversed(GOOD.runs.items())))
    assert checked.written(GOOD, ()) == checked.written(other, ())


@pytest.mark.parametrize("content", [{}, {"schema": 0}, {"schema": 1}, {"schema": 1, "suite": 3, "tests": 1}])
def test_what_is_no_record_of_ours_is_none(content: dict[str, object]) -> None:
    assert checked.read(content) is None


def test_times_go_in_steps_and_small_changes_change_nothing() -> None:
    assert stepped(0.01) == 0.1
    assert stepped(0.11) == 0.2
    assert stepped(500.0) == 60.0
    assert stepped(0.08, before=0.3) == 0.3
    assert stepped(0.07, before=0.3) == 0.1
    assert stepped(0.55, before=0.3) == 0.3
    assert stepped(0.65, before=0.3) == 1.0
