"""A formula that fits: in two dimensions, whole or broken at relations, else its one line wrapped."""

from __future__ import annotations

from itertools import pairwise

from drill.maths import boxes
from drill.maths.boxes import Box, TooLargeError
from drill.maths.cells import GLUE
from drill.maths.commands import formula
from drill.maths.grids import Grid
from drill.maths.nodes import Node, Space
from drill.maths.rows import Row, unwrapped
from drill.maths.spacing import WIDE_SPACE
from drill.maths.symbols import BIN, PUNCT, REL
from drill.maths.tokens import MalformedError
from drill.maths.wrapping import wrapped
from drill.safe import clean, clean_line

NARROWEST = 8
"""Cells. A formula for a narrower screen is set this wide."""

_INDENT = 4
_IMPLICATIONS = ("⟹", "⟸", "⟺", "⇒", "⇐", "⇔")


def one_line(latex: str) -> str:
    """Return the formula on one line, or `latex` itself, on one line, where it is malformed."""
    text = flowing(latex)
    return clean_line(latex) if text is None else text.replace(GLUE, " ")


def flowing(latex: str) -> str | None:
    """Return the one-line form with GLUE where it must not be broken, or None where it is malformed."""
    try:
        return formula(clean_line(latex))[0].flowing()
    except MalformedError:
        return None


def problems(latex: str) -> list[str]:
    """Return what keeps the formula from being shown as meant: a fault, or each unknown command."""
    try:
        return [f"the command {command} is not known" for command in formula(clean_line(latex))[1]]
    except MalformedError as fault:
        return [str(fault)]


def display(latex: str, cells: int) -> list[str]:
    """Return the formula in two dimensions, as lines of at most `cells` cells (of 8, where that is less)."""
    cells = max(cells, NARROWEST)
    try:
        row = formula(clean_line(latex))[0]
    except MalformedError:
        return wrapped(clean(latex).strip("\n").expandtabs(_INDENT), cells, indent=0)
    return _laid_out(row, cells) or wrapped(row.flowing(), cells, indent=_INDENT)


def _laid_out(row: Row, cells: int) -> list[str]:
    """Return the formula in two dimensions, broken where it must be, or nothing if it can't fit."""
    try:
        whole = row.box(tight=False)
        lines = (
            [whole] if whole.width <= cells else [box for line in _lines(row) for box in _broken(line, cells)]
        )
    except TooLargeError:
        return []
    return [] if max(box.width for box in lines) > cells else [text.rstrip() for text in _spread(lines)]


def _lines(row: Row) -> list[Row]:
    inner = unwrapped(row)
    return inner.lines() if isinstance(inner, Grid) and inner.is_lines else [row]


def _broken(row: Row, cells: int) -> list[Box]:
    """Return the row in pieces under each other: statement by statement, each broken where it must be."""
    broken: list[Box] = []
    for _, statement in _filled([(0, statement) for statement in _statements(row)], cells):
        box = statement.box(tight=False)
        broken += [box] if box.width <= cells else _at_relations(statement, cells)
    return broken


def _statements(row: Row) -> list[Row]:
    """Return the row cut after wide spaces and before implications; a lone word stays with what follows it."""
    pieces: list[list[Node]] = [[]]
    shown = 0
    for part in row.parts:
        space = part.cells if isinstance(part, Space) else 0
        implies = part.line(tight=True) in _IMPLICATIONS
        if implies and shown > 1:
            pieces.append([])
            shown = 0
        pieces[-1].append(part)
        shown += not isinstance(part, Space)
        if space >= WIDE_SPACE and shown > 1:
            pieces.append([])
            shown = 0
    return [Row(parts, continued=number > 0) for number, parts in enumerate(pieces) if parts]


def _at_relations(row: Row, cells: int) -> list[Box]:
    """Return the row broken before its relations, and at signs and commas where that is not enough."""
    pieces: list[tuple[int, Row]] = []
    for number, piece in enumerate(_cut_before(row, REL)):
        indent = _INDENT if number else 0
        if piece.box(tight=False).width + indent <= cells:
            pieces.append((indent, piece))
        else:
            smaller = _cut_before(piece, BIN)
            pieces += [(2 * _INDENT if part else indent, each) for part, each in enumerate(smaller)]
    return [boxes.padded(line.box(tight=False), indent, 0) for indent, line in _filled(pieces, cells)]


def _cut_before(row: Row, kind: str) -> list[Row]:
    """Return the row cut before each part of a kind; at signs also after each comma."""
    pieces: list[list[Node]] = [[]]
    for part in row.parts:
        if part.left == kind and pieces[-1]:
            pieces.append([])
        pieces[-1].append(part)
        if kind == BIN and part.left == PUNCT:
            pieces.append([])
    return [Row(parts, continued=number > 0) for number, parts in enumerate(pieces) if parts]


def _filled(pieces: list[tuple[int, Row]], cells: int) -> list[tuple[int, Row]]:
    """Return the pieces joined again as long as they fit, each line indented as its first piece."""
    lines: list[tuple[int, Row]] = []
    taken = 0
    for indent, piece in pieces:
        if lines and taken + piece.box(tight=False).width <= cells:
            before, line = lines[-1]
            joined = Row(line.parts + piece.parts, continued=line.continued)
            if joined.box(tight=False).width + before <= cells:
                lines[-1] = (before, joined)
                taken = joined.box(tight=False).width + before
                continue
        lines.append((indent, piece))
        taken = piece.box(tight=False).width + indent
    return lines


def _spread(lines: list[Box]) -> list[str]:
    """Return the rows of all lines, with an empty one between two of which one is more than a line high."""
    rows = list(lines[0].rows)
    for above, below in pairwise(lines):
        if above.height > 1 or below.height > 1:
            rows.append("")
        rows += below.rows
    return rows
