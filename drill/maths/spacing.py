"""The space between the parts of a row, by the rules of TeX, and the parentheses of fractions in it."""

from __future__ import annotations

from drill.maths.nodes import Node, Space, Symbol
from drill.maths.symbols import BAR, BIG, BIN, CLOSE, INNER, OP, OPEN, ORD, PUNCT, REL, SIGN

WIDE_SPACE = 3
"""Cells from which an explicit space separates what stands on both sides of it."""

_BEFORE_SIGN = ("", BIN, SIGN, OP, BIG, REL, OPEN, PUNCT, BAR)
_AFTER_SIGN = (REL, CLOSE, PUNCT)
_JOINS_AFTER = (ORD, OPEN, INNER, OP, BIG)
_CLOSE_UP = (" ", "/")
_NEVER_FACTORS = frozenset(".!?…⋯%")


class Piece:
    """A part in its row: the kinds that its neighbours see, and the cells before it."""

    def __init__(self, part: Node, left: str, right: str) -> None:
        """Start with no space before the part."""
        self.part = part
        self.left = left
        self.right = right
        self.gap = 0


def spaced(parts: list[Node], *, tight: bool, standing: bool, continued: bool) -> list[Piece]:
    """Return the parts that are not space, each with the cells before it; `standing` in two dimensions."""
    shown = [part for part in parts if not isinstance(part, Space)]
    pieces = _classified(shown, continued=continued)
    coming = iter(pieces)
    explicit = 0
    previous: Piece | None = None
    for part in parts:
        if isinstance(part, Space):
            explicit += part.cells
            continue
        piece = next(coming)
        if previous:
            piece.gap = max(_gap(previous, piece, tight=tight, standing=standing), explicit)
        elif explicit >= WIDE_SPACE:
            piece.gap = explicit
        explicit, previous = 0, piece
    return pieces


def needs_parentheses(pieces: list[Piece], index: int) -> bool:
    """Tell whether this piece is a fraction that, on one line, would join with a neighbour."""
    piece = pieces[index]
    if not piece.part.is_loose:
        return False
    if index and piece.gap < WIDE_SPACE and _joins_before(pieces[index - 1].part, piece.part):
        return True
    if index + 1 == len(pieces) or pieces[index + 1].gap >= WIDE_SPACE:
        return False
    following = pieces[index + 1].part
    return following.left in _JOINS_AFTER and following.line(tight=True)[:1] not in _NEVER_FACTORS


def _classified(parts: list[Node], *, continued: bool) -> list[Piece]:
    """Return the parts with their kinds; a binary operator without a left or right side is a sign."""
    pieces: list[Piece] = []
    before = ORD if continued else ""
    for index, part in enumerate(parts):
        left, right = part.left, part.right
        after = parts[index + 1].left if index + 1 < len(parts) else ""
        if left == BIN and (before in _BEFORE_SIGN or after in _AFTER_SIGN):
            left = right = SIGN
        if _is_ratio(parts, index):
            left = right = ORD
        pieces.append(Piece(part, left, right))
        before = right
    return pieces


def _is_ratio(parts: list[Node], index: int) -> bool:
    """Tell whether this is the colon of `3:1`."""
    if not 0 < index < len(parts) - 1 or parts[index].line(tight=True) != ":":
        return False
    return all(
        isinstance(part, Symbol) and part.text.isdigit() for part in (parts[index - 1], parts[index + 1])
    )


def _gap(previous: Piece, piece: Piece, *, tight: bool, standing: bool) -> int:
    end, start = previous.part.line(tight)[-1:], piece.part.line(tight)[:1]
    if end in _CLOSE_UP or start == " " or (previous.right == INNER and start in _NEVER_FACTORS):
        return 0
    if previous.part.keeps_off and piece.left in (OPEN, INNER):
        return 1
    if previous.right == OP and piece.part.is_loose and not standing:
        return 0
    gap = _gap_of_kinds(previous.right, piece.left, tight)
    if gap or piece.left in (CLOSE, PUNCT) or previous.right == OPEN:
        return gap
    if INNER in (previous.right, piece.left) and (standing or _stands_off(previous, piece, end, start)):
        return 1
    return int(_runs_into(previous, piece, end, start, standing=standing))


def _gap_of_kinds(before: str, after: str, tight: bool) -> int:
    if before == OPEN or after in (CLOSE, PUNCT):
        return int(before == BIN and not tight)
    if before == PUNCT or BIN in (before, after):
        return int(not tight)
    if REL in (before, after):
        return int(not tight and before != after)
    if before == SIGN:
        return 0
    if BIG in (before, after):
        return 1
    return int((before == OP and after != OPEN) or after == OP)


def _stands_off(previous: Piece, piece: Piece, end: str, start: str) -> bool:
    """Tell whether a fraction on one line needs a space beside it: `(1/n) x`, but `(1/2)(x + y)`."""
    if previous.right == INNER and previous.part.is_loose:
        return piece.left != OPEN
    return piece.part.is_loose and previous.right not in (SIGN, OP) and not (end == ")" and start == "(")


def _runs_into(previous: Piece, piece: Piece, end: str, start: str, *, standing: bool) -> bool:
    """Tell whether two names, or an index and a letter after it, would seem to be one."""
    trail = previous.part.trail
    if trail in ("word", "_") or (trail and not standing):
        return start.isalnum() or (piece.left == OPEN and trail == "^")
    return piece.part.starts_word and end.isalpha()


def _joins_before(previous: Node, fraction: Node) -> bool:
    """Tell whether a fraction needs parentheses after this part: `log(a/b)`, `2 (1/n)`, not `η m/n`."""
    if previous.right in (OP, INNER) or previous.keeps_off:
        return previous.right != BIG
    return previous.right in (ORD, CLOSE) and fraction.line(tight=True)[:1].isdigit()
