"""Typed input, and the countdown that runs beside it.

A countdown that runs out ends the prompt and hands over what stood there; a warning only changes the line below.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console

from drill import keyboard
from drill.sessions.desk import Countdown, TimeUp

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

REFRESH_SECONDS = 0.5
END_OF_TEXT = "."
_ERASE = "\r\x1b[K"


def typed(prompt: str, initial: str, *, multiline: bool, countdown: Countdown | None) -> str:
    """Return what was typed, edited from `initial`; raises TimeUp where the countdown ends first."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import create_output
    from prompt_toolkit.styles import Style

    def accept(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    bindings = KeyBindings()
    if multiline:
        bindings.add("c-d")(accept)

    session: PromptSession[str] = PromptSession(
        f"{prompt} › " if prompt else "  ",
        output=create_output(stdout=sys.stderr),
        multiline=multiline,
        key_bindings=bindings,
        style=Style([("bottom-toolbar", "noreverse")]),
        reserve_space_for_menu=0,
    )
    if countdown is None:
        return session.prompt(default=initial)

    return _under_countdown(session, initial, countdown)


def _under_countdown(session: PromptSession[str], initial: str, countdown: Countdown) -> str:
    import asyncio

    async def run_down() -> None:
        while (left := countdown.left()) > 0:
            session.bottom_toolbar = beside(countdown) or None
            session.app.invalidate()
            await asyncio.sleep(min(REFRESH_SECONDS, left))
        session.app.exit(exception=TimeUp(session.default_buffer.text))

    def begin() -> None:
        session.app.create_background_task(run_down())

    session.bottom_toolbar = beside(countdown) or None
    session.default_buffer.on_text_changed += lambda buffer: countdown.typed(buffer.text)
    return session.prompt(default=initial, pre_run=begin)


def beside(countdown: Countdown) -> str:
    """Return what stands beside a prompt: the countdown and, while it holds, the warning."""
    return "  ".join(text for text in (countdown.told(), countdown.warning()) if text)


def plain_line(countdown: Countdown, say: Callable[[str], None]) -> str:
    """Return a line that the terminal itself edits; raises TimeUp with what stands there at the end.

    Warnings are said once each.
    """
    said = ""
    while (left := countdown.left()) > 0:
        line, finished = keyboard.read_line(min(REFRESH_SECONDS, left))
        if finished:
            return line
        if (warning := countdown.warning()) and warning != said:
            say(warning)
        said = warning or said
    raise TimeUp(keyboard.unfinished_line())


def plain_text(initial: str, next_line: Callable[[], str], keep: Callable[[str], None]) -> str:
    """Return `initial` and the lines up to one with a single dot; TimeUp carries all of them.

    What there is so far is handed to `keep` after each line.
    """
    lines = [initial] if initial else []
    try:
        while (line := next_line()) != END_OF_TEXT:
            lines.append(line)
            keep("\n".join(lines))
    except TimeUp as up:
        raise TimeUp("\n".join([*lines, *([up.typed] if up.typed else [])])) from None
    return "\n".join(lines)


class Ticker:
    """The countdown below a prompt for a single key: redrawn in place, and gone with the prompt.

    Where nothing may move it stands there once, and each warning is a line of its own.
    """

    def __init__(self, console: Console, countdown: Countdown, *, still: bool) -> None:
        """Keep what is drawn and where."""
        self._console = console
        self._countdown = countdown
        self._still = still
        self._shown = ""

    def __enter__(self) -> Ticker:
        """Draw for the first time."""
        self._console.print()
        if self._still and (told := self._countdown.told()):
            self._console.print(told)
        self.tick()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        if not self._still and self._shown:
            self._write("")

    def next_key(self, longest: float = 1.0) -> str | None:
        """Return the next key, or None after `longest` seconds; raises TimeUp."""
        left = self._countdown.left()
        if left <= 0:
            raise TimeUp
        key = keyboard.read_key(min(longest, left))
        if key is None:
            self.tick()
        return key

    def tick(self) -> None:
        """Draw what has changed."""
        text = self._countdown.warning() if self._still else beside(self._countdown)
        if text != self._shown:
            self._shown = text
            if not self._still:
                self._write(text[: max(0, self._console.width - 1)])
            elif text:
                self._console.print(text)

    def _write(self, text: str) -> None:
        self._console.file.write(_ERASE + text)
        self._console.file.flush()
