"""Results as a Markdown table, as JSON and as one drawing per theme."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape
from itertools import groupby
from math import log10

from benchmarks.measuring import Result, shown

ROW, LEFT, WIDTH = 26, 330, 860


def markdown(results: Iterable[Result]) -> str:
    """Return a table per theme: ours, the others with our ratio to them, the aim and whether it is met."""
    parts = []
    for theme, rows in groupby(results, lambda result: result.theme):
        parts.append(f"### {theme}\n\n| what | drill | beside it | aim | met |\n|---|--:|---|---|---|")
        parts += map(_row, rows)
        parts.append("")
    return "\n".join(parts)


def _row(result: Result) -> str:
    spread = (
        f" ± {result.spreads[0] / 2:.0%}" if result.spreads[0] else ""
    )  # of fewer than four rounds none is told
    ours = shown(result.medians[0], result.unit) + spread
    beside = "; ".join(_beside(result, place) for place in range(1, len(result.names)))
    met = {None: "", True: "yes", False: "**no**"}[result.met]
    what = f"{result.what}. {result.note}" if result.note else result.what
    return f"| {what} | {ours} | {beside or '–'} | {result.aim} | {met} |"


def _beside(result: Result, place: int) -> str:
    value = shown(result.medians[place], result.unit)
    return f"{result.names[place]} {value} (ours {result.ratio(place):.3g} ×)"


def line(result: Result) -> str:
    """Return one line for a terminal."""
    mark = {None: " ", True: "✓", False: "✗"}[result.met]
    beside = "; ".join(_beside(result, place) for place in range(1, len(result.names)))
    return f"{mark} {result.what}: {shown(result.medians[0], result.unit)}; {beside}  {result.aim}".rstrip()


def plain(results: Sequence[Result]) -> list[dict[str, object]]:
    """Return the results as JSON holds them."""
    return [asdict(result) for result in results]


def read(text: str) -> list[Result]:
    """Return the results that `plain` wrote as JSON."""
    return [
        Result(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in json.loads(text)
    ]


def drawing(theme: str, results: Sequence[Result]) -> str:
    """Return the theme as an SVG: per row a dot for us and a ring for each other, on a logarithmic scale of cost."""
    values = [value for result in results for value in result.medians if value > 0]
    low, high = log10(min(values)), log10(max(values))
    span = max(high - low, 0.5)

    def across(value: float) -> float:
        return LEFT + 20 + (WIDTH - LEFT - 60) * (log10(max(value, 10**low)) - low) / span

    height = ROW * (len(results) + 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        f'font-size="12" role="img" aria-label="{escape(theme)}">',
        f"<title>{escape(theme)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for number, result in enumerate(results, 1):
        y = ROW * number
        parts.append(
            f'<text x="{LEFT}" y="{y + 4}" text-anchor="end" fill="#222">{escape(result.what[:56])}</text>'
            f'<line x1="{LEFT + 10}" x2="{WIDTH - 10}" y1="{y}" y2="{y}" stroke="#e3e6ea"/>'
        )
        for place in range(len(result.names) - 1, -1, -1):
            parts.append(_mark(result, place, across(result.medians[place]), y))
    y = ROW * (len(results) + 1)
    parts.append(
        f'<text x="{LEFT + 20}" y="{y}" fill="#666">filled: drill; ring: what stands beside it; '
        "further left costs less (logarithmic)</text></svg>"
    )
    return "\n".join(parts) + "\n"


def _mark(result: Result, place: int, x: float, y: float) -> str:
    fill, stroke = ("#2b6de0", "#2b6de0") if place == 0 else ("#fff", "#555")
    title = f"{result.names[place]}: {shown(result.medians[place], result.unit)}"
    return (
        f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{fill}" stroke="{stroke}" stroke-width="1.5">'
        f"<title>{escape(title)}</title></circle>"
    )
