"""The short form of `python -m benchmarks.crowd`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_sessions_at_once_lose_nothing_and_planted_mistakes_are_caught():
    driver = [sys.executable, "-m", "benchmarks.crowd", "--short"]
    run = subprocess.run(driver, capture_output=True, text=True, timeout=600, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "160 of 160 reviews kept" in run.stdout
    assert run.stdout.count(": caught after") == 2
