"""The short form of `python -m benchmarks.clock_changes`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_no_change_of_a_clock_loses_a_card_and_planted_mistakes_are_caught():
    driver = [sys.executable, "-m", "benchmarks.clock_changes", "--short"]
    run = subprocess.run(driver, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("✓") == 17
