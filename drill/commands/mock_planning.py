"""What a mock will be, before it begins: the format that was asked for, the cards that may come, and the plan."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from drill import clock, days, mock_clock
from drill.cards import BugHunt, Card, Kata, Question
from drill.doors import Doors
from drill.errors import UsageError
from drill.installed import missing
from drill.mock_folder import MockFolder
from drill.mocks import clocks, formats
from drill.mocks.formats import ANYBODY, HUNTS, KATAS, QUESTIONS, Format, Menu, Role
from drill.mocks.record import Mock, Part, Slot
from drill.mocks.selection import Candidate, Choice
from drill.mocks.telling import KINDS
from drill.sessions.blocks import Block, Heading, Items, Note, Table, Tone
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


def asked_for(wanted: Wanted, menu: Menu) -> tuple[Format, Role]:
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


def plan_blocks(form: Format, role: Role, choice: Choice, seed: str) -> list[Block]:
    """Return what is shown before the clock starts: the parts, the rules, and what does not fit."""
    rows = [
        (plan.title, f"{len(cards)} {KINDS[plan.asks]}{'s' * (len(cards) != 1)}", f"{plan.minutes:.0f} min")
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


def new_mock(doors: Doors, folder: MockFolder, form: Format, choice: Choice, wanted: Wanted) -> Mock:
    """Return the mock, whose clock starts now."""
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
