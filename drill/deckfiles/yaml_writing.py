"""Cards written as YAML, the way a person would: prose in blocks, short texts plain, quotes only where needed."""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from drill.deckfiles.yaml_nodes import Node, Scalar, Sequence
from drill.deckfiles.yaml_traps import is_read_as_text

WIDTH = 108
_PLAIN = re.compile(r"[A-Za-z0-9][^\x00-\x1f]*")
_UNSAFE = re.compile(r": |:$| #|^[-?:] |\s$")
_WHOLE = re.compile(r"\$[^$\n]+\$|`[^`\n]+`")
_MARK = re.compile(r"[-*+#>|=~:]|\d+[.)]")
_HELD = "\ue000"  # stands for a space that must not become the end of a line


def written(card: Mapping[str, Any], *, width: int | None = WIDTH) -> str:
    """Return the card as lines of a block mapping that begins in the first column, long ones wrapped at `width`."""
    return "".join(f"{line}\n" if line else "\n" for line in _mapping(card, width or sys.maxsize))


def _mapping(pairs: Mapping[str, Any], width: int) -> Iterator[str]:
    for key, value in pairs.items():
        first, *rest = _value(value, width)
        yield f"{_inline(str(key))}:{' ' if first else ''}{first}"
        yield from rest


def _value(value: Any, width: int) -> list[str]:
    """Return the lines of a value; the first stands behind its key, the others below it, indented by two."""
    if isinstance(value, Mapping) and value:
        return ["", *_indented(_mapping(value, width))]
    if isinstance(value, list | tuple) and value:
        return ["", *_indented(line for item in value for line in _item(item, width))]
    if isinstance(value, str):
        return _text(value, width)
    return [json.dumps(value)]


def _item(item: Any, width: int) -> Iterator[str]:
    first, *rest = _mapping(item, width) if isinstance(item, Mapping) and item else _value(item, width)
    if first or not rest:
        yield f"- {first}"
    else:
        yield "-"
    below = "" if isinstance(item, str | list | tuple) else "  "
    yield from (f"{below}{line}" if line else "" for line in rest)


def _text(text: str, width: int) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()
    lines = [part for line in text.split("\n") for part in _wrapped(line, width, fenced="```" in text)]
    if len(lines) == 1 and len(text) <= WIDTH:
        return [_inline(text)]
    indicator = "|2" if text[:1] in (" ", "\t") else "|"
    return [indicator, *_indented(lines)]


def _wrapped(line: str, width: int, *, fenced: bool) -> list[str]:
    """Return the line in parts of a readable width; formulas, code and what begins like a list stay whole."""
    if fenced or len(line) <= width or not line[:1].isalnum():
        return [line]
    held = _WHOLE.sub(lambda found: found[0].replace(" ", _HELD), line)
    parts = textwrap.wrap(held, width, break_long_words=False, break_on_hyphens=False)
    # A line that began with a mark of Markdown would turn into a heading, a list or a quote.
    if any(_MARK.match(part) for part in parts[1:]):
        return [line]
    return [part.replace(_HELD, " ") for part in parts]


def _inline(text: str) -> str:
    if _PLAIN.fullmatch(text) and not _UNSAFE.search(text) and is_read_as_text(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def in_flow(node: Node) -> str:
    """Return the node in one line of flow style, which a deck that is written like JSON takes."""
    if isinstance(node, Scalar):
        plain_value = node.style == "" and not is_read_as_text(node.text)
        return node.text if plain_value else json.dumps(node.text, ensure_ascii=False)
    if isinstance(node, Sequence):
        return "[" + ", ".join(map(in_flow, node.items)) + "]"
    return "{" + ", ".join(f"{in_flow(key)}: {in_flow(value)}" for key, value in node.pairs) + "}"
