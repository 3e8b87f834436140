"""What a session shows, as values: the screen draws them, a test reads them."""

from __future__ import annotations

from enum import Enum

from drill.light import NamedTuple
from drill.verdicts import ExampleResult, Verdict


class Tone(Enum):
    """How a note is meant; never told by colour alone."""

    PLAIN = ""
    GOOD = "✓"
    BAD = "✗"
    WARNING = "!"


class Heading(NamedTuple):
    """The first line of a card: what it is, and beside it where the session stands."""

    text: str
    aside: str = ""


class Prose(NamedTuple):
    """Text of a card: light Markdown with maths between dollars, under a title where there is one."""

    text: str
    title: str = ""


class Code(NamedTuple):
    """A Python program."""

    source: str
    title: str = ""


class Beside(NamedTuple):
    """Two programs to compare, side by side where the terminal is wide enough."""

    left: Code
    right: Code


class Items(NamedTuple):
    """A list with a label before each item, such as `1` or `a`; text as in Prose."""

    items: tuple[tuple[str, str], ...]
    title: str = ""


class Note(NamedTuple):
    """One line from the program to the learner."""

    text: str
    tone: Tone = Tone.PLAIN


class Examples(NamedTuple):
    """The visible examples of a kata after they ran."""

    results: tuple[ExampleResult, ...]


class Judged(NamedTuple):
    """A verdict; `counts_only` hides which behaviours failed."""

    verdict: Verdict
    counts_only: bool = False


class Table(NamedTuple):
    """Rows under column names, all as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


Block = Heading | Prose | Code | Beside | Items | Note | Examples | Judged | Table
