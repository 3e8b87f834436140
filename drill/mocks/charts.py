"""Charts of text: bars, and a line of scores over mocks, for a terminal of any width."""

from __future__ import annotations

from collections.abc import Sequence

EIGHTHS = " ▏▎▍▌▋▊▉"
HEIGHT = 9
LEAST_STEP, MOST_STEP = 4, 10
"""Cells from one score to the next."""


def bar(share: float, width: int) -> str:
    """Return a bar of `share`, 0 to 1, of so many cells; a share above zero is never invisible."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    if share > 0:
        eighths = max(1, eighths)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (EIGHTHS[rest] if rest else "")


def trend(
    scores: Sequence[float | None], labels: Sequence[str], width: int, height: int = HEIGHT
) -> list[str]:
    """Return the lines of a chart: scores of 0 to 100 as dots from left to right, the last ones that fit.

    `labels` stand below the first and the last dot.
    """
    room = max(1, (width - 6) // LEAST_STEP)
    shown, names = list(scores)[-room:], list(labels)[-room:]
    step = min(MOST_STEP, (width - 6) // max(1, len(shown)))
    rows = [[" "] * (len(shown) * step) for _ in range(height)]
    for place, value in enumerate(shown):
        if value is not None:
            row = round((100 - max(0.0, min(100.0, value))) / 100 * (height - 1))
            rows[row][place * step + step // 2] = "●"
    marks = {0: "100", (height - 1) // 2: " 50", height - 1: "  0"}
    lines = [f"{marks.get(row, '   ')} ┤{''.join(cells).rstrip()}" for row, cells in enumerate(rows)]
    return [*lines, "    └" + "─" * (len(shown) * step), _below(names, len(shown) * step)]


def _below(names: Sequence[str], width: int) -> str:
    if not names:
        return ""
    first, last = names[0], names[-1]
    gap = width - len(first) - len(last)
    return "     " + (first + " " * gap + last if len(names) > 1 and gap > 0 else last)
