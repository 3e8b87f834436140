"""The warm process: libraries loaded, nothing computed, and one fork per child that is asked for.

It holds a leash for every child. When the parent closes its end, or dies, the child is killed with all that
it started: its process group, and whatever was orphaned, which falls to this process as their subreaper. When
a child ends by itself, its status goes out on the leash. Where fork is not safe the same program runs without
forking: a standby process that becomes the first child it is asked for.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import threading
import time
import traceback
from typing import Any

from drill.judge.children import Ready, ready_for_children, run
from drill.judge.folders import remove
from drill.judge.kernel import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, machine, prctl
from drill.judge.lines import Line, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pytest

PRELOADED = {
    "numpy": ("numpy", "numpy.random", "numpy.linalg", "numpy.testing", "numpy.ma", "numpy.fft"),
    "pytest": (
        "pytest", "_pytest.helpconfig", "_pytest.skipping", "_pytest.python_path", "_pytest._argcomplete",
        "_pytest.assertion.rewrite", "drill.suite", "drill.judge.judging", "hmac", "secrets", "difflib",
        "readline",
    ),
    "torch": ("torch", "torch.nn.functional", "torch.optim", "torch.autograd.gradcheck", "torch._dynamo"),
    "scikit-learn": ("sklearn", "sklearn.linear_model", "sklearn.model_selection", "sklearn.metrics"),
}  # fmt: skip
REAPING_SECONDS = 5.0
INSTANT = 0.0005


def main(orders: Message) -> None:
    """Load the libraries and serve the parent until it hangs up."""
    control = Line(socket.socket(fileno=orders["control"]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    preload(orders["libraries"])

    def serve(session: pytest.Session | None = None) -> None:
        gc.collect()
        gc.freeze()
        ready = ready_for_children(orders["hidden"], session)
        if orders["forks"]:
            Zygote(control, ready).serve()
        else:
            stand_by(control, ready)

    if "pytest" in orders["libraries"]:
        from drill.judge.judging import wait_in_pytest

        wait_in_pytest(orders["scratch"], serve)
    else:
        serve()
    if orders["forks"]:
        remove(orders["scratch"])


def preload(libraries: list[str]) -> None:
    """Import the libraries with what they load lazily."""
    for library in libraries:
        for module in PRELOADED[library]:
            with contextlib.suppress(ImportError):
                importlib.import_module(module)
    import drill.judge.answering  # noqa: F401 - what every child needs


class Zygote:
    """Forks children and keeps their leashes."""

    def __init__(self, control: Line, ready: Ready) -> None:
        """Prepare to serve `control`."""
        self._control = control
        self._ready = ready
        self._leashes: dict[int, socket.socket] = {}
        self._wake, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(self._wake, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        with contextlib.suppress(OSError):
            if machine():
                prctl(PR_SET_CHILD_SUBREAPER, 1)
                prctl(PR_SET_PDEATHSIG, signal.SIGCONT)  # if something stopped us, wake up to clear away

    def serve(self) -> None:
        """Fork on request until the parent hangs up; then leave nothing alive."""
        while True:
            control = self._control.fileno()
            leashes = {leash.fileno(): pid for pid, leash in self._leashes.items()}
            readable, _, _ = select.select([control, self._wake, *leashes], [], [])
            for descriptor in readable:
                if descriptor in leashes:
                    self._end(leashes[descriptor])
            if self._wake in readable:
                self._drain()
            self._reap()
            if control in readable and not self._obey():
                break
        for pid in list(self._leashes):
            self._end(pid)
        self._sweep()

    def _obey(self) -> bool:
        received = self._control.receive()
        if received is None:
            return False
        order, (leash, line) = received
        pid = os.fork()
        if pid == 0:
            _become_child(order, line, self._ready)
        os.close(line)
        self._leashes[pid] = socket.socket(fileno=leash)
        self._tell(pid, {"pid": pid})
        return True

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._wake, 4096)

    def _reap(self) -> None:
        """Report every child that has ended, once all that it started is gone too."""
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid in self._leashes:
                _kill_group(pid)
                self._sweep()
                code = os.waitstatus_to_exitcode(status)
                self._tell(pid, {"status": code, "processor_seconds": usage.ru_utime + usage.ru_stime})
                self._leashes.pop(pid).close()

    def _end(self, pid: int) -> None:
        """Kill a child and wait until it is reported."""
        deadline = time.monotonic() + REAPING_SECONDS
        while pid in self._leashes and time.monotonic() < deadline:
            _kill_group(pid)
            time.sleep(INSTANT)
            self._reap()

    def _sweep(self) -> None:
        """Kill and reap orphans, which no submission may leave; their own children become orphans in turn."""
        deadline = time.monotonic() + REAPING_SECONDS
        while (
            strays := [pid for pid in _children() if pid not in self._leashes]
        ) and time.monotonic() < deadline:
            for pid in strays:
                with contextlib.suppress(ProcessLookupError, ChildProcessError):
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, os.WNOHANG)
            time.sleep(INSTANT)

    def _tell(self, pid: int, message: Message) -> None:
        with contextlib.suppress(OSError):
            self._leashes[pid].sendall(json.dumps(message).encode() + b"\n")


def _kill_group(pid: int) -> None:
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _children() -> list[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", "rb") as file:
            return [int(pid) for pid in file.read().split()]
    except OSError:
        return []


def _become_child(order: Message, line: int, ready: Ready) -> None:
    """Turn the freshly forked process into the child that was ordered. Never returns."""
    status = 70
    try:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGCHLD, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        os.setsid()
        with contextlib.suppress(OSError):
            if machine():
                prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        run(order, _alone(line), ready)
        status = 0
    except Exception:  # noqa: BLE001 - the parent finds it in the notes
        traceback.print_exc()
    finally:
        os._exit(status)


def _alone(line: int) -> Line:
    """Close every descriptor but the standard ones and the line, and return the line."""
    kept = os.dup2(line, 3, inheritable=False) if line != 3 else 3
    os.closerange(4, 65536)
    return Line(socket.socket(fileno=kept))


def stand_by(control: Line, ready: Ready) -> None:
    """Wait for one order and become that child. A thread of its own ends it when the parent lets go."""
    received = control.receive()
    if received is None:
        return
    order, (leash, line) = received
    control.close()
    end = socket.socket(fileno=leash)
    end.sendall(json.dumps({"pid": os.getpid()}).encode() + b"\n")
    threading.Thread(target=_end_with, args=(end,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    run(order, Line(socket.socket(fileno=line)), ready)
    os._exit(0)


def _end_with(leash: socket.socket) -> Any:
    with contextlib.suppress(OSError):
        leash.recv(1)
    os.killpg(0, signal.SIGKILL)
    sys.exit()
