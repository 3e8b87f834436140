from __future__ import annotations

import math
import statistics
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from drill.numbers.formulas import FormulaError, evaluate, names_read, origins


def value(source: str, **given: object) -> object:
    return evaluate(source, given)["result"]


def refusal(source: str, **given: object) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        evaluate(source, given)
    return caught.value


def test_every_given_and_assigned_name_comes_back_beside_the_result():
    found = evaluate("p = tp / (tp + fp)\nq, r = p * 2, [1, 2]\nround(q, 3)", {"tp": 3, "fp": 1})
    assert found == {"tp": 3, "fp": 1, "p": 0.75, "q": 1.5, "r": [1, 2], "result": 1.5}


def test_what_is_given_is_not_changed():
    given = {"data": [3, 1, 2]}
    evaluate("data = sorted(data)\nsum(data)", given)
    assert given == {"data": [3, 1, 2]}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("7 // 2 + -7 % 3 - 2 ** 3", 7 // 2 + -7 % 3 - 2**3),
        ("1 if 2 > 1 > 0 else 3", 1),
        ("1 < 3 > 2 and not 0", True),
        ("0 or [] or 5", 5),
        ("[x * y for x in range(3) for y in [1, 10] if x != y]", [0, 0, 10, 2, 20]),
        ("sum(x ** 2 for x in (1, 2, 3))", 14),
        ("[a - b for a, b in zip([5, 7], [1, 2])]", [4, 5]),
        ("list(enumerate([4], 1))[0][1]", 4),
        ("[0, 1, 2, 3, 4][1:-1:2]", [1, 3]),
        ("[3] * 2 + [1]", [3, 3, 1]),
        ("2 in [1, 2] and 5 not in (1, 2)", True),
        ("max([3, 9, 4]) - min(1, 2)", 8),
        ("sorted([2, 3, 1], reverse=True)[0]", 3),
        ("list(reversed([1, 2]))[0]", 2),
        ("all(x > 0 for x in [1, 2]) and any([0, 1])", True),
        ("all(1 / x > 0 for x in [-1, 0])", False),
        ("any(1 for x in [1] if x)", True),
        ("len(range(2, 10, 3))", 3),
        ("int(2.9) + float(1)", 3.0),
        ("x = [y for y in [1, 2]]\nx[-1]", 2),
        ("prod([2, 3, 7])", 42),
        ("round(2.567, 1)", 2.6),
        ("round(25, -1)", 20),
        ("(\n  1 +\n  2\n)  # a comment", 3),
    ],
)
def test_what_is_allowed_means_what_it_means_in_python(source, expected):
    found = value(source)
    assert found == expected
    assert type(found) is type(expected)


def test_names_of_a_comprehension_stay_within_it():
    assert "x" not in evaluate("s = sum(x for x in [1, 2])\ns", {})
    assert value("x = 5\ny = [x for x in [1]]\nx") == 5


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("mean([1, 2, 6])", 3.0),
        ("median([5, 1, 3])", 3),
        ("median([4, 1, 3, 2])", 2.5),
        ("variance([1, 2, 3, 4])", statistics.variance([1, 2, 3, 4])),
        ("variance([1, 2, 3, 4], ddof=0)", statistics.pvariance([1, 2, 3, 4])),
        ("stdev([1, 2, 3, 4])", statistics.stdev([1, 2, 3, 4])),
        ("dot([1, 2, 3], [4, 5, 6])", 32),
        ("norm_cdf(1.96)", statistics.NormalDist().cdf(1.96)),
        ("norm_ppf(0.975)", statistics.NormalDist().inv_cdf(0.975)),
        ("comb(2000, 1000) / 2 ** 2000", math.comb(2000, 1000) / 2**2000),
        ("factorial(5) + perm(5, 2) + comb(5, 2)", 120 + 20 + 10),
        ("log(8, 2) + log2(8) + log10(1000) + log1p(0) + expm1(0)", 9.0),
        ("hypot(3, 4) + sqrt(16) + floor(2.7) + ceil(2.1) + abs(-1)", 15.0),
        ("sin(0) + cos(0) + tan(0) + tanh(0) + atan(0) + gamma(5) + erf(0) + exp(0)", 26.0),
        ("e ** 0 + pi / pi + (1 if inf > 1e308 else 0)", 3.0),
    ],
)
def test_the_functions_of_statistics_and_analysis(source, expected):
    assert value(source) == pytest.approx(expected, rel=1e-12)


def test_a_given_name_comes_before_a_constant_and_a_function_of_that_name():
    assert value("gamma * e", gamma=0.5, e=2) == 1.0
    assert "value of this card" in refusal("gamma(5)", gamma=0.5).what


@pytest.mark.parametrize(
    "source",
    [
        "(1).real",
        "[].append",
        "().__class__",
        "abs.__globals__",
        "__import__('os')",
        "open('x')",
        "eval('1')",
        "getattr(1, 'real')",
        "lambda: 1",
        "(lambda: 1)()",
        "f'{1}'",
        "'text'",
        "b'text'",
        "None",
        "...",
        "1j",
        "(-8) ** 0.5",
        "[y := 1]",
        "{1: 2}",
        "{1}",
        "[*[1]]",
        "max(*[1, 2])",
        "max(**{})",
        "abs",
        "sorted([1], key=abs)",
        "[1][0](2)",
        "1 is 1",
        "~1",
        "1 << 2",
        "1 @ 2",
        "x = 1",
        "x += 1\nx",
        "x.y = 1\n1",
        "[1][0] = 2\n1",
        "for i in [1]: i",
        "import os\n1",
        "def f(): pass\n1",
        "assert 1\n1",
        "del x\n1",
        "global x\n1",
        "await 1",
        "yield 1",
        "1; import os",
        "",
        "# nothing",
        "1 +",
        "  1",
        "\x00",
        "x, y = 1, 2, 3\n1",
        "x = y = 1 = 2\n1",
        "sum([[1]], [])",
        "prod([[1], 2])",
    ],
)
def test_what_is_no_formula_is_refused(source):
    assert refusal(source).what


@pytest.mark.parametrize(
    "source",
    [
        "9 ** 9 ** 9",
        "2 ** 20000",
        "(-3) ** 10 ** 9",
        "x = 9 ** 999\ny = x ** 999\nz = y ** 999\nz",
        "prod([9 ** 999] * 1000)",
        "factorial(10 ** 7)",
        "comb(10 ** 9, 5 * 10 ** 8)",
        "comb(10 ** 30, 10 ** 29)",
        "perm(10 ** 9)",
        "perm(10 ** 6, 10 ** 5)",
        "round(5, -10 ** 9)",
        "[0] * 10 ** 9",
        "10 ** 9 * [0]",
        "(0,) * 10 ** 9",
        "sum(range(10 ** 9))",
        "list(range(10 ** 9))",
        "sorted(range(10 ** 9))",
        "a, b = range(10 ** 9)\na",
        "0.5 in range(10 ** 12)",
        "10 ** 9 in (x for x in range(10 ** 12))",
        "all(1 for _ in range(10 ** 9))",
        "[i for i in range(10 ** 9) if 0]",
        "[0 for i in range(1000) for j in range(1000) for k in range(1000)]",
        "a = [1] * 100000\nb = [a] * 100000\nb == b",
        "a = [0] * 1000\nb = [a] * 1000\nc = [b] * 1000\nmax(c)",
        "len(range(10 ** 30))",
        "(" * 3000,
        "-" * 3900 + "1",
        "1" + "+1" * 1900,
        "[" * 90 + "]" * 90,
        "1" * 5000,
        "1" * 3990,
        "0x" + "f" * 3900,
        "1 +" * 2000 + "1",
        "x = [1]\n" + "x = [x, x]\n" * 300 + "x == x",
    ],
)
def test_what_would_take_for_ever_or_fill_the_memory_ends_at_once(source):
    started = time.process_time()
    assert refusal(source).what
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("1 / 0", "division by zero"),
        ("[1, 2][5]", "list index out of range"),
        ("sqrt(-1)", "domain"),
        ("exp(1000)", "range"),
        ("10 ** 400 * 1.0", "too large"),
        ("int(inf)", "infinity"),
        ("mean([])", "division"),
        ("variance([1])", "division"),
        ("median([])", "out of range"),
        ("max([])", ""),
        ("dot([1], [1, 2])", "longer"),
        ("1 + [1]", "unsupported operand"),
        ("norm_ppf(2)", ""),
        ("float([1])", ""),
        ("len(5)", ""),
    ],
)
def test_what_has_no_value_says_why(source, sentence):
    assert sentence in refusal(source).what


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("a = 1\nb = a + missing\nb", 2, 9),
        ("x = 1\nx y", 2, 3),
        ("1 +\\\n 1 / 0", 2, 2),
        ("(1).real", 1, 1),
        ("ä = 1\nä + missing", 2, 5),
    ],
)
def test_a_fault_is_told_with_line_and_column(source, line, column):
    found = refusal(source)
    assert (found.line, found.column) == (line, column)


def test_an_unknown_function_names_those_that_there_are():
    assert "sqrt" in refusal("square(2)").fix


def test_origins_follow_assignments_back():
    source = "a = x + 1\nb = a * y\nc = z\nb"
    assert origins(source, ["b"]) == {"b", "a", "x", "y"}
    assert origins(source, ["c"]) == {"c", "z"}
    assert names_read(source) == {"x", "a", "y", "z", "b"}


numbers = st.integers(-20, 20).map(str) | st.floats(-10, 10).map(repr)
operators = st.sampled_from(["+", "-", "*", "/", "//", "%", "<", "==", "and", "or"])


def deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, operators, inner).map(lambda parts: f"({' '.join(parts)})"),
        inner.map(lambda part: f"(-{part})"),
        inner.map(lambda part: f"abs({part})"),
        st.tuples(inner, inner, inner).map(lambda p: f"({p[0]} if {p[1]} else {p[2]})"),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"max([{', '.join(parts)}])"),
        st.tuples(inner, inner).map(lambda p: f"sum({p[0]} * x for x in range(3) if x != {p[1]})"),
    )


expressions = st.recursive(numbers | st.just("n"), deeper, max_leaves=12)


@given(expressions, st.integers(-5, 5))
@settings(deadline=None)
def test_expressions_have_the_value_that_python_gives_them(source, n):
    try:
        expected = eval(source, {"n": n})  # noqa: S307 - made of numbers above
    except (ZeroDivisionError, OverflowError):
        with pytest.raises(FormulaError):
            evaluate(source, {"n": n})
        return
    found = value(source, n=n)
    assert type(found) is type(expected)
    assert found == pytest.approx(expected, rel=0, abs=0, nan_ok=True)


WORDS = """a b x 0 1 2.5 9999 10**9 ( ) [ ] , : + - * ** / // % < == and or not in if else for range sum len
sorted factorial comb prod max . __class__ lambda = 'a' { } mean round is @ zip enumerate list"""
words = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(words, max_size=14).map(" ".join) | st.text(max_size=60))
@example("[x for x in x]")
@example("\ud800")
@example("a\r\nb")
@example("\x0c1")
@settings(deadline=None, max_examples=300)
def test_no_source_whatever_raises_anything_but_a_formula_error(source):
    started = time.process_time()
    try:
        evaluate(source, {"a": 3, "b": [1.5, 2], "x": 0})
    except FormulaError as error:
        refused = error
        assert min(refused.line, refused.column) >= 1
    assert time.process_time() - started < 5
