"""How long a process has had, with some patience for the time in which it only waited for a processor.

A right answer must not be timed out because the machine is busy for a moment. Linux tells how long a process
stood in the run queue; some of that time is taken off. Elsewhere a stopwatch is a plain clock.
"""

from __future__ import annotations

import os
import time

PATIENCE = 0.6  # seconds: with it, a verdict still comes within a second of its limit


class Stopwatch:
    """Runs from its creation. Opens the kernel's figures at once, so it keeps working under confinement."""

    def __init__(self, *pids: int) -> None:
        """Watch the processes `pids`; the time that any of them waits for a processor is taken off."""
        self._files = [file for pid in pids if (file := _schedule_statistics(pid)) is not None]
        self.restart()

    def restart(self) -> None:
        """Start from zero."""
        self._start = time.monotonic()
        self._waited_before = self._waited()

    def seconds(self) -> float:
        """Return the seconds since the start."""
        waited = self._waited() - self._waited_before
        return max(0.0, time.monotonic() - self._start - min(waited, PATIENCE))

    def close(self) -> None:
        """Close the kernel's figures."""
        for file in self._files:
            os.close(file)
        self._files = []

    def _waited(self) -> float:
        return sum(_run_delay(file) for file in self._files)


def _schedule_statistics(pid: int) -> int | None:
    try:
        return os.open(f"/proc/{pid}/schedstat", os.O_RDONLY)
    except OSError:
        return None


def _run_delay(file: int) -> float:
    try:
        return int(os.pread(file, 100, 0).split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
