from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.cards import Deck, Library, Track
from drill.deckfiles.libraries import assemble, in_order, unknown_prerequisites
from drill.problems import Place


def deck(topic: str, *prerequisites: str) -> Deck:
    return Deck(topic, topic.title(), "", prerequisites, (), (), Place(f"{topic}.yaml", 1, 1))


def order(decks, *topics: str) -> list[str]:
    return [deck.topic for deck in in_order(decks, [Track("t", "T", topics)])]


def test_tracks_come_first_in_their_order_and_the_rest_by_name():
    decks = [deck("z"), deck("b"), deck("a"), deck("m")]
    assert order(decks, "m", "nowhere", "b") == ["m", "b", "a", "z"]
    assert [d.topic for d in in_order(decks, [])] == ["a", "b", "m", "z"]


def test_a_topic_comes_after_its_prerequisites_even_against_a_track():
    decks = [deck("attention", "softmax"), deck("softmax", "logistic"), deck("logistic"), deck("zebra")]
    assert order(decks, "zebra", "attention", "softmax") == ["zebra", "logistic", "softmax", "attention"]


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghx"), max_size=4)))
def test_every_topic_is_placed_once_whatever_the_prerequisites(graph):
    found = order([deck(topic, *before) for topic, before in graph.items()], *"hgf")
    assert sorted(found) == sorted(graph)


def test_a_long_chain_of_diamonds_is_ordered_at_once():
    decks = [deck("t0")]
    for n in range(1, 40):
        decks.append(deck(f"t{n}", *{f"t{max(0, n - step)}" for step in (1, 2, 3)}))
    names = [f"t{n}" for n in range(40)]
    assert order(reversed(decks), *reversed(names)) == names


def test_a_ring_is_told_for_each_deck_on_it_and_not_for_those_behind_it():
    decks = [deck("a", "b"), deck("b", "a"), deck("c", "a"), deck("d", "d")]
    _, problems = assemble(decks, [], lambda _: [])
    assert sorted(problem.place.file for problem in problems) == ["a.yaml", "b.yaml", "d.yaml"]


@pytest.mark.parametrize("decks", list(permutations([deck("a"), deck("b", "a"), deck("c", "b")])))
def test_the_order_does_not_depend_on_that_of_the_files(decks):
    assert order(decks) == ["a", "b", "c"]


def test_a_prerequisite_that_nobody_knows_is_advised_against():
    library = Library(
        (deck("a", "b", "linear-regresion", "c"), deck("b")), (Track("t", "T", ("linear-regression",)),), {}
    )
    assert [str(problem) for problem in unknown_prerequisites(library)] == [
        "a.yaml:1:1: warning: prerequisite `linear-regresion` is no topic that is known "
        "(fix: did you mean `linear-regression`?)",
        "a.yaml:1:1: warning: prerequisite `c` is no topic that is known (fix: add it to a track, or delete it)",
    ]
