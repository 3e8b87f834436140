"""Small katas for the tests of the judge, written into folders of their own."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

from drill.cards import Example
from drill.judge import Work

SUITE = '''
import numpy as np
import pytest
from answer import centre
from reference import centre as reference_centre

from drill.suite import assert_close, seeds


def test_by_hand():
    """The mean of each column is taken off."""
    assert_close(centre(np.array([[1.0, 2.0], [3.0, 6.0]])), np.array([[-1.0, -2.0], [1.0, 2.0]]))


def test_random():
    """Random matrices are centred by column.

    This sentence is for authors.
    """
    for rng in seeds(5):
        X = rng.normal(size=(5, 3))
        assert_close(centre(X), reference_centre(X), rtol=1e-9, atol=1e-12)


def test_single_row():
    """One row becomes zeros."""
    assert_close(centre(np.array([[4.0, 5.0]])), np.zeros((1, 2)))


def test_empty():
    """No rows are refused with a ValueError."""
    with pytest.raises(ValueError):
        centre(np.zeros((0, 2)))


def test_input_unchanged():
    """The caller's matrix is left alone."""
    X = np.array([[1.0, 2.0], [3.0, 5.0]])
    before = X.copy()
    centre(X)
    np.testing.assert_array_equal(X, before, strict=True)
'''

RIGHT = """
import numpy as np


def centre(X):
    if len(X) == 0:
        raise ValueError("no rows")
    return X - X.mean(axis=0)
"""

BY_ROW = '''"""centres the rows"""
import numpy as np


def centre(X):
    if len(X) == 0:
        raise ValueError("no rows")
    return X - X.mean(axis=1, keepdims=True)
'''

ALL = '''"""takes off the mean of all entries"""


def centre(X):
    if len(X) == 0:
        raise ValueError("no rows")
    return X - X.mean()
'''

IN_PLACE = '''"""centres in place"""


def centre(X):
    if len(X) == 0:
        raise ValueError("no rows")
    X -= X.mean(axis=0)
    return X
'''

WRONG = {"centres_rows": BY_ROW, "one_mean": ALL, "centres_in_place": IN_PLACE}


def tests_of(suite: str) -> tuple[str, ...]:
    """Return the names of the test functions in a suite's text."""
    functions = [node.name for node in ast.parse(suite).body if isinstance(node, ast.FunctionDef)]
    return tuple(name for name in functions if name.startswith("test_"))


def small_kata(
    folder: Path,
    *,
    suite: str = SUITE,
    reference: str = RIGHT,
    wrong: Mapping[str, str] = WRONG,
    entry: tuple[str, ...] = ("centre",),
    examples: tuple[Example, ...] = (),
    requires: tuple[str, ...] = ("numpy",),
    seconds: float = 10.0,
) -> Work:
    """Write a kata's folder and return its work."""
    (folder / "wrong_answer").mkdir(parents=True)
    (folder / "suite.py").write_text(suite, encoding="utf-8")
    (folder / "reference.py").write_text(reference, encoding="utf-8")
    for name, text in wrong.items():
        (folder / "wrong_answer" / f"{name}.py").write_text(text, encoding="utf-8")
    return Work("small/kata", str(folder), entry, requires, examples, tests_of(suite), seconds)


def suite_of(*bodies: str, imports: str = "from answer import f\n") -> str:
    """Return a suite whose tests have these bodies, one behaviour each."""
    head = f"import numpy as np\nimport pytest\nfrom drill.suite import assert_close, in_answer, seeds\n{imports}\n"
    tests = [
        f'def test_{number}():\n    """Behaviour {number}."""\n'
        + "".join(f"    {line}\n" for line in body.splitlines())
        for number, body in enumerate(bodies)
    ]
    return head + "\n\n".join(tests)
