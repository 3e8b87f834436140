"""The learner's own decks, added to as text: what stands in them is not touched, but for cards that came by import.

Such a card has a comment before it with two fingerprints: of its name in its source, by which a later import
finds it, and of its text as it was imported. While the text still has that fingerprint, a later import may
replace it; once the learner has edited it, it is his.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from drill.carrying.settling import digest
from drill.deckfiles.deck_text import content_of, text_of
from drill.deckfiles.deck_writer import card_text, deck_text
from drill.errors import ContentError
from drill.places import shown_path
from drill.problems import Notes, errors_in

MOST_CARDS = 1000
_BOM = b"\xef\xbb\xbf"
_MARK = re.compile(
    r"^(?P<indent> *)# imported (?P<key>[0-9a-f]{16})/(?P<text>[0-9a-f]{12})\n(?P=indent)- id: (?P<id>[a-z0-9-]+)\n",
    re.MULTILINE,
)
_CARD = re.compile(r"^ *- id:", re.MULTILINE)
_QUESTIONS = re.compile(r"^questions:[^\S\n]*\n", re.MULTILINE)
_NEXT_KEY = re.compile(r"^[A-Za-z_\"']", re.MULTILINE)
_DASH = re.compile(r"^( *)- ", re.MULTILINE)


class Imported(NamedTuple):
    """A card that an earlier import wrote: its id, where it stands, and whether it is still as it was written."""

    id: str
    path: str
    start: int
    end: int
    indent: int
    mark: str
    untouched: bool


@dataclass(slots=True)
class OwnDecks:
    """The decks of one folder as texts; `changed` are those to be written, by path."""

    folder: str
    texts: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    ends: dict[str, str] = field(default_factory=dict)
    begins: dict[str, bytes] = field(default_factory=dict)

    def imported(self) -> dict[str, Imported]:
        """Return the cards that came by import, by the fingerprint of their key."""
        return {
            found["key"]: _imported(path, text, found)
            for path, text in self.texts.items()
            for found in _MARK.finditer(text)
        }

    def path_of(self, topic: str) -> str:
        """Return the path of the topic's deck."""
        return os.path.join(self.folder, f"{topic}.yaml")

    def count(self, topic: str) -> int:
        """Return how many cards the topic's deck holds."""
        return len(_CARD.findall(self.texts.get(self.path_of(topic), "")))

    def add(
        self, topic: str, head: Mapping[str, Any], cards: Sequence[tuple[str, Mapping[str, Any]]]
    ) -> None:
        """Append cards, each with its key, to the topic's deck, which is made with `head` where there is none.

        Raises ContentError where the deck that is there has faults.
        """
        path = self.path_of(topic)
        if path in self.broken:
            raise ContentError(
                f"{shown_path(path)} has faults, so nothing can be added to it",
                f"`drill check {topic}` names them",
            )
        before = self.texts.get(path)
        indent = _indent(before) if before is not None else 2
        written = [marked(key, fields, indent) for key, fields in cards]
        text = deck_text(head, written) if before is None else _appended(before, written)
        self.texts[path] = self.changed[path] = text

    def replace(self, cards: Sequence[tuple[Imported, str, Mapping[str, Any]]]) -> None:
        """Put new text in place of cards that came by import, each with its key and fields."""
        for card, key, fields in sorted(cards, key=lambda each: -each[0].start):
            text = self.texts[card.path]
            text = text[: card.start] + marked(key, fields, card.indent) + text[card.end :]
            self.texts[card.path] = self.changed[card.path] = text


def read_own(folder: str) -> OwnDecks:
    """Return the own decks; one that can't be read stays as it is, and nothing can be added to it."""
    decks = OwnDecks(folder)
    for path in _files(folder):
        notes = Notes(path)
        content = content_of(path, notes) or b""
        text = text_of(content, notes)
        if text is None or notes.problems:
            decks.broken.add(path)
        elif text.count("\r\n") == text.count("\n"):
            decks.texts[path] = text.replace("\r\n", "\n")
            decks.ends[path] = "\r\n"
        else:
            decks.texts[path] = text
        if content.startswith(_BOM):
            decks.begins[path] = _BOM
    return decks


def _files(folder: str) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    yield from (os.path.join(folder, name) for name in names if name.endswith(".yaml") and name[0] != ".")


def marked(key: str, fields: Mapping[str, Any], indent: int = 2) -> str:
    """Return the card's text behind its comment."""
    text = card_text(fields, indent)
    return f"{' ' * indent}# imported {digest(key)[:16]}/{digest(card_text(fields))[:12]}\n{text}"


def text_mark(fields: Mapping[str, Any]) -> str:
    """Return the fingerprint of a card's text."""
    return digest(card_text(fields))[:12]


def key_mark(key: str) -> str:
    """Return the fingerprint of a card's key."""
    return digest(key)[:16]


def _imported(path: str, text: str, found: re.Match[str]) -> Imported:
    indent = len(found["indent"])
    start = text.index("\n", found.start()) + 1
    end = _card_end(text, start, indent)
    lines = (
        line[indent:] if line[:indent].isspace() or not indent else line
        for line in text[start:end].split("\n")
    )
    as_written = "\n".join(("  " + line if line else line) for line in lines)
    untouched = digest(as_written)[:12] == found["text"]
    return Imported(
        f"{_topic(path)}/{found['id']}", path, found.start(), end, indent, found["text"], untouched
    )


def _card_end(text: str, start: int, indent: int) -> int:
    """Return where the card ends whose dash stands `indent` columns in: before the next line no deeper than it."""
    end = at = text.index("\n", start) + 1
    while at < len(text):
        line_end = text.find("\n", at) + 1 or len(text)
        line = text[at:line_end]
        if line.strip():
            if not line.startswith(" " * (indent + 1)):
                break
            end = line_end
        at = line_end
    return end


def _topic(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _indent(text: str) -> int:
    found = _QUESTIONS.search(text)
    dash = _DASH.search(text, found.end()) if found else None
    return len(dash[1]) if dash else 2


def _appended(text: str, cards: Sequence[str]) -> str:
    """Return the deck with the cards behind its last question; every byte that was there stays."""
    text = text if text.endswith("\n") or not text else text + "\n"
    new = "\n".join(cards)
    found = _QUESTIONS.search(text)
    if found is None:
        return f"{text}questions:\n{new}"
    following = _NEXT_KEY.search(text, found.end())
    end = following.start() if following else len(text)
    end = len(text[:end].rstrip()) + 1  # blank lines stay between this list and the next key
    rest = text[end:]
    return f"{text[:end]}\n{new}{rest}"


def require_sound(decks: OwnDecks, parse: Any) -> None:
    """Raise ContentError where a changed deck could not be read back."""
    for path, text in decks.changed.items():
        notes = Notes(shown_path(path))
        parse(text.encode(), _topic(path), notes)
        if found := errors_in(notes.problems):
            raise ContentError(f"{found[0]}", "give another topic with --topic, or mend the deck first")


def write(decks: OwnDecks) -> None:
    """Put the changed decks on disk, each whole or not at all. Raises ContentError."""
    if not decks.changed:
        return
    try:
        os.makedirs(decks.folder, exist_ok=True)
        for path, text in decks.changed.items():
            part = os.path.join(decks.folder, f".{os.path.basename(path)}.part")
            content = decks.begins.get(path, b"") + text.replace("\n", decks.ends.get(path, "\n")).encode()
            with open(part, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
    except OSError as error:
        fix = "free some space, or give yourself the right to write there"
        raise ContentError(f"{shown_path(decks.folder)} can't be written: {error.strerror}", fix) from None
