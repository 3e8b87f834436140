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


def ask_key(screen: Screen, prompt: str, own: Mapping[str, str]) -> str:
    """Return one of the `own` keys; a key that works everywhere raises Wished, `?` explains and asks again."""
    while True:
        key = screen.key(prompt, own)
        if key in own:
            return key
        _everywhere(screen, key, own)


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
