"""The short form of `python -m benchmarks.sync_devices`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(not shutil.which("git"), reason="there is no Git here")
def test_devices_come_to_one_state_and_planted_mistakes_are_caught():
    driver = [sys.executable, "-m", "benchmarks.sync_devices", "--short", "--devices", "3"]
    run = subprocess.run(driver, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("✓") == 11
    assert run.stdout.count(": 1 state ") == 4
