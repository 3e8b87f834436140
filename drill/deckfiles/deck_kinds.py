"""The kinds of value that a deck may hold: each reads a node, notes what is wrong, and describes itself.

`read` returns the plain value, or None after it noted why there is none. `schema` is the same rule as JSON
Schema, for editors.
"""

from __future__ import annotations

import ast
import difflib
import keyword
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

from drill.cards import ID_PATTERN, is_id
from drill.deckfiles.yaml_nodes import Node, Scalar
from drill.deckfiles.yaml_nodes import Sequence as List
from drill.deckfiles.yaml_traps import lost_comment, text_trap
from drill.problems import Notes

Schema = dict[str, Any]


class Kind(Protocol):
    """A rule for a value."""

    def read(self, node: Node, notes: Notes) -> Any:
        """Return the plain value, or None after noting what is wrong."""

    def schema(self) -> Schema:
        """Return the rule as JSON Schema."""


def described(node: Node) -> str:
    """Return what the node is, for people."""
    if isinstance(node, Scalar):
        return "a single value"
    return "a list" if isinstance(node, List) else "`key: value` pairs"


def closest(word: str, words: Iterable[str]) -> str:
    """Return `did you mean ...?` for the nearest of the words, or all of them if none is near."""
    choices = list(words)
    near = difflib.get_close_matches(word[:40], choices, 1, 0.76)
    return f"did you mean `{near[0]}`?" if near else f"use one of {', '.join(choices)}"


class Single:
    """The kinds that are written as a single value: `_value` reads it, `_rule` describes it."""

    __slots__ = ()
    wanted: ClassVar[str]
    cure: ClassVar[str] = "write a single value"

    def read(self, node: Node, notes: Notes) -> Any:
        """Return the plain value, or None after noting what is wrong."""
        if isinstance(node, Scalar):
            return self._value(node, notes)
        notes.error(node, f"{described(node)}, where {self.wanted} is wanted", self.cure)
        return None

    def schema(self) -> Schema:
        """Return the rule as JSON Schema."""
        return self._rule()

    def _value(self, node: Scalar, notes: Notes) -> Any:
        raise NotImplementedError

    def _rule(self) -> Schema:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Text(Single):
    """A text of at most `most` characters; a `line` has no line ends."""

    wanted: ClassVar[str] = "text"
    cure: ClassVar[str] = "put the text in quotes, or in a block after |"
    most: int = 6000
    line: bool = False

    def _value(self, node: Scalar, notes: Notes) -> str | None:
        if fault := text_trap(node, notes.text) or self._fault(node, notes):
            notes.error(node, *fault)
            return None
        return node.text.strip("\n").rstrip()

    def _fault(self, node: Scalar, notes: Notes) -> tuple[str, str] | None:
        if not node.text.strip():
            return "an empty text", "write the text, or delete the key"
        if lost := lost_comment(node, notes.text):
            return f"`{lost[:30]}` is a comment to YAML and is lost", self.cure
        if len(node.text) > self.most:
            return f"{len(node.text)} characters, {self.most} at most", "say it shorter"
        if self.line and "\n" in node.text.strip():
            return "several lines, where one is wanted", "write it on one line"
        return None

    def _rule(self) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": self.most}


@dataclass(frozen=True, slots=True)
class Id(Single):
    """A name in kebab-case; a `path` may name another topic before a slash."""

    wanted: ClassVar[str] = "a name"
    path: bool = False

    def _value(self, node: Scalar, notes: Notes) -> str | None:
        if fault := text_trap(node, notes.text):
            notes.error(node, *fault)
            return None
        parts = node.text.split("/")
        if len(parts) > 1 + self.path or len(node.text) > 120 or not all(map(is_id, parts)):
            notes.error(
                node, f"`{node.text[:60]}` is not a name", "use a-z, 0-9 and single hyphens: adam-step"
            )
            return None
        return node.text

    def _rule(self) -> Schema:
        one = ID_PATTERN.strip("^$")
        return {"type": "string", "pattern": f"^({one}/)?{one}$" if self.path else ID_PATTERN}


@dataclass(frozen=True, slots=True)
class Identifier(Single):
    """A name of Python."""

    wanted: ClassVar[str] = "a name"

    def _value(self, node: Scalar, notes: Notes) -> str | None:
        name = node.text
        if name.isascii() and name.isidentifier() and not keyword.iskeyword(name) and "__" not in name:
            return name
        notes.error(
            node, f"`{name[:60]}` is not a name of Python", "use letters, digits and single underscores"
        )
        return None

    def _rule(self) -> Schema:
        return {"type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"}


@dataclass(frozen=True, slots=True)
class Flag(Single):
    """`true` or `false`."""

    wanted: ClassVar[str] = "true or false"

    def _value(self, node: Scalar, notes: Notes) -> bool | None:
        if node.style == "" and node.text in ("true", "false"):
            return node.text == "true"
        notes.error(node, f"`{node.text[:40]}`, where true or false is wanted", "write true or false")
        return None

    def _rule(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Day(Single):
    """A date, year first; kept as text."""

    wanted: ClassVar[str] = "a date"

    def _value(self, node: Scalar, notes: Notes) -> str | None:
        try:
            day = date.fromisoformat(node.text).isoformat()
        except ValueError:
            day = ""
        if day == node.text:
            return day
        notes.error(node, f"`{node.text[:40]}` is not a date", "write it like 2026-11-22")
        return None

    def _rule(self) -> Schema:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


@dataclass(frozen=True, slots=True)
class OneOf(Single):
    """One of a few words."""

    wanted: ClassVar[str] = "one word"
    words: Sequence[str]

    def _value(self, node: Scalar, notes: Notes) -> str | None:
        if node.text in self.words:
            return node.text
        notes.error(node, f"unknown value `{node.text[:40]}`", closest(node.text, self.words))
        return None

    def _rule(self) -> Schema:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Expression(Single):
    """An expression of Python, as it is written; a number needs no quotes."""

    wanted: ClassVar[str] = "an expression of Python"
    cure: ClassVar[str] = "write it as in Python, in quotes or after |"
    most: int = 1000

    def _value(self, node: Scalar, notes: Notes) -> str | None:
        text = node.text.strip()
        if fault := self._fault(node, text) or (
            "the text after # is lost" if lost_comment(node, notes.text) else ""
        ):
            notes.error(node, fault, self.cure)
            return None
        return text

    def _fault(self, node: Scalar, text: str) -> str:
        if len(text) > self.most:
            return f"an expression of {len(text)} characters"
        if node.style == "" and text in ("true", "false", "null", "~"):
            return f"`{text}` is YAML, where an expression of Python is wanted"
        try:
            ast.parse(text, mode="eval")
        except SyntaxError as error:
            return f"not an expression of Python: {error.msg}"
        except (ValueError, RecursionError, MemoryError):
            return "not an expression of Python"
        return ""

    def _rule(self) -> Schema:
        return {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of `least` to `most` of one kind; `unique` refuses doubles, `alone` admits a bare one."""

    kind: Kind
    least: int = 1
    most: int = 50
    unique: bool = False
    alone: bool = False

    def read(self, node: Node, notes: Notes) -> list[Any] | None:
        """Return the values, or None after noting what is wrong."""
        if self.alone and isinstance(node, Scalar):
            only = self.kind.read(node, notes)
            return None if only is None else [only]
        if not isinstance(node, List):
            notes.error(node, f"{described(node)}, where a list is wanted", "begin each element with `- `")
            return None
        values = [self.kind.read(item, notes) for item in node.items]
        if self.unique:
            self._note_doubles(node, values, notes)
        if not self.least <= len(values) <= self.most:
            cure = "add to it" if len(values) < self.least else "shorten it"
            notes.error(node, f"a list of {len(values)}, where {self.least} to {self.most} are wanted", cure)
            return None
        return None if None in values else values

    def _note_doubles(self, node: List, values: list[Any], notes: Notes) -> None:
        for position, value in enumerate(values):
            if value is not None and value in values[:position]:
                notes.error(node.items[position], f"`{value}` stands there twice", "delete one")

    def schema(self) -> Schema:
        """Return the rule as JSON Schema."""
        rule: Schema = {"type": "array", "items": self.kind.schema(), "maxItems": self.most}
        rule |= {"minItems": self.least} if self.least else {}
        rule |= {"uniqueItems": True} if self.unique else {}
        return {"anyOf": [self.kind.schema(), rule]} if self.alone else rule
