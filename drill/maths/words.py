"""Text within formulas: `\\text{if $x$}`, operator names, tags."""

from __future__ import annotations

from drill.maths.nodes import Node, Space, Symbol
from drill.maths.parser import Parser
from drill.maths.rows import Row
from drill.maths.symbols import LIMIT_WORDS, OP, SYMBOLS, named

TEXT_FONTS = named(
    "text textrm textnormal textup textsf mbox hbox textbf textit texttt emph textsc intertext shortintertext"
)

_ESCAPES = {"~": " ", "\\ ": " ", "\\,": " ", "\\;": " ", "\\:": " ", "\\quad": "   ", "\\!": "", "\\-": ""}
_TAG_SPACE = 4


def nested(parser: Parser, source: str) -> Row:
    """Return a formula within another one, as a part of it. Raises MalformedError."""
    inner = Parser(source, parser.commands)
    inner.depth = parser.depth
    row = inner.formula()
    parser.unknown += inner.unknown
    return row


def text(parser: Parser) -> Node:
    """Return text as it is, with the formulas between dollars in it."""
    parts: list[Node] = []
    pieces = _split_at_dollars(parser.raw())
    for number, piece in enumerate(pieces):
        if number % 2 and number < len(pieces) - 1:
            parts.append(nested(parser, "".join(piece)))
        else:
            dollar = "$" if number % 2 else ""
            parts.append(Symbol(dollar + _plain(piece)))
    shown = [part for part in parts if part.line(tight=False)]
    return Row(shown) if len(shown) != 1 else _named(shown[0])


def operator(parser: Parser) -> Node:
    """Return the name of a function, with limits after a star or where the name asks for them."""
    limits = parser.accept("*")
    name = " ".join(_plain(parser.raw()).split())
    return Symbol(name, OP, limits=limits or name in LIMIT_WORDS)


def limit_operator(parser: Parser) -> Node:
    """Return the name of a function that has its index below it."""
    return Symbol(" ".join(_plain(parser.raw()).split()), OP, limits=True)


def argument_function(parser: Parser) -> Node:
    """Return `arg`, or `arg max` with its limits if that is what follows."""
    start = parser.at
    while parser.peek() in ("\\,", "\\!", "\\;"):
        parser.take()
    if parser.peek() in ("\\max", "\\min"):
        return Symbol("arg " + parser.take()[1:], OP, limits=True)
    parser.at = start
    return Symbol("arg", OP)


def tag(parser: Parser) -> Node:
    """Return the number of an equation, set off."""
    parser.accept("*")
    return Row([Space(_TAG_SPACE), Symbol(f"({_plain(parser.raw())})")])


def _split_at_dollars(tokens: list[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for lexeme in tokens:
        if lexeme == "$":
            pieces.append([])
        else:
            pieces[-1].append(lexeme)
    return pieces


def _plain(tokens: list[str]) -> str:
    return "".join(_plain_token(lexeme) for lexeme in tokens if lexeme not in ("{", "}"))


def _plain_token(lexeme: str) -> str:
    if lexeme in _ESCAPES:
        return _ESCAPES[lexeme]
    if lexeme in SYMBOLS:
        return SYMBOLS[lexeme][0]
    return "" if lexeme in TEXT_FONTS else lexeme


def _named(part: Node) -> Node:
    """Return a limit's name as an operator, so that `\\text{argmax}_x` has its index below."""
    if isinstance(part, Symbol) and part.text in LIMIT_WORDS:
        return Symbol(part.text, OP, limits=True)
    return part
