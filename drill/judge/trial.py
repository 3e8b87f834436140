"""One submission before the judge, seen from the parent: two processes, what they report, and the clock."""

from __future__ import annotations

import codecs
import contextlib
import os
import selectors
from dataclasses import dataclass, field
from typing import Any

from drill.judge.child import Child
from drill.judge.lines import Message
from drill.judge.stopwatch import Stopwatch

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
    """What a child prints, read without waiting and kept up to a limit."""

    def __init__(self, limit: int) -> None:
        """Make the pipe; `writer` goes to the child and is closed here afterwards."""
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.reader, False)
        self.overflow = False
        self._left = limit
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text: list[str] = []

    def read(self) -> bool:
        """Take what is there, but not without end; return whether more may come."""
        with contextlib.suppress(BlockingIOError):
            for _ in range(CHUNKS_AT_ONCE):
                data = os.read(self.reader, CHUNK)
                if not data:
                    return False
                self.overflow = self.overflow or len(data) > self._left
                self._text.append(self._decoder.decode(data[: self._left]))
                self._left -= min(self._left, len(data))
        return True

    def take(self) -> str:
        """Return the text that came since it was last taken."""
        text, self._text = "".join(self._text), []
        return text

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
        self.judge, self.answer = judge, answer
        self._limit = seconds

    def follow(self, last: str) -> None:
        """Collect events until one of the kind `last`, or until the judge is gone or late."""
        clock = Stopwatch(self.judge.pid, self.answer.pid)
        with contextlib.closing(clock), selectors.DefaultSelector() as selector:
            for source in (self.judge.line, self.prints.reader, self.notes.reader):
                selector.register(source, selectors.EVENT_READ)
            while not self._over(last):
                for key, _ in selector.select(LOOK_SECONDS):
                    if not self._take(key.fileobj):
                        selector.unregister(key.fileobj)
                self.record.judge_late = clock.seconds() > self._limit + GRACE_SECONDS
            self.record.seconds = clock.seconds()

    def settle(self) -> None:
        """After the report: learn how the answer ended if it did, and keep the judge's own notes."""
        if self.record.of_kind("stopped") and not self.record.too_much_printed:
            self.answer.look(STATUS_SECONDS)
        self.record.answer_status = self.answer.status
        self.record.out_of_time = self.answer.processor_seconds >= self._limit
        self._take_prints()
        self.notes.read()
        self.record.notes = self.notes.take()

    def close(self) -> None:
        """End both children, wait until they are gone, and close the pipes."""
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
        try:
            events = self.judge.line.arrived()
        except (OSError, ValueError):
            events = None
        # An answer writes out what it printed before it replies: what a test printed is there before its
        # event.
        self._take_prints()
        for event in events if events is not None else [{"event": "gone"}]:
            if event.get("event") in ("test", "loaded"):
                self.record.prints[str(event.get("name", ""))] = self.record.prints.pop(UNFINISHED, "")
            self.record.events.append(event)
        return events is not None

    def _take_prints(self) -> bool:
        alive = self.prints.read()
        if self.prints.overflow:
            self.record.too_much_printed = True
            self.answer.end()
        self.record.prints[UNFINISHED] = self.record.prints.get(UNFINISHED, "") + self.prints.take()
        return alive and not self.prints.overflow
