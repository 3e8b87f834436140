"""Indices and exponents, beside their base or, for sums, limits and arg max, above and below it.

On one line they become small Unicode characters where all of them exist, and `_` or `^` before a plain form
where they do not: `xᵢ²`, `p_θ`, `x^(i/2)`. In two dimensions exponents are raised and long indices lowered; a
short index stays on its line as `p_θ`, since a line with many letters hanging below it is hard to read.
"""

from __future__ import annotations

from drill.maths import boxes
from drill.maths.alphabets import lowered, raised
from drill.maths.boxes import Box
from drill.maths.nodes import ATOM, SUM, Node
from drill.maths.symbols import BIG

_LONGEST_SMALL = 8
"""Characters. In two dimensions a longer index is easier to read in a row of its own."""
_TAKE_LONG_INDEX_BELOW = ("𝔼", "ℙ")


class Script(Node):
    """A base with an index `sub`, an exponent `sup`, or both; `stacked` puts them under and over the base.

    `spells_index` keeps letters from becoming small, so that all indices of one base look alike: `d_k` beside
    `d_v`.
    """

    def __init__(
        self, base: Node, sub: Node | None, sup: Node | None, *, stacked: bool | None = None
    ) -> None:
        """Keep the parts; where `stacked` is not given, the base decides."""
        super().__init__()
        self.base = base
        self.sub = sub
        self.sup = sup
        self.stacked = base.limits if stacked is None else stacked
        self.spelt = ""
        self.starts_word = base.starts_word
        self.keeps_off = base.limits

    @property
    def left(self) -> str:
        """Return the kind of the base."""
        return self.base.left

    @property
    def right(self) -> str:
        """Return the kind of the base."""
        return self.base.right

    @property
    def binding(self) -> int:
        """Return ATOM for an ordinary base, whatever its indices."""
        return ATOM if self.base.binding == ATOM or self.base.is_loose else SUM

    @property
    def has_word(self) -> bool:
        """Tell whether a name is among the parts."""
        return any(part.has_word for part in (self.base, self.sub, self.sup) if part)

    @property
    def trail(self) -> str:
        """Return `_` or `^` if the one-line form ends in a plain index without parentheses."""
        sub, sup = self._indices()
        last = sup or sub
        return (
            (last[:1] if last[-1:] != ")" else "")
            if last[:1] in ("_", "^")
            else ""
            if last
            else self.base.trail
        )

    def must_spell(self, position: str) -> bool:
        """Tell whether the index `_` or the exponent `^` is a letter that no small character exists for."""
        node, small = (self.sub, lowered) if position == "_" else (self.sup, raised)
        return _is_letter(node) and small(_text(node)) is None

    def _indices(self) -> tuple[str, str]:
        """Return the index and the exponent as they are written on one line."""
        sub, sup = self._small_sub(), self._small_sup()
        if self.left == BIG and None in (sub, sup):
            sub = sup = None
        plain_sub = "_" + grouped(_text(self.sub)) if self.sub else ""
        plain_sup = "^" + _grouped_exponent(self.sup) if self.sup else ""
        return plain_sub if sub is None else sub, plain_sup if sup is None else sup

    def _small_sub(self) -> str | None:
        spelt = ("_" in self.spelt and _is_letter(self.sub)) or (self.sub and self.sub.has_word)
        return None if spelt else lowered(_text(self.sub))

    def _small_sup(self) -> str | None:
        spelt = ("^" in self.spelt and _is_letter(self.sup)) or (self.sup and self.sup.has_word)
        return None if spelt else raised(_text(self.sup))

    def _line(self, tight: bool) -> str:
        base = self.base.line(tight)
        if self.base.is_loose or (self.sup and self.base.swallows_exponent):
            base = f"({base})"
        return base + "".join(self._indices())

    def _box(self, tight: bool) -> Box:
        if tight:
            return super()._box(tight)
        base = self.base.box(tight)
        if self.stacked or self._is_expectation():
            return _over_and_under(
                base, *(node.box(tight=True) if node else None for node in (self.sup, self.sub))
            )
        small_sub, small_sup = self._indices()
        return _beside(base, self._lower_rows(base, small_sub), self._upper_rows(base, small_sup))

    def _is_expectation(self) -> bool:
        """Tell whether this is `𝔼` with an index too long for the line, which then stands under it."""
        return (
            self.base.line(tight=True) in _TAKE_LONG_INDEX_BELOW
            and not self.sup
            and self._indices()[0][-1:] == ")"
        )

    def _lower_rows(self, base: Box, index: str) -> dict[int, str]:
        """Return the index by the rows it takes, counted from the first row of the base.

        A short one stays on the base's last row, as small characters or after `_`; a long one goes a row
        further, or on the last row too where that is below the line of writing.
        """
        last = base.height - 1
        if not self.sub:
            return {}
        short = len(index) <= _LONGEST_SMALL if index[:1] != "_" else index[-1:] != ")"
        if short and not (base.below and index[:1] == "_"):
            return {last: index}
        return dict(enumerate(self.sub.box(tight=True).rows, last if base.below else last + 1))

    def _upper_rows(self, base: Box, exponent: str) -> dict[int, str]:
        """Return the exponent by the rows it takes: the base's first, or above if that is the baseline."""
        if not self.sup:
            return {}
        if exponent[:1] != "^" and len(exponent) <= _LONGEST_SMALL:
            return {0: exponent}
        rows = self.sup.box(tight=True).rows
        return dict(enumerate(rows, (0 if base.base else -1) - len(rows) + 1))


def agree(scripts: list[Script]) -> None:
    """Let all indices of one base look alike: where one letter has no small form, none of the letters is small."""
    simple = [script for script in scripts if script.base.is_single and script.left != BIG]
    for position in ("_", "^"):
        bases = {script.base.line(tight=True) for script in simple if script.must_spell(position)}
        for script in simple:
            if script.base.line(tight=True) in bases:
                script.spelt += position


def grouped(text: str) -> str:
    """Return the text, in parentheses unless it is one symbol, one name or one number."""
    if len(text) <= 1 or text.replace("′", "").isalnum() or text.replace(".", "").isdigit():
        return text
    closed = text[0] == "(" and text[-1] == ")" and "(" not in text[1:] and ")" not in text[:-1]
    return text if closed else f"({text})"


def _grouped_exponent(node: Node) -> str:
    """Return the exponent, in parentheses also where it is a product of letters: `e^(iπ)`."""
    text = _text(node)
    product = text.isalnum() and not text.isdigit() and not node.is_single
    return f"({text})" if product else grouped(text)


def _is_letter(node: Node | None) -> bool:
    return node is not None and node.is_single and len(_text(node)) == 1 and _text(node).isalpha()


def _text(node: Node | None) -> str:
    return node.line(tight=True) if node else ""


def _over_and_under(base: Box, over: Box | None, under: Box | None) -> Box:
    parts = [box for box in (over, base, under) if box]
    return boxes.stacked(parts, on=1 if over else 0, align="right of centre", tall=base.tall or bool(over))


def _beside(base: Box, lower: dict[int, str], upper: dict[int, str]) -> Box:
    """Return the base with a column at its right that holds the index and the exponent."""
    first, last = min([0, *upper]), max([base.height - 1, *lower])
    texts = [lower.get(row, "") + upper.get(row, "") for row in range(first, last + 1)]
    column = boxes.stacked([boxes.line(text) for text in texts], 0, align="left")
    return boxes.beside([base, Box(column.rows, base.base - first)])
