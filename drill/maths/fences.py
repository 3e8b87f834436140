"""Delimiters: parentheses, norms, floors and all other pairs, which grow with what stands between them."""

from __future__ import annotations

from drill.maths import boxes
from drill.maths.boxes import Box
from drill.maths.nodes import Node
from drill.maths.rows import Row
from drill.maths.symbols import CLOSE, OPEN

PAIRS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "⟦": "⟧", "|": "|", "‖": "‖"}
_INTERVALS = (("[", ")"), ("(", "]"))

_GROWN = {
    "(": "⎛⎜⎜⎝", ")": "⎞⎟⎟⎠", "[": "⎡⎢⎢⎣", "]": "⎤⎥⎥⎦", "⌊": "⎢⎢⎢⎣", "⌋": "⎥⎥⎥⎦", "⌈": "⎡⎢⎢⎢", "⌉": "⎤⎥⎥⎥",
    "{": "⎧⎪⎨⎩", "}": "⎫⎪⎬⎭", "⟦": "⎡⎢⎢⎣", "⟧": "⎤⎥⎥⎦", "|": "││││", "‖": "‖‖‖‖", "↑": "↑│││", "↓": "│││↓",
    "⟨": "╱ ⟨╲", "⟩": "╲ ⟩╱", "/": "╱╱╱╱", "∖": "╲╲╲╲",
}  # fmt: skip
"""Top, extension, middle and bottom of each delimiter on three rows or more."""
_TWO_ROWS = {"{": "⎰⎱", "}": "⎱⎰"}


class Fence(Node):
    """A body between two delimiters, either of which may be empty; `\\middle` ones part it."""

    def __init__(
        self, opening: str, parts: list[Row], closing: str, middles: list[str] | None = None
    ) -> None:
        """Keep the delimiters as characters."""
        super().__init__()
        self.opening = opening
        self.closing = closing
        self.parts = parts
        self.middles = middles or []

    @property
    def left(self) -> str:
        """Return the kind of an opening delimiter."""
        return OPEN

    @property
    def right(self) -> str:
        """Return the kind of a closing delimiter."""
        return CLOSE

    def _line(self, tight: bool) -> str:
        texts = [part.line(tight) for part in self.parts]
        gap = "" if tight else "\u00a0"
        inner = texts[0] + "".join(
            gap + middle + gap + text for middle, text in zip(self.middles, texts[1:], strict=True)
        )
        return self.opening + inner + self.closing

    def _box(self, tight: bool) -> Box:
        if tight:
            return super()._box(tight)
        bodies = [part.box(tight) for part in self.parts]
        whole = boxes.beside(bodies)
        pieces = [delimiter(self.opening, whole), bodies[0]]
        for middle, body in zip(self.middles, bodies[1:], strict=True):
            pieces += [boxes.padded(delimiter(middle, whole), 1, 1), body]
        return boxes.beside([*pieces, delimiter(self.closing, whole)])


def fence(opening: str, body: Node, closing: str) -> Fence:
    """Return the body between the delimiters."""
    return Fence(opening, [body if isinstance(body, Row) else Row([body])], closing)


def matches(opening: str, closing: str) -> bool:
    """Tell whether the two make a pair; a half-open interval `[0, 1)` does."""
    return PAIRS.get(opening) == closing or (opening, closing) in _INTERVALS


def delimiter(character: str, body: Box) -> Box:
    """Return the delimiter as high as the body if that is tall, else on its baseline."""
    if not character:
        return boxes.line("")
    if not body.tall or body.height == 1:
        return boxes.line(character)
    return Box(_rows(character, body.height, body.base), body.base, tall=True)


def _rows(character: str, height: int, base: int) -> list[str]:
    if height == 2 and character in _TWO_ROWS:
        return list(_TWO_ROWS[character])
    top, extension, middle, bottom = list(_GROWN.get(character, character * 4))
    rows = [top, *[extension] * (height - 2), bottom]
    if height > 2:
        rows[min(max(base, 1), height - 2)] = middle
    return rows
