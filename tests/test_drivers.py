"""The short form of each driver that injects faults: its promises hold, and its planted mistakes are caught."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(driver: str, *options: str) -> str:
    """Run a driver, which must end with 0, and return what it printed."""
    command = [sys.executable, "-W", "ignore", "-m", f"benchmarks.{driver}", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("driver", "options", "promises", "planted"),
    [
        ("kill_sessions", ["--short"], ["backup now and then: 10 kills", " 0 lost, 0 faults"], 7),
        (
            "store_faults",
            ["--short"],
            ["log: 90 faults injected", "up to date: 30 faults injected", " 0 lost, damaged or badly told"],
            4,
        ),
        (
            "hostile_homes",
            ["--short"],
            ["6 disks filled", " 0 lost, damaged or badly told", "18 journals: "],
            4,
        ),
        ("power_cuts", ["--short"], ["300 power cuts, 0 lost, damaged or badly told"], 4),
        ("bit_flips", ["--short"], ["60 bits flipped", "; 0 silent or badly told"], 2),
        ("crowd", ["--short"], ["160 of 160 reviews kept", "0 refused, lost or damaged"], 2),
        ("hostile_decks", ["--short"], [" 0 tracebacks, 0 odd ends, 0 outside, 0 escapes shown"], 3),
        ("grade_course", ["--short"], ["12 of 12 right, 0 faults"], 2),
        ("fuzz", ["--short"], [" 0 crashes"], 3),
    ],
)
def test_promises_hold_and_planted_mistakes_are_caught(driver, options, promises, planted):
    told = run(driver, *options)
    assert [promise for promise in promises if promise not in told] == []
    assert told.count(": caught") == planted


def test_devices_come_to_one_state_and_planted_mistakes_are_caught():
    told = run("sync_devices", "--short", "--devices", "3")
    assert told.count("✓") == 11
    assert told.count(": 1 state ") == 4


def test_no_change_of_a_clock_loses_a_card_and_planted_mistakes_are_caught():
    assert run("clock_changes", "--short").count("✓") == 17


def test_no_hostile_submission_passes_and_planted_mistakes_are_caught():
    told = run("hostile_submissions", "--short")
    if "not shown here" not in told:
        assert " 0 false passes, 0 outside, 0 processes left, 0 escapes shown," in told
        assert " 0 unjudged" in told
        assert told.count(" caught after") == 6
