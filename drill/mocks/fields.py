"""Every field of `mocks.yaml`, the file of formats and roles: what the loader reads by and editors are told."""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from typing import Any, ClassVar

from drill.cards import FORMS, ID_PATTERN
from drill.deckfiles.deck_fields import Field, Record
from drill.deckfiles.deck_kinds import Flag, Id, ListOf, OneOf, Schema, Single, Text, described
from drill.deckfiles.deck_numbers import Number
from drill.deckfiles.yaml_nodes import Mapping, Node, Scalar
from drill.mocks.formats import HUNTS, KATAS, QUESTIONS, levels
from drill.problems import Notes

_WEIGHT = Number(0, 10)


@dataclass(frozen=True, slots=True)
class Levels(Single):
    """A level or a range of levels: `3` or `2-4`."""

    wanted: ClassVar[str] = "a range of levels"

    def _value(self, node: Scalar, notes: Notes) -> tuple[int, int] | None:
        found = levels(node.text)
        if found is None:
            notes.error(node, f"`{node.text[:40]}` is no range of levels", "write it like 2-4, of 1 to 5")
        return found

    def _rule(self) -> Schema:
        return {"type": ["string", "integer"], "pattern": "^[1-5](-[1-5])?$", "minimum": 1, "maximum": 5}


@dataclass(frozen=True, slots=True)
class Weights:
    """Topics with their weights, such as `attention: 2`."""

    def read(self, node: Node, notes: Notes) -> Lookup[str, float] | None:
        """Return the weights by topic, or None after noting what is wrong."""
        if not isinstance(node, Mapping):
            notes.error(
                node, f"{described(node)}, where topics are wanted", "write lines like `attention: 2`"
            )
            return None
        found: dict[str, Any] = {}
        for key, value in node.pairs:
            topic = Id().read(key, notes)
            if topic in found:
                notes.error(key, f"topic `{topic}` stands there twice", "delete one")
            found[topic] = _WEIGHT.read(value, notes)
        return None if None in found or None in found.values() else found

    def schema(self) -> Schema:
        """Return the rule as JSON Schema."""
        return {
            "type": "object",
            "propertyNames": {"pattern": ID_PATTERN},
            "additionalProperties": _WEIGHT.schema(),
        }


PART = Record(
    "part",
    {
        "title": Field(Text(60, line=True), "what the interviewer calls this part", required=True),
        "asks": Field(OneOf((QUESTIONS, KATAS, HUNTS)), "the kind of its cards", required=True),
        "count": Field(Number(1, 40, whole=True), "how many cards it asks", required=True),
        "minutes": Field(Number(1, 240), "how long it takes", required=True),
        "forms": Field(ListOf(OneOf(FORMS), unique=True), "only questions of these forms; any if left out"),
        "follow_ups": Field(Number(0, 6, whole=True), "follow-ups asked per card, at most; none if left out"),
        "deeper": Field(Flag(), "true to ask the easier cards first; false if left out"),
    },
)
FORMAT = Record(
    "format",
    {
        "id": Field(Id(), "the word after `drill mock`", required=True),
        "title": Field(Text(60, line=True), "what people call it", required=True),
        "about": Field(Text(300), "one sentence about it", required=True),
        "levels": Field(Levels(), "the levels of its cards, such as 2-4; any if left out"),
        "one_topic": Field(Flag(), "true if one topic must be named; false if left out"),
        "parts": Field(ListOf(PART, most=10), "its parts, in order", required=True),
    },
)
ROLE = Record(
    "role",
    {
        "id": Field(Id(), "the word after `--role`", required=True),
        "title": Field(Text(60, line=True), "what people call it", required=True),
        "weights": Field(Weights(), "topics with their weights, 0 to 10", required=True),
        "others": Field(_WEIGHT, "the weight of every other topic; 1 if left out"),
    },
)
MOCKS = Record(
    "file of mocks",
    {
        "formats": Field(ListOf(FORMAT, least=0), "formats of mock interviews"),
        "roles": Field(ListOf(ROLE, least=0), "roles that weigh topics"),
    },
)
"""The whole of `mocks.yaml`."""
