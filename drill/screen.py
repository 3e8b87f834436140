"""The terminal: draws a session's blocks and asks for keys, lines and text.

What is shown goes to stdout, what is asked to stderr. Colour is never alone in saying something. All text that is
not ours passes through `safe` or `prose`, which neutralise escape sequences; none of it is rich markup.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text

from drill import keyboard, prompting, safe
from drill.sessions import blocks
from drill.sessions.asking import NAMES
from drill.sessions.blocks import Block, Tone
from drill.verdicts import Failure, Outcome, Verdict

if TYPE_CHECKING:
    from rich.status import Status

    from drill.prose import Prose
    from drill.sessions.desk import Countdown

READING_WIDTH = 100
BESIDE_WIDTH = 110
POLL_SECONDS = 0.1
OTHERS_NAMED = 4
SHORT_CELL, LEAST_NAME = 12, 20
OUTCOMES = {
    Outcome.PASSED: "Passed",
    Outcome.FAILED: "Not yet",
    Outcome.ERROR: "Your program raised an error",
    Outcome.TIMED_OUT: "Too slow: it ran into the time limit",
    Outcome.CRASHED: "Your program's process ended by itself",
    Outcome.OUTPUT_LIMIT: "Your program printed too much",
    Outcome.UNJUDGED: "The judge could not work; nothing is held against you",
}
STYLES = {Tone.PLAIN: "", Tone.GOOD: "green", Tone.BAD: "red", Tone.WARNING: "yellow"}


class TerminalScreen:
    """The Screen of sessions on a real terminal."""

    def __init__(self, *, accessible: bool = False) -> None:
        """Open consoles on stdout and stderr; `accessible` draws no boxes, no motion and no columns."""
        self.accessible = accessible
        self.console = Console(highlight=False, markup=False, emoji=False)
        self.prompts = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._status: Status | None = None
        self._countdown: Countdown | None = None

    def timed(self, countdown: Countdown | None) -> None:
        """Put all prompts from now on under a countdown, or under none; when it runs out they raise TimeUp."""
        self._countdown = countdown

    def ring(self) -> None:
        """Sound the terminal's bell."""
        if self.prompts.is_terminal:
            self.prompts.file.write("\a")
            self.prompts.file.flush()

    def show(self, *shown: Block) -> None:
        """Draw the blocks in order."""
        self._rest()
        width = min(self.console.width, READING_WIDTH)
        for block in shown:
            wide = isinstance(block, blocks.Beside | blocks.Table)
            self.console.print(self._drawn(block), width=None if wide else width)

    def key(self, prompt: str, keys: Mapping[str, str]) -> str:
        """Return the next key that was pressed; raises EOFError at the end of input."""
        self._rest()
        self.prompts.print(self._offer(prompt, keys), end=" ", soft_wrap=False)
        key = self._timed_key(self._countdown) if self._countdown else keyboard.read_key()
        self.prompts.print()
        return key or ""

    def line(self, prompt: str, initial: str = "") -> str:
        """Return one typed line; raises EOFError at the end of input."""
        self._rest()
        if self._simple():
            self.prompts.print(f"{prompt} [{initial}] >" if initial else f"{prompt} >", end=" ")
            return self._plain_line() or initial
        return prompting.typed(prompt, initial, multiline=False, countdown=self._countdown)

    def text(self, prompt: str, initial: str = "") -> str:
        """Return text of several lines; Esc then Enter, or Ctrl-D, ends it."""
        self._rest()
        if self._simple():
            so_far = f"\n{safe.clean(initial)}" if initial else ""
            self.prompts.print(f"{prompt} (a line with a single dot ends it){so_far}")
            keep = self._countdown.typed if self._countdown else lambda _: None
            return prompting.plain_text(initial, self._plain_line, keep)
        self.prompts.print(Text(f"{prompt} (Esc then Enter, or Ctrl-D, ends it)", "bold"))
        return prompting.typed("", initial, multiline=True, countdown=self._countdown)

    def busy(self, what: str) -> None:
        """Say that the program is at work; the next thing shown ends it."""
        self._rest()
        if self.prompts.is_terminal and not self.accessible:
            from rich.status import Status

            self._status = Status(what + " …", console=self.prompts)
            self._status.start()
        elif self.accessible:
            self.prompts.print(what + " …")

    def wait_for_save(self, path: str) -> bool:
        """Wait until the file at `path` is saved; return False where a key was pressed instead."""
        self._rest()
        before = _saved_at(path)
        if self._countdown:
            with prompting.Ticker(self.prompts, self._countdown, still=self._still()) as ticker:
                return self._saved(path, before, lambda: ticker.next_key(POLL_SECONDS))
        return self._saved(path, before, lambda: keyboard.read_key(POLL_SECONDS))

    def _saved(self, path: str, before: int | None, next_key: Callable[[], str | None]) -> bool:
        while next_key() is None:
            if _saved_at(path) not in (before, None):
                return True
        return False

    def _timed_key(self, countdown: Countdown) -> str:
        with prompting.Ticker(self.prompts, countdown, still=self._still()) as ticker:
            while (key := ticker.next_key()) is None:
                pass
        return key

    def _plain_line(self) -> str:
        if self._countdown:
            return prompting.plain_line(self._countdown, lambda warning: self.prompts.print(f"\n{warning}"))
        return input()

    def _rest(self) -> None:
        if self._status:
            self._status.stop()
            self._status = None

    def _simple(self) -> bool:
        return self.accessible or os.environ.get("TERM") == "dumb"

    def _still(self) -> bool:
        return self._simple() or not self.prompts.is_terminal

    def _offer(self, prompt: str, keys: Mapping[str, str]) -> Text:
        offer = Text(prompt, "bold")
        for key, meaning in [*keys.items(), ("?", "more keys")]:
            offer.append(f"  {NAMES.get(key, key)}", "bold cyan").append(f" {meaning}", "default")
        return offer

    @singledispatchmethod
    def _drawn(self, block: object) -> RenderableType:
        raise TypeError(f"not a block: {block!r}")

    @_drawn.register
    def _(self, heading: blocks.Heading) -> RenderableType:
        if self.accessible:
            return Text(f"\n{safe.clean(heading.text)} {safe.clean(heading.aside)}".rstrip())
        title = Text(safe.clean(heading.text), "bold")
        if heading.aside:
            title.append(f"  {safe.clean(heading.aside)}", "dim")
        return Group(Text(), Rule(title, align="left", style="dim"))

    @_drawn.register
    def _(self, block: blocks.Prose) -> RenderableType:
        return _titled(block.title, _prose(block.text))

    @_drawn.register
    def _(self, code: blocks.Code) -> RenderableType:
        return self._code(code)

    @_drawn.register
    def _(self, beside: blocks.Beside) -> RenderableType:
        left, right = self._code(beside.left), self._code(beside.right)
        if self.accessible or self.console.width < BESIDE_WIDTH:
            return Group(left, right)
        grid = RichTable.grid(padding=(0, 2), expand=True)
        grid.add_column(ratio=1)
        grid.add_column(ratio=1)
        grid.add_row(left, right)
        return grid

    @_drawn.register
    def _(self, items: blocks.Items) -> RenderableType:
        grid = RichTable.grid(padding=(0, 1))
        grid.add_column(justify="right", style="bold cyan", no_wrap=True)
        grid.add_column(overflow="fold")
        for label, text in items.items:
            grid.add_row(safe.clean(label), _prose(text))
        return _titled(items.title, Padding(grid, (0, 0, 0, 1)))

    @_drawn.register
    def _(self, note: blocks.Note) -> RenderableType:
        mark = f"{note.tone.value} " if note.tone.value else ""
        return Text(mark + safe.clean(note.text), STYLES[note.tone])

    @_drawn.register
    def _(self, examples: blocks.Examples) -> RenderableType:
        lines: list[RenderableType] = []
        for result in examples.results:
            tone = Tone.GOOD if result.passed else Tone.BAD
            # Without a call the examples did not run, and what there is to say is why.
            head = result.call or f"The examples could not run: {result.got}"
            lines.append(Text(f"{tone.value} {safe.clean(head)}", STYLES[tone]))
            if result.call:
                lines.append(Text(f"    gives     {safe.clean(result.got)}"))
            if result.call and not result.passed:
                lines.append(Text(f"    expected  {safe.clean(result.expected)}"))
        return _titled("Examples", Group(*lines))

    @_drawn.register
    def _(self, judged: blocks.Judged) -> RenderableType:
        verdict = judged.verdict
        tone = Tone.GOOD if verdict.outcome is Outcome.PASSED else Tone.BAD
        lines: list[RenderableType] = [Text(f"{tone.value} {_counted(verdict)}", f"bold {STYLES[tone]}")]
        if verdict.message:
            lines.append(Text(safe.clean(verdict.message)))
        if not judged.counts_only:
            lines += _explained(verdict)
        return Padding(Group(*lines), (1, 0))

    @_drawn.register
    def _(self, table: blocks.Table) -> RenderableType:
        drawn = RichTable(
            title=table.title or None,
            title_justify="left",
            box=None if self.accessible else box.SIMPLE_HEAD,
            pad_edge=False,
        )
        for number, column in enumerate(table.columns):
            longest = max(map(len, (column, *(row[number] for row in table.rows))))
            short = longest <= SHORT_CELL
            least = longest if short else min(longest, LEAST_NAME) if number == 0 else None
            drawn.add_column(column, overflow="fold", no_wrap=short, min_width=least)
        for row in table.rows:
            drawn.add_row(*(Text(safe.clean(cell)) for cell in row))
        return drawn

    def _code(self, code: blocks.Code) -> RenderableType:
        source = safe.clean(code.source.rstrip())
        if self.accessible or not self.console.is_terminal:
            return _titled(code.title, Text(source))
        from rich.syntax import Syntax

        syntax = Syntax(source, "python", theme="ansi_dark", background_color="default", word_wrap=True)
        return _titled(code.title, Padding(syntax, (0, 0, 0, 2)))


def _titled(title: str, body: RenderableType) -> RenderableType:
    return Group(Text(), Text(safe.clean(title), "bold"), body) if title else Group(Text(), body)


def _prose(text: str) -> Prose:
    from drill import prose

    return prose.render(text)


def _counted(verdict: Verdict) -> str:
    counts = f": {verdict.passed} of {verdict.total} hidden tests pass" if verdict.total else ""
    seconds = f" ({verdict.seconds:.2f} s)" if verdict.seconds else ""
    return f"{OUTCOMES[verdict.outcome]}{counts}{seconds}"


def _explained(verdict: Verdict) -> list[RenderableType]:
    lines: list[RenderableType] = []
    if verdict.mistake:
        sentence = safe.clean(verdict.mistake.sentence).rstrip(".")
        lines.append(Text(f"Your values are those of a program that {sentence}.", "yellow"))
    if verdict.failures:
        lines.append(_failure(verdict.failures[0]))
        lines += _also_failing([safe.clean(failure.behaviour) for failure in verdict.failures[1:]])
    if verdict.prints:
        lines.append(Text("\nIt printed:"))
        lines.append(Text(safe.clean(verdict.prints.rstrip()), "dim"))
    return lines


def _also_failing(others: list[str]) -> list[RenderableType]:
    named, more = others[:OTHERS_NAMED], len(others) - OTHERS_NAMED
    lines: list[RenderableType] = [Text("Also failing:")] if others else []
    lines += [Padding(Text(f"{Tone.BAD.value} {other}"), (0, 0, 0, 2)) for other in named]
    return lines + ([Text(f"  and {more} more")] if more > 0 else [])


def _failure(failure: Failure) -> RenderableType:
    rows = [
        ("call", failure.call),
        ("expected", failure.expected),
        ("got", failure.got),
        ("", failure.detail),
        (f"line {failure.line}" if failure.line else "line", failure.source_line),
    ]
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        if value:
            grid.add_row(name, Text(safe.clean(value)))
    return Group(Text(safe.clean(failure.behaviour), "bold"), Padding(grid, (0, 0, 0, 2)))


def _saved_at(path: str) -> int | None:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return None
