"""The answer's process: the submission, its channel to the judge, and nothing of the suite.

Everything in here may be read and bent by the submission; nothing that it could say here is believed beyond
the plain values of its own calls. Several programs can live side by side, for the replay on known wrong
answers.
"""

from __future__ import annotations
import __future__

import contextlib
import linecache
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from drill.judge.channel import Channel, Closed, Kind
from drill.judge.frame import Unframable, decode, encode
from drill.judge.raised import ANSWER_FILE, described

DRIVERS_FILE = "drivers"
_IMMUTABLE = frozenset({int, float, str, bool, type(None), complex, bytes})
Changes = list[list[Any]]


class Program:
    """One program, loaded as the module `answer`."""

    def __init__(self, source: str) -> None:
        """Keep the source; nothing runs before `load`."""
        self._source = source.removeprefix("\ufeff")
        self.module = types.ModuleType("answer")
        self._drivers: dict[str, dict[str, Any]] = {}

    def load(self, entry: list[str]) -> list[str]:
        """Run the module's code, in a new module, and return the entry names that it fails to define."""
        self.module = types.ModuleType("answer")
        self.module.__file__ = ANSWER_FILE
        lines = self._source.splitlines(keepends=True)
        linecache.cache[ANSWER_FILE] = (len(self._source), None, lines, ANSWER_FILE)
        self.install()
        code = compile(self._source, ANSWER_FILE, "exec", dont_inherit=True)
        exec(code, self.module.__dict__)  # noqa: S102
        return [name for name in entry if not callable(self.module.__dict__.get(name))]

    def install(self) -> None:
        """Make `from answer import ...` mean this program."""
        sys.modules["answer"] = self.module

    def entry(self, name: str) -> Callable[..., Any]:
        """Return what the program calls `name`."""
        found: Callable[..., Any] = self.module.__dict__[name]
        return found

    def driver(self, source: str, name: str) -> Callable[..., Any]:
        """Return the suite's driver `name`, defined from `source` in a namespace of its own."""
        if source not in self._drivers:
            namespace: dict[str, Any] = {"__name__": DRIVERS_FILE}
            flags = __future__.annotations.compiler_flag
            code = compile(source, DRIVERS_FILE, "exec", flags=flags, dont_inherit=True)
            exec(code, namespace)  # noqa: S102
            self._drivers[source] = namespace
        found: Callable[..., Any] = self._drivers[source][name]
        return found

    def evaluate(self, expression: str) -> Any:
        """Return the value of a visible example's expression."""
        names = {**self.module.__dict__, "np": np, "torch": sys.modules.get("torch")}
        return eval(compile(expression, "example", "eval", dont_inherit=True), names)  # noqa: S307


def serve(channel: Channel, sources: dict[str, str]) -> None:
    """Load the programs and answer the judge's messages until it hangs up."""
    programs = {name: Program(source) for name, source in sources.items()}
    with contextlib.suppress(Closed):
        while True:
            kind, number, frame = channel.receive()
            reply, content = _reply(kind, programs, decode(frame))
            _flush()
            channel.send(reply, number, content)


def _reply(kind: Kind, programs: dict[str, Program], request: Any) -> tuple[Kind, bytes]:
    name, *rest = request
    program = programs[name]
    changes: Changes = []
    try:
        program.install()
        with _noticing(changes, rest):
            value = _HANDLERS[kind](program, *rest)
        return Kind.VALUE, encode([value, changes])
    except Unframable as what:
        return Kind.REFUSED, encode([str(what), what.too_large])
    except BaseException as error:  # noqa: BLE001 - whatever the answer raises is for the suite to judge
        return Kind.RAISED, _raised(error, changes)


def _raised(error: BaseException, changes: Changes) -> bytes:
    description = described(error)
    try:
        return encode([description, changes])
    except Unframable:
        return encode([description, []])


@contextlib.contextmanager
def _noticing(changes: Changes, rest: list[Any]) -> Iterator[None]:
    """Collect `[key, new value]` for every argument that the block changes in place."""
    arguments = _arguments(rest)
    before = {key: encode(value) for key, value in arguments.items() if type(value) not in _IMMUTABLE}
    try:
        yield
    finally:
        changes += [[key, arguments[key]] for key, frame in before.items() if encode(arguments[key]) != frame]


def _arguments(rest: list[Any]) -> dict[int | str, Any]:
    """Return the arguments of a call or a drive, which come last, by position and by name."""
    if len(rest) < 2 or type(rest[-1]) is not dict:
        return {}
    return {**dict(enumerate(rest[-2])), **rest[-1]}


def _flush() -> None:
    with contextlib.suppress(Exception):
        sys.stdout.flush()
        sys.stderr.flush()


def _load(program: Program, entry: list[str]) -> list[str]:
    return program.load(entry)


def _call(program: Program, name: str, arguments: list[Any], named: dict[str, Any]) -> Any:
    return program.entry(name)(*arguments, **named)


def _drive(program: Program, source: str, name: str, arguments: list[Any], named: dict[str, Any]) -> Any:
    return program.driver(source, name)(*arguments, **named)


def _evaluate(program: Program, expression: str) -> Any:
    return program.evaluate(expression)


_HANDLERS: dict[Kind, Callable[..., Any]] = {
    Kind.LOAD: _load,
    Kind.CALL: _call,
    Kind.DRIVE: _drive,
    Kind.EVALUATE: _evaluate,
}
