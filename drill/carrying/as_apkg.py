r"""Cards as a package for Anki: topics are subdecks of `drill`, formulas are MathJax, identities are card ids.

A note keeps the fields of its card beside the sides that Anki shows, with a fingerprint of these: a card that
comes back unedited is whole again, and one that was edited there comes back as it was edited.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import sqlite3
import unicodedata
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any

from drill.carrying import tagging
from drill.carrying.flat import Flat
from drill.carrying.to_html import escaped, html
from drill.errors import UsageError

NOTE_TYPE = "drill question"
SHOWN = ("Ask", "Answer", "Points", "More")
CARD = "Card"
"""The field that Anki does not show: the card's fields as JSON."""
_NOTE_TYPE_ID = 1_709_384_731
_STYLE = """
.card { font: 20px/1.5 system-ui, sans-serif; text-align: left; max-width: 44rem; margin: 0 auto; padding: 0 1rem; }
pre { font-size: .85em; overflow-x: auto; } table { border-collapse: collapse; } th, td { padding: .2em .6em; }
.points { border-top: 1px solid #8886; }
"""
_FRONT = "{{Ask}}"
_BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<div class="points">{{Points}}</div>{{More}}'


def content(
    cards: Sequence[Flat],
    fields: Mapping[str, Mapping[str, Any]],
    titles: Mapping[str, str],
    milliseconds: int,
) -> bytes:
    """Return the package's bytes; `fields` are those of each card's deck, `milliseconds` is now.

    Raises UsageError where genanki is not installed.
    """
    collection = _collection(cards, fields, titles, milliseconds)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", "{}")
    return out.getvalue()


def _collection(
    cards: Sequence[Flat],
    fields: Mapping[str, Mapping[str, Any]],
    titles: Mapping[str, str],
    milliseconds: int,
) -> bytes:
    genanki = _genanki()
    model = genanki.Model(
        _NOTE_TYPE_ID,
        NOTE_TYPE,
        fields=[{"name": name} for name in (*SHOWN, CARD)],
        templates=[{"name": "Question", "qfmt": _FRONT, "afmt": _BACK}],
        css=_STYLE,
    )
    decks = {
        topic: genanki.Deck(_number(topic), f"{tagging.DECK}::{titles.get(topic, topic).replace('::', ': ')}")
        for topic in dict.fromkeys(card.topic for card in cards)
    }
    for card in cards:
        note = genanki.Note(
            model=model,
            fields=[*(sides := shown(card)), escaped(kept(fields[card.id], sides))],
            tags=[tag.replace(" ", "-") for tag in tagging.tags(card)],
            guid=tagging.identity(card.id),
        )
        decks[card.topic].add_note(note)
    # genanki's own way leaves a temporary file behind.
    with closing(sqlite3.connect(":memory:")) as connection:
        package = genanki.Package(list(decks.values()))
        package.write_to_db(connection.cursor(), milliseconds / 1000, itertools.count(milliseconds))
        connection.commit()
        return connection.serialize()


def shown(card: Flat) -> list[str]:
    """Return the fields that Anki shows, as HTML."""
    points = "".join(f"<li>{html(point)}</li>" for point in card.points)
    return [html(card.ask), html(card.answer), f"<ul>{points}</ul>", html(card.more)]


def kept(fields: Mapping[str, Any], sides: Sequence[str]) -> str:
    """Return the card's fields as JSON, with the fingerprint of the sides as they are now."""
    return json.dumps({"shown": fingerprint(sides), "fields": fields}, ensure_ascii=False)


def fingerprint(sides: Sequence[str]) -> str:
    """Return the fingerprint of the sides; Anki may store letters composed, so it is taken of composed ones."""
    text = unicodedata.normalize("NFC", "\x1f".join(sides))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _number(topic: str) -> int:
    """Return a number for the topic's deck, the same at every export."""
    return 1 << 40 | int.from_bytes(hashlib.sha256(topic.encode()).digest()[:4], "big")


def _genanki() -> Any:
    try:
        import genanki
    except ImportError:
        raise UsageError(
            "writing a package for Anki needs genanki",
            "pip install 'drill[anki]', or export a .csv, which Anki reads",
        ) from None
    return genanki
