"""The channel between the judge's child and an answer: numbered messages that carry frames.

Either end may be hostile towards the other only in one direction: the judge never trusts what arrives. It
waits with an eye on a clock, so that an answer that neither reads nor replies can't hold it up.
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from enum import IntEnum

from drill.judge.frame import MAX_BYTES, FrameError

SLICE = 0.05
_HEAD = struct.Struct("<BIQ")
_HEAD_ROOM = 1 << 16


class Kind(IntEnum):
    """What a message is: the judge sends the first four, an answer the others."""

    CALL = 1
    DRIVE = 2
    EVALUATE = 3
    LOAD = 4
    VALUE = 11
    RAISED = 12
    REFUSED = 13


class Closed(Exception):
    """The other end is gone."""


Watch = Callable[[], None]


class Channel:
    """One end of the channel. `watch` is called while waiting, and may raise to give up."""

    def __init__(self, end: socket.socket, watch: Watch | None = None) -> None:
        """Take over `end`; without `watch` every wait is without limit."""
        self._socket = end
        self._watch = watch
        self._looked = time.monotonic()
        self._socket.settimeout(SLICE if watch else None)

    def fileno(self) -> int:
        """Return the descriptor, so that several channels can be waited for."""
        return self._socket.fileno()

    def send(self, kind: Kind, number: int, frame: bytes) -> None:
        """Send a message. Raises Closed when nobody can read it any more."""
        left = memoryview(_HEAD.pack(kind, number, len(frame)) + frame)
        while left:
            try:
                left = left[self._socket.send(left) :]
                self._look_again()
            except TimeoutError:
                self._look()
            except OSError:
                raise Closed from None

    def receive(self) -> tuple[Kind, int, bytearray]:
        """Wait for a message. Raises Closed at the end, FrameError for what can't be a message."""
        kind, number, length = _HEAD.unpack(self._exactly(_HEAD.size))
        if length > MAX_BYTES + _HEAD_ROOM:
            raise FrameError("a message too long")
        try:
            known = Kind(kind)
        except ValueError:
            raise FrameError("a message of an unknown kind") from None
        return known, number, self._exactly(length)

    def close(self) -> None:
        """Close this end."""
        self._socket.close()

    def _exactly(self, length: int) -> bytearray:
        data = bytearray(length)
        left = memoryview(data)
        while left:
            left = left[self._read_into(left) :]
            self._look_again()
        return data

    def _read_into(self, space: memoryview) -> int:
        while True:
            try:
                count = self._socket.recv_into(space)
            except TimeoutError:
                self._look()
                continue
            except OSError:
                raise Closed from None
            if count == 0:
                raise Closed
            return count

    def _look_again(self) -> None:
        """Look at the clock now and then while something moves: it may move a byte at a time."""
        if time.monotonic() - self._looked > SLICE:
            self._look()

    def _look(self) -> None:
        self._looked = time.monotonic()
        if self._watch is not None:
            self._watch()
