"""Rows and columns: matrices, cases, aligned lines, and limits of several lines."""

from __future__ import annotations

from itertools import pairwise

from drill.maths import boxes
from drill.maths.boxes import Box
from drill.maths.cells import GLUE
from drill.maths.fences import delimiter
from drill.maths.nodes import ATOM, SUM, Node
from drill.maths.rows import Row
from drill.maths.symbols import CLOSE, OPEN, ORD

MAX_CELLS = 1_000


class Shape:
    """How a kind of grid looks: its delimiters, its columns and the space between them."""

    def __init__(
        self, opening: str = "", closing: str = "", columns: str = "c", gaps: tuple[int, ...] = (2,)
    ) -> None:
        """Keep the delimiters, and for columns in turn their alignments and the cells before the next."""
        self.opening = opening
        self.closing = closing
        self.columns = columns
        self.gaps = gaps


ALIGNED = Shape(columns="rl", gaps=(1, 3))
GATHERED = Shape()
SUBSTACK = Shape()
CASES = Shape("{", "", "l", (3,))
SHAPES = {
    "matrix": Shape(), "smallmatrix": Shape(), "array": Shape(), "subarray": SUBSTACK,
    "pmatrix": Shape("(", ")"), "bmatrix": Shape("[", "]"), "Bmatrix": Shape("{", "}"),
    "vmatrix": Shape("|", "|"), "Vmatrix": Shape("‖", "‖"),
    "cases": CASES, "dcases": CASES, "rcases": Shape("", "}", "l", (3,)),
    **dict.fromkeys(("align", "aligned", "alignat", "alignedat", "split", "eqnarray", "flalign"), ALIGNED),
    **dict.fromkeys(("gather", "gathered", "multline", "equation", "displaymath", "math"), GATHERED),
}  # fmt: skip
"""The environments that are known, without the star."""

_ALIGNMENTS = {"l": "left", "c": "centre", "r": "right"}


class Grid(Node):
    """Cells in rows and columns, in a shape."""

    def __init__(self, rows: list[list[Row]], shape: Shape) -> None:
        """Keep the cells, with short rows filled up."""
        super().__init__()
        columns = max(map(len, rows))
        self.rows = [row + [Row([]) for _ in range(columns - len(row))] for row in rows]
        self.shape = shape

    @property
    def left(self) -> str:
        """Return OPEN where there is a delimiter."""
        return OPEN if self.shape.opening else ORD

    @property
    def right(self) -> str:
        """Return CLOSE where there is a delimiter."""
        return CLOSE if self.shape.closing else ORD

    @property
    def binding(self) -> int:
        """Return ATOM between two delimiters."""
        return ATOM if self.shape.opening and self.shape.closing else SUM

    @property
    def is_lines(self) -> bool:
        """Tell whether the rows are lines of a display, each a formula of its own."""
        return self.shape in (ALIGNED, GATHERED)

    def lines(self) -> list[Row]:
        """Return each row as one formula, its cells joined."""
        return [Row([part for cell in row for part in cell.parts]) for row in self.rows]

    def _line(self, tight: bool) -> str:
        if self.is_lines:
            return "; ".join(row.line(tight) for row in self.lines() if row.parts)
        rows = [
            f",{GLUE}".join(_without_comma(cell.line(tight)) for cell in row if cell.parts)
            for row in self.rows
        ]
        if self.shape.opening == "{" or self.shape.closing == "}":
            rows = [
                row.replace(f",{GLUE}if ", " if ").replace(f",{GLUE}otherwise", " otherwise") for row in rows
            ]
        closing = "}" if self.shape is CASES else self.shape.closing
        between = ", " if self.shape is SUBSTACK else f";{GLUE}"
        return self.shape.opening + between.join(rows) + closing

    def _box(self, tight: bool) -> Box:
        columns = [self._column(number, tight) for number in range(len(self.rows[0]))]
        rows = [boxes.beside(list(cells)) for cells in zip(*columns, strict=True)]
        body = _centred_baseline(boxes.stacked(self._separated(rows), on=0, tall=len(rows) > 1))
        opening, closing = delimiter(self.shape.opening, body), delimiter(self.shape.closing, body)
        inner = boxes.padded(body, int(self.shape.opening == "{"), 0)
        return boxes.beside([opening, inner, closing])

    def _column(self, number: int, tight: bool) -> list[Box]:
        cells = [row[number].box(tight) for row in self.rows]
        align = _ALIGNMENTS[self.shape.columns[number % len(self.shape.columns)]]
        cells_wide = max(box.width for box in cells)
        gap = self.shape.gaps[(number - 1) % len(self.shape.gaps)] if number else 0
        return [boxes.padded(boxes.widened(box, cells_wide, align), gap, 0) for box in cells]

    def _separated(self, rows: list[Box]) -> list[Box]:
        """Return the rows with an empty one between two that would touch, and in the middle of two cases."""
        if self.shape is CASES and len(rows) == 2 and all(box.height == 1 for box in rows):
            return [rows[0], boxes.line(""), rows[1]]
        separated = rows[:1]
        for above, below in pairwise(rows):
            if above.below and below.base:
                separated.append(boxes.line(""))
            separated.append(below)
        return separated


def _without_comma(text: str) -> str:
    return text.rstrip(f" {GLUE}").removesuffix(",")


def _centred_baseline(box: Box) -> Box:
    return box if box.height == 1 else Box(box.rows, (box.height - 1) // 2, tall=box.tall)
