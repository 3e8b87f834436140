"""Near duplicates: found in other words, told apart from neighbours, as well as the documents say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import nearness as labelled
from drill.cards import Points, Question
from drill.nearness import SURELY_NEAR, Nearness, text_of, words_of
from drill.problems import Place

DOCS = Path(__file__).parent.parent / "docs" / "authoring.md"


def question(name, ask, *points, code=""):
    place = Place("deck.yaml", 1, 1)
    return Question(name, "recall", 1, ask, "", points, Points(), place, code=code)


CARDS = [
    question(
        "a/scale", "Why are attention scores divided by the square root of d?", "The variance grows with d"
    ),
    question("a/mask", "What goes wrong when the mask comes after the softmax?", "Rows no longer sum to one"),
    question("b/print-one", "What does this program print?", code="print(sum(range(4)))"),
    question("b/print-two", "What does this program print?", code="numbers = [1]\nnumbers.append(numbers)"),
]


def test_the_same_question_in_other_words_is_nearest():
    near = Nearness(CARDS).nearest("For which reason do we divide scores of attention by the root of d?")
    assert near[0].id == "a/scale"
    assert [each.score for each in near] == sorted((each.score for each in near), reverse=True)
    assert all(0 < each.score <= 1 for each in near)


def test_two_programs_with_the_same_sentence_are_told_apart_by_their_code():
    one, two = CARDS[2:]
    assert Nearness(CARDS).score(text_of(one), two.id) < 0.7
    assert words_of(one.ask) == words_of(two.ask)


def test_each_near_pair_is_told_once():
    twin = question("c/twin", CARDS[0].ask, *CARDS[0].points)
    ((name, near),) = Nearness([*CARDS, twin]).pairs(0.9)
    assert {name, near.id} == {"a/scale", "c/twin"}
    assert near.score == pytest.approx(1)


def test_drawn_values_do_not_make_two_questions_alike():
    assert "tp" not in words_of("There are {{tp}} and {{fp:.2f}} of them")


def test_no_cards_and_no_text_have_nothing_near():
    assert Nearness([]).nearest("anything") == []
    assert Nearness([]).pairs() == []
    assert Nearness(CARDS).nearest("  ") == []


@pytest.fixture(scope="module")
def found():
    return labelled.measure(labelled.shipped())


def test_there_are_thirty_labelled_pairs_of_each_kind(found):
    assert len(found.same) >= 30
    assert len(found.neighbours) >= 30


def test_precision_and_recall_are_at_least_what_the_documents_say(found):
    text = DOCS.read_text(encoding="utf-8")
    said = re.search(r"precision of at least (0\.\d+) and a recall of at least\s+(0\.\d+)", text)
    precision, recall = map(float, said.groups())
    assert found.precision() >= precision
    assert found.recall() >= recall


def test_what_a_check_warns_of_leaves_most_neighbours_alone(found):
    assert found.precision(SURELY_NEAR) >= 0.8
