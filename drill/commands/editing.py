"""`drill edit`: a card's text, or a file of its kata, in the editor at the right line."""

from __future__ import annotations

import os
import sys

from drill.authoring.editing import Editing, edit_deck
from drill.cards import BugHunt, Card, Kata
from drill.commands import check_scope
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, UsageError
from drill.find import card_named
from drill.places import Places, shown_path
from drill.printing import warn
from drill.screen import TerminalScreen
from drill.solutions import folder_of


def edit(name: str, file: str) -> int:
    """Open the card's deck at its line, or a file of its kata; exit code 1 where the deck is left with errors."""
    doors = Doors()
    deck, line, card = _target(doors, name)
    if card is not None and (file or isinstance(card, BugHunt)):
        doors.editor.open(_program(doors.places, card, file))
        return EXIT_DONE
    if file:
        raise UsageError(f"{name} is a deck", "--file names a file of a kata")
    if deck.startswith(doors.places.deck_roots[-1]) and "_shipped" in deck:
        told = f"drill: {shown_path(deck)} is part of the installed program; an update replaces it"
        warn(f"{told} (fix: keep cards of your own with `drill add`)")
    editing = Editing(
        screen=TerminalScreen(accessible=doors.settings.accessible),
        editor=doors.editor,
        reviews=lambda card_id: sum(
            review.quality is not None for review in doors.log_to_look.history(card_id)
        ),
        asks=sys.stdin.isatty(),
    )
    return EXIT_DONE if edit_deck(editing, deck, line) else EXIT_NO


def _target(doors: Doors, name: str) -> tuple[str, int, Card | None]:
    """Return deck, line and card; a topic stands for its deck, also where that can't be read."""
    decks = [deck for deck in check_scope.all_decks(doors.places) if os.path.basename(deck) == f"{name}.yaml"]
    if decks:
        return decks[0], 1, None
    if os.path.isfile(name):
        return os.path.abspath(name), 1, None
    topic, _, own = name.partition("/")
    try:
        card = card_named(doors.library, name)
    except UsageError:
        for deck in check_scope.all_decks(doors.places):
            if own and os.path.basename(deck) == f"{topic}.yaml" and (line := _line_of(deck, own)):
                return deck, line, None
        raise
    place = card.kata.place if isinstance(card, BugHunt) else card.place
    return os.path.abspath(place.file), place.line, card


def _line_of(deck: str, name: str) -> int:
    """Return the line of the id in a deck that has errors; 0 where it is not there."""
    with open(deck, encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if line.strip().removeprefix("- ").replace(" ", "") == f"id:{name}":
                return number
    return 0


def _program(places: Places, card: Card, file: str) -> str:
    if isinstance(card, BugHunt):
        return os.path.join(folder_of(places, card.kata), "wrong_answer", f"{card.name}.py")
    if not isinstance(card, Kata):
        raise UsageError(f"{card.id} is a question, all in its deck", "leave --file out")
    folder = folder_of(places, card)
    path = os.path.normpath(os.path.join(folder, file))
    if not path.startswith(folder + os.sep) or not os.path.isfile(path):
        has = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        raise UsageError(f"{card.id} has no file {file!r}", f"one of {', '.join(has)}" if has else "")
    return path
