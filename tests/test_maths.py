from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from drill import maths


def shown(latex: str, cells: int = 80) -> str:
    return "\n".join(maths.display(latex, cells))


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("x_i^2", "xᵢ²"),
        ("x^2_i", "xᵢ²"),
        ("p_\\theta(x)", "p_θ(x)"),
        ("p_\\theta x", "p_θ x"),
        ("x^\\alpha(1-x)^\\beta", "x^α (1 − x)^β"),
        ("x_{i+1,j}", "x_(i+1,j)"),
        ("e^{-(a+b)}", "e⁻⁽ᵃ⁺ᵇ⁾"),
        ("e^{-(a+b)/c}", "e^(−(a+b)/c)"),
        ("e^{i\\pi} + 2^{n_\\theta} + W^{QK} + x^{\\text{new}}", "e^(iπ) + 2^(n_θ) + W^(QK) + x^new"),
        ("C_{bij} + x_{i_j}", "C_bij + x_iⱼ"),
        ("x^{(i\\theta)}", "x^(iθ)"),
        ("d_k + d_w", "d_k + d_w"),
        ("d_k", "dₖ"),
        ("x_{\\text{max}}", "x_max"),
        ("x_{\\max} + x_i", "x_max + xᵢ"),
        ("\\mathbb{R}^{n\\times d}", "ℝⁿˣᵈ"),
        ("e^{x\\times y}", "e^(x×y)"),
        ("e^{0.08}", "e^0.08"),
        ("f''(x) + g'^2", "f″(x) + g′²"),
        ("x''''", "x′′′′"),
        ("w^* + A^\\dagger + 90^\\circ", "w* + A† + 90°"),
        ("X^T X^\\top X^\\intercal", "XᵀXᵀXᵀ"),
        ("\\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        ("\\sum_{b=1}^B x_b", "∑_(b=1)^B x_b"),
        ("{}_nC_k", "ₙCₖ"),
        ("\\log_2 n", "log₂ n"),
    ],
)
def test_indices_are_small_where_all_characters_exist_and_plain_elsewhere(latex, line):
    assert maths.one_line(latex) == line


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("\\frac{a}{b}", "a/b"),
        ("\\frac{a+b}{c}", "(a + b)/c"),
        ("\\frac{1}{2n}", "1/(2n)"),
        ("\\frac{1}{n(n-1)}", "1/(n(n − 1))"),
        ("\\frac{p(x)}{q(x)}", "p(x)/q(x)"),
        ("\\frac{\\log x}{n}", "(log x)/n"),
        ("\\frac{a/q}{b}", "(a/q)/b"),
        ("\\frac{\\partial L}{\\partial w_i}", "∂L/∂wᵢ"),
        ("\\frac{dy}{dx} + \\frac{1}{dx}", "dy/dx + 1/(dx)"),
        ("\\frac{-b}{2}", "−b/2"),
        ("\\frac{1}{n}\\sum_i x_i", "(1/n) ∑ᵢ xᵢ"),
        ("\\frac{1}{3}(x+y)", "(1/3)(x + y)"),
        ("x\\frac{a}{b}", "x a/b"),
        ("2\\frac{1}{n}", "2 (1/n)"),
        ("\\log\\frac{a}{b}", "log(a/b)"),
        ("\\frac{a}{b}\\frac{c}{d}", "(a/b) (c/d)"),
        ("\\frac{a}{b}.", "a/b."),
        ("\\left(\\frac{a}{b}\\right)^2", "(a/b)²"),
        ("\\frac{a}{b}^2", "(a/b)²"),
        ("\\frac12 x^2", "½x²"),
        ("A^{\\frac12}", "A^(1/2)"),
        ("\\frac{\\frac ab}{c}", "(a/b)/c"),
        ("a \\over b+c", "a/(b + c)"),
        ("n/\\sum_i x_i", "n/∑ᵢ xᵢ"),
        ("\\binom{n}{k}", "(n choose k)"),
        ("n \\choose k", "(n choose k)"),
    ],
)
def test_a_fraction_on_one_line_has_the_parentheses_it_needs(latex, line):
    assert maths.one_line(latex) == line


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("-x", "−x"),
        ("a-b", "a − b"),
        ("a=-b", "a = −b"),
        ("(-1,+1)", "(−1, +1)"),
        ("|-x|", "|−x|"),
        ("p(y|x) + |x|", "p(y|x) + |x|"),
        ("p(y \\mid x)", "p(y | x)"),
        ("\\lambda\\|w\\|_1", "λ‖w‖₁"),
        ("2\\pi r", "2πr"),
        ("2\\log x", "2 log x"),
        ("\\sin(x)\\cos x", "sin(x) cos x"),
        ("\\max_i(x_i) + \\max(a, b)", "maxᵢ (xᵢ) + max(a, b)"),
        ("\\mathrm{Var}X + x\\mathrm{Var}(X)", "Var X + x Var(X)"),
        ("f: X \\to Y", "f : X → Y"),
        ("3:1", "3:1"),
        ("1,000 + 0.5 + .5", "1,000 + 0.5 + .5"),
        ("1{,}000", "1,000"),
        ("\\{0,100\\} (1,200)", "{0, 100}(1, 200)"),
        ("50\\% \\$5 a\\_b \\#1 \\& x", "50%$5a_b#1&x"),
        ("a\\,b\\;c\\quad d\\!e", "a b c   de"),
        ("\\int f\\,\\mathrm{d}x", "∫ f dx"),
        ("A \\not= B \\not\\in C \\not\\asymp D", "A ≠ B ∉ C ≭ D"),
        ("1, \\ldots, n \\cdots", "1, …, n⋯"),
        ("α ≤ β", "α ≤ β"),
    ],
)
def test_symbols_stand_as_far_apart_as_they_should(latex, line):
    assert maths.one_line(latex) == line


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("\\hat y \\bar{x} \\tilde{\\mathbf h} \\vec v \\dot x \\ddot x", "ŷx̄𝐡̃v⃗ẋẍ"),
        ("\\hat{x_i} + \\hat{\\beta}_j", "x̂ᵢ + β̂ⱼ"),
        ("\\overline{x+y} + \\widehat{\\mathrm{Var}}(X)", "bar(x + y) + hat(Var)(X)"),
        ("\\sqrt{x} \\sqrt{d_k} \\sqrt{x^2} \\sqrt{\\hat v}", "√x√dₖ√(x²)√v̂"),
        ("\\sqrt[3]{x+1} \\sqrt[n]{x} \\sqrt{x}^2", "∛(x + 1)ⁿ√x(√x)²"),
        ("\\mathbf{W} \\boldsymbol\\theta \\mathcal{L} \\mathbb{E} \\mathbb 1 \\mathfrak{R}", "𝐖𝛉ℒ𝔼𝟙ℜ"),
        ("{\\bf x} x", "𝐱x"),
        ("\\operatorname*{arg\\,max}_x f \\arg\\max_x \\mathrm{argmin}_x", "arg maxₓ f arg maxₓ argminₓ"),
        ("\\text{if $x>0$ then } y", "if x > 0 then y"),
        ("\\text{50\\% of a_b {c} ~d}", "50% of a_b c  d"),
        ("\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}^\\top", "[1, 2; 3, 4]ᵀ"),
        ("\\begin{cases}x, & \\text{if } x>0\\\\ 0 & x=0\\end{cases}", "{x if x > 0; 0, x = 0}"),
        ("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "a = b; = c"),
        ("a = b \\\\ c = d", "a = b; c = d"),
        ("\\sum_{\\substack{i<n\\\\i\\ne j}} x", "∑_(i<n, i≠j) x"),
        ("\\underbrace{a+b}_{\\text{bias}} + \\overbrace{c}^2", "a + b [bias] + c [2]"),
        ("A \\xrightarrow{f} B \\overset{?}{=} C \\stackrel{\\text{def}}{=} D", "A →ᶠ B ≟ C ≝ D"),
        ("\\boxed{x} \\color{red} y \\textcolor{blue}{z} \\phantom{xx}w", "[x]yz  w"),
        ("x = 1 \\tag{3}", "x = 1    (3)"),
        ("a \\equiv b \\pmod{n}, a \\bmod n", "a ≡ b (mod n), a mod n"),
        ("\\bigl(x\\bigr)\\Big|_0 \\left.x\\right|_{0}", "(x)|₀x|₀"),
        ("D(p||q) + ||x||", "D(p‖q) + ‖x‖"),
        ("\\cancel{ab} \\eqref{eq:1} \\hspace*{1em} x \\mspace{3mu}", "a̶b̶(eq:1) x"),
        ("\\operatornamewithlimits{arg\\,max}_\\theta f", "arg max_θ f"),
        ("\\displaystyle\\sum\\limits_{i} x \\nonumber", "∑ᵢ x"),
    ],
)
def test_each_command_has_its_one_line_form(latex, line):
    assert maths.one_line(latex) == line


@pytest.mark.parametrize(
    ("latex", "picture"),
    [
        ("a - \\frac{b}{c+d}", "       b\na − ───────\n     c + d"),
        ("\\frac{\\frac ab}{c}", "  a\n ───\n  b\n─────\n  c"),
        ("\\frac ab\\frac cd", " a   c\n─── ───\n b   d"),
        ("\\sum_{i=1}^n x_i", " n\n ∑ xᵢ\ni=1"),
        ("\\sum_i \\frac ab", "   a\n∑ ───\ni  b"),
        ("\\int_{-\\infty}^\\infty f", " ∞\n ∫ f\n−∞"),
        ("\\argmin_{w} f", "argmin f\n   w"),
        ("\\max\\nolimits_{x\\in S} f", "max   f\n   x∈S"),
        ("\\mathbb{E}_{x\\sim p}[x]", " 𝔼 [x]\nx∼p"),
        ("x^{i/2}_{i,j}", " i/2\nx\n i,j"),
        ("e^{-x^2/2}", " −x²/2\ne"),
        ("(\\frac ab)^2_i", "⎛ a ⎞²\n⎜───⎟\n⎝ b ⎠ᵢ"),
        ("\\|\\frac ab\\|_F", "‖ a ‖\n‖───‖\n‖ b ‖F"),
        ("\\left\\{\\frac ab\\right\\}", "⎧ a ⎫\n⎨───⎬\n⎩ b ⎭"),
        ("\\left\\lfloor\\frac ab\\right\\rceil", "⎢ a ⎤\n⎢───⎥\n⎣ b ⎥"),
        ("\\left(\\frac ab\\,\\middle|\\,c\\right)", "⎛ a  │  ⎞\n⎜─── │ c⎟\n⎝ b  │  ⎠"),
        ("\\left.\\frac ab\\right|_{x=0}", " a │\n───│\n b │ₓ₌₀"),
        ("(\\max_\\theta x)", "(max x)\n  θ"),
        ("\\sqrt{x+y}", " _____\n√x + y"),
        ("\\sqrt{\\frac ab}", "    ___\n   ╱ a\n  ╱ ───\n╲╱   b"),
        ("\\sqrt[3]{\\frac ab}", "    ___\n   ╱ a\n3 ╱ ───\n╲╱   b"),
        ("\\binom{n}{k}", "⎛ n ⎞\n⎜   ⎟\n⎝ k ⎠"),
        ("\\overline{x+y}", "_____\nx + y"),
        ("\\underline{x+y}", "x + y\n‾‾‾‾‾"),
        ("\\widehat{xy}", "^\nxy"),
        ("\\overrightarrow{AB}", "─→\nAB"),
        ("\\underbrace{a+b+c}_{n}", "a + b + c\n╰───┬───╯\n    n"),
        ("\\overbrace{a+b+c}^{n}", "    n\n╭───┴───╮\na + b + c"),
        ("A \\xrightarrow[n]{abc} B", "   abc\nA ────→ B\n    n"),
        ("\\overset{!}{=}", "!\n="),
        ("\\boxed{x}", "┌───┐\n│ x │\n└───┘"),
        ("\\begin{pmatrix}a&-b\\\\c&d\\end{pmatrix}", "⎛a  −b⎞\n⎝c  d ⎠"),
        (
            "\\begin{bmatrix}1&\\frac ab\\\\0&\\frac cd\\end{bmatrix}",
            "⎡    a ⎤\n⎢1  ───⎥\n⎢    b ⎥\n⎢      ⎥\n⎢    c ⎥\n⎢0  ───⎥\n⎣    d ⎦",
        ),
        ("\\begin{array}{lr}a&bb\\\\cc&d\\end{array}", "a   bb\ncc   d"),
        ("\\begin{vmatrix}a&b\\\\c&d\\end{vmatrix}", "│a  b│\n│c  d│"),
        ("\\begin{cases}x&x>0\\\\0&\\text{else}\\end{cases}", "⎧ x   x > 0\n⎨\n⎩ 0   else"),
        ("\\begin{align*} a &= b \\\\ c+d &= e \\end{align*}", "    a = b\nc + d = e"),
        (
            "\\begin{aligned} a &= \\frac bc \\\\ &= \\frac de \\end{aligned}",
            "     b\na = ───\n     c\n\n     d\n  = ───\n     e",
        ),
        ("\\sum_{\\substack{i<n\\\\j}} x", " ∑ x\ni<n\n j"),
        ("\\tfrac{1}{2}x + \\tfrac{2}{3 + z}y", "½x + (2/(3 + z)) y"),
    ],
)
def test_a_display_has_two_dimensions(latex, picture):
    assert shown(latex) == picture


@pytest.mark.parametrize(
    ("latex", "cells", "picture"),
    [
        ("aaaa = bbbb = cccc", 20, "aaaa = bbbb = cccc"),
        ("aaaa = bbbb = cccc", 14, "aaaa = bbbb\n    = cccc"),
        ("aa = bbbb + cccc", 14, "aa = bbbb\n        + cccc"),
        ("a = bb, \\quad c = dd", 12, "a = bb,\nc = dd"),
        ("a = bb \\implies c = dd", 12, "a = bb\n⟹ c = dd"),
        ("a = \\frac{b}{c}, \\quad d = e", 10, "     b\na = ───,\n     c\n\nd = e"),
        ("f(aaaa + bbbb + cccc + dddd)", 16, "f(aaaa + bbbb +\n    cccc + dddd)"),
        ("f(a + g(bbbb + cccc))", 16, "f(a + g(bbbb +\n    cccc))"),
        ("\\text{some words that are too long}", 12, "some words\nthat are too\nlong"),
    ],
)
def test_a_formula_that_is_too_wide_is_broken_where_it_hurts_least(latex, cells, picture):
    assert shown(latex, cells) == picture


@pytest.mark.parametrize(
    "latex",
    [
        "{", "}", "a}b", "\\frac{a}", "\\frac", "x^", "x_", "x^1^2", "x_1_2", "\\left(x", "\\left x", "x\\right)",
        "\\begin{matrix} a", "\\begin{matrix} a \\end{pmatrix}", "\\begin{nonsense} a \\end{nonsense}", "\\end{x}",
        "\\sqrt", "\\text{a", "\\substack a", "\\hat", "^}", "\\middle|", "{" * 200 + "}" * 200,
        "(" * 200 + ")" * 200, "\\sqrt" * 200 + "x", "x" * 6000, "a & " * 1200,
    ],
)  # fmt: skip
def test_what_is_not_latex_is_shown_as_it_is_written(latex):
    assert maths.one_line(latex) == " ".join(latex.split())
    assert "".join(maths.display(latex, 70)).replace(" ", "") == latex.replace(" ", "")
    assert maths.problems(latex)


def test_an_unknown_command_stays_with_its_braces_and_the_rest_is_set():
    assert maths.one_line("\\foo{x_1}{y} + \\frac{a}{b}") == "\\foo{x₁}{y} + a/b"
    assert maths.one_line("\\foo x") == "\\foo x"
    assert maths.problems("\\foo{\\bar x} \\baz") == [
        "the command \\foo is not known",
        "the command \\baz is not known",
    ]


def test_control_characters_are_shown_and_not_sent():
    assert maths.one_line("a\x1b[2J\u202eb") == "a␛[2J�b"
    assert maths.one_line("{\x1b") == "{␛"
    assert maths.display("{a\x1b\x00", 80) == ["{a␛␀"]


def test_the_package_loads_nothing_heavy():
    """Measured as what it brings in, since times differ between machines."""
    program = "import sys; before = set(sys.modules); import drill.maths; print(*(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    others = {name for name in loaded.stdout.split() if not name.startswith("drill")}
    assert others <= {"__future__", "itertools", "unicodedata"}


def test_rows_of_a_display_stay_apart_when_lines_are_broken():
    rows = maths.display("aaaaaaa = \\frac{b}{c} = \\frac{d}{e}", 16)
    assert not any(
        above.strip() and below.strip() and "c" in above and "d" in below for above, below in pairwise(rows)
    )
