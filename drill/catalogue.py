"""The catalogue: every card as one light row, for `drill due`, which runs in shell prompts.

The rows are kept beside the stamps of all that they were made from: the folders of decks, their files, and
the folders of wrong answers. While those are as they were, nothing is parsed and nothing heavy is imported.
"""

from __future__ import annotations

import os
import sys
import time

from drill import sealed, trust
from drill.light import NamedTuple
from drill.places import Places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from drill.cards import Library

QUESTION, KATA, HUNT = "question", "kata", "hunt"


class Entry(NamedTuple):
    """A card as the queue needs it; `order` is its place in the library, `prerequisites` are its topic's."""

    id: str
    kind: str
    topic: str
    order: int
    minutes: float
    requires: tuple[str, ...]
    prerequisites: tuple[str, ...]


def entries(places: Places) -> list[Entry]:
    """Return all cards in the order of the library: by tracks and prerequisites, then as in their decks.

    Decks that have errors are left out, as in a session.
    """
    file = os.path.join(places.cache, "catalogue")
    rows = _kept(sealed.read(file), places)
    if rows is None:
        rows = _rebuilt(places, file)
    return list(map(Entry._make, rows))


def sources(places: Places) -> list[tuple[str, sealed.Stamp]]:
    """Return the stamps of all that the catalogue was made from, as it was last kept."""
    stored = sealed.read(os.path.join(places.cache, "catalogue"))
    return list(stored[2]) if isinstance(stored, tuple) else []


def _kept(stored: Any, places: Places) -> list[Any] | None:
    """Return the rows if they were made, some time ago, from what lies there now."""
    if not isinstance(stored, tuple):
        return None
    roots, settled, stamps, rows = stored
    if not settled or roots != places.deck_roots:
        return None
    return rows if all(sealed.stamp(path) == stamp for path, stamp in stamps) else None


def _rebuilt(places: Places, file: str) -> list[Any]:
    from drill.decks import load_library

    now = time.time_ns()  # taken first: what changes while the decks are read is not settled then
    library, _ = load_library(places, lenient=True)
    rows = [tuple(entry) for entry in _entries(library)]
    stamps = [(path, sealed.stamp(path)) for path in _sources(places, library)]
    settled = sealed.is_settled([stamp for _, stamp in stamps], now)
    sealed.write(file, (places.deck_roots, settled, stamps, rows))
    return rows


def _entries(library: Library) -> Iterator[Entry]:
    from drill.cards import BugHunt, Kata, Question

    kinds = {Question: QUESTION, Kata: KATA, BugHunt: HUNT}
    prerequisites: dict[str, tuple[str, ...]] = {}
    for deck in library.decks:
        prerequisites[deck.topic] = (*prerequisites.get(deck.topic, ()), *deck.prerequisites)
    for order, card in enumerate(library.cards.values()):
        kata = card.kata if isinstance(card, BugHunt) else card
        requires = kata.requires if isinstance(kata, Kata) else ()
        topic = sys.intern(card.topic)  # one text for all of its cards, in the file too
        yield Entry(card.id, kinds[type(card)], topic, order, card.minutes, requires, prerequisites[topic])


def _sources(places: Places, library: Library) -> Iterator[str]:
    """Yield every path whose change could change the rows."""
    from drill.solutions import candidate_folders

    for root in places.deck_roots:
        yield root
        if os.path.isdir(root):
            yield from (os.path.join(root, name) for name in sorted(os.listdir(root)))
    yield trust.records_file(places)
    for pack in trust.installed(places):
        # Trust ends with any change of a pack, so all of its files and folders are watched.
        folder = os.path.join(trust.packs_folder(places), pack)
        for parent, _, names in os.walk(folder):
            yield from (parent, *(os.path.join(parent, name) for name in names))
    for deck in library.decks:
        for kata in deck.katas:
            # Those before the one that exists are watched as well: one that appears there would take over.
            for folder in candidate_folders(places, kata):
                yield os.path.join(folder, "wrong_answer")
                if os.path.isdir(folder):
                    break
