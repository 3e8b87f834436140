"""The parts of a formula: each knows how it reads on one line and how it stands in two dimensions.

`Node` is what all parts can do; here are the simplest ones, symbols and spaces. Every other part has a module
of its own: rows, scripts, fractions, fences, grids.
"""

from __future__ import annotations

from drill.maths import boxes
from drill.maths.boxes import Box
from drill.maths.cells import GLUE
from drill.maths.symbols import ORD

ATOM = 2
"""Holds together so closely that it needs no parentheses: a symbol, a number, something in parentheses."""
PRODUCT = 1
"""Factors without a sign between them."""
SUM = 0
"""Anything looser."""


class Node:
    """A part of a formula. Its forms are computed once; `tight` asks for no space around operators."""

    limits = False
    """Whether indices go above and below, not to the right."""
    keeps_off = False
    """Whether it needs a space before an opening delimiter, as a maximum over something does."""
    starts_word = False
    """Whether the one-line form begins with a name, which a letter before it would run into."""
    is_loose = False
    """Whether the one-line form, beside another factor, needs parentheses."""
    swallows_exponent = False
    """Whether an exponent after the one-line form would seem to belong to its last symbol, as in `√x²`."""

    def __init__(self) -> None:
        """Start with no form computed."""
        self._lines: dict[bool, str] = {}
        self._boxes: dict[bool, Box] = {}

    @property
    def left(self) -> str:
        """Return the kind of symbol that the part begins with, for the space before it."""
        return ORD

    @property
    def right(self) -> str:
        """Return the kind of symbol that the part ends with, for the space after it."""
        return self.left

    @property
    def trail(self) -> str:
        """Return `word`, `_` or `^` if the line ends in a name or an index that a letter would run into."""
        return ""

    @property
    def has_word(self) -> bool:
        """Tell whether a name of several letters is in it."""
        return False

    @property
    def is_single(self) -> bool:
        """Tell whether this is one symbol, with an accent or without."""
        return False

    @property
    def binding(self) -> int:
        """Return how closely the one-line form holds together: ATOM, PRODUCT or SUM."""
        return ATOM

    def line(self, tight: bool) -> str:
        """Return the one-line form, in which GLUE stands for a space not to break at."""
        if tight not in self._lines:
            self._lines[tight] = self._line(tight)
        return self._lines[tight]

    def box(self, tight: bool) -> Box:
        """Return the two-dimensional form; a tight one is a single line wherever that is possible."""
        if tight not in self._boxes:
            self._boxes[tight] = self._box(tight)
        return self._boxes[tight]

    def _line(self, tight: bool) -> str:
        raise NotImplementedError

    def _box(self, tight: bool) -> Box:
        return boxes.line(self.line(tight))


class Symbol(Node):
    """One symbol, number or name, with its kind; `limits` if its indices go above and below it."""

    def __init__(self, text: str, kind: str = ORD, *, limits: bool = False) -> None:
        """Keep the text as it will be shown."""
        super().__init__()
        self.text = text
        self.kind = kind
        self.limits = limits
        self.starts_word = len(text) > 1 and text[0].isalpha()

    @property
    def left(self) -> str:
        """Return the symbol's kind."""
        return self.kind

    @property
    def trail(self) -> str:
        """Return `word` for a name of several letters."""
        return "word" if len(self.text) > 1 and self.text[-1].isalpha() else ""

    @property
    def has_word(self) -> bool:
        """Tell whether this is a name of several letters."""
        return self.starts_word

    @property
    def is_single(self) -> bool:
        """Return True."""
        return True

    @property
    def binding(self) -> int:
        """Return SUM for operators, a slash among them, and for text with spaces."""
        return ATOM if self.kind == ORD and self.text != "/" and " " not in self.text.strip() else SUM

    def _line(self, tight: bool) -> str:  # noqa: ARG002 (a symbol has no space in it)
        return self.text


class Space(Node):
    """Explicit space, so many cells wide."""

    def __init__(self, cells: int) -> None:
        """Keep the width."""
        super().__init__()
        self.cells = cells

    def _line(self, tight: bool) -> str:  # noqa: ARG002 (explicit space stays)
        return GLUE * self.cells
