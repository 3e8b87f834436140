"""What a learner is told of a failed test: behaviour, call, expected and got. Never the suite's source."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from drill.judge.channel import Kind
from drill.judge.frame import FrameError, decode
from drill.judge.proxy import Answer, Call
from drill.judge.raised import AnswerRefused, AnswerStopped, short_name
from drill.judge.rendering import call_text, difference, neutral, shown
from drill.suite import Mismatch

Description = dict[str, Any]
_NUMPY = Path(np.__file__).parent
_RELATIONS = {"==": "", "is": "", "!=": "anything but"}


@dataclass(frozen=True, slots=True)
class Compared:
    """The two sides of a comparison in an assert statement."""

    op: str
    left: object
    right: object


@dataclass(frozen=True, slots=True)
class _Sides:
    """What was got and expected, where the failure tells; `relation` is what should have held."""

    got: object
    expected: object
    relation: str = ""
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Failing:
    """A test that failed: how, on what answer, and the comparison that pytest saw last, if any."""

    item: pytest.Item
    info: pytest.ExceptionInfo[BaseException]
    answer: Answer
    compared: Compared | None


def describe(failing: Failing) -> Description:
    """Return the description of a failed test as plain text fields, and its cause.

    Causes: "assertion" (a wrong value), "raised" (the answer raised), "stopped" (it can't go on), "suite"
    (the suite could not go on with what the answer returned).
    """
    try:
        sides = _sides(failing)
        told = {"call": _text_of(_call_shown(failing, sides)), **_about(failing, sides)}
    except Exception as error:  # noqa: BLE001 - a value that can't be described is wrong all the same
        told = {"cause": "assertion", "detail": f"a value that can't be shown ({type(error).__name__})"}
    description = {"behaviour": behaviour(failing.item), **told}
    return {
        key: neutral(value, 2000) if isinstance(value, str) else value for key, value in description.items()
    }


def behaviour(item: pytest.Item) -> str:
    """Return the first paragraph of the test's docstring on one line, or its name in words."""
    text = inspect.getdoc(getattr(item, "obj", None)) or item.name.removeprefix("test_").replace("_", " ")
    return " ".join(text.split("\n\n")[0].split())


def _about(failing: Failing, sides: _Sides | None) -> Description:
    error = failing.info.value
    if isinstance(error, AnswerStopped):
        return {"cause": "stopped", "got": str(error)}
    if isinstance(error, AnswerRefused):
        return {"cause": "assertion", "got": str(error)}
    if hasattr(error, "answer"):
        return {"cause": "raised", **raised_fields(error.answer)}
    if isinstance(error, pytest.fail.Exception):
        got = _last_result(failing.answer)
        return {"cause": "assertion", "got": got, "detail": _did_not_raise(str(error))}
    if isinstance(error, AssertionError):
        return {"cause": "assertion", **_wrong_value(failing.answer, error, sides)}
    return {
        "cause": "suite",
        "got": _last_result(failing.answer),
        "detail": f"{type(error).__name__}: {error}",
    }


def raised_fields(raised: Description) -> Description:
    """Return the text fields for an exception of the answer, with the learner's own line and the way to it."""
    line = raised["line"] if isinstance(raised["line"], int) else None
    return {
        "got": neutral(f"raised {short_name(raised)}: {raised['text']}".rstrip(": ")),
        "line": line,
        "source_line": neutral(str(raised["source"]).strip()),
        "detail": _trail(raised["trail"]),
    }


def _trail(steps: list[list[Any]]) -> str:
    """Return the way through the learner's functions to the line that raised, if it has several steps."""
    return " → ".join(f"{function}, line {line}" for line, function in steps) if len(steps) > 1 else ""


def load_message(raised: Description) -> str:
    """Return why a submission can't be imported, with its own line where there is one."""
    fields = raised_fields(raised)
    place = f" (line {fields['line']}: {fields['source_line']})".replace(": )", ")") if fields["line"] else ""
    return neutral(f"{short_name(raised)}: {raised['text']}".rstrip(": ")) + place


def _wrong_value(answer: Answer, error: AssertionError, sides: _Sides | None) -> Description:
    if sides is None:
        return {"got": _last_result(answer), "detail": _own_message(error)}
    expected = f"{sides.relation} {shown(sides.expected)}".strip()
    detail = difference(sides.got, sides.expected) if sides.numeric else ""
    return {"got": shown(sides.got), "expected": expected, "detail": detail or _own_message(error)}


def _sides(failing: Failing) -> _Sides | None:
    error = failing.info.value
    if isinstance(error, Mismatch):
        return _Sides(error.got, error.expected)
    if not isinstance(error, AssertionError):
        return None
    for entry in failing.info.traceback:
        if Path(entry.path).is_relative_to(_NUMPY) and {"actual", "desired"} <= set(entry.locals):
            return _Sides(entry.locals["actual"], entry.locals["desired"])
    if failing.compared is None or not _is_plain_assert(error):
        return None
    return _turned(failing.compared, failing.answer)


def _turned(compared: Compared, answer: Answer) -> _Sides:
    """Tell got from expected: what came out of the answer was got, else what stands on the left."""
    relation = _RELATIONS.get(compared.op, compared.op)
    left, right = (getattr(side, "expected", side) for side in (compared.left, compared.right))
    if not relation and answer.source_of(right) and not answer.source_of(left):
        left, right = right, left
    numeric = not relation and any(
        isinstance(side, float | np.generic | np.ndarray) for side in (left, right)
    )
    return _Sides(left, right, relation, numeric)


def _is_plain_assert(error: AssertionError) -> bool:
    return any(line.startswith("assert ") for line in str(error).splitlines())


def _own_message(error: AssertionError) -> str:
    """Return what the author of the suite wrote beside the assertion, without the assertion itself."""
    kept = []
    for line in str(error).splitlines():
        if line.startswith("assert "):
            break
        kept.append(line)
    return neutral("\n".join(kept).strip())


def _did_not_raise(message: str) -> str:
    name = message.removeprefix("DID NOT RAISE").strip().removeprefix("<class '").removesuffix("'>")
    return f"no {name.rpartition('.')[2]} was raised" if "DID NOT RAISE" in message else message


def _last_result(answer: Answer) -> str:
    return shown(answer.results[-1][0]) if answer.results else ""


def _call_shown(failing: Failing, sides: _Sides | None) -> Call | None:
    """Return the call that gave the wrong value, else the last one of the test."""
    calls = failing.answer.log.of_test(failing.item.name)
    return (failing.answer.source_of(sides.got) if sides else None) or (calls[-1] if calls else None)


def _text_of(call: Call | None) -> str:
    """Return the text of a call, from its frame: the values as they were when it was made."""
    if call is None:
        return ""
    try:
        request = decode(call.request)
    except FrameError:
        return call.label
    arguments, named = request[-2:]
    name = request[1] if call.kind is Kind.CALL else request[2]
    return call_text(name, arguments, named)
