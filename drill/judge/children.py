"""The two kinds of child that a zygote turns into: the judge's child and an answer."""

from __future__ import annotations

import io
import os
import socket
import sys
from dataclasses import dataclass

from drill.judge.channel import Channel
from drill.judge.confinement import Bounds, confine, library_paths
from drill.judge.limits import KernelLimits
from drill.judge.lines import Line, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pytest


@dataclass(frozen=True)
class Ready:
    """What a zygote works out once for all its children.

    That is our package's folder, where the libraries lie, and for judges the session of pytest that waits.
    """

    hidden: str
    libraries: tuple[str, ...]
    session: pytest.Session | None


def ready_for_children(hidden: str, session: pytest.Session | None) -> Ready:
    """Find where the libraries lie; the folder `hidden` is never shown to an answer."""
    return Ready(hidden, library_paths(hidden), session)


def run(order: Message, line: Line, ready: Ready) -> None:
    """Receive the job for the ordered kind of child, confine this process, and do it."""
    received = line.receive()
    if received is None:
        return
    job, descriptors = received
    _ROLES[order["role"]](job, descriptors, line, ready)


def _answer(job: Message, descriptors: list[int], line: Line, ready: Ready) -> None:
    from drill.judge.answering import serve

    line.close()
    channel, prints = descriptors
    _print_to(prints)
    confine(_bounds(job), ready.libraries)
    _forget_ourselves(ready.hidden)
    serve(Channel(socket.socket(fileno=channel)), job["programs"])


def _forget_ourselves(package: str) -> None:
    """Leave no module, path or variable of ours in the process that the submission gets to see."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "drill"]:
        del sys.modules[name]
    parent = os.path.dirname(package)
    sys.path[:] = [
        path for path in sys.path if os.path.realpath(path) != parent or path.endswith("-packages")
    ]
    for name in [name for name in os.environ if not name.endswith("_NUM_THREADS")]:
        del os.environ[name]


def _judge(job: Message, descriptors: list[int], line: Line, ready: Ready) -> None:
    from drill.judge.judging import prepared, serve

    assert ready.session is not None  # noqa: S101 - judges are only started where pytest waits
    channel, notes, prints = descriptors
    _print_to(notes)
    answer = prepared(job, channel, prints)
    confine(_bounds(job, ready.hidden, job["folder"]), ready.libraries)
    serve(job, answer, line, ready.session)


_ROLES = {"answer": _answer, "judge": _judge}


def _bounds(job: Message, *readable: str) -> Bounds:
    seconds = float(job["processor_seconds"])
    return Bounds(job["scratch"], KernelLimits(seconds), readable, tuple(job["layers"]))


def _print_to(descriptor: int) -> None:
    for standard in (1, 2):
        os.dup2(descriptor, standard)
    os.close(descriptor)
    sys.stdout = _writer(1)
    sys.stderr = _writer(2)


def _writer(descriptor: int) -> io.TextIOWrapper:
    raw = open(descriptor, "wb", buffering=0, closefd=False)  # noqa: SIM115 - lives as long as the process
    return io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", line_buffering=True)
