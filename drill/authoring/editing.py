"""Editing a card where it stands: the editor at its line, the deck checked afterwards, its history kept.

A schedule hangs on a card's id alone, so that no edit of the text touches it. What edits can do to ids is asked
about: a new id beside one that is gone may be the same card.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from drill.authoring.author import choose
from drill.authoring.own_decks import replace_file
from drill.cards import Deck
from drill.deckfiles.renaming import with_former_id
from drill.decks import read_deck
from drill.places import shown_path
from drill.problems import errors_in
from drill.sessions.blocks import Note, Tone
from drill.sessions.desk import Editor, Screen

ENTER, LEAVE, SAME, OTHER = "\r", "q", "y", "n"
LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Editing:
    """What editing works with; `reviews` counts those of a card, and `asks` says whether somebody is there."""

    screen: Screen
    editor: Editor
    reviews: Callable[[str], int]
    asks: bool = True


def edit_deck(editing: Editing, path: str, line: int) -> bool:
    """Open the deck at the line until it holds no error; return whether it does. Renamed cards are asked about."""
    before, bytes_before = _texts(path), Path(path).read_bytes()
    editing.editor.open(path, line)
    while errors := errors_in(read_deck(path)[1]):
        editing.screen.show(*(Note(str(problem), Tone.BAD) for problem in errors))
        if not editing.asks or _leaves(editing):
            return False
        editing.editor.open(path, errors[0].place.line)
    if Path(path).read_bytes() == bytes_before:
        editing.screen.show(Note("Nothing was changed."))
        return True
    now = _texts(path)
    _tell_of_ids(editing, path, before, now)
    editing.screen.show(Note(f"{shown_path(path)} is sound.", Tone.GOOD))
    return True


def _leaves(editing: Editing) -> bool:
    keys = {ENTER: "open it again at the first of these", LEAVE: "leave it; the deck is left out of sessions"}
    return choose(editing.screen, "", keys) == LEAVE


def _texts(path: str) -> dict[str, str]:
    """Return what each card of the deck asks, by its id; nothing where the deck can't be read."""
    deck: Deck | None = read_deck(path)[0]
    if deck is None:
        return {}
    return {card.id: card.ask for card in deck.questions} | {kata.id: kata.prompt for kata in deck.katas}


def _tell_of_ids(editing: Editing, path: str, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Ask of each id that is gone whether a new one is the same card; say what becomes of the others."""
    text = Path(path).read_bytes().decode()
    gone = [name for name in before if name not in now and name.partition("/")[2] not in _formers(path)]
    fresh = [name for name in now if name not in before]
    for name in gone:
        heir = _heir(name, fresh, before, now)
        if heir and _is_same(editing, name, heir):
            fresh.remove(heir)
            mark, text = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
            text = mark + with_former_id(text, heir.partition("/")[2], name.partition("/")[2])
            replace_file(path, text.encode())
            editing.screen.show(Note(f"{heir} has the history of {name}: `formerly:` says so.", Tone.GOOD))
            _move_folder(editing, path, name, heir)
        elif count := editing.reviews(name):
            told = f"{name} is gone; its {count} reviews stay in the log, and come back with the card."
            editing.screen.show(Note(told, Tone.WARNING))
        else:
            editing.screen.show(Note(f"{name} is gone.", Tone.WARNING))


def _formers(path: str) -> set[str]:
    deck = read_deck(path)[0]
    cards = (
        [each.formerly for each in deck.questions] + [each.formerly for each in deck.katas] if deck else []
    )
    return {name.partition("/")[2] for names in cards for name in names}


def _heir(name: str, fresh: list[str], before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return the new id whose card asks nearly the same; one alone may have changed its text as well."""
    if not fresh:
        return ""
    likeness = {each: difflib.SequenceMatcher(None, before[name], now[each]).ratio() for each in fresh}
    best = max(fresh, key=lambda each: likeness[each])
    return best if likeness[best] >= LIKE or len(fresh) == 1 else ""


def _is_same(editing: Editing, name: str, heir: str) -> bool:
    if not editing.asks:
        return False
    keys = {SAME: "the same card: its history goes along", OTHER: "another card"}
    return choose(editing.screen, f"{name} is gone, {heir} is new:", keys) == SAME


def _move_folder(editing: Editing, path: str, name: str, heir: str) -> None:
    """Give a kata's folder the new name as well, where it lies beside the deck."""
    home = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(path))), "solutions")
    old, new = os.path.join(home, *name.split("/")), os.path.join(home, *heir.split("/"))
    if os.path.isdir(old) and not os.path.exists(new):
        os.rename(old, new)
        editing.screen.show(Note(f"{shown_path(old)} is {shown_path(new)} now.", Tone.GOOD))
