"""Which plain delimiters belong together, so that they grow and a formula is not broken between them."""

from __future__ import annotations

from drill.maths.fences import Fence, fence, matches
from drill.maths.nodes import Node, Symbol
from drill.maths.rows import Row
from drill.maths.scripts import Script
from drill.maths.symbols import BAR, CLOSE, OPEN
from drill.maths.tokens import MalformedError

_BARS = ("|", "‖")


def paired(parts: list[Node], max_depth: int) -> list[Node]:
    """Return the parts, a pair of delimiters with its content as one. Raises MalformedError if too deep."""
    open_levels: list[list[Node]] = [[]]
    for part in parts:
        if isinstance(part, Symbol) and part.kind == OPEN:
            open_levels.append([part])
            if len(open_levels) > max_depth:
                raise MalformedError("it is too deep")
        elif len(open_levels) > 1 and _closes(open_levels[-1][0], part):
            opening, *body = open_levels.pop()
            open_levels[-1].append(_closed(opening, _with_bars(body), part))
        else:
            open_levels[-1].append(part)
    return [part for level in open_levels for part in _with_bars(level)]


def _closes(opening: Node, part: Node) -> bool:
    closing = _base(part)
    return (
        isinstance(opening, Symbol)
        and isinstance(closing, Symbol)
        and closing.kind == CLOSE
        and matches(opening.text, closing.text)
    )


def _closed(opening: Node, body: list[Node], closing: Node) -> Node:
    """Return the fence, with the indices that the closing delimiter had."""
    ends = [opening.line(tight=True), _base(closing).line(tight=True)]
    whole: Fence = fence(ends[0], Row(body), ends[1])
    if isinstance(closing, Script):
        closing.base = whole
        return closing
    return whole


def _with_bars(parts: list[Node]) -> list[Node]:
    """Return the parts with `|x|` and `‖x‖` paired, if their bars are even in number; one is a condition."""
    for bar in _BARS:
        places = [index for index, part in enumerate(parts) if _is_bar(part, bar)]
        indexed_openers = any(isinstance(parts[index], Script) for index in places[::2])
        if len(places) % 2 == 0 and not indexed_openers:
            parts = _joined(parts, places)
    return parts


def _joined(parts: list[Node], places: list[int]) -> list[Node]:
    joined: list[Node] = []
    done = 0
    for start, end in zip(places[::2], places[1::2], strict=True):
        joined += parts[done:start]
        joined.append(_closed(parts[start], parts[start + 1 : end], parts[end]))
        done = end + 1
    return joined + parts[done:]


def _is_bar(part: Node, bar: str) -> bool:
    symbol = _base(part)
    return isinstance(symbol, Symbol) and symbol.text == bar and symbol.kind == BAR


def _base(part: Node) -> Node:
    return part.base if isinstance(part, Script) and not part.stacked else part
