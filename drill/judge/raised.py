"""Exceptions of the answer: described there by name, raised here as what the suite can expect.

A builtin exception is raised as itself, so that `pytest.raises(ValueError)` works. What the suite, or a loop of
its own, may never mistake for its own (an AssertionError, StopIteration, SystemExit, a value that may not cross)
derives from BaseException and so escapes `pytest.raises(Exception)` too.
"""

from __future__ import annotations

import builtins
import linecache
import traceback
from types import TracebackType
from typing import Any

import numpy as np

ANSWER_FILE = "answer.py"
MAX_TEXT = 2000
_TAKEN_FOR_OURS = (AssertionError, StopIteration, StopAsyncIteration)
Description = dict[str, Any]


class AnswerStopped(BaseException):
    """The answer can't go on: it timed out, died, or broke the rules of the channel."""


class SuiteMistake(BaseException):
    """The suite sends the answer something that is not plain data."""


class AnswerRefused(BaseException):
    """The answer returned something that is not plain data."""


class AnswerEscaped(BaseException):
    """The answer raised what is not an ordinary exception, or an AssertionError."""


def described(error: BaseException) -> Description:
    """Return what is known of an exception, as plain data: types, arguments, text, the answer's own line."""
    try:
        return _described(error)
    except BaseException:  # noqa: BLE001 - an exception of the answer's may raise from any of its methods
        return {
            "types": ["builtins.Exception"],
            "arguments": None,
            "text": "",
            "line": None,
            "source": "",
            "trail": [],
        }


def _described(error: BaseException) -> Description:
    line, source = _place(error)
    return {
        "types": [f"{kind.__module__}.{kind.__qualname__}"[:200] for kind in type(error).__mro__],
        "arguments": _plain_arguments(error),
        "text": "".join(_text(error))[:MAX_TEXT],
        "line": line,
        "source": source[:MAX_TEXT],
        "trail": _trail(error.__traceback__),
    }


def _text(error: BaseException) -> str:
    return error.msg if isinstance(error, SyntaxError) else str(error)


def _plain_arguments(error: BaseException) -> list[Any] | None:
    arguments = list(error.args)
    plain = all(type(item) in (str, int, float, bool, type(None)) for item in arguments)
    short = all(len(item) <= MAX_TEXT for item in arguments if type(item) is str)
    return arguments if plain and short else None


def _place(error: BaseException) -> tuple[int | None, str]:
    if isinstance(error, SyntaxError) and error.filename == ANSWER_FILE:
        return error.lineno, (error.text or linecache.getline(ANSWER_FILE, error.lineno or 0)).rstrip("\n")
    for frame, line in reversed(list(traceback.walk_tb(error.__traceback__))):
        if frame.f_code.co_filename == ANSWER_FILE:
            return line, linecache.getline(ANSWER_FILE, line).rstrip("\n")
    return None, ""


def _trail(trace: TracebackType | None) -> list[list[Any]]:
    """Return line and function of the answer's own frames, the last twenty."""
    steps = [
        [line, frame.f_code.co_name[:80]]
        for frame, line in traceback.walk_tb(trace)
        if frame.f_code.co_filename == ANSWER_FILE
    ]
    return steps[-20:]


def rebuilt(description: Description) -> BaseException:
    """Return the exception to raise in the suite; its `answer` attribute is the description."""
    error = _rebuilt(description)
    error.answer = description  # type: ignore[attr-defined]
    return error


def _rebuilt(description: Description) -> BaseException:
    text = str(description["text"])
    for kind in filter(None, map(_known, description["types"])):
        if issubclass(kind, _TAKEN_FOR_OURS):
            break
        error = _made(kind, description["arguments"], text)
        if error is not None:
            return error
    return AnswerEscaped(f"{short_name(description)}: {text}")


def short_name(description: Description) -> str:
    """Return the name of an exception as a learner knows it, without its module."""
    return str(description["types"][0]).rpartition(".")[2]


def _known(name: Any) -> type[Exception] | None:
    module, _, short = str(name).rpartition(".")
    if module == "builtins":
        kind = getattr(builtins, short, None)
    elif module.startswith("numpy"):
        kind = getattr(np.exceptions, short, None) or getattr(np.linalg, short, None)
    else:
        return None
    return kind if isinstance(kind, type) and issubclass(kind, Exception) else None


def _made(kind: type[Exception], arguments: Any, text: str) -> Exception | None:
    """Return an exception of this kind that says `text`, made from the same arguments where that does it."""
    for attempt in (arguments, [text]):
        try:
            error = kind(*attempt)
        except TypeError:
            continue
        if attempt is not arguments or str(error) == text:
            return error
    return None
