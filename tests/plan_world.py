"""Cards, logs and plans to test the planner with: small decks, generated histories, and the journey of a plan."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from drill.cards import topic_of
from drill.due import NOTHING, Done
from drill.fresh import HUNT, KATA, QUESTION
from drill.plans.agenda import Agenda, agenda
from drill.plans.goal import Goal
from drill.plans.learner import fit
from drill.plans.material import terrain
from drill.plans.past import past_of
from drill.reviews import DAILY, replay_all
from tests.log_world import START_DAY

D = START_DAY


class Entry(NamedTuple):
    id: str
    kind: str = QUESTION
    minutes: float = 2.0
    requires: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()

    @property
    def topic(self) -> str:
        return topic_of(self.id)


def deck(topic: str, questions: int = 12, katas: int = 2, hunts: int = 2, after: tuple[str, ...] = ()):
    cards = [Entry(f"{topic}/q{n:02}", QUESTION, 1.0 + n % 3, (), after) for n in range(questions)]
    for kata in (f"{topic}/k{n}" for n in range(katas)):
        cards.append(Entry(kata, KATA, 20.0, (), after))
        cards += [Entry(f"{kata}~w{n}", HUNT, 10.0, (), after) for n in range(hunts)]
    return cards


LIBRARY = [*deck("first"), *deck("second", after=("first",)), *deck("other")]
BY_ID = {card.id: card for card in LIBRARY}
IDS = tuple(sorted(BY_ID))


def schedules_of(facts):
    return replay_all((card, DAILY, quality, day) for card, quality, day, _ in facts)


def planned(
    facts=(),
    *,
    goal: Goal | None = None,
    today: int = D,
    library=LIBRARY,
    done: Done = NOTHING,
    schedules=None,
    **narrowed,
) -> Agenda:
    """Return the agenda that follows from the facts of a log."""
    goal = goal or Goal(date=today + 21, since=D, minutes=40.0)
    past = past_of((*fact, True) for fact in facts)
    schedules = schedules_of(facts) if schedules is None else schedules
    ground = terrain(goal, library, schedules, past)
    learner = fit(past.studied())
    return agenda(goal, ground, learner, past, today, schedules=schedules, done=done, **narrowed)


def done_on(day: int, facts) -> Done:
    """Return what was practised on a day."""
    today = [fact for fact in facts if fact[2] == day]
    return Done(frozenset(card for card, *_ in today), sum(seconds for *_, seconds in today) / 60)


@st.composite
def histories(draw, ids=IDS, days: int = 20, most: int = 60):
    """Facts of a log before today, in order of their days."""
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(D - days, D - 1),
                st.sampled_from(ids),
                st.integers(0, 5),
                st.floats(0, 900, allow_nan=False),
            ),
            max_size=most,
        )
    )
    return [
        (card, quality, day, seconds) for day, card, quality, seconds in sorted(rows, key=lambda row: row[0])
    ]
