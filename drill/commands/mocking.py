"""`drill mock FORMAT`, `resume`, `end` and `abandon`: what sits a mock interview, and what stops one."""

from __future__ import annotations

import json
import os
import random
import time

from drill import mock_clock
from drill.commands.mock_planning import Wanted, asked_for, candidates, new_mock, plan_blocks
from drill.commands.practice import needs_torch
from drill.commands.required import require_terminal, require_topics
from drill.doors import Doors
from drill.errors import EXIT_DONE, UsageError
from drill.judge import Judge
from drill.mock_folder import MockFolder
from drill.mocks import clocks
from drill.mocks.as_blocks import card_blocks
from drill.mocks.format_file import read_menu
from drill.mocks.record import ABANDONED, DEBRIEF, SITTING, Mock
from drill.mocks.scorecard import scorecard
from drill.mocks.selection import choose
from drill.reviews import MOCK
from drill.screen import TerminalScreen
from drill.sessions.blocks import Note, Tone
from drill.sessions.debrief import debrief
from drill.sessions.desk import Desk, Wish, Wished
from drill.sessions.mock import end, sit
from drill.sessions.mock_sitting import Sitting
from drill.sessions.mock_timer import MockTimer
from drill.shelf import LibraryShelf, LogJournal


class MockLog(LogJournal):
    """The log as a debrief writes it: each card of a mock once."""

    def recorded(self, card: str, mock: str) -> int | None:
        """Return in how many days the card is due if its review in this mock is in the log already, else None."""
        for review in self._log.history(card):
            if review.kind == MOCK and review.verdict and json.loads(review.verdict).get("mock") == mock:
                return self._log.schedule(card).due - self._log.today()
        return None


def mocks_of(doors: Doors) -> MockFolder:
    """Return where the learner's mocks lie."""
    return MockFolder(os.path.join(doors.places.data, "mocks"))


def start(wanted: Wanted) -> int:
    """Choose the cards, say what is coming, and sit the mock from the learner's key press on."""
    doors = Doors()
    form, role = asked_for(wanted, read_menu(doors.places))
    require_topics(doors, wanted.topics)
    require_terminal("`drill mock list` and `drill mock show` need none")
    folder = mocks_of(doors)
    with folder.held():
        _require_none_under_way(folder)
        seed = wanted.seed or str(random.SystemRandom().randrange(1_000_000))
        schedules, today = doors.log.schedules(), doors.log.today()
        cards = candidates(doors, schedules)
        choice = choose(form, cards, schedules, today, seed=seed, topics=wanted.topics, role=role)
        if not any(choice.parts):
            raise UsageError("no card fits this mock", "ask for other topics or levels")
        screen = TerminalScreen(accessible=doors.settings.accessible)
        screen.show(*plan_blocks(form, role, choice, seed))
        with Judge(torch=needs_torch(doors, [card.id for part in choice.parts for card in part])) as judge:
            if not _is_ready(screen):
                return EXIT_DONE
            mock = new_mock(
                doors, folder, form, choice, wanted._replace(seed=seed, role=role.title if role.id else "")
            )
            folder.write(mock)
            return _play(doors, folder, screen, judge, mock)


def resume() -> int:
    """Go on with the mock that is under way, with what is left of its time."""
    return _go_on(end_now=False)


def end_now() -> int:
    """End the mock that is under way: what was typed by now counts, and the debrief begins."""
    return _go_on(end_now=True)


def abandon() -> int:
    """Drop the mock that is under way: it has no score and is not in the log; its files stay."""
    folder = mocks_of(Doors())
    with folder.held():
        mock = _under_way(folder)
        mock.phase = ABANDONED
        folder.write(mock)
    print(f"abandoned: {mock.id}")
    return EXIT_DONE


def _go_on(*, end_now: bool) -> int:
    require_terminal("`drill mock abandon` drops the mock without one")
    doors = Doors()
    folder = mocks_of(doors)
    with folder.held():
        mock = _under_way(folder)
        screen = TerminalScreen(accessible=doors.settings.accessible)
        torch = needs_torch(doors, [slot.card for slot in mock.slots()]) and mock.phase == SITTING
        with Judge(torch=torch) as judge:
            return _play(doors, folder, screen, judge, mock, end_now=end_now, again=True)


def _require_none_under_way(folder: MockFolder) -> None:
    mock = folder.under_way()
    if mock is not None:
        state = f"{clocks.shown(_left(mock))} left" if mock.phase == SITTING else "its debrief is not done"
        raise UsageError(
            f"the mock {mock.id} is under way, {state}",
            "`drill mock resume` goes on, `drill mock end` ends it, `drill mock abandon` drops it",
        )


def _under_way(folder: MockFolder) -> Mock:
    mock = folder.under_way()
    if mock is None:
        raise UsageError("no mock is under way", "`drill mock` says what there is to start")
    return mock


def _left(mock: Mock) -> float:
    return clocks.look(mock.clock, mock_clock.read()).left


def _is_ready(screen: TerminalScreen) -> bool:
    while True:
        key = screen.key("Ready", {"\r": "starts the clock", "q": "leaves"})
        if key in ("\r", "q"):
            return key == "\r"


def _play(
    doors: Doors,
    folder: MockFolder,
    screen: TerminalScreen,
    judge: Judge,
    mock: Mock,
    *,
    end_now: bool = False,
    again: bool = False,
) -> int:
    timer = MockTimer(mock, folder, mock_clock.read)
    desk = Desk(screen, doors.editor, folder.programs(mock.id), time.monotonic)
    sitting = Sitting(mock, desk, judge, LibraryShelf(doors), folder, timer)
    try:
        if mock.phase == SITTING:
            if again and not end_now:
                _welcome_back(sitting)
            end(sitting) if end_now else sit(sitting)
        if mock.phase == DEBRIEF:
            sitting.ask("Debrief", {"\r": "begins"})
            debrief(sitting, MockLog(doors.log, MOCK))
    except (Wished, KeyboardInterrupt) as left:
        screen.timed(None)
        screen.show(_farewell(mock))
        if isinstance(left, Wished) and left.wish is Wish.QUIT:
            return EXIT_DONE
        raise
    return _finished(doors, folder, screen, mock)


def _welcome_back(sitting: Sitting) -> None:
    mock = sitting.mock
    mock.resumed.append(min(sitting.timer.elapsed(), mock.clock.allowed))
    sitting.keep()
    sitting.show(Note(f"Going on with {mock.id}: {clocks.shown(sitting.timer.left_in_all())} left in all."))


def _farewell(mock: Mock) -> Note:
    if mock.phase == SITTING:
        left = clocks.shown(_left(mock))
        return Note(f"The clock goes on: {left} left. `drill mock resume` comes back.", Tone.WARNING)
    return Note("The rest of the debrief is left for `drill mock resume`.", Tone.WARNING)


def _finished(doors: Doors, folder: MockFolder, screen: TerminalScreen, mock: Mock) -> int:
    earlier = [folder.read(name) for name in folder.names() if name != mock.id]
    screen.show(*card_blocks(scorecard(mock, earlier), bars=not doors.settings.accessible))
    screen.show(Note(f"`drill mock show {mock.id} --html scorecard.html` makes a page of it."))
    return EXIT_DONE
