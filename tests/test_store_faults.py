"""The short form of `python -m benchmarks.store_faults`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_failing_disks_and_kills_lose_nothing_and_planted_mistakes_are_caught():
    driver = [sys.executable, "-m", "benchmarks.store_faults", "--short"]
    run = subprocess.run(driver, capture_output=True, text=True, timeout=600, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "120 faults injected" in run.stdout
    assert "0 lost, damaged or badly told" in run.stdout
    assert run.stdout.count(": caught after") == 3
