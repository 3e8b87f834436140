"""Typed answers are graded by what they mean, and what can't be read is not held against the learner."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill import answers
from drill.cards import Choice, Choices, Numeric, Output, Steps, Tolerance

CHOICES = Choices((Choice("a", right=True), Choice("b", right=False), Choice("c", right=True)))
STEPS = Steps((("split",), ("scale", "impute"), ("fit",)))


def label_of(options: answers.Options, text: str) -> str:
    return str(options.texts.index(text) + 1)


@given(st.integers())
def test_choices_are_right_only_when_all_right_ones_and_no_wrong_one_are_picked(seed):
    options = answers.choice_options(CHOICES, random.Random(seed))
    a, b, c = (label_of(options, text) for text in "abc")
    assert answers.choice_is_right(CHOICES, options, f"{c}, {a}")
    assert answers.choice_is_right(CHOICES, options, f"{a}{c}")
    assert not answers.choice_is_right(CHOICES, options, a)
    assert not answers.choice_is_right(CHOICES, options, f"{a} {b} {c}")


@given(st.integers())
def test_options_are_never_shown_in_the_order_of_the_deck(seed):
    assert answers.step_options(STEPS, random.Random(seed)).positions != (0, 1, 2, 3)


@given(st.integers())
def test_steps_of_one_group_may_stand_in_either_order(seed):
    options = answers.step_options(STEPS, random.Random(seed))
    split, scale, impute, fit = (label_of(options, text) for text in ("split", "scale", "impute", "fit"))
    assert answers.order_is_right(STEPS, options, f"{split} {scale} {impute} {fit}")
    assert answers.order_is_right(STEPS, options, f"{split},{impute},{scale},{fit}")
    assert not answers.order_is_right(STEPS, options, f"{scale} {split} {impute} {fit}")


@pytest.mark.parametrize("typed", ["0", "5", "1 1", "x", "1 2 y"])
def test_labels_that_do_not_exist_are_unreadable_rather_than_wrong(typed):
    options = answers.step_options(STEPS, random.Random(1))
    with pytest.raises(answers.Unreadable):
        answers.order_is_right(STEPS, options, typed)


def test_an_order_with_a_missing_step_is_unreadable_rather_than_wrong():
    options = answers.step_options(STEPS, random.Random(1))
    with pytest.raises(answers.Unreadable, match="all 4"):
        answers.order_is_right(STEPS, options, "1 2 3")


def test_ten_or_more_options_take_numbers_of_two_digits():
    steps = Steps(tuple((f"step {n}",) for n in range(12)))
    options = answers.step_options(steps, random.Random(3))
    typed = " ".join(label_of(options, f"step {n}") for n in range(12))
    assert answers.order_is_right(steps, options, typed)


def test_a_number_is_right_within_its_tolerance_and_text_is_not_an_answer():
    numeric = Numeric({}, "1 / 3", Tolerance("absolute", 0.005))
    assert answers.number_is_right(numeric, 1 / 3, "0.33")
    assert answers.number_is_right(numeric, 1 / 3, "1/3")
    assert not answers.number_is_right(numeric, 1 / 3, "0.3")
    with pytest.raises(answers.Unreadable):
        answers.number_is_right(numeric, 1 / 3, "a third")


def test_printed_text_is_compared_without_regard_to_white_space():
    output = Output("[0.5 1. ]\nTrue\n")
    assert answers.output_is_right(output, "[0.5 1. ] True")
    assert not answers.output_is_right(output, "[0.5 1. ] False")
