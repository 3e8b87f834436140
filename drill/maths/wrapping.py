"""One-line forms that are longer than a line: broken at spaces, else where the fewest brackets are open."""

from __future__ import annotations

from drill.maths.cells import GLUE, cut, width

_OPENING = frozenset("([{⟨⌊⌈⟦")
_CLOSING = frozenset(")]}⟩⌋⌉⟧")


def wrapped(text: str, cells: int, indent: int) -> list[str]:
    """Return the lines of `text` in at most `cells` cells each, all but the first of a line indented."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped_line(paragraph, cells, indent if cells >= 4 * indent else 0)
    return [line.replace(GLUE, " ").rstrip() for line in lines]


def break_point(text: str, cells: int) -> int:
    """Return after how many characters to break `text`, the longest part that fits into `cells` at most.

    Of the places with GLUE in the second half of that part, the one with the fewest open brackets is taken, the last
    of several; where there is none, the whole part.
    """
    end = cut(text, cells)
    best, fewest, level = end, len(text), 0
    for index, character in enumerate(text[: end + 1]):
        level += (character in _OPENING) - (character in _CLOSING)
        if character == GLUE and index > end // 2 and level <= fewest:
            best, fewest = index, level
    return best


def _wrapped_line(text: str, cells: int, indent: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1].strip() else lines[-1] + word
        if width(joined) <= cells:
            lines[-1] = joined
            continue
        if lines[-1].strip():
            lines.append(" " * indent)
        lines += _pieces(lines.pop() + word, cells, indent)
    return lines


def _pieces(word: str, cells: int, indent: int) -> list[str]:
    pieces: list[str] = []
    while cut(word, cells) < len(word):
        end = max(1, break_point(word, cells))
        pieces.append(word[:end])
        word = " " * indent + word[end:].lstrip(GLUE)
    return [*pieces, word]
