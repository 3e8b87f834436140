"""Mutants: every fault that is promised is made, each once, and nothing that is only there for people."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from drill.proving.mutants import Mutant, hash_of, mutants

KATAS = Path(__file__).parent / "judge_katas"
REFERENCES = sorted(KATAS.glob("*/reference.py"))


def bodies(body: str, arguments: str = "x, y") -> set[str]:
    """Return the mutated bodies of a function of the given body, one statement a line."""
    lines = body.split("\n")
    source = f"def f({arguments}):\n" + "".join(f"    {line}\n" for line in lines)
    return {"\n".join(line[4:] for line in each.source.splitlines()[1:]) for each in mutants(source)}


def expressions(expression: str) -> set[str]:
    """Return the mutants of a returned expression, without `return`."""
    return {body.removeprefix("return ") for body in bodies(f"return {expression}")}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("x + y", {"x - y", "x", "y"}),
        ("x - y", {"x + y", "x", "y - x"}),
        ("x * y", {"x / y", "x", "y"}),
        ("x / y", {"x * y", "x"}),
        ("x ** y", {"x * y", "x"}),
        ("x @ y", set()),
        ("x.T @ y", {"y @ x.T", "x @ y"}),
        ("-x", {"x"}),
        ("not x", {"x"}),
        ("x < y", {"x <= y", "x >= y"}),
        ("x >= y", {"x > y", "x < y"}),
        ("x == y", {"x != y"}),
        ("x in y", {"x not in y"}),
        ("x and y", {"x or y", "x", "y"}),
        ("3", {"4", "2"}),
        ("0.5", {"1.5", "0.0"}),
        ("True", {"False"}),
        ("x if y else 1", {"x if not y else 1", "x", "1", "x if y else 2", "x if y else 0"}),
        ("x[1:y]", {"x[2:y]", "x[0:y]", "x[1:y + 1]", "x[1:y - 1]", "x[:y]", "x[1:]"}),
        ("x[::2]", {"x[::3]", "x[::1]"}),
        ("x[::y]", {"x[:]"}),
        ("x.shape[0]", {"x.shape[1]"}),
        ("x.shape[-1]", {"x.shape[-2]"}),
        ("range(x)", {"range(x - 1)", "range(x + 1)"}),
        ("range(x, y)", {"range(x + 1, y)", "range(x, y - 1)", "range(x, y + 1)"}),
        ("[a for a in x if a]", {"[a for a in x]", "[a for a in x if not a]"}),
        ("f'{x + 1}'", set()),
        ("'text'", set()),
    ],
)
def test_usual_faults(expression: str, expected: set[str]) -> None:
    assert expressions(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("x.sum(axis=0)", {"x.mean(axis=0)", "x.sum()", "x.sum(axis=1)"}),
        (
            "x.sum(axis=-1, keepdims=True)",
            {"x.sum(axis=-1, keepdims=False)", "x.sum(keepdims=True, axis=-2)"},
        ),
        (
            "np.max(x, axis=(0, 1))",
            {"np.min(x, axis=(0, 1))", "np.max(x)", "np.max(x, axis=0)", "np.max(x, axis=1)"},
        ),
        ("x.var(ddof=1)", {"x.std(ddof=1)", "x.var()", "x.var(ddof=2)", "x.var(ddof=0)"}),
        ("x.std()", {"x.var()", "x.std(ddof=1)"}),
        ("x.mT", {"x"}),
        ("np.sqrt(x)", {"x"}),
        ("np.exp(x)", {"np.expm1(x)", "x"}),
        ("np.log(x)", {"np.log1p(x)", "x"}),
        ("np.clip(x, y, 1)", {"x"}),
        ("x.clip(y)", {"x"}),
        ("x.copy()", {"x"}),
        ("x.astype(float)", {"x"}),
        ("np.asarray(x, dtype=float)", {"np.asarray(x)"}),
        ("np.argsort(x)", {"x", "np.argsort(-x)"}),
        ("sorted(x)", {"x", "sorted(x, reverse=True)"}),
        ("np.maximum(x, y)", {"np.minimum(x, y)", "x", "y"}),
        ("np.where(x, y, 0)", {"np.where(x, 0, y)", "y", "0"}),
        ("np.searchsorted(x, y, side='left')", {"np.searchsorted(x, y, side='right')"}),
        ("np.linalg.solve(x, y)", {"np.linalg.solve(y, x)"}),
        ("np.swapaxes(x, 0, 1)", {"x"}),
        ("x / np.sqrt(y)", {"x * np.sqrt(y)", "x", "x / y"}),
    ],
)
def test_numeric_faults(expression: str, expected: set[str]) -> None:
    assert expected <= expressions(expression)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("for a in x:\n    break", "for a in x:\n    continue"),
        ("for a in x:\n    y += a", "for a in x:\n    y -= a"),
        ("for a in x:\n    y += a", "for a in x:\n    y = a"),
        ("x = x - 1\nreturn x", "pass\nreturn x"),
        ("x[0] = y\nreturn x", "pass\nreturn x"),
        ("if x:\n    raise ValueError\nreturn y", "pass\nreturn y"),
        ("if x:\n    return y\nelse:\n    return x", "if x:\n    return y"),
        ("if x:\n    return y\nelse:\n    return x", "if True:\n    return x"),
        ("while x:\n    x = y", "while not x:\n    x = y"),
        ("with x:\n    return y", "if True:\n    return y"),
        ("x.sort()\nreturn x", "pass\nreturn x"),
        ("return x, y", "return (y, x)"),
        ("for a, b in x:\n    y(a)", "for b, a in x:\n    y(a)"),
        ("return [a - b for a, b in x]", "return [a - b for b, a in x]"),
        ("return x[y]", "return x"),
    ],
)
def test_faults_of_statements(body: str, expected: str) -> None:
    assert expected in bodies(body)


def test_text_for_people_and_for_the_type_checker_is_left_alone() -> None:
    source = '''
        """Docstring with 1 + 1."""
        from typing import TYPE_CHECKING
        import numpy as np
        if TYPE_CHECKING:
            from somewhere import Array
        __all__ = ["f"]
        @decorated(1)
        def f(x: Array[1 + 1]) -> Array[2]:
            """Another 1 + 1."""
            raise ValueError(f"x is {x + 1}", 1 + 1)
        print(1 + 1)
        if __name__ == "__main__":
            f(1)
    '''
    assert mutants("\n".join(line[8:] for line in source.splitlines())) == ()


def test_a_mutant_tells_its_line_and_its_change() -> None:
    source = '"""Doc."""\n\n\ndef f(x):\n    # a comment\n    return x.sum()\n'
    first = mutants(source)[0]
    assert first.line == 6
    assert first.what == "another function: `x.sum()` becomes `x.mean()`"
    assert "-    return x.sum()\n+    return x.mean()\n" in first.diff
    assert first.source == "def f(x):\n    return x.mean()\n"


def test_the_hash_outlives_comments_and_docstrings() -> None:
    plain = "def f(x):\n    return x + 1\n"
    edited = '"""Doc."""\n\ndef f(x):\n    """More."""\n    return x + 1  # why\n'
    assert hash_of(plain) == hash_of(edited)
    assert hash_of(plain) != hash_of("def f(x):\n    return x + 2\n")
    assert {each.hash for each in mutants(plain)} == {each.hash for each in mutants(edited)}
    assert all(each.hash == hash_of(each.source) for each in mutants(plain))


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda path: path.parent.name)
def test_all_mutants_are_programs_of_their_own(reference: Path) -> None:
    source = reference.read_text(encoding="utf-8")
    found = mutants(source)
    programs = {ast.dump(ast.parse(each.source)) for each in found}
    assert len(programs) == len(found) == len({each.hash for each in found})
    assert hash_of(source) not in {each.hash for each in found}
    assert [each.line for each in found] == sorted(each.line for each in found)


def test_the_source_is_not_changed_by_looking_for_mutants() -> None:
    source = (KATAS / "ridge" / "reference.py").read_text(encoding="utf-8")
    first: tuple[Mutant, ...] = mutants(source)
    assert first == mutants(source)
