"""The scorecard of a finished mock, made from its record alone: the score, each card, and earlier mocks beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drill.mocks import rubric
from drill.mocks.formats import FOLLOW_UP_MINUTES, QUESTIONS
from drill.mocks.record import DONE, Answer, Mark, Mock, Slot
from drill.mocks.rubric import Item, Score
from drill.sm2 import PASSING

DIMENSIONS = ("overall", "correctness", "coverage", "speed")


@dataclass(frozen=True, slots=True)
class Line:
    """One card: its place, what happened, its mark, and what it counts for, None where it does not count."""

    slot: Slot
    answer: Answer
    mark: Mark
    item: Item | None

    @property
    def known(self) -> float | None:
        """Return how much of the card was known."""
        return rubric.known(self.item) if self.item else None

    @property
    def result(self) -> str:
        """Return in a few words what came of the card."""
        mark, answer = self.mark, self.answer
        if self.item is None:
            return "does not count"
        if not mark.reached:
            return "not reached"
        if self.slot.kind != QUESTIONS:
            return _code_result(answer)
        if mark.correct is not None:
            return "right" if mark.correct == 1.0 else "wrong"
        return f"{len(mark.ticked)} of {len(mark.points)} points"


def _code_result(answer: Answer) -> str:
    if not answer.submissions:
        return "nothing handed in"
    last, hints = answer.submissions[-1], answer.hints
    bought = f", {hints} hint{'s' * (hints > 1)}" if hints else ""
    return f"{last.passed} of {last.total} tests{bought}"


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier mock and its score."""

    mock: Mock
    score: Score


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A mock with its score; `before` is the mock of the same format before it, `all_before` every earlier one."""

    mock: Mock
    score: Score
    lines: tuple[Line, ...]
    before: Past | None = None
    all_before: tuple[Past, ...] = ()

    @property
    def returning(self) -> tuple[Line, ...]:
        """Return the cards that failed and come back, the earliest first."""
        failed = [
            line
            for line in self.lines
            if line.mark.due_in is not None and line.mark.quality is not None and line.mark.quality < PASSING
        ]
        return tuple(sorted(failed, key=lambda line: line.mark.due_in or 0))

    def compared(self) -> tuple[tuple[str, int | None, int | None, int | None], ...]:
        """Return per dimension, in percent: this mock, the one of its format before it, the mean of all earlier."""
        return tuple(
            (
                name,
                rubric.percent(getattr(self.score, name)),
                rubric.percent(getattr(self.before.score, name)) if self.before else None,
                rubric.percent(_mean([getattr(past.score, name) for past in self.all_before])),
            )
            for name in DIMENSIONS
        )


def scorecard(mock: Mock, earlier: Sequence[Mock] = ()) -> Scorecard:
    """Return the scorecard of a mock whose debrief is done, with those of `earlier` that were begun before it."""
    lines = tuple(_line(mock, slot) for slot in mock.slots())
    past = tuple(past_of([each for each in earlier if each.started < mock.started]))
    before = next((each for each in reversed(past) if each.mock.format == mock.format), None)
    return Scorecard(mock, _score(lines), lines, before, past)


def past_of(mocks: Sequence[Mock]) -> list[Past]:
    """Return the mocks that are done with their scores, the oldest first."""
    done = sorted((mock for mock in mocks if mock.phase == DONE), key=lambda mock: mock.started)
    return [Past(mock, _score(tuple(_line(mock, slot) for slot in mock.slots()))) for mock in done]


def _score(lines: Sequence[Line]) -> Score:
    return rubric.score([line.item for line in lines if line.item])


def _line(mock: Mock, slot: Slot) -> Line:
    answer, mark = mock.answers.get(slot.card, Answer()), mock.marks.get(slot.card, Mark(counts=False))
    return Line(slot, answer, mark, _item(slot, answer, mark) if mark.counts else None)


def _item(slot: Slot, answer: Answer, mark: Mark) -> Item:
    said = len(mark.ticked) + sum(told.said for told in mark.follow_ups)
    return Item(
        kind=slot.kind,
        topic=slot.topic,
        par=60 * (slot.minutes + FOLLOW_UP_MINUTES * len(mark.follow_ups)),
        seconds=answer.seconds,
        correct=mark.correct,
        said=said,
        of=len(mark.points) + len(mark.follow_ups),
        reached=mark.reached,
    )


def _mean(shares: Sequence[float | None]) -> float | None:
    there = [share for share in shares if share is not None]
    return sum(there) / len(there) if there else None
