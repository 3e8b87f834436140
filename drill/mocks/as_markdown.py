"""A scorecard as Markdown, with the formulas as the cards have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drill.mocks import rubric, telling
from drill.mocks.formats import QUESTIONS
from drill.mocks.record import Told
from drill.mocks.scorecard import Line, Scorecard
from drill.safe import clean

BAR = r"\|"


def markdown(card: Scorecard) -> str:
    """Return the whole scorecard."""
    return clean("\n".join(_lines(card)).rstrip() + "\n")


def _lines(card: Scorecard) -> Iterator[str]:
    yield f"# {card.mock.title}: {telling.verdict(card)}"
    yield ""
    for sentence in telling.circumstances(card.mock):
        yield from (sentence, "")
    yield from _table(
        ("dimension", "score", f"last {card.mock.format}", "mean before"),
        [(telling.MEANINGS[name], *map(telling.number, numbers)) for name, *numbers in card.compared()],
    )
    yield from _table(
        ("topic", "score"),
        [(topic, telling.number(rubric.percent(share))) for topic, share in card.score.topics],
    )
    yield from ("## Where the time went", "")
    yield from _table(
        ("card", "kind", "result", "time of par"),
        [
            (_code(line.slot.card), telling.KINDS[line.slot.kind], line.result, telling.took(line))
            for line in card.lines
        ],
    )
    yield from ("## What comes back", "")
    if card.returning:
        yield from _table(
            ("card", "when"),
            [(_code(line.slot.card), telling.due(line.mark.due_in or 0)) for line in card.returning],
        )
    else:
        yield from ("Nothing: no card failed.", "")
    for number, line in enumerate(card.lines, 1):
        yield from _card(number, line)


def _card(number: int, line: Line) -> Iterator[str]:
    yield from (f"## {number}. {_code(line.slot.card)}: {line.result}", "")
    if line.item is None or not line.mark.reached:
        yield from (line.mark.ask.strip(), "")
        return
    yield from _question(line) if line.slot.kind == QUESTIONS else _program(line)
    for told in line.mark.follow_ups:
        yield from _follow_up(told)


def _question(line: Line) -> Iterator[str]:
    mark = line.mark
    yield from (mark.ask.strip(), "", "**Said**", "", _quoted(telling.given(line)), "")
    for number, point in enumerate(mark.points):
        yield f"- {telling.YES if number in mark.ticked else telling.NO} {' '.join(point.split())}"
    yield from ("", "**Answer**", "", mark.answer.strip(), "")


def _program(line: Line) -> Iterator[str]:
    yield from (telling.title(line), "")
    if line.answer.hints:
        yield from (f"Hints bought: {line.answer.hints}.", "")
    yield from _table(("submitted at", "tests passed", "handed in by"), list(telling.submissions(line)))
    if line.mark.mistake:
        yield from (f"The values are those of a program that {line.mark.mistake.rstrip('.')}.", "")
    for behaviour in line.mark.behaviours:
        yield f"- {telling.NO} {behaviour}"
    if line.answer.submissions:
        yield from ("", "**Handed in**", "", *_fenced(line.answer.submissions[-1].program))
    yield from ("", "**Reference**", "", *_fenced(line.mark.reference), "")


def _follow_up(told: Told) -> Iterator[str]:
    sign = telling.YES if told.said else telling.NO
    yield from (
        f"**Follow-up** {sign} {' '.join(told.ask.split())}",
        "",
        _quoted(told.typed or "Nothing."),
        "",
    )
    yield from (told.answer.strip(), "")


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield _row(columns)
        yield f"|{'---|' * len(columns)}"
        yield from map(_row, rows)
        yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _code(text: str) -> str:
    return f"`{text}`"


def _fenced(program: str) -> tuple[str, str, str]:
    fence = "```"
    while fence in program:
        fence += "`"
    return f"{fence}python", program.strip(), fence
