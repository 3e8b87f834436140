"""Today's session by the plan: which cards, in which order, within the minutes of the day.

Questions and code are two rows, each by gain per second: a kata takes as long as fifteen questions and would never be
chosen against them, so how much of the time it gets is the learner's choice, not arithmetic. What the minutes since
the beginning of the plan owe to code is its credit, and the best piece of code is taken when the credit covers half
of it. Where one row ends the other has the time that is left.
"""

from __future__ import annotations

from drill.due import NOTHING, Done
from drill.fresh import family_of
from drill.light import NamedTuple
from drill.plans.gain import CODE, Prospect, View, prospects, state_of
from drill.plans.learner import Learner
from drill.plans.material import Material, Terrain, first_of_families, gate
from drill.sm2 import NEW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from drill.plans.goal import Goal
    from drill.plans.past import Past
    from drill.sm2 import Schedule

    Row = Sequence[tuple[Prospect, Material]]

WORTH_OF_CREDIT = 0.5
"""The part of a kata's time that must be owed to code before it is taken."""
LATER, CLOSED, SIBLINGS, SETTLED = "no time today", "not open yet", "siblings", "nothing to gain"


class Pick(NamedTuple):
    """A card of today: the seconds it may take, and its recall at the date without a visit and after one."""

    card: str
    new: bool
    seconds: float
    without: float
    after: float


class Agenda(NamedTuple):
    """Today's picks in order, the cards of today to be asked once more, and by reason what was left out."""

    picks: tuple[Pick, ...]
    again: tuple[str, ...]
    left_out: dict[str, tuple[str, ...]]

    @property
    def cards(self) -> tuple[str, ...]:
        """Return all cards in the order in which they are asked."""
        return (*self.again, *(pick.card for pick in self.picks))

    @property
    def minutes(self) -> float:
        """Return the minutes that the picks may take."""
        return sum(pick.seconds for pick in self.picks) / 60


class Credit(NamedTuple):
    """The seconds of the plan until now: all of them, and those spent on code."""

    total: float = 0.0
    code: float = 0.0

    def owed(self, share: float, seconds: float) -> float:
        """Return what code may have of the next `seconds`, so that its share comes out."""
        return share * (self.total + seconds) - self.code


def agenda(
    goal: Goal,
    ground: Terrain,
    learner: Learner,
    past: Past,
    today: int,
    *,
    schedules: Mapping[str, Schedule],
    done: Done = NOTHING,
    topics: Collection[str] = (),
    minutes: float | None = None,
) -> Agenda:
    """Return what is left of today's session after what is `done`.

    `minutes` stand for those of the goal, `topics` narrow it down for once.
    """
    end = goal.end(today)
    wanted = [card for card in ground.cards if not topics or card.topic in topics]
    entrance = gate(ground, schedules)
    closed = [card for card in wanted if not card.log and not entrance.lets(card)]
    shut = {card.id for card in closed}
    rows = prospects([card for card in wanted if card.id not in shut], learner, today, end)
    worth = [row for row in rows if row[0].worth > 0.0]

    free = 60.0 * ((goal.minutes_on(today) if minutes is None else minutes) - done.minutes)
    owed = credit(goal, ground, past).owed(goal.code_share, max(free, 0.0))
    picked, siblings = fill(worth, free, owed, first_of_families(sorted(done.cards)))

    settled = {card.id for _, card in picked} | {card.id for card in siblings}
    left = {
        LATER: [card.id for _, card in worth if card.id not in settled],
        SIBLINGS: [card.id for card in siblings],
        SETTLED: [card.id for prospect, card in rows if prospect.worth <= 0.0],
        CLOSED: [card.id for card in closed],
    }
    view = View(learner.memory, today, end, part=1.0)
    picks = tuple(_pick(card, view.of(card, state_of(learner.best, card.log), learner)) for _, card in picked)
    again = _again(wanted, schedules, today)
    return Agenda(picks, again, {why: tuple(names) for why, names in left.items() if names})


def credit(goal: Goal, ground: Terrain, past: Past) -> Credit:
    """Return what was spent since the plan was made."""
    code = [card.id for card in ground.cards if card.kind in CODE]
    return Credit(past.seconds_since(goal.since), past.seconds_since(goal.since, code))


def _again(cards: Iterable[Material], schedules: Mapping[str, Schedule], today: int) -> tuple[str, ...]:
    """Return the cards graded below 4 today, which are asked until they reach it."""
    known = ((card.id, schedules.get(card.id, NEW)) for card in cards)
    return tuple(name for name, schedule in known if schedule.again and schedule.last == today)


def _pick(card: Material, prospect: Prospect) -> Pick:
    return Pick(card.id, not card.log, prospect.seconds, prospect.now, prospect.then)


def fill(
    row: Row, seconds: float, owed: float | None, met: dict[str, str]
) -> tuple[list[tuple[Prospect, Material]], list[Material]]:
    """Return what of a row, the best first, fills the seconds, and the siblings passed over for it.

    Code comes first, as far as what it is `owed` allows; None makes one row of everything. `met` tells by family
    which card the day belongs to, and is filled as well.
    """
    if owed is None:
        return _taken(row, seconds, met)
    code = [each for each in row if each[1].kind in CODE]
    picked, siblings = _taken(code, seconds, met, owed)
    others = [each for each in row if each[1].kind not in CODE]
    for rest in (others, code[len(picked) + len(siblings) :]):
        more, apart = _taken(rest, seconds - sum(prospect.seconds for prospect, _ in picked), met)
        picked, siblings = picked + more, siblings + apart
    return picked, siblings


def _taken(
    row: Row, seconds: float, met: dict[str, str], owed: float = float("inf")
) -> tuple[list[tuple[Prospect, Material]], list[Material]]:
    """Take from the beginning of the row while there are seconds, and while what is owed covers half of the next."""
    picked: list[tuple[Prospect, Material]] = []
    siblings: list[Material] = []
    for prospect, card in row:
        if seconds <= 0.0 or owed < WORTH_OF_CREDIT * prospect.seconds:
            break
        if met.setdefault(family_of(card.id), card.id) != card.id:
            siblings.append(card)
            continue
        picked.append((prospect, card))
        seconds -= prospect.seconds
        owed -= prospect.seconds
    return picked, siblings
