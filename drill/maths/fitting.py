"""A formula that fits: in two dimensions, whole or broken at relations, else its one line wrapped."""

from __future__ import annotations

from itertools import pairwise

from drill.maths import boxes
from drill.maths.boxes import Box, TooLargeError
from drill.maths.cells import GLUE, cut, width
from drill.maths.commands import formula
from drill.maths.grids import Grid
from drill.maths.nodes import Node, Space
from drill.maths.rows import Row, unwrapped
from drill.maths.spacing import WIDE_SPACE
from drill.maths.symbols import BIN, PUNCT, REL
from drill.maths.tokens import MalformedError
from drill.safe import clean, clean_line

_INDENT = 4
_NARROWEST = 8


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
    cells = max(cells, _NARROWEST)
    source = clean_line(latex)
    try:
        row = formula(source)[0]
    except MalformedError:
        return wrapped(clean(latex).strip("\n"), cells)
    return _laid_out(row, cells) or wrapped(row.flowing(), cells)


def _laid_out(row: Row, cells: int) -> list[str]:
    """Return the formula in two dimensions, broken where it must be, or nothing if it can't fit."""
    try:
        whole = row.box(tight=False)
        if whole.width <= cells:
            return _trimmed(whole.rows)
        broken: list[Box] = []
        for line in _lines(row):
            broken += _broken(line, cells)
    except TooLargeError:
        return []
    return [] if max(box.width for box in broken) > cells else _trimmed(_spread(broken))


def _lines(row: Row) -> list[Row]:
    inner = unwrapped(row)
    return inner.lines() if isinstance(inner, Grid) and inner.is_lines else [row]


def _broken(row: Row, cells: int) -> list[Box]:
    """Return the row in pieces under each other: from relation to relation, or smaller if too wide."""
    pieces: list[tuple[int, Row]] = []
    for number, piece in enumerate(_parted(row, REL)):
        indent = _INDENT if number else 0
        if piece.box(tight=False).width + indent <= cells:
            pieces.append((indent, piece))
        else:
            pieces += [
                (indent if not part else 2 * _INDENT, smaller)
                for part, smaller in enumerate(_parted(piece, BIN))
            ]
    return _filled(pieces, cells)


def _parted(row: Row, kind: str) -> list[Row]:
    """Return the row cut before each relation, or before each sign and after each comma or wide space."""
    pieces: list[list[Node]] = [[]]
    for part in row.parts:
        starts = part.left == kind
        ends = kind == BIN and (part.left == PUNCT or (isinstance(part, Space) and part.cells >= WIDE_SPACE))
        if starts and any(not isinstance(earlier, Space) for earlier in pieces[-1]):
            pieces.append([])
        pieces[-1].append(part)
        if ends:
            pieces.append([])
    return [Row(parts, continued=number > 0) for number, parts in enumerate(pieces) if parts]


def _filled(pieces: list[tuple[int, Row]], cells: int) -> list[Box]:
    """Return the pieces joined again as long as they fit, each line indented as its first piece."""
    lines: list[tuple[int, Row]] = []
    for indent, piece in pieces:
        if lines:
            joined = Row(lines[-1][1].parts + piece.parts, continued=lines[-1][1].continued)
            if joined.box(tight=False).width + lines[-1][0] <= cells:
                lines[-1] = (lines[-1][0], joined)
                continue
        lines.append((indent, piece))
    return [boxes.padded(row.box(tight=False), indent, 0) for indent, row in lines]


def _spread(lines: list[Box]) -> list[str]:
    """Return the rows of all lines, with an empty one between two that would touch."""
    rows = list(lines[0].rows)
    for above, below in pairwise(lines):
        if above.height > 1 or below.height > 1:
            rows.append("")
        rows += below.rows
    return rows


def _trimmed(rows: list[str]) -> list[str]:
    return [row.rstrip() for row in rows]


def wrapped(text: str, cells: int) -> list[str]:
    """Return `text` in lines of at most `cells` cells, broken at spaces, else at glue, else anywhere."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped_paragraph(paragraph, cells)
    return lines


def _wrapped_paragraph(text: str, cells: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        spaced = f"{lines[-1]} {word}" if lines[-1] else word
        if width(spaced) <= cells:
            lines[-1] = spaced
            continue
        lines += _pieces(word, cells)
        if not lines[0]:
            lines.pop(0)
    return [line.replace(GLUE, " ").rstrip() for line in lines]


def _pieces(word: str, cells: int) -> list[str]:
    pieces: list[str] = []
    while width(word) > cells:
        end = max(1, cut(word, cells))
        glue = word.rfind(GLUE, 1, end + 1)
        end = glue if glue > 0 else end
        pieces.append(word[:end])
        word = word[end:].lstrip(GLUE)
    return [*pieces, word] if word else pieces
