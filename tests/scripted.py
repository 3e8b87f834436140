"""A screen, an editor and a judge that follow a script, so that a test plays a whole session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from drill.judge.work import Work
from drill.sessions.blocks import Block
from drill.sessions.desk import Countdown, TimeUp
from drill.verdicts import ExampleResult, Outcome, Verdict


class ScriptEnded(AssertionError):
    """The session asked for more than the script holds."""


class Killed(BaseException):
    """The program was killed while a prompt was open: nothing below can catch it by accident."""


@dataclass(frozen=True)
class Later:
    """What is answered only so many seconds later."""

    seconds: float
    answer: str = ""


@dataclass(frozen=True)
class Kill:
    """The program is killed at this prompt, so many seconds later, with this much typed."""

    typed: str = ""
    seconds: float = 0.0


@dataclass
class ScriptedScreen:
    """Answers every prompt with the next item of the script; keeps what was shown and asked."""

    script: list[str | Later | Kill]
    shown: list[Block] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    initial: list[str] = field(default_factory=list)
    passes: Callable[[float], None] = lambda seconds: None
    countdown: Countdown | None = None
    bells: int = 0

    def timed(self, countdown: Countdown | None) -> None:
        self.countdown = countdown

    def ring(self) -> None:
        self.bells += 1

    def show(self, *blocks: Block) -> None:
        self.shown.extend(blocks)

    def key(self, prompt: str, keys: Mapping[str, str]) -> str:
        return self._next(prompt)

    def line(self, prompt: str, initial: str = "") -> str:
        return self._typed(prompt, initial)

    def text(self, prompt: str, initial: str = "") -> str:
        return self._typed(prompt, initial)

    def busy(self, what: str) -> None:
        self.asked.append(what)

    def wait_for_save(self, path: str) -> bool:
        return self._next(f"wait for {path}") == "saved"

    def words(self) -> str:
        """Return everything shown, as one text to search in."""
        return "\n".join(map(str, self.shown))

    def _typed(self, prompt: str, initial: str) -> str:
        self.initial.append(initial)
        return self._next(prompt, initial)

    def _next(self, prompt: str, initial: str | None = None) -> str:
        self.asked.append(prompt)
        typing = initial is not None
        if self.countdown and self.countdown.left() <= 0:
            raise TimeUp(initial or "")
        if not self.script:
            raise ScriptEnded(f"nothing left to answer {prompt!r}")
        item = self.script.pop(0)
        if isinstance(item, Later | Kill):
            self.passes(item.seconds)
        answer = item if isinstance(item, str) else item.answer if isinstance(item, Later) else item.typed
        if typing and self.countdown and answer != "^C":
            self.countdown.typed(answer)
        if isinstance(item, Kill):
            raise Killed
        if answer == "^C":
            raise KeyboardInterrupt
        if self.countdown and self.countdown.left() <= 0:
            raise TimeUp(answer if typing else "")
        return answer


@dataclass
class ScriptedEditor:
    """Replaces the file's text by the next program each time it is opened; None leaves it as it is.

    A function in a program's place is called with the path and with what is called meanwhile.
    """

    programs: list[str | Callable[[str, Callable[[], None]], None] | None]
    opened: list[tuple[str, int]] = field(default_factory=list)

    def open(self, path: str, line: int = 1, *, meanwhile: Callable[[], None] | None = None) -> None:
        self.opened.append((path, line))
        program = self.programs.pop(0) if self.programs else None
        if callable(program):
            program(path, meanwhile or (lambda: None))
        elif program is not None:
            save(path, program)


@dataclass
class ScriptedJudge:
    """Passes a submission that holds the word `right`, fails any other; examples pass unless it holds `broken`."""

    total: int = 4
    submitted: list[str] = field(default_factory=list)
    outcome_of: Callable[[str], Outcome] | None = None

    def examples(self, work: Work, submission: str) -> tuple[ExampleResult, ...]:
        passed = "broken" not in submission
        return (ExampleResult("answer(1)", "2", "2" if passed else "3", passed),)

    def judge(self, work: Work, submission: str) -> Verdict:
        self.submitted.append(submission)
        if self.outcome_of and (outcome := self.outcome_of(submission)) is not None:
            return Verdict(outcome, 0, self.total, 0.1)
        if "right" in submission:
            return Verdict(Outcome.PASSED, self.total, self.total, 0.1)
        passed = submission.count("half") * self.total // 2
        return Verdict(Outcome.FAILED, passed, self.total, 0.1)


def save(path: str, program: str) -> None:
    """Write the program as an editor does."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(program)


def ticking(step: float = 10.0) -> Callable[[], float]:
    """Return a stopwatch that advances by `step` seconds each time it is read."""
    now = 0.0

    def read() -> float:
        nonlocal now
        now += step
        return now

    return read


def keys(*items: str | Iterable[str]) -> list[str]:
    """Flatten a script of keys and lines."""
    return [key for item in items for key in ([item] if isinstance(item, str) else item)]
