"""Card text for a person: Markdown and formulas as something rich can print, or as plain text.

Card text is never rich's own markup: `[bold]` in it is shown as it stands. Control characters are shown, not
sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drill.safe import clean
from drill.typesetting import typeset
from drill.typesetting.markdown import BOLD, CODE, ITALIC, Run
from drill.typesetting.typeset import Line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.text import Text

UNBOUNDED = 100_000
"""Cells: a width at which nothing is wrapped."""

_LOOKS = {
    BOLD: "bold",
    ITALIC: "italic",
    CODE: "cyan",
    "keyword": "magenta",
    "string": "green",
    "number": "cyan",
    "comment": "italic bright_black",
    "name": "blue",
    "builtin": "cyan",
}


class Prose:
    """Card text that lays itself out for the console it is printed on, at most `width` cells wide."""

    def __init__(self, text: str, width: int | None = None, *, flat: bool = False) -> None:
        """Keep the text; without a width the console's is taken."""
        self.text = text
        self.width = width
        self.flat = flat

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Yield the lines; where there are no colours, code keeps its backticks."""
        width = min(self.width or options.max_width, options.max_width)
        colourless = console.no_color or console.color_system is None
        for line in typeset.lines(self.text, width, flat=self.flat, ticks=colourless, highlight=_coloured):
            yield _text(line)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return that any width will do."""
        from rich.measure import Measurement

        widest = min(self.width or options.max_width, options.max_width)
        return Measurement(min(typeset.NARROWEST, widest), widest)


def render(text: str, width: int | None = None, *, flat: bool = False) -> Prose:
    """Return the text as a rich renderable, at most `width` cells wide, or as wide as where it is printed.

    `flat` keeps every formula on one line, as a screen reader needs it.
    """
    return Prose(text, width, flat=flat)


def plain(text: str, width: int | None = None, *, flat: bool = False) -> str:
    """Return the text without styles, code in backticks, in lines of at most `width` cells or not wrapped."""
    rows = typeset.lines(text, width or UNBOUNDED, flat=flat, ticks=True)
    return "\n".join("".join(run.text for run in row).rstrip() for row in rows)


def one_line(text: str) -> str:
    """Return the text on one line, for lists and search results."""
    rows = typeset.lines(text, UNBOUNDED, ticks=True, flat=True)
    texts = ("".join(run.text for run in row) for row in rows)
    return " ".join(" ".join(text for text in texts if text.strip(" ─")).split())


def code(source: str, language: str = "python") -> Text:
    """Return a program as coloured text, control characters shown."""
    return _text(_coloured(clean(source), language))


def _coloured(source: str, language: str) -> list[Run]:
    from drill.typesetting import highlight

    return highlight.runs(source, language)


def _text(line: Line) -> Text:
    from rich.text import Text

    styled = [(run.text, " ".join(_LOOKS[style] for style in run.style.split())) for run in line]
    return Text.assemble(*styled, no_wrap=True, overflow="ignore")
