"""What to practise today: order and load, as pure functions of the cards, their schedules and the day.

- Due comes before new; what is most overdue in relation to its interval comes first; among equals topics take turns.
- After a break the backlog is spread: of what fell due before today a fifth is asked each day, at least twenty
  cards. What falls due today is asked today.
- Siblings, a kata and its bug hunts, never meet on one day.
- A card with eight lapses is a leech: set aside until the learner resumes it.
- The limits are those of the day, so that what was done today counts. The minutes are passed by one card at most.
- New cards come in the order of `fresh`.

Whatever is left out is returned with the reason.
"""

from __future__ import annotations

from itertools import groupby

from drill import fresh
from drill.fresh import QUESTION, family_of
from drill.light import NamedTuple
from drill.sm2 import NEW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from drill.fresh import Entry
    from drill.sm2 import Schedule

    Split = tuple[list[Entry], list[Entry]]

LEECH_LAPSES = 8
LEAST_OF_BACKLOG = 20
DAYS_FOR_BACKLOG = 5

AGAIN, DUE, FRESH, LATER = "again", "due", "new", "later"
SUSPENDED, LEECHES, MISSING = "suspended", "leeches", "missing"
BACKLOG, SIBLINGS, REVIEWS, MINUTES = "backlog", "siblings", "reviews", "minutes"
LOCKED, UNPREPARED, NEW_CARDS, NEW_CODE = "locked", "unprepared", "new cards", "new code"
LIMITED = (REVIEWS, MINUTES, NEW_CARDS, NEW_CODE)


class Limits(NamedTuple):
    """The load of one day: new cards, katas and bug hunts among them, due cards, and minutes (0: any)."""

    new: int = 10
    new_code: int = 2
    reviews: int = 100
    minutes: float = 0.0


class Done(NamedTuple):
    """What was practised on a day: the cards, in whatever way, and the minutes that it took."""

    cards: frozenset[str] = frozenset()
    minutes: float = 0.0


USUAL = Limits()
NOTHING = Done()


class Queue(NamedTuple):
    """Today's cards by id, in order, and by reason those that were left out.

    `again` was graded below 4 today and is asked until it reaches 4; `again_code` are the katas and bug hunts of
    these, which take long and come last. The reasons: `suspended` by the learner;
    `leeches`; `missing` a library that is not installed; `backlog` for other days; `siblings` of a card of
    today; over the day's limit of `reviews`, `minutes`, `new cards` or `new code`; `locked`, because the kata
    of a bug hunt is not passed; `unprepared`, because a prerequisite of the topic was hardly met.
    """

    due: tuple[str, ...]
    again: tuple[str, ...]
    new: tuple[str, ...]
    left_out: dict[str, tuple[str, ...]]
    again_code: tuple[str, ...] = ()

    @property
    def cards(self) -> tuple[str, ...]:
        """Return all cards in the order in which they are asked."""
        soon = tuple(card for card in self.again if card not in self.again_code)
        return (*self.due, *soon, *self.new, *self.again_code)


def queue(
    entries: Sequence[Entry],
    schedules: Mapping[str, Schedule],
    today: int,
    limits: Limits = USUAL,
    *,
    done: Done = NOTHING,
    topics: Collection[str] = (),
    missing: Collection[str] = (),
) -> Queue:
    """Return today's queue of `entries`, which come in the order of the library.

    `topics` asks for these topics alone, whatever their prerequisites; `missing` names libraries that are not
    installed.
    """
    able, unable = _able(entries, missing)
    sorts = _sorted_out(_of_topics(able, topics), schedules, today)
    before = _earlier_today(entries, schedules, today)
    met = {family_of(card): card for card in sorted(done.cards)}
    left = {MISSING: _of_topics(unable, topics), SUSPENDED: sorts[SUSPENDED], LEECHES: sorts[LEECHES]}

    due = _most_overdue_first(sorts[DUE], schedules, today)
    due, left[BACKLOG] = _share_of_backlog(due, schedules, today, before.overdue)
    due, left[SIBLINGS] = _apart(due, met)
    due, left[REVIEWS] = _at_most(limits.reviews - before.due, due)

    order = fresh.in_order(sorts[FRESH], able, schedules, all_topics=bool(topics))
    left[LOCKED], left[UNPREPARED] = order.locked, order.unprepared
    new, siblings = _apart(order.ready, met)
    left[SIBLINGS] += siblings
    new, left[NEW_CODE] = _at_most_code(limits.new_code - before.new_code, new)
    new, left[NEW_CARDS] = _at_most(limits.new - before.new, new)

    again = sorts[AGAIN]
    if limits.minutes:
        free = limits.minutes - done.minutes - sum(entry.minutes for entry in again if entry.kind == QUESTION)
        kept, left[MINUTES] = _within(free, [*due, *new])
        due, new = kept[: len(due)], kept[len(due) :]
    left_out = {why: _ids(cards) for why, cards in left.items() if cards}
    again_code = _ids(entry for entry in again if entry.kind != QUESTION)
    return Queue(_ids(due), _ids(again), _ids(new), left_out, again_code)


def _able(entries: Sequence[Entry], missing: Collection[str]) -> Split:
    """Split off what needs a library that is missing."""
    unable = (
        [entry for entry in entries if any(name in missing for name in entry.requires)] if missing else []
    )
    ids = {entry.id for entry in unable}
    return [entry for entry in entries if entry.id not in ids], unable


def _of_topics(entries: list[Entry], topics: Collection[str]) -> list[Entry]:
    return [entry for entry in entries if entry.topic in topics] if topics else entries


def _sorted_out(
    entries: Iterable[Entry], schedules: Mapping[str, Schedule], today: int
) -> dict[str, list[Entry]]:
    sorts: dict[str, list[Entry]] = {sort: [] for sort in (AGAIN, DUE, FRESH, LATER, SUSPENDED, LEECHES)}
    for entry in entries:
        sorts[_sort(schedules.get(entry.id, NEW), today)].append(entry)
    return sorts


def _sort(schedule: Schedule, today: int) -> str:
    if schedule.suspended:
        return SUSPENDED
    if schedule.lapses >= LEECH_LAPSES:
        return LEECHES
    if not schedule.seen:
        return FRESH
    if schedule.again and schedule.last == today:
        return AGAIN
    return DUE if schedule.due <= today else LATER


class _Before(NamedTuple):
    """What of today's load was met earlier today."""

    new: int
    new_code: int
    due: int
    overdue: int


def _earlier_today(entries: Iterable[Entry], schedules: Mapping[str, Schedule], today: int) -> _Before:
    moved = {card: schedule for card, schedule in schedules.items() if schedule.last == today}
    new = {card for card, schedule in moved.items() if not schedule.was_due}
    code = sum(entry.kind != QUESTION for entry in entries if entry.id in new) if new else 0
    overdue = sum(0 < schedule.was_due < today for schedule in moved.values())
    return _Before(len(new), code, len(moved) - len(new), overdue)


def _most_overdue_first(due: list[Entry], schedules: Mapping[str, Schedule], today: int) -> list[Entry]:
    def urgency(entry: Entry) -> tuple[float, int]:
        schedule = schedules[entry.id]
        return (schedule.due - today) / schedule.interval, schedule.interval

    groups = groupby(sorted(due, key=urgency), key=urgency)
    return [entry for _, equals in groups for entry in fresh.in_turns([*fresh.by_topic(equals).values()])]


def _share_of_backlog(
    due: list[Entry], schedules: Mapping[str, Schedule], today: int, asked_already: int
) -> Split:
    """Keep what falls due today and the first of what fell due before, counting what was asked of that
    already."""
    overdue = [entry for entry in due if schedules[entry.id].due < today]
    backlog = len(overdue) + asked_already
    share = max(LEAST_OF_BACKLOG, -(-backlog // DAYS_FOR_BACKLOG))
    left = overdue[max(0, share - asked_already) :]
    postponed = {entry.id for entry in left}
    return [entry for entry in due if entry.id not in postponed], left


def _apart(cards: Iterable[Entry], met: dict[str, str]) -> Split:
    """Keep the first of each family, and note it in `met`: which member of a family the day belongs to."""
    kept: list[Entry] = []
    left: list[Entry] = []
    for entry in cards:
        first = met.setdefault(family_of(entry.id), entry.id)
        (kept if first == entry.id else left).append(entry)
    return kept, left


def _at_most(count: int, cards: list[Entry]) -> Split:
    count = max(0, count)
    return cards[:count], cards[count:]


def _at_most_code(count: int, cards: list[Entry]) -> Split:
    left = [entry for entry in cards if entry.kind != QUESTION][max(0, count) :]
    passed_over = {entry.id for entry in left}
    return [entry for entry in cards if entry.id not in passed_over], left


def _within(minutes: float, cards: list[Entry]) -> Split:
    for place, entry in enumerate(cards):
        if minutes <= 0:
            return cards[:place], cards[place:]
        minutes -= entry.minutes
    return cards, []


def _ids(cards: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in cards)
