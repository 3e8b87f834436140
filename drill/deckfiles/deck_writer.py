"""Deck files as text, written from plain fields: always the same text for the same fields.

Prose stands in block scalars, short texts in single quotes, so that no LaTeX, colon or hash is read as
anything else. What is written here is read back to the same fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_STEP = 2
_SHORT = 100
_BLOCKS = frozenset({"ask", "answer", "compute", "code", "output", "why_wrong", "summary", "prompt"})
_NAMES = frozenset({"tags", "prerequisites", "formerly", "requires", "entry"})
_BARE = frozenset({"id", "form", "checked"})
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_/~-]*")
_BLANK_START = re.compile(r"\A(?:[^\S\n]*\n)+")


def deck_text(head: Mapping[str, Any], cards: Iterable[str]) -> str:
    """Return a whole deck file: `head` holds title, summary and prerequisites, `cards` the texts of questions."""
    return "".join(line + "\n" for line in _pairs(head, 0)) + "questions:\n" + "\n".join(cards)


def card_text(fields: Mapping[str, Any], indent: int = _STEP) -> str:
    """Return a card as an element of `questions:`, its dash `indent` columns in, ending with a line end."""
    return "".join(line + "\n" for line in _element(fields, indent))


def _pairs(fields: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in fields.items():
        first, *rest = _value(key, value, indent)
        yield f"{' ' * indent}{_bare(key)}:{' ' * bool(first)}{first}"
        yield from rest


def _value(key: str, value: Any, indent: int) -> Iterator[str]:
    """Yield what stands behind the key's colon, then the lines below it."""
    if isinstance(value, Mapping):
        yield ""
        yield from _pairs(value, indent + _STEP)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        if key in _NAMES or not value:
            yield f"[{', '.join(_bare(str(name)) for name in value)}]"
        else:
            yield ""
            for item in value:
                yield from _element(item, indent + _STEP)
    elif isinstance(value, str):
        yield from _text(value, indent, block=key in _BLOCKS, bare=key in _BARE)
    else:
        yield _scalar(value)


def _element(item: Any, indent: int) -> Iterator[str]:
    """Yield an element of a list, behind its dash."""
    if isinstance(item, Mapping):
        lines = list(_pairs(item, indent + _STEP))
        yield f"{' ' * indent}- {lines[0].lstrip()}"
        yield from lines[1:]
    elif isinstance(item, Sequence) and not isinstance(item, str):
        yield f"{' ' * indent}-"
        for each in item:
            yield from _element(each, indent + _STEP)
    else:
        first, *rest = _text(item, indent) if isinstance(item, str) else [_scalar(item)]
        yield f"{' ' * indent}- {first}"
        yield from rest


def _text(text: str, indent: int, *, block: bool = False, bare: bool = False) -> Iterator[str]:
    text = _BLANK_START.sub("", text).rstrip()
    if bare:
        yield _bare(text)
    elif block or "\n" in text or len(text) > _SHORT:
        # A first line that begins with a space would be taken for the indentation of the block.
        yield f"|{_STEP}" if text[:1].isspace() else "|"
        margin = " " * (indent + _STEP)
        yield from (margin + line if line.strip() else "" for line in text.split("\n"))
    else:
        yield f"'{text.replace(chr(39), chr(39) * 2)}'"


def _bare(text: str) -> str:
    """Return a name without quotes, and whatever is none in quotes that nothing escapes from."""
    return text if _NAME.fullmatch(text) else f"'{' '.join(text.split()).replace(chr(39), chr(39) * 2)}'"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value)
