from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.cards import FollowUp, Numeric, Points, Question, Tolerance
from drill.cards_text import FillError, fill, filled, number, placeholders
from drill.numbers.formulas import FormulaError
from drill.problems import Place


def question(**changes: object) -> Question:
    numeric = Numeric(
        {"tp": "5..60", "fp": 1}, "share = tp / (tp + fp)\n100 * share", Tolerance("relative", 0.01)
    )
    fields = {
        "id": "metrics/precision",
        "form": "numeric",
        "level": 1,
        "ask": "{{tp}} right, {{fp}} wrong?",
        "answer": "It is {{result:.1f}} %, or {{share:.3f}}.",
        "points": ("says {{share}}", "plain"),
        "grading": numeric,
        "place": Place("decks/metrics.yaml", 3, 5),
        "follow_ups": (FollowUp("Why {{tp}}?", "For {{fp}}."),),
        "why_wrong": "Not {{fp}}.",
        "code": "print({{tp}})",
    }
    return Question(**{**fields, **changes})


def test_every_text_of_the_card_is_filled_with_the_same_draw():
    card = filled(question(), "metrics/precision 3")
    tp = card.values["tp"]
    share = tp / (tp + 1)
    assert card.ask == f"{tp} right, 1 wrong?"
    assert card.answer == f"It is {100 * share:.1f} %, or {share:.3f}."
    assert card.points == (f"says {share:.4g}", "plain")
    assert card.follow_ups == (FollowUp(f"Why {tp}?", "For 1."),)
    assert card.why_wrong == "Not 1."
    assert card.code == f"print({tp})"
    assert card.result == 100 * share


def test_another_seed_draws_other_numbers_and_the_same_seed_the_same():
    texts = {filled(question(), f"metrics/precision {count}").ask for count in range(30)}
    assert len(texts) > 10
    assert filled(question(), "seed") == filled(question(), "seed")


def test_a_card_without_values_keeps_its_text_as_it_is_written():
    card = filled(question(grading=Points(), ask="$x^{{2}}$ and {{tp}}", code='f"{{x}}"'), "seed")
    assert card.ask == "$x^{{2}}$ and {{tp}}"
    assert card.code == 'f"{{x}}"'
    assert math.isnan(card.result)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{n}}", "12"),
        ("{{ n }}", "12"),
        ("{{x}}", "0.3333"),
        ("{{big}}", "1.235e+08"),
        ("{{whole}}", "5"),
        ("{{data}}", "[1, 0.3333, [2]]"),
        ("{{x:.2f}}", "0.33"),
        ("{{x:.1%}}", "33.3%"),
        ("{{n:,}}", "12"),
        ("{{n:+d}}", "+12"),
        ("{{big:,.0f}}", "123,456,789"),
        ("{{x: .3e}}", "3.333e-01"),
        (r"\frac{{{n}}}{{{x:.1f}}}", r"\frac{12}{0.3}"),
        ("{n} {{}} {{1}} {{n.real}} {{n!r}}", "{n} {{}} {{1}} {{n.real}} {{n!r}}"),
    ],
)
def test_a_placeholder_shows_its_value(text, shown):
    values = {"n": 12, "x": 1 / 3, "big": 123456789.0, "whole": 5.0, "data": [1, 1 / 3, [2]]}
    assert fill(text, values) == shown


@pytest.mark.parametrize(
    "text",
    [
        "{{m}}",
        "{{n:999999999d}}",
        "{{n:{n}}}",
        "{{n:s}}",
        "{{n:c}}",
        "{{data:.2f}}",
        "{{x:d}}",
        "{{rows}}",
        "{{n:.200f}}",
    ],
)
def test_a_placeholder_that_can_not_be_filled_is_told_with_its_offset(text):
    values = {"n": 12, "x": 0.5, "data": [1], "rows": zip([1], strict=True)}
    if text == "{{n:{n}}}":
        assert fill(text, values) == text
        return
    with pytest.raises(FillError) as caught:
        fill(f"before {text}", values)
    assert caught.value.offset == 7
    assert caught.value.fix


def test_placeholders_are_found_with_name_and_format():
    found = [(p.name, p.spec) for p in placeholders("{{a}} $x^{2}$ {{ b : .2f }} {{{c}}}")]
    assert found == [("a", ""), ("b", ".2f"), ("c", "")]


@pytest.mark.parametrize("value", [True, [1.0], math.inf, math.nan, 1j, "1"])
def test_only_a_finite_number_is_a_result(value):
    with pytest.raises(FormulaError):
        number(value)


@given(st.text(alphabet="{}:n .3fd$x", max_size=20))
def test_filling_raises_nothing_but_its_own_error(text):
    try:
        fill(text, {"n": 3, "x": 0.5, "result": 2})
    except FillError as error:
        refused = error
        assert 0 <= refused.offset < len(text)
