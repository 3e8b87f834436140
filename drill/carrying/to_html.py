r"""Card text as the HTML that Anki shows: Markdown as tags, formulas as MathJax between `\(…\)` and `\[…\]`.

Everything from a card is escaped; nothing in it can become a tag.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from drill.maths import spans
from drill.maths.spans import Formula
from drill.safe import clean
from drill.typesetting.markdown import (
    BOLD,
    CODE,
    ITALIC,
    LINE_BREAK,
    Block,
    Code,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    blocks,
)

_TAGS = {BOLD: "b", ITALIC: "i"}


def html(text: str) -> str:
    """Return the text of a card as HTML on one line, but for the lines of its code."""
    source, formulas = spans.cut(clean(text))
    return _Writer(formulas).blocks(blocks(source))


def escaped(text: str) -> str:
    """Return plain text as HTML."""
    return escape(text, quote=False)


class _Writer:
    """Writes blocks whose formulas were cut out of the text."""

    def __init__(self, formulas: list[Formula]) -> None:
        self.formulas = formulas

    def blocks(self, parts: Iterable[Block], *, tight: bool = False) -> str:
        return "".join(self._block(part, tight) for part in parts)

    def _block(self, block: Block, tight: bool) -> str:
        match block:
            case Paragraph(runs):
                return self._runs(runs) if tight else f"<p>{self._runs(runs)}</p>"
            case Listing():
                return self._listing(block)
            case Quote(parts):
                return f"<blockquote>{self.blocks(parts)}</blockquote>"
            case Code(text, language):
                named = f' class="language-{escape(language)}"' if language else ""
                return f"<pre><code{named}>{escaped(self._source(text))}</code></pre>"
            case Table():
                return self._table(block)
            case Rule():
                return "<hr>"

    def _listing(self, listing: Listing) -> str:
        tag = "ul" if listing.start is None else "ol"
        start = f' start="{listing.start}"' if listing.start not in (None, 1) else ""
        items = "".join(f"<li>{self.blocks(item, tight=listing.tight)}</li>" for item in listing.items)
        return f"<{tag}{start}>{items}</{tag}>"

    def _table(self, table: Table) -> str:
        rows = []
        for number, row in enumerate(table.rows):
            tag = "td" if number else "th"
            cells = zip(row, table.aligns, strict=False)
            rows.append(
                "".join(f'<{tag} align="{align}">{self._runs(cell)}</{tag}>' for cell, align in cells)
            )
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    def _runs(self, runs: Iterable[Run]) -> str:
        """Return the runs, those that share their outermost style in one tag."""
        parts = []
        for style, group in groupby(runs, lambda run: run.style.partition(" ")[0]):
            if style == CODE or not style:
                parts += [self._text(run, style) for run in group]
            else:
                inner = self._runs(Run(run.text, run.style.partition(" ")[2]) for run in group)
                parts.append(f"<{_TAGS[style]}>{inner}</{_TAGS[style]}>")
        return "".join(parts)

    def _text(self, run: Run, style: str) -> str:
        if run.text == LINE_BREAK:
            return "<br>"
        return f"<code>{escaped(self._source(run.text))}</code>" if style else self._with_formulas(run.text)

    def _source(self, text: str) -> str:
        """Return code as it was written: what looks like a formula in it is none."""
        return "".join(self._formula(character, as_source=True) for character in text)

    def _with_formulas(self, text: str) -> str:
        return "".join(self._formula(character) for character in text)

    def _formula(self, character: str, *, as_source: bool = False) -> str:
        number = spans.number_of(character)
        if number is None or number >= len(self.formulas):
            return character if as_source else escaped(character)
        formula = self.formulas[number]
        if as_source:
            return formula.source
        opening, closing = (r"\[", r"\]") if formula.alone else (r"\(", r"\)")
        return escaped(f"{opening}{formula.latex}{closing}{formula.closing}")
