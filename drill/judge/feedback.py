"""What a learner is told of a failed test: the behaviour, the call, expected and got. Never the suite's source."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
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
_NUMPY_SIDES = (("actual", "desired"), ("x", "y"))


@dataclass(frozen=True, slots=True)
class Compared:
    """The two sides of a comparison in an assert statement."""

    op: str
    left: object
    right: object


@dataclass(frozen=True, slots=True)
class _Sides:
    """What was got and expected, where the failure tells."""

    got: object
    expected: object
    relation: str = ""


def describe(
    item: pytest.Item, info: pytest.ExceptionInfo[BaseException], answer: Answer, compared: Compared | None
) -> Description:
    """Return the description of a failed test as plain text fields, and its cause.

    Causes: "assertion" (a wrong value), "raised" (the answer raised), "stopped" (it can't go on), "suite" (the
    suite could not go on with what the answer returned).
    """
    error = info.value
    call = _call_shown(answer, item.name)
    description = {
        "behaviour": behaviour(item),
        "call": _text_of(call),
        **_about(info, error, answer, compared),
    }
    return {
        key: neutral(value, 2000) if isinstance(value, str) else value for key, value in description.items()
    }


def behaviour(item: pytest.Item) -> str:
    """Return the first paragraph of the test's docstring on one line, or its name in words."""
    text = inspect.getdoc(getattr(item, "obj", None)) or item.name.removeprefix("test_").replace("_", " ")
    return " ".join(text.split("\n\n")[0].split())


def _about(
    info: pytest.ExceptionInfo[BaseException], error: BaseException, answer: Answer, compared: Compared | None
) -> Description:
    if isinstance(error, AnswerStopped):
        return {"cause": "stopped", "got": str(error)}
    if isinstance(error, AnswerRefused):
        return {"cause": "assertion", "got": str(error)}
    if hasattr(error, "answer"):
        return {"cause": "raised", **raised_fields(error.answer)}
    if isinstance(error, pytest.fail.Exception):
        return {"cause": "assertion", "got": _last_result(answer), "detail": _did_not_raise(str(error))}
    if isinstance(error, AssertionError):
        return {"cause": "assertion", **_wrong_value(info, error, answer, compared)}
    return {"cause": "suite", "got": _last_result(answer), "detail": f"{type(error).__name__}: {error}"}


def raised_fields(raised: Description) -> Description:
    """Return the text fields for an exception of the answer."""
    line = raised["line"] if isinstance(raised["line"], int) else None
    got = f"raised {short_name(raised)}: {raised['text']}".rstrip(": ")
    return {"got": neutral(got), "line": line, "source_line": neutral(str(raised["source"]).strip())}


def load_message(raised: Description) -> str:
    """Return why a submission can't be imported, with its own line where there is one."""
    fields = raised_fields(raised)
    place = f" (line {fields['line']}: {fields['source_line']})" if fields["line"] else ""
    return neutral(f"{short_name(raised)}: {raised['text']}".rstrip(": ")) + place


def _wrong_value(
    info: pytest.ExceptionInfo[BaseException],
    error: AssertionError,
    answer: Answer,
    compared: Compared | None,
) -> Description:
    sides = _sides(info, error, answer, compared)
    if sides is None:
        return {"got": _last_result(answer), "detail": _own_message(error)}
    expected = f"{sides.relation} {shown(sides.expected)}".strip()
    detail = difference(sides.got, sides.expected) if not sides.relation else ""
    return {"got": shown(sides.got), "expected": expected, "detail": detail or _own_message(error)}


def _sides(
    info: pytest.ExceptionInfo[BaseException],
    error: AssertionError,
    answer: Answer,
    compared: Compared | None,
) -> _Sides | None:
    if isinstance(error, Mismatch):
        return _Sides(error.got, error.expected)
    for entry in reversed(info.traceback):
        for got, expected in _NUMPY_SIDES:
            if entry.path.is_relative_to(np.__path__[0]) and {got, expected} <= entry.locals.keys():
                return _Sides(entry.locals[got], entry.locals[expected])
    if compared is None or not _is_plain_assert(error):
        return None
    return _turned(compared, answer)


def _turned(compared: Compared, answer: Answer) -> _Sides:
    """Tell got from expected: what came out of the answer was got, else what stands on the left."""
    relation = {"==": "", "is": "", "!=": "anything but"}.get(compared.op, compared.op)
    left, right = (getattr(side, "expected", side) for side in (compared.left, compared.right))
    if answer.returned(right) and not answer.returned(left) and not relation:
        left, right = right, left
    return _Sides(left, right, relation)


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


def _call_shown(answer: Answer, test: str) -> Call | None:
    calls = answer.log.of_test(test)
    return calls[-1] if calls else None


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
