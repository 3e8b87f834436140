from __future__ import annotations

from drill.cards import Deck as DeckValue
from drill.cards import FollowUp, Numeric, Points, Question, Tolerance
from drill.deckfiles.mix import mix
from drill.problems import Place

PLACE = Place("f", 1, 1)
NUMERIC = Numeric({}, "1", Tolerance("absolute", 1))


def deck(*forms: str, numeric: int = 0, follow_ups: int = 0) -> DeckValue:
    questions = tuple(
        Question(
            f"t/q{number}",
            form,
            1,
            "",
            "",
            (),
            NUMERIC if number < numeric else Points(),
            PLACE,
            follow_ups=(FollowUp("a", "b"),) if number < follow_ups else (),
        )
        for number, form in enumerate(forms)
    )
    return DeckValue("t", "T", "", (), questions, (), PLACE)


GOOD = [
    "numeric",
    "numeric",
    "bug",
    "true-if",
    "derive",
    "compare",
    "diagnose",
    "estimate",
    "recall",
    "recall",
]


def test_a_good_mix_needs_no_advice():
    found = mix(deck(*GOOD, numeric=2, follow_ups=5))
    assert found.advice == ()
    assert (found.questions, found.katas, found.forms["recall"]) == (10, 0, 2)
    assert (found.recall, found.numeric, found.traps, found.follow_ups) == (0.2, 0.2, 0.2, 0.5)


def test_shares_at_their_bounds_are_good_and_beyond_them_are_told():
    plain = [
        *["recall"] * 7,
        *["bug"] * 3,
        *["numeric"] * 4,
        "derive",
        "compare",
        "diagnose",
        "estimate",
        "order",
        "order",
    ]
    assert mix(deck(*plain, numeric=4, follow_ups=10)).advice == ()
    found = mix(deck(*["recall"] * 8, *["bug"] * 2, *["derive"] * 10, numeric=3, follow_ups=9)).advice
    assert found == (
        "40% plain recall, at most 35% is wanted",
        "15% numeric, at least 20% is wanted",
        "10% traps, at least 15% is wanted",
        "45% with follow-ups, half is wanted",
        "no question of form compare, diagnose, estimate; fine if the topic has none",
    )


def test_a_deck_of_katas_alone_needs_no_advice():
    assert mix(deck()).advice == ()
