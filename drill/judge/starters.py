"""How children come to be: forked from a warm zygote, or, where fork is not safe, standby processes used once."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from drill.judge.lines import Line, line_pair

LIBRARIES = {"judge": ("numpy", "pytest"), "answer": ("numpy",)}
HEAVY = ("torch", "scikit-learn")
START_SECONDS = 120.0
END_SECONDS = 10.0

_PACKAGE = str(Path(__file__).resolve().parent.parent)
_BOOT = (
    "import json, sys; orders = json.loads(sys.argv[1]); sys.path[:] = orders['path'];"
    "from drill.judge.zygote import main; main(orders)"
)
_THREADS = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
_LINKER = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


class StartError(Exception):
    """A process of ours could not be started, or is gone."""


class Child:
    """A child at the end of its leash: killed with all it started when the leash is let go."""

    def __init__(self, leash: Line, line: Line, finished: Callable[[], None] = lambda: None) -> None:
        """Hold a child that a zygote has just been asked for; `finished` cleans up behind it."""
        self.line = line
        self.leash = leash
        self.pid = 0
        self.status: int | None = None
        self._finished = finished
        self._open = True

    def wait_until_started(self) -> None:
        """Wait for the child's number. Raises StartError if the zygote died instead."""
        self.leash.socket.settimeout(START_SECONDS)
        try:
            received = self.leash.receive()
        except OSError:
            received = None
        if received is None:
            raise StartError("the judge's process did not start")
        self.pid = int(received[0]["pid"])

    def read_leash(self) -> bool:
        """Note what the leash tells; return whether the child still lives."""
        try:
            messages = self.leash.arrived()
        except OSError:
            messages = None
        for message in messages or ():
            self.status = message.get("status", self.status)
        return messages is not None and self.status is None

    def end(self) -> None:
        """Let go of the leash and wait until the child and all that it started are gone."""
        if not self._open:
            return
        self._open = False
        self.line.close()
        with contextlib.suppress(OSError):
            self.leash.socket.shutdown(socket.SHUT_WR)
            self.leash.socket.settimeout(END_SECONDS)
            while self.leash.arrived() is not None:
                pass
        self.leash.close()
        self._finished()


class Starter(Protocol):
    """Starts children of one kind."""

    def start(self, role: str) -> Child:
        """Start a child for `role`, "judge" or "answer". Raises StartError."""
        ...

    def close(self) -> None:
        """End what is kept running."""
        ...


class _Process:
    """A Python process of ours that waits for orders."""

    def __init__(self, libraries: tuple[str, ...], *, forks: bool, scratch: str, hash_seed: int) -> None:
        ours, theirs = line_pair()
        self.control = ours
        orders = {
            "path": _import_path(),
            "control": theirs.fileno(),
            "libraries": libraries,
            "forks": forks,
            "scratch": scratch,
            "hidden": _PACKAGE,
        }
        with theirs, open(os.path.join(scratch, "notes"), "ab") as notes:
            self.popen = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, "-s", "-P", "-B", "-c", _BOOT, json.dumps(orders)],
                stdin=subprocess.DEVNULL,
                stdout=notes,
                stderr=notes,
                pass_fds=(theirs.fileno(),),
                env=_environment(hash_seed),
                start_new_session=True,
                cwd=scratch,
            )

    def order(self, role: str, finished: Callable[[], None] = lambda: None) -> Child:
        """Ask for a child."""
        leash, leash_end = line_pair()
        line, line_end = line_pair()
        with leash_end, line_end:
            try:
                self.control.send({"role": role}, [leash_end.fileno(), line_end.fileno()])
            except OSError:
                leash.close()
                line.close()
                raise StartError("the judge's process is gone") from None
        child = Child(leash, line, finished)
        child.wait_until_started()
        return child

    def close(self) -> None:
        """Hang up, and wait for the process to end."""
        self.control.close()
        try:
            self.popen.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()


class ForkStarter:
    """Keeps one warm zygote, which forks every child; a zygote that died is replaced at the next start."""

    def __init__(self, libraries: tuple[str, ...], hash_seed: int = 0) -> None:
        """Start the zygote; it loads its libraries while we do something else."""
        self._arguments = libraries, hash_seed
        self._lock = threading.Lock()
        self._launch()

    def _launch(self) -> None:
        libraries, hash_seed = self._arguments
        self.scratch = tempfile.mkdtemp(prefix="drill-judge-")
        self._zygote = _Process(libraries, forks=True, scratch=self.scratch, hash_seed=hash_seed)

    def start(self, role: str) -> Child:
        """Fork a child for `role`."""
        with self._lock:
            if self._zygote.popen.poll() is not None:
                self._clear()
                self._launch()
            return self._zygote.order(role)

    def close(self) -> None:
        """End the zygote and all its children."""
        self._clear()

    def _clear(self) -> None:
        self._zygote.close()
        shutil.rmtree(self.scratch, ignore_errors=True)


class StandbyStarter:
    """Keeps one process per role warm; each is used once and then replaced by a fresh one."""

    def __init__(
        self, libraries: tuple[str, ...], hash_seed: int = 0, roles: tuple[str, ...] = ("judge", "answer")
    ) -> None:
        """Start the processes that stand by."""
        self._arguments = libraries, hash_seed
        self._lock = threading.Lock()
        self.scratch = tempfile.mkdtemp(prefix="drill-judge-")
        self._waiting = {role: self._launch() for role in roles}

    def _launch(self) -> _Process:
        libraries, hash_seed = self._arguments
        return _Process(libraries, forks=False, scratch=self.scratch, hash_seed=hash_seed)

    def start(self, role: str) -> Child:
        """Turn the process that stands by for `role` into a child, and start its successor."""
        with self._lock:
            process = self._waiting.pop(role, None) or self._launch()
            self._waiting[role] = self._launch()
        return process.order(role, process.close)

    def close(self) -> None:
        """End the processes that stand by."""
        for process in self._waiting.values():
            process.close()
        shutil.rmtree(self.scratch, ignore_errors=True)


def _import_path() -> list[str]:
    """Return the import path for our processes: ours, without the current folder unless this package is there."""
    here, root = os.path.realpath(os.getcwd()), os.path.dirname(_PACKAGE)
    folders = [path for path in sys.path if os.path.isabs(path)]
    return [path for path in folders if os.path.realpath(path) != here or here == root] + [root] * (
        root not in folders
    )


def _environment(hash_seed: int) -> dict[str, str]:
    """Return an environment with nothing of the learner's: one thread everywhere, and what the linker needs."""
    fixed = {
        "PYTHONHASHSEED": str(hash_seed),
        "PYTHONUTF8": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "MALLOC_ARENA_MAX": "2",
        "LC_ALL": "C.UTF-8",
    }
    threads = {f"{library}_NUM_THREADS": "1" for library in _THREADS}
    return fixed | threads | {name: os.environ[name] for name in _LINKER if name in os.environ}


def starts_by_fork() -> bool:
    """Return whether fork is safe here: on macOS it is not, once the system's libraries have been used."""
    return sys.platform == "linux"
