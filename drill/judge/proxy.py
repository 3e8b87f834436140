"""The module `answer` as the suite sees it: names whose calls run in the answer's process, and are logged."""

from __future__ import annotations

import os
import socket
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from drill.judge.changes import bring_to
from drill.judge.channel import Channel, Closed, Kind
from drill.judge.frame import FrameError, Unframable, decode, encode
from drill.judge.raised import AnswerRefused, AnswerStopped, SuiteMistake, rebuilt
from drill.judge.stopwatch import Stopwatch
from drill.verdicts import Outcome

MAX_LOG_BYTES = 64 << 20


@dataclass(slots=True)
class Call:
    """One message to the answer and its reply, as frames, and the test that it belongs to."""

    test: str
    kind: Kind
    label: str
    request: bytes
    reply_kind: Kind | None = None
    reply: bytes = b""


@dataclass(slots=True)
class Limits:
    """Seconds that a single call, and everything together, may take."""

    call: float
    whole: float


@dataclass(slots=True)
class Log:
    """The calls of a submission in their order, as far as the room for their frames goes."""

    calls: list[Call] = field(default_factory=list)
    test: str = ""
    complete: bool = True
    _bytes: int = 0

    def add(self, call: Call) -> None:
        """Append a call that begins."""
        self.calls.append(call)
        self.weigh(len(call.request))

    def weigh(self, size: int) -> None:
        """Count the bytes of a frame; when there are too many, the log keeps only the call at hand."""
        self._bytes += size
        if self._bytes > MAX_LOG_BYTES:
            self.complete = False
            self.calls = [call for call in self.calls if call.test == self.test][-1:]
            self._bytes = sum(len(call.request) + len(call.reply) for call in self.calls)

    def of_test(self, test: str) -> list[Call]:
        """Return the calls that a test made."""
        return [call for call in self.calls if call.test == test]


class Answer:
    """The answer's process as the judge's child holds it; `mark` separates what it prints in each test."""

    def __init__(self, end: socket.socket, limits: Limits, pid: int) -> None:
        """Start the clock of the whole submission."""
        self.log = Log()
        self.stop: Outcome | None = None
        self.message = ""
        self.mark: Callable[[], object] = lambda: None
        self.results: list[tuple[Any, Call]] = []
        self._channel = Channel(end, self.watch)
        self._limits = limits
        self._whole, self._call = Stopwatch(pid, os.getpid()), Stopwatch(pid)
        self._call_limit = limits.call
        self._number = 0

    def begin_test(self, test: str) -> None:
        """Attribute the calls that follow to `test`."""
        self.log.test = test
        self.results = []

    def source_of(self, value: object) -> Call | None:
        """Return the call of this test whose result is `value` or has it as an item."""
        found = (call for result, call in self.results if any(value is item for item in _with_items(result)))
        return next(found, None)

    def watch(self) -> None:
        """Give up when a limit is passed; called while waiting for the answer."""
        if self._call.seconds() > self._call_limit:
            raise self.stopped(Outcome.TIMED_OUT, f"a call took longer than {self._call_limit:g} s")
        if self._whole.seconds() > self._limits.whole:
            raise self.stopped(
                Outcome.TIMED_OUT, f"all calls together took longer than {self._limits.whole:g} s"
            )

    def stopped(self, stop: Outcome, message: str) -> AnswerStopped:
        """Record why the answer can't go on and return the exception to raise."""
        self.stop, self.message = self.stop or stop, self.message or message
        return AnswerStopped(self.message)

    def load(self, entry: Sequence[str]) -> list[str]:
        """Have the submission imported; return the entry names that it lacks. Raises what it raised."""
        self._call_limit = self._limits.whole  # an import may have to fetch a large library from disk
        missing: list[str] = self._ask(Kind.LOAD, "import", [list(entry)], logged=False)
        self._call_limit = self._limits.call
        return missing

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the answer's process."""
        return self._ask(Kind.EVALUATE, expression, [expression], logged=False)

    def call(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Call one of the answer's functions with plain data; bring back what it changed in place."""
        __tracebackhide__ = True
        return self._ask(Kind.CALL, name, [name, list(arguments), named])

    def drive(self, source: str, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Run a driver of the suite in the answer's process."""
        __tracebackhide__ = True
        return self._ask(Kind.DRIVE, name, [source, name, list(args), kwargs])

    def _ask(self, kind: Kind, label: str, request: list[Any], *, logged: bool = True) -> Any:
        __tracebackhide__ = True
        if self.stop is not None:
            raise AnswerStopped(self.message)
        call = Call(self.log.test, kind, label, _request_frame(request))
        if logged:
            self.log.add(call)
        call.reply_kind, call.reply = self._exchange(kind, call.request)
        if logged:
            self.log.weigh(len(call.reply))
        value = self._opened(call, request)
        if logged:
            self.results.append((value, call))
        return value

    def _exchange(self, kind: Kind, frame: bytes) -> tuple[Kind, bytes]:
        self._number += 1
        self._call.restart()
        try:
            self._channel.send(kind, self._number, frame)
            reply, number, content = self._channel.receive()
        except Closed:
            raise self.stopped(Outcome.CRASHED, "the answer's process ended") from None
        except FrameError:
            raise self._broken() from None
        if number != self._number or reply < Kind.VALUE:
            raise self._broken()
        return reply, bytes(content)

    def _broken(self) -> AnswerStopped:
        return self.stopped(Outcome.CRASHED, "the answer wrote to a descriptor that is not its own")

    def _opened(self, call: Call, request: list[Any]) -> Any:
        __tracebackhide__ = True
        try:
            content, *rest = decode(call.reply)
            if call.reply_kind is Kind.REFUSED:
                raise self._refused(content, *rest)
            self._bring_back(request, rest[0])
            error = rebuilt(content) if call.reply_kind is Kind.RAISED else None
        except (FrameError, ValueError, TypeError, KeyError, IndexError, AttributeError):
            raise self._broken() from None
        if error is not None:
            raise error
        return content

    @staticmethod
    def _bring_back(request: list[Any], changed: list[list[Any]]) -> None:
        """Bring the arguments that the answer changed in place to their new values."""
        arguments = {**dict(enumerate(request[-2])), **request[-1]} if changed else {}
        for key, new in changed:
            try:
                bring_to(arguments[key], new)
            except (ValueError, TypeError) as error:
                raise AnswerRefused(f"it changed an argument in place: {error}") from None

    def _refused(self, what: str, too_large: bool) -> BaseException:
        if too_large:
            return self.stopped(Outcome.OUTPUT_LIMIT, f"a call returned {what}")
        return AnswerRefused(f"{what}, which is not plain data")


def _with_items(result: Any) -> list[Any]:
    if isinstance(result, tuple | list):
        return [result, *result]
    return [result, *result.values()] if isinstance(result, dict) else [result]


def _request_frame(request: list[Any]) -> bytes:
    try:
        return encode(["", *request])
    except Unframable as what:
        raise SuiteMistake(f"the suite sends {what}, which is not plain data") from None


def answer_module(answer: Answer, entry: Sequence[str]) -> types.ModuleType:
    """Return the module `answer` for the suite, with a proxy for every entry name."""
    module = types.ModuleType("answer")
    for name in entry:
        setattr(module, name, _proxy(answer, name))
    return module


def _proxy(answer: Answer, name: str) -> Callable[..., Any]:
    def proxy(*arguments: Any, **named: Any) -> Any:
        __tracebackhide__ = True
        return answer.call(name, arguments, named)

    proxy.__name__ = proxy.__qualname__ = name
    proxy.__module__ = "answer"
    return proxy
