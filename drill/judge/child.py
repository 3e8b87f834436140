"""A child as the parent holds it: by a leash, whose end kills the child with all that it started."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import socket
import subprocess
from typing import Protocol

from drill.judge.lines import Line

START_SECONDS = 120.0
END_SECONDS = 10.0


class Zygote(Protocol):
    """The process that was asked for a child."""

    def wake(self) -> None:
        """Let it go on if something stopped it."""
        ...

    def why_gone(self) -> str:
        """Return why it did not start the child."""
        ...


class StartError(Exception):
    """A process of ours could not be started, or is gone."""


class Child:
    """A forked child. Its zygote tells on the leash that it started and how it ended."""

    def __init__(self, leash: Line, line: Line, zygote: Zygote) -> None:
        """Hold a child that has just been ordered from `zygote`."""
        self.line = line
        self.pid = 0
        self.status: int | None = None
        self.processor_seconds = 0.0
        self._leash = leash
        self._zygote = zygote
        self._held = True

    def wait_until_started(self) -> None:
        """Wait for the child's number. Raises StartError if there will be none."""
        self._leash.socket.settimeout(START_SECONDS)
        try:
            received = self._leash.receive()
        except OSError:
            received = None
        if received is None:
            raise StartError(self._zygote.why_gone())
        self.pid = int(received[0]["pid"])

    def look(self, seconds: float) -> None:
        """Learn how the child ended, if it ends within so many seconds."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._leash, selectors.EVENT_READ)
            if selector.select(seconds):
                self._read()

    def end(self) -> None:
        """Let go of the leash and wait until the child and all that it started are gone."""
        if not self._held:
            return
        self._held = False
        self.line.close()
        self._zygote.wake()
        with contextlib.suppress(OSError):
            self._leash.socket.shutdown(socket.SHUT_WR)
            self._leash.socket.settimeout(END_SECONDS)
            while self._read():
                pass
        self._leash.close()

    def _read(self) -> bool:
        try:
            messages = self._leash.arrived()
        except ConnectionError:
            return False
        for message in messages or ():
            self.status = message.get("status", self.status)
            self.processor_seconds = message.get("processor_seconds", self.processor_seconds)
        return messages is not None


class StandbyChild(Child):
    """A child that was a process of its own from the start, and a child of ours."""

    def __init__(self, leash: Line, line: Line, zygote: Zygote, process: subprocess.Popen[bytes]) -> None:
        """Hold the child that `process` is turning into."""
        super().__init__(leash, line, zygote)
        self._process = process

    def look(self, seconds: float) -> None:
        """Learn how the child ended, if it ends within so many seconds."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.status = self._process.wait(seconds)

    def end(self) -> None:
        """Kill the child's process group and wait until the child is gone."""
        if not self._held:
            return
        self._held = False
        kill_group(self._process)
        self.line.close()
        self._leash.close()


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that leads its own group, and the group; wait for it."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.wait()
