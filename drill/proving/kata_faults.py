"""What a record says against a kata: pure, so that one that was read is judged like one just measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drill.problems import ERROR, WARNING, Place, Problem
from drill.proving.checked import Record, Run
from drill.proving.mutants import Mutant

MOST_WAIVED = 0.15
MOST_SECONDS = 0.3
SHARE_OF_LIMIT = 4
NO_MUTANTS = "no mutants of the reference were tried"
WRONG, ACCEPTED = "wrong_answer/", "accepted/"


class Waivers(NamedTuple):
    """The mutants that are no faults, by hash, each with its reason, and the line that says so."""

    reasons: Mapping[str, str]
    lines: Mapping[str, int]


class Against(NamedTuple):
    """What a record is held against: a folder, the lines of its suite's tests, the limit, and the mutants."""

    folder: str
    lines_of_tests: Mapping[str, int]
    limit: float
    mutants: Sequence[Mutant]
    waivers: Waivers


def faults(kata: Against, record: Record) -> list[Problem]:
    """Return what speaks against the kata, in the order of its files."""
    return [
        *_of_programs(kata, record),
        *_of_tests(kata, record),
        *_of_time(kata, record),
        *_of_mutants(kata, record),
        *_of_waivers(kata, record),
    ]


def _at(kata: Against, name: str, what: str, fix: str, *, line: int = 1, severity: str = ERROR) -> Problem:
    return Problem(Place(f"{kata.folder}/{name}", line, 1), what, fix, severity)


def _of_programs(kata: Against, record: Record) -> Iterator[Problem]:
    for name, run in sorted(record.runs.items()):
        for what, fix in _of_run(name, run):
            yield _at(kata, name, what, fix)
    for call in record.examples:
        fix = "mend the example in the deck, or the reference"
        yield _at(kata, "reference.py", f"the example {call} is not as the deck states", fix)
    for seed in record.unsteady:
        fix = "no order of a set, no hash, no global state"
        yield _at(kata, "reference.py", f"the reference does not pass with PYTHONHASHSEED={seed}", fix)


def _of_run(name: str, run: Run) -> Iterator[tuple[str, str]]:
    if run.outcome == "unjudged":
        yield "the program could not be judged", "drill doctor"
    elif name == "reference.py" and run.outcome != "passed":
        yield f"the reference does not pass: {_told(run)}", "mend it, or the suite"
    elif name.startswith(ACCEPTED) and run.outcome != "passed":
        yield f"a right answer is refused: {_told(run)}", "widen the suite, or mend the answer"
    elif name == "stub.py" and run.outcome == "passed":
        yield "the stub passes", "raise NotImplementedError"
    elif name.startswith(WRONG):
        yield from _of_wrong_answer(run)


def _of_wrong_answer(run: Run) -> Iterator[tuple[str, str]]:
    if run.outcome == "passed":
        yield "a wrong answer passes", "a test for the behaviour that it lacks"
    elif run.outcome != "failed" or not run.asserted:
        yield f"a wrong answer fails by no assertion: {_told(run)}", "a wrong value, not a crash"


def _told(run: Run) -> str:
    return f"{run.outcome} in {', '.join(run.fails)}" if run.fails else run.outcome


def _of_tests(kata: Against, record: Record) -> Iterator[Problem]:
    by_stub = set(record.runs["stub.py"].fails) if "stub.py" in record.runs else set()
    by_wrong = {test for name, run in record.runs.items() if name.startswith(WRONG) for test in run.fails}
    for test in record.tests:
        line = kata.lines_of_tests.get(test, 1)
        if test not in by_stub | by_wrong:
            fix = "a wrong answer that it is there for, or remove it"
            yield _at(kata, "suite.py", f"nothing fails {test}", fix, line=line)
        elif test not in by_wrong:
            yield _at(
                kata, "suite.py", f"no wrong answer fails {test}", "write one", line=line, severity=WARNING
            )


def _of_time(kata: Against, record: Record) -> Iterator[Problem]:
    if record.seconds * SHARE_OF_LIMIT > kata.limit:
        what = f"the reference takes {record.seconds:g} s of a limit of {kata.limit:g} s"
        yield _at(kata, "suite.py", what, f"less than 1/{SHARE_OF_LIMIT} of it")
    elif record.seconds > MOST_SECONDS:
        what = f"the suite takes {record.seconds:g} s with the reference"
        yield _at(kata, "suite.py", what, f"at most {MOST_SECONDS} s", severity=WARNING)


def _of_mutants(kata: Against, record: Record) -> Iterator[Problem]:
    if record.mutants is None:
        yield _at(kata, "suite.py", NO_MUTANTS, "drill check --mutants")
        return
    passing = set(record.mutants.passing)
    for mutant in kata.mutants:
        if mutant.hash in passing and mutant.hash not in kata.waivers.reasons:
            fix = f"a test that fails it, or a waiver of {mutant.hash} with the reason"
            yield _at(kata, "reference.py", f"a mutant passes: {mutant.what}", fix, line=mutant.line)


def _of_waivers(kata: Against, record: Record) -> Iterator[Problem]:
    known = {mutant.hash for mutant in kata.mutants}
    passing = known if record.mutants is None else set(record.mutants.passing)
    for waived, reason in kata.waivers.reasons.items():
        line = kata.waivers.lines.get(waived, 1)
        if waived not in known:
            yield _at(kata, "waivers.yaml", f"{waived} is no mutant of the reference", "remove it", line=line)
        elif waived not in passing:
            yield _at(kata, "waivers.yaml", f"{waived} fails the suite", "remove the waiver", line=line)
        if not reason.strip():
            yield _at(kata, "waivers.yaml", f"the waiver of {waived} has no reason", "say why", line=line)
    waived_share = len(known & set(kata.waivers.reasons)) / max(1, len(known))
    if waived_share > MOST_WAIVED:
        what = f"{waived_share:.0%} of the mutants are waived"
        yield _at(kata, "waivers.yaml", what, f"at most {MOST_WAIVED:.0%}: tests for the others")
