"""Decks: YAML files read into a library of cards, with every fault told at its line and column.

A deck is checked twice. What a session could stumble over is checked whenever a file changed; what makes a
good card is checked on demand, by `read_deck`. What was read is kept, and an unchanged file is not parsed
again: the YAML library is imported where something has to be parsed, and nowhere else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from typing import Any, Literal, overload

from drill import sealed, solutions, trust
from drill.cards import Deck, Kata, Library, Track, is_id
from drill.deckfiles import deck_build, libraries
from drill.deckfiles.deck_cache import DeckCache
from drill.deckfiles.deck_text import content_of
from drill.places import Places, shown_path
from drill.problems import DeckErrors, Notes, Place, Problem, errors_in

__all__ = ["DeckErrors", "Place", "Problem", "load_library", "read_deck"]

SUFFIXES = (".yaml", ".yml")
TRACKS_FILE = "tracks.yaml"
NOT_DECKS = (TRACKS_FILE, "mocks.yaml")
Parse = Callable[[bytes, str, Notes], dict[str, Any] | None]


def read_deck(path: str) -> tuple[Deck | None, list[Problem]]:
    """Return the deck in the file, or None if it has errors, and all its problems, advice included.

    A file of tracks is checked as well; it holds no deck.
    """
    notes = Notes(path)
    deck = _checked(path, notes)
    problems = sorted(notes.problems, key=lambda problem: problem.place)
    return (None if errors_in(problems) else deck), problems


def _checked(path: str, notes: Notes) -> Deck | None:
    from drill.deckfiles.deck_parser import check_deck, parse_tracks

    content = content_of(path, notes)
    if content is None:
        return None
    if os.path.basename(path) == TRACKS_FILE:
        parse_tracks(content, notes)
        return None
    return check_deck(content, _topic(path, notes), notes)


@overload
def load_library(places: Places) -> Library: ...
@overload
def load_library(places: Places, *, lenient: Literal[True]) -> tuple[Library, list[Problem]]: ...
def load_library(places: Places, *, lenient: bool = False) -> Library | tuple[Library, list[Problem]]:
    """Return all decks of all roots. Raises DeckErrors with every error of every file.

    `lenient` leaves out the decks that have errors, so that one mistake does not end practice, and returns
    the library together with the errors.
    """
    loading = _Loading(places)
    decks, tracks = marked(places, list(loading.decks())), list(loading.tracks())
    loading.cache.save()
    library, clashes = libraries.assemble(
        decks, tracks, lambda kata: solutions.wrong_answer_names(places, kata)
    )
    problems = [*loading.problems, *clashes]
    if lenient:
        return library, problems
    if problems:
        raise DeckErrors(problems)
    return library


def marked(places: Places, decks: list[Deck]) -> list[Deck]:
    """Return the decks; a kata whose programs lie in a pack that is not trusted requires trust, as if a library."""
    waiting = trust.untrusted(places)
    if not waiting:
        return decks
    return [
        deck._replace(katas=tuple(_requiring(places, kata, waiting) for kata in deck.katas)) for deck in decks
    ]


def _requiring(places: Places, kata: Kata, waiting: set[str]) -> Kata:
    pack = trust.pack_of(places, solutions.folder_of(places, kata))
    return kata._replace(requires=(*kata.requires, trust.MARK + pack)) if pack in waiting else kata


class _Loading:
    """The files of all roots, and what is found wrong with them while they are read."""

    def __init__(self, places: Places) -> None:
        self.cache = DeckCache(places.cache)
        self.problems: list[Problem] = []
        self._paths = [path for root in places.deck_roots for path in self._files(root)]

    def _files(self, root: str) -> Iterator[str]:
        try:
            names = sorted(os.listdir(root))
        except FileNotFoundError:
            return
        except OSError as error:
            what, place = f"can't be listed: {error.strerror}", Place(shown_path(root), 1, 1)
            self.problems.append(Problem(place, what, "make it a readable folder"))
            return
        # Editors leave `.#name.yaml` and the like beside a file; what ends in .yml is read to be refused.
        yield from (os.path.join(root, name) for name in names if name.endswith(SUFFIXES) and name[0] != ".")

    def decks(self) -> Iterator[Deck]:
        for path in self._paths:
            if os.path.basename(path) not in NOT_DECKS:
                notes = Notes(shown_path(path))
                topic = _topic(path, notes)
                if plain := self._plain(path, topic, _parse_deck, notes):
                    yield deck_build.deck(plain, topic, path)

    def tracks(self) -> Iterator[Track]:
        for path in self._paths:
            if os.path.basename(path) == TRACKS_FILE:
                notes = Notes(shown_path(path))
                plain = self._plain(path, "", _parse_tracks, notes) or {"tracks": []}
                yield from (Track(t["id"], t["title"], tuple(t["topics"])) for t in plain["tracks"])

    def _plain(self, path: str, topic: str, parse: Parse, notes: Notes) -> dict[str, Any] | None:
        """Return the plain content, or None if it has errors, which are added to the problems."""
        plain = self.cache.unchanged(path) or self._read(path, topic, parse, notes)
        self.problems += sorted(errors_in(notes.problems), key=lambda problem: problem.place)
        return None if errors_in(notes.problems) else plain

    def _read(self, path: str, topic: str, parse: Parse, notes: Notes) -> dict[str, Any] | None:
        stamp = sealed.stamp(path)  # before the content: a change in between shows as another stamp
        content = content_of(path, notes)
        if content is None:
            return None
        digest = hashlib.sha256(content).hexdigest()
        plain = self.cache.same(path, digest) or parse(content, topic, notes)
        if plain is not None:
            self.cache.keep(path, stamp, digest, plain)
        return plain


def _parse_deck(content: bytes, topic: str, notes: Notes) -> dict[str, Any] | None:
    from drill.deckfiles.deck_parser import parse_deck

    return parse_deck(content, topic, notes)


def _parse_tracks(content: bytes, _: str, notes: Notes) -> dict[str, Any] | None:
    from drill.deckfiles.deck_parser import parse_tracks

    return parse_tracks(content, notes)


def _topic(path: str, notes: Notes) -> str:
    """Return the topic that the file's name gives; a name that can't be one is noted."""
    name, suffix = os.path.splitext(os.path.basename(path))
    if suffix != SUFFIXES[0] or not is_id(name):
        notes.error_at(1, 1, "the file's name is not a topic", "name it like linear-regression.yaml")
    return name
