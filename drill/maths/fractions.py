"""Fractions and binomials: one thing over another, with a line between them or without."""

from __future__ import annotations

from drill.maths import boxes
from drill.maths.boxes import Box
from drill.maths.cells import GLUE
from drill.maths.fences import delimiter
from drill.maths.nodes import ATOM, PRODUCT, SUM, Node
from drill.maths.rows import Row, starts_with_differential
from drill.maths.symbols import INNER, ORD


class Fraction(Node):
    """One thing over another; `small` ones, as `\\tfrac`, stay on one line in two dimensions too."""

    def __init__(self, over: Node, under: Node, *, small: bool = False) -> None:
        """Keep both sides."""
        super().__init__()
        self.over = over
        self.under = under
        self.small = small
        self.is_loose = not self._is_half()

    @property
    def left(self) -> str:
        """Return INNER, which stands off its neighbours; the one character ½ need not."""
        return ORD if self.small and self._is_half() else INNER

    @property
    def binding(self) -> int:
        """Return SUM, except for the one-character ½."""
        return ATOM if self._is_half() else SUM

    def _is_half(self) -> bool:
        return self.over.line(tight=True) == "1" and self.under.line(tight=True) == "2"

    def _line(self, tight: bool) -> str:
        if self._is_half():
            return "1/2" if tight else "½"
        return f"{self._numerator(tight)}/{self._denominator(tight)}"

    def _numerator(self, tight: bool) -> str:
        text = self.over.line(tight)
        return text if self.over.binding >= PRODUCT else f"({text})"

    def _denominator(self, tight: bool) -> str:
        text = self.under.line(tight)
        return text if self.under.binding == ATOM or self._is_derivative() else f"({text})"

    def _is_derivative(self) -> bool:
        if not (isinstance(self.under, Row) and self.under.is_differential):
            return False
        return self.under.parts[0].line(tight=True)[:1] != "d" or starts_with_differential(self.over)

    def _box(self, tight: bool) -> Box:
        if tight:
            return super()._box(tight)
        if self.small:
            text = self.line(tight)
            return boxes.line(f"({text})" if self.is_loose else text)
        over, under = self.over.box(tight), self.under.box(tight)
        bar = boxes.line("─" * (max(over.width, under.width) + 2))
        return boxes.stacked([over, bar, under], on=1)


class Binomial(Node):
    """`n choose k`: two things on each other in parentheses, without a bar."""

    def __init__(self, over: Node, under: Node) -> None:
        """Keep both."""
        super().__init__()
        self.over = over
        self.under = under

    def _line(self, tight: bool) -> str:
        return f"({self.over.line(tight)}{GLUE}choose{GLUE}{self.under.line(tight)})"

    def _box(self, tight: bool) -> Box:
        if tight:
            return super()._box(tight)
        over, under = self.over.box(tight), self.under.box(tight)
        blank = boxes.line("")
        body = boxes.stacked([over, blank, under], on=1)
        return boxes.beside([delimiter("(", body), boxes.padded(body, 1, 1), delimiter(")", body)])
