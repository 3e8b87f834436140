"""Notes of Anki as cards of ours: each card as its template shows it, with the reviews that were logged for it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any, NamedTuple

from drill.carrying import anki_notes, as_apkg, tagging
from drill.carrying.anki_notes import AnkiCard, Note, NoteType
from drill.carrying.from_html import text_of
from drill.carrying.from_json import card_of
from drill.carrying.incoming import Incoming, Losses
from drill.carrying.settling import listed, points_in
from drill.errors import ContentError, UsageError

GAP = "[…]"
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_SECTION = re.compile(r"\{\{([#^])([^{}]+)\}\}((?:(?!\{\{[#^/]).)*)\{\{/\2\}\}", re.DOTALL)
_CLOZE = re.compile(r"\{\{c(\d{1,3})::((?:(?!\{\{c\d|\}\}).)*)\}\}", re.DOTALL)
_ANSWER = re.compile(r"<hr\s[^>]*id\s*=\s*[\"']?answer[^>]*>", re.IGNORECASE)
_PROGRAMS = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ROUNDS = 12
"""How deep sections and clozes are followed into each other."""


class Mapped(NamedTuple):
    """Which fields hold what, where the learner says so; empty names leave it to the templates."""

    ask: str = ""
    answer: str = ""
    points: str = ""
    leave: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return all fields that are named."""
        return tuple(name for name in (self.ask, self.answer, self.points, *self.leave) if name)


def cards(
    connection: sqlite3.Connection, name: str, losses: Losses, mapped: Mapped, *, trusted: bool = False
) -> list[Incoming]:
    """Return the cards of the collection. Raises DrillError, also for a field that no note has."""
    found: list[Incoming] = []
    known: dict[str, None] = {}
    told: set[str] = set()
    for note in anki_notes.notes(connection, name):
        known |= dict.fromkeys(note.kind.fields)
        if note.kind.name not in told:
            told.add(note.kind.name)
            _tell_programs(note.kind, losses)
        found += _of_note(note, losses, mapped, trusted)
    if not found:
        raise ContentError(f"{name} holds no cards", "export it from Anki anew")
    for field in mapped.names:
        if field not in known:
            raise UsageError(f"no note has a field {field!r}", f"use one of {', '.join(known)}"[:300])
    return found


def _tell_programs(kind: NoteType, losses: Losses) -> None:
    if any(_PROGRAMS.search(side) for template in kind.templates for side in template):
        losses.add("note types with scripts or styles in their templates", kind.name)


def _of_note(note: Note, losses: Losses, mapped: Mapped, trusted: bool) -> Iterator[Incoming]:
    if own := _own(note, losses, trusted):
        yield own
        return
    if not note.cards:
        losses.add("notes without cards", note.guid)
    for card in note.cards:
        if card.scheduled and not card.past:
            losses.add("cards with an interval but no reviews, which start as new", note.guid)
        if mapped.ask or mapped.answer:
            yield _by_fields(note, card, losses, mapped)
            return
        yield _by_template(note, card, losses, mapped)


def _own(note: Note, losses: Losses, trusted: bool) -> Incoming | None:
    """Return a card that `drill export` wrote: whole where its sides were not edited since."""
    card_id = tagging.card_id(note.guid)
    if not card_id or not set(as_apkg.SHOWN) <= set(note.values):
        return None
    sides = [note.values[name] for name in as_apkg.SHOWN]
    told = tagging.told(note.tags)
    first = note.cards[0] if note.cards else AnkiCard(0, "", (), False, False)
    fields = _kept(note.values.get(as_apkg.CARD, ""), sides)
    if fields is not None:
        topic, _, name = card_id.partition("/")
        whole = card_of({**fields, "id": name}, topic, _deck(first.deck), losses, trusted=trusted)
    else:
        ask, answer, points, more = (text_of(side, losses) for side in sides)
        whole = Incoming(
            key=note.guid,
            ask=ask,
            answer="\n\n".join(part for part in (answer, more) if part),
            topic=_deck(first.deck),
            points=tuple(listed(points) or points_in(points)),
            tags=told.tags,
            id=card_id,
            level=told.level,
            where=card_id,
        )
    return replace(whole, past=first.past, suspended=first.suspended)


def _kept(text: str, sides: list[str]) -> Mapping[str, Any] | None:
    """Return the fields that the note keeps, if its sides are still those that went with them."""
    try:
        told = json.loads(unescape(text))
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("shown") != as_apkg.fingerprint(sides):
        return None
    fields = told.get("fields")
    return fields if isinstance(fields, dict) else None


def _deck(name: str) -> str:
    return name.removeprefix(f"{tagging.DECK}::")


def _by_fields(note: Note, card: AnkiCard, losses: Losses, mapped: Mapped) -> Incoming:
    """Return the note as one card by the fields that the learner named; the others belong to its answer."""
    values = {
        name: value for name, value in note.values.items() if name not in mapped.leave and value.strip()
    }
    ask = mapped.ask or next((name for name in values if name != mapped.answer), "")
    answer = mapped.answer or next((name for name in values if name not in (ask, mapped.points)), "")
    rest = [
        f"**{name}**\n\n{text}"
        for name, value in values.items()
        if name not in (ask, answer, mapped.points) and (text := text_of(value, losses))
    ]
    texts = (text_of(values.get(name, ""), losses) for name in (ask, answer))
    asked, answered = texts
    sides = asked, "\n\n".join(part for part in (answered, *rest) if part)
    return _incoming(note, card, sides, _points(note, losses, mapped))


def _by_template(note: Note, card: AnkiCard, losses: Losses, mapped: Mapped) -> Incoming:
    """Return the card as its template shows it."""
    templates = note.kind.templates
    number = 0 if note.kind.cloze else card.number
    if not 0 <= number < len(templates):
        losses.add("cards whose template is missing", note.guid)
        return _incoming(note, card, ("", ""))
    left_out = {*mapped.leave, mapped.points}
    values = {name: "" if name in left_out else value for name, value in note.values.items()}
    front, back = (_PROGRAMS.sub("", side) for side in templates[number])
    cloze = card.number + 1 if note.kind.cloze else 0
    if cloze and any("image-occlusion:" in value for value in values.values()):
        losses.add("pictures with covered parts", note.guid)
    ask = _filled(front, values, note, cloze, back=False)
    parts = _ANSWER.split(back, maxsplit=1)
    answer = _filled(parts[-1], values, note, cloze, back=True)
    hidden = tuple(text_of(each, losses) for each in _hidden(values, cloze)) if cloze else ()
    sides = text_of(ask, losses), text_of(answer, losses)
    return _incoming(note, card, sides, _points(note, losses, mapped) or hidden)


def _points(note: Note, losses: Losses, mapped: Mapped) -> tuple[str, ...]:
    """Return the points in the field that the learner named for them."""
    text = text_of(note.values.get(mapped.points, ""), losses)
    return tuple(listed(text) or points_in(text))


def _incoming(note: Note, card: AnkiCard, sides: tuple[str, str], points: tuple[str, ...] = ()) -> Incoming:
    told = tagging.told(note.tags)
    return Incoming(
        key=f"anki:{note.guid}:{card.number}",
        ask=sides[0],
        answer=sides[1],
        topic=_deck(card.deck),
        points=points,
        tags=told.tags,
        level=told.level,
        past=card.past,
        suspended=card.suspended,
        where=f"note {note.guid}" + (f", card {card.number + 1}" if card.number else ""),
    )


def _filled(side: str, values: Mapping[str, str], note: Note, cloze: int, *, back: bool) -> str:
    """Return a side of a template with the note's values in it, as HTML."""
    for _ in range(_ROUNDS):
        side, changes = _SECTION.subn(lambda found: _section(found, values, cloze), side)
        if not changes:
            break

    def fill(found: re.Match[str]) -> str:
        *filters, name = (part.strip() for part in found[1].split(":"))
        if any(each.startswith("tts") for each in filters) or ("type" in filters and not back):
            return ""
        value = " ".join(note.tags) if name == "Tags" else values.get(name, "")
        return _clozed(value, cloze, back=back) if "cloze" in filters else value

    return _FIELD.sub(fill, side)


def _section(found: re.Match[str], values: Mapping[str, str], cloze: int) -> str:
    name = found[2].strip()
    there = bool(values.get(name, "").strip()) or name == f"c{cloze}"
    return found[3] if there == (found[1] == "#") else ""


def _clozed(text: str, number: int, *, back: bool) -> str:
    """Return the text with the clozes of that number covered, or shown in bold on the back; all others are shown."""

    def uncover(found: re.Match[str]) -> str:
        inside, _, hint = found[2].partition("::")
        if int(found[1]) != number:
            return inside
        return f"<b>{inside}</b>" if back else f"[{hint}]" if hint else GAP

    for _ in range(_ROUNDS):
        text, changes = _CLOZE.subn(uncover, text)
        if not changes:
            break
    return text


def _hidden(values: Mapping[str, str], number: int) -> list[str]:
    """Return what the clozes of that number cover."""
    found = [each for value in values.values() for each in _CLOZE.findall(value)]
    return [inside.partition("::")[0] for cloze, inside in found if int(cloze) == number]
