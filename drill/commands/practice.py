"""`drill`, `drill today` and `drill try`."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drill import catalogue, days, due, earned, plan_file, safekeeping, trust
from drill.cards import BugHunt, Card, Kata, Question
from drill.commands.required import INSTALL, require_installed, require_terminal, require_topics
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, JudgeError, UsageError
from drill.find import card_named
from drill.installed import missing
from drill.judge import Judge
from drill.places import Places
from drill.reviews import DAILY, TRY
from drill.screen import TerminalScreen
from drill.sessions.blocks import Block, Examples, Judged, Note
from drill.sessions.daily import Session, practise
from drill.sessions.desk import SIX_GRADES, Desk
from drill.shelf import LibraryShelf, LogJournal
from drill.verdicts import Outcome

if TYPE_CHECKING:
    from drill.commands.planned import Standpoint


def today(minutes: int | None, topics: Sequence[str], new: int | None, *, by_due: bool = False) -> int:
    """Play today's session, by the plan where there is one; without a terminal there is nobody to play it with."""
    require_terminal("`drill due` says what is due without one")
    doors = Doors()
    require_topics(doors, topics)
    cards, said = todays_cards(doors, topics, new, minutes, by_due=by_due)
    screen = TerminalScreen(accessible=doors.settings.accessible)
    screen.show(*said)
    if not cards:
        return EXIT_DONE
    with Judge(torch=needs_torch(doors, cards)) as judge:
        session = Session(
            desk=desk_of(doors, screen),
            judging=judge,
            journal=LogJournal(doors.log, DAILY),
            shelf=LibraryShelf(doors),
            coming=deque(cards),
            seconds_allowed=60.0 * minutes if minutes else None,
        )
        try:
            practise(session)
        finally:
            if session.done:
                safekeeping.daily(doors)
    screen.show(*more_today(doors, topics, new, minutes, by_due=by_due))
    return EXIT_DONE


def more_today(
    doors: Doors, topics: Sequence[str], new: int | None, minutes: int | None, *, by_due: bool
) -> list[Block]:
    """Return what is said after a session when more is left: of who was quick, the minutes of the day are not over."""
    left = len(todays_cards(doors, topics, new, minutes, by_due=by_due)[0])
    if not left:
        return []
    return [Note(f"{left} more card{'s' * (left != 1)} for today; the same command goes on with them.")]


def todays_cards(
    doors: Doors, topics: Sequence[str], new: int | None, minutes: int | None, *, by_due: bool = False
) -> tuple[tuple[str, ...], list[Block]]:
    """Return today's cards in order, and what is said before them."""
    kept = None if by_due else plan_file.in_force(doors.places, doors.log.today())
    if kept is None:
        queue = todays_queue(doors, topics, new, minutes)
        return queue.cards, opening(doors, queue)
    from drill.commands.planned import standpoint

    stand = standpoint(doors, doors.log, kept.goal)
    session = stand.agenda(topics, None if minutes is None else float(minutes) + stand.done.minutes)
    picks = [pick for pick in session.picks if not pick.new]
    newcomers = [pick for pick in session.picks if pick.new]
    allowed = {pick.card for pick in picks + newcomers[:new]}
    cards = tuple(card for card in session.cards if card in allowed or card in session.again)
    return cards, planned_opening(stand, cards)


def planned_opening(stand: Standpoint, cards: Sequence[str]) -> list[Block]:
    """Return what a session by the plan says first."""
    left = stand.goal.date - stand.today
    when = "today" if not left else "tomorrow" if left == 1 else f"in {left} days"
    new = sum(card not in stand.past.logs for card in cards)
    if cards:
        return [Note(f"By the plan, interview {when}: {len(cards) - new} to repeat, {new} new.")]
    if not stand.goal.minutes_on(stand.today):
        return [
            Note(
                f"By the plan, interview {when}, today is a day off. `drill --by-due` practises what is due."
            )
        ]
    return [
        Note(
            f"By the plan, interview {when}, nothing is left for today. `drill --by-due` practises what is due."
        )
    ]


def todays_queue(doors: Doors, topics: Sequence[str], new: int | None, minutes: int | None) -> due.Queue:
    """Return today's queue by the settings and what the command line says."""
    found, log = catalogue.entries(doors.places), doors.log
    chosen = doors.settings
    limits = due.Limits(
        new=chosen.new_per_day if new is None else new,
        reviews=chosen.reviews_per_day,
        minutes=float(minutes or chosen.minutes),
    )
    absent = missing({name for entry in found for name in entry.requires})
    day = log.today()
    return due.queue(found, log.schedules(), day, limits, done=log.done(day), topics=topics, missing=absent)


def opening(doors: Doors, queue: due.Queue) -> list[Block]:
    """Return what a session says first: how much there is, and what is left out and why."""
    asked = f"{len(queue.due) + len(queue.again)} due, {len(queue.new)} new"
    blocks: list[Block] = [Note(f"Today: {asked}." if queue.cards else "Nothing is left for today.")]
    if absent := queue.left_out.get(due.MISSING):
        blocks.append(Note(_waiting(doors, absent)))
    if leeches := queue.left_out.get(due.LEECHES):
        names = ", ".join(leeches[:3])
        blocks.append(
            Note(f"Set aside after many lapses: {names}. `drill suspend --resume CARD` brings one back.")
        )
    if not queue.cards and (limited := sum(len(queue.left_out.get(why, ())) for why in due.LIMITED)):
        blocks.append(
            Note(
                f"{limited} more cards wait for other days, since today's limits are reached. "
                "`drill today --new N --minutes N` sets others for once."
            )
        )
    if not queue.cards and (coming := doors.log.next_due(doors.log.today())):
        blocks.append(Note(f"Next: {coming[1]} due on {days.in_words(coming[0])}."))
    return blocks


def _waiting(doors: Doors, cards: Sequence[str]) -> str:
    """Return what the cards wait for: libraries that are not installed, packs that are not trusted."""
    needs = {
        card: missing(card_requires(doors.library.cards[card]))
        for card in cards
        if card in doors.library.cards
    }
    packs = {
        name.removeprefix(trust.MARK)
        for each in needs.values()
        for name in each
        if name.startswith(trust.MARK)
    }
    waiting = sum(any(name.startswith(trust.MARK) for name in each) for each in needs.values())
    sentences = []
    if len(cards) > waiting:
        sentences.append(
            f"{len(cards) - waiting} cards wait for a library: `{INSTALL['torch']}` installs it."
        )
    if packs:
        names = " ".join(f"`drill trust {name}`." for name in sorted(packs))
        sentences.append(f"{waiting} cards wait until you trust their pack: {names}")
    return " ".join(sentences)


def card_requires(card: Card) -> tuple[str, ...]:
    """Return what must be there for the card to be practised."""
    kata = card.kata if isinstance(card, BugHunt) else card
    return kata.requires if isinstance(kata, Kata) else ()


def try_card(name: str) -> int:
    """Play one card freely: logged as practice, a failure brings it back, an early success moves nothing."""
    require_terminal("`drill try CARD --file FILE` judges a file without one")
    doors = Doors()
    card = card_named(doors.library, name)
    _require_card_installed(doors.places, card)
    screen = TerminalScreen(accessible=doors.settings.accessible)
    with Judge(torch=needs_torch(doors, [card.id])) as judge:
        session = Session(
            desk=desk_of(doors, screen),
            judging=judge,
            journal=LogJournal(doors.log, TRY),
            shelf=LibraryShelf(doors),
            coming=deque([card.id]),
            free=True,
        )
        practise(session)
    return EXIT_DONE


def desk_of(doors: Doors, screen: TerminalScreen) -> Desk:
    """Return the desk of daily practice: the learner's drafts, a stopwatch, and the keys that he set."""
    grades = (
        SIX_GRADES if doors.settings.keys == "0-5" else {str(k): q for k, q in earned.FOUR_BUTTONS.items()}
    )
    return Desk(screen, doors.editor, doors.drafts, time.monotonic, grades)


def try_file(name: str, file: str) -> int:
    """Judge a file once on a kata's examples and hidden suite; nothing is logged. Exit code 0 is a pass."""
    doors = Doors()
    card = card_named(doors.library, name)
    if isinstance(card, Question):
        raise UsageError(f"{card.id} is a question; only a kata can be judged", "`drill try` without --file")
    _require_card_installed(doors.places, card)
    try:
        submission = Path(file).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"can't read {file}: {error.strerror}", "name a Python file") from None
    screen = TerminalScreen(accessible=doors.settings.accessible)
    task = LibraryShelf(doors).task(card)
    with Judge(torch=needs_torch(doors, [card.id])) as judge:
        results = judge.examples(task.work, submission)
        verdict = judge.judge(task.work, submission)
    screen.show(Examples(results), Judged(verdict))
    if verdict.outcome is Outcome.UNJUDGED:
        raise JudgeError(verdict.message or "the judge could not work", "`drill doctor` says what is missing")
    return EXIT_DONE if verdict.outcome is Outcome.PASSED else EXIT_NO


def _require_card_installed(places: Places, card: Card) -> None:
    if not isinstance(card, Question):
        require_installed(places, card.kata if isinstance(card, BugHunt) else card)


def needs_torch(doors: Doors, cards: Iterable[str]) -> bool:
    """Return whether any of the cards is answered with torch."""
    found = [doors.library.cards[card] for card in cards if card in doors.library.cards]
    katas = [
        card.kata if isinstance(card, BugHunt) else card for card in found if not isinstance(card, Question)
    ]
    return any("torch" in kata.requires for kata in katas)
