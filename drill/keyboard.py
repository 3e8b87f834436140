"""Single keys from the terminal; Ctrl-C and Ctrl-Z keep their meaning."""

from __future__ import annotations

import os
import select
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager

END_OF_INPUT = "\x04"
LONGEST_LINE = 4096
_ESCAPE = "\x1b"


def read_key(timeout: float | None = None) -> str | None:
    """Return the next key, Enter as `\\r`, arrow and function keys as `\\x1b`; None after `timeout` seconds.

    Raises EOFError where the terminal is gone or Ctrl-D was pressed.
    """
    descriptor = sys.stdin.fileno()
    with _single_keys(descriptor):
        if not select.select([descriptor], [], [], timeout)[0]:
            return None
        key = _read_character(descriptor)
        if key == _ESCAPE:
            while select.select([descriptor], [], [], 0.01)[0]:
                os.read(descriptor, 32)
    if key in ("", END_OF_INPUT):
        raise EOFError
    return "\r" if key == "\n" else key


def read_line(timeout: float) -> tuple[str, bool]:
    """Return a line as the terminal edits it and True; after `timeout` seconds nothing and False.

    Raises EOFError where the terminal is gone or Ctrl-D was pressed on an empty line.
    """
    descriptor = sys.stdin.fileno()
    if not select.select([descriptor], [], [], timeout)[0]:
        return "", False
    line = os.read(descriptor, LONGEST_LINE)
    if not line:
        raise EOFError
    return line.decode("utf-8", errors="replace").rstrip("\r\n"), True


def unfinished_line() -> str:
    """Return what stands on the terminal's line and was not finished by Enter; it is taken from there."""
    descriptor = sys.stdin.fileno()
    with _single_keys(descriptor):
        waiting = select.select([descriptor], [], [], 0)[0]
        return os.read(descriptor, LONGEST_LINE).decode("utf-8", errors="replace") if waiting else ""


def _read_character(descriptor: int) -> str:
    first = os.read(descriptor, 1)
    length = next((n for n, lead in ((4, 0xF0), (3, 0xE0), (2, 0xC0)) if first and first[0] >= lead), 1)
    rest = os.read(descriptor, length - 1) if length > 1 else b""
    return (first + rest).decode("utf-8", errors="replace")


@contextmanager
def _single_keys(descriptor: int) -> Iterator[None]:
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
