"""Cards as Markdown that people read and `drill import` takes back: a heading for each question, its answer below.

A comment under the heading holds the card's id and level. Where the question goes on below its heading, a line
of `?` divides it from the answer; key points stand at the end as boxes to tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from drill.carrying.flat import Flat

DIVIDER = "?"
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"^#{1,2}\s")
_SPECIAL = re.compile(r"^(\?\s*$|- \[[ xX]\] |<!--)")
_NO_HEADING = re.compile(r"^\s*(?:[-*+>|]|\d+[.)]\s|```|~~~|\$\$|#)")


def text(cards: Iterable[Flat], titles: dict[str, str]) -> str:
    """Return the cards, topic by topic, in the order in which they come."""
    parts, topic = [], ""
    for card in cards:
        if card.topic != topic:
            topic = card.topic
            parts.append(f"# {titles.get(topic, topic)}\n\n<!-- topic: {topic} -->\n")
        parts.append(_card(card))
    return "\n".join(parts)


def _card(card: Flat) -> str:
    heading, rest = _heading(card.ask)
    told = {"card": card.id, "level": str(card.level), "form": card.form, "tags": ", ".join(card.tags)}
    comment = "; ".join(f"{name}: {value}" for name, value in told.items() if value)
    if not heading:
        heading, comment = card.id.partition("/")[2].replace("-", " "), f"{comment}; ask: below"
    lines = [f"## {heading}", f"<!-- {comment} -->", ""]
    if rest:
        lines += [_guarded(rest), "", DIVIDER, ""]
    lines += [_guarded("\n\n".join(part for part in (card.answer, card.more) if part)), ""]
    lines += [f"- [ ] {' '.join(point.split())}" for point in card.points]
    return "\n".join(lines) + "\n"


def _heading(ask: str) -> tuple[str, str]:
    """Return the question's first paragraph on one line, and the rest; "" for the first where it is no text."""
    first, _, rest = ask.partition("\n\n")
    if (
        _NO_HEADING.match(first)
        or "$$" in first
        or re.search(r"\\\n|  \n|^\s*(```|~~~|[-*+>|] |\d+[.)] )", first, re.M)
    ):
        return "", ask
    return " ".join(first.split()), rest.strip("\n")


def _guarded(text: str) -> str:
    """Return the text with a backslash before what would end the card, outside of code."""
    lines, fence = [], ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        lines.append(line if fence else _guarded_line(line))
    return "\n".join(lines)


def _guarded_line(line: str) -> str:
    if _HEADING.match(line):
        return f"###{line.lstrip('#')}"  # a heading within the card: all levels are shown alike
    return "\\" + line if _SPECIAL.match(line) else line
