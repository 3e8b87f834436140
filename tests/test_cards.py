from __future__ import annotations

import pytest

from drill.cards import BugHunt, Kata, Points, Question, family_of, is_id, topic_of
from drill.problems import Place, Problem, errors_in

PLACE = Place("decks/attention.yaml", 4, 5)


def kata(minutes: float = 20) -> Kata:
    return Kata("attention/sdpa", 3, minutes, "", ("sdpa",), (), (), ("numpy",), PLACE)


def test_a_bug_hunt_is_named_after_its_kata_and_takes_half_of_its_time():
    hunt = BugHunt(kata(), "forgets_scale")
    assert (hunt.id, hunt.topic, hunt.level, hunt.minutes) == (
        "attention/sdpa~forgets_scale",
        "attention",
        3,
        10,
    )
    assert BugHunt(kata(4), "x").minutes == 3


def test_a_kata_and_its_bug_hunts_are_one_family():
    assert family_of("attention/sdpa~forgets_scale") == family_of("attention/sdpa") == "attention/sdpa"
    assert topic_of("attention/sdpa~forgets_scale") == kata().topic == "attention"


def test_a_question_takes_one_to_three_minutes_by_its_level():
    def minutes(level: int) -> float:
        return Question("a/b", "recall", level, "", "", (), Points(), PLACE).minutes

    assert [minutes(level) for level in (1, 3, 5)] == [1, 2, 3]


@pytest.mark.parametrize("name", ["a", "adam-step", "l2-2024", "3d"])
def test_kebab_case_is_an_id(name):
    assert is_id(name)


@pytest.mark.parametrize(
    "name", ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "a/b", "..", "a\n", "é", "a~b"]
)
def test_anything_else_is_none(name):
    assert not is_id(name)


def test_a_problem_is_told_in_one_line():
    error = Problem(PLACE, "what", "how")
    warning = Problem(PLACE, "what", severity="warning")
    assert str(error) == "decks/attention.yaml:4:5: error: what (fix: how)"
    assert str(warning) == "decks/attention.yaml:4:5: warning: what"
    assert errors_in([error, warning]) == [error]
