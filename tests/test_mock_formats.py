"""Formats and roles: what is shipped, what an own file changes, what is refused, and a format of one's own."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from drill.decks import load_library
from drill.errors import UsageError
from drill.mocks.format_file import read_menu
from drill.mocks.formats import ANYBODY, HUNTS, KATAS, QUESTIONS, Role, custom, levels
from drill.places import find_places
from drill.problems import DeckErrors
from tests.deck_world import home, write

FORMAT = """\
formats:
  - id: quick
    title: Quick
    about: Five minutes.
    levels: 2-4
    parts:
      - {title: One, asks: questions, count: 2, minutes: 5, forms: [derive]}
"""


def own_menu(folder, text):
    write(folder / "decks", text, "mocks.yaml")
    return read_menu(find_places({"DRILL_HOME": str(folder)}))


def test_the_shipped_file_has_the_formats_and_roles_that_the_manual_names(tmp_path):
    menu = read_menu(find_places({"DRILL_HOME": str(tmp_path)}))
    minutes = {name: each.minutes for name, each in menu.formats.items()}
    assert minutes == {
        "screen": 30,
        "coding": 45,
        "onsite": 60,
        "ml-breadth": 45,
        "ml-depth": 45,
        "debug": 45,
    }
    assert [each.id for each in menu.formats.values() if each.one_topic] == ["ml-depth"]
    assert set(menu.roles) == {"ml-engineer", "research-engineer", "data-scientist"}
    assert [part.asks for part in menu.formats["onsite"].parts] == [QUESTIONS, KATAS, QUESTIONS]
    assert {part.asks for part in menu.formats["debug"].parts} == {HUNTS}


def test_an_own_file_adds_formats_and_keeps_the_shipped_ones(tmp_path):
    menu = own_menu(tmp_path, FORMAT)
    quick = menu.formats["quick"]
    assert (quick.levels, quick.minutes, quick.one_topic) == ((2, 4), 5, False)
    assert astuple(quick.parts[0]) == ("One", "questions", 2, 5, ("derive",), 0, False)
    assert "screen" in menu.formats


def test_an_own_format_takes_the_place_of_the_shipped_one_of_its_name(tmp_path):
    assert own_menu(tmp_path, FORMAT.replace("quick", "screen")).formats["screen"].title == "Quick"


def test_an_own_role_weighs_topics_and_the_rest(tmp_path):
    text = "roles:\n  - {id: me, title: Me, weights: {attention: 2.5, cnn: 0}, others: 0.5}\n"
    role = own_menu(tmp_path, text).roles["me"]
    assert [role.weight(topic) for topic in ("attention", "cnn", "rnn")] == [2.5, 0, 0.5]


def test_all_faults_of_a_file_are_told_with_their_places(tmp_path):
    text = FORMAT.replace("2-4", "4-2").replace("questions", "riddles").replace("count: 2", "count: 0")
    text += "roles:\n  - {id: me, title: Me, weights: {attention: 11, Attention: 1}}\n"
    with pytest.raises(DeckErrors) as caught:
        own_menu(tmp_path, text)
    told = [(problem.place.line, problem.place.column) for problem in caught.value.problems]
    assert told == [(5, 13), (7, 28), (7, 44), (9, 46), (9, 50)]
    assert "riddles" in str(caught.value)
    assert str(caught.value).count("fix:") == 5


def test_an_empty_or_broken_file_is_an_error_and_not_a_traceback(tmp_path):
    for text in ("", "formats: {", "- a\n", "formats: 3\n"):
        with pytest.raises(DeckErrors):
            own_menu(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2-4", (2, 4)),
        ("3", (3, 3)),
        ("1..5", (1, 5)),
        ("4-2", None),
        ("0-3", None),
        ("", None),
        ("2-", None),
    ],
)
def test_levels_are_read_as_people_write_them(text, found):
    assert levels(text) == found


def test_a_format_of_ones_own_divides_its_minutes_by_what_cards_take():
    mine = custom(48, questions=6, katas=1, hunts=1)
    assert [(part.asks, part.count) for part in mine.parts] == [(QUESTIONS, 6), (KATAS, 1), (HUNTS, 1)]
    assert mine.minutes == pytest.approx(48)
    assert mine.parts[0].minutes / mine.parts[1].minutes == pytest.approx(24 / 20)


def test_a_mock_that_asks_nothing_is_refused():
    with pytest.raises(UsageError):
        custom(30, questions=0, katas=0)


def test_no_role_weighs_all_topics_the_same():
    assert ANYBODY.weight("attention") == Role("r", "R").weight("cnn") == 1.0


def test_the_file_of_mocks_is_no_deck(tmp_path):
    places = home(tmp_path, mocks=FORMAT)
    library, problems = load_library(places, lenient=True)
    assert (library.decks, problems) == ((), [])
