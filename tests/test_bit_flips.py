"""The short form of `python -m benchmarks.bit_flips`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_flipped_bits_are_found_or_harmless_and_planted_mistakes_are_caught():
    driver = [sys.executable, "-m", "benchmarks.bit_flips", "--short"]
    run = subprocess.run(driver, capture_output=True, text=True, timeout=600, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "; 0 silent or badly told" in run.stdout
    assert run.stdout.count(": caught after") == 2
