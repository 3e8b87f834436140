"""How near two cards are in what they ask: the cosine of their TF-IDF vectors, over the question and its points.

The one module that imports scikit-learn, and only once something is compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from drill.cards import Card, Question
from drill.cards_text import placeholders

LIKELY_THE_SAME = 0.20
"""From this score on an author is asked to look; how often that is right `benchmarks.nearness` measures."""
SURELY_NEAR = 0.33
"""From this score on `drill check` warns: among two thousand cards a lower one would tell neighbours by the hundred."""
NEAREST = 3
_WORD = r"(?u)\b\w+\b"  # also words of one letter: in formulas they tell cards apart
_LATEX_MARKS = re.compile(
    r"\\(?:[,;!: ]|left|right|big|Big|text|mathrm|mathbf|boldsymbol|quad|qquad)(?![A-Za-z])"
)


class Near(NamedTuple):
    """A card and how near it is, from 0 to 1."""

    id: str
    score: float


def text_of(card: Question) -> str:
    """Return what is compared of a card: what it asks for, and what an answer must say."""
    return words_of(card.ask, card.points, card.code)


def words_of(ask: str, points: Sequence[str] = (), code: str = "") -> str:
    """Return the text to compare of a question that may not be a card yet; drawn values are left out.

    Without their code all questions about what a program prints would be the same.
    """
    return _without_values("\n".join([ask, *points, code]))


def _without_values(text: str) -> str:
    for found in reversed(list(placeholders(text))):
        text = text[: found.start] + text[found.end :]
    return _LATEX_MARKS.sub(" ", text)


class Nearness:
    """All questions of a library, ready to be compared with a text."""

    def __init__(self, cards: Sequence[Card]) -> None:
        """Weigh the words of the questions among the cards."""
        known = [card for card in cards if isinstance(card, Question)]
        self._ids = [card.id for card in known]
        self._texts = [text_of(card) for card in known]
        self._vectorizer = _vectorizer()
        self._vectors: Any = self._vectorizer.fit_transform(self._texts) if known else None

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

    def pairs(self, threshold: float = SURELY_NEAR) -> list[tuple[str, Near]]:
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

    def score(self, text: str, card: str) -> float:
        """Return how near the text is to a card."""
        return float(self._scores([text])[0][self._ids.index(card)])

    def _scores(self, texts: Sequence[str]) -> Any:
        """Return the cosines of the texts with every card."""
        return (self._vectorizer.transform(texts) @ self._vectors.T).toarray()


def _vectorizer() -> Any:
    """Return what counts words and pairs of words: who asks the same uses the same phrases."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), token_pattern=_WORD)
