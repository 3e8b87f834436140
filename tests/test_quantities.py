from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drill.cards import Tolerance
from drill.numbers.quantities import QuantityError, parse, within


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.63", 0.63),
        (".5", 0.5),
        ("5.", 5),
        ("-3", -3),
        ("+3", 3),
        ("−3", -3),
        ("63%", 0.63),
        ("63 %", 0.63),
        ("63 percent", 0.63),
        ("3/4", 0.75),
        ("-3 / 4", -0.75),
        ("1e9", 1e9),
        ("1.5E-3", 1.5e-3),
        ("12k", 12_000),
        ("12 K", 12_000),
        ("7B", 7e9),
        ("1.5M", 1.5e6),
        ("2T", 2e12),
        ("7 billion", 7e9),
        ("3 Million", 3e6),
        ("1,000", 1000),
        ("12,345,678.5", 12345678.5),
        ("1 000 000", 1e6),
        ("1\u202f000", 1000),
        ("1_000", 1000),
        ("10^9", 1e9),
        ("2**-3", 0.125),
        ("3×10^8", 3e8),
        ("3 x 10^8", 3e8),
        ("3*10**-2", 0.03),
        ("5·2^10", 5120),
        ("~5", 5),
        ("≈ 5", 5),
        ("= 5", 5),
        ("$5", 5),
        ("  5  ", 5),
    ],
)
def test_numbers_are_read_as_people_type_them(text, number):
    assert parse(text) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1.2 GB", "GB", 1.2),
        ("1.2", "GB", 1.2),
        ("1200 MB", "GB", 1.2),
        ("1.2 gb", "GB", 1.2),
        ("1 GiB", "GB", 1.073741824),
        ("1 KiB", "B", 1024),
        ("8 bits", "B", 1),
        ("8 Gbit", "GB", 1),
        ("2 bytes", "B", 2),
        ("7B", "GB", 7e-9),
        ("7B", "parameters", 7e9),
        ("7B parameters", "parameters", 7e9),
        ("7 billion parameters", "parameters", 7e9),
        ("5 Mparams", "params", 5e6),
        ("5k", "tokens", 5000),
        ("5k tokens", "tokens", 5000),
        ("1 token", "tokens", 1),
        ("90 min", "h", 1.5),
        ("1.5 hours", "s", 5400),
        ("2 days", "h", 48),
        ("5 ms", "s", 0.005),
        ("3 µs", "ms", 0.003),
        ("3 TFLOP", "GFLOP", 3000),
        ("2 TFLOPs", "FLOPs", 2e12),
        ("63%", "%", 63),
        ("63", "%", 63),
        ("0.5", "%", 0.5),
        ("3000 MB/s", "GB/s", 3),
        ("50%", "", 0.5),
    ],
)
def test_units_are_converted_into_the_unit_of_the_card(text, unit, number):
    assert parse(text, unit) == pytest.approx(number, rel=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "1,5",
        "1.000,5",
        "1 2",
        "1/0",
        "1e999",
        "--1",
        "1..2",
        "1,00",
        "0x10",
        "inf",
        "nan",
        "5 5 GB",
    ],
)
def test_what_is_no_number_is_refused_with_what_could_be_typed(text):
    with pytest.raises(QuantityError) as caught:
        parse(text)
    assert caught.value.fix


@pytest.mark.parametrize(
    ("text", "unit"), [("5 apples", "GB"), ("5 s", "GB"), ("5 GB", ""), ("5 %", "GB"), ("5 GB/s", "GB")]
)
def test_a_unit_that_does_not_convert_is_named(text, unit):
    with pytest.raises(QuantityError, match="does not convert"):
        parse(text, unit)


def test_a_refusal_is_also_a_value_error():
    with pytest.raises(ValueError, match="not a number"):
        parse("many")


@given(st.text(max_size=30), st.sampled_from(["", "GB", "%", "tokens"]))
@example("9" * 30 + "^999", "")
@example("0^-1", "")
@example("1 " + "9" * 25, "")
def test_no_text_whatever_raises_anything_but_a_refusal(text, unit):
    try:
        assert math.isfinite(parse(text, unit))
    except QuantityError as error:
        refused = error
        assert refused.fix


@given(st.floats(-1e12, 1e12).filter(bool))
def test_a_number_that_was_printed_is_read_back(number):
    assert parse(repr(number)) == number
    assert parse(f"{number:,.3f}") == pytest.approx(number, abs=0.0005)


@pytest.mark.parametrize(
    ("answer", "result", "tolerance", "right"),
    [
        (0.635, 0.63, Tolerance("absolute", 0.005), True),
        (0.6351, 0.63, Tolerance("absolute", 0.005), False),
        (0.1 + 0.2, 0.3, Tolerance("absolute", 1e-300), True),
        (102, 100, Tolerance("relative", 0.02), True),
        (98, 100, Tolerance("relative", 0.02), True),
        (102.1, 100, Tolerance("relative", 0.02), False),
        (-98, -100, Tolerance("relative", 0.02), True),
        (98, -100, Tolerance("relative", 0.02), False),
        (0, 0, Tolerance("relative", 0.02), True),
        (0.001, 0, Tolerance("relative", 0.02), False),
        (200, 100, Tolerance("factor", 2), True),
        (50, 100, Tolerance("factor", 2), True),
        (201, 100, Tolerance("factor", 2), False),
        (49, 100, Tolerance("factor", 2), False),
        (-100, 100, Tolerance("factor", 2), False),
        (-150, -100, Tolerance("factor", 2), True),
        (0, 100, Tolerance("factor", 2), False),
    ],
)
def test_an_answer_is_right_within_the_tolerance_ends_included(answer, result, tolerance, right):
    assert within(answer, result, tolerance) is right
