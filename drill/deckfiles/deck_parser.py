"""Deck and track files, parsed and checked: the part of loading that an unchanged file does not need."""

from __future__ import annotations

from drill.cards import Deck
from drill.deckfiles import deck_build, deck_checks, deck_reader
from drill.deckfiles.deck_fields import TRACKS
from drill.deckfiles.deck_reader import Plain, Reading
from drill.deckfiles.deck_text import text_of
from drill.deckfiles.yaml_nodes import Node, compose
from drill.problems import Notes, errors_in


def parse_deck(content: bytes, topic: str, notes: Notes) -> Plain | None:
    """Return the plain deck if a session can use it; what it could stumble over is noted."""
    reading = _reading(content, notes)
    if reading is None:
        return None
    deck_checks.check_usable(deck_build.deck(reading.plain, topic, notes.file), reading.questions, notes)
    return None if errors_in(notes.problems) else reading.plain


def check_deck(content: bytes, topic: str, notes: Notes) -> Deck | None:
    """Return the deck; all that is wrong with it, and advice, is noted."""
    reading = _reading(content, notes)
    if reading is None:
        return None
    deck = deck_build.deck(reading.plain, topic, notes.file)
    deck_checks.check_deck(deck, reading.questions, reading.katas, notes)
    return deck


def parse_tracks(content: bytes, notes: Notes) -> Plain | None:
    """Return the tracks of the file under `tracks`; every fault is noted."""
    root = _root(content, notes)
    found = None if root is None else TRACKS.read(root, notes)
    return None if found is None else {"tracks": found}


def _reading(content: bytes, notes: Notes) -> Reading | None:
    root = _root(content, notes)
    return None if root is None else deck_reader.read(root, notes)


def _root(content: bytes, notes: Notes) -> Node | None:
    text = text_of(content, notes)
    if text is None:
        return None
    notes.text = text
    return compose(text, notes)
