"""How near two cards are in what they ask: the cosine of their TF-IDF vectors, over the question and its points.

The one module that imports scikit-learn, and only once something is compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from drill.cards import BugHunt, Card, Kata, Question
from drill.cards_text import placeholders

LIKELY_THE_SAME = 0.35
"""From this score on two questions are told as near duplicates; how good it is, `benchmarks.nearness` measures."""
NEAREST = 3
_WORD = r"(?u)\b\w+\b"  # also words of one letter: in formulas they tell cards apart
_LATEX_MARKS = re.compile(
    r"\\(?:[,;!: ]|left|right|big|Big|text|mathrm|mathbf|boldsymbol|quad|qquad)(?![A-Za-z])"
)


class Near(NamedTuple):
    """A card and how near it is, from 0 to 1."""

    id: str
    score: float


def text_of(card: Question | Kata) -> str:
    """Return what is compared of a card: what it asks for, and what an answer must say."""
    if isinstance(card, Kata):
        return f"{card.title}\n{card.prompt}"
    return words_of(card.ask, card.points)


def words_of(ask: str, points: Sequence[str] = ()) -> str:
    """Return the text to compare of a question that may not be a card yet; drawn values are left out."""
    # What is asked counts twice: two cards on one subject share points, and still ask different things.
    return _without_values("\n".join([ask, ask, *points]))


def _without_values(text: str) -> str:
    for found in reversed(list(placeholders(text))):
        text = text[: found.start] + text[found.end :]
    return _LATEX_MARKS.sub(" ", text)


class Nearness:
    """All questions and katas of a library, ready to be compared with a text."""

    def __init__(self, cards: Sequence[Card]) -> None:
        """Weigh the words of the cards; bug hunts are their katas."""
        known = [card for card in cards if not isinstance(card, BugHunt)]
        self._ids = [card.id for card in known]
        self._texts = [text_of(card) for card in known]
        self._vectorizers = [_words(), _parts()]
        self._vectors = [each.fit_transform(self._texts) for each in self._vectorizers] if known else []

    def nearest(self, text: str, *, most: int = NEAREST, without: str = "") -> list[Near]:
        """Return the cards that are nearest to the text, the nearest first; `without` is a card to leave out."""
        if not self._ids or not text.strip():
            return []
        scores = self._scores([text])[0]
        found = [
            Near(name, float(score))
            for name, score in zip(self._ids, scores, strict=True)
            if name != without and score > 0
        ]
        return sorted(found, key=lambda near: (-near.score, near.id))[:most]

    def pairs(self, threshold: float = LIKELY_THE_SAME) -> list[tuple[str, Near]]:
        """Return each pair of cards that is at least so near, once, the nearest first."""
        if not self._ids:
            return []
        scores = self._scores(self._texts)
        found = [
            (self._ids[row], Near(self._ids[column], float(scores[row][column])))
            for row in range(len(self._ids))
            for column in range(row)
            if scores[row][column] >= threshold
        ]
        return sorted(found, key=lambda pair: -pair[1].score)

    def _scores(self, texts: Sequence[str]) -> Any:
        """Return the cosines of the texts with every card: the mean over whole words and over parts of words."""
        products = [
            (vectorizer.transform(texts) @ vectors.T).toarray()
            for vectorizer, vectors in zip(self._vectorizers, self._vectors, strict=True)
        ]
        return sum(products) / len(products)


def _words() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(sublinear_tf=True, stop_words="english", token_pattern=_WORD)


def _parts() -> Any:
    """Return what sees that `scaled`, `scaling` and `scale` are alike."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(4, 5))
