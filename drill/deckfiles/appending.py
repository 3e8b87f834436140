"""Where a new card goes into the text of a deck: everything that stands there stays as it is, byte for byte.

What is appended is put between two characters of the text, behind the last card of its list. How the deck is
written decides how the card is: its indentation, its line ends, an empty line between cards, or flow style.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import drill.deckfiles.yaml_nodes as nodes
from drill.deckfiles.yaml_writing import in_flow
from drill.errors import ContentError

_STARTS = {"MappingStartEvent": "mapping", "SequenceStartEvent": "list"}
_ENDS = frozenset({"MappingEndEvent", "SequenceEndEvent"})
_LEAVES = frozenset({"ScalarEvent", "AliasEvent"})


class Appended(NamedTuple):
    """A deck's text with the card in it, the line on which the card begins, and the column of its keys."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class _Part:
    """A collection or a value of the deck: `end` is where its last character is, `starts` where its items begin."""

    kind: str
    flow: bool
    column: int
    start: int
    end: int
    close: int
    starts: list[int]
    key: str = ""
    empty: bool = False


def appended(text: str, kind: str, card: str) -> Appended:
    """Return the deck's text with a card, a block mapping that begins in column one, at the end of the list `kind`.

    Raises ContentError where the text has no such place: it is no YAML, or no `key: value` pairs.
    """
    root, parts = _outline(text)
    newline = _newline(text)
    found = next((part for part in parts if part.key == kind), None)
    if root.flow or (found and found.kind == "list" and found.flow):
        return _in_flow(text, root, found, kind, card)
    if found is None:
        head = f"{newline}{' ' * (root.column)}{kind}:{newline}"
        return _in_block(text, root.end, root.column + 2, head, card)
    if found.kind == "list":
        head = newline if _is_spaced(text, found) else ""
        return _in_block(text, found.end, found.column, head, card)
    if found.empty:
        return _in_block(text, found.end, root.column + 2, "", card)
    raise ContentError(f"`{kind}` of the deck is no list", "begin each card with `- id: ...`")


def appended_item(text: str, item: str) -> str:
    """Return the text of a file that is one block list, such as `tracks.yaml`, with an item at its end."""
    lines = item.rstrip("\n").split("\n")
    newline = _newline(text)
    body = (
        newline.join(f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)) + newline
    )
    gap = "" if text.endswith("\n") or not text else newline
    return f"{text}{gap}{body}"


def _in_block(text: str, end: int, dash: int, head: str, card: str) -> Appended:
    """Return the text with the card as an item of a block list, on the lines after the one that holds `end`."""
    newline = _newline(text)
    line_end = text.find("\n", end)
    at = len(text) if line_end < 0 else line_end + 1
    head = head if line_end >= 0 or not text else newline + head
    lines = card.rstrip("\n").split("\n")
    margin = " " * dash
    body = newline.join(
        f"{margin}{'- ' if number == 0 else '  '}{line}" if line else "" for number, line in enumerate(lines)
    )
    before = text[:at] + head
    return Appended(f"{before}{body}{newline}{text[at:]}", before.count("\n") + 1, dash + 3)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _in_flow(text: str, root: _Part, found: _Part | None, kind: str, card: str) -> Appended:
    from drill.problems import Notes

    node = nodes.compose(card, Notes("card"))
    if node is None:
        raise ContentError("the card is no YAML")
    item = in_flow(node)
    inside = root if found is None else found
    if found is not None and found.kind != "list":
        raise ContentError(f"`{kind}` of the deck is no list", f"write `{kind}: []`")
    gap = "".join(line.partition("#")[0] for line in text[inside.end : inside.close].split("\n"))
    comma = ", " if inside.starts and "," not in gap else ""
    new = f'{comma}"{kind}": [{item}]' if found is None else f"{comma}{item}"
    before = text[: inside.close] + new
    line = before.count("\n") + 1
    column = inside.close - text.rfind("\n", 0, inside.close) + new.index(item) + 1
    return Appended(before + text[inside.close :], line, column)


def _is_spaced(text: str, cards: _Part) -> bool:
    """Return whether the list has an empty line before its cards; one card alone gets one."""
    if len(cards.starts) < 2:
        return bool(cards.starts)
    lines = text[: cards.starts[-1]].split("\n")[:-1]
    while lines and lines[-1].lstrip().startswith("#"):
        lines.pop()
    return bool(lines) and not lines[-1].strip()


def _outline(text: str) -> tuple[_Part, list[_Part]]:
    """Return the outermost mapping of the text, and the values of its keys."""
    try:
        parts = _Parts(text)
        for event in nodes.events(text):
            parts.take(event)
    except nodes.SYNTAX_ERRORS:
        raise ContentError("the deck is no YAML", "`drill check` says where") from None
    if parts.root is None or parts.root.kind != "mapping":
        raise ContentError("the deck is no list of `key: value` pairs", "begin it with `title: ...`")
    return parts.root, parts.values


class _Parts:
    """Follows the parser's events; only the root and the values of its keys are kept."""

    def __init__(self, text: str) -> None:
        self.root: _Part | None = None
        self.values: list[_Part] = []
        self._text = text
        self._open: list[_Part] = []
        self._key: str | None = None

    def take(self, event: Any) -> None:
        """Go on with the next event of the text."""
        name = type(event).__name__
        if name in _ENDS:
            self._close(event)
        elif name in _STARTS or name in _LEAVES:
            part = self._part(event, _STARTS.get(name, "value"))
            self._begin(part, getattr(event, "value", ""))
            if name in _STARTS:
                self._open.append(part)

    def _part(self, event: Any, kind: str) -> _Part:
        start, end = event.start_mark, event.end_mark.index
        empty = kind == "value" and start.index == end
        # A block's end is that of the empty lines behind it.
        last = len(self._text[:end].rstrip()) if getattr(event, "style", "") in ("|", ">") else end
        return _Part(
            kind=kind,
            flow=bool(getattr(event, "flow_style", False)),
            column=start.column,
            start=start.index,
            end=max(start.index, last),
            close=end,
            starts=[],
            empty=empty,
        )

    def _begin(self, part: _Part, text: str) -> None:
        if not self._open:
            self.root = part
        else:
            self._open[-1].starts.append(part.start)
        if len(self._open) == 1:
            if self._key is None:
                self._key = text
            else:
                part.key, self._key = self._key, None
                self.values.append(part)
        self._reach(part.end)

    def _reach(self, end: int) -> None:
        for part in self._open:
            part.end = max(part.end, end)

    def _close(self, event: Any) -> None:
        part = self._open.pop()
        if part.flow:
            part.close = event.end_mark.index - 1
            self._reach(event.end_mark.index)
