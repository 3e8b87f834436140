"""What holds for any input: it never fails, nothing is too wide, no markup is left, and time grows with length."""

from __future__ import annotations

import re
import time
import unicodedata
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from drill import maths
from drill.maths import symbols
from drill.maths.alphabets import FONTS, SUBSCRIPTS, SUPERSCRIPTS, styled
from drill.maths.cells import width
from drill.maths.commands import COMMANDS

KNOWN = sorted({*symbols.SYMBOLS, *COMMANDS})
PIECES = st.sampled_from(
    [
        *KNOWN,
        *"{}[]()|^_&'$~ xyzABC019+-=<>,.:/*!",
        "\\\\",
        "\\end",
        "\\right",
        "\\middle",
        "{matrix}",
        "{cases}",
        "漢",
        "\x1b",
    ]
)
LATEX = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)
LETTERS = st.sampled_from(
    ["x", "y", "\\theta", "\\mathbf{w}", "12", "\\infty", "\\hat y", "\\text{a b}", "\\ell"]
)


def filled(template: str, parts: tuple[str, ...]) -> str:
    for part in parts:
        template = template.replace("%s", part, 1)
    return template


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return formulas that are well made, around the formulas `inner`."""
    pairs, alone = st.tuples(inner, inner), st.tuples(inner)
    return st.one_of(
        pairs.map(partial(filled, "\\frac{%s}{%s}")),
        pairs.map(partial(filled, "{%s}_{%s}")),
        pairs.map(partial(filled, "{%s}^{%s}")),
        pairs.map(partial(filled, "%s + %s")),
        pairs.map(partial(filled, "%s = -%s")),
        pairs.map(partial(filled, "\\sum_{%s}^{%s} x")),
        pairs.map(partial(filled, "\\begin{bmatrix} %s & 1 \\\\ 0 & %s \\end{bmatrix}")),
        pairs.map(partial(filled, "\\begin{cases} %s & x > 0 \\\\ %s & \\text{otherwise} \\end{cases}")),
        alone.map(partial(filled, "\\left(%s\\right)")),
        alone.map(partial(filled, "\\sqrt[3]{%s}")),
        alone.map(partial(filled, "\\operatorname{softmax}(%s)")),
        alone.map(partial(filled, "\\underbrace{%s}_{\\text{bias}}")),
        alone.map(partial(filled, "\\overline{%s}")),
        alone.map(partial(filled, "|%s|")),
    )


WELL_MADE = st.recursive(LETTERS, grown, max_leaves=12)


@settings(max_examples=400, deadline=None)
@given(latex=LATEX, cells=st.integers(-3, 120))
def test_any_input_gives_lines_that_fit_without_control_characters(latex, cells):
    rows = [*maths.display(latex, cells), maths.one_line(latex)]
    assert all(width(row) <= max(cells, 8) for row in rows[:-1])
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for row in rows for character in row)
    assert "\u00a0" not in "".join(rows)


@settings(max_examples=300, deadline=None)
@given(latex=WELL_MADE, cells=st.integers(20, 120))
def test_a_well_made_formula_leaves_no_markup_and_its_width_is_what_rich_measures(latex, cells):
    assert maths.problems(latex) == []
    rows = maths.display(latex, cells)
    assert not re.search(r"\\[a-zA-Z]|\{\}", "\n".join([maths.one_line(latex), *rows]))
    assert all(cell_len(row) == width(row) for row in rows)


@settings(max_examples=200, deadline=None)
@given(latex=WELL_MADE)
def test_a_display_that_fits_holds_every_letter_of_the_formula(latex):
    rows = "".join(maths.display(latex, 10_000))
    if "softmax" in latex:
        assert "softmax" in rows
    assert rows.count("∑") == latex.count("\\sum")


def test_every_character_that_a_command_stands_for_is_as_wide_as_rich_says():
    texts = [text for text, _ in symbols.SYMBOLS.values()]
    texts += [styled(letter, font) for font in set(FONTS.values()) for letter in "AZazCHR019αωΓ"]
    texts += [*SUPERSCRIPTS.values(), *SUBSCRIPTS.values(), *"⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎰⎱╱╲─│‖√∛∜╰┬╯╭┴╮┌┐└┘→←½"]
    assert [text for text in texts if width(text) != cell_len(text)] == []


@pytest.mark.parametrize("command", KNOWN)
def test_no_known_command_is_left_in_the_text(command):
    for latex in (f"a {command} b c", f"{command}{{a}}{{b}}", f"{command}[2]{{x}}"):
        if not maths.problems(latex):
            assert command not in maths.one_line(latex) or command in ("~",)
            assert "\\" not in "".join(maths.display(latex, 80))


@pytest.mark.parametrize(
    "piece",
    [
        "{", "}", "{}", "(", "()", "|", "\\|", "^", "_", "x^1", "x_{", "'", "&", "\\\\", "a&", "1,",
        "=", "a+", "\\frac12",
        "\\frac", "\\sqrt{", "\\left(", "\\left(x\\right)",
        "\\begin{matrix}", "\\text{", "\\text{$", "\\hat", "\\foo{", "$",
        "\\sum_{i=1}^n", "a\\quad ", "\\over ", "漢", "\x1b", "\\sqrt[", "x\u0301",
    ],
)  # fmt: skip
def test_ten_thousand_of_anything_take_no_long_time(piece):
    for length in (4_900, 10_000):
        latex = (piece * length)[:length]
        start = time.process_time()
        maths.one_line(latex)
        maths.display(latex, 80)
        assert time.process_time() - start < 3.0
