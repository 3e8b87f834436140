"""A box: rows of text of one width, and the row that stands on the line of writing.

Two-dimensional layout is three moves. Boxes stand `beside` each other with their baselines level, are
`stacked` with one of them on the baseline, or are `padded`. Every box is bounded in area, so that no formula
can fill memory.
"""

from __future__ import annotations

from drill.maths.cells import GLUE, centred, width

MAX_AREA = 60_000
"""Cells. A screen of 200 columns and 60 rows has 12,000."""


class TooLargeError(ValueError):
    """A box would be larger than any screen could show."""


class Box:
    """Rows of equal width; `base` is the index of the baseline row.

    `tall` says that it holds something higher than a line of writing with its indices (a fraction, a matrix,
    limits), so that delimiters around it grow.
    """

    __slots__ = ("base", "rows", "tall", "width")

    def __init__(self, rows: list[str], base: int = 0, *, tall: bool = False) -> None:
        """Keep the rows, which must all be of one width."""
        self.rows = rows
        self.base = base
        self.tall = tall
        self.width = width(rows[0])
        if self.width * len(rows) > MAX_AREA:
            raise TooLargeError

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @property
    def below(self) -> int:
        """Return the number of rows under the baseline row."""
        return len(self.rows) - 1 - self.base


def line(text: str) -> Box:
    """Return a box of one row, in which glue is as good as a space."""
    return Box([text.replace(GLUE, " ")])


def beside(boxes: list[Box]) -> Box:
    """Return the boxes from left to right, their baselines on one row."""
    if not boxes:
        return line("")
    base = max(box.base for box in boxes)
    below = max(box.below for box in boxes)
    if sum(box.width for box in boxes) * (base + below + 1) > MAX_AREA:
        raise TooLargeError
    columns = [_levelled(box, base, below) for box in boxes]
    tall = any(box.tall for box in boxes)
    return Box(["".join(parts) for parts in zip(*columns, strict=True)], base, tall=tall)


def stacked(boxes: list[Box], on: int, *, align: str = "centre", tall: bool = True) -> Box:
    """Return the boxes from top to bottom, with the baseline of number `on` as the baseline of all."""
    cells = max(box.width for box in boxes)
    if cells * sum(box.height for box in boxes) > MAX_AREA:
        raise TooLargeError
    rows = [_aligned(row, cells, align) for box in boxes for row in box.rows]
    base = sum(box.height for box in boxes[:on]) + boxes[on].base
    return Box(rows, base, tall=tall)


def padded(box: Box, left: int, right: int) -> Box:
    """Return the box with blank columns at its sides."""
    return Box([" " * left + row + " " * right for row in box.rows], box.base, tall=box.tall)


def apart(left: Box, right: Box) -> bool:
    """Tell whether the two, side by side, stand apart: by a blank on the baseline, by two on other rows."""
    for row, text in enumerate(left.rows):
        beside_row = row + right.base - left.base
        if not (0 <= beside_row < right.height and text.strip() and right.rows[beside_row].strip()):
            continue
        other = right.rows[beside_row]
        blanks = len(text) - len(text.rstrip(" ")) + len(other) - len(other.lstrip(" "))
        if blanks < (1 if row == left.base else 2):
            return False
    return True


def widened(box: Box, cells: int, align: str) -> Box:
    """Return the box at least `cells` wide, aligned `left`, `right` or to the `centre`."""
    if box.width >= cells:
        return box
    return Box([_aligned(row, cells, align) for row in box.rows], box.base, tall=box.tall)


def _levelled(box: Box, base: int, below: int) -> list[str]:
    blank = " " * box.width
    return [blank] * (base - box.base) + box.rows + [blank] * (below - box.below)


def _aligned(row: str, cells: int, align: str) -> str:
    if align == "centre":
        return centred(row, cells)
    if align == "right of centre":
        return centred(" " + row, cells) if (cells - width(row)) % 2 else centred(row, cells)
    blank = " " * (cells - width(row))
    return row + blank if align == "left" else blank + row
