"""The learner's own editor: `$VISUAL`, else `$EDITOR`, else the setting, else the first of a few that is installed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from drill.errors import UsageError

POLL_SECONDS = 0.25
FALLBACKS = ("nano", "vim", "vi")
TAKES_PLUS_LINE = frozenset(
    {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ne"}
)
TAKES_COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
TAKES_GOTO = frozenset({"code", "codium", "code-insiders", "cursor", "windsurf"})
FIX = "set VISUAL or EDITOR, such as `export EDITOR=vim`, or run `drill config editor vim`"


class CommandEditor:
    """Opens files with a command line that is split as a shell would split it."""

    def __init__(self, environ: Mapping[str, str], configured: str = "") -> None:
        """Find the command; nothing is run yet, and a missing editor is told only when it is needed."""
        self._command = environ.get("VISUAL") or environ.get("EDITOR") or configured

    def open(self, path: str, line: int = 1, *, meanwhile: Callable[[], None] | None = None) -> None:
        """Open the file at the line and wait for the editor to return, calling `meanwhile` now and then.

        Raises UsageError where it can't be run.
        """
        command = [*self._words(), *_position(self._words()[0], path, line)]
        try:
            code = _run(command, meanwhile)
        except OSError as error:
            raise UsageError(f"can't run the editor {command[0]!r}: {error.strerror}", FIX) from None
        if code:
            raise UsageError(f"the editor {command[0]!r} ended with code {code}; your file is as it left it")

    def name(self) -> str:
        """Return the command, without running it; raises UsageError where there is no such program."""
        program = self._words()[0]
        if shutil.which(program) is None:
            raise UsageError(f"there is no editor {program!r}", FIX)
        return shlex.join(self._words())

    def _words(self) -> list[str]:
        if self._command:
            try:
                return shlex.split(self._command) or [self._command]
            except ValueError as error:
                raise UsageError(f"can't read the editor command {self._command!r}: {error}", FIX) from None
        found = next((name for name in FALLBACKS if shutil.which(name)), None)
        if found is None:
            raise UsageError("there is no editor", FIX)
        return [found]


def _run(command: list[str], meanwhile: Callable[[], None] | None) -> int:
    with subprocess.Popen(command) as process:  # noqa: S603 - the learner's own command
        while meanwhile is not None:
            try:
                return process.wait(POLL_SECONDS)
            except subprocess.TimeoutExpired:
                meanwhile()
        return process.wait()


def _position(editor: str, path: str, line: int) -> list[str]:
    name = os.path.basename(editor)
    if line <= 1 or not Path(path).exists():
        return [path]
    if name in TAKES_PLUS_LINE:
        return [f"+{line}", path]
    if name in TAKES_COLON_LINE:
        return [f"{path}:{line}"]
    return ["--goto", f"{path}:{line}"] if name in TAKES_GOTO else [path]
