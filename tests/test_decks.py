from __future__ import annotations

import os
from datetime import date

import pytest

from drill.cards import BugHunt, Choices, Kata, Numeric, Output, Points, Question, Steps, Tolerance
from drill.decks import DeckErrors, load_library, read_deck
from drill.errors import EXIT_NO
from tests.deck_world import ANSWER, DECK, HEAD, QUESTION, home, write


def test_a_good_deck_has_no_problems_and_reads_as_it_is_written(tmp_path):
    path = write(tmp_path, DECK)
    deck, found = read_deck(str(path))
    assert found == []
    assert (deck.topic, deck.title, deck.prerequisites) == ("small", "Small things", ("loss-functions",))
    first, precision = deck.questions
    assert first.id == "small/first"
    assert first.points == ("The first point", "The second point")
    assert first.follow_ups[0].ask == "What next?"
    assert isinstance(first.grading, Points)
    assert (first.place.file, first.place.line, first.place.column) == (str(path), 5, 5)
    assert precision.ask == "There are {{tp}} right and {{fp}} wrong ones.\nWhat is the share?"
    assert precision.grading == Numeric(
        {"tp": "5..60", "fp": "1..40"}, "all_found = tp + fp\ntp / all_found", Tolerance("absolute", 0.005)
    )
    (kata,) = deck.katas
    assert (kata.id, kata.entry, kata.requires, kata.minutes) == ("small/double", ("double",), ("numpy",), 10)
    assert (kata.examples[0].call, kata.examples[0].gives) == ("double(2)", "4")


def card(*lines: str) -> str:
    return HEAD + "questions:\n" + QUESTION + "".join(f"    {line}\n" for line in lines)


def test_each_way_of_grading_reads_into_its_value(tmp_path):
    def grading(*lines: str) -> object:
        deck, found = read_deck(str(write(tmp_path, card(*lines))))
        assert not [problem for problem in found if problem.severity == "error"]
        return deck.questions[0].grading

    choices = grading(
        "choices:", "  - {text: Yes it is, right: true}", "  - {text: It is not, why: Because.}"
    )
    assert isinstance(choices, Choices)
    assert [(c.text, c.right, c.why) for c in choices.choices] == [
        ("Yes it is", True, ""),
        ("It is not", False, "Because."),
    ]
    assert grading("steps: [one, [two, three], four]") == Steps((("one",), ("two", "three"), ("four",)))
    assert grading("code: print(3)", 'output: "3"') == Output("3")
    numeric = grading("compute: 1 / 3", "tolerance: 2%", "unit: GB", "result: 0.333")
    assert numeric == Numeric({}, "1 / 3", Tolerance("relative", 0.02), "GB", 0.333)
    assert grading("compute: 8 * 7", "tolerance: x2").tolerance == Tolerance("factor", 2)
    assert grading("compute: 8 * 7").tolerance == Tolerance("relative", 0.01)


def test_the_rest_of_the_fields_read_into_their_values(tmp_path):
    text = card(
        "checked: 2026-11-22", "formerly: [zeroth, other/card]", "source: A paper (2001)", "tags: [a, b-c]"
    )
    deck, _ = read_deck(str(write(tmp_path, text)))
    (question,) = deck.questions
    assert question.checked == date(2026, 11, 22)
    assert question.formerly == ("small/zeroth", "other/card")
    assert (question.source, question.tags) == ("A paper (2001)", ("a", "b-c"))


def test_a_library_holds_the_cards_of_all_roots_in_the_order_of_tracks_and_prerequisites(tmp_path):
    def deck(prerequisite: str) -> str:
        return DECK.replace("loss-functions", prerequisite)

    home(tmp_path, beta=deck("gamma"), alpha=deck("nowhere"), gamma=deck("nowhere"))
    write(tmp_path / "decks", "- {id: t, title: T, topics: [missing, beta]}\n", "tracks.yaml")
    write(tmp_path / "packs" / "p" / "decks", deck("alpha"), "delta.yaml")
    for name in ("adds", "squares", "not a name", "__init__"):
        write(tmp_path / "solutions" / "alpha" / "double" / "wrong_answer", "", f"{name}.py")
    library = load_library(home(tmp_path))
    assert [deck.topic for deck in library.decks] == ["gamma", "beta", "alpha", "delta"]
    assert library.tracks[0].topics == ("missing", "beta")
    of_alpha = [card.id for card in library.of_topic("alpha")]
    assert of_alpha == [
        "alpha/first",
        "alpha/precision",
        "alpha/double",
        "alpha/double~adds",
        "alpha/double~squares",
    ]
    assert isinstance(library.cards["alpha/first"], Question)
    assert isinstance(library.cards["alpha/double"], Kata)
    assert isinstance(library.cards["alpha/double~adds"], BugHunt)


def test_former_ids_lead_to_present_ones_for_bug_hunts_too(tmp_path):
    places = home(tmp_path, small=DECK + "    formerly: [twice, older/twofold]\n")
    write(tmp_path / "solutions" / "small" / "double" / "wrong_answer", "", "adds.py")
    assert load_library(places).renamed == {
        "small/twice": "small/double",
        "older/twofold": "small/double",
        "small/twice~adds": "small/double~adds",
        "older/twofold~adds": "small/double~adds",
    }


def test_errors_of_all_files_are_raised_at_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    places = home(tmp_path, good=DECK, bad=DECK.replace("level: 2", "level: 7"), worse="- a\n")
    write(tmp_path / "decks", "- {id: T}\n", "tracks.yaml")
    with pytest.raises(DeckErrors) as caught:
        load_library(places)
    assert [problem.place.file for problem in caught.value.problems] == [
        "decks/bad.yaml",
        "decks/worse.yaml",
        "decks/tracks.yaml",
        "decks/tracks.yaml",
        "decks/tracks.yaml",
    ]
    assert str(caught.value).startswith("decks/bad.yaml:7:12: error: 7 is out of range (fix: ")
    assert caught.value.exit_code == 3 != EXIT_NO


def test_a_lenient_library_leaves_the_broken_decks_out_and_says_so(tmp_path):
    places = home(tmp_path, good=DECK, bad=DECK.replace("level: 2", "level: 7"))
    library, found = load_library(places, lenient=True)
    assert [deck.topic for deck in library.decks] == ["good"]
    assert [problem.place.line for problem in found] == [7]


def test_advice_does_not_refuse_a_deck_and_what_would_break_a_session_does(tmp_path):
    short = DECK.replace(repr(ANSWER), "Too short.")
    assert load_library(home(tmp_path, small=short)).cards
    places = home(tmp_path, small=DECK.replace("tp / all_found", "tp / (tp - tp)"))
    with pytest.raises(DeckErrors, match="division by zero"):
        load_library(places)


def test_an_id_in_two_roots_is_refused_and_both_files_are_named(tmp_path):
    places = home(tmp_path, small=DECK)
    write(tmp_path / "packs" / "p" / "decks", DECK, "small.yaml")
    places = home(tmp_path)
    with pytest.raises(DeckErrors) as caught:
        load_library(places)
    first = str(caught.value.problems[0])
    assert os.path.join("packs", "p", "decks", "small.yaml:5") in first
    assert first.startswith(str(tmp_path / "decks" / "small.yaml:5:5: error: id `small/first` belongs to"))
    library, _ = load_library(places, lenient=True)
    assert [deck.place.file for deck in library.decks] == [
        str(tmp_path / "packs" / "p" / "decks" / "small.yaml")
    ]


def test_one_topic_may_have_decks_in_two_roots(tmp_path):
    write(tmp_path / "packs" / "p" / "decks", DECK, "small.yaml")
    own = (
        DECK.replace("id: first", "id: mine")
        .replace("id: precision", "id: own")
        .replace("id: double", "id: ours")
    )
    library = load_library(home(tmp_path, small=own))
    assert {card.id for card in library.of_topic("small")} >= {"small/first", "small/mine"}


def test_a_former_id_that_another_card_has_is_refused(tmp_path):
    places = home(tmp_path, a=DECK + "    formerly: [b/first]\n", b=DECK)
    with pytest.raises(DeckErrors, match="id `b/first` belongs to a card in"):
        load_library(places)


def test_prerequisites_that_go_round_are_told_and_do_not_hang(tmp_path):
    places = home(
        tmp_path,
        a=DECK.replace("loss-functions", "b"),
        b=DECK.replace("loss-functions", "c"),
        c=DECK.replace("loss-functions", "a"),
    )
    with pytest.raises(DeckErrors, match="`a` comes before itself"):
        load_library(places)
    library, _ = load_library(places, lenient=True)
    assert len(library.decks) == 3


def test_no_decks_at_all_is_an_empty_library(tmp_path):
    library = load_library(home(tmp_path))
    assert library.decks == ()
    assert library.cards == {}


def test_a_file_in_place_of_the_folder_of_decks_is_told(tmp_path):
    (tmp_path / "decks").write_text("")
    with pytest.raises(DeckErrors, match="can't be listed"):
        load_library(home(tmp_path))


def test_hidden_files_and_other_files_are_passed_over(tmp_path):
    places = home(tmp_path, small=DECK)
    for name in (".small.yaml", "small.yaml~", "README.md", "#small.yaml#"):
        write(tmp_path / "decks", "nonsense: [", name)
    os.symlink("nobody@nowhere", tmp_path / "decks" / ".#small.yaml")
    assert len(load_library(places).decks) == 1
