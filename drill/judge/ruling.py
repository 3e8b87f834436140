"""From what was observed to the verdict: a pure function that passes nothing it has not seen pass."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from typing import Any

from drill.cards import Example
from drill.judge.trial import Record
from drill.verdicts import ExampleResult, Failure, Outcome, Verdict

MAX_SHOWN_PRINTS = 20_000
_STOPS = {outcome.value: outcome for outcome in (Outcome.TIMED_OUT, Outcome.CRASHED, Outcome.OUTPUT_LIMIT)}
_TEXTS = ("behaviour", "call", "expected", "got", "detail", "source_line", "cause")


def rule(record: Record, expected: Sequence[str]) -> Verdict:
    """Return the verdict on a submission whose suite must consist of the tests `expected`, in any order.

    PASSED only if the tests collected are exactly these, each passed exactly once, nothing else was reported, and
    the judge closed its report.
    """
    outcome, message = _outcome(record, expected)
    passed = {event["name"] for event in _tests(record) if event["outcome"] == "passed"}
    failures = () if outcome is Outcome.UNJUDGED else tuple(map(_failure, _failed(record)))
    return Verdict(
        outcome=outcome,
        passed=len(passed & set(expected)),
        total=len(expected),
        seconds=record.seconds,
        message=message,
        failures=failures,
        prints=_prints(record, failures),
    )


def _outcome(record: Record, expected: Sequence[str]) -> tuple[Outcome, str]:
    if record.too_much_printed:
        return Outcome.OUTPUT_LIMIT, "it printed more than 1 MB"
    for event in record.of_kind("stopped"):
        return _stopped(record, event)
    ours = _broken(record, expected)
    if ours:
        return Outcome.UNJUDGED, ours
    for event in record.of_kind("unusable"):
        return Outcome.ERROR, str(event["message"])
    failed = _failed(record)
    if not failed:
        return Outcome.PASSED, ""
    if all(event.get("cause") == "raised" for event in failed):
        return Outcome.ERROR, str(failed[0].get("got", ""))
    return Outcome.FAILED, ""


def _stopped(record: Record, event: dict[str, Any]) -> tuple[Outcome, str]:
    outcome = _STOPS.get(str(event.get("stop")), Outcome.UNJUDGED)
    message = str(event.get("message", ""))
    status = record.answer_status
    if outcome is not Outcome.CRASHED or status is None:
        return outcome, message
    if status in (-signal.SIGXCPU, -signal.SIGKILL) and record.seconds >= 1.0:
        return Outcome.TIMED_OUT, "it used up its processor time"
    return outcome, f"{message}: {_ending(status)}"


def _ending(status: int) -> str:
    if status >= 0:
        return f"it ended itself with exit status {status}"
    try:
        return f"killed by {signal.Signals(-status).name}"
    except ValueError:
        return f"killed by signal {-status}"


def _broken(record: Record, expected: Sequence[str]) -> str:
    """Return what is wrong on our side, or "" when the report can be believed."""
    if record.judge_late:
        return "the suite did not end within its limit"
    for event in record.of_kind("broken"):
        return f"the suite can't be loaded: {event.get('message')}"
    if len(record.of_kind("closed")) != 1 or record.of_kind("gone"):
        return f"the judge's process ended early: {record.notes[-500:]}".rstrip(": ")
    if record.of_kind("unusable"):
        return ""
    return _incomplete(record, expected)


def _incomplete(record: Record, expected: Sequence[str]) -> str:
    collected = [name for event in record.of_kind("collected") for name in event["tests"]]
    if not expected or sorted(collected) != sorted(expected):
        return "the suite's tests are not those that were checked (fix: drill check)"
    if sorted(event["name"] for event in _tests(record)) != sorted(expected):
        return "not every test of the suite ran exactly once"
    if any(event["outcome"] not in ("passed", "failed") for event in _tests(record)):
        return "the suite skipped a test"
    statuses = [event["status"] for event in record.of_kind("finished")]
    if statuses != [1 if _failed(record) else 0]:
        return f"pytest ended with status {statuses}"
    return ""


def _tests(record: Record) -> list[dict[str, Any]]:
    return record.of_kind("test")


def _failed(record: Record) -> list[dict[str, Any]]:
    return [event for event in _tests(record) if event["outcome"] == "failed"]


def _failure(event: dict[str, Any]) -> Failure:
    texts = {key: str(event.get(key, "")) for key in _TEXTS}
    line = event.get("line")
    return Failure(test=str(event["name"]), line=line if isinstance(line, int) else None, **texts)


def _prints(record: Record, failures: tuple[Failure, ...]) -> str:
    """Return what the import and the first failed test printed; all there is when nothing failed."""
    if failures:
        kept = [record.prints.get(name, "") for name in ("", failures[0].test, "?")]
    else:
        kept = list(record.prints.values())
    return "".join(kept)[:MAX_SHOWN_PRINTS]


def examples(record: Record, stated: Sequence[Example]) -> tuple[ExampleResult, ...]:
    """Return the results of the visible examples; one failed result where the submission can't be run."""
    results = tuple(map(_example, record.of_kind("example")))
    if len(results) == len(stated) and record.of_kind("closed"):
        return results
    outcome, message = _outcome(record, ())
    return (*results, ExampleResult("", "", message or outcome.value, False))


def _example(event: dict[str, Any]) -> ExampleResult:
    place = f" (line {event['line']}: {event['source_line']})" if event.get("line") else ""
    return ExampleResult(
        str(event["call"]), str(event["expected"]), f"{event['got']}{place}", bool(event["passed"])
    )
