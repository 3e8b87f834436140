"""Measure everything in one run, and say it as a table, as JSON and as one drawing per theme.

    python -m benchmarks                      # all themes, with the peers from the package index: about 15 minutes
    python -m benchmarks --no-peers start     # one theme, without them
    python -m benchmarks --quick              # counts only, as CI runs them: exits with 1 if one has grown
    python -m benchmarks --prove              # plants a regression of each count, and says whether it was caught
    python -m benchmarks --write              # also docs/speed.md and its drawings

Times depend on the machine and on what else it does; ratios far less. Counts don't.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import counts, decks, judging, logs, start, tables
from benchmarks.measuring import Contest, Result, hold
from benchmarks.peers import Peers

ROOT = Path(__file__).resolve().parents[1]
THEMES = ("start", "judge", "log", "decks")
TITLES = (start.THEME, judging.THEME, logs.THEME, decks.THEME)
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("themes", nargs="*", metavar="THEME", help=f"one or more of {', '.join(THEMES)}")
    parser.add_argument("--quick", action="store_true", help="count, and compare with benchmarks/counts.json")
    parser.add_argument(
        "--prove", action="store_true", help="plant a regression of each count; all must be caught"
    )
    parser.add_argument(
        "--keep", action="store_true", help="with --quick: keep what is counted as the new limits"
    )
    parser.add_argument("--no-peers", action="store_true", help="leave out what the package index would give")
    parser.add_argument("--rounds", type=float, default=1.0, help="multiply the number of rounds by this")
    parser.add_argument("--peers-folder", type=Path, help="where the peers' environment is, or is to be made")
    parser.add_argument("--json", type=Path, help="write the results to this file")
    parser.add_argument("--write", action="store_true", help="write docs/speed.md and its drawings")
    chosen = parser.parse_args()
    if unknown := set(chosen.themes) - set(THEMES):
        parser.error(f"there is no theme {', '.join(sorted(unknown))}")
    if chosen.quick:
        return counts.main(keep=chosen.keep)
    if chosen.prove:
        return counts.prove()
    return _measure(chosen)


def _measure(chosen: argparse.Namespace) -> int:
    gc.set_threshold(100_000)  # as the program itself has it
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        peers = None if chosen.no_peers else Peers(chosen.peers_folder or scratch / "peers")
        for contest in _contests(chosen.themes or THEMES, scratch, peers):
            contest_rounds = max(3, round(contest.rounds * chosen.rounds))
            result = hold(contest, contest_rounds)
            results.append(result)
            print(tables.line(result), flush=True)
    print("\n" + tables.markdown(results))
    if chosen.json:
        chosen.json.write_text(json.dumps(tables.plain(results), indent=1) + "\n", encoding="utf-8")
    if chosen.write:
        _write(results)
    return 0 if all(result.met is not False for result in results) else 1


def _contests(themes: Sequence[str], scratch: Path, peers: Peers | None) -> Iterator[Contest]:
    if "start" in themes:
        yield from start.contests(scratch, peers)
    if "judge" in themes:
        yield from judging.contests(scratch)
    if "log" in themes:
        yield from logs.contests(scratch, peers)
    if "decks" in themes:
        yield from decks.contests(scratch)


def _write(results: Sequence[Result]) -> None:
    """Put the table into docs/speed.md and the drawings beside it; themes not measured now stay as they were."""
    record = ROOT / "docs" / "speed.json"
    before = tables.read(record.read_text(encoding="utf-8")) if record.exists() else []
    measured = {result.theme for result in results}
    everything = [result for result in before if result.theme not in measured] + list(results)
    everything.sort(key=lambda result: TITLES.index(result.theme))
    record.write_text(json.dumps(tables.plain(everything), indent=1) + "\n", encoding="utf-8")
    page = ROOT / "docs" / "speed.md"
    machine = (
        f"Python {platform.python_version()} on {platform.system()}, two shared cores, other work going on."
    )
    table = f"{BEGIN}\n{machine}\n\n{tables.markdown(everything)}{END}"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(f"{BEGIN}.*{END}", lambda _: table, text, flags=re.DOTALL), encoding="utf-8")
    for theme in TITLES:
        name = re.sub("[^a-z]+", "-", theme.lower()).strip("-")
        rows = [result for result in everything if result.theme == theme]
        if rows:
            drawn = tables.drawing(theme, rows)
            (ROOT / "docs" / f"speed-{name}.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
