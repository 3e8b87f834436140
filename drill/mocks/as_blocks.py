"""A scorecard and the history of mocks as blocks for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from drill.mocks import charts, rubric, telling
from drill.mocks.scorecard import Past, Scorecard
from drill.sessions.blocks import Block, Heading, Note, Table, Tone

BAR, TIME_BAR = 20, 12


def card_blocks(card: Scorecard, *, bars: bool = True) -> list[Block]:
    """Return the scorecard; `bars` draws shares and times beside their numbers."""
    blocks: list[Block] = [
        Heading(f"Scorecard: {card.mock.title}", card.mock.id),
        *(Note(sentence) for sentence in telling.circumstances(card.mock)),
        Note(f"Score {telling.verdict(card)}", Tone.PLAIN),
        _dimensions(card, bars),
        _topics(card, bars),
        _times(card, bars),
    ]
    if card.all_before:
        blocks.append(_compared(card))
    return [*blocks, *_returning(card)]


def _bar(share: float | None, bars: bool, width: int = BAR) -> tuple[str, ...]:
    return (charts.bar(share or 0.0, width),) if bars else ()


def _columns(*names: str, bars: bool) -> tuple[str, ...]:
    return (*names, "") if bars else names


def _dimensions(card: Scorecard, bars: bool) -> Table:
    rows = [
        (name, telling.number(rubric.percent(share)), *_bar(share, bars))
        for name, share in telling.shares(card)
    ]
    return Table(_columns("dimension", "score", bars=bars), tuple(rows))


def _topics(card: Scorecard, bars: bool) -> Table:
    rows = [
        (topic, telling.number(rubric.percent(share)), *_bar(share, bars))
        for topic, share in card.score.topics
    ]
    return Table(_columns("topic", "score", bars=bars), tuple(rows))


def _times(card: Scorecard, bars: bool) -> Table:
    longest = max((line.answer.seconds for line in card.lines), default=0.0) or 1.0
    rows = [
        (
            line.slot.card,
            line.result,
            telling.took(line),
            *_bar(line.answer.seconds / longest, bars, TIME_BAR),
        )
        for line in card.lines
    ]
    return Table(_columns("card", "result", "time of par", bars=bars), tuple(rows), "Where the time went")


def _compared(card: Scorecard) -> Table:
    rows = [
        (telling.MEANINGS[name], *(telling.number(each) for each in numbers))
        for name, *numbers in card.compared()
    ]
    return Table(("compared", "this", f"last {card.mock.format}", "mean before"), tuple(rows))


def _returning(card: Scorecard) -> list[Block]:
    rows = [
        (line.slot.card, telling.due(line.mark.due_in or 0), str(line.mark.quality))
        for line in card.returning
    ]
    if not rows:
        return [Note("No card failed; nothing comes back because of this mock.", Tone.GOOD)]
    return [Table(("comes back", "when", "quality"), tuple(rows))]


def history_blocks(past: Sequence[Past], width: int, *, bars: bool = True) -> list[Block]:
    """Return the mocks that are done, the oldest first, and the trend of their scores."""
    if not past:
        return [Note("No mock is finished yet. `drill mock` says what there is.")]
    rows = [
        (
            each.mock.id,
            each.mock.format,
            *(telling.number(rubric.percent(getattr(each.score, name))) for name in telling.MEANINGS),
        )
        for each in past
    ]
    columns = ("mock", "format", *telling.MEANINGS)
    blocks: list[Block] = [Heading("Mock interviews"), Table(columns, tuple(rows))]
    return [*blocks, *(Note(line) for line in _trend(past, width))] if bars and len(past) > 1 else blocks


def _trend(past: Sequence[Past], width: int) -> list[str]:
    scores = [None if each.score.overall is None else 100 * each.score.overall for each in past]
    return charts.trend(scores, [each.mock.day for each in past], width)
