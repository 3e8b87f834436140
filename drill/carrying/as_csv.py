"""Cards as CSV or TSV with the headers that Anki reads: separator, HTML, columns, and which holds what."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from drill.carrying import tagging
from drill.carrying.flat import Flat
from drill.carrying.to_html import html

COLUMNS = ("guid", "deck", "tags", "ask", "answer", "points")
_NAMES = {",": "Comma", "\t": "Tab", ";": "Semicolon"}


def text(cards: Iterable[Flat], titles: dict[str, str], separator: str = ",") -> str:
    """Return the file's text; every field is HTML, with formulas for MathJax."""
    out = io.StringIO()
    out.write(f"#separator:{_NAMES[separator]}\n#html:true\n#columns:{separator.join(COLUMNS)}\n")
    out.write("#guid column:1\n#deck column:2\n#tags column:3\n")
    writer = csv.writer(out, delimiter=separator, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerows(_row(card, titles) for card in cards)
    return out.getvalue()


def _row(card: Flat, titles: dict[str, str]) -> tuple[str, ...]:
    answer = html("\n\n".join(part for part in (card.answer, card.more) if part))
    points = "".join(f"<li>{html(point)}</li>" for point in card.points)
    deck = f"{tagging.DECK}::{titles.get(card.topic, card.topic)}"
    return (
        tagging.identity(card.id), deck, " ".join(tagging.tags(card)), html(card.ask), answer,
        f"<ul>{points}</ul>",
    )  # fmt: skip
