"""Charts as inline SVG with a title each; their colours come from the page, and no colour says anything alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drill.mocks.page import text

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640.0, 250.0, 76.0, 38.0, 14.0
LETTERS = 19
"""On a phone the chart is half as wide, and its labels half as large."""
SPARK_WIDTH, SPARK_HEIGHT = 120.0, 24.0
CELL, STEP = 10.0, 12.0
MAP_LEFT, MAP_TOP = 34.0, 16.0

STYLE = """
svg .band { fill: var(--bar); opacity: .18; } svg .plan { fill: none; stroke: var(--soft); stroke-dasharray: 3 2; }
svg .l0 { fill: var(--rest); } svg .l1 { fill: var(--bar); opacity: .3; } svg .l2 { fill: var(--bar); opacity: .53; }
svg .l3 { fill: var(--bar); opacity: .76; } svg .l4 { fill: var(--bar); }
svg.spark { display: block; width: 100%; height: 1.5rem; }
svg.heat { display: block; width: 100%; min-width: 34rem; max-width: 48rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; padding: 0; }
.figures div { background: var(--card); border-radius: .5rem; padding: .7rem .9rem; }
.figures b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.row + .wide { margin-top: .6rem; }
figure { margin: 0; } figure .wide { margin-top: .6rem; } figure table { font-size: .9rem; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --card: #f2f2f2; --line: #bbb;
    --bar: #2f6fde; --rest: #e4e4e4; }
  body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; }
  figure, tr, .row, .figures div { break-inside: avoid; } .wide { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def line(
    title: str,
    values: Sequence[float | None],
    labels: Sequence[str],
    bands: Sequence[tuple[float, float]] = (),
) -> str:
    """Return shares of 0 to 1 over time as a line with dots, with an interval around each where there are `bands`."""
    places = [_across(place, len(values)) for place in range(len(values))]
    points = [(x, _down(value)) for x, value in zip(places, values, strict=True) if value is not None]
    band = ""
    if bands:
        upper = [f"{x:.1f},{_down(high):.1f}" for x, (_, high) in zip(places, bands, strict=True)]
        lower = [f"{x:.1f},{_down(low):.1f}" for x, (low, _) in zip(places, bands, strict=True)]
        band = f'<polygon class="band" points="{" ".join([*upper, *reversed(lower)])}"/>'
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = "".join(f'<circle class="fill" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in points)
    grid = "".join(_grid(_down(share), f"{share:.0%}") for share in (0.0, 0.5, 1.0))
    return _chart(
        title, f'{grid}{band}<polyline class="trend" points="{path}" stroke-width="2.5"/>{dots}', labels
    )


def columns(
    title: str,
    values: Sequence[float | None],
    labels: Sequence[str],
    plans: Sequence[float] = (),
    unit: str = "",
) -> str:
    """Return amounts as columns, nothing where all are zero.

    `plans` are dashed outlines behind them, and None is still to come.
    """
    most = max([*(value or 0.0 for value in values), *plans], default=0.0)
    if not most:
        return ""
    wide = (WIDTH - LEFT) / max(1, len(values))
    drawn = [_grid(_down(0.0), "0"), _grid(_down(1.0), f"{most:.0f}{unit}")]
    for place, value in enumerate(values):
        x, thick = LEFT + wide * place + 0.12 * wide, 0.76 * wide
        if plans:
            drawn.append(_column("plan", x, thick, plans[place] / most))
        if value:
            drawn.append(_column("fill", x, thick, value / most))
    return _chart(title, "".join(drawn), labels)


def spark(title: str, values: Sequence[float]) -> str:
    """Return shares of 0 to 1 as a small line."""
    step = (SPARK_WIDTH - 8) / max(1, len(values) - 1)
    high = SPARK_HEIGHT - 6
    points = [(4 + step * place, 3 + high * (1 - value)) for place, value in enumerate(values)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<svg class="spark" viewBox="0 0 {SPARK_WIDTH:g} {SPARK_HEIGHT:g}" preserveAspectRatio="none" role="img">'
        f"<title>{text(title)}</title>"
        f'<line class="grid" x1="0" x2="{SPARK_WIDTH:g}" y1="{SPARK_HEIGHT - 3:g}" y2="{SPARK_HEIGHT - 3:g}"/>'
        f'<polyline class="trend" points="{path}" stroke-width="2" vector-effect="non-scaling-stroke"/></svg>'
    )


def heat(
    title: str, rows: Sequence[Sequence[int | None]], marks: Iterable[tuple[int, str]], names: Sequence[str]
) -> str:
    """Return a map of levels 0 to 4: a row per weekday, a column per week, months above."""
    cells = [
        _cell(week, day, value)
        for day, row in enumerate(rows)
        for week, value in enumerate(row)
        if value is not None
    ]
    above = [_small(MAP_LEFT + STEP * week, 11, name) for week, name in marks]
    aside = [_small(0, MAP_TOP + 9 + STEP * day, name) for day, name in enumerate(names) if day % 2 == 0]
    wide, high = MAP_LEFT + STEP * max(map(len, rows)), MAP_TOP + STEP * len(rows)
    return (
        f'<div class="wide"><svg class="heat" viewBox="0 0 {wide:g} {high:g}" role="img">'
        f"<title>{text(title)}</title>{''.join([*above, *aside, *cells])}</svg></div>"
    )


def _cell(week: int, day: int, value: int) -> str:
    place = f'x="{MAP_LEFT + STEP * week:g}" y="{MAP_TOP + STEP * day:g}"'
    return f'<rect class="l{value}" {place} width="{CELL:g}" height="{CELL:g}" rx="2"/>'


def _small(x: float, y: float, label: str) -> str:
    return f'<text class="small" x="{x:g}" y="{y:g}" font-size="10">{text(label)}</text>'


def _chart(title: str, drawn: str, labels: Sequence[str]) -> str:
    ends = [(LEFT, "start", labels[0])] if labels else []
    ends += [(WIDTH - 4, "end", labels[-1])] if len(labels) > 1 else []
    below = "".join(_label(x, HEIGHT - 8, anchor, label) for x, anchor, label in ends)
    head = f'<svg class="chart" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img"><title>{text(title)}</title>'
    return f"{head}{drawn}{below}</svg>"


def _across(place: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT) * (place + 0.5) / max(1, count)


def _down(share: float) -> float:
    return TOP + (HEIGHT - BOTTOM - TOP) * (1 - max(0.0, min(1.0, share)))


def _grid(y: float, label: str) -> str:
    drawn = f'<line class="grid" x1="{LEFT:g}" x2="{WIDTH:g}" y1="{y:.1f}" y2="{y:.1f}"/>'
    return drawn + _label(LEFT - 8, y + 6, "end", label)


def _label(x: float, y: float, anchor: str, label: str) -> str:
    place = f'x="{x:g}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text class="small" {place} font-size="{LETTERS}">{text(label)}</text>'


def _column(kind: str, x: float, thick: float, share: float) -> str:
    top = _down(share)
    return f'<rect class="{kind}" x="{x:.1f}" y="{top:.1f}" width="{thick:.1f}" height="{_down(0.0) - top:.1f}"/>'
