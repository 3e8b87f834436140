"""What each command of LaTeX builds: the table that the parser looks its commands up in."""

from __future__ import annotations

from drill.maths import alphabets, symbols, words
from drill.maths.cells import GLUE
from drill.maths.fences import Fence, fence
from drill.maths.fractions import Binomial, Fraction
from drill.maths.grids import SHAPES, SUBSTACK, Grid, Shape
from drill.maths.marks import Accent, Arrow, Brace, Frame
from drill.maths.nodes import Node, Space, Symbol
from drill.maths.parser import WORD, Parser
from drill.maths.roots import Root
from drill.maths.rows import Row, unwrapped
from drill.maths.scripts import Script
from drill.maths.symbols import BIN, CLOSE, OP, OPEN, ORD, PUNCT, REL, named
from drill.maths.tokens import MalformedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[[Parser], Node | None]


def formula(source: str) -> tuple[Row, list[str]]:
    """Return the formula and the commands in it that are not known. Raises MalformedError."""
    parser = Parser(source, COMMANDS)
    return parser.formula(), parser.unknown


def _fraction(parser: Parser) -> Node:
    return Fraction(parser.argument(), parser.argument())


def _small_fraction(parser: Parser) -> Node:
    return Fraction(parser.argument(), parser.argument(), small=True)


def _binomial(parser: Parser) -> Node:
    return Binomial(parser.argument(), parser.argument())


def _root(parser: Parser) -> Node:
    degree = parser.option()
    return Root(parser.argument(), words.nested(parser, degree) if degree else None)


def _accent(mark: str) -> Build:
    return lambda parser: Accent(mark, parser.argument())


def _font(font: str) -> Build:
    return lambda parser: parser.styled_argument(font)


def _font_from_here(font: str) -> Build:
    def change(parser: Parser) -> None:
        parser.font = font

    return change


def _space(cells: int) -> Build:
    return lambda _: Space(cells)


def _measured_space(parser: Parser) -> Node:
    parser.accept("*")
    parser.raw()
    return Space(1)


def _function(name: str, *, limits: bool) -> Build:
    return lambda _: Symbol(name, OP, limits=limits)


def _fence(parser: Parser) -> Node:
    opening = _delimiter(parser)
    parts, middles = [parser.row()], []
    while parser.accept("\\middle"):
        middles.append(_delimiter(parser))
        parts.append(parser.row())
    if not parser.accept("\\right"):
        raise MalformedError("\\left has no \\right")
    return Fence(opening, parts, _delimiter(parser), middles)


def _delimiter(parser: Parser) -> str:
    token = parser.take()
    if token not in symbols.DELIMITERS:
        raise MalformedError(f"{token} is no delimiter")
    return symbols.DELIMITERS[token]


_SIDES = {"": "", "l": OPEN, "r": CLOSE, "m": REL}
"""The kinds of delimiters after `\\big` and `\\bigl`, `\\bigr`, `\\bigm`."""


def _sized(kind: str) -> Build:
    """Return what builds a delimiter of a fixed size: an ordinary one, since all grow with their content."""

    def build(parser: Parser) -> Node | None:
        text = _delimiter(parser)
        return Symbol(text, kind or symbols.KINDS.get(text, ORD)) if text else None

    return build


def _environment(parser: Parser) -> Node:
    name = parser.name()
    plain = name.removesuffix("*")
    parser.option()
    columns = "".join(filter("lcr".__contains__, parser.name())) if plain in ("array", "subarray") else ""
    if plain.startswith("alignat") or plain == "alignedat":
        parser.raw()
    if plain not in SHAPES:
        raise MalformedError(f"the environment {name} is not known")
    rows = parser.cells()
    if not parser.accept("\\end") or parser.name() != name:
        raise MalformedError(f"\\begin{{{name}}} has no \\end")
    grid = Grid(rows, Shape(columns=columns) if columns else SHAPES[plain])
    return rows[0][0] if grid.is_lines and len(rows) == 1 and len(rows[0]) == 1 else grid


def _substack(parser: Parser) -> Node:
    if not parser.accept("{"):
        raise MalformedError("\\substack has no group")
    rows = parser.cells()
    if not parser.accept("}"):
        raise MalformedError("a group does not end")
    return Grid(rows, SUBSTACK)


def _brace(*, under: bool) -> Build:
    def build(parser: Parser) -> Node:
        body = parser.argument()
        return Brace(body, parser.argument() if parser.accept("_" if under else "^") else None, under=under)

    return build


def _over(parser: Parser) -> Node:
    over, base = parser.argument(), parser.argument()
    known = _KNOWN_OVERSETS.get((over.line(tight=True), base.line(tight=True)))
    return Symbol(known, REL) if known else Script(base, None, over, stacked=True)


def _under(parser: Parser) -> Node:
    under, base = parser.argument(), parser.argument()
    return Script(base, under, None, stacked=True)


_KNOWN_OVERSETS = {("?", "="): "≟", ("def", "="): "≝", ("Δ", "="): "≜", ("△", "="): "≜"}


def _arrow(head: str) -> Build:
    def build(parser: Parser) -> Node:
        under = parser.option()
        return Arrow(head, parser.argument(), words.nested(parser, under) if under else None)

    return build


def _negated(parser: Parser) -> Node:
    argument = unwrapped(parser.argument())
    text = argument.line(tight=True)
    return Symbol(symbols.NEGATED.get(text, text + "\u0338"), argument.left)


def _struck(parser: Parser) -> Node:
    """Return the argument with a stroke through each of its characters."""
    text = parser.argument().line(tight=False)
    return Symbol("".join(character + "\u0336" for character in text.replace(GLUE, " ")))


def _reference(parser: Parser) -> Node:
    return Symbol(f"({parser.name()})")


def _kind(kind: str) -> Build:
    return lambda parser: Row([parser.argument()], kind=kind)


def _limit_operator(parser: Parser) -> Node:
    row = Row([parser.argument()], kind=OP)
    row.limits = True
    return row


def _phantom(parser: Parser) -> Node:
    return Space(parser.argument().box(tight=False).width)


def _after_raw(parser: Parser) -> Node:
    """Return the second argument of a command whose first is no maths, such as a colour."""
    parser.raw()
    return parser.argument()


def _skip_raw(parser: Parser) -> None:
    parser.raw()


def _skip(parser: Parser) -> None:
    """Build nothing: the command changes nothing that a terminal shows."""


def _modulo(parser: Parser) -> Node:
    return Row([Symbol(" "), fence("(", Row([Symbol("mod", OP), parser.argument()]), ")")])


_WORD_FONTS = named("mathrm mathsf mathtt mathit mathnormal mathup symrm")
_SIZES = named("big Big bigg Bigg")
_IGNORED = named("""
    displaystyle textstyle scriptstyle scriptscriptstyle nonumber notag strut mathstrut allowbreak hline
    noindent normalfont rm it sf tt small large centering displaylimits nobreak relax bfseries
""")

COMMANDS: dict[str, Build] = {
    **{command: _accent(mark) for command, mark in symbols.ACCENTS.items()},
    **{command: _font(font) for command, font in alphabets.FONTS.items()},
    **{command: _font_from_here(font) for command, font in alphabets.OLD_FONTS.items()},
    **{command: _font(WORD) for command in _WORD_FONTS},
    **{command: _space(cells) for command, cells in symbols.SPACES.items()},
    **{command: _function(name, limits=False) for command, name in symbols.FUNCTIONS.items()},
    **{command: _function(name, limits=True) for command, name in symbols.LIMIT_FUNCTIONS.items()},
    **dict.fromkeys(words.TEXT_FONTS, words.text),
    **{size + side: _sized(kind) for size in _SIZES for side, kind in _SIDES.items()},
    **dict.fromkeys(_IGNORED, _skip),
    **dict.fromkeys(named("frac dfrac cfrac"), _fraction),
    **dict.fromkeys(named("tfrac sfrac nicefrac"), _small_fraction),
    **dict.fromkeys(named("binom dbinom tbinom"), _binomial),
    **dict.fromkeys(named("overset stackrel"), _over),
    **dict.fromkeys(named("color label vspace vphantom"), _skip_raw),
    **dict.fromkeys(named("hspace mspace"), _measured_space),
    **dict.fromkeys(named("textcolor colorbox"), _after_raw),
    **dict.fromkeys(named("smash mathclap mathrlap mathllap"), Parser.argument),
    **dict.fromkeys(named("phantom hphantom"), _phantom),
    **dict.fromkeys(named("bmod mod"), lambda _: Symbol("mod", BIN)),
    "\\operatorname": words.operator,
    "\\operatornamewithlimits": words.limit_operator,
    "\\arg": words.argument_function,
    "\\tag": words.tag,
    "\\sqrt": _root,
    "\\left": _fence,
    "\\begin": _environment,
    "\\substack": _substack,
    "\\underbrace": _brace(under=True),
    "\\overbrace": _brace(under=False),
    "\\underset": _under,
    "\\xrightarrow": _arrow("→"),
    "\\xleftarrow": _arrow("←"),
    "\\xRightarrow": _arrow("⇒"),
    "\\boxed": lambda parser: Frame(parser.argument()),
    "\\fbox": lambda parser: Frame(words.text(parser)),
    "\\not": _negated,
    **dict.fromkeys(named("cancel bcancel xcancel"), _struck),
    **dict.fromkeys(named("ref eqref"), _reference),
    "\\mathop": _limit_operator,
    "\\mathrel": _kind(REL),
    "\\mathbin": _kind(BIN),
    "\\mathord": _kind(ORD),
    "\\mathopen": _kind(OPEN),
    "\\mathclose": _kind(CLOSE),
    "\\mathpunct": _kind(PUNCT),
    "\\mathinner": _kind(ORD),
    "\\pmod": _modulo,
}
