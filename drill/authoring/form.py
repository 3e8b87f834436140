"""The prompts of a new question, field by field: every key that is pressed is in the draft on disk."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from drill.authoring import draft_text
from drill.authoring.author import Author, Left, choose
from drill.authoring.draft_files import DraftFile
from drill.cards import is_id
from drill.sessions.blocks import Note, Tone

ENTER, NEW = "\r", "n"
DEFAULTS = {"form": "recall", "level": 2}
PROMPTED = frozenset({"topic", "id", "form", "level", "tags", "ask", "answer", "points"})
MOST_POINTS, LEAST_POINTS = 6, 2
_FOREVER = float("inf")
_ORDER = ("topic", "id", "form", "level", "tags", "ask", "code", "answer", "points")


@dataclass(slots=True)
class Typing:
    """Keeps what is being typed: a countdown that never ends, since prompts hand their text to nothing else."""

    keep: Callable[[str], None]
    left: Callable[[], float] = field(default=lambda: _FOREVER)
    told: Callable[[], str] = field(default=lambda: "")
    warning: Callable[[], str] = field(default=lambda: "")

    def typed(self, text: str) -> None:
        """Keep the text as it stands."""
        self.keep(text)


class Form:
    """The prompts of one card; every key that is pressed is in the draft."""

    def __init__(self, author: Author, draft: DraftFile, fields: dict[str, Any]) -> None:
        """Begin with `fields`, which are given or those of a draft that is gone on with."""
        self._author, self._draft, self._fields = author, draft, fields
        self._given = {name for name in fields if name not in DEFAULTS and fields[name]}
        self._resumed = bool(draft.read())
        self._keep()

    def ask(self, name: str, title: str, hint: str) -> None:
        """Ask for a text of several lines, unless it is given; an empty one leaves the card as a draft."""
        if name in self._given and not self._resumed:
            return
        self._author.screen.show(Note(hint))
        typed = self._typed(name, lambda: self._author.screen.text(title, str(self._fields.get(name, ""))))
        self._set(name, typed.strip())
        if not self._fields[name]:
            raise Left

    def finish(self) -> None:
        """Put the draft into the form in which it goes into a deck."""
        self._draft.write(draft_text.from_fields(_in_order(self._fields)))

    def topic(self, propose: Callable[[], str]) -> None:
        """Ask for the topic until it is one; a name near to a known one is asked about."""
        if "topic" in self._given and not self._resumed:
            return
        screen, known = self._author.screen, self._author.decks.topics()
        proposed = propose()
        screen.show(Note(f"Topics: {', '.join(known)}; any other name makes a new deck."))
        while True:
            typed = self._typed("topic", lambda: screen.line("Topic", proposed)).strip()
            topic = "-".join(typed.lower().replace("/", " ").split())
            if not is_id(topic):
                screen.show(Note("A topic is named in small letters: linear-regression", Tone.BAD))
                continue
            near = difflib.get_close_matches(topic, known, 1, 0.75)
            if topic not in known and near:
                key = choose(screen, f"There is no topic {topic}", {ENTER: f"take {near[0]}", NEW: "make it"})
                topic = topic if key == NEW else near[0]
            self._set("topic", topic)
            return

    def points(self) -> None:
        """Ask for the points one by one; an empty line ends them once there are enough."""
        points: list[str] = list(self._fields.get("points") or [])
        if "points" in self._given and not self._resumed:
            return
        screen = self._author.screen
        screen.show(Note(f"What must an answer say? {LEAST_POINTS} to {MOST_POINTS} points, one a line."))
        number = 0
        while number < MOST_POINTS:
            enough = number >= LEAST_POINTS
            before = points[number] if number < len(points) else ""
            typed = self._typed_point(
                points, number, f"Point {number + 1}" + (" (Enter ends)" if enough else "")
            )
            points[number : number + 1] = [typed] if typed else []
            self._set("points", points)
            if typed:
                number += 1
            elif enough and not before:
                return
            elif not enough and not before:
                screen.show(Note(f"At least {LEAST_POINTS}; Ctrl-C leaves the card as a draft."))

    def _typed_point(self, points: list[str], number: int, title: str) -> str:
        def keep(text: str) -> None:
            self._fields["points"] = [*points[:number], text, *points[number + 1 :]]
            self._keep()

        initial = points[number] if number < len(points) else ""
        return self._under(keep, lambda: self._author.screen.line(title, initial)).strip()

    def _typed(self, name: str, prompt: Callable[[], str]) -> str:
        return self._under(lambda text: self._set(name, text), prompt)

    def _under(self, keep: Callable[[str], None], prompt: Callable[[], str]) -> str:
        self._author.screen.timed(Typing(keep))
        try:
            return prompt()
        finally:
            self._author.screen.timed(None)

    def _set(self, name: str, value: object) -> None:
        self._fields[name] = value
        self._keep()

    def _keep(self) -> None:
        if any(self._fields.get(name) for name in ("ask", "answer", "points")):
            self._draft.write(draft_text.from_fields(_in_order(self._fields), wrap=False))


def _in_order(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in dict.fromkeys((*_ORDER, *fields)) if fields.get(name)}
