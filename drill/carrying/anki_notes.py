"""What a collection of Anki holds, in either of its layouts: note types, decks, notes with their cards, reviews."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from drill.carrying import anki_file
from drill.carrying.incoming import Past
from drill.errors import ContentError

CLOZE = 1
QUALITIES = {1: 1, 2: 3, 3: 4, 4: 5}
"""Again, Hard, Good and Easy as qualities of SM-2."""
_GRADED = (0, 1, 2, 3)
_CRAM = 3
_LONGEST = 3600.0
MOST_NOTES = 200_000


class Template(NamedTuple):
    """The two sides of a kind of card, with fields in double braces."""

    front: str
    back: str


class NoteType(NamedTuple):
    """A note type: its fields and templates in order; a cloze type makes a card for each number."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


class AnkiCard(NamedTuple):
    """A card of a note: its number within the note, its deck, and what is known of its reviews."""

    number: int
    deck: str
    past: tuple[Past, ...]
    suspended: bool
    scheduled: bool


class Note(NamedTuple):
    """A note: its identity, type, tags, and the values of its fields by name."""

    guid: str
    kind: NoteType
    tags: tuple[str, ...]
    values: Mapping[str, str]
    cards: tuple[AnkiCard, ...]


def notes(connection: sqlite3.Connection, name: str) -> Iterator[Note]:
    """Yield the notes in the order in which they were made; `name` is how errors call the file."""
    kinds, decks = _kinds(connection, name), _decks(connection, name)
    past = _past(connection)
    cards: dict[int, list[AnkiCard]] = defaultdict(list)
    for card, note, number, deck, queue, interval in connection.execute(
        "select id, nid, ord, did, queue, ivl from cards order by nid, ord"
    ):
        events = tuple(past.get(card, ()))
        cards[note].append(
            AnkiCard(_whole(number), decks.get(_whole(deck), ""), events, queue == -1, _whole(interval) > 0)
        )
    rows = connection.execute("select id, guid, mid, tags, flds from notes order by id")
    for count, (note, guid, kind, tags, fields) in enumerate(rows):
        if count >= MOST_NOTES:
            raise ContentError(f"{name} holds more than {MOST_NOTES} notes", "import it in parts")
        found = kinds.get(_whole(kind)) or NoteType("", False, (), ())
        values = dict(zip(found.fields, str(fields).split("\x1f"), strict=False))
        yield Note(str(guid), found, tuple(str(tags).split()), values, tuple(cards.get(note, ())))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _past(connection: sqlite3.Connection) -> dict[int, list[Past]]:
    """Return the reviews of each card in order; what moved a card by hand is none."""
    found: dict[int, list[Past]] = defaultdict(list)
    rows = connection.execute("select id, cid, ease, ivl, factor, time, type from revlog order by id")
    for at, card, ease, interval, factor, time, kind in rows:
        if ease in QUALITIES and kind in _GRADED:
            facts = {"from": "anki", "ease": ease, "interval": _whole(interval), "factor": _whole(factor)}
            seconds = min(max(_whole(time) / 1000, 0.0), _LONGEST)
            found[card].append(Past(_whole(at), QUALITIES[ease], seconds, kind == _CRAM, facts))
    return found


def _kinds(connection: sqlite3.Connection, name: str) -> dict[int, NoteType]:
    if {"notetypes", "fields", "templates"} <= anki_file.tables(connection):
        return _kinds_of_tables(connection)
    kinds: dict[int, NoteType] = {}
    for number, kind in _json(connection, "select models from col", "note types", name).items():
        if isinstance(kind, dict) and str(number).isdecimal():
            fields = tuple(str(each.get("name", "")) for each in _dicts(kind.get("flds")))
            templates = (
                Template(str(t.get("qfmt", "")), str(t.get("afmt", ""))) for t in _dicts(kind.get("tmpls"))
            )
            kinds[int(number)] = NoteType(
                str(kind.get("name", "")), kind.get("type") == CLOZE, fields, tuple(templates)
            )
    return kinds


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _kinds_of_tables(connection: sqlite3.Connection) -> dict[int, NoteType]:
    fields: dict[int, list[str]] = defaultdict(list)
    for kind, field in connection.execute("select ntid, name from fields order by ntid, ord"):
        fields[kind].append(str(field))
    templates: dict[int, list[Template]] = defaultdict(list)
    for kind, config in connection.execute("select ntid, config from templates order by ntid, ord"):
        told = _message(config)
        templates[kind].append(Template(_text(told.get(1)), _text(told.get(2))))
    return {
        number: NoteType(
            str(name), _message(config).get(1) == CLOZE, tuple(fields[number]), tuple(templates[number])
        )
        for number, name, config in connection.execute("select id, name, config from notetypes")
    }


def _decks(connection: sqlite3.Connection, name: str) -> dict[int, str]:
    if "decks" in anki_file.tables(connection):
        rows = connection.execute("select id, name from decks")
        return {_whole(number): str(name).replace("\x1f", "::") for number, name in rows}
    decks = _json(connection, "select decks from col", "decks", name)
    return {
        int(n): str(deck.get("name", ""))
        for n, deck in decks.items()
        if n.isdecimal() and isinstance(deck, dict)
    }


def _json(connection: sqlite3.Connection, query: str, what: str, name: str) -> dict[str, Any]:
    row = connection.execute(query).fetchone()
    try:
        found = json.loads(row[0]) if row else None
    except (ValueError, TypeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ContentError(f"{name} has no {what} that can be read", "export it from Anki anew")
    return found


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _message(content: object) -> dict[int, int | bytes]:
    """Return the numbers and byte strings of a protocol buffer, the last of each field; what breaks off is left out."""
    data, at = content if isinstance(content, bytes) else b"", 0
    found: dict[int, int | bytes] = {}
    while at < len(data):
        key, at = _varint(data, at)
        match key & 7:
            case 0:
                found[key >> 3], at = _varint(data, at)
            case 1:
                at += 8
            case 2:
                size, at = _varint(data, at)
                found[key >> 3], at = data[at : at + size], at + size
            case 5:
                at += 4
            case _:
                break
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < 70:
        byte = data[at]
        value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
        if byte < 128:
            break
    return value, at
