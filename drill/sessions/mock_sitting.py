"""What every card of a mock is played with: the record and how it is kept, the desk, the judge, and the keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from drill.errors import LogError
from drill.mocks.record import Answer, Mock
from drill.sessions.asking import HELP_KEY, NAMES
from drill.sessions.blocks import Block, Items, Note, Tone
from drill.sessions.daily import Shelf
from drill.sessions.desk import Countdown, Desk, Judging, TimeUp, Wish, Wished
from drill.sessions.mock_timer import Keeper, MockTimer

LEAVE = "q"
LEAVES = "leave; the clock goes on, and `drill mock resume` comes back"


@dataclass(slots=True)
class Sitting:
    """A mock that is being sat."""

    mock: Mock
    desk: Desk
    judging: Judging
    shelf: Shelf
    keeper: Keeper
    timer: MockTimer
    running: Countdown | None = None

    def show(self, *blocks: Block) -> None:
        """Draw the blocks, and before them how the clock was set, if it was."""
        jumps = [
            Note(f"This computer's clock was set {in_words(jump.seconds)}; your time goes on as it was.")
            for jump in self.timer.new_jumps()
        ]
        self.desk.screen.show(*jumps, *blocks)

    def run(self, countdown: Countdown | None) -> None:
        """Put the prompts under the countdown, or under none."""
        self.running = countdown
        self.desk.screen.timed(countdown)

    def ask(self, prompt: str, keys: Mapping[str, str]) -> str:
        """Return one of the keys; `q` raises Wished, `?` explains and asks again."""
        while True:
            key = self.desk.screen.key(prompt, keys)
            if key in keys:
                return key
            if key == LEAVE:
                raise Wished(Wish.QUIT)
            if key == HELP_KEY:
                rows = {**keys, LEAVE: LEAVES}
                self.show(Items(tuple((NAMES.get(name, name), text) for name, text in rows.items()), "Keys"))

    def keep(self) -> None:
        """Put the record on disk; where the disk refuses, the learner may make room and try again."""
        while not self._kept():
            self.desk.screen.timed(None)
            try:
                self.ask("Nothing is lost yet", {"\r": "tries again to keep it"})
            finally:
                self.desk.screen.timed(self.running)

    def _kept(self) -> bool:
        try:
            self.keeper.write(self.mock)
        except LogError as error:
            self.desk.screen.show(Note(f"{error}.", Tone.WARNING))
            return False
        return True

    def text(self, place: str, prompt: str, *, line: bool = False) -> str:
        """Return what is typed at a place of the mock, going on from what stood there; raises TimeUp with it."""
        self.timer.place = place
        initial = self.keeper.typed(self.mock.id, place)
        try:
            ask = self.desk.screen.line if line else self.desk.screen.text
            return ask(prompt, initial).strip()
        except TimeUp as up:
            raise TimeUp(up.typed or self.keeper.typed(self.mock.id, place)) from None

    def close(self, answer: Answer) -> None:
        """Note when the card was left: at the latest when its part ended."""
        answer.closed = min(self.timer.elapsed(), self.mock.part_ends)
        self.keep()


def in_words(seconds: float) -> str:
    """Return by how much a clock was set, such as `forward by 60 min`."""
    amount = abs(seconds)
    size = f"{amount / 60:.0f} min" if amount >= 60 else f"{amount:.0f} s"
    return f"{'forward' if seconds > 0 else 'back'} by {size}"
