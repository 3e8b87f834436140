"""A page of HTML in one file: nothing is fetched, it follows the reader's light or dark, and fits a phone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from drill.safe import clean

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --card: #f4f6f8;
  --line: #d5dae0; --bar: #2f6fde; --rest: #dfe5ec; --good: #1a7f37; --bad: #c4302b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #9aa4af; --paper: #14171b; --card: #1d2126;
  --line: #333a42; --bar: #6ea2ff; --rest: #2b323a; --good: #57c16f; --bad: #ff7b72; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.25rem 1rem 3rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
p { margin: .4rem 0; }
.soft { color: var(--soft); }
.good { color: var(--good); } .bad { color: var(--bad); }
.text { white-space: pre-wrap; }
.said { border-left: .25rem solid var(--line); padding-left: .75rem; white-space: pre-wrap; }
.head { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; align-items: center; }
.head > div { flex: 1 1 16rem; }
.row { display: grid; grid-template-columns: minmax(8rem, 15rem) 1fr 3.5rem; gap: .15rem .75rem; align-items: center;
  padding: .3rem 0; }
.row .amount { text-align: right; font-variant-numeric: tabular-nums; }
.row.long { grid-template-columns: minmax(8rem, 19rem) 1fr 9.5rem; }
@media (max-width: 36rem) { .row, .row.long { grid-template-columns: 1fr auto; }
  .row svg { grid-column: 1 / -1; order: 3; } }
svg.bar { display: block; width: 100%; height: .7rem; border-radius: .35rem; background: var(--rest); }
svg .fill { fill: var(--bar); } svg .rest { stroke: var(--rest); } svg .ring { stroke: var(--bar); }
svg .par { stroke: var(--ink); } svg .grid { stroke: var(--line); } svg .trend { stroke: var(--bar); fill: none; }
svg text { fill: var(--ink); font-family: system-ui, sans-serif; } svg .small { fill: var(--soft); }
svg.chart { display: block; width: 100%; max-width: 38rem; margin: 1.25rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; }
details { background: var(--card); border-radius: .5rem; padding: .6rem .9rem; margin: .6rem 0; }
summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .1rem .8rem; justify-content: space-between; }
summary::marker { content: ""; } summary::before { content: "▸"; } details[open] > summary::before { content: "▾"; }
summary b { flex: 1 1 12rem; overflow-wrap: anywhere; }
pre { background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem; margin: .3rem 0;
  overflow-x: auto; font: .85rem/1.45 ui-monospace, monospace; }
.pair { display: grid; gap: .25rem 1rem; grid-template-columns: 1fr; }
.pair > div { min-width: 0; }
@media (min-width: 52rem) { .pair { grid-template-columns: 1fr 1fr; } }
ul.points { list-style: none; padding: 0; margin: .3rem 0; }
ul.points li { padding-left: 1.4rem; text-indent: -1.4rem; }
@media print { details { break-inside: avoid; } }
"""


def page(title: str, body: str) -> str:
    """Return the whole document; `body` is HTML already."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def text(raw: str) -> str:
    """Return text that is safe inside an element or an attribute."""
    return escape(clean(raw))


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of text; all columns but the first hold numbers or short words."""
    head = "".join(f"<th{_side(place)}>{text(name)}</th>" for place, name in enumerate(columns))
    lines = [
        "".join(f"<td{_side(place)}>{text(cell)}</td>" for place, cell in enumerate(row)) for row in rows
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
        if rows
        else ""
    )


def _side(place: int) -> str:
    return ' class="n"' if place else ""


def row(name: str, drawing: str, amount: str, *, long: bool = False) -> str:
    """Return a name, a bar and a number on one line, which becomes two on a phone."""
    kind = "row long" if long else "row"
    return f'<div class="{kind}"><span>{text(name)}</span>{drawing}<span class="amount">{text(amount)}</span></div>'


def code(program: str) -> str:
    """Return a program."""
    return f"<pre><code>{text(program.strip())}</code></pre>"
