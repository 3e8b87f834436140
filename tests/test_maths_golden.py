"""Formulas of our own topics, as a person's eye passed them: a new case is a new file in maths_golden/.

A file holds the LaTeX, then the form on one line, then the display for each width that is worth a look.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drill import maths
from drill.maths.cells import width

FOLDER = Path(__file__).parent / "maths_golden"
CASES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def parts_of(case: str) -> tuple[str, dict[str, str]]:
    source, *sections = (FOLDER / f"{case}.txt").read_text(encoding="utf-8").split("\n=== ")
    return source.strip(), dict(section.rstrip("\n").split("\n", 1) for section in sections)


def test_there_are_goldens_for_many_topics():
    assert len(CASES) >= 80


@pytest.mark.parametrize("case", CASES)
def test_a_formula_reads_as_it_was_passed(case):
    source, expected = parts_of(case)
    got = {"one line": maths.one_line(source)}
    for title in expected.keys() - got.keys():
        got[title] = "\n".join(maths.display(source, int(title.removeprefix("display "))))
    assert got == expected


@pytest.mark.parametrize("case", CASES)
def test_a_formula_has_no_markup_left_and_fits(case):
    source, _ = parts_of(case)
    rows = maths.display(source, 60)
    assert max(width(row) for row in rows) <= 60
    assert not re.search(r"\\|\$|\^\{|_\{", "\n".join([maths.one_line(source), *rows]))
    assert maths.problems(source) == []
