"""How good the warning of near duplicates is: precision and recall on labelled pairs of our own decks.

    python -m benchmarks.nearness

`near_pairs.json` holds thirty cards asked once more in other words, and thirty pairs of neighbours that ask
different things. The neighbours are the hard ones: half are the nearest different pairs of all decks.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from drill.cards import Library, Question
from drill.decks import load_library
from drill.nearness import LIKELY_THE_SAME, Nearness, text_of, words_of
from drill.places import find_places

PAIRS = Path(__file__).parent / "near_pairs.json"


class Measured(NamedTuple):
    """The scores of the pairs that ask the same, and of those that do not."""

    same: tuple[float, ...]
    neighbours: tuple[float, ...]
    found_first: int

    def precision(self, threshold: float = LIKELY_THE_SAME) -> float:
        """Return the share of warnings that are right."""
        right = sum(score >= threshold for score in self.same)
        told = right + sum(score >= threshold for score in self.neighbours)
        return right / told if told else 1.0

    def recall(self, threshold: float = LIKELY_THE_SAME) -> float:
        """Return the share of duplicates that are told."""
        return sum(score >= threshold for score in self.same) / len(self.same)


def measure(library: Library) -> Measured:
    """Score the labelled pairs against the library; every card that they name must be there."""
    content = json.loads(PAIRS.read_text(encoding="utf-8"))
    nearness = Nearness(list(library.cards.values()))
    texts = [(each["card"], words_of(each["ask"], each["points"])) for each in content["same"]]
    return Measured(
        same=tuple(nearness.score(text, card) for card, text in texts),
        neighbours=tuple(nearness.score(_text(library, one), other) for one, other in content["neighbours"]),
        found_first=sum(card in [near.id for near in nearness.nearest(text)] for card, text in texts),
    )


def _text(library: Library, name: str) -> str:
    card = library.cards[name]
    if not isinstance(card, Question):
        raise TypeError(f"{name} is no question")
    return text_of(card)


def shipped() -> Library:
    """Return the shipped decks alone."""
    places = find_places(os.environ)
    places = places._replace(deck_roots=places.deck_roots[-1:], solution_roots=places.solution_roots[-1:])
    return load_library(places)


def main() -> None:
    """Print precision and recall at several thresholds."""
    library = shipped()
    found = measure(library)
    questions = sum(isinstance(card, Question) for card in library.cards.values())
    print(f"{len(found.same)} duplicates and {len(found.neighbours)} neighbours among {questions} questions")
    print(f"{found.found_first} of {len(found.same)} duplicates are among the nearest three\n")
    print("threshold  precision  recall")
    for threshold in (0.10, 0.14, 0.16, 0.18, LIKELY_THE_SAME, 0.25, 0.30, 0.40):
        mark = "  <- the warning" if threshold == LIKELY_THE_SAME else ""
        print(f"{threshold:9.2f}  {found.precision(threshold):9.2f}  {found.recall(threshold):6.2f}{mark}")


if __name__ == "__main__":
    main()
