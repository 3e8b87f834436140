"""The texts of a card as nodes, so that what is wrong within one can be told at its place."""

from __future__ import annotations

from collections.abc import Iterator

from drill.cards_text import placeholders
from drill.deckfiles.yaml_nodes import Mapping, Node, Scalar, Sequence

_PROSE = ("ask", "answer", "points", "follow_ups", "why_wrong", "prompt", "hints", "choices", "steps")


def at(card: Mapping, key: str) -> Node:
    """Return the node of the key, or the card's own where it has none."""
    return card.get(key) or card


def prose(card: Mapping) -> Iterator[Scalar]:
    """Yield every text of the card that the learner reads as prose."""
    for key in _PROSE:
        yield from texts(card, key)


def texts(card: Mapping, key: str) -> Iterator[Scalar]:
    """Yield every text under the key."""
    if (node := card.get(key)) is not None:
        yield from _below(node)


def _below(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _below(item)
    else:
        for _, value in node.pairs:
            yield from _below(value)


def names_told(card: Mapping, *keys: str) -> set[str]:
    """Return the names whose values the texts under the keys show."""
    return {found.name for key in keys for node in texts(card, key) for found in placeholders(node.text)}
