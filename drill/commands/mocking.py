"""`drill mock FORMAT`, `resume`, `end` and `abandon`: what sits a mock interview, and what stops one."""

from __future__ import annotations

import difflib
import json
import os
import random
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from drill import clock, days, mock_clock
from drill.cards import BugHunt, Card, Kata, Question
from drill.commands.practice import needs_torch, require_terminal, require_topics
from drill.doors import Doors, LibraryShelf, LogJournal
from drill.errors import EXIT_DONE, UsageError
from drill.installed import missing
from drill.judge import Judge
from drill.mock_folder import MockFolder
from drill.mocks import clocks, formats
from drill.mocks.as_blocks import card_blocks
from drill.mocks.format_file import read_menu
from drill.mocks.formats import ANYBODY, HUNTS, KATAS, QUESTIONS, Format, Menu, Role
from drill.mocks.record import ABANDONED, DEBRIEF, SITTING, Mock, Part, Slot
from drill.mocks.scorecard import scorecard
from drill.mocks.selection import Candidate, Choice, choose
from drill.reviews import MOCK
from drill.screen import TerminalScreen
from drill.sessions.blocks import Block, Heading, Items, Note, Table, Tone
from drill.sessions.debrief import debrief
from drill.sessions.desk import Desk, Wish, Wished
from drill.sessions.mock import end, sit
from drill.sessions.mock_sitting import Sitting
from drill.sessions.mock_timer import MockTimer
from drill.sm2 import NEW, Schedule

Each = TypeVar("Each")
CUSTOM = "custom"
USUAL_MINUTES = 45
RULES = (
    ("1", "The clock runs from your key press until the end, whether this window is open or not."),
    ("2", "Nothing tells you what is right before the debrief. Katas say how many hidden tests pass."),
    ("3", "What you type is kept as you type it. When a part's time is over, what is there counts."),
    ("4", "`q` or Ctrl-C leaves; `drill mock resume` comes back to what is left of the time."),
)


class Wanted(NamedTuple):
    """What the command line asks for; `minutes`, `questions`, `katas` and `hunts` belong to a custom mock."""

    format: str
    topics: tuple[str, ...] = ()
    role: str = ""
    levels: str = ""
    seed: str = ""
    minutes: int | None = None
    questions: int | None = None
    katas: int | None = None
    hunts: int | None = None
    aloud: bool = False
    countdown: bool = True


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
    form, role = _asked_for(wanted, read_menu(doors.places))
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
        screen.show(*_plan(form, role, choice, seed))
        with Judge(torch=needs_torch(doors, [card.id for part in choice.parts for card in part])) as judge:
            if not _is_ready(screen):
                return EXIT_DONE
            mock = _new_mock(
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


def _asked_for(wanted: Wanted, menu: Menu) -> tuple[Format, Role]:
    """Return the format and the role; raises UsageError for what does not exist or does not go together."""
    own = (wanted.minutes, wanted.questions, wanted.katas, wanted.hunts)
    if wanted.format == CUSTOM:
        questions, katas, hunts = (count or 0 for count in own[1:])
        form = formats.custom(wanted.minutes or USUAL_MINUTES, questions, katas, hunts)
    else:
        form = _named(menu.formats, wanted.format, "format")
        if any(value is not None for value in own):
            raise UsageError(
                "--minutes, --questions, --katas and --hunts belong to a custom mock", "`drill mock custom`"
            )
    if form.one_topic and len(wanted.topics) != 1:
        raise UsageError(f"{form.id} is about one topic", f"`drill mock {form.id} --topic attention`")
    if wanted.levels:
        found = formats.levels(wanted.levels)
        if found is None:
            raise UsageError(f"{wanted.levels!r} is no range of levels", "write it like 2-4, of 1 to 5")
        form = replace(form, levels=found)
    return form, _named(menu.roles, wanted.role, "role") if wanted.role else ANYBODY


def _named(known: Mapping[str, Each], name: str, kind: str) -> Each:
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, 1)
    advice = f"did you mean {near[0]}?" if near else f"use one of {', '.join(known)}"
    raise UsageError(f"there is no {kind} {name!r}", advice)


def candidates(doors: Doors, schedules: Mapping[str, Schedule]) -> list[Candidate]:
    """Return every card that can be asked with what is installed."""
    cards = list(doors.library.cards.values())
    absent = missing({name for card in cards if isinstance(card, Kata) for name in card.requires})
    found = []
    for card in cards:
        kata = card.kata if isinstance(card, BugHunt) else card
        if isinstance(kata, Question) or not absent.intersection(kata.requires):
            found.append(_candidate(card, schedules))
    return found


def _candidate(card: Card, schedules: Mapping[str, Schedule]) -> Candidate:
    follow_ups = len(card.kata.follow_ups if isinstance(card, BugHunt) else card.follow_ups)
    common = (card.topic, card.level, card.minutes)
    if isinstance(card, Question):
        return Candidate(card.id, QUESTIONS, *common, card.form, follow_ups)
    if isinstance(card, Kata):
        return Candidate(card.id, KATAS, *common, "", follow_ups, card.id)
    unpassed = not schedules.get(card.kata.id, NEW).repetitions
    return Candidate(card.id, HUNTS, *common, "", follow_ups, card.kata.id, unpassed)


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


def _plan(form: Format, role: Role, choice: Choice, seed: str) -> list[Block]:
    rows = [
        (plan.title, f"{len(cards)} {formats_words(plan.asks, len(cards))}", f"{plan.minutes:.0f} min")
        for plan, cards in zip(form.parts, choice.parts, strict=True)
    ]
    blocks: list[Block] = [
        Heading(f"{form.title}, {form.minutes:g} minutes", f"seed {seed}"),
        Note(f"{form.about}{f' Role: {role.title}.' if role.id else ''}"),
        Table(("part", "asks", "time"), tuple(rows)),
        Items(RULES),
    ]
    if choice.missing:
        blocks.append(Note(f"{choice.missing} cards fewer than the format has: no more fit.", Tone.WARNING))
    if choice.over:
        blocks.append(
            Note(f"Even short cards take {choice.over:.0f} min more than their parts have.", Tone.WARNING)
        )
    return blocks


def formats_words(asks: str, count: int) -> str:
    """Return what a part asks, such as `1 kata` without the number."""
    words = {QUESTIONS: "question", KATAS: "kata", HUNTS: "bug hunt"}
    return words[asks] + "s" * (count != 1)


def _is_ready(screen: TerminalScreen) -> bool:
    while True:
        key = screen.key("Ready", {"\r": "starts the clock", "q": "leaves"})
        if key in ("\r", "q"):
            return key == "\r"


def _new_mock(doors: Doors, folder: MockFolder, form: Format, choice: Choice, wanted: Wanted) -> Mock:
    now, reading = clock.now(), mock_clock.read()
    day = days.in_words(days.learner_day(now.instant, doors.settings.rollover_hour))
    parts = tuple(
        Part(plan.title, plan.minutes, plan.follow_ups, tuple(_slot(doors, card) for card in cards))
        for plan, cards in zip(form.parts, choice.parts, strict=True)
        if cards
    )
    return Mock(
        id=folder.name(day, form.id),
        format=form.id,
        title=form.title,
        seed=wanted.seed,
        day=day,
        started=now.at,
        zone=now.zone,
        parts=parts,
        clock=clocks.start(reading, 60 * form.minutes),
        role=wanted.role,
        aloud=wanted.aloud,
        countdown=wanted.countdown,
    )


def _slot(doors: Doors, candidate: Candidate) -> Slot:
    card = doors.library.cards[candidate.id]
    title = "" if isinstance(card, Question) else (card.kata if isinstance(card, BugHunt) else card).title
    return Slot(card.id, candidate.kind, card.topic, card.level, card.minutes, title)


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
