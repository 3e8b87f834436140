"""What a session shows, as values: the screen draws them, a test reads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from drill.verdicts import ExampleResult, Verdict


class Tone(Enum):
    """How a note is meant; never told by colour alone."""

    PLAIN = ""
    GOOD = "✓"
    BAD = "✗"
    WARNING = "!"


@dataclass(frozen=True, slots=True)
class Heading:
    """The first line of a card: what it is, and beside it where the session stands."""

    text: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Text of a card: light Markdown with maths between dollars, under a title where there is one."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A Python program."""

    source: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two programs to compare, side by side where the terminal is wide enough."""

    left: Code
    right: Code


@dataclass(frozen=True, slots=True)
class Items:
    """A list with a label before each item, such as `1` or `a`; text as in Prose."""

    items: tuple[tuple[str, str], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One line from the program to the learner."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Examples:
    """The visible examples of a kata after they ran."""

    results: tuple[ExampleResult, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict; `counts_only` hides which behaviours failed."""

    verdict: Verdict
    counts_only: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column names, all as text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


Block = Heading | Prose | Code | Beside | Items | Note | Examples | Judged | Table
