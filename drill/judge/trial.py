"""One submission before the judge, seen from the parent: two processes, what they report, and the clock."""

from __future__ import annotations

import contextlib
import os
import selectors
from dataclasses import dataclass, field
from typing import Any

from drill.judge.child import Child
from drill.judge.lines import Message
from drill.judge.stopwatch import Stopwatch
from drill.verdicts import Outcome

MAX_PRINTS = 1 << 20
MAX_NOTES = 1 << 14
CHUNK = 1 << 16
CHUNKS_AT_ONCE = 32
GRACE_SECONDS = 1.0
LOOK_SECONDS = 0.1
STATUS_SECONDS = 0.5
UNFINISHED = "?"


@dataclass(slots=True)
class Record:
    """What was observed of one submission.

    `prints` holds what it printed, by test; its import is "", and a test that did not end is UNFINISHED.
    """

    events: list[Message] = field(default_factory=list)
    prints: dict[str, str] = field(default_factory=dict)
    too_much_printed: bool = False
    judge_late: bool = False
    answer_status: int | None = None
    out_of_time: bool = False
    notes: str = ""
    seconds: float = 0.0

    def of_kind(self, kind: str) -> list[Message]:
        """Return the events of a kind in their order."""
        return [event for event in self.events if event.get("event") == kind]


class Pipe:
    """What children print, read without waiting and kept up to a limit."""

    def __init__(self, limit: int) -> None:
        """Make the pipe; `writer` goes to the children and is closed here afterwards."""
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.reader, False)
        self.overflow = False
        self._bytes = bytearray()
        self._limit = limit

    def read(self) -> bool:
        """Take what is there, but not without end; return whether more may come."""
        with contextlib.suppress(BlockingIOError):
            for _ in range(CHUNKS_AT_ONCE):
                data = os.read(self.reader, CHUNK)
                if not data:
                    return False
                left = self._limit - len(self._bytes)
                self.overflow = self.overflow or len(data) > left
                self._bytes += data[:left]
        return True

    def text(self) -> str:
        """Return what was kept."""
        return self._bytes.decode("utf-8", "replace")

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
        """Follow two children that have been ordered; the whole may take `seconds` and a grace."""
        self.record = Record()
        self.prints, self.notes = Pipe(MAX_PRINTS), Pipe(MAX_NOTES)
        self.mark = f"\0{os.urandom(16).hex()}\0"
        self.judge, self.answer = judge, answer
        self._limit = seconds

    def follow(self, last: str) -> None:
        """Collect events until one of the kind `last`, or until the judge is gone or late."""
        clock = Stopwatch(self.judge.pid, self.answer.pid)
        with contextlib.closing(clock), selectors.DefaultSelector() as selector:
            for source in (self.judge.line, self.prints.reader, self.notes.reader):
                selector.register(source, selectors.EVENT_READ)
            while not self._ended(last) and not self.record.judge_late:
                for key, _ in selector.select(LOOK_SECONDS):
                    if not self._take(key.fileobj):
                        selector.unregister(key.fileobj)
                late = clock.seconds() > self._limit + GRACE_SECONDS
                self.record.judge_late = late and not self._ended(last)
            self.record.seconds = clock.seconds()

    def settle(self) -> None:
        """After the report: learn how the answer ended if it did, what was printed, and the judge's own notes.

        One that is out of time, or said too much, still runs: there is no end to wait for.
        """
        ended = any(event.get("stop") == Outcome.CRASHED for event in self.record.of_kind("stopped"))
        if ended and not self.record.too_much_printed:
            self.answer.look(STATUS_SECONDS)
        self.record.answer_status = self.answer.status
        self.record.out_of_time = self.answer.processor_seconds >= self._limit
        self._take_prints()
        self.notes.read()
        self.record.prints = self._prints_by_test()
        self.record.notes = self.notes.text()

    def close(self) -> None:
        """End both children, wait until they are gone, and close the pipes."""
        for child in (self.answer, self.judge):
            child.end()
        self.prints.close()
        self.notes.close()

    def _ended(self, last: str) -> bool:
        return any(event.get("event") in (last, "gone") for event in self.record.events)

    def _take(self, source: Any) -> bool:
        if source is self.judge.line:
            return self._take_events()
        if source == self.notes.reader:
            return self.notes.read()
        return self._take_prints()

    def _take_events(self) -> bool:
        try:
            events = self.judge.line.arrived()
        except (OSError, ValueError):
            events = None
        self.record.events += [{"event": "gone"}] if events is None else events
        return events is not None

    def _take_prints(self) -> bool:
        alive = self.prints.read()
        if self.prints.overflow and not self.record.too_much_printed:
            self.record.too_much_printed = True
            self.answer.end()
        return alive

    def _prints_by_test(self) -> dict[str, str]:
        """Cut what was printed at the judge's marks: one after the import, one after each test."""
        ended = ["", *(str(event.get("name")) for event in self.record.of_kind("test"))]
        *parts, rest = self.prints.text().split(self.mark)
        return {**dict(zip(ended, parts, strict=False)), UNFINISHED: rest}
