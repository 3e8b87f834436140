"""System calls that Python has no function for, by number, through the C library."""

from __future__ import annotations

import ctypes
import functools
import platform
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_GET_SECCOMP = 21
PR_SET_SECCOMP = 22
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38


def machine() -> str:
    """Return the processor architecture as Linux names it, or "" off Linux."""
    return platform.machine() if sys.platform == "linux" else ""


def prctl(option: int, *values: int) -> None:
    """Set an attribute of this process. Raises OSError."""
    _checked(_function("prctl", 5)(option, *_padded(values, 4)), f"prctl {option}")


def system_call(number: int, *values: int) -> int:
    """Make a system call by its number and return what it returns. Raises OSError.

    A pointer is passed as the address of a buffer that the caller keeps.
    """
    return _checked(_function("syscall", 7)(number, *_padded(values, 6)), f"system call {number}")


@functools.cache
def _function(name: str, arguments: int) -> Callable[..., int]:
    function = getattr(ctypes.CDLL(None, use_errno=True), name)
    function.argtypes = [
        ctypes.c_long
    ] * arguments  # declared once: converting each call costs ten times as much
    function.restype = ctypes.c_long
    found: Callable[..., int] = function
    return found


def _padded(values: tuple[int, ...], length: int) -> tuple[int, ...]:
    return (*values, *[0] * (length - len(values)))


def _checked(result: int, what: str) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), what)
    return result
