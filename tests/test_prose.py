from __future__ import annotations

import io
import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from drill import prose
from drill.maths.cells import width
from drill.typesetting import markdown


def printed(text: str, cells: int = 60, *, colours: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=cells, force_terminal=colours, color_system="standard" if colours else None,
        legacy_windows=False, _environ={},
    )  # fmt: skip
    console.print(prose.render(text))
    return console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("One\nparagraph.\n\nAnother.", "One paragraph.\n\nAnother."),
        ("**bold** and *emphasis* and `code`", "bold and emphasis and `code`"),
        ("# Heading\ntext", "Heading\n\ntext"),
        ("- one\n- two\n  more\n  - nested", "• one\n• two more\n  • nested"),
        ("- one\n\n- two", "• one\n\n• two"),
        ("3. c\n4. d", "3. c\n4. d"),
        ("9. nine\n10. ten", " 9. nine\n10. ten"),
        ("> quoted\n> text", "│ quoted text"),
        ("a\n\n---\n\nb", "a\n\n────────\n\nb"),
        ("one  \ntwo\\\nthree", "one\ntwo\nthree"),
        ("| a | b |\n|---|--:|\n| 1 | 22 |\n| $x^2$ | 3 |", "a    b\n──  ──\n1   22\nx²   3"),
        ("```python\nx = 1\n\ty\n```", "    x = 1\n        y"),
        ("[bold]x[/bold] [0](x) <b> &lt; ![i](u)", "[bold]x[/bold] [0](x) <b> &lt; ![i](u)"),
        ("2*3*4, a_b_c, \\*x\\*", "2*3*4, a_b_c, *x*"),
        ("    indented is no code", "indented is no code"),
        ("", ""),
    ],
)
def test_light_markdown_is_set_as_plain_text(text, plain):
    assert prose.plain(text, 60) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the norm $\\|x\\|_2^2$, *always*", "the norm ‖x‖₂², always"),
        ("$a_1 * b * c_2$ and $x_i$ *x*", "a₁ * b * c₂ and xᵢ x"),
        ("**bold $x_1$**", "bold x₁"),
        ("costs $5 and \\$10 and `$x$`", "costs $5 and $10 and `$x$`"),
        ("a $\\frac{x$ b", "a $\\frac{x$ b"),
        ("a $\\foo{x}$ b", "a \\foo{x} b"),
        ("so $$\\frac ab$$ holds", "so\n\n     a\n    ───\n     b\n\nholds"),
        ("so\n$$a = \\frac bc$$.", "so\n\n         b\n    a = ───.\n         c"),
        ("- item $$a^{i/2}$$ more", "• item\n\n       i/2\n      a\n\n  more"),
        ("$$\\frac{x$$", "$$\\frac{x$$"),
        ("| $\\frac ab$ | $$\\frac cd$$ |\n|---|---|\n| $a|b$ | 1 |", "a/b  c/d\n───  ───\na|b  1"),
    ],
)
def test_formulas_are_cut_out_before_markdown_and_set(text, plain):
    assert prose.plain(text, 60) == plain


def test_text_is_wrapped_and_a_short_formula_is_not_broken():
    text = "The value of $f(a + b)$ is small and $y = \\sum_i x_i + \\sum_j x_j$ is not."
    assert prose.plain(text, 20).split("\n") == [
        "The value of",
        "f(a + b) is small",
        "and y = ∑ᵢ xᵢ +",
        "∑ⱼ xⱼ is not.",
    ]
    assert prose.plain(text) == "The value of f(a + b) is small and y = ∑ᵢ xᵢ + ∑ⱼ xⱼ is not."


def test_dollars_in_what_turns_out_to_be_code_stay_as_they_are():
    assert prose.plain("*```\n\n```$x_1$```") == "*```\n\n`$x_1$`"
    assert prose.plain("> ```\n> $x_1$\n> ```", 60) == "│     $x_1$"


def test_short_code_is_not_broken_and_long_code_is():
    assert prose.plain("Take the maximum with `axis=-1, keepdims=True` here.", 40) == (
        "Take the maximum with\n`axis=-1, keepdims=True` here."
    )
    assert prose.plain("`" + "ab " * 12 + "`", 20).count("\n") == 1
    assert prose.plain("`aaaaaaaa bbbbbbbb`", 12) == "`aaaaaaaa\nbbbbbbbb`"


def test_a_table_that_is_too_wide_wraps_its_widest_column():
    text = "| name | note |\n|---|---|\n| ridge | shrinks all coefficients |\n| lasso | zero |"
    assert prose.plain(text, 20).split("\n") == [
        "name   note",
        "─────  ─────────────",
        "ridge  shrinks all",
        "       coefficients",
        "lasso  zero",
    ]
    assert "ridge\nshrinks" in prose.plain(text, 8)


def test_flat_text_has_every_formula_on_one_line():
    assert prose.plain("so $$\\frac ab$$, well", 60, flat=True) == "so a/b, well"


def test_one_line_is_for_lists():
    assert prose.one_line("One\n\n- two $$\\frac ab$$\n\n| x |\n|---|\n| y |") == "One • two a/b x y"


def test_a_terminal_gets_styles_and_no_backticks():
    assert printed("**b** `c`", colours=True) == "\x1b[1mb\x1b[0m \x1b[36mc\x1b[0m\n"


def test_where_there_are_no_colours_code_keeps_its_backticks():
    assert printed("`c` x") == "`c` x\n"


def test_fenced_code_is_coloured_and_unknown_languages_are_not():
    assert "\x1b[35mdef\x1b[0m" in printed("```python\ndef f(): pass\n```", colours=True)
    assert "\x1b" not in printed("```nonsense\ndef f(): pass\n```", colours=True)


def test_a_program_is_coloured_and_cleaned():
    assert prose.code("x = '\x1b'\n").plain == "x = '␛'\n"
    assert prose.code("def f(): pass").spans


def test_rich_gets_the_lines_as_they_were_laid_out():
    text = "x " * 50 + "$$\\sum_{i=1}^n \\frac{a}{b}$$"
    assert [line.rstrip() for line in printed(text, 30).splitlines()] == prose.plain(text, 30).split("\n")


def test_control_characters_never_reach_the_screen():
    assert "\x1b" not in printed("a\x1b[2J **b\x9b** `\x1b` $\x1b$\n\n```\n\x1b\n```")
    assert prose.plain("a\x1b[2J\u202e") == "a␛[2J�"


MARKDOWN = st.lists(
    st.sampled_from(
        [*"*_`#->|$\\\n\t 1.~[]()", "**", "```", "\n\n", "\n- ", "\n1. ", "| a |\n|---|\n", "$$", "$x_1$",
         "\\frac", "{", "}",
         "word", "漢字", "x\u0301", "\x1b", "\ud800", "\U000f0000"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=MARKDOWN | st.text(max_size=80), cells=st.integers(8, 100))
def test_any_text_gives_lines_that_fit_and_can_be_printed(text, cells):
    rows = prose.plain(text, cells).split("\n")
    assert all(width(row) <= cells for row in rows)
    joined = "".join(rows)
    assert not any(unicodedata.category(character) in ("Cc", "Cs", "Co") for character in joined)
    joined.encode("utf-8")
    printed(text, cells)


WORDS = st.lists(
    st.sampled_from([*"ab .:()[]<>!&#=+-~1\n", "\n\n", " \n", "  ", "word", "漢字", "\u00a0", "\U000f0000"]),
    max_size=20,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=WORDS | MARKDOWN)
def test_words_alone_are_read_as_the_reader_of_markdown_reads_them(text):
    assert markdown.blocks(text) == markdown.read(text)


def test_words_alone_import_no_reader_of_markdown():
    code = "import sys; from drill import prose; prose.plain('One.\\nTwo $x$.'); sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="ab $x^2_i*`|-\n\\frac{}é漢", max_size=80), cells=st.integers(8, 60))
def test_rich_agrees_that_lines_fit(text, cells):
    assert all(cell_len(row) <= cells for row in prose.plain(text, cells).split("\n"))


@pytest.mark.parametrize(
    "piece", ["*a", "_a ", "`", "[", "- ", ">", "\n- a", "|a", "$a ", "$x$ ", "a", "word ", "```\n", "$$a$$"]
)
def test_long_text_takes_no_long_time(piece):
    start = time.process_time()
    prose.plain(piece * 5_000, 80)
    assert time.process_time() - start < 3.0
