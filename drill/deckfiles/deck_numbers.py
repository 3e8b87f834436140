"""The kinds of number that a deck may hold: numbers, tolerances, and the values that a formula is given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from drill.deckfiles.deck_kinds import Identifier, Schema, Single, described
from drill.deckfiles.yaml_nodes import Mapping, Node, Scalar, Sequence
from drill.deckfiles.yaml_traps import number_trap
from drill.numbers import draws
from drill.problems import Notes

_INTEGER = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(?:\d{1,300}\.?\d{0,300}|\.\d{1,300})(?:[eE][-+]?\d{1,3})?", re.ASCII)


def parsed_number(text: str) -> tuple[int | float] | None:
    """Return the number that is written as in YAML 1.2; in a tuple, so that 0 is not taken for none."""
    if _INTEGER.fullmatch(text):
        return (int(text),)
    return (float(text),) if _NUMBER.fullmatch(text) and abs(float(text)) < 1e300 else None


def read_number(node: Scalar, notes: Notes) -> int | float | None:
    """Return the number, or None after noting why there is none."""
    value = parsed_number(node.text)
    if node.style:
        cure = "remove the quotes" if value else "write a number such as 3 or 0.5"
        notes.error(node, f"`{node.text[:40]}` is text, where a number is wanted", cure)
    elif trap := number_trap(node.text):
        notes.error(node, *trap)
    elif value:
        return value[0]
    else:
        notes.error(node, f"`{node.text[:40]}`, where a number is wanted", "write a number such as 3 or 0.5")
    return None


@dataclass(frozen=True, slots=True)
class Number(Single):
    """A number from `low` to `high`; `whole` admits no fraction."""

    wanted: ClassVar[str] = "a number"
    low: float
    high: float
    whole: bool = False

    def _value(self, node: Scalar, notes: Notes) -> float | None:
        value = read_number(node, notes)
        if value is None:
            return None
        if self.low <= value <= self.high and (isinstance(value, int) or not self.whole):
            return value
        kind = "whole number" if self.whole else "number"
        notes.error(
            node, f"{node.text} is out of range", f"write a {kind} from {self.low:g} to {self.high:g}"
        )
        return None

    def _rule(self) -> Schema:
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Tolerance(Single):
    """A number, `2%`, or `x2`; read as its kind and its value."""

    wanted: ClassVar[str] = "a tolerance"

    def _value(self, node: Scalar, notes: Notes) -> tuple[str, float] | None:
        kind, digits = _tolerance(node.text.strip())
        value = parsed_number(digits)
        if value is None or value[0] <= (1 if kind == "factor" else 0):
            notes.error(node, f"`{node.text[:40]}` is not a tolerance", "write 0.005, or 2%, or x2")
            return None
        return kind, value[0] / 100 if kind == "relative" else float(value[0])

    def _rule(self) -> Schema:
        return {
            "anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": "^x.+$|^.+%$"}]
        }


def _tolerance(text: str) -> tuple[str, str]:
    if text.endswith("%"):
        return "relative", text[:-1].strip()
    return ("factor", text[1:].strip()) if text.startswith("x") else ("absolute", text)


@dataclass(frozen=True, slots=True)
class Given:
    """Names with numbers, lists of numbers, or draws."""

    def read(self, node: Node, notes: Notes) -> dict[str, Any] | None:
        """Return the values by name, or None after noting what is wrong."""
        if not isinstance(node, Mapping):
            notes.error(node, f"{described(node)}, where names with values are wanted", "write {tp: 5..60}")
            return None
        values: dict[str, Any] = {}
        for key, value in node.pairs:
            name = Identifier().read(key, notes)
            if name in values:
                notes.error(key, f"`{name}` is given twice", "delete one")
            values[name] = _given(value, notes)
        return None if None in values or None in values.values() else values

    def schema(self) -> Schema:
        """Return the rule as JSON Schema."""
        return {"type": "object", "additionalProperties": {"type": ["number", "string", "array"]}}


def _given(node: Node, notes: Notes) -> Any:
    if isinstance(node, Sequence):
        values = [_given(item, notes) for item in node.items]
        return None if None in values else values
    if not isinstance(node, Scalar):
        notes.error(
            node, f"{described(node)}, where a number or a draw is wanted", "write 3, or 5..60, or a list"
        )
        return None
    if ".." in node.text or node.text.startswith("one of"):
        return _checked_draw(node, notes)
    return read_number(node, notes)


def _checked_draw(node: Scalar, notes: Notes) -> str | None:
    try:
        draws.draw({"value": node.text}, "")
    except draws.DrawError as error:
        notes.error(node, error.what, error.fix)
        return None
    return node.text
