"""Drawings of a scorecard as inline SVG; their colours come from the page."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi

from drill.mocks.page import text

RADIUS = 52.0
WIDTH, HEIGHT, MARGIN = 600.0, 260.0, 44.0


def ring(share: float | None, label: str) -> str:
    """Return the overall score as a ring with its number inside."""
    around = 2 * pi * RADIUS
    done = around * (share or 0.0)
    arc = (
        f'<circle class="ring" cx="64" cy="64" r="{RADIUS:g}" fill="none" stroke-width="12" stroke-linecap="round" '
        f'stroke-dasharray="{done:.1f} {around:.1f}" transform="rotate(-90 64 64)"/>'
    )
    return (
        f'<svg width="128" height="128" viewBox="0 0 128 128" role="img" aria-label="Score {text(label)}">'
        f'<circle class="rest" cx="64" cy="64" r="{RADIUS:g}" fill="none" stroke-width="12"/>'
        f"{arc if share else ''}"
        f'<text x="64" y="76" text-anchor="middle" font-size="36" font-weight="600">{text(label)}</text></svg>'
    )


def bar(share: float, label: str, mark: float | None = None) -> str:
    """Return a bar of a share, 0 to 1, with a line at `mark`."""
    line = ""
    if mark is not None and 0 < mark <= 1:
        line = (
            f'<line class="par" x1="{100 * mark:.1f}" x2="{100 * mark:.1f}" y1="0" y2="10" stroke-width="2" '
        )
        line += 'vector-effect="non-scaling-stroke"/>'
    width = 100 * max(0.0, min(1.0, share))
    return (
        f'<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{text(label)}">'
        f'<rect class="fill" width="{width:.1f}" height="10"/>{line}</svg>'
    )


def trend(scores: Sequence[float | None], labels: Sequence[str]) -> str:
    """Return scores of 0 to 100 over time as a line, labelled at its ends."""
    points = [
        (_across(place, len(scores)), _down(value)) for place, value in enumerate(scores) if value is not None
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle class="fill" cx="{x:.1f}" cy="{y:.1f}" r="6"/>' for x, y in points)
    grid = "".join(_grid_line(value) for value in (0, 50, 100))
    ends = _end(labels[0], MARGIN, "start") if labels else ""
    ends += _end(labels[-1], WIDTH - 8, "end") if len(labels) > 1 else ""
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" aria-label="Scores of all mocks over time">'
        f'{grid}<polyline class="trend" points="{path}" stroke-width="3"/>{dots}{ends}</svg>'
    )


def _across(place: int, count: int) -> float:
    return MARGIN + (WIDTH - MARGIN - 16) * (place + 0.5) / max(1, count)


def _down(value: float) -> float:
    return 12 + (HEIGHT - 52) * (1 - max(0.0, min(100.0, value)) / 100)


def _grid_line(value: int) -> str:
    y = _down(value)
    return (
        f'<line class="grid" x1="{MARGIN:g}" x2="{WIDTH:g}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<text class="small" x="{MARGIN - 8:g}" y="{y + 6:.1f}" font-size="18" text-anchor="end">{value}</text>'
    )


def _end(label: str, x: float, anchor: str) -> str:
    place = f'x="{x:g}" y="{HEIGHT - 8:g}" text-anchor="{anchor}"'
    return f'<text class="small" {place} font-size="18">{text(label)}</text>'
