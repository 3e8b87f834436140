"""Reads the two clocks that a mock is kept by: the wall clock, and the one since boot that counts suspended time."""

from __future__ import annotations

import time

from drill.mocks.clocks import Reading

BOOT_ID = "/proc/sys/kernel/random/boot_id"
# On Linux the monotonic clock stands still while the computer is suspended; on macOS it runs on.
_SINCE_BOOT: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def read() -> Reading:
    """Return what both clocks show now."""
    return Reading(time.time(), time.clock_gettime(_SINCE_BOOT), _boot())


def _boot() -> str:
    """Return the name of this start of the computer, empty where the system has none."""
    try:
        with open(BOOT_ID, encoding="ascii") as file:
            return file.read().strip()
    except (OSError, ValueError):
        return ""
