"""The short form of `python -m benchmarks.fuzz`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_no_input_crashes_and_planted_crashes_are_found():
    driver = [sys.executable, "-W", "ignore", "-m", "benchmarks.fuzz", "--short"]
    run = subprocess.run(driver, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count(" 0 crashes") == 3
    assert run.stdout.count(": caught after") == 3
