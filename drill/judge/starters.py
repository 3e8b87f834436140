"""How children come to be: forked from a warm zygote, or standby processes used once where fork is unsafe."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Protocol

from drill.judge.child import END_SECONDS, Child, StandbyChild, StartError, kill_group
from drill.judge.folders import remove
from drill.judge.lines import line_pair

STANDING_BY = {"judge": 1, "answer": 2}
"""How many processes stand by for a role."""

_PACKAGE = str(Path(__file__).resolve().parent.parent)
_BOOT = (
    "import json, sys; orders = json.loads(sys.argv[1]); sys.path[:] = orders['path'];"
    "from drill.judge.zygote import main; main(orders)"
)
_THREADS = ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM")
_LINKER = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
_NOTES = "notes"


class Starter(Protocol):
    """Starts children with a given set of libraries."""

    scratch: str

    def start(self, role: str) -> Child:
        """Start a child for `role`, "judge" or "answer". Raises StartError."""
        ...

    def close(self) -> None:
        """End what is kept running."""
        ...


class _Process:
    """A Python process of ours that loads its libraries and then waits for orders."""

    def __init__(self, libraries: tuple[str, ...], *, forks: bool, scratch: str, hash_seed: int) -> None:
        self.control, theirs = line_pair()
        self._forks = forks
        self._notes = os.path.join(scratch, _NOTES)
        orders = {
            "path": _import_path(),
            "control": theirs.fileno(),
            "libraries": libraries,
            "forks": forks,
            "scratch": scratch,
            "hidden": _PACKAGE,
        }
        with theirs, open(self._notes, "ab") as notes:
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

    def child(self, role: str) -> Child:
        """Order a child and wait until it has started. Raises StartError."""
        self.wake()
        leash, leash_end = line_pair()
        line, line_end = line_pair()
        child = Child(leash, line, self) if self._forks else StandbyChild(leash, line, self, self.popen)
        with leash_end, line_end, contextlib.suppress(OSError):
            self.control.send({"role": role}, [leash_end.fileno(), line_end.fileno()])
        try:
            child.wait_until_started()
        except StartError:
            child.end()
            raise
        return child

    def wake(self) -> None:
        """Let the process go on if a submission stopped it, where nothing keeps it from that."""
        self.popen.send_signal(signal.SIGCONT)

    def why_gone(self) -> str:
        """Return what a process that should be there left behind as its last words."""
        try:
            words = Path(self._notes).read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            words = []
        last = next((line for line in reversed(words) if line.strip()), "")
        return f"the judge's process did not start: {last[:300]}".rstrip(": ")

    def close(self) -> None:
        """Hang up; a process that does not end by itself is killed."""
        self.control.close()
        self.wake()
        try:
            self.popen.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            kill_group(self.popen)


class ForkStarter:
    """Keeps one warm zygote, which forks every child; a zygote that died is replaced at the next start."""

    def __init__(self, libraries: tuple[str, ...], hash_seed: int = 0) -> None:
        """Start the zygote; it loads its libraries while we do something else."""
        self._libraries, self._hash_seed = libraries, hash_seed
        self._lock = threading.Lock()
        self._launch()

    def start(self, role: str) -> Child:
        """Have a child for `role` forked."""
        with self._lock:
            if self._zygote.popen.poll() is None:
                with contextlib.suppress(StartError):
                    return self._zygote.child(role)
            self.close()
            self._launch()
            return self._zygote.child(role)

    def close(self) -> None:
        """End the zygote and all its children."""
        self._zygote.close()
        remove(self.scratch)

    def _launch(self) -> None:
        self.scratch = tempfile.mkdtemp(prefix="drill-judge-")
        self._zygote = _Process(self._libraries, forks=True, scratch=self.scratch, hash_seed=self._hash_seed)


class StandbyStarter:
    """Keeps processes warm that each become one child, and are then replaced by fresh ones."""

    def __init__(self, libraries: tuple[str, ...], hash_seed: int = 0) -> None:
        """Start the processes that stand by."""
        self._libraries, self._hash_seed = libraries, hash_seed
        self._lock = threading.Lock()
        self.scratch = tempfile.mkdtemp(prefix="drill-judge-")
        role = "judge" if "pytest" in libraries else "answer"
        self._waiting = [self._launch() for _ in range(STANDING_BY[role])]

    def start(self, role: str) -> Child:
        """Turn a process that stands by into a child for `role`, and start its successor."""
        with self._lock:
            process = self._waiting.pop(0)
            self._waiting.append(self._launch())
        try:
            return process.child(role)
        finally:
            process.control.close()

    def close(self) -> None:
        """End the processes that stand by."""
        for process in self._waiting:
            process.control.close()
        for process in self._waiting:
            process.close()
        remove(self.scratch)

    def _launch(self) -> _Process:
        return _Process(self._libraries, forks=False, scratch=self.scratch, hash_seed=self._hash_seed)


def starts_by_fork() -> bool:
    """Return whether fork is safe here: on macOS it is not, once the system's libraries have been used."""
    return sys.platform == "linux"


def _import_path() -> list[str]:
    """Return this process's import path, without the current folder unless our package lives there."""
    here, root = os.path.realpath(os.getcwd()), os.path.dirname(_PACKAGE)
    paths = [
        path for path in sys.path if os.path.isabs(path) and (here == root or os.path.realpath(path) != here)
    ]
    return paths if root in paths else [*paths, root]


def _environment(hash_seed: int) -> dict[str, str]:
    """Return an environment with nothing of the learner's, one thread everywhere, what the linker needs."""
    fixed = {
        "PYTHONHASHSEED": str(hash_seed),
        "PYTHONUTF8": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "MALLOC_ARENA_MAX": "2",
        "LC_ALL": "C.UTF-8",
    }
    threads = {f"{library}_NUM_THREADS": "1" for library in _THREADS}
    return fixed | threads | {name: os.environ[name] for name in _LINKER if name in os.environ}
