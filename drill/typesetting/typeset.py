"""Card text as lines of at most a given width: Markdown blocks with their formulas, laid out.

A line is a list of styled runs. Colours are no concern here: a screen gives each style its look, and plain
output drops the styles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, zip_longest

from drill import maths
from drill.maths import cells, spans
from drill.maths.spans import Formula
from drill.maths.wrapping import break_point
from drill.safe import clean
from drill.typesetting.markdown import (
    CODE,
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

Line = list[Run]
Highlight = Callable[[str, str], list[Run]]

NARROWEST = 8
"""Cells. Text for a narrower screen is set this wide."""

_INDENT = 4
_NARROW = 40
"""Cells. On a narrower screen displays and code are not indented."""
_COLUMN_GAP = 2
_NARROWEST_COLUMN = 6
_BULLET = "• "
_QUOTE = "│ "
_RULE = Run("─" * 8)
_TAB = 4
_UNBROKEN_CODE = 30
"""Cells. Shorter code in a sentence is not broken at its spaces."""


def _uncoloured(code: str, _language: str) -> list[Run]:
    return [Run(code)]


def lines(
    text: str, width: int, *, flat: bool = False, ticks: bool = False, highlight: Highlight = _uncoloured
) -> list[Line]:
    """Return the text as lines of at most `width` cells.

    `flat` keeps every formula on one line, as a screen reader needs it; `ticks` keeps the backticks around
    code.
    """
    source, formulas = spans.cut(clean(text))
    if flat:
        formulas = [Formula(formula.latex, alone=False, closing=formula.closing) for formula in formulas]
    return Typesetter(formulas, ticks, highlight).stack(blocks(source), max(width, NARROWEST))


class Typesetter:
    """Lays out blocks whose formulas were cut out of the text."""

    def __init__(self, formulas: list[Formula], ticks: bool, highlight: Highlight) -> None:
        """Keep the formulas in the order of their marks."""
        self.formulas = formulas
        self.ticks = ticks
        self.highlight = highlight

    def stack(self, parts: Iterable[Block], width: int, *, tight: bool = False) -> list[Line]:
        """Return the blocks under each other, with an empty line between them unless `tight`."""
        stacked: list[Line] = []
        for part in parts:
            if stacked and not tight:
                stacked.append([])
            stacked += self._block(part, width)
        return stacked

    def _block(self, block: Block, width: int) -> list[Line]:
        match block:
            case Paragraph():
                return self._paragraph(block, width)
            case Listing():
                return self._listing(block, width)
            case Quote():
                return _prefixed(self.stack(block.blocks, width - len(_QUOTE)), _QUOTE, _QUOTE, width)
            case Code():
                return self._code(block, width)
            case Table():
                return self._table(block, width)
            case Rule():
                return [[_RULE]]

    def _paragraph(self, paragraph: Paragraph, width: int) -> list[Line]:
        """Return the runs as lines, each formula that stands alone on lines of its own between empty ones."""
        set_lines: list[Line] = []
        for part in self._parts(paragraph.runs):
            following = self._display(part, width) if isinstance(part, Formula) else wrapped(part, width)
            set_lines += [[], *following] if set_lines and following else following
        return set_lines

    def _parts(self, runs: Iterable[Run]) -> list[list[Run] | Formula]:
        """Return the runs between the formulas that stand alone, and these; other formulas become text."""
        parts: list[list[Run] | Formula] = [[]]
        for run in runs:
            for piece in self._pieces(run):
                if isinstance(piece, Formula):
                    parts += [piece, []]
                elif isinstance(parts[-1], list):
                    parts[-1].append(piece)
        return parts

    def _pieces(self, run: Run) -> Iterator[Run | Formula]:
        """Yield the run's text with its inline formulas set, and the formulas that stand alone."""
        if CODE in run.style:
            code = self._restored(run.text)
            code = f"`{code}`" if self.ticks else code
            yield Run(
                code.replace(" ", cells.GLUE) if cells.width(code) <= _UNBROKEN_CODE else code, run.style
            )
            return
        if not self.formulas:
            yield run
            return
        text = ""
        for character in run.text:
            number = spans.number_of(character)
            formula = self.formulas[number] if number is not None else None
            if formula is None:
                text += character
            elif formula.alone and maths.flowing(formula.latex) is not None:
                yield Run(text, run.style)
                yield formula
                text = ""
            else:
                text += _flowing(formula)
        yield Run(text, run.style)

    def _restored(self, text: str) -> str:
        """Return text that turned out to be code with its formulas as they were written."""
        numbers = {character: spans.number_of(character) for character in set(text)}
        sources = {
            ord(mark): self.formulas[number].source for mark, number in numbers.items() if number is not None
        }
        return text.translate(sources)

    def _display(self, formula: Formula, width: int) -> list[Line]:
        indent = _INDENT if width >= _NARROW else 0
        rows = maths.display(formula.latex + formula.closing, width - indent)
        return [[Run(" " * indent + row)] if row else [] for row in rows]

    def _listing(self, listing: Listing, width: int) -> list[Line]:
        first = listing.start
        markers = [
            _BULLET if first is None else f"{first + number}. " for number in range(len(listing.items))
        ]
        indent = max(map(len, markers))
        set_lines: list[Line] = []
        for marker, item in zip(markers, listing.items, strict=True):
            body = self.stack(item, width - indent, tight=listing.tight)
            if set_lines and not listing.tight:
                set_lines.append([])
            set_lines += _prefixed(body, marker.rjust(indent), " " * indent, width)
        return set_lines

    def _code(self, code: Code, width: int) -> list[Line]:
        indent = _INDENT if width >= _NARROW else 0
        text = self._restored(code.text).rstrip("\n").expandtabs(_TAB)
        rows = chain.from_iterable(
            _cut(line, width - indent) for line in _split_lines(self.highlight(text, code.language))
        )
        return [[Run(" " * indent), *row] if row else [] for row in rows]

    def _table(self, table: Table, width: int) -> list[Line]:
        rows = [[list(chain.from_iterable(self._inline(cell))) for cell in row] for row in table.rows]
        widths = _column_widths(rows, width)
        if widths is None:
            return [line for row in rows for cell in row for line in wrapped(cell, width)]
        set_rows = [_table_row(row, widths, table.aligns) for row in rows]
        rule = [Run((" " * _COLUMN_GAP).join("─" * column for column in widths))]
        return [*set_rows[0], rule, *chain.from_iterable(set_rows[1:])]

    def _inline(self, runs: Iterable[Run]) -> Iterator[list[Run]]:
        """Yield the runs, formulas that stand alone on one line like all others."""
        for part in self._parts(runs):
            yield [Run(_flowing(part))] if isinstance(part, Formula) else part


def _flowing(formula: Formula) -> str:
    text = maths.flowing(formula.latex)
    return formula.source if text is None else text + formula.closing


def wrapped(runs: Iterable[Run], width: int) -> list[Line]:
    """Return the runs as lines of at most `width` cells, broken at spaces, in a formula if it must be."""
    set_lines: list[Line] = []
    for words in _words(runs):
        line: Line = []
        room = width
        for word in words:
            taken = _width(word)
            if line and taken + 1 > room:
                set_lines.append(line)
                line, room = [], width
            elif line:
                line.append(Run(" ", line[-1].style if line[-1].style == word[0].style else ""))
                room -= 1
            *full, last = _cut(word, width) if taken > width else [word]
            set_lines += full
            line += last
            room -= _width(last) if full else taken
        if words:
            set_lines.append(line)
    return [[Run(text.replace(cells.GLUE, " "), style) for text, style in line] for line in set_lines]


def _words(runs: Iterable[Run]) -> list[list[Line]]:
    """Return for each line that the text asks for its words, each of one run or several that touch."""
    paragraphs: list[list[Line]] = [[]]
    touches = False
    for text, style in runs:
        if text == LINE_BREAK:
            paragraphs.append([])
            touches = False
            continue
        for number, part in enumerate(text.replace("\n", " ").replace("\t", " ").split(" ")):
            if number:
                touches = False
            if part and touches:
                paragraphs[-1][-1].append(Run(part, style))
            elif part:
                paragraphs[-1].append([Run(part, style)])
                touches = True
    return paragraphs


def _width(runs: Iterable[Run]) -> int:
    return sum(cells.width(run.text) for run in runs)


def _cut(runs: Line, width: int) -> list[Line]:
    """Return the runs cut into lines of at most `width` cells, at glue where there is some."""
    cut_lines: list[Line] = [[]]
    room = width
    for text, style in runs:
        rest = text
        while cells.cut(rest, room) < len(rest):
            end = break_point(rest, room)
            end = end if end or cut_lines[-1] else 1
            if end:
                cut_lines[-1].append(Run(rest[:end], style))
            rest = rest[end:].lstrip(cells.GLUE)
            cut_lines.append([])
            room = width
        if rest:
            cut_lines[-1].append(Run(rest, style))
        room -= cells.width(rest)
    return cut_lines if cut_lines[-1] or len(cut_lines) == 1 else cut_lines[:-1]


def _split_lines(runs: Iterable[Run]) -> list[Line]:
    """Return the runs of code line by line."""
    code_lines: list[Line] = [[]]
    for text, style in runs:
        first, *others = text.split("\n")
        if first:
            code_lines[-1].append(Run(first, style))
        code_lines += [[Run(part, style)] if part else [] for part in others]
    return code_lines


def _prefixed(body: list[Line], first: str, others: str, width: int) -> list[Line]:
    """Return the lines behind a prefix, or under it where they would not fit beside it."""
    if any(cells.width(first) + _width(line) > width for line in body):
        return [[Run(first.strip())], *body]
    return [
        [Run(first if not number else others), *line] if line or not number or others.strip() else []
        for number, line in enumerate(body or [[]])
    ]


def _column_widths(rows: list[list[Line]], width: int) -> list[int] | None:
    """Return the widths of the columns, the widest narrowed until all fit, or None if they can't."""
    room = width - _COLUMN_GAP * (len(rows[0]) - 1)
    widths = [min(max(room, 1), max(_natural(cell) for cell in column)) for column in zip(*rows, strict=True)]
    while sum(widths) > room:
        widest = widths.index(max(widths))
        if widths[widest] <= _NARROWEST_COLUMN:
            return None
        widths[widest] -= 1
    return widths


def _natural(cell: Line) -> int:
    return max(1, sum(cells.width(run.text) for run in cell))


def _table_row(row: list[Line], widths: list[int], aligns: tuple[str, ...]) -> list[Line]:
    columns = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    set_lines: list[Line] = []
    for parts in zip_longest(*columns, fillvalue=[]):
        line: Line = []
        for part, width, align in zip(parts, widths, aligns, strict=True):
            spare = width - _width(part)
            before = {"right": spare, "center": spare // 2}.get(align, 0)
            gap = _COLUMN_GAP if line else 0
            line += [Run(" " * (gap + before)), *part, Run(" " * (spare - before))]
        set_lines.append(line)
    return set_lines
