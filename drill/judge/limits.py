"""Limits that the kernel keeps for a child: processor time, memory, file size, descriptors, processes."""

from __future__ import annotations

import contextlib
import os
import resource
import sys

from drill.light import NamedTuple

GIGABYTE = 1 << 30
MEMORY_BUDGET = 4 * GIGABYTE
FILE_BYTES = 16 << 20
OPEN_FILES = 64
PROCESSES_BESIDE = 64


class KernelLimits(NamedTuple):
    """What a child may use: processor seconds in all, and bytes on top of what its libraries already map."""

    processor_seconds: float
    memory: int = MEMORY_BUDGET


def limit_resources(limits: KernelLimits) -> None:
    """Set the limits on this process for good. Where a system lacks one, the others hold."""
    seconds = int(limits.processor_seconds) + 1
    _limit("RLIMIT_CPU", seconds, seconds + 1)
    _limit("RLIMIT_FSIZE", FILE_BYTES)
    _limit("RLIMIT_NOFILE", OPEN_FILES)
    _limit("RLIMIT_CORE", 0)
    mapped = _mapped_bytes()
    if mapped:
        _limit("RLIMIT_AS", mapped + limits.memory)


def limit_processes() -> None:
    """Allow a few processes more than the user has now; for systems that can't forbid them altogether."""
    if sys.platform == "linux":
        _limit("RLIMIT_NPROC", _threads_of_user() + PROCESSES_BESIDE)


def _limit(name: str, soft: int, hard: int | None = None) -> None:
    number = getattr(resource, name, None)
    if number is None:
        return
    highest = resource.getrlimit(number)[1]
    wanted = [soft, soft if hard is None else hard]
    if highest != resource.RLIM_INFINITY:
        wanted = [min(value, highest) for value in wanted]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(number, (wanted[0], wanted[1]))


def _mapped_bytes() -> int:
    """Return the size of this process's address space; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _threads_of_user() -> int:
    uid = os.getuid()
    return sum(_threads(entry) for entry in os.listdir("/proc") if entry.isdigit() and _owner(entry) == uid)


def _owner(pid: str) -> int | None:
    try:
        return os.stat(f"/proc/{pid}").st_uid
    except OSError:
        return None


def _threads(pid: str) -> int:
    try:
        return len(os.listdir(f"/proc/{pid}/task"))
    except OSError:
        return 0
