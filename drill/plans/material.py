"""The cards of a plan: what each is worth, how long it takes, and which may be met on a day."""

from __future__ import annotations

from drill.due import LEECH_LAPSES
from drill.fresh import HUNT, PREREQUISITE_CARDS, by_topic, family_of, in_turns
from drill.light import NamedTuple
from drill.plans.past import Past, expected_seconds
from drill.sm2 import NEW

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from drill.fresh import Entry
    from drill.plans.goal import Goal
    from drill.sm2 import Schedule

HUNT_VALUE = 0.25
"""A bug hunt repeats its kata: in half the time, for a quarter of its worth."""


class Material(NamedTuple):
    """A card of the plan. `value` decides what is chosen, `counts` is its weight in the recall that is predicted."""

    id: str
    topic: str
    kind: str
    seconds: float
    value: float = 1.0
    counts: float = 1.0
    log: tuple[tuple[int, int], ...] = ()

    @property
    def family(self) -> str:
        """Return what siblings share."""
        return family_of(self.id)


class Terrain(NamedTuple):
    """All cards of the plan, topics taking turns, and by topic the topics of the plan to be met before it.

    The order decides between cards that promise the same: a little of every topic comes before all of one.
    """

    cards: tuple[Material, ...]
    before: dict[str, tuple[str, ...]]


def terrain(
    goal: Goal,
    entries: Iterable[Entry],
    schedules: Mapping[str, Schedule],
    past: Past,
    *,
    missing: Collection[str] = (),
) -> Terrain:
    """Return the cards that the plan is about: of its topics, installed, neither suspended nor leeches."""
    entries, absent = list(entries), frozenset(missing)
    weights = {topic: goal.weight(topic) for topic in {entry.topic for entry in entries}}
    able = [entry for entry in entries if weights[entry.topic] > 0 and absent.isdisjoint(entry.requires)]
    kept = [entry for entry in able if _in_practice(schedules.get(entry.id, NEW))]
    seconds = expected_seconds(able, past)
    cards = tuple(
        Material(
            entry.id,
            entry.topic,
            entry.kind,
            seconds[entry.id],
            weights[entry.topic] * (HUNT_VALUE if entry.kind == HUNT else 1.0),
            0.0 if entry.kind == HUNT else weights[entry.topic],
            past.logs.get(entry.id, ()),
        )
        for entry in in_turns([*by_topic(kept).values()])
    )
    topics = {card.topic for card in cards}
    needs = {entry.topic: entry.prerequisites for entry in kept}
    before = {topic: tuple(name for name in names if name in topics) for topic, names in needs.items()}
    return Terrain(cards, _without_rings(before))


def _in_practice(schedule: Schedule) -> bool:
    return not schedule.suspended and schedule.lapses < LEECH_LAPSES


def _without_rings(before: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the prerequisites without those that would wait for one another for ever."""
    left, open_to = dict(before), set[str]()
    while left:
        ready = [topic for topic, needs in left.items() if open_to.issuperset(needs)] or [next(iter(left))]
        for topic in ready:
            before = before | {topic: tuple(name for name in left.pop(topic) if name in open_to)}
        open_to.update(ready)
    return before


class Gate:
    """Which new cards may be met: those of open topics, and bug hunts whose kata is passed.

    A topic opens once five cards, or all, of each topic before it have been met.
    """

    def __init__(self, ground: Terrain, met: Iterable[str], passed: Iterable[str]) -> None:
        """Begin with the cards that were met, and among them the katas that are passed."""
        self._before = ground.before
        self._topics = {card.id: card.topic for card in ground.cards if card.kind != HUNT}
        self._needed: dict[str, int] = {}
        for topic in self._topics.values():
            self._needed[topic] = min(PREREQUISITE_CARDS, self._needed.get(topic, 0) + 1)
        self._passed = set(passed)
        for card in met:
            self.meet(card)

    def copy(self) -> Gate:
        """Return a gate that stands as this one and goes its own way."""
        other = Gate.__new__(Gate)
        other._before, other._topics = self._before, self._topics
        other._needed, other._passed = dict(self._needed), set(self._passed)
        return other

    def meet(self, card: str) -> None:
        """Note that a card was met for the first time."""
        if topic := self._topics.get(card):
            self._needed[topic] -= 1

    def unlock(self, kata: str) -> None:
        """Note that a kata was passed."""
        self._passed.add(kata)

    def lets(self, card: Material) -> bool:
        """Say whether a new card may be met now."""
        if card.kind == HUNT and card.family not in self._passed:
            return False
        return self.opens(card.topic)

    def opens(self, topic: str) -> bool:
        """Say whether enough of the topics before this one was met."""
        return all(self._needed.get(name, 0) <= 0 for name in self._before.get(topic, ()))


def gate(ground: Terrain, schedules: Mapping[str, Schedule]) -> Gate:
    """Return the gate as the log leaves it."""
    met = [card.id for card in ground.cards if card.log]
    passed = [card.id for card in ground.cards if schedules.get(card.id, NEW).repetitions > 0]
    return Gate(ground, met, passed)


def first_of_families(cards: Sequence[str]) -> dict[str, str]:
    """Return by family the card to which the day belongs, from the cards practised on it."""
    return {family_of(card): card for card in sorted(cards)}
