"""The mix of a topic's questions: how many there are of each form, and what is too much or too little.

At most 35 % plain recall, at least 20 % with a computed number, at least 15 % traps, at least one each of
derive, compare, diagnose or estimate, and follow-ups on at least half.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from drill.cards import TRAP_FORMS, Deck, Numeric

MOST_RECALL = 0.35
LEAST_NUMERIC = 0.20
LEAST_TRAPS = 0.15
LEAST_FOLLOW_UPS = 0.5
WANTED_FORMS = ("derive", "compare", "diagnose", "estimate")


@dataclass(frozen=True, slots=True)
class Mix:
    """What a deck is made of; shares are parts of its questions."""

    topic: str
    questions: int
    katas: int
    forms: Mapping[str, int]
    recall: float
    numeric: float
    traps: float
    follow_ups: float

    @property
    def advice(self) -> tuple[str, ...]:
        """Return what to change, one sentence each; nothing if the mix is right."""
        missing = [form for form in WANTED_FORMS if not self.forms.get(form)]
        said = [
            (
                self.recall > MOST_RECALL,
                f"{self.recall:.0%} plain recall, at most {MOST_RECALL:.0%} is wanted",
            ),
            (
                self.numeric < LEAST_NUMERIC,
                f"{self.numeric:.0%} numeric, at least {LEAST_NUMERIC:.0%} is wanted",
            ),
            (self.traps < LEAST_TRAPS, f"{self.traps:.0%} traps, at least {LEAST_TRAPS:.0%} is wanted"),
            (self.follow_ups < LEAST_FOLLOW_UPS, f"{self.follow_ups:.0%} with follow-ups, half is wanted"),
            (bool(missing), f"no question of form {', '.join(missing)}; fine if the topic has none"),
        ]
        return tuple(sentence for wrong, sentence in said if wrong and self.questions)


def mix(deck: Deck) -> Mix:
    """Return the mix of the deck."""
    forms = Counter(question.form for question in deck.questions)
    count = len(deck.questions)
    total = max(count, 1)
    return Mix(
        topic=deck.topic,
        questions=count,
        katas=len(deck.katas),
        forms=forms,
        recall=forms["recall"] / total,
        numeric=sum(isinstance(question.grading, Numeric) for question in deck.questions) / total,
        traps=sum(forms[form] for form in TRAP_FORMS) / total,
        follow_ups=sum(bool(question.follow_ups) for question in deck.questions) / total,
    )
