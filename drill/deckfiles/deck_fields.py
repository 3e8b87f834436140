"""Every field that a deck may have: its name, its kind, whether it must be there, and what it is for.

The loader reads by this table and the JSON Schema for editors is made from it, so the two can't disagree.
"""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from typing import Any

from drill.cards import FORMS
from drill.deckfiles.deck_kinds import (
    Day,
    Expression,
    Flag,
    Id,
    Identifier,
    Kind,
    ListOf,
    OneOf,
    Schema,
    Text,
    closest,
    described,
)
from drill.deckfiles.deck_numbers import Given, Number, Tolerance
from drill.deckfiles.yaml_nodes import Mapping, Node, Scalar, Sequence
from drill.problems import Notes

REQUIRES = ("numpy", "torch", "scikit-learn")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record; `about` is a phrase that tells authors what it holds."""

    kind: Kind
    about: str
    required: bool = False


Fields = Lookup[str, Field]


@dataclass(frozen=True, slots=True)
class Record:
    """`key: value` pairs with the fields of a table; `name` is what people call it."""

    name: str
    fields: Fields

    def read(self, node: Node, notes: Notes) -> dict[str, Any] | None:
        """Return the values by field, or None if any is missing, unknown, double or wrong."""
        before = len(notes.problems)
        values = self.collect(node, notes)
        return values if len(notes.problems) == before else None

    def collect(self, node: Node, notes: Notes) -> dict[str, Any]:
        """Return the values by field; those that are wrong are None, those that are missing are left out."""
        if not isinstance(node, Mapping):
            first = next(iter(self.fields))
            what = f"{described(node)}, where a {self.name} is wanted"
            notes.error(node, what, f"begin with `{first}: ...`")
            return {}
        pairs = self._known(node, notes)
        values = {name: self.fields[name].kind.read(value, notes) for name, value in pairs}
        for name, field in self.fields.items():
            if field.required and name not in values:
                notes.error(node, f"{self.name} without `{name}`", f"add `{name}:` with {field.about}")
        return values

    def _known(self, node: Mapping, notes: Notes) -> list[tuple[str, Node]]:
        """Return the pairs whose key is a field of ours, each once; the others are noted."""
        seen: dict[str, Scalar] = {}
        pairs: list[tuple[str, Node]] = []
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                notes.error(key, f"{described(key)}, where a key is wanted", "write `key: value`")
            elif key.text in seen:
                first = seen[key.text].line
                notes.error(key, f"key `{key.text[:40]}` stands already on line {first}", "delete one")
            elif key.text not in self.fields:
                what = f"unknown key `{key.text[:40]}` in a {self.name}"
                notes.error(key, what, closest(key.text, self.fields))
                seen[key.text] = key
            else:
                pairs.append((key.text, value))
                seen[key.text] = key
        return pairs

    def schema(self) -> Schema:
        """Return the record as JSON Schema, with the descriptions that editors show."""
        return {
            "type": "object",
            "additionalProperties": False,
            "required": [name for name, field in self.fields.items() if field.required],
            "properties": {
                name: {**f.kind.schema(), "description": f.about} for name, f in self.fields.items()
            },
        }


@dataclass(frozen=True, slots=True)
class Cards:
    """A list of records, handed on unread: each card is read by itself, so that none hides another."""

    record: Record
    most: int = 1000

    def read(self, node: Node, notes: Notes) -> list[Node]:
        """Return the nodes of the cards."""
        if not isinstance(node, Sequence):
            notes.error(
                node, f"{described(node)}, where a list is wanted", "begin each card with `- id: ...`"
            )
        elif len(node.items) > self.most:
            what = f"{len(node.items)} cards, where {self.most} are the most"
            notes.error(node, what, "split the deck into several topics")
        else:
            return node.items
        return []

    def schema(self) -> Schema:
        """Return a list of the record."""
        return {"type": "array", "maxItems": self.most, "items": self.record.schema()}


FOLLOW_UP = Record(
    "follow-up",
    {
        "ask": Field(Text(600), "what the interviewer asks next", required=True),
        "answer": Field(Text(1500), "its short answer", required=True),
    },
)
CHOICE = Record(
    "choice",
    {
        "text": Field(Text(600), "what can be chosen", required=True),
        "right": Field(Flag(), "true if it is right; false if left out"),
        "why": Field(Text(800), "why it is right or wrong"),
    },
)
EXAMPLE = Record(
    "example",
    {
        "call": Field(Expression(), "an expression that calls the entry point", required=True),
        "gives": Field(Expression(), "an expression of what the call gives", required=True),
        "tolerance": Field(Number(0, 1), "the largest difference allowed; 1e-6 if left out"),
    },
)

_SHARED: Fields = {
    "follow_ups": Field(ListOf(FOLLOW_UP, most=6), "what the interviewer asks next"),
    "source": Field(Text(400, line=True), "paper, book or page behind a figure or a contested claim"),
    "checked": Field(Day(), "the day on which a statement that ages was last found true"),
    "formerly": Field(ListOf(Id(path=True), unique=True), "former ids of this card"),
}
_LEVEL = Field(Number(1, 5, whole=True), "how hard it is, 1 to 5", required=True)
_TAGS = Field(ListOf(Id(), most=8, unique=True), "words to find the card by")
_ID = Field(Id(), "the card's name in kebab-case, which never changes", required=True)

GRADERS: Fields = {
    "compute": Field(Text(4000), "the formula of the number; its last line is the result"),
    "choices": Field(ListOf(CHOICE, least=2, most=8), "what to choose from, right and wrong"),
    "steps": Field(
        ListOf(ListOf(Text(300), most=8, alone=True), least=2, most=12),
        "the steps in order; a list within holds steps whose mutual order is free",
    ),
    "output": Field(Text(2000), "the exact text that `code` prints"),
}
"""A question has at most one of these; without one its points are ticked by the learner."""

NUMERIC_ONLY: Fields = {
    "given": Field(Given(), "the values that `compute` starts from: numbers, lists, or draws such as 5..60"),
    "tolerance": Field(Tolerance(), "how far off an answer may be: 0.005, or 2%, or x2; 1% if left out"),
    "unit": Field(Text(20, line=True), "the unit of the number"),
    "result": Field(
        Number(-1e300, 1e300), "the stated answer for fixed values, compared with what is computed"
    ),
}
"""Fields that go with `compute` only."""

QUESTION = Record(
    "question",
    {
        "id": _ID,
        "form": Field(OneOf(FORMS), "the form of the question", required=True),
        "level": _LEVEL,
        "tags": _TAGS,
        "ask": Field(Text(), "one question, complete in itself", required=True),
        "code": Field(Text(), "a snippet of Python that is shown with the question"),
        "answer": Field(Text(), "the model answer, 40 to 150 words", required=True),
        "points": Field(ListOf(Text(400), 1, 6), "two to six key points that can be ticked", required=True),
        "why_wrong": Field(Text(2000), "the popular wrong answer and why it is wrong"),
        **GRADERS,
        **NUMERIC_ONLY,
        **_SHARED,
    },
)
KATA = Record(
    "kata",
    {
        "id": _ID,
        "title": Field(Text(120, line=True), "what people call it", required=True),
        "level": _LEVEL,
        "minutes": Field(Number(1, 180), "the par time in minutes", required=True),
        "tags": _TAGS,
        "entry": Field(ListOf(Identifier(), unique=True, alone=True), "the name to define", required=True),
        "requires": Field(
            ListOf(OneOf(REQUIRES), 0, unique=True), "the libraries it needs; numpy if left out"
        ),
        "prompt": Field(Text(), "the statement, at most 200 words", required=True),
        "hints": Field(ListOf(Text(800), 2, 3), "two or three hints, each saying more", required=True),
        "examples": Field(ListOf(EXAMPLE, most=8), "calls that the learner sees", required=True),
        "complexity": Field(Text(120, line=True), "the cost where it is the point"),
        **_SHARED,
    },
)
TRACK = Record(
    "track",
    {
        "id": Field(Id(), "the track's name in kebab-case", required=True),
        "title": Field(Text(80, line=True), "what people call the track", required=True),
        "topics": Field(
            ListOf(Id(), most=200, unique=True), "topics in order; one without a deck is passed over", True
        ),
    },
)
TRACKS = ListOf(TRACK, most=100)
"""The whole of `tracks.yaml`."""

DECK = Record(
    "deck",
    {
        "title": Field(Text(80, line=True), "what people call the topic", required=True),
        "summary": Field(Text(600), "one or two sentences about the topic", required=True),
        "prerequisites": Field(ListOf(Id(), 0, unique=True), "the topics that come before this one"),
        "questions": Field(Cards(QUESTION), "the cards that are answered in words or by a value"),
        "katas": Field(Cards(KATA), "the cards that are answered in code"),
    },
)
