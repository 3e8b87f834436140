"""What a turn is handed to work with, described by small Protocols so that a test can play a whole session."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

from drill.light import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drill.draft import Draft
    from drill.judge.work import Work
    from drill.sessions.blocks import Block
    from drill.verdicts import ExampleResult, Verdict


class Wish(Enum):
    """What a learner may ask for at any prompt instead of answering."""

    QUIT = "q"
    SKIP = "s"
    UNDO = "u"
    SUSPEND = "!"
    EDIT_CARD = "e"


class Wished(Exception):
    """Raised out of a turn when the learner asks for something other than to answer."""

    def __init__(self, wish: Wish) -> None:
        """Keep the wish."""
        super().__init__(wish.name)
        self.wish = wish


class TimeUp(Exception):
    """Raised by a prompt whose countdown has run out; `typed` is what stood there."""

    def __init__(self, typed: str = "") -> None:
        """Keep what was typed."""
        super().__init__("the time is up")
        self.typed = typed


class Countdown(Protocol):
    """The time that prompts run under."""

    def left(self) -> float:
        """Return how many seconds are left."""

    def told(self) -> str:
        """Return what to show beside a prompt, such as `4:12 left`; empty where nothing is to be shown."""

    def warning(self) -> str:
        """Return the warning that holds at this moment; empty for most of the time."""

    def typed(self, text: str) -> None:
        """Keep what has been typed so far; never raises."""


class Screen(Protocol):
    """The terminal as a session needs it."""

    def timed(self, countdown: Countdown | None) -> None:
        """Put all prompts from now on under a countdown, or under none; when it runs out they raise TimeUp."""

    def ring(self) -> None:
        """Sound the terminal's bell, which disturbs nothing that another program draws."""

    def show(self, *blocks: Block) -> None:
        """Draw the blocks in order."""

    def key(self, prompt: str, keys: Mapping[str, str]) -> str:
        """Return one of the keys; `keys` says what each does, in words shown beside it."""

    def line(self, prompt: str, initial: str = "") -> str:
        """Return one typed line."""

    def text(self, prompt: str, initial: str = "") -> str:
        """Return text of several typed lines."""

    def busy(self, what: str) -> None:
        """Say that the program is at work; the next thing shown ends it."""

    def wait_for_save(self, path: str) -> bool:
        """Wait until the file at `path` is saved; return False where the learner pressed a key instead."""


class Judging(Protocol):
    """The judge as a turn needs it."""

    def examples(self, work: Work, submission: str) -> tuple[ExampleResult, ...]:
        """Run the visible examples."""

    def judge(self, work: Work, submission: str) -> Verdict:
        """Run the hidden suite."""


class Editor(Protocol):
    """The learner's editor."""

    def open(self, path: str, line: int = 1, *, meanwhile: Callable[[], None] | None = None) -> None:
        """Open the file at the line and return when the editor has; `meanwhile` is called several times a second."""


class Drafts(Protocol):
    """Unfinished answers by card id, kept on disk."""

    def read(self, card: str) -> Draft:
        """Return the draft of the card, an empty one where there is none."""

    def write(self, card: str, draft: Draft) -> None:
        """Put the draft on disk before returning."""

    def program(self, card: str, initial: str) -> str:
        """Return the path of the learner's program for a kata, made from `initial` where there is none."""

    def read_program(self, card: str) -> str:
        """Return the text of the learner's program."""

    def shelve(self, card: str) -> None:
        """Set draft and program aside once the review is in the log, so that the next one starts afresh."""

    def unshelve(self, card: str) -> None:
        """Bring back what was set aside last, when its review is undone."""


SIX_GRADES: Mapping[str, int] = {str(quality): quality for quality in range(6)}


class Desk(NamedTuple):
    """What every turn works with: screen, editor, drafts on disk, a stopwatch in seconds, and the keys that grade."""

    screen: Screen
    editor: Editor
    drafts: Drafts
    stopwatch: Callable[[], float]
    grades: Mapping[str, int] = SIX_GRADES
