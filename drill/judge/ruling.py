"""From what was observed to the verdict: a pure function that passes nothing it has not seen pass."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from typing import Any

from drill.cards import Example
from drill.judge.trial import UNFINISHED, Record
from drill.safe import clean
from drill.verdicts import ExampleResult, Failure, Outcome, Verdict

MAX_SHOWN_PRINTS = 20_000
MAX_TEXT = 3000
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)
_STOPS = {outcome.value: outcome for outcome in (Outcome.TIMED_OUT, Outcome.CRASHED, Outcome.OUTPUT_LIMIT)}
_TEXTS = ("behaviour", "call", "expected", "got", "detail", "source_line", "cause")


def rule(record: Record, expected: Sequence[str], *, complete: bool = True) -> Verdict:
    """Return the verdict on a submission whose suite must consist of the tests `expected`.

    PASSED only if the tests collected are exactly these, each passed exactly once, nothing else was reported,
    and the judge closed its report. Where the run was to end at its first failure it need not be `complete`.
    """
    outcome, message = _outcome(record, expected, complete)
    passed = {event["name"] for event in record.of_kind("test") if event["outcome"] == "passed"}
    failures = () if outcome is Outcome.UNJUDGED else tuple(map(_failure, _failed(record)))
    return Verdict(
        outcome=outcome,
        passed=len(passed & set(expected)),
        total=len(expected),
        seconds=record.seconds,
        message=clean(message[:MAX_TEXT]),
        failures=failures,
        prints=_prints(record, failures),
        processor_seconds=_processor_seconds(record),
    )


def _outcome(record: Record, expected: Sequence[str], complete: bool) -> tuple[Outcome, str]:
    stopped = _stopped(record)
    if stopped is not None:
        return stopped
    ours = _broken(record) or ("" if record.of_kind("unusable") else _incomplete(record, expected, complete))
    if ours:
        return Outcome.UNJUDGED, ours
    for event in record.of_kind("unusable"):
        return Outcome.ERROR, str(event["message"])
    return _counted(_failed(record))


def _counted(failed: list[dict[str, Any]]) -> tuple[Outcome, str]:
    if not failed:
        return Outcome.PASSED, ""
    if all(event.get("cause") == "raised" for event in failed):
        return Outcome.ERROR, f"it {failed[0].get('got', '')}"
    return Outcome.FAILED, ""


def _stopped(record: Record) -> tuple[Outcome, str] | None:
    """Return the outcome of a submission that could not go on, or None."""
    if record.too_much_printed:
        return Outcome.OUTPUT_LIMIT, "it printed more than 1 MB"
    for event in record.of_kind("stopped"):
        outcome, message = _STOPS.get(str(event.get("stop")), Outcome.UNJUDGED), str(event.get("message"))
        if outcome is Outcome.CRASHED and record.answer_status is not None:
            return _ended(record.answer_status, record.out_of_time)
        return outcome, message
    return None


def _ended(status: int, out_of_time: bool) -> tuple[Outcome, str]:
    if status == -signal.SIGXCPU or (status == -signal.SIGKILL and out_of_time):
        return Outcome.TIMED_OUT, "it used up its processor time"
    if status >= 0:
        return Outcome.CRASHED, f"it ended itself with exit status {status}"
    try:
        return Outcome.CRASHED, f"it was killed by {signal.Signals(-status).name}"
    except ValueError:
        return Outcome.CRASHED, f"it was killed by signal {-status}"


def _broken(record: Record) -> str:
    """Return what is wrong with the judge's own process, or an empty text."""
    if record.judge_late:
        return "the suite did not end within its limit"
    for event in record.of_kind("broken"):
        return f"the suite can't be loaded: {event.get('message')}"
    if len(record.of_kind("closed")) != 1 or record.of_kind("gone"):
        return f"the judge's process ended early: {record.notes[-500:]}".rstrip(": ")
    return ""


def _incomplete(record: Record, expected: Sequence[str], complete: bool) -> str:
    """Return why the report is not that of the whole suite, or an empty text."""
    collected = [name for event in record.of_kind("collected") for name in event["tests"]]
    if not expected or sorted(collected) != sorted(expected):
        return "the suite's tests are not those that were checked (fix: drill check)"
    ran = sorted(event["name"] for event in record.of_kind("test"))
    if ran != sorted(expected) and (complete or not _failed(record) or len(set(ran)) != len(ran)):
        return "not every test of the suite ran exactly once"
    if any(event["outcome"] not in ("passed", "failed") for event in record.of_kind("test")):
        return "the suite skipped a test"
    statuses = [event["status"] for event in record.of_kind("finished")]
    return "" if statuses == [1 if _failed(record) else 0] else f"pytest ended with status {statuses}"


def _failed(record: Record) -> list[dict[str, Any]]:
    return [event for event in record.of_kind("test") if event["outcome"] == "failed"]


def _failure(event: dict[str, Any]) -> Failure:
    texts = {key: clean(str(event.get(key, ""))[:MAX_TEXT]) for key in _TEXTS}
    line = event.get("line")
    return Failure(test=str(event["name"]), line=line if isinstance(line, int) else None, **texts)


def _prints(record: Record, failures: tuple[Failure, ...]) -> str:
    """Return what the import and the first failed test printed; all there is when nothing failed."""
    shown = ["", failures[0].test, UNFINISHED] if failures else list(record.prints)
    return clean("".join(record.prints.get(name, "") for name in shown)[:MAX_SHOWN_PRINTS])


def _processor_seconds(record: Record) -> float:
    return sum(float(event["processor_seconds"]) for event in record.of_kind("closed"))


def example_results(record: Record, stated: Sequence[Example]) -> tuple[ExampleResult, ...]:
    """Return the results of the visible examples, and a failed one that says why if they did not all run."""
    results = tuple(map(_example_result, record.of_kind("example")))
    if len(results) == len(stated) and not _broken(record):
        return results
    outcome, message = _stopped(record) or (Outcome.UNJUDGED, _broken(record))
    for event in record.of_kind("unusable"):
        message = str(event["message"])
    return (*results, ExampleResult("", "", clean(message or outcome.value), passed=False))


def _example_result(event: dict[str, Any]) -> ExampleResult:
    place = f" (line {event['line']}: {event['source_line']})" if event.get("line") else ""
    call, expected, got = (clean(str(event[key])[:MAX_TEXT]) for key in ("call", "expected", "got"))
    return ExampleResult(call, expected, got + clean(place), passed=event["passed"] is True)
