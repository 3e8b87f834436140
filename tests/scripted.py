"""A screen, an editor and a judge that follow a script, so that a test plays a whole session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from drill.judge.work import Work
from drill.sessions.blocks import Block
from drill.verdicts import ExampleResult, Outcome, Verdict


class ScriptEnded(AssertionError):
    """The session asked for more than the script holds."""


@dataclass
class ScriptedScreen:
    """Answers every prompt with the next item of the script; keeps what was shown and asked."""

    script: list[str]
    shown: list[Block] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def show(self, *blocks: Block) -> None:
        self.shown.extend(blocks)

    def key(self, prompt: str, keys: Mapping[str, str]) -> str:
        return self._next(prompt)

    def line(self, prompt: str) -> str:
        return self._next(prompt)

    def text(self, prompt: str, initial: str = "") -> str:
        return self._next(prompt)

    def busy(self, what: str) -> None:
        self.asked.append(what)

    def wait_for_save(self, path: str) -> bool:
        return self._next(f"wait for {path}") == "saved"

    def words(self) -> str:
        """Return everything shown, as one text to search in."""
        return "\n".join(map(str, self.shown))

    def _next(self, prompt: str) -> str:
        self.asked.append(prompt)
        if not self.script:
            raise ScriptEnded(f"nothing left to answer {prompt!r}")
        item = self.script.pop(0)
        if item == "^C":
            raise KeyboardInterrupt
        return item


@dataclass
class ScriptedEditor:
    """Replaces the file's text by the next program each time it is opened; None leaves it as it is."""

    programs: list[str | None]
    opened: list[tuple[str, int]] = field(default_factory=list)

    def open(self, path: str, line: int = 1) -> None:
        self.opened.append((path, line))
        program = self.programs.pop(0) if self.programs else None
        if program is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(program)


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
