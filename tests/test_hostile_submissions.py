"""The short form of `python -m benchmarks.hostile_submissions`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_no_hostile_submission_passes_and_planted_mistakes_are_caught():
    driver = [sys.executable, "-m", "benchmarks.hostile_submissions", "--short"]
    run = subprocess.run(driver, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    if "not shown here" not in run.stdout:
        assert " 0 false passes, 0 outside, 0 processes left, 0 escapes shown," in run.stdout
        assert " 0 unjudged" in run.stdout
        assert run.stdout.count(" caught after") == 6
