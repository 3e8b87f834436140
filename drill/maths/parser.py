"""LaTeX to parts: a recursive descent over tokens, bounded in depth and size.

What TeX would refuse (unbalanced groups, two exponents) is refused with MalformedError, and the caller shows
the source as it is. A command that is not known is kept verbatim, with its braces, and noted in `unknown`.
"""

from __future__ import annotations

from drill.maths import symbols
from drill.maths.alphabets import styled
from drill.maths.fractions import Binomial, Fraction
from drill.maths.grids import ALIGNED, GATHERED, MAX_CELLS, Grid
from drill.maths.nodes import Node, Space, Symbol
from drill.maths.pairing import Pairing
from drill.maths.rows import Row
from drill.maths.scripts import Script, agree
from drill.maths.symbols import BIG, BIN, MINUS, OP, ORD, PRIMES, PUNCT, REL
from drill.maths.tokens import MalformedError, Tokens

TYPE_CHECKING = False  # `typing` and `collections` would cost more to import than this whole package
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Commands = Mapping[str, Callable[["Parser"], Node | None]]

MAX_DEPTH = 60
WORD = "word"
"""The font in which letters that touch are one name."""

_ENDS = frozenset(["}", "&", "\\\\", "\\cr", "\\end", "\\right", "\\middle"])
_INDICES = frozenset(["^", "_", "'", "\\limits", "\\nolimits"])
_PARTED = ("\\over", "\\choose")
_CHARACTERS = {"-": MINUS, "~": " "}


class Parser(Tokens):
    """Reads one formula; `unknown` lists the commands that were kept verbatim."""

    def __init__(self, source: str, commands: Commands) -> None:
        """Keep the table of what the commands build. Raises MalformedError if the source is too long."""
        super().__init__(source)
        self.commands = commands
        self.depth = 0
        self.font = ""
        self.unknown: list[str] = []
        self.scripts: list[Script] = []

    def formula(self) -> Row:
        """Return the whole source as one row; one of several lines holds one grid. Raises MalformedError."""
        rows = self.cells()
        if self.peek():
            raise MalformedError(f"{self.peek()} is not expected")
        agree(self.scripts)
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        return Row([Grid(rows, ALIGNED if any(len(row) > 1 for row in rows) else GATHERED)])

    def cells(self) -> list[list[Row]]:
        """Return cells: rows parted by `\\\\`, columns by `&`. Raises MalformedError if they are too many."""
        rows = [[self.row()]]
        widest = 1
        while self.peek() in ("&", "\\\\", "\\cr"):
            if self.take() == "&":
                rows[-1].append(self.row())
                widest = max(widest, len(rows[-1]))
            else:
                self.option()
                rows.append([self.row()])
            if widest * len(rows) > MAX_CELLS:
                raise MalformedError("it has too many cells")
        while len(rows) > 1 and not any(cell.parts for cell in rows[-1]):
            rows.pop()
        return rows

    def row(self) -> Row:
        """Return the parts up to a token that ends a row; that token is left."""
        self._descend()
        font, depth = self.font, self.depth
        pairing = Pairing()
        while (lexeme := self.peek()) and lexeme not in _ENDS:
            if lexeme in _PARTED:
                self.take()
                pairing = self._parted(lexeme, Row(pairing.finish()))
            elif lexeme in _INDICES:
                self._index(pairing.parts)
            else:
                for part in self._item():
                    pairing.add(part)
            self.depth = depth
            self._descend(pairing.depth)
        self.font, self.depth = font, depth - 1
        return Row(pairing.finish())

    def _descend(self, levels: int = 1) -> None:
        self.depth += levels
        if self.depth > MAX_DEPTH:
            raise MalformedError("it is too deep")

    def argument(self) -> Node:
        """Return what a command or an index takes: a group, a command with its arguments, or a character."""
        lexeme = self.peek()
        if not lexeme or lexeme in _ENDS or lexeme in _INDICES:
            raise MalformedError("an argument is missing")
        if lexeme == "{":
            return self.group()
        if lexeme.isdigit():
            return self._symbol(self.take())
        self._descend()
        argument = Row(self._item())
        self.depth -= 1
        return argument

    def group(self) -> Row:
        """Return the row between the braces that come next."""
        self.take()
        row = self.row()
        if not self.accept("}"):
            raise MalformedError("a group does not end")
        return row

    def styled_argument(self, font: str) -> Node:
        """Return the argument with its letters in the font."""
        before, self.font = self.font, font
        argument = self.argument()
        self.font = before
        return argument

    def _item(self) -> list[Node]:
        """Return what comes next, which may be nothing that shows."""
        lexeme = self.peek()
        if lexeme == "{":
            group = self.group()
            return [Row(group.parts, kind=ORD) if group.left in (BIN, REL, PUNCT) else group]
        if lexeme.isdigit():
            return [Symbol(self._number())]
        if self.font == WORD and lexeme.isalpha():
            return [self._word()]
        self.take()
        if lexeme == "|" and self.tokens[self.at : self.at + 1] == ["|"]:
            lexeme = "\\" + self.take()
        if lexeme in self.commands:
            node = self.commands[lexeme](self)
            return [node] if node else []
        if lexeme in symbols.SYMBOLS or not lexeme.startswith("\\"):
            return [self._symbol(lexeme)]
        return [self._verbatim(lexeme)]

    def _symbol(self, lexeme: str) -> Symbol:
        text, kind = symbols.SYMBOLS.get(lexeme) or (_CHARACTERS.get(lexeme, lexeme), "")
        kind = kind or symbols.KINDS.get(text, ORD)
        limits = kind == BIG
        return Symbol(styled(text, self.font) if self.font and kind == ORD else text, kind, limits=limits)

    def _number(self) -> str:
        """Return the digits that come next, with a decimal point and with commas between thousands."""
        before = self.tokens[self.at - 1] if self.at else ""
        end = self.at
        while end < len(self.tokens) and (self.tokens[end].isdigit() or self._is_mark(end, before)):
            end += 1
        digits = "".join(styled(lexeme, self.font) for lexeme in self.tokens[self.at : end])
        self.at = end
        return digits

    def _is_mark(self, at: int, before: str) -> bool:
        """Tell whether a point or a comma is part of a number: `0.5`, `1,000`, but not in `(1,000)`."""
        after = self.tokens[at + 1 : at + 5]
        if self.tokens[at] == ".":
            return after[:1] != [] and after[0].isdigit()
        thousands = (
            self.tokens[at] == "," and len(after) > 2 and all(lexeme.isdigit() for lexeme in after[:3])
        )
        following = after[3] if len(after) > 3 else ""
        return thousands and not following.isdigit() and before[-1:] not in tuple("([{,|")

    def _word(self) -> Symbol:
        letters = self.take()
        while self.peek().isalnum() and len(self.peek()) == 1:
            letters += self.take()
        if letters in symbols.LIMIT_WORDS:
            return Symbol(letters, OP, limits=True)
        return Symbol(letters)

    def _verbatim(self, command: str) -> Node:
        """Return an unknown command as it is written, with the groups that follow it in their braces."""
        self.unknown.append(command)
        parts: list[Node] = [Symbol(command)]
        while self.tokens[self.at : self.at + 1] == ["{"]:
            parts += [Symbol("{"), self.group(), Symbol("}")]
        return Row(parts) if len(parts) > 1 else parts[0]

    def _parted(self, command: str, over: Row) -> Pairing:
        """Return the rest of the row under what came before, which is all there is of the row."""
        under = self.row()
        pairing = Pairing()
        pairing.add(Fraction(over, under) if command == "\\over" else Binomial(over, under))
        return pairing

    def _index(self, parts: list[Node]) -> None:
        """Give the last of the parts the indices that come next."""
        parts.append(self._indexed(parts.pop() if parts and not isinstance(parts[-1], Space) else Row([])))

    def _indexed(self, base: Node) -> Node:
        """Return the base with the indices that come next. Raises MalformedError at two of a kind."""
        primes, stacked = 0, None
        found: dict[str, Node] = {}
        while (lexeme := self.peek()) in _INDICES:
            self.take()
            if lexeme == "'":
                primes += 1
            elif lexeme in ("\\limits", "\\nolimits"):
                stacked = lexeme == "\\limits"
            elif lexeme in found:
                raise MalformedError("there are two indices")
            else:
                found[lexeme] = self.argument()
        sup = found.get("^")
        if primes:
            mark = Symbol(PRIMES[primes] if primes < len(PRIMES) else PRIMES[1] * primes)
            sup = Row([mark, sup] if sup else [mark])
        if not sup and "_" not in found:
            return base
        self.scripts.append(Script(base, found.get("_"), sup, stacked=stacked))
        return self.scripts[-1]
