"""Prompts of a turn: the keys that work everywhere, and what `?` explains."""

from __future__ import annotations

from collections.abc import Mapping

from drill.sessions.blocks import Items
from drill.sessions.desk import Screen, Wish, Wished

EVERYWHERE: Mapping[str, str] = {
    "u": "undo the last review",
    "s": "skip this card for now",
    "!": "suspend this card",
    "e": "edit this card's text",
    "q": "quit; everything answered is kept",
}
HELP_KEY = "?"
NAMES = {" ": "Space", "\r": "Enter"}


def ask_key(
    screen: Screen, prompt: str, own: Mapping[str, str], also: Mapping[str, str] | None = None
) -> str:
    """Return one of the `own` keys, or of those that are `also` taken without being offered.

    A key that works everywhere raises Wished; `?` explains and asks again.
    """
    taken = own if also is None else {**{key: word for key, word in own.items() if len(key) == 1}, **also}
    while True:
        key = screen.key(prompt, own)
        if key in taken:
            return key
        _everywhere(screen, key, taken)


def ask_line(screen: Screen, prompt: str) -> str:
    """Return a typed line, stripped; one that is just a key that works everywhere counts as that key."""
    while True:
        line = screen.line(prompt).strip()
        if line not in EVERYWHERE and line != HELP_KEY:
            return line
        _everywhere(screen, line, {"\r": "on an empty line: reveal the answer"})


def _everywhere(screen: Screen, key: str, own: Mapping[str, str]) -> None:
    if key in EVERYWHERE:
        raise Wished(Wish(key))
    if key == HELP_KEY:
        rows = {**own, **EVERYWHERE}
        screen.show(Items(tuple((NAMES.get(name, name), meaning) for name, meaning in rows.items()), "Keys"))
