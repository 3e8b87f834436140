"""A scorecard as plain data for scripts. Scores are whole percent, times are seconds into the mock."""

from __future__ import annotations

from typing import Any

from drill.mocks import rubric
from drill.mocks.plain import to_plain
from drill.mocks.record import Mock
from drill.mocks.rubric import Score
from drill.mocks.scorecard import DIMENSIONS, Line, Scorecard


def card_data(card: Scorecard) -> dict[str, Any]:
    """Return the whole scorecard, with every answer and submission."""
    return {
        "mock": mock_data(card.mock),
        "score": score_data(card.score),
        "band": rubric.band(card.score.overall),
        "compared": {name: {"this": a, "last_of_format": b, "mean": c} for name, a, b, c in card.compared()},
        "cards": [_line_data(line) for line in card.lines],
        "comes_back": [{"card": line.slot.card, "in_days": line.mark.due_in} for line in card.returning],
    }


def mock_data(mock: Mock) -> dict[str, Any]:
    """Return what identifies a mock and how it went."""
    names = ("id", "format", "title", "role", "seed", "started", "zone", "minutes", "aloud", "phase", "ended")
    found = {name: getattr(mock, name) for name in names}
    return found | {"resumed": list(mock.resumed), "clock_jumps": to_plain(mock.jumps)}


def score_data(score: Score) -> dict[str, Any]:
    """Return the dimensions and topics in percent."""
    found: dict[str, Any] = {name: rubric.percent(getattr(score, name)) for name in DIMENSIONS}
    return found | {"topics": {topic: rubric.percent(share) for topic, share in score.topics}}


def _line_data(line: Line) -> dict[str, Any]:
    known = rubric.percent(line.known)
    return {
        **to_plain(line.slot),
        "known": known,
        "result": line.result,
        "seconds": round(line.answer.seconds, 1),
        "answer": to_plain(line.answer),
        "mark": to_plain(line.mark),
    }
