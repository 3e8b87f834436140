"""Messages between our own processes: one JSON object per line, with file descriptors where they are needed.

Only the parent, the zygotes and the judge's child speak over a line. The submission's process reads one job
from its line, closes it, and is left with the channel to the judge.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Sequence
from typing import Any

Message = dict[str, Any]

MAX_DESCRIPTORS = 64
CHUNK = 1 << 16


class Line:
    """One end of a two-way line."""

    def __init__(self, end: socket.socket) -> None:
        """Take over `end`."""
        self.socket = end
        self._bytes = bytearray()
        self._descriptors: list[int] = []

    def fileno(self) -> int:
        """Return the descriptor, so that a line can be waited for."""
        return self.socket.fileno()

    def send(self, message: Message, descriptors: Sequence[int] = ()) -> None:
        """Send one message, with duplicates of the descriptors. Raises OSError if nobody listens."""
        data = json.dumps(message).encode() + b"\n"
        sent = socket.send_fds(self.socket, [data], list(descriptors)) if descriptors else 0
        if sent < len(data):  # the receiver may have hung up already, and then even an empty send fails
            self.socket.sendall(memoryview(data)[sent:])

    def receive(self) -> tuple[Message, list[int]] | None:
        """Wait for the next message and the descriptors that came with it; None at the end of the line."""
        while b"\n" not in self._bytes:
            if not self._read():
                return None
        return self._take(), self._taken_descriptors()

    def arrived(self) -> list[Message] | None:
        """Read once from a line that is ready, and return the messages now complete; None at its end."""
        if not self._read():
            return None
        return [self._take() for _ in range(self._bytes.count(b"\n"))]

    def close(self) -> None:
        """Close this end."""
        self.socket.close()
        for descriptor in self._taken_descriptors():
            os.close(descriptor)

    def _read(self) -> bool:
        try:
            data, descriptors, _, _ = socket.recv_fds(self.socket, CHUNK, MAX_DESCRIPTORS)
        except ConnectionError:
            return False
        self._bytes += data
        self._descriptors += descriptors
        return bool(data)

    def _take(self) -> Message:
        text, _, rest = self._bytes.partition(b"\n")
        self._bytes = rest
        message = json.loads(text)
        if not isinstance(message, dict):
            raise ValueError("not a message")
        return message

    def _taken_descriptors(self) -> list[int]:
        taken, self._descriptors = self._descriptors, []
        return taken


def line_pair() -> tuple[Line, socket.socket]:
    """Return our end of a new line and the other end, which is to be sent or inherited."""
    ours, theirs = socket.socketpair()
    return Line(ours), theirs
