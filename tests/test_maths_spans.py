from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.maths.spans import cut, mark, number_of
from drill.safe import clean


def restored(text: str) -> tuple[str, list[str]]:
    """Return the text with `#` for each formula, and the formulas as they were written."""
    source, formulas = cut(text)
    shown = "".join("#" if number_of(character) is not None else character for character in source)
    return shown, [formula.source for formula in formulas]


@pytest.mark.parametrize(
    ("text", "shown", "formulas"),
    [
        ("no maths", "no maths", []),
        ("$x$ and $y$.", "# and #.", ["$x$", "$y$"]),
        ("costs $5 and $10", "costs $5 and $10", []),
        ("costs $5 and gains $x$", "costs $5 and gains #", ["$x$"]),
        ("US$5-$10, $5", "US$5-$10, $5", []),
        ("$ x$ or $x $", "$ x$ or $x $", []),
        ("$5$ or $-1$", "# or #", ["$5$", "$-1$"]),
        ("$n$th, $k$s, $x$0", "#th, #s, $x$0", ["$n$", "$k$"]),
        (r"\$5 $x$ \\$y$", r"\$5 # \\#", ["$x$", "$y$"]),
        (r"$a \$ b$", "#", [r"$a \$ b$"]),
        ("$$x$$ $$\ny\n\n= z$$", "# #", ["$$x$$", "$$\ny\n\n= z$$"]),
        ("$$x$$. Then $$y$$!", "# Then #!", ["$$x$$.", "$$y$$"]),
        ("$a\nb$ but $a\n\nb$", "# but $a\n\nb$", ["$a\nb$"]),
        ("$$ alone", "$$ alone", []),
        ("$$$$ $$ $$", "$$$$ $$ $$", []),
        ("`$x$` and ``$y` $``, $z$", "`$x$` and ``$y` $``, #", ["$z$"]),
        ("` alone $x$", "` alone #", ["$x$"]),
        ("$HOME and `$x`", "$HOME and `$x`", []),
        ("```\n$x$\n```\n$y$", "```\n$x$\n```\n#", ["$y$"]),
        ("~~~python\n$x$\n~~~\n$y$", "~~~python\n$x$\n~~~\n#", ["$y$"]),
        ("```\n$x$ with no end", "```\n$x$ with no end", []),
        ("  ````\n```\n$x$\n````\n$y$", "  ````\n```\n$x$\n````\n#", ["$y$"]),
        ("$", "$", []),
        ("\\", "\\", []),
    ],
)
def test_formulas_are_told_from_money_and_code(text, shown, formulas):
    assert restored(text) == (shown, formulas)


@given(st.text(alphabet="$`~\\ \n5ax{}", max_size=60))
def test_nothing_is_lost_or_added(text):
    source, formulas = cut(clean(text))
    for number, formula in enumerate(formulas):
        source = source.replace(mark(number), formula.source)
    assert source == clean(text)


@pytest.mark.parametrize(
    "piece", ["$", "$a ", "`", "`a``", "```\n", "\n$", "$x\n", "a\n", "$$", "$$a", "\\", "$`"]
)
def test_time_grows_with_the_length_of_the_text(piece):
    start = time.process_time()
    cut("$" + piece * 20_000)
    assert time.process_time() - start < 3.0
