"""One submission before the judge, seen from the parent: its two processes, what they report, and the clock."""

from __future__ import annotations

import contextlib
import os
import selectors
from dataclasses import dataclass, field
from typing import Any

from drill.judge.lines import Message
from drill.judge.starters import Child
from drill.judge.stopwatch import Stopwatch

MAX_PRINTS = 1 << 20
MAX_NOTES = 1 << 14
GRACE_SECONDS = 1.0
LOOK_SECONDS = 0.1
STATUS_SECONDS = 0.5


@dataclass(slots=True)
class Record:
    """What was observed of one submission. `prints` holds what it printed, by test; "" is its import."""

    events: list[Message] = field(default_factory=list)
    prints: dict[str, str] = field(default_factory=dict)
    too_much_printed: bool = False
    judge_late: bool = False
    answer_status: int | None = None
    notes: str = ""
    seconds: float = 0.0

    def of_kind(self, kind: str) -> list[Message]:
        """Return the events of a kind in their order."""
        return [event for event in self.events if event.get("event") == kind]


class Pipe:
    """The reading end of what a child prints, read without waiting and kept up to a limit."""

    def __init__(self, limit: int) -> None:
        """Make the pipe; `writer` goes to the child and is closed here afterwards."""
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.reader, False)
        self.bytes = bytearray()
        self.overflow = False
        self._limit = limit

    def read(self) -> bool:
        """Take what is there; return whether more may come."""
        with contextlib.suppress(BlockingIOError):
            while data := os.read(self.reader, 1 << 16):
                self.overflow = self.overflow or len(self.bytes) + len(data) > self._limit
                self.bytes += data[: self._limit - len(self.bytes)]
                if self.overflow:
                    return True
            return False
        return True

    def close_writer(self) -> None:
        """Close the child's end here, once the child has it."""
        if self.writer >= 0:
            os.close(self.writer)
            self.writer = -1

    def close(self) -> None:
        """Close what is open."""
        self.close_writer()
        os.close(self.reader)


class Trial:
    """Follows a judge's child and an answer until the judge has closed its report."""

    def __init__(self, judge: Child, answer: Child, seconds: float) -> None:
        """Follow two children that have been started; the whole may take `seconds` and a grace."""
        self.record = Record()
        self.prints, self.notes = Pipe(MAX_PRINTS), Pipe(MAX_NOTES)
        self.judge, self.answer = judge, answer
        self._seconds = seconds + GRACE_SECONDS
        self._printed = 0
        self._test = ""

    def follow(self, last: str) -> None:
        """Collect events until one of the kind `last`, or until the judge is gone or late."""
        clock = Stopwatch(self.judge.pid, self.answer.pid)
        with selectors.DefaultSelector() as selector:
            for source in (self.judge.line, self.prints.reader, self.notes.reader):
                selector.register(source, selectors.EVENT_READ)
            while not self._over(last):
                for key, _ in selector.select(LOOK_SECONDS):
                    if not self._take(key.fileobj):
                        selector.unregister(key.fileobj)
                if clock.seconds() > self._seconds:
                    self.record.judge_late = True
        self.record.seconds = clock.seconds()
        clock.close()

    def settle(self) -> None:
        """After the report: learn how the answer ended if it did, and keep the judge's own notes."""
        if self.record.of_kind("stopped") and not self.record.too_much_printed:
            self._look_at_answer()
        self._take_prints()
        self.notes.read()
        self.record.notes = self.notes.bytes.decode("utf-8", "replace")

    def close(self) -> None:
        """End both children and wait until they are gone."""
        for child in (self.answer, self.judge):
            child.end()
        self.prints.close()
        self.notes.close()

    def _over(self, last: str) -> bool:
        ended = any(event.get("event") in (last, "gone") for event in self.record.events)
        return ended or self.record.judge_late

    def _take(self, source: Any) -> bool:
        if source is self.judge.line:
            return self._take_events()
        if source == self.notes.reader:
            return self.notes.read()
        return self._take_prints()

    def _take_events(self) -> bool:
        # An answer writes out what it printed before it replies, so what a test printed is there before its event.
        try:
            events = self.judge.line.arrived()
        except (OSError, ValueError):
            events = None
        self._take_prints()
        for event in events if events is not None else [{"event": "gone"}]:
            if event.get("event") in ("test", "loaded"):
                self._attribute(str(event.get("name", "")))
            self.record.events.append(event)
        return events is not None

    def _take_prints(self) -> bool:
        alive = self.prints.read()
        if self.prints.overflow and not self.record.too_much_printed:
            self.record.too_much_printed = True
            self.answer.end()
        self._attribute(None)
        return alive and not self.prints.overflow

    def _attribute(self, test: str | None) -> None:
        """Keep new prints as those of the test that just ended, or of a test still running."""
        new = self.prints.bytes[self._printed :].decode("utf-8", "replace")
        self._printed = len(self.prints.bytes)
        self.record.prints["?"] = self.record.prints.get("?", "") + new
        if test is not None:
            self.record.prints[test] = self.record.prints.pop("?")

    def _look_at_answer(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self.answer.leash, selectors.EVENT_READ)
            if selector.select(STATUS_SECONDS):
                self.answer.read_leash()
        self.record.answer_status = self.answer.status
