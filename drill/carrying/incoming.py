"""A card as another program held it, before it becomes a card of ours; and what could not come along.

Every reader (of Anki's packages, CSV, Markdown, JSON) ends in these values, and everything after starts from
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

SHOWN = 5
"""How many names of what is lost are told on the screen; `--json` tells all."""


class Past(NamedTuple):
    """A review in another program's log: when, in milliseconds since 1970, how well, and how long it took.

    `practice` says that it was one that moved no schedule there; `facts` are kept with the review as they are.
    """

    milliseconds: int
    quality: int
    seconds: float
    practice: bool = False
    facts: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A foreign card in Markdown with formulas between dollars.

    `key` names it within its source, the same at every import. `id` is a card id of ours where the source
    knows one, `topic` a deck as it is called there; `more` holds further fields as they stand in our decks.
    """

    key: str
    ask: str
    answer: str
    topic: str = ""
    points: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    id: str = ""
    level: int = 0
    more: Mapping[str, Any] = field(default_factory=dict)
    past: tuple[Past, ...] = ()
    suspended: bool = False
    where: str = ""


@dataclass(slots=True)
class Losses:
    """What can't travel, by kind and name: each kind is a phrase such as `pictures`."""

    names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, *names: str) -> None:
        """Note one thing of the kind for each name."""
        if names:
            self.names.setdefault(kind, []).extend(names)

    def lines(self) -> Iterator[str]:
        """Yield one line for each kind: how many, what, and the first names."""
        for kind, names in self.names.items():
            told = list(dict.fromkeys(name for name in names if name))
            more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
            yield f"{len(names)} {kind}" + (f": {', '.join(told[:SHOWN])}{more}" if told else "")
