"""Words and numbers of a scorecard that its terminal, Markdown and HTML forms share."""

from __future__ import annotations

from collections.abc import Iterator

from drill.mocks import clocks, rubric
from drill.mocks.formats import HUNTS, KATAS, QUESTIONS
from drill.mocks.record import Mock
from drill.mocks.scorecard import DIMENSIONS, Line, Scorecard

KINDS = {QUESTIONS: "question", KATAS: "kata", HUNTS: "bug hunt"}
MEANINGS = {
    "overall": "overall",
    "correctness": "correctness",
    "coverage": "coverage of points",
    "speed": "speed",
}
YES, NO = "✓", "✗"


def number(points: int | None) -> str:
    """Return a score, or a dash where there is none."""
    return "–" if points is None else str(points)


def shares(card: Scorecard) -> Iterator[tuple[str, float | None]]:
    """Yield each dimension in words with its share."""
    for name in DIMENSIONS:
        yield MEANINGS[name], getattr(card.score, name)


def verdict(card: Scorecard) -> str:
    """Return the overall score in words, such as `72 of 100: good`."""
    share = card.score.overall
    return "nothing to score" if share is None else f"{rubric.percent(share)} of 100: {rubric.band(share)}"


def circumstances(mock: Mock) -> Iterator[str]:
    """Yield what a reader should know of how the mock went, one sentence each."""
    role = f", {mock.role}" if mock.role else ""
    aloud = ", answered aloud" if mock.aloud else ""
    yield f"{mock.day}, {mock.minutes:g} minutes{role}{aloud}, seed {mock.seed}. It ended {mock.ended}."
    if mock.resumed:
        times = "once" if len(mock.resumed) == 1 else f"{len(mock.resumed)} times"
        at = ", ".join(clocks.shown(each) for each in mock.resumed)
        yield f"It was interrupted and resumed {times}, at {at}; the clock went on."
    for jump in mock.jumps:
        size = clocks.shown(abs(jump.seconds))
        way = "forward" if jump.seconds > 0 else "back"
        yield f"At {clocks.shown(jump.at)} the computer's clock was set {way} by {size}; the time did not change."


def took(line: Line) -> str:
    """Return the time that a card took of its par time, such as `2:10 of 3:00`."""
    if line.item is None or not line.mark.reached:
        return "–"
    return f"{clocks.shown(line.answer.seconds)} of {clocks.shown(line.item.par)}"


def due(days: int) -> str:
    """Return when a card comes back."""
    return "today" if days <= 0 else "tomorrow" if days == 1 else f"in {days} days"


def given(line: Line) -> str:
    """Return what was answered to a question."""
    return line.answer.in_words or line.answer.typed or "Nothing."


def title(line: Line) -> str:
    """Return what a card is called."""
    return line.slot.title or line.slot.card


def submissions(line: Line) -> Iterator[tuple[str, str, str]]:
    """Yield each submission: when, how many tests passed, and by whom it was handed in."""
    for each in line.answer.submissions:
        by = "the clock" if each.by_clock else "you"
        yield clocks.shown(each.at), f"{each.passed} of {each.total}", by
