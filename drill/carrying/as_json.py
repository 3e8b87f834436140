"""Everything as one JSON object: decks with all fields of their cards, schedules, and every event of the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from drill.cards import Deck, Track
from drill.carrying.plain_card import kata_fields, question_fields
from drill.reviews import Review
from drill.sm2 import Schedule

KIND, VERSION = "drill", 1


def text(
    decks: Iterable[Deck],
    tracks: Iterable[Track],
    schedules: Mapping[str, Schedule],
    events: Iterable[Review],
) -> str:
    """Return the object's text. A day is an ISO date in schedules, and the ordinal it is in the log's events."""
    content = {
        "kind": KIND,
        "version": VERSION,
        "decks": [_deck(deck) for deck in decks],
        "tracks": [{"id": each.id, "title": each.title, "topics": list(each.topics)} for each in tracks],
        "schedules": {card: _schedule(schedule) for card, schedule in sorted(schedules.items())},
        "log": [event._asdict() for event in events],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _deck(deck: Deck) -> dict[str, Any]:
    return {
        "topic": deck.topic,
        "title": deck.title,
        "summary": deck.summary,
        "prerequisites": list(deck.prerequisites),
        "questions": [question_fields(question) for question in deck.questions],
        "katas": [kata_fields(kata) for kata in deck.katas],
    }


def _schedule(schedule: Schedule) -> dict[str, Any]:
    values = schedule._asdict()
    for name in ("due", "last", "was_due"):
        values[name] = date.fromordinal(values[name]).isoformat() if values[name] else None
    return values
