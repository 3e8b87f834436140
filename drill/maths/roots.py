"""Roots: a sign that climbs over what it covers, `√x` alone where that is one symbol."""

from __future__ import annotations

from drill.maths import boxes
from drill.maths.alphabets import raised
from drill.maths.boxes import Box
from drill.maths.cells import width
from drill.maths.nodes import ATOM, Node
from drill.maths.rows import unwrapped
from drill.maths.scripts import Script

_SIGNS = {"": "√", "2": "√", "3": "∛", "4": "∜"}


class Root(Node):
    """A root with its degree, empty for the square root."""

    swallows_exponent = True

    def __init__(self, body: Node, degree: Node | None = None) -> None:
        """Keep the body and the degree."""
        super().__init__()
        self.body = body
        self.degree = degree

    def _sign(self) -> str:
        degree = self.degree.line(tight=True) if self.degree else ""
        return _SIGNS.get(degree) or (raised(degree) or f"({degree})") + "√"

    def _is_plain(self) -> bool:
        """Tell whether the body is one symbol, with an index at most, so that no line is needed over it."""
        inner = unwrapped(self.body)
        if isinstance(inner, Script):
            return inner.sup is None and inner.trail != "^" and inner.base.is_single
        return inner.is_single and inner.binding == ATOM

    def _line(self, tight: bool) -> str:
        text = self.body.line(tight)
        closed = (
            text[:1] == "("
            and unwrapped(self.body) is not self.body
            and text[-1:] == ")"
            and "(" not in text[1:]
        )
        return self._sign() + (text if self._is_plain() or closed else f"({text})")

    def _box(self, tight: bool) -> Box:
        if tight or self._is_plain():
            return super()._box(tight)
        body = self.body.box(tight)
        line = boxes.line("_" * body.width)
        covered = boxes.stacked([line, body], on=1, tall=True)
        if body.height == 1:
            sign = self._sign()
            return boxes.beside([boxes.line(sign), covered])
        return boxes.beside([self._tall_sign(body), covered])

    def _tall_sign(self, body: Box) -> Box:
        """Return a root sign that climbs along all rows of the body, with the degree on its hook."""
        rows = [" " * (body.height - number) + "╱" + " " * number for number in range(body.height)]
        rows[-1] = "╲" + rows[-1][1:]
        if self.degree and self._sign() != "√":
            degree = self.degree.line(tight=True)
            rows = [" " * (width(degree) - 1) + row for row in rows]
            rows[-2] = degree + rows[-2][width(degree) :]
        return Box(rows, body.base, tall=True)
