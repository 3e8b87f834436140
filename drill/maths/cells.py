"""How many terminal cells a text takes: what every column and every line break is counted in."""

from __future__ import annotations

import unicodedata

GLUE = "\u00a0"
"""A space at which a formula must not be broken. It never leaves this package."""

_JOINERS = "\u200c\u200d"
_WIDE_SINCE_UNICODE_16 = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D376))
_known: dict[str, int] = {}


def width(text: str) -> int:
    """Return the cells of `text`: 0 for a combining mark, 2 for a wide character, 1 for any other."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def cut(text: str, cells: int) -> int:
    """Return how many characters of `text` fit into `cells`, with their combining marks."""
    taken = 0
    for index, character in enumerate(text):
        taken += _cells(character)
        if taken > cells:
            return index
    return len(text)


def centred(text: str, cells: int) -> str:
    """Return `text` in the middle of `cells`, left of the middle where it can't be exact."""
    spare = cells - width(text)
    return " " * (spare // 2) + text + " " * (spare - spare // 2)


def _cells(character: str) -> int:
    known = _known.get(character)
    if known is None:
        known = _known[character] = _measured(character)
    return known


def _measured(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me") or character in _JOINERS:
        return 0
    if any(first <= ord(character) <= last for first, last in _WIDE_SINCE_UNICODE_16):
        return 2
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
