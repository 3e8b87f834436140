"""System calls that Python has no function for, by number, through the C library."""

from __future__ import annotations

import ctypes
import functools
import platform
import sys

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_GET_SECCOMP = 21
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38


@functools.cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def machine() -> str:
    """Return the processor architecture as Linux names it, or "" off Linux."""
    return platform.machine() if sys.platform == "linux" else ""


def prctl(option: int, *values: int) -> None:
    """Set an attribute of this process. Raises OSError."""
    padded = [ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]]
    _checked(_library().prctl(option, *padded), f"prctl {option}")


def system_call(number: int, *values: object) -> int:
    """Make a system call by its number and return what it returns. Raises OSError."""
    arguments = [ctypes.c_long(value) if isinstance(value, int) else value for value in values]
    return _checked(_library().syscall(ctypes.c_long(number), *arguments), f"system call {number}")


def _checked(result: int, what: str) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), what)
    return result
