"""What a card of ours is called elsewhere: an identity that stays, and tags that tell topic, form and level."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from drill.cards import is_id
from drill.carrying.flat import Flat

OURS = "drill:"
"""Begins the identity of every card of ours in another program; the card's id follows."""
DECK = "drill"
_LEVEL, _FORM, _TOPIC = "drill::level::", "drill::form::", "drill::topic::"


class Told(NamedTuple):
    """What tags said: the card's level, 0 where none did, and the tags that are left."""

    level: int
    tags: tuple[str, ...]


def identity(card_id: str) -> str:
    """Return the name under which another program knows the card, the same at every export."""
    return OURS + card_id


def card_id(identity: str) -> str:
    """Return the card id in an identity of ours, empty where it is none."""
    name = identity.removeprefix(OURS) if identity.startswith(OURS) else ""
    parts = name.split("/")
    return name if len(parts) == 2 and all(map(is_id, parts)) else ""


def tags(card: Flat) -> list[str]:
    """Return the tags of a card: its own, and what our decks know of it."""
    return [f"{_TOPIC}{card.topic}", f"{_FORM}{card.form}", f"{_LEVEL}{card.level}", *card.tags]


def told(tags: Iterable[str]) -> Told:
    """Return what the tags tell, ours taken out."""
    kept, level = [], 0
    for tag in tags:
        if tag.startswith(_LEVEL) and tag.removeprefix(_LEVEL) in "12345":
            level = int(tag.removeprefix(_LEVEL) or 0)
        elif not tag.startswith((_FORM, _TOPIC)) and tag != "leech":
            kept.append(tag)
    return Told(level, tuple(kept))
