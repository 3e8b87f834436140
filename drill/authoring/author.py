"""What every way of writing a card works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from drill.authoring.own_decks import OwnDecks
from drill.nearness import Near
from drill.sessions.asking import HELP_KEY, NAMES
from drill.sessions.blocks import Items
from drill.sessions.desk import Editor, Screen


@dataclass(frozen=True, slots=True)
class Author:
    """What adding works with; `near` finds the cards that are nearest to a text."""

    screen: Screen
    editor: Editor
    decks: OwnDecks
    near: Callable[[str], Sequence[Near]]


class Left(Exception):
    """Raised where the author leaves the card as a draft."""


def choose(screen: Screen, prompt: str, keys: Mapping[str, str]) -> str:
    """Return one of the keys; `?` says what they do, and any other asks again."""
    while (key := screen.key(prompt, keys)) not in keys:
        if key == HELP_KEY:
            screen.show(Items(tuple((NAMES.get(name, name), does) for name, does in keys.items()), "Keys"))
    return key
