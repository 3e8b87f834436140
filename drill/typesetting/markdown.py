"""The Markdown of card text, as blocks of styled runs: paragraphs, lists, tables, code, and no more.

Links, images, HTML, entities and code by indentation are left out on purpose: in text about programs,
`f[0](x)` and `a < b` are themselves. Formulas were cut out before; their marks pass through as ordinary
characters.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from drill.light import NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.tree import SyntaxTreeNode

BOLD = "bold"
ITALIC = "italic"
CODE = "code"
LINE_BREAK = "\n"

_LEFT_OUT = [
    "html_block",
    "html_inline",
    "autolink",
    "link",
    "image",
    "entity",
    "code",
    "lheading",
    "reference",
]
_MARKED = re.compile(r"[`*_\\|]|~~~|[^\S \n]|  \n|^ *(?:[-+=#>]|\d+[.)])", re.MULTILINE)
"""Finds what is more than lines of words: what Markdown may take for a mark of its own."""


class Run(NamedTuple):
    """Text in one style: any of BOLD, ITALIC and CODE, parted by blanks, or none."""

    text: str
    style: str = ""


class Paragraph(NamedTuple):
    """Runs that flow."""

    runs: tuple[Run, ...]


class Listing(NamedTuple):
    """Items, each of blocks; `start` numbers them; a `tight` one has no empty lines between items."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None
    tight: bool


class Quote(NamedTuple):
    """Quoted blocks."""

    blocks: tuple[Block, ...]


class Code(NamedTuple):
    """Code as it is, and the language it names, if any."""

    text: str
    language: str


class Table(NamedTuple):
    """Rows of cells, the first being the head, and `left`, `center` or `right` for each column."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    aligns: tuple[str, ...]


class Rule(NamedTuple):
    """A line across."""


Block = Paragraph | Listing | Quote | Code | Table | Rule


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of the text. Most texts are words alone, and for these no reader is imported."""
    return read(text) if _MARKED.search(text) else _unmarked(text)


def read(text: str) -> tuple[Block, ...]:
    """Return the blocks of any text, as the reader of Markdown finds them."""
    from markdown_it.tree import SyntaxTreeNode

    return _blocks(SyntaxTreeNode(_reader().parse(text)))


def _unmarked(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of lines of words, between which empty lines stand."""
    lines = (line.strip() for line in text.split("\n"))
    return tuple(
        Paragraph(tuple(Run(piece) for line in part for piece in (" ", line))[1:])
        for filled, part in groupby(lines, bool)
        if filled
    )


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_LEFT_OUT)
    reader.inline.ruler.before("emphasis", "product", _product)
    return reader


def _product(state: StateInline, silent: bool) -> bool:
    """Keep the stars of `2*3*4`, which Markdown would take for emphasis."""
    at = state.pos
    if state.src[at] != "*" or not 0 < at < len(state.src) - 1:
        return False
    if not (state.src[at - 1].isalnum() and state.src[at + 1].isalnum()):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _blocks(parent: SyntaxTreeNode) -> tuple[Block, ...]:
    return tuple(_block(node) for node in parent.children)


def _block(node: SyntaxTreeNode) -> Block:
    match node.type:
        case "bullet_list" | "ordered_list":
            return _listing(node)
        case "blockquote":
            return Quote(_blocks(node))
        case "fence":
            return Code(node.content, node.info.partition(" ")[0])
        case "table":
            return _table(node)
        case "hr":
            return Rule()
        case kind:
            return Paragraph(tuple(_runs(node, BOLD if kind == "heading" else "")))


def _listing(node: SyntaxTreeNode) -> Listing:
    paragraphs = [child for item in node.children for child in item.children if child.type == "paragraph"]
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    return Listing(tuple(_blocks(item) for item in node.children), start, all(p.hidden for p in paragraphs))


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row for part in node.children for row in part.children]
    aligns = [
        str(cell.attrs.get("style", "")).removeprefix("text-align:") or "left" for cell in rows[0].children
    ]
    cells = (
        tuple(tuple(_runs(cell, "" if number else BOLD)) for cell in row.children)
        for number, row in enumerate(rows)
    )
    return Table(tuple(cells), tuple(aligns))


def _runs(node: SyntaxTreeNode, style: str) -> list[Run]:
    """Return the text under the node, each piece in the styles of all that it stands in."""
    runs: list[Run] = []
    for child in node.children:
        match child.type:
            case "text":
                runs.append(Run(child.content, style))
            case "code_inline":
                runs.append(Run(child.content, f"{style} {CODE}".strip()))
            case "softbreak":
                runs.append(Run(" ", style))
            case "hardbreak":
                runs.append(Run(LINE_BREAK, style))
            case "strong":
                runs += _runs(child, f"{style} {BOLD}".strip())
            case "em":
                runs += _runs(child, f"{style} {ITALIC}".strip())
            case _:
                runs += _runs(child, style)
    return runs
