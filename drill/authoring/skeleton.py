"""The suite of a new kata, proposed from what its function takes: the cases that no suite may lack.

Each case is written in several ways, the most telling first, and the reference decides which of them holds: an empty
input is refused or has a value, a property is there or not. What holds in none is left out and named.
Hypothesis is no part of a learner's installation, so that properties are tried on seeded random data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drill.authoring.signatures import (
    ARRAY,
    CHANCE,
    FLAG,
    FLOAT,
    INT,
    NUMBERS,
    PRIMES,
    TEXT,
    TEXTS,
    WHOLES,
    Argument,
    Reference,
)
from drill.proving.suite_lints import MOST_TESTS

_BY_HAND = {1: ("3.0", "1.0", "4.0"), 2: ("1.0, 2.0", "3.0, 5.0", "4.0, 9.0")}


class Case(NamedTuple):
    """One test to be: its name, and its bodies with their sentences, the first that holds is taken."""

    name: str
    ways: tuple[tuple[str, str], ...]
    optional: bool = False


class Compared(NamedTuple):
    """How two results are compared: a statement over `got` and `expected`, and for float32."""

    exactly: str
    roughly: str


ARRAYS = Compared(
    "assert_close({got}, {expected}, rtol=1e-9, atol=1e-12)",
    "assert_close({got}, {expected}, rtol=1e-3, atol=1e-5)",
)
TUPLES = Compared("agree({got}, {expected})", "agree({got}, {expected}, rtol=1e-3, atol=1e-5)")
EQUALS = Compared("assert {got} == {expected}", "assert {got} == {expected}")


def by_hand(reference: Reference) -> str:
    """Return a call with small round numbers, of which a person can compute the result."""
    return f"{reference.entry}({', '.join(_small(argument) for argument in reference.arguments)})"


def _small(argument: Argument) -> str:
    if argument.kind == ARRAY:
        return f"np.array({_small_array(argument)})"
    return {
        FLOAT: "0.5" if argument.values == "shares" else "2.0",
        INT: "2",
        FLAG: "True",
        TEXT: '"abca"',
        NUMBERS: "[3.0, 1.0, 4.0]",
        WHOLES: "[0, 1, 1]" if argument.values == "labels" else "[3, 1, 4]",
        TEXTS: '["a", "b", "a"]',
        CHANCE: "np.random.default_rng(0)",
    }[argument.kind]


def _small_array(argument: Argument) -> str:
    if argument.values == "labels":
        return "[0, 1, 1]"
    if argument.values == "shares":
        return "[0.5, 0.2, 0.9]"
    depth = len(argument.shape)
    if depth <= 1:
        return "[3.0, 1.0, 4.0]"
    inner = f"[[{'], ['.join(_BY_HAND[2])}]]"
    for _ in range(depth - 2):
        inner = f"[{inner}]"
    return inner


def suite(reference: Reference, cases: Mapping[str, tuple[str, str]], *, tuples: bool) -> str:
    """Return the text of the suite with the ways that were chosen for its cases."""
    tests = [
        f'def test_{name}():\n    """{sentence}"""\n' + "\n".join(f"    {line}" for line in body.splitlines())
        for name, (sentence, body) in cases.items()
    ]
    below = [_inputs(reference), *([_AGREE] if tuples else []), *tests]
    if any("with_data(" in test for test in tests):
        below.insert(1, _WITH_DATA.format(types=_types(reference)))
    text = "\n\n\n".join(part.strip("\n") for part in below) + "\n"
    return f"{_head(reference.entry, text)}\n\n\n{text}"


def _head(entry: str, text: str) -> str:
    libraries = [
        line for line, sign in (("import numpy as np", "np."), ("import pytest", "pytest.")) if sign in text
    ]
    ours = ", ".join(name for name in ("assert_close", "seeds") if f"{name}(" in text)
    lines = [*libraries, f"from answer import {entry}", f"from reference import {entry} as reference"]
    return "\n".join([*lines, *(["", f"from drill.suite import {ours}"] if ours else [])])


def _types(reference: Reference) -> str:
    kinds = {argument.kind for argument in reference.arguments}
    found = (
        ["np.ndarray"] * (ARRAY in kinds)
        + ["list"] * bool(kinds & {NUMBERS, WHOLES, TEXTS})
        + ["str"] * (TEXT in kinds)
    )
    found = found or ["int", "float"]
    return found[0] if len(found) == 1 else f"({', '.join(found)})"


_WITH_DATA = """
def with_data(args, change):
    return [change(each) if isinstance(each, {types}) else each for each in args]
"""
_AGREE = """
def agree(got, expected, rtol=1e-9, atol=1e-12):
    assert len(got) == len(expected)
    for one, other in zip(got, expected, strict=True):
        assert_close(one, other, rtol=rtol, atol=atol)
"""


def _inputs(reference: Reference) -> str:
    sizes = dict(zip(dict.fromkeys(_dimensions(reference)), PRIMES * 2, strict=False))
    drawn = ", ".join(_drawn(argument, sizes) for argument in reference.arguments)
    return f"def inputs(rng):\n    return ({drawn},)\n"


def _dimensions(reference: Reference) -> Iterator[str]:
    for argument in reference.arguments:
        yield from argument.shape


def _drawn(argument: Argument, sizes: Mapping[str, int]) -> str:
    size = ", ".join(part if part.isdigit() else str(sizes[part]) for part in argument.shape)
    size = f"({size},)" if len(argument.shape) == 1 else f"({size})"
    if argument.kind == ARRAY:
        return {
            "labels": f"rng.permutation(np.arange({size.strip('(),')}) % 2)",
            "shares": f"rng.uniform(0.05, 0.95, size={size})",
            "positive": f"rng.uniform(0.1, 3.0, size={size})",
            "any": f"rng.normal(size={size})",
        }[argument.values]
    return {
        FLOAT: "float(rng.uniform(0.1, 0.9))"
        if argument.values == "shares"
        else "float(rng.uniform(0.5, 2.0))",
        INT: "int(rng.integers(1, 4))",
        FLAG: "bool(rng.integers(2))",
        TEXT: '"".join(rng.choice(list("abc"), size=7).tolist())',
        NUMBERS: "rng.normal(size=7).tolist()",
        WHOLES: "rng.integers(0, 2 if {} else 6, size=7).tolist()".format(argument.values == "labels"),
        TEXTS: 'rng.choice(list("abc"), size=7).tolist()',
        CHANCE: "np.random.default_rng(int(rng.integers(10**6)))",
    }[argument.kind]


def cases(reference: Reference, expected: str, compared: Compared) -> Iterator[Case]:
    """Yield the cases that the function's arguments call for; `expected` is the result of the call by hand."""
    entry = reference.entry
    first = reference.arguments[0]
    if compared is EQUALS:
        check = f"assert {by_hand(reference)} == {expected}"
    else:
        name = "agree" if compared is TUPLES else "assert_close"
        check = f"{name}({by_hand(reference)}, {expected}, rtol=1e-6, atol=1e-9)"
    yield Case("by_hand", (("A small case comes out as computed by hand.", check),))
    yield Case("random", (("Random input gives the right values.", _loop(entry, compared)),))
    yield from _degenerate(reference, compared)
    if first.kind == ARRAY and first.values == "any":
        yield from _arrays(reference, compared)
    elif first.kind in (FLOAT, INT):
        yield from _numbers(entry, compared)
    yield from _options(reference, compared)
    if any(each.kind in (ARRAY, NUMBERS, WHOLES, TEXTS) for each in reference.arguments):
        yield Case(
            "input_unchanged", (("The caller's input is left alone.", _UNCHANGED.format(entry=entry)),)
        )


def _loop(entry: str, compared: Compared, seeds: int = 20) -> str:
    check = compared.exactly.format(got=f"{entry}(*args)", expected="reference(*args)")
    return "\n".join([f"for rng in seeds({seeds}):", "    args = inputs(rng)", f"    {check}"])


def _both(change: str, entry: str, compared: Compared) -> str:
    """Return a loop in which answer and reference get the same changed data."""
    check = compared.exactly.format(got=f"{entry}(*args)", expected="reference(*args)")
    lines = [
        "for rng in seeds(5):",
        f"    args = with_data(inputs(rng), lambda each: {change})",
        f"    {check}",
    ]
    return "\n".join(lines)


def _one(change: str, check: str) -> str:
    """Return one call with changed data."""
    return f"args = with_data(inputs(np.random.default_rng(0)), lambda each: {change})\n{check}"


def _answer_only(entry: str, change: str, check: str, before: str = "each") -> str:
    """Return a loop in which only the answer gets the changed data, which stand for the same numbers."""
    lines = ["for rng in seeds(3):", f"    args = with_data(inputs(rng), lambda each: {before})"]
    lines[1:] = ["    args = inputs(rng)"] if before == "each" else lines[1:]
    check = check.format(got=f"{entry}(*same)", expected="reference(*args)")
    return "\n".join([*lines, f"    same = with_data(args, lambda each: {change})", f"    {check}"])


_UNCHANGED = """\
args = inputs(np.random.default_rng(1))
before = with_data(args, np.array)
{entry}(*args)
for each, old in zip(args, before, strict=True):
    np.testing.assert_array_equal(np.array(each), np.array(old), strict=True)"""


def _degenerate(reference: Reference, compared: Compared) -> Iterator[Case]:
    entry, first = reference.entry, reference.arguments[0]
    if first.kind not in (ARRAY, NUMBERS, WHOLES, TEXTS, TEXT):
        return
    refused = f"with pytest.raises(ValueError):\n    {entry}(*args)"
    valued = compared.exactly.format(got=f"{entry}(*args)", expected="reference(*args)")
    yield Case(
        "length_one",
        (
            ("An input of length one has its value.", _both("each[:1]", entry, compared)),
            ("An input of length one is refused.", _one("each[:1]", refused)),
        ),
    )
    yield Case(
        "empty",
        (
            ("An empty input is refused with a ValueError.", _one("each[:0]", refused)),
            ("An empty input has its value.", _one("each[:0]", valued)),
        ),
    )
    if first.kind != TEXT:
        equal = "np.full_like(each, each.flat[0])" if first.kind == ARRAY else "each[:1] * len(each)"
        sentence = "Input whose entries are all equal is handled."
        yield Case("all_equal", ((sentence, _both(equal, entry, compared)),))


def _arrays(reference: Reference, compared: Compared) -> Iterator[Case]:
    entry = reference.entry
    large = _both("each * 1e3 if each.dtype.kind == 'f' else each", entry, compared)
    yield Case("large", (("Large entries are handled.", large),))
    strided = _answer_only(entry, "np.repeat(each, 2, axis=0)[::2]", compared.exactly)
    yield Case("non_contiguous", (("Strided arrays give the same values.", strided),))
    whole = _answer_only(entry, "each.astype(int)", compared.exactly, before="np.round(each * 3)")
    yield Case("integers", (("Integer arrays give the same values.", whole),))
    single = _answer_only(entry, "each.astype(np.float32)", compared.roughly, before="np.round(each * 3)")
    yield Case("float32", (("Arrays of float32 are accepted.", single),))


def _numbers(entry: str, compared: Compared) -> Iterator[Case]:
    for name, factor in (("large", "1000"), ("small", "0.001"), ("negative", "-1"), ("zero", "0")):
        change = f"type(each)(each * {factor})"
        sentence = f"{name.capitalize()} numbers are handled." if name != "zero" else "Zero is handled."
        yield Case(name, ((sentence, _both(change, entry, compared)),))


def _options(reference: Reference, compared: Compared) -> Iterator[Case]:
    """Yield what other values of the optional arguments do, and which of them are refused."""
    for name, default in reference.options:
        odd: tuple[str, ...] = ()
        if isinstance(default, bool):
            other = str(not default)
        elif isinstance(default, int | float):
            other = repr(default * 2 or 2)
            odd = ("0.0", "-1.0") if isinstance(default, float) else ("0", "-1")
        else:
            continue
        got, expected = f"{reference.entry}(*args, {name}={other})", f"reference(*args, {name}={other})"
        check = compared.exactly.format(got=got, expected=expected)
        body = "\n".join(["for rng in seeds(5):", "    args = inputs(rng)", f"    {check}"])
        yield Case(f"other_{name.lower()}", ((f"Another value of {name} has its effect.", body),))
        calls = [
            f"with pytest.raises(ValueError):\n    {reference.entry}(*args, {name}={value})" for value in odd
        ]
        start = "args = inputs(np.random.default_rng(0))\n"
        ways = (("\n".join(calls), "zero or less"), (calls[-1], "less than zero")) if calls else ()
        refused = tuple((f"A {name} of {what} is refused.", start + call) for call, what in ways)
        yield Case(f"odd_{name.lower()}", refused, optional=True)


def chosen(
    cases: Sequence[Case], held: Mapping[tuple[str, int], str]
) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Return the ways that hold, and a sentence for each case that was left out since none does.

    `held` says of each way, by the case's name and its number, why it does not hold; empty where it does.
    """
    taken: dict[str, tuple[str, str]] = {}
    left_out = []
    for case in cases:
        if len(taken) >= MOST_TESTS - 1 and case.optional:
            continue
        way = next((n for n in range(len(case.ways)) if not held[case.name, n]), None)
        if way is not None:
            taken[case.name] = case.ways[way]
        elif not case.optional:
            left_out.append(f"{case.name.replace('_', ' ')}: the reference gives {held[case.name, 0]}")
    return taken, left_out
