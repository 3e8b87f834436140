"""CSV and TSV as other programs write them: with Anki's headers, with a row of names, or with nothing but rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drill.carrying import tagging
from drill.carrying.from_html import text_of
from drill.carrying.incoming import Incoming, Losses
from drill.carrying.markdown_text import Marks
from drill.carrying.settling import MOST_TEXT, listed, points_in
from drill.errors import ContentError

SEPARATORS = {
    "comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":",
    ",": ",", ";": ";", "\\t": "\t", "\t": "\t", "|": "|", ":": ":",
}  # fmt: skip
ROLES = {
    "ask": "ask", "question": "ask", "front": "ask", "answer": "answer", "back": "answer", "tags": "tags",
    "deck": "deck", "topic": "deck", "guid": "guid", "points": "points", "level": "level", "notetype": "skip",
}  # fmt: skip
MOST_ROWS = 50_000


@dataclass(slots=True)
class Layout:
    """How a file is laid out: what its columns hold, counted from 0, and what holds for all rows."""

    separator: str = ""
    is_html: bool = False
    columns: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    deck: str = ""
    tags: tuple[str, ...] = ()
    first_line: int = 1


def cards(
    text: str, name: str, losses: Losses, *, separator: str = "", is_html: bool | None = None
) -> list[Incoming]:
    """Return the cards; `name` is how errors call the file. Raises ContentError."""
    layout, body = _headers(text, name)
    layout.separator = separator or layout.separator or _guess(body)
    layout.is_html = layout.is_html if is_html is None else is_html
    rows = list(_rows(body, layout, name))
    if rows and not layout.columns:
        rows = _named(rows, layout)
    _complete(layout, max((len(row) for _, row in rows), default=0))
    found = [_card(row, line, layout, losses) for line, row in rows if any(cell.strip() for cell in row)]
    if not found:
        raise ContentError(f"{name} holds no cards", "one row for each, question and answer in two columns")
    return found  # fmt: skip


def _headers(text: str, name: str) -> tuple[Layout, str]:
    """Return the layout that Anki's header lines tell, and the text behind them."""
    layout, at = Layout(), 0
    columns = ""
    while text.startswith("#", at):
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        key, _, value = text[at + 1 : end].rstrip("\r").partition(":")
        if key.strip().lower() == "columns":
            columns = value
        else:
            _header(layout, key.strip().lower(), value, f"{name}:{layout.first_line}")
        at, layout.first_line = min(end + 1, len(text)), layout.first_line + 1
        if end == len(text):
            break
    if columns:
        separator = layout.separator or _guess(columns)
        for number, column in enumerate(next(csv.reader([columns], delimiter=separator), [])):
            layout.names[number] = column.strip()
            if role := ROLES.get(column.strip().lower()):
                layout.columns.setdefault(number, role)
    return layout, text[at:]


def _header(layout: Layout, key: str, value: str, where: str) -> None:
    words = value.strip()
    match key.split():
        case ["separator"]:
            layout.separator = SEPARATORS.get(words.lower() or value[:1], words)
            if len(layout.separator) != 1:
                raise ContentError(
                    f"{where}: unknown separator {words[:20]!r}", "use Comma, Tab, Semicolon or Pipe"
                )
        case ["html"]:
            layout.is_html = words.lower() == "true"
        case ["tags"]:
            layout.tags = tuple(words.split())
        case ["deck"]:
            layout.deck = words
        case [kind, "column"] if kind in ROLES:
            if not words.isdecimal() or not 0 < int(words[:6]) <= 100:
                raise ContentError(
                    f"{where}: `{words[:20]}` is no column", "columns are numbered from 1 to 100"
                )
            layout.columns[int(words) - 1] = ROLES[kind]
        case _:
            pass  # fmt: skip  # comments and headers that are not about cards


def _guess(body: str) -> str:
    """Return the separator that the first line holds: a tab before anything else."""
    first = next((line for line in body.split("\n") if line.strip()), "")
    counts = {sign: first.count(sign) for sign in "\t;,|"}
    if counts["\t"]:
        return "\t"
    return max(counts, key=lambda sign: (counts[sign], sign == ",")) if any(counts.values()) else ","


def _rows(body: str, layout: Layout, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=layout.separator, strict=True)
    line, count = layout.first_line, 0
    try:
        for row in reader:
            if row and not row[0].startswith("#"):
                count += 1
                yield line, row
            if count > MOST_ROWS:
                raise ContentError(f"{name} has more than {MOST_ROWS} rows", "import it in parts")
            line = layout.first_line + reader.line_num
    except csv.Error as error:
        fix = "put the field in quotes, and double a quote that is part of it"
        raise ContentError(f"{name}:{line}: not CSV: {error}", fix) from None


def _named(rows: list[tuple[int, list[str]]], layout: Layout) -> list[tuple[int, list[str]]]:
    """Return the rows without a first one that names the columns, by which the layout is told."""
    names = [cell.strip().lower() for cell in rows[0][1]]
    roles = {number: ROLES[column] for number, column in enumerate(names) if column in ROLES}
    if not {"ask", "answer"} <= set(roles.values()):
        return rows
    layout.columns |= roles
    layout.names = dict(enumerate(cell.strip() for cell in rows[0][1]))
    return rows[1:]


def _complete(layout: Layout, width: int) -> None:
    """Give question and answer the first columns that hold nothing else; the rest belongs to the answer."""
    free = [number for number in range(width) if number not in layout.columns]
    for role in ("ask", "answer"):
        if role not in layout.columns.values() and free:
            layout.columns[free.pop(0)] = role


def _card(row: Sequence[str], line: int, layout: Layout, losses: Losses) -> Incoming:
    texts: dict[str, str] = {}
    more = []
    for number, cell in enumerate(row):
        role = layout.columns.get(number, "")
        if role in ("ask", "answer", "points"):
            texts[role] = _text(cell, layout, losses)
        elif role:
            texts[role] = cell.strip()
        elif cell.strip():
            title = layout.names.get(number, "")
            more.append((f"**{title}** " if title else "") + _text(cell, layout, losses))
    told = tagging.told([*layout.tags, *texts.get("tags", "").split()])
    guid, deck = texts.get("guid", ""), texts.get("deck", "") or layout.deck
    level, points = texts.get("level", ""), texts.get("points", "")
    return Incoming(
        key=guid or f"text:{deck}:{texts.get('ask', '')}",
        ask=texts.get("ask", ""),
        answer="\n\n".join([texts.get("answer", ""), *more]).strip(),
        topic=deck.removeprefix(f"{tagging.DECK}::"),
        points=tuple(listed(points) or points_in(points)),
        tags=told.tags,
        id=tagging.card_id(guid),
        level=int(level) if level in ("1", "2", "3", "4", "5") else told.level,
        where=f"line {line}",
    )


def _text(cell: str, layout: Layout, losses: Losses) -> str:
    """Return the cell as card text; what is no HTML is taken as card text already, formulas in either spelling."""
    if len(cell) > 10 * MOST_TEXT:
        return cell  # refused later, by its length
    if layout.is_html:
        return text_of(cell, losses)
    marks = Marks()
    return marks.back(marks.taken(cell))
