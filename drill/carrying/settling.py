"""Foreign cards as fields of a deck: names and topics in kebab-case, key points, and nothing that a deck refuses.

A card from elsewhere seldom has key points: they are taken from the lines or sentences of its answer.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from typing import Any

from drill.cards import IMPORTED, is_id
from drill.carrying.incoming import Incoming, Losses
from drill.deckfiles.deck_text import is_hidden

MOST_TEXT = 6000
MOST_POINT = 400
MOST_POINTS = 6
MOST_TAGS = 8
ANSWER_ITSELF = "What the answer says"
DEFAULT_LEVEL = 2
ORDER = ("id", "form", "level", "tags", "ask", "code", "choices", "steps", "output", "given", "compute",
         "tolerance", "unit", "result", "answer", "points", "why_wrong", "follow_ups", "source", "checked")  # fmt: skip

_LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+")
_WORDS = re.compile(r"[a-z0-9]+")
_FENCE = re.compile(r"^\s*(```|~~~)")
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)


class UnfitError(Exception):
    """A card that no deck can hold; the sentence says why."""


def fields_of(card: Incoming, name: str, level: int, losses: Losses) -> dict[str, Any]:
    """Return the card's fields for a deck, under this name. Raises UnfitError."""
    ask, answer = (cleaned(text, losses) for text in (card.ask, card.answer))
    for text, what in ((ask, "question"), (answer, "answer")):
        if not text.strip():
            raise UnfitError(f"without {'a' if what == 'question' else 'an'} {what}")
        if len(text) > MOST_TEXT:
            raise UnfitError(f"with {what}s of more than {MOST_TEXT} characters")
    points = [cleaned(point, losses) for point in card.points] or points_in(answer)
    fields: dict[str, Any] = {
        "id": name,
        "form": "recall",
        "level": card.level if card.level in range(1, 6) else level,
        "tags": tags_of(card.tags, losses),
        "ask": ask,
        "answer": answer,
        "points": [clipped(point) for point in points if point.strip()][:MOST_POINTS] or [ANSWER_ITSELF],
    }
    fields |= card.more
    return {key: fields[key] for key in (*ORDER, *fields) if fields.get(key) not in (None, "", [], {})}


def cleaned(text: str, losses: Losses) -> str:
    """Return the text without characters that a deck refuses, and with one kind of line ends."""
    text = re.sub(r"\r\n?|[\x85\u2028\u2029\v\f]", "\n", text)
    if text.isprintable():
        return text.rstrip()
    hidden = {character for character in set(text) if is_hidden(character) and character not in "\n\t"}
    for character in sorted(hidden):
        losses.add("kinds of hidden characters", f"U+{ord(character):04X}")
        text = text.replace(character, "")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def points_in(answer: str) -> list[str]:
    """Return up to six key points: the answer's list, else its lines, else its sentences."""
    items = listed(answer)
    found = items if len(items) > 1 else _sentences(" ".join(line.strip() for line in _prose_lines(answer)))
    return _grouped([each.strip() for each in found if re.search(r"\w", each)], MOST_POINTS)


def listed(text: str) -> list[str]:
    """Return the items of the lists in the text, each on one line."""
    return [_LIST_ITEM.sub("", line).strip() for line in _prose_lines(text) if _LIST_ITEM.match(line)]


def _prose_lines(answer: str) -> list[str]:
    """Return the lines outside of fenced code, hard breaks taken off."""
    lines, fence = [], ""
    for line in answer.split("\n"):
        found = _FENCE.match(line)
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
        elif not fence and line.strip():
            lines.append(line.removesuffix("\\"))
    return lines


def _sentences(text: str) -> list[str]:
    """Return the sentences; what ends one within a formula ends none."""
    sentences = [""]
    for part in _SENTENCE_END.split(text):
        if sentences[-1].count("$") % 2:
            sentences[-1] += f" {part}"
        else:
            sentences.append(part)
    return sentences[1:]


def _grouped(parts: Sequence[str], most: int) -> list[str]:
    """Return at most `most` texts, neighbours joined where there are more."""
    if len(parts) <= most:
        return list(parts)
    size = -(-len(parts) // most)
    return [" ".join(parts[start : start + size]) for start in range(0, len(parts), size)]


def clipped(text: str, most: int = MOST_POINT) -> str:
    """Return the text on one line, cut at a space and outside of formulas where it is too long."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    end = text.rfind(" ", 0, most - 1)
    end = end if end > most // 2 else most - 1
    for formula in _FORMULA.finditer(text):
        if formula.start() < end < formula.end():
            end = formula.start()
    return text[:end].rstrip() + "…"


def tags_of(tags: Iterable[str], losses: Losses) -> list[str]:
    """Return the tags in kebab-case behind the one that marks imported cards, as many as a card may have."""
    slugs: dict[str, str] = {}
    for tag in tags:
        if (name := slug(tag, "")) and name != IMPORTED:
            slugs.setdefault(name, tag)
        elif tag.strip() and name != IMPORTED:
            losses.add("tags that can't be written with a-z and 0-9", tag)
    losses.add(f"tags beyond {MOST_TAGS - 1} of a card", *list(slugs.values())[MOST_TAGS - 1 :])
    return [IMPORTED, *list(slugs)[: MOST_TAGS - 1]]


def slug(text: str, otherwise: str, most: int = 60) -> str:
    """Return the text in kebab-case, or `otherwise` where nothing of it can be written so."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = ""
    for word in _WORDS.findall(plain):
        if len(name) + 1 + len(word) > most:
            break
        name += f"-{word}" if name else word
    return name if is_id(name) else otherwise


def topic_of(name: str) -> str:
    """Return the topic for a deck of that name; one in a script without a-z gets a name of its own."""
    return slug(name, f"deck-{digest(name)[:6]}" if name.strip() else "imported")


def name_for(card: Incoming, topic: str, taken: Container[str]) -> str:
    """Return a free name within the topic, made of the question's first words."""
    text = " ".join(re.sub(r"[^\w\s'-]", " ", _FORMULA.sub(" ", card.ask)).replace("'", "").split()[:7])
    first = slug(text, f"card-{digest(card.key)[:8]}", 48)
    number, name = 1, first
    while f"{topic}/{name}" in taken:
        number += 1
        name = f"{first}-{number}"
    return name


def digest(text: str) -> str:
    """Return a fingerprint of the text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
