"""What an import will do, decided before anything is written: for each foreign card, whether it is new, changed,
the same, or the learner's own by now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from drill.cards import Library, Question
from drill.carrying import settling
from drill.carrying.incoming import Incoming, Losses
from drill.carrying.own_decks import MOST_CARDS, Imported, OwnDecks, key_mark, text_mark

NEW, CHANGED, SAME, EDITED, HERE = "new", "changed", "unchanged", "edited here", "here already"
KINDS = (NEW, CHANGED, SAME, EDITED, HERE)


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one foreign card; `fields` are those of a deck, empty where nothing is written."""

    kind: str
    card: Incoming
    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    stands: Imported | None = None

    @property
    def topic(self) -> str:
        """Return the topic."""
        return self.id.partition("/")[0]


@dataclass(slots=True)
class Plan:
    """All steps of an import, the titles of the topics that it makes, and what can't come along."""

    steps: list[Step] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    heads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    losses: Losses = field(default_factory=Losses)

    def counts(self) -> dict[str, int]:
        """Return how many cards there are of each kind."""
        found = Counter(step.kind for step in self.steps)
        return {kind: found[kind] for kind in KINDS}


def plan(
    cards: Iterable[Incoming],
    library: Library,
    own: OwnDecks,
    losses: Losses,
    *,
    topic: str = "",
    level: int = settling.DEFAULT_LEVEL,
    heads: Mapping[str, Mapping[str, Any]] | None = None,
) -> Plan:
    """Return what is to be done; `topic` takes all cards into one deck, `level` is for those without one.

    `heads` holds title, summary and prerequisites of decks, where the source knows them.
    """
    planner = _Planner(library, own, Plan(losses=losses, heads=heads or {}), topic, level)
    for card in cards:
        planner.take(card)
    return planner.plan


class _Planner:
    def __init__(self, library: Library, own: OwnDecks, plan: Plan, topic: str, level: int) -> None:
        self.library = library
        self.own = own
        self.plan = plan
        self.topic = topic
        self.level = level
        self._imported = own.imported()
        self._taken = {*library.cards, *library.renamed, *(each.id for each in self._imported.values())}
        self._asked = {
            (card.topic, _same(card.ask)): card.id
            for card in library.cards.values()
            if isinstance(card, Question)
        }
        self._room: Counter[str] = Counter()
        self._keys: set[str] = set()

    def take(self, card: Incoming) -> None:
        """Decide about one card; a second one with the same key is a double of the source, and told."""
        mark = key_mark(card.key)
        if mark in self._keys:
            self.plan.losses.add("cards that stand twice in the file", card.where or card.key)
            return
        self._keys.add(mark)
        here = self._imported.get(mark)
        if here is None and card.id and self.library.renamed.get(card.id, card.id) in self.library.cards:
            self._step(HERE, card, self.library.renamed.get(card.id, card.id))
            return
        try:
            self._settle(card, here)
        except settling.UnfitError as error:
            self.plan.losses.add(f"cards {error}", card.where or card.key)

    def _settle(self, card: Incoming, here: Imported | None) -> None:
        if here is not None:
            fields = self._fields(card, here.id)
            kind = SAME if text_mark(fields) == here.mark else CHANGED if here.untouched else EDITED
            self._step(kind, card, here.id, fields if kind == CHANGED else {}, here)
            return
        topic = self._topic(card)
        probe = settling.fields_of(card, "x", self.level, Losses())
        if known := self._asked.get((topic, _same(str(probe["ask"])))):
            self._step(HERE, card, known)
            return
        topic = self._with_room(topic)
        name = card.id.partition("/")[2] if card.id.startswith(f"{topic}/") else ""
        if not name or f"{topic}/{name}" in self._taken:
            name = settling.name_for(card, topic, self._taken)
        fields = self._fields(card, f"{topic}/{name}")
        self._taken.add(f"{topic}/{name}")
        self._room[topic] += 1
        self._step(NEW, card, f"{topic}/{name}", fields)

    def _fields(self, card: Incoming, name: str) -> dict[str, Any]:
        """Return the fields under the id `name`; a former id that belongs to another card is not claimed."""
        topic, _, short = name.partition("/")
        fields = settling.fields_of(card, short, self.level, self.plan.losses)
        told = fields.pop("formerly", None)
        names = map(str, told if isinstance(told, list) else ())
        formers = [each if "/" in each else f"{topic}/{each}" for each in names]
        free = [each for each in formers if each not in self._taken or self.library.renamed.get(each) == name]
        self.plan.losses.add(
            "former ids that other cards have", *(each for each in formers if each not in free)
        )
        self._taken |= set(free)
        return fields | ({"formerly": free} if free else {})

    def _topic(self, card: Incoming) -> str:
        if self.topic:
            return self.topic
        topic = card.id.partition("/")[0] if card.id else settling.topic_of(card.topic)
        self.plan.titles.setdefault(topic, " ".join(card.topic.replace("::", ": ").split())[:80])
        return topic

    def _with_room(self, topic: str) -> str:
        """Return the topic, or a numbered one behind it where its deck is full."""
        number, name = 1, topic
        while self.own.count(name) + self._room[name] >= MOST_CARDS:
            number += 1
            name = f"{topic}-{number}"
        if number > 1:
            title = self.plan.titles.get(topic) or topic
            self.plan.titles.setdefault(name, f"{title[:70]} {number}")
        return name

    def _step(
        self,
        kind: str,
        card: Incoming,
        name: str,
        fields: Mapping[str, Any] | None = None,
        here: Imported | None = None,
    ) -> None:
        self.plan.steps.append(Step(kind, card, name, fields or {}, here))


def carry_out(plan: Plan, own: OwnDecks, source: str) -> None:
    """Change the texts of the own decks as planned; `source` is named in the summary of new ones."""
    own.replace([(s.stands, s.card.key, s.fields) for s in plan.steps if s.kind == CHANGED and s.stands])
    new = [step for step in plan.steps if step.kind == NEW]
    for topic in dict.fromkeys(step.topic for step in new):
        cards = [(step.card.key, step.fields) for step in new if step.topic == topic]
        own.add(
            topic, _head(topic, plan.titles.get(topic, ""), source) | dict(plan.heads.get(topic, {})), cards
        )


def _head(topic: str, title: str, source: str) -> dict[str, Any]:
    words = title.strip() or topic.replace("-", " ").capitalize()
    return {"title": settling.cleaned(words, Losses())[:80], "summary": f"Cards imported from {source}."}


def _same(ask: str) -> str:
    return " ".join(ask.casefold().split())


def drop_unfit(plan: Plan, faults: Mapping[str, Sequence[str]]) -> Plan:
    """Return the plan without the cards that a deck refuses, each told with the reason."""
    for step in plan.steps:
        if step.id in faults and step.fields:
            plan.losses.add(
                "cards that a deck refuses", f"{step.card.where or step.id}: {faults[step.id][0]}"
            )
    kept = [step for step in plan.steps if not (step.id in faults and step.fields)]
    return Plan(kept, plan.titles, plan.heads, plan.losses)
