"""A JSON export read back: its questions as they were, field by field, and the events of its log.

The file may come from anybody, so nothing in it is believed: what a deck would not accept is refused when the
deck is read, and a card whose `code` `drill check` would run loses its grading unless the file is trusted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from drill.cards import FORMS, is_id
from drill.carrying import tagging
from drill.carrying.as_json import KIND, VERSION
from drill.carrying.incoming import Incoming, Losses
from drill.carrying.settling import cleaned
from drill.errors import ContentError
from drill.reviews import Review
from drill.syncing import lines

_TEXTS = ("ask", "answer")
MOST_DEPTH = 4
_FIELDS = (
    "form", "code", "why_wrong", "compute", "choices", "steps", "output", "given", "tolerance", "unit", "result",
    "follow_ups", "source", "checked", "formerly",
)  # fmt: skip


class Read(NamedTuple):
    """What a JSON export holds."""

    cards: list[Incoming]
    heads: dict[str, dict[str, Any]]
    events: list[Review]


def read(text: str, name: str, losses: Losses, *, trusted: bool = False) -> Read:
    """Return the content; `name` is how errors call the file. Raises ContentError."""
    try:
        content = json.loads(text)
    except RecursionError:
        raise ContentError(f"{name} is nested too deeply", "export it anew") from None
    except ValueError as error:
        raise ContentError(f"{name} is not JSON: {error}", "export it anew with `drill export`") from None
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise ContentError(f"{name} is JSON of another program", "import what `drill export FILE.json` wrote")
    if content.get("version") != VERSION:
        raise ContentError(f"{name} was written by another version of drill", "update drill")
    decks = [deck for deck in _list(content, "decks", name) if is_id(str(deck.get("topic")))]
    cards = [card for deck in decks for card in _cards(deck, name, losses, trusted)]
    for deck in decks:
        katas = (f"{deck['topic']}/{kata.get('id')}" for kata in _list(deck, "katas", name))
        losses.add("katas, which travel as a pack", *katas)
    losses.add("tracks", *(str(track.get("id")) for track in _list(content, "tracks", name)))
    heads = {str(deck["topic"]): _head(deck, losses) for deck in decks}
    return Read(cards, heads, [_event(event, name) for event in _list(content, "log", name)])


def _list(content: Mapping[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    found = content.get(key, [])
    if isinstance(found, list) and all(isinstance(each, dict) for each in found):
        return found
    raise ContentError(f"{name}: `{key}` is not a list of objects", "export it anew with `drill export`")


def _head(deck: Mapping[str, Any], losses: Losses) -> dict[str, Any]:
    """Return title, summary and prerequisites as a deck may have them; what it may not is left out."""
    title, summary = (cleaned(str(deck.get(key, "")), losses) for key in ("title", "summary"))
    head: dict[str, Any] = {"title": " ".join(title.split())[:80], "summary": summary[:600]}
    prerequisites = deck.get("prerequisites")
    if isinstance(prerequisites, list):
        head["prerequisites"] = [name for name in dict.fromkeys(map(str, prerequisites)) if is_id(name)][:50]
    return {key: value for key, value in head.items() if value}


def _cards(deck: Mapping[str, Any], name: str, losses: Losses, trusted: bool) -> Iterator[Incoming]:
    for fields in _list(deck, "questions", name):
        yield card_of(fields, str(deck["topic"]), str(deck.get("title", "")), losses, trusted=trusted)


def card_of(
    fields: Mapping[str, Any], topic: str, title: str, losses: Losses, *, trusted: bool = False
) -> Incoming:
    """Return the card that the fields of a deck describe."""
    card_id = f"{topic}/{fields.get('id')}"
    texts = {key: value for key in _TEXTS if isinstance(value := fields.get(key), str)}
    points, tags = (_texts(fields.get(key)) for key in ("points", "tags"))
    more = {key: _safe(fields[key], losses) for key in _FIELDS if key in fields}
    if more.get("form") not in FORMS:
        more.pop("form", None)
    if "output" in more and not trusted:
        losses.add(
            "questions whose code `drill check` would run, kept as words (--trust keeps them whole)", card_id
        )
        answer = f"{texts.get('answer', '')}\n\nIt prints:\n\n```\n{more.pop('output')}\n```"
        texts["answer"], more["form"] = answer, "recall"
    level = fields.get("level")
    return Incoming(
        key=tagging.identity(card_id),
        ask=texts.get("ask", ""),
        answer=texts.get("answer", ""),
        topic=title if is_id(str(fields.get("id"))) and title else topic,
        points=points,
        tags=tags,
        id=tagging.card_id(tagging.identity(card_id)),
        level=level if isinstance(level, int) else 0,
        more={**more, "tags": list(tags)},
        where=card_id,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _safe(value: object, losses: Losses, depth: int = 0) -> Any:
    """Return plain values of bounded depth, whatever the file holds."""
    if isinstance(value, dict) and depth < MOST_DEPTH:
        return {cleaned(str(key), losses): _safe(each, losses, depth + 1) for key, each in value.items()}
    if isinstance(value, list) and depth < MOST_DEPTH:
        return [_safe(each, losses, depth + 1) for each in value]
    if isinstance(value, str):
        return cleaned(value, losses)
    return value if isinstance(value, bool | int | float) else ""


def _event(fields: Mapping[str, Any], name: str) -> Review:
    """Return the event. Raises ContentError where it is none."""
    try:
        event = Review(**fields)
    except TypeError:
        event = None
    if event is None or lines.faulty_field(event):
        raise ContentError(f"{name}: the log holds what is no event", "export it anew with `drill export`")
    return event
