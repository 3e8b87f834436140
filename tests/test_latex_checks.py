from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.deckfiles.latex_checks import faults, formulas_in


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("a $x$ b $$y$$ c", ["x", "y"]),
        ("$$\nx\n= y\n$$", ["\nx\n= y\n"]),
        ("costs $5 and $6", []),
        ("costs $5 million and $x$ more", ["x"]),
        ("a $5 item and $y$", ["y"]),
        ("$2$ and $3$", ["2", "3"]),
        ("$1/n$ or $1/2n$", ["1/n", "1/2n"]),
        ("$5x$ and", ["5x"]),
        (r"\$5 and $x$", ["x"]),
        (r"$a \$ b$", [r"a \$ b"]),
        ("`$x` and $y$", ["y"]),
        ("``a ` $x`` and $y$", ["y"]),
        ("```\n$x\n``` \n and $y$", ["y"]),
        ("```python\ncost = '$'\n", []),
        ("no maths", []),
    ],
)
def test_formulas_are_found_between_dollars_and_not_in_code_or_prices(text, formulas):
    assert [span.latex for span in formulas_in(text)] == formulas
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "what", "offset"),
    [
        ("a $x b", "a `$` that belongs to no formula", 2),
        ("a $x$ and $y", "a `$` that belongs to no formula", 10),
        ("a $ x $ b", "a `$` that belongs to no formula", 2),
        ("one $x\n\ny$ two", "a `$` that belongs to no formula", 4),
        ("a $$x$", "a `$` that belongs to no formula", 2),
        (r"so $\frac{a}{b$", "`{` is not closed", 12),
        ("so $a } b$", "`}` closes nothing", 6),
        (r"$\left( a$", r"`\left` is not closed", 1),
        (r"$a \right)$", r"`\right` closes nothing", 3),
        (r"$\begin{cases} a$", r"`\begin{cases}` is not closed", 1),
        (r"$\begin{cases} a \end{matrix}$", r"`\end{matrix}` closes nothing", 17),
        (r"$\left( { \right) }$", r"`\right` closes nothing", 10),
    ],
)
def test_a_formula_that_is_not_complete_is_told_with_its_offset(text, what, offset):
    found = faults(text)[0]
    assert (found.what, found.offset, found.shown) == (what, offset, False)
    assert found.fix


def test_a_command_that_the_screen_does_not_know_is_advised_against():
    (found,) = faults(r"Let $\frobnicate{x} + \alpha$ be.")
    assert r"\frobnicate" in found.what
    assert (found.offset, found.shown) == (5, True)


@pytest.mark.parametrize(
    "text",
    [
        r"$\{1, 2\}$",
        r"$\left\{ x \right.$",
        r"$\leftarrow \rightarrow$",
        r"$$\begin{aligned} a &= \begin{cases} 1 \\ 2 \end{cases} \end{aligned}$$",
        r"$\text{for } x$",
        r"$\\{}$",
    ],
)
def test_complete_formulas_pass(text):
    assert faults(text) == []


@given(st.text(alphabet="$\\{} `ab5\nleftrighbeginend", max_size=40))
def test_any_text_is_checked_without_failing(text):
    for found in faults(text):
        assert 0 <= found.offset < len(text)
