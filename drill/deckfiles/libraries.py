"""A library put together: which card has which id, which topics come first, and what does not go together.

Where two files claim one id, the shipped one keeps it, then a pack's: one's own deck is mended the easiest.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence

from drill.cards import BugHunt, Card, Deck, Kata, Library, Question, Track
from drill.problems import WARNING, Place, Problem

Hunts = Callable[[Kata], Iterable[str]]


def assemble(
    decks: Sequence[Deck], tracks: Sequence[Track], wrong_answers: Hunts
) -> tuple[Library, list[Problem]]:
    """Return the library of the decks, which come in the order of their roots, own first, and what clashes.

    A deck that claims an id of another is left out. `wrong_answers` gives the names of those of a kata.
    """
    kept, problems = _without_clashes(decks)
    ordered = in_order(kept, tracks)
    cards = {card.id: card for deck in ordered for card in _cards(deck, wrong_answers)}
    renamed = {former: card_id for card_id, card in cards.items() for former in _formers(card)}
    problems += list(_rings(ordered))
    return Library(tuple(ordered), tuple(tracks), cards, renamed), problems


def _cards(deck: Deck, wrong_answers: Hunts) -> Iterator[Card]:
    yield from deck.questions
    for kata in deck.katas:
        yield kata
        yield from (BugHunt(kata, name) for name in sorted(wrong_answers(kata)))


def _formers(card: Card) -> tuple[str, ...]:
    """Return the ids that the card had: a bug hunt had those of its kata, with its own name."""
    if isinstance(card, BugHunt):
        return tuple(
            BugHunt(card.kata, card.name).id.replace(card.kata.id, former, 1) for former in card.kata.formerly
        )
    return card.formerly


def _without_clashes(decks: Sequence[Deck]) -> tuple[list[Deck], list[Problem]]:
    claims: dict[str, Place] = {}
    kept: list[Deck] = []
    problems: list[Problem] = []
    for deck in reversed(decks):  # shipped ones first, which keep what they claim
        found = list(_clashes(deck, claims))
        problems += found
        if not found:
            kept.append(deck)
            claims |= {name: card.place for card in _written(deck) for name in (card.id, *card.formerly)}
    return kept[::-1], problems  # within a topic one's own cards come first: who adds one wants to meet it


def _written(deck: Deck) -> tuple[Question | Kata, ...]:
    return (*deck.questions, *deck.katas)


def _clashes(deck: Deck, claims: dict[str, Place]) -> Iterator[Problem]:
    own: dict[str, Place] = {}
    for card in _written(deck):
        for name in (card.id, *card.formerly):
            if holder := claims.get(name) or own.get(name):
                what = f"id `{name}` belongs to a card in {holder.file}:{holder.line}"
                yield Problem(card.place, what, "name it differently in one of both files")
            own[name] = card.place


def in_order(decks: Iterable[Deck], tracks: Iterable[Track]) -> list[Deck]:
    """Return the decks in the order of the tracks, the rest by name, each after its prerequisites."""
    by_topic: dict[str, list[Deck]] = {}
    for deck in sorted(decks, key=lambda deck: deck.topic):
        by_topic.setdefault(deck.topic, []).append(deck)
    wanted = dict.fromkeys([topic for track in tracks for topic in track.topics] + list(by_topic))
    placed: dict[str, None] = {}
    for topic in wanted:
        _place(topic, by_topic, placed, ())
    return [deck for topic in placed for deck in by_topic[topic]]


def _place(topic: str, decks: dict[str, list[Deck]], placed: dict[str, None], above: tuple[str, ...]) -> None:
    """Append the topic after its prerequisites; a ring of prerequisites is cut where it closes."""
    if topic in placed or topic in above or topic not in decks:
        return
    for deck in decks[topic]:
        for prerequisite in deck.prerequisites:
            _place(prerequisite, decks, placed, (*above, topic))
    placed[topic] = None


def _rings(decks: Sequence[Deck]) -> Iterator[Problem]:
    """Yield one problem for each deck that comes, through others, before itself."""
    before = {deck.topic: set(deck.prerequisites) for deck in decks}
    for deck in decks:
        reached, waiting = set[str](), list(deck.prerequisites)
        while waiting:
            topic = waiting.pop()
            if topic not in reached:
                reached.add(topic)
                waiting += before.get(topic, ())
        if deck.topic in reached:
            yield Problem(
                deck.place, f"`{deck.topic}` comes before itself", "cut the ring of `prerequisites`"
            )


def unknown_prerequisites(library: Library) -> list[Problem]:
    """Return advice on prerequisites that neither have a deck nor stand in a track: most are slips."""
    known = {deck.topic for deck in library.decks} | {t for track in library.tracks for t in track.topics}
    return [
        Problem(
            deck.place, f"prerequisite `{topic}` is no topic that is known", _nearest(topic, known), WARNING
        )
        for deck in library.decks
        for topic in deck.prerequisites
        if topic not in known
    ]


def _nearest(topic: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(topic, sorted(known), 1)
    return f"did you mean `{near[0]}`?" if near else "add it to a track, or delete it"
