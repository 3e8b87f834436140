"""What every way of writing a card works with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from drill.authoring.own_decks import OwnDecks
from drill.nearness import Near
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
