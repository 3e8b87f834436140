"""Every error that a person can meet, with the exit code it ends the program with.

This module imports nothing of ours, so that any module may raise what is defined here. Errors are raised
low, with facts, and caught once, in `cli.main`, which prints them to stderr. A traceback is a bug of ours.
"""

from __future__ import annotations

EXIT_DONE = 0
EXIT_NO = 1
EXIT_INTERRUPTED = 130


class DrillError(Exception):
    """A failure that is explained in one sentence, with what to do about it in `fix`."""

    exit_code = EXIT_NO

    def __init__(self, what: str, fix: str = "") -> None:
        """Keep `what` went wrong and the `fix`, both written for the person at the keyboard."""
        super().__init__(what)
        self.what = what
        self.fix = fix

    def __str__(self) -> str:
        """Return `what (fix: how)`, or `what` alone where there is nothing to do."""
        return f"{self.what} (fix: {self.fix})" if self.fix else self.what


class UsageError(DrillError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = 2


class ContentError(DrillError):
    """A deck, a kata folder, a pack or the settings file is not as it must be."""

    exit_code = 3


class LogError(DrillError):
    """The log can't be opened, read or written, or is damaged."""

    exit_code = 4


class JudgeError(DrillError):
    """The judge itself can't work here; it says nothing about the submission."""

    exit_code = 5
