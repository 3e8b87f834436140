"""A row: parts one after the other, with the space between them that their kinds ask for."""

from __future__ import annotations

from drill.maths import boxes
from drill.maths.boxes import Box
from drill.maths.cells import GLUE
from drill.maths.nodes import ATOM, PRODUCT, SUM, Node, Symbol
from drill.maths.spacing import WIDE_SPACE, Piece, needs_parentheses, spaced
from drill.maths.symbols import BIN, OP, OPEN, ORD, PUNCT, REL

_DIFFERENTIALS = ("∂", "∇", "Δ", "δ", "d", "𝛁", "𝛛")
_FUNCTION_LETTERS = frozenset("fghpqPQFGLVℒσφϕψπμΓ𝔼𝒩ℙ")


class Row(Node):
    """Parts side by side. A `continued` row is the rest of a broken line, and may begin with an operator."""

    def __init__(self, parts: list[Node], *, kind: str = "", continued: bool = False) -> None:
        """Keep the parts; `kind` overrules what its neighbours would see of a lone part."""
        super().__init__()
        self.parts = parts
        self.kind = kind
        self.continued = continued
        self.starts_word = bool(parts) and parts[0].starts_word
        if len(parts) == 1:
            self.limits = parts[0].limits
            self.is_loose = parts[0].is_loose

    @property
    def left(self) -> str:
        """Return the kind of a lone part; a group is an ordinary symbol to its neighbours."""
        return self.kind or (self.parts[0].left if len(self.parts) == 1 else ORD)

    @property
    def right(self) -> str:
        """Return the kind of a lone part; a group is an ordinary symbol to its neighbours."""
        return self.kind or (self.parts[0].right if len(self.parts) == 1 else ORD)

    @property
    def trail(self) -> str:
        """Return the trail of the last part."""
        return self.parts[-1].trail if self.parts else ""

    @property
    def has_word(self) -> bool:
        """Tell whether a name is among the parts."""
        return any(part.has_word for part in self.parts)

    @property
    def binding(self) -> int:
        """Return the binding of a lone part, or PRODUCT where all parts are factors, signed or not."""
        if len(self.parts) <= 1:
            return self.parts[0].binding if self.parts else ATOM
        if _is_applied(self.parts) or _is_postfixed(self.parts):
            return ATOM
        factors = self.parts[1:] if self.parts[0].left == BIN else self.parts
        if any(part.binding < PRODUCT for part in factors):
            return SUM
        return PRODUCT

    @property
    def is_single(self) -> bool:
        """Tell whether the only part is a symbol."""
        return len(self.parts) == 1 and self.parts[0].is_single

    @property
    def is_differential(self) -> bool:
        """Tell whether this is `∂w`, `dx` or the like, which divides as one thing."""
        return starts_with_differential(self) and Row(self.parts[1:]).binding == ATOM

    def flowing(self) -> str:
        """Return the one-line form with plain spaces where it may break: after relations, signs, commas."""
        pieces = self._pieces(tight=False)
        texts: list[str] = []
        for index, piece in enumerate(pieces):
            breaks = index > 0 and pieces[index - 1].part.right in (REL, BIN, PUNCT)
            space = " " if breaks or piece.gap >= WIDE_SPACE else GLUE
            texts.append(space * piece.gap + _in_row(pieces, index, tight=False))
        return "".join(texts)

    def _pieces(self, *, tight: bool, standing: bool = False) -> list[Piece]:
        return spaced(self.parts, tight=tight, standing=standing, continued=self.continued)

    def _line(self, tight: bool) -> str:
        pieces = self._pieces(tight=tight)
        return "".join(GLUE * piece.gap + _in_row(pieces, index, tight) for index, piece in enumerate(pieces))

    def _box(self, tight: bool) -> Box:
        if len(self.parts) == 1:
            return self.parts[0].box(tight)
        if tight:
            return super()._box(tight)
        columns: list[Box] = []
        for piece in self._pieces(tight=tight, standing=True):
            box = piece.part.box(tight)
            needless = piece.gap == 1 and columns and boxes.apart(columns[-1], box)
            columns.append(box if needless else boxes.padded(box, piece.gap, 0))
        return boxes.beside(columns)


def unwrapped(node: Node) -> Node:
    """Return the only part of a row of one, however deep, or the node itself."""
    while isinstance(node, Row) and len(node.parts) == 1:
        node = node.parts[0]
    return node


def starts_with_differential(node: Node) -> bool:
    """Tell whether the first symbol is a `∂`, a `d` or the like."""
    return isinstance(node, Row) and bool(node.parts) and node.parts[0].line(tight=True)[:1] in _DIFFERENTIALS


def _in_row(pieces: list[Piece], index: int, tight: bool) -> str:
    text = pieces[index].part.line(tight)
    return f"({text})" if needs_parentheses(pieces, index) else text


def _is_applied(parts: list[Node]) -> bool:
    """Tell whether this is a function of something, `log(x)` or `p(x | y)`, and no product `n(n - 1)`."""
    if len(parts) != 2 or parts[1].left != OPEN or parts[1].binding != ATOM:
        return False
    name = parts[0].line(tight=True)
    if parts[0].left == OP or parts[0].trail == "word":
        return True
    return name[:1] in _FUNCTION_LETTERS and not any(sign in parts[1].line(tight=True) for sign in "+−")


def _is_postfixed(parts: list[Node]) -> bool:
    last = parts[-1]
    return (
        len(parts) == 2 and isinstance(last, Symbol) and last.text in ("!", "%") and parts[0].binding == ATOM
    )
