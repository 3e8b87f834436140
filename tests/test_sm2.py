from __future__ import annotations

import json
from fractions import Fraction
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.sm2 import LONGEST_INTERVAL, NEW, Schedule, step
from tests.log_world import START_DAY, qualities

GOLDEN = json.loads((Path(__file__).parent / "sm2_golden.json").read_text())


@pytest.mark.parametrize("sequence", GOLDEN["sequences"], ids=lambda sequence: sequence["name"])
def test_golden_vectors_of_the_article(sequence):
    schedule = NEW
    for grade, expected in zip(sequence["grades"], sequence["article"], strict=True):
        day = max(START_DAY, schedule.due)
        schedule = step(schedule, grade, day)
        assert schedule.repetitions == expected["n"]
        assert schedule.interval == expected["interval_days"]
        assert schedule.ease == expected["ef_hundredths"]
        assert schedule.again is expected["again_today"]
        assert schedule.due == day + expected["interval_days"]


@given(st.lists(qualities, max_size=30))
def test_the_article_in_exact_fractions(grades):
    schedule, n, interval, ease = NEW, 0, 0, Fraction(5, 2)
    for q in grades:
        schedule = step(schedule, q, schedule.due or START_DAY)
        if q < 3:
            n, interval = 0, 1
        else:
            n += 1
            change = Fraction(1, 10) - (5 - q) * (Fraction(8, 100) + (5 - q) * Fraction(2, 100))
            ease = max(Fraction(13, 10), ease + change)
            interval = 1 if n == 1 else 6 if n == 2 else min(LONGEST_INTERVAL, ceil(interval * ease))
        assert (schedule.repetitions, schedule.interval, Fraction(schedule.ease, 100)) == (n, interval, ease)


def test_a_new_card_is_a_value_that_was_not_seen():
    assert Schedule() == NEW
    assert not NEW.seen
    assert step(NEW, 0, START_DAY).seen


def test_failing_at_first_sight_is_no_lapse_but_every_later_failure_is():
    first = step(NEW, 0, START_DAY)
    assert first.lapses == 0
    assert step(step(first, 1, START_DAY + 1), 2, START_DAY + 2).lapses == 2


def test_it_remembers_for_which_day_the_last_review_was_due():
    first = step(NEW, 5, START_DAY)
    late = step(first, 5, START_DAY + 4)
    assert (first.was_due, late.was_due) == (0, START_DAY + 1)
    assert step(late, 0, START_DAY + 4).was_due == START_DAY + 1, (
        "a second step of a day answers no other day"
    )


def test_a_date_stays_a_date_after_any_number_of_early_visits():
    schedule = NEW
    for day in range(START_DAY, START_DAY + 400):
        schedule = step(schedule, 5, day)
    assert schedule.due == START_DAY + 399 + LONGEST_INTERVAL


def test_suspension_outlives_a_review():
    assert step(NEW._replace(suspended=True), 4, START_DAY).suspended
