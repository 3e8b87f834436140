"""Which plain delimiters belong together, so that they grow and a formula is not broken between them."""

from __future__ import annotations

from drill.maths.fences import Fence, fence, matches
from drill.maths.nodes import Node, Symbol
from drill.maths.rows import Row
from drill.maths.scripts import Script
from drill.maths.symbols import BAR, CLOSE, OPEN

_BARS = ("|", "‖")


class Pairing:
    """The parts of a row as they come, those between a pair of delimiters gathered into one."""

    def __init__(self) -> None:
        """Start with nothing open."""
        self._levels: list[list[Node]] = [[]]
        self._opening: list[Symbol] = []

    @property
    def depth(self) -> int:
        """Return how many delimiters are open."""
        return len(self._opening)

    @property
    def parts(self) -> list[Node]:
        """Return what came since the last delimiter that is open."""
        return self._levels[-1]

    def add(self, part: Node) -> None:
        """Take the next part, which may open or close a pair."""
        kind = part.kind if isinstance(part, Symbol) else ""
        if isinstance(part, Symbol) and kind == OPEN:
            self._opening.append(part)
            self._levels.append([])
        elif isinstance(part, Symbol) and kind == CLOSE and self._matches(part):
            body = Row(_with_bars(self._levels.pop()))
            self.parts.append(fence(self._opening.pop().text, body, part.text))
        else:
            self.parts.append(part)

    def finish(self) -> list[Node]:
        """Return all parts; a delimiter that is still open is an ordinary symbol."""
        parts = _with_bars(self._levels[0])
        for opening, level in zip(self._opening, self._levels[1:], strict=True):
            parts += [opening, *_with_bars(level)]
        return parts

    def _matches(self, closing: Symbol) -> bool:
        return bool(self._opening) and matches(self._opening[-1].text, closing.text)


def _with_bars(parts: list[Node]) -> list[Node]:
    """Return the parts with `|x|` and `‖x‖` paired, if their bars are even in number; one is a condition."""
    for bar in _BARS:
        places = [index for index, part in enumerate(parts) if _is_bar(part, bar)]
        indexed_openers = any(isinstance(parts[index], Script) for index in places[::2])
        if len(places) % 2 == 0 and not indexed_openers:
            parts = _joined(parts, places, bar)
    return parts


def _joined(parts: list[Node], places: list[int], bar: str) -> list[Node]:
    joined: list[Node] = []
    done = 0
    for start, end in zip(places[::2], places[1::2], strict=True):
        joined += parts[done:start]
        joined.append(_closed(fence(bar, Row(parts[start + 1 : end]), bar), parts[end]))
        done = end + 1
    return joined + parts[done:]


def _closed(whole: Fence, closing: Node) -> Node:
    """Return the fence, with the indices that its closing bar had."""
    return Script(whole, closing.sub, closing.sup) if isinstance(closing, Script) else whole


def _is_bar(part: Node, bar: str) -> bool:
    symbol = part.base if isinstance(part, Script) and not part.stacked else part
    return isinstance(symbol, Symbol) and symbol.text == bar and symbol.kind == BAR
