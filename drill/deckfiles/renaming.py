"""A card's former id written into its deck, so that its history goes along: nothing else of the file is touched."""

from __future__ import annotations

from collections.abc import Iterator

from drill.deckfiles.yaml_nodes import Mapping, Node, Scalar, Sequence, compose
from drill.errors import ContentError
from drill.problems import Notes


def with_former_id(text: str, name: str, former: str) -> str:
    """Return the deck's text with `former` among the former ids of the card `name`, both without their topic."""
    card, identity = _card(compose(text, Notes("deck")), name)
    formerly = card.get("formerly")
    if isinstance(formerly, Sequence) and formerly.items:
        return _with_item(text, formerly, former)
    newline = "\r\n" if "\r\n" in text else "\n"
    key = next(key for key, value in card.pairs if value is identity and isinstance(key, Scalar))
    if text[_offset(text, card.line, card.column)] == "{":
        return f"{text[: identity.end]}, formerly: [{former}]{text[identity.end :]}"
    end = text.find("\n", identity.end)
    at = len(text) if end < 0 else end + 1
    line = f"{' ' * (key.column - 1)}formerly: [{former}]"
    before = text[:at] if end >= 0 else text + newline
    return f"{before}{line}{newline}{text[at:]}"


def _with_item(text: str, formerly: Sequence, former: str) -> str:
    last = formerly.items[-1]
    if not isinstance(last, Scalar):
        raise ContentError("`formerly` is no list of names", "write `formerly: [old-name]`")
    if text[_offset(text, formerly.line, formerly.column)] == "[":
        return f"{text[: last.end]}, {former}{text[last.end :]}"
    newline = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", last.end)
    at = len(text) if end < 0 else end + 1
    before = text[:at] if end >= 0 else text + newline
    return f"{before}{' ' * (formerly.column - 1)}- {former}{newline}{text[at:]}"


def _card(root: Node | None, name: str) -> tuple[Mapping, Scalar]:
    for card in _cards(root):
        identity = card.get("id")
        if isinstance(identity, Scalar) and identity.text == name:
            return card, identity
    raise ContentError(f"the deck holds no card `{name}`", "`drill check` tells what is wrong with it")


def _cards(root: Node | None) -> Iterator[Mapping]:
    for key in ("questions", "katas"):
        found = root.get(key) if isinstance(root, Mapping) else None
        if isinstance(found, Sequence):
            yield from (item for item in found.items if isinstance(item, Mapping))


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1
