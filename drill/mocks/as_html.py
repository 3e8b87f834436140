"""A scorecard and the history of mocks as one HTML file each, to show to a mentor or to read on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drill.mocks import drawings, rubric, telling
from drill.mocks.formats import QUESTIONS
from drill.mocks.page import code, page, row, table, text
from drill.mocks.record import Told
from drill.mocks.scorecard import Line, Past, Scorecard

Plain = Callable[[str], str]
"""Turns card text with Markdown and formulas into plain lines."""


def card_page(card: Scorecard, past: Sequence[Past], plain: Plain) -> str:
    """Return the scorecard as a page; `past` are all mocks that are done, this one among them, for the trend."""
    return page(f"{card.mock.title}, {card.mock.day}", "\n".join(_body(card, past, plain)))


def history_page(past: Sequence[Past]) -> str:
    """Return all mocks and the trend of their scores as a page."""
    return page("Mock interviews", "\n".join(["<h1>Mock interviews</h1>", *_history(past)]))


def _body(card: Scorecard, past: Sequence[Past], plain: Plain) -> Iterator[str]:
    points = telling.number(rubric.percent(card.score.overall))
    sentences = "".join(f'<p class="soft">{text(each)}</p>' for each in telling.circumstances(card.mock))
    yield f'<div class="head">{drawings.ring(card.score.overall, points)}'
    yield f"<div><h1>{text(card.mock.title)}: {text(rubric.band(card.score.overall))}</h1>{sentences}</div></div>"
    yield "<h2>Score</h2>"
    for name, share in telling.shares(card):
        yield _share_row(name, share)
    yield "<h2>By topic</h2>"
    for topic, topic_share in card.score.topics:
        yield _share_row(topic, topic_share)
    yield from _times(card)
    if card.all_before:
        yield "<h2>Compared with earlier mocks</h2>"
        rows = [(telling.MEANINGS[name], *map(telling.number, numbers)) for name, *numbers in card.compared()]
        yield table(("", "this", f"last {card.mock.format}", "mean before"), rows)
        yield _trend(past)
    yield from _returning(card)
    yield "<h2>Card by card</h2>"
    for number, line in enumerate(card.lines, 1):
        yield from _details(number, line, plain)


def _share_row(name: str, share: float | None) -> str:
    points = telling.number(rubric.percent(share))
    return row(name, drawings.bar(share or 0.0, f"{name}: {points} of 100"), points)


def _times(card: Scorecard) -> Iterator[str]:
    yield '<h2>Where the time went</h2><p class="soft">The line in a bar is the par time of the card.</p>'
    pars = [line.item.par for line in card.lines if line.item]
    longest = max([*(line.answer.seconds for line in card.lines), *pars, 1.0])
    for line in card.lines:
        par = line.item.par / longest if line.item else None
        label = f"{line.slot.card}: {telling.took(line)}"
        yield row(
            line.slot.card,
            drawings.bar(line.answer.seconds / longest, label, par),
            telling.took(line),
            long=True,
        )


def _returning(card: Scorecard) -> Iterator[str]:
    yield "<h2>What comes back</h2>"
    if not card.returning:
        yield "<p>Nothing: no card failed.</p>"
    yield table(
        ("card", "when"), [(line.slot.card, telling.due(line.mark.due_in or 0)) for line in card.returning]
    )


def _details(number: int, line: Line, plain: Plain) -> Iterator[str]:
    yield f"<details><summary><b>{number}. {text(line.slot.card)}</b> <span>{text(line.result)}</span></summary>"
    if line.slot.title and line.slot.kind != QUESTIONS:
        yield f"<h3>{text(line.slot.title)}</h3>"
    yield _text(plain(line.mark.ask))
    if line.item is not None and line.mark.reached:
        yield from _question(line, plain) if line.slot.kind == QUESTIONS else _program(line)
        for told in line.mark.follow_ups:
            yield from _follow_up(told, plain)
    yield "</details>"


def _question(line: Line, plain: Plain) -> Iterator[str]:
    yield f"<h3>Said</h3>{_said(telling.given(line))}"
    if line.mark.points:
        yield "<h3>Points</h3>"
        yield _marked(
            (number in line.mark.ticked, plain(point)) for number, point in enumerate(line.mark.points)
        )
    yield f"<h3>Answer</h3>{_text(plain(line.mark.answer))}"


def _program(line: Line) -> Iterator[str]:
    if line.answer.hints:
        yield f"<p>Hints bought: {line.answer.hints}.</p>"
    yield table(("submitted at", "tests passed", "handed in by"), list(telling.submissions(line)))
    if line.mark.mistake:
        yield f"<p>The values are those of a program that {text(line.mark.mistake.rstrip('.'))}.</p>"
    yield _marked((False, behaviour) for behaviour in line.mark.behaviours)
    last = line.answer.submissions[-1].program if line.answer.submissions else "# Nothing was handed in."
    yield f'<div class="pair"><div><h3>Handed in</h3>{code(last)}</div>'
    yield f"<div><h3>Reference</h3>{code(line.mark.reference)}</div></div>"


def _follow_up(told: Told, plain: Plain) -> Iterator[str]:
    yield f"<h3>Follow-up {_sign(told.said)}</h3>{_text(plain(told.ask))}"
    yield _said(told.typed or "Nothing.")
    yield _text(plain(told.answer))


def _marked(points: Iterator[tuple[bool, str]]) -> str:
    lines = [f"<li>{_sign(good)} {text(' '.join(point.split()))}</li>" for good, point in points]
    return f'<ul class="points">{"".join(lines)}</ul>' if lines else ""


def _sign(good: bool) -> str:
    return f'<span class="good">{telling.YES}</span>' if good else f'<span class="bad">{telling.NO}</span>'


def _said(raw: str) -> str:
    return f'<p class="said">{text(raw.strip())}</p>'


def _text(plain: str) -> str:
    return f'<p class="text">{text(plain.strip())}</p>'


def _history(past: Sequence[Past]) -> Iterator[str]:
    if not past:
        yield "<p>No mock is finished yet.</p>"
        return
    yield _trend(past)
    rows = [
        (
            each.mock.id,
            *(telling.number(rubric.percent(getattr(each.score, name))) for name in telling.MEANINGS),
            rubric.band(each.score.overall),
        )
        for each in past
    ]
    yield table(("mock", *telling.MEANINGS, ""), rows)


def _trend(past: Sequence[Past]) -> str:
    scores = [None if each.score.overall is None else 100 * each.score.overall for each in past]
    return drawings.trend(scores, [each.mock.day for each in past])
