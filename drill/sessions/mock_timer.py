"""The time of a mock as its prompts see it: what is left of the part and of the whole, warnings, what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from drill.errors import LogError
from drill.mocks import clocks
from drill.mocks.clocks import Reading
from drill.mocks.record import Jump, Mock


class Keeper(Protocol):
    """Mocks on disk."""

    def write(self, mock: Mock) -> None:
        """Put the record on disk before returning; raises LogError where the disk refuses."""

    def type(self, name: str, place: str, text: str) -> None:
        """Keep what is being typed at a place of the mock; raises LogError where the disk refuses."""

    def typed(self, name: str, place: str) -> str:
        """Return what was typed last at that place; empty where nothing was."""

    def changed_at(self, name: str, card: str) -> float:
        """Return when the learner's program was saved last, by the wall clock; 0 where there is none."""


class MockTimer:
    """The countdown of a mock. It looks at both clocks each time it is asked; nothing is counted down in memory."""

    def __init__(self, mock: Mock, keeper: Keeper, read_clocks: Callable[[], Reading]) -> None:
        """Keep time for `mock`; `place` names where something is being typed."""
        self._mock = mock
        self._keeper = keeper
        self._read = read_clocks
        self._jumps: list[Jump] = []
        self._unkept = False
        self.place = ""

    def elapsed(self) -> float:
        """Return the seconds since the mock began."""
        seen = clocks.look(self._mock.clock, self._read())
        self._mock.clock = seen.clock
        if seen.jump:
            jump = Jump(seen.elapsed, seen.jump)
            self._mock.jumps.append(jump)
            self._jumps.append(jump)
        return seen.elapsed

    def left(self) -> float:
        """Return the seconds left in this part."""
        return self._mock.part_ends - self.elapsed()

    def left_in_all(self) -> float:
        """Return the seconds left in the mock."""
        return self._mock.clock.allowed - self.elapsed()

    def told(self) -> str:
        """Return both countdowns, or the one where they are the same."""
        if not self._mock.countdown:
            return ""
        left = self.left()
        rest = self._mock.clock.allowed - self._mock.part_ends
        told = f"{clocks.shown(left)} left"
        return f"{told} in this part · {clocks.shown(left + rest)} in all" if rest > 1 else told

    def warning(self) -> str:
        """Return the warning that has just become due, if any."""
        if self._unkept:
            return "What you type can't be kept on disk at this moment."
        minutes = clocks.warning(self.left(), self._mock.part_allowed)
        if minutes is None:
            return ""
        return (
            f"{minutes} minutes are left in this part." if minutes > 1 else "1 minute is left in this part."
        )

    def typed(self, text: str) -> None:
        """Keep what has been typed so far; a disk that refuses is told beside the prompt."""
        try:
            self._keeper.type(self._mock.id, self.place, text)
            self._unkept = False
        except LogError:
            self._unkept = True

    def new_jumps(self) -> list[Jump]:
        """Return how the wall clock was set since this was asked last."""
        found, self._jumps = self._jumps, []
        return found

    def part_end(self) -> datetime:
        """Return the instant at which this part ends, by the wall clock as it goes now."""
        rest = self._mock.clock.allowed - self._mock.part_ends
        return datetime.fromtimestamp(self._mock.clock.ends.wall - rest, UTC)
