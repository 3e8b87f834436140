"""A draft read as the card that it will be: with its name, its place among the others, and every fault at its line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from drill.authoring import draft_text
from drill.authoring.draft_text import Card
from drill.authoring.own_decks import QUESTIONS, OwnDecks, tried
from drill.cards import Kata, Question, is_id
from drill.problems import Notes, Place, Problem, errors_in


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a draft holds: its text with the name put in, the card, and what is wrong, at the draft's lines."""

    text: str
    source: Card | None
    card: Question | Kata | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        """Return what `drill check` would refuse."""
        return errors_in(self.problems)

    @property
    def usable(self) -> bool:
        """Return whether a session could ask the card as it is."""
        return self.card is not None

    def told(self, problem: Problem) -> str:
        """Return a problem by the field that it is about, for who never saw the draft."""
        keys = self.source.keys if self.source else {}
        above = [(line, name) for name, line in keys.items() if line <= problem.place.line]
        field = f"`{max(above)[1]}`: " if above else ""
        return f"{field}{problem.what}" + (f" (fix: {problem.fix})" if problem.fix else "")


def drafted(
    text: str, decks: OwnDecks, *, kind: str = QUESTIONS, also_taken: Collection[str] = (), ask: str = "ask"
) -> Drafted:
    """Read a draft; a missing id is proposed from the field `ask` and written into the text."""
    text = draft_text.without_faults(text)
    notes = Notes("draft")
    source = draft_text.card_in(text, notes)
    if source is None or notes.problems:
        return Drafted(text, None, None, tuple(notes.problems))
    if not is_id(source.topic):
        what = f"`{source.topic}` is not a topic" if source.topic else "no topic"
        notes.error_at(
            source.keys.get("topic", 1), 1, what, "write `topic: attention`, or a new name like it"
        )
        return Drafted(text, source, None, tuple(notes.problems))
    taken = decks.taken(source.topic) | {
        name.partition("/")[2] for name in also_taken if name.startswith(f"{source.topic}/")
    }
    if not source.id:
        fields = draft_text.fields_of(text) or {}
        name = draft_text.proposed_id(str(fields.get(ask, "")), taken)
        return drafted(
            draft_text.with_value(text, "id", name), decks, kind=kind, also_taken=also_taken, ask=ask
        )
    if source.id in taken:
        what = f"another card of {source.topic} is named `{source.id}`"
        notes.error_at(source.keys.get("id", 1), 1, what, "name it differently, or delete the line")
    found = tried(source.topic, source.text, kind)
    problems = [
        problem._replace(place=Place("draft", source.line_in_draft(problem.place.line), problem.place.column))
        for problem in found.problems
    ]
    card = None if notes.problems else found.card
    return Drafted(text, source, card, (*notes.problems, *problems))
