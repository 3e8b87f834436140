"""The learner's own decks: a card is tried in memory first, then written by replacing the whole file at once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from drill.cards import Deck, Kata, Library, Question, is_id
from drill.deckfiles import deck_build, deck_reader
from drill.deckfiles.appending import appended
from drill.deckfiles.deck_parser import check_deck, parse_deck
from drill.deckfiles.deck_text import content_of, text_of
from drill.deckfiles.yaml_nodes import compose
from drill.deckfiles.yaml_writing import written
from drill.errors import ContentError
from drill.places import shown_path
from drill.problems import Notes, Place, Problem, errors_in

QUESTIONS, KATAS = "questions", "katas"
_BOM = b"\xef\xbb\xbf"
_SCRATCH = "title: A draft\nsummary: A draft.\n"
_SCRATCH_LINES, _SCRATCH_COLUMNS = 3, 4


class Tried(NamedTuple):
    """A card by itself: what came of reading it, what is wrong, and whether a session could use it as it is.

    Lines and columns of the problems count in the card's own text.
    """

    card: Question | Kata | None
    problems: list[Problem]
    usable: bool


class Growth(NamedTuple):
    """A deck file before and after a card is appended, and the line where the card begins."""

    path: str
    before: bytes | None
    after: bytes
    line: int


def tried(topic: str, text: str, kind: str = QUESTIONS) -> Tried:
    """Check a card by itself, in a deck that holds nothing else."""
    deck_text = appended(f"{_SCRATCH}{kind}:\n", kind, text).text.encode()
    strict, lenient = Notes("card"), Notes("card")
    deck = check_deck(deck_text, topic, strict)
    usable = parse_deck(deck_text, topic, lenient) is not None
    own = [_in_card(problem) for problem in strict.problems if problem.place.line > _SCRATCH_LINES]
    card = next(iter(_written(deck)), None) if deck is not None and usable else None
    return Tried(card, sorted(own, key=lambda each: each.place), usable)


def _in_card(problem: Problem) -> Problem:
    file, line, column = problem.place
    return problem._replace(place=Place(file, line - _SCRATCH_LINES, max(1, column - _SCRATCH_COLUMNS)))


class OwnDecks:
    """The decks below one home, and what is known of all others."""

    def __init__(self, home: str, library: Library) -> None:
        """Write to `home/decks`; ids and titles of `library` are known."""
        self.folder = os.path.join(home, "decks")
        self._library = library

    def topics(self) -> list[str]:
        """Return the topics of all decks, in the order of the library."""
        return list(dict.fromkeys(deck.topic for deck in self._library.decks))

    def taken(self, topic: str) -> set[str]:
        """Return the names that cards of the topic have or had."""
        names = {*self._library.cards, *self._library.renamed}
        return {name.partition("/")[2] for name in names if name.startswith(f"{topic}/")}

    def path(self, topic: str) -> str:
        """Return the file of the learner's own cards on a topic."""
        if not is_id(topic):
            raise ContentError(f"`{topic}` is not a topic", "name it like linear-regression")
        return os.path.join(self.folder, f"{topic}.yaml")

    def grown(self, topic: str, text: str, kind: str = QUESTIONS) -> Growth:
        """Return what the topic's file would be with the card. Raises ContentError where it can't be appended.

        Nothing is written. What stood in the file stands there still, and reads as it did.
        """
        path = self.path(topic)
        before = Path(path).read_bytes() if os.path.exists(path) else None
        notes = Notes(shown_path(path))
        old = "" if before is None else text_of(content_of(path, notes) or b"", notes)
        if old is None or errors_in(notes.problems):
            raise _broken(path, errors_in(notes.problems))
        if _is_written(old):
            compose(old, notes)
            if notes.problems:
                raise _broken(path, notes.problems)
        else:
            old += ("" if old.endswith("\n") or not old else "\n") + self.head(topic)
        new = appended(old, kind, text)
        bom = _BOM if before is not None and before.startswith(_BOM) else b""
        growth = Growth(path, before, bom + new.text.encode(), new.line)
        _require_sound(growth, topic, kind, text)
        return growth

    def head(self, topic: str, title: str = "", summary: str = "") -> str:
        """Return the first lines of a new deck; for a topic that has one elsewhere, its title."""
        known = next((deck.title for deck in self._library.decks if deck.topic == topic), "")
        title = title or known or topic.replace("-", " ").capitalize()
        return written({"title": title, "summary": summary or f"My own cards on {title}."})

    def save(self, growth: Growth) -> None:
        """Put the grown deck in the place of the old one, which must be as it was when the card was tried."""
        now = Path(growth.path).read_bytes() if os.path.exists(growth.path) else None
        if now != growth.before:
            raise ContentError(
                f"{shown_path(growth.path)} was changed at the same time", "your card is kept: try again"
            )
        replace_file(growth.path, growth.after)


def _is_written(text: str) -> bool:
    """Say whether the text holds more than comments."""
    return any(
        line.strip() and not line.lstrip().startswith("#") and line.strip() != "---"
        for line in text.split("\n")
    )


def _broken(path: str, problems: list[Problem]) -> ContentError:
    told = str(problems[0]) if problems else f"{shown_path(path)} can't be read"
    return ContentError(f"the deck must be mended first: {told}", "the new card is kept meanwhile")


def _require_sound(growth: Growth, topic: str, kind: str, card: str) -> None:
    """Raise ContentError unless a session can use the grown deck, and every card in it reads as before."""
    notes = Notes(shown_path(growth.path))
    plain = parse_deck(growth.after, topic, notes)
    if plain is None:
        own = card.count("\n") + growth.line
        before = [
            problem for problem in errors_in(notes.problems) if not growth.line <= problem.place.line < own
        ]
        raise _broken(growth.path, before or errors_in(notes.problems))
    new = tried(topic, card, kind).card
    now = _cards(plain, topic)
    added = None if new is None else now.pop(new.id, None)
    if new is None or added != new._replace(place=_NOWHERE) or now != _old_cards(growth, topic):
        raise ContentError(
            f"{shown_path(growth.path)} is written in a way that can't be appended to",
            "paste the card there by hand; it is kept",
        )


_NOWHERE = Place("", 0, 0)


def _cards(plain: Mapping[str, Any], topic: str) -> dict[str, Question | Kata]:
    deck = deck_build.deck(dict(plain), topic, "")
    return {card.id: card._replace(place=_NOWHERE) for card in _written(deck)}


def _written(deck: Deck) -> tuple[Question | Kata, ...]:
    return (*deck.questions, *deck.katas)


def _old_cards(growth: Growth, topic: str) -> dict[str, Question | Kata]:
    notes = Notes("")
    text = text_of(growth.before or b"", notes)
    root = compose(text, notes) if text and _is_written(text) else None
    return {} if root is None else _cards(deck_reader.read(root, notes).plain, topic)


def replace_file(path: str, content: bytes) -> None:
    """Write the file whole or not at all: a crash leaves the old one. A link stays a link."""
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    try:
        os.makedirs(folder, exist_ok=True)
        mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o644
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".new", delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(file.name, mode)
        os.replace(file.name, target)
    except OSError as error:
        with suppress(OSError, NameError):
            os.unlink(file.name)
        raise ContentError(
            f"can't write {shown_path(path)}: {error.strerror}", "free some space or mend the permissions"
        ) from None
