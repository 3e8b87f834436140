"""The short form of `python -m benchmarks.hostile_decks`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_hostile_files_end_in_order_and_planted_mistakes_are_caught():
    driver = [sys.executable, "-m", "benchmarks.hostile_decks", "--short"]
    run = subprocess.run(driver, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 tracebacks, 0 odd ends, 0 outside, 0 escapes shown, 0 too long, 0 too large" in run.stdout
    assert run.stdout.count(": caught after") == 3
