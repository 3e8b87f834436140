"""Finding cards by words: every word must occur, and where it occurs decides the order."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from drill.cards import BugHunt, Card, Kata, Library, Question
from drill.errors import UsageError

WEIGHTS = (8, 4, 1)  # the id and tags, what is asked, and all the rest


def find(cards: Iterable[Card], words: Sequence[str]) -> list[Question | Kata]:
    """Return the cards in which every word occurs, the best first; bug hunts are left out, their kata is found."""
    wanted = [word.casefold() for word in words]
    scored = [
        (score, card) for card in cards if not isinstance(card, BugHunt) and (score := _score(card, wanted))
    ]
    return [card for _, card in sorted(scored, key=lambda row: (-row[0], row[1].id))]


def _score(card: Question | Kata, wanted: Sequence[str]) -> int:
    fields = [text.casefold() for text in _fields(card)]
    scores = [
        sum(weight * (word in text) for weight, text in zip(WEIGHTS, fields, strict=True)) for word in wanted
    ]
    return sum(scores) if all(scores) else 0


def _fields(card: Question | Kata) -> tuple[str, str, str]:
    name = " ".join((card.id, card.id.replace("-", " "), *card.tags))
    follow_ups = [text for follow in card.follow_ups for text in (follow.ask, follow.answer)]
    if isinstance(card, Kata):
        return name, f"{card.title} {card.prompt}", " ".join((*card.entry, *follow_ups))
    rest = (card.answer, *card.points, *follow_ups, card.why_wrong, card.code, card.source)
    return name, card.ask, " ".join(rest)


def card_named(library: Library, name: str) -> Card:
    """Return the card with this id, also where only the part after the slash is given and is unique.

    Raises UsageError that names the nearest ids.
    """
    name = library.renamed.get(name, name)
    if name in library.cards:
        return library.cards[name]
    same = [card for card_id, card in library.cards.items() if card_id.partition("/")[2] == name]
    if len(same) == 1:
        return same[0]
    near = [card.id for card in same] or difflib.get_close_matches(name, library.cards, 3, 0.5)
    advice = f"did you mean {' or '.join(near)}?" if near else "`drill search WORDS` finds cards"
    raise UsageError(f"there is no card {name!r}", advice)
