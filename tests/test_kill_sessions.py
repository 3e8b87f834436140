"""The short form of `python benchmarks/kill_sessions.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_killed_sessions_lose_nothing_and_planted_mistakes_are_caught():
    driver = [sys.executable, str(ROOT / "benchmarks" / "kill_sessions.py"), "15"]
    run = subprocess.run(driver, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("15 kills") == 2
    assert run.stdout.count(" 0 lost, 0 faults") == 2
    assert run.stdout.count(": caught after") == 3
