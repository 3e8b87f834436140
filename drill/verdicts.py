"""What the judge says about a submission, as plain values."""

from __future__ import annotations

from enum import StrEnum

from drill.light import NamedTuple


class Outcome(StrEnum):
    """The kinds of verdict. UNJUDGED means that our side broke: nothing is held against the learner."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIMED_OUT = "timed out"
    CRASHED = "crashed"
    OUTPUT_LIMIT = "output limit"
    UNJUDGED = "unjudged"


class Failure(NamedTuple):
    """One hidden test that failed: the behaviour in a sentence, and what was called, wanted and got, shortened.

    `cause` is "assertion" (a wrong value), "raised" (the submission raised), "stopped" (it could not go on) or
    "suite" (the suite could not use what it returned).
    """

    test: str
    behaviour: str
    call: str = ""
    expected: str = ""
    got: str = ""
    detail: str = ""
    line: int | None = None
    source_line: str = ""
    cause: str = ""


class Mistake(NamedTuple):
    """A known wrong answer whose very values the submission gives: its name and its sentence to the learner."""

    name: str
    sentence: str


class ExampleResult(NamedTuple):
    """A visible example after it ran: what the call gave, as text, or the error, and whether it is as stated."""

    call: str
    expected: str
    got: str
    passed: bool


class Verdict(NamedTuple):
    """The outcome with its counts of hidden tests, the failures in the order of the suite, and what was printed.

    `seconds` is what the trial took, without waiting for a processor; `processor_seconds` what the suite used.
    """

    outcome: Outcome
    passed: int
    total: int
    seconds: float
    message: str = ""
    failures: tuple[Failure, ...] = ()
    mistake: Mistake | None = None
    prints: str = ""
    processor_seconds: float = 0.0
