"""Decks: YAML files read into a library of cards, with every fault told at its line and column."""

from __future__ import annotations

import os

from drill import deck_build, deck_checks, deck_reader
from drill.cards import Deck
from drill.deck_text import read_text
from drill.problems import DeckErrors, Notes, Place, Problem, errors_in
from drill.yaml_nodes import compose

__all__ = ["DeckErrors", "Place", "Problem", "read_deck"]

SUFFIX = ".yaml"


def read_deck(path: str) -> tuple[Deck | None, list[Problem]]:
    """Return the deck in the file, or None if it has errors, and all its problems, advice included."""
    notes = Notes(path)
    deck = _read(path, notes)
    problems = sorted(notes.problems, key=lambda problem: problem.place)
    return (None if errors_in(problems) else deck), problems


def _read(path: str, notes: Notes) -> Deck | None:
    text = read_text(path, notes)
    if text is None:
        return None
    notes.text = text
    root = compose(text, notes)
    if root is None:
        return None
    reading = deck_reader.read(root, notes)
    deck = deck_build.deck(reading.plain, topic_of_file(path), path)
    deck_checks.check_deck(deck, reading.questions, reading.katas, notes)
    return deck


def topic_of_file(path: str) -> str:
    """Return the topic that the file's name gives."""
    return os.path.basename(path).removesuffix(SUFFIX)
