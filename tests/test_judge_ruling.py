"""Nothing passes that was not seen to pass: the rules of the verdict over what was observed."""

from __future__ import annotations

import signal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.cards import Example
from drill.judge.ruling import example_results, rule
from drill.judge.trial import UNFINISHED, Record
from drill.verdicts import ExampleResult, Outcome

TESTS = ("test_a", "test_b", "test_c")


def ended(name: str, outcome: str = "passed", **more: Any) -> dict[str, Any]:
    return {"event": "test", "name": name, "outcome": outcome, **more}


def report(
    *tests: dict[str, Any], collected: tuple[str, ...] = TESTS, status: int = 0
) -> list[dict[str, Any]]:
    return [
        {"event": "loaded"},
        {"event": "collected", "tests": list(collected)},
        *tests,
        {"event": "finished", "status": status},
        {"event": "closed", "processor_seconds": 0.25},
    ]


GOOD = report(*map(ended, TESTS))
WRONG = ended("test_b", "failed", cause="assertion", got="1", expected="2", call="f()", behaviour="It works.")
RAISED = ended("test_b", "failed", cause="raised", got="raised KeyError: 1", line=3, source_line="d[1]")


def outcome_of(events: list[dict[str, Any]], **observed: Any) -> Outcome:
    return rule(Record(events=events, **observed), TESTS).outcome


def test_a_whole_report_of_passed_tests_passes():
    verdict = rule(Record(events=GOOD, seconds=0.5), TESTS)
    assert (verdict.outcome, verdict.passed, verdict.total) == (Outcome.PASSED, 3, 3)
    assert (verdict.seconds, verdict.processor_seconds) == (0.5, 0.25)


def test_the_order_of_the_tests_does_not_matter():
    assert outcome_of(report(*map(ended, reversed(TESTS)), collected=TESTS[::-1])) is Outcome.PASSED


@pytest.mark.parametrize("missing", range(len(GOOD)))
def test_a_report_that_lacks_any_of_its_parts_does_not_pass(missing):
    events = [event for index, event in enumerate(GOOD) if index != missing]
    if GOOD[missing]["event"] == "loaded":
        assert outcome_of(events) is Outcome.PASSED
    else:
        assert outcome_of(events) is Outcome.UNJUDGED


@pytest.mark.parametrize(
    "events",
    [
        report(*map(ended, TESTS), collected=TESTS[:2]),
        report(*map(ended, TESTS), collected=(*TESTS, "test_d")),
        report(*map(ended, TESTS), collected=("test_a", "test_a", "test_b")),
        report(*map(ended, TESTS), ended("test_a")),
        report(ended("test_a"), ended("test_a"), ended("test_b")),
        report(ended("test_a"), ended("test_b"), ended("test_c", "skipped")),
        report(ended("test_a"), ended("test_b"), ended("test_c", "xpassed")),
        report(*map(ended, TESTS), status=1),
        report(*map(ended, TESTS), status=5),
        report(ended("test_a"), WRONG, ended("test_c")),
        [*GOOD, {"event": "closed", "processor_seconds": 0.0}],
        [*GOOD, {"event": "gone"}],
        [*GOOD, {"event": "broken", "message": "no"}],
        [*GOOD, {"event": "finished", "status": 0}],
        [],
        [{"event": "closed", "processor_seconds": 0.0}],
        [{"event": "gone"}],
    ],
)
def test_a_report_that_is_off_in_any_way_is_unjudged(events):
    verdict = rule(Record(events=events), TESTS)
    assert verdict.outcome is Outcome.UNJUDGED
    assert verdict.message
    assert not verdict.failures


def test_a_suite_without_expected_tests_never_passes():
    assert rule(Record(events=report(collected=())), ()).outcome is Outcome.UNJUDGED


def test_a_late_judge_is_our_fault():
    assert outcome_of(GOOD, judge_late=True) is Outcome.UNJUDGED


ANY_EVENT = st.sampled_from(
    [
        *GOOD,
        WRONG,
        RAISED,
        {"event": "gone"},
        {"event": "stopped", "stop": "crashed", "message": ""},
        {"event": "?"},
    ]
)


@given(st.lists(ANY_EVENT, max_size=12), st.booleans(), st.booleans())
def test_only_the_exact_report_passes(events, too_much, late):
    verdict = rule(Record(events=events, too_much_printed=too_much, judge_late=late), TESTS)
    kinds = [event for event in events if event["event"] not in ("?", "loaded")]
    exact = (
        len(kinds) == len(GOOD) - 1
        and all(event in kinds for event in GOOD[1:])
        and not too_much
        and not late
    )
    assert (verdict.outcome is Outcome.PASSED) == exact


def test_a_wrong_value_fails_with_what_was_found():
    verdict = rule(Record(events=report(ended("test_a"), WRONG, ended("test_c"), status=1)), TESTS)
    assert (verdict.outcome, verdict.passed) == (Outcome.FAILED, 2)
    assert [(each.test, each.got, each.expected, each.cause) for each in verdict.failures] == [
        ("test_b", "1", "2", "assertion")
    ]


def test_only_exceptions_of_the_submission_make_an_error():
    verdict = rule(Record(events=report(ended("test_a"), RAISED, ended("test_c"), status=1)), TESTS)
    assert (verdict.outcome, verdict.message) == (Outcome.ERROR, "it raised KeyError: 1")
    assert (verdict.failures[0].line, verdict.failures[0].source_line) == (3, "d[1]")
    both = report(ended("test_a"), RAISED, ended("test_c", "failed", cause="assertion"), status=1)
    assert outcome_of(both) is Outcome.FAILED


def test_a_run_that_may_end_at_its_first_failure_may_be_incomplete():
    events = report(ended("test_a"), WRONG, status=1)
    assert rule(Record(events=events), TESTS).outcome is Outcome.UNJUDGED
    assert rule(Record(events=events), TESTS, complete=False).outcome is Outcome.FAILED
    assert rule(Record(events=report(ended("test_a"))), TESTS, complete=False).outcome is Outcome.UNJUDGED


def test_a_submission_that_cannot_be_imported_is_an_error():
    unusable = {"event": "unusable", "message": "NameError: x (line 1: x)"}
    verdict = rule(Record(events=[unusable, GOOD[-1]]), TESTS)
    assert (verdict.outcome, verdict.message) == (Outcome.ERROR, "NameError: x (line 1: x)")


@pytest.mark.parametrize(
    ("stop", "status", "out_of_time", "outcome", "words"),
    [
        ("timed out", None, False, Outcome.TIMED_OUT, "why"),
        ("output limit", None, False, Outcome.OUTPUT_LIMIT, "why"),
        ("crashed", None, False, Outcome.CRASHED, "why"),
        ("crashed", 0, False, Outcome.CRASHED, "exit status 0"),
        ("crashed", -signal.SIGSEGV, False, Outcome.CRASHED, "SIGSEGV"),
        ("crashed", -signal.SIGKILL, False, Outcome.CRASHED, "SIGKILL"),
        ("crashed", -signal.SIGKILL, True, Outcome.TIMED_OUT, "processor time"),
        ("crashed", -signal.SIGXCPU, False, Outcome.TIMED_OUT, "processor time"),
        ("crashed", -200, False, Outcome.CRASHED, "200"),
        ("nonsense", None, False, Outcome.UNJUDGED, "why"),
    ],
)
def test_a_submission_that_cannot_go_on(stop, status, out_of_time, outcome, words):
    events = [*GOOD[:3], {"event": "stopped", "stop": stop, "message": "why"}, GOOD[-1]]
    verdict = rule(Record(events=events, answer_status=status, out_of_time=out_of_time), TESTS)
    assert verdict.outcome is outcome
    assert words in verdict.message
    assert verdict.passed == 1


def test_prints_are_those_of_the_import_and_of_the_first_failure():
    prints = {"": "import\n", "test_a": "a\n", "test_b": "b\n", "test_c": "c\n", UNFINISHED: ""}
    failed = rule(
        Record(events=report(ended("test_a"), WRONG, ended("test_c"), status=1), prints=prints), TESTS
    )
    assert failed.prints == "import\nb\n"
    assert rule(Record(events=GOOD, prints=prints), TESTS).prints == "import\na\nb\nc\n"


def test_text_from_outside_can_not_steer_a_terminal():
    hostile = "\x1b[2J\u202egnp"
    events = report(ended("test_a"), {**WRONG, "got": hostile}, ended("test_c"), status=1)
    verdict = rule(Record(events=events, prints={"test_b": hostile}), TESTS)
    assert "\x1b" not in verdict.failures[0].got + verdict.prints
    assert "\u202e" not in verdict.failures[0].got + verdict.prints


EXAMPLES = (Example("f(1)", "1"), Example("f(2)", "4"))


def shown(got: str, passed: Any = True) -> dict[str, Any]:
    return {"event": "example", "call": "f(1)", "expected": "1", "got": got, "passed": passed}


def test_examples_are_given_as_they_ran():
    results = example_results(Record(events=[shown("1"), shown("5", False), GOOD[-1]]), EXAMPLES)
    assert results == (ExampleResult("f(1)", "1", "1", True), ExampleResult("f(1)", "1", "5", False))


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([{"event": "unusable", "message": "SyntaxError"}, GOOD[-1]], "SyntaxError"),
        (
            [shown("1"), {"event": "stopped", "stop": "timed out", "message": "too slow"}, GOOD[-1]],
            "too slow",
        ),
        ([shown("1"), {"event": "gone"}], "ended early"),
    ],
)
def test_examples_that_did_not_all_run_say_why(events, words):
    last = example_results(Record(events=events), EXAMPLES)[-1]
    assert not last.passed
    assert words in last.got


def test_an_example_passes_only_by_a_plain_true():
    assert not example_results(Record(events=[shown("1", "yes"), shown("1"), GOOD[-1]]), EXAMPLES)[0].passed
