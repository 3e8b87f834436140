"""The turn of a kata or of a bug hunt: the learner's own editor, visible examples, the hidden suite, hints.

The program is a file of the learner's; it stays on disk with the count of failed submissions and hints until the
review is in the log, so that leaving and coming back changes neither the work nor the quality it can earn.
"""

from __future__ import annotations

from dataclasses import dataclass

from drill import earned
from drill.cards import BugHunt, Kata
from drill.draft import Draft
from drill.errors import DrillError
from drill.judge.work import Work
from drill.light import NamedTuple
from drill.sessions.asking import ask_key
from drill.sessions.blocks import Beside, Block, Code, Examples, Heading, Items, Judged, Note, Prose, Tone
from drill.sessions.desk import Desk, Judging
from drill.sessions.turn import Answered, Timed, settle
from drill.verdicts import Outcome, Verdict

OPEN, WATCH, EXAMPLES, SUBMIT, HINT, REVEAL = "\r", "w", "x", "j", "h", "r"


class Task(NamedTuple):
    """What a kata's turn is about: the card, what the judge may know of it, the two programs, the plain statement."""

    card: Kata | BugHunt
    work: Work
    initial: str
    reference: str
    statement: str

    @property
    def kata(self) -> Kata:
        """Return the kata, also where the card is a bug hunt on it."""
        return self.card.kata if isinstance(self.card, BugHunt) else self.card


@dataclass(slots=True)
class _Sitting:
    task: Task
    desk: Desk
    judging: Judging
    timed: Timed
    last: Verdict | None = None

    @property
    def draft(self) -> Draft:
        return self.timed.draft

    def keep(self) -> None:
        self.desk.drafts.write(self.task.card.id, self.draft)


def kata_turn(
    task: Task, desk: Desk, judging: Judging, aside: str = "", *, watching: bool = False
) -> Answered:
    """Play one kata or bug hunt until it passes or is given up; raises Wished for anything else.

    With `watching` it begins by waiting for saves; any key leads to the menu.
    """
    draft = desk.drafts.read(task.card.id)
    sitting = _Sitting(task, desk, judging, Timed(desk, draft, desk.stopwatch()))
    path = desk.drafts.program(task.card.id, opening_text(task))
    desk.screen.show(*task_blocks(task, aside), Note(f"Your file: {path}"))
    try:
        if watching and _watched(sitting, path):
            return _finish(sitting, revealed=False)
        while True:
            key = ask_key(desk.screen, "Kata", _menu(sitting))
            if key == REVEAL:
                return _finish(sitting, revealed=True)
            if _acted(sitting, key, path):
                return _finish(sitting, revealed=False)
    finally:
        draft.seconds = sitting.timed.seconds()
        sitting.keep()


def task_blocks(task: Task, aside: str = "") -> list[Block]:
    """Return the statement: what is asked, and the visible examples."""
    kata, kind = task.kata, "bug hunt" if isinstance(task.card, BugHunt) else "kata"
    blocks: list[Block] = [
        Heading(f"{kata.topic} · {kind} · level {kata.level} · {task.card.minutes:g} min", aside),
        Prose(kata.prompt, kata.title),
    ]
    if isinstance(task.card, BugHunt):
        blocks.append(
            Prose("A colleague hands this in. It runs, and it is wrong: find the mistake and mend it.")
        )
        blocks.append(Code(task.initial))
    elif kata.examples:
        lines = "\n".join(f"{example.call}\n# → {example.gives}" for example in kata.examples)
        blocks.append(Code(lines, "Examples"))
    return blocks


def opening_text(task: Task) -> str:
    """Return what the learner's file holds at first: the statement as comments, then the stub or the broken program."""
    kata = task.kata
    lines = [f"{kata.id}: {kata.title}".rstrip(": "), "", *task.statement.strip().splitlines()]
    if isinstance(task.card, BugHunt):
        lines += ["", "This program runs and is wrong: find the mistake and mend it."]
    header = "\n".join(f"# {line}".rstrip() for line in lines)
    return f"{header}\n\n{task.initial.lstrip()}"


def without_opening(program: str) -> str:
    """Return the program without the comment lines at its top."""
    lines = program.splitlines()
    start = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "\n".join(lines[start:]).strip() + "\n"


def _menu(sitting: _Sitting) -> dict[str, str]:
    keys = {
        OPEN: "open your editor",
        WATCH: "judge on every save",
        EXAMPLES: "run the examples",
        SUBMIT: "submit",
    }
    if sitting.draft.hints < len(sitting.task.kata.hints):
        keys[HINT] = f"hint {sitting.draft.hints + 1} of {len(sitting.task.kata.hints)}"
    return keys | {REVEAL: "give up"}


def _acted(sitting: _Sitting, key: str, path: str) -> bool:
    """Do what the key asks; return whether the hidden suite has passed."""
    if key == OPEN:
        return _edited(sitting, path)
    if key == WATCH:
        return _watched(sitting, path)
    if key == HINT:
        _show_hint(sitting)
        return False
    if key == EXAMPLES:
        _examples_pass(sitting)
        return False
    if sitting.desk.drafts.read_program(sitting.task.card.id) == opening_text(sitting.task):
        sitting.desk.screen.show(Note("The file still holds what it began with; nothing was submitted."))
        return False
    return _submitted(sitting)


def _edited(sitting: _Sitting, path: str) -> bool:
    drafts, card = sitting.desk.drafts, sitting.task.card.id
    before = drafts.read_program(card)
    try:
        sitting.desk.editor.open(path)
    except DrillError as error:
        sitting.desk.screen.show(Note(f"{error}.", Tone.WARNING))
    if drafts.read_program(card) == before:
        sitting.desk.screen.show(Note("The file is unchanged; nothing was submitted."))
        return False
    return _tried(sitting)


def _watched(sitting: _Sitting, path: str) -> bool:
    sitting.desk.screen.show(Note(f"Watching {path}: save to have it judged; press any key for more."))
    while sitting.desk.screen.wait_for_save(path):
        if _tried(sitting):
            return True
    return False


def _tried(sitting: _Sitting) -> bool:
    return _examples_pass(sitting) and _submitted(sitting)


def _examples_pass(sitting: _Sitting) -> bool:
    if not sitting.task.kata.examples:
        return True
    sitting.desk.screen.busy("Running the examples")
    program = sitting.desk.drafts.read_program(sitting.task.card.id)
    results = sitting.judging.examples(sitting.task.work, program)
    sitting.desk.screen.show(Examples(results))
    passed = all(result.passed for result in results)
    if not passed:
        sitting.desk.screen.show(Note("The examples come first; this did not count as a submission."))
    return passed


def _submitted(sitting: _Sitting) -> bool:
    sitting.desk.screen.busy("Judging")
    program = sitting.desk.drafts.read_program(sitting.task.card.id)
    verdict = sitting.judging.judge(sitting.task.work, program)
    sitting.desk.screen.show(Judged(verdict))
    if verdict.outcome is Outcome.UNJUDGED:
        return False
    sitting.last, draft = verdict, sitting.draft
    draft.text = program
    draft.best = max(draft.best, verdict.passed / verdict.total if verdict.total else 0.0)
    if verdict.outcome is not Outcome.PASSED:
        draft.failed += 1
    if verdict.mistake and verdict.mistake.name not in draft.mistakes:
        draft.mistakes += (verdict.mistake.name,)
    sitting.keep()
    return verdict.outcome is Outcome.PASSED


def _show_hint(sitting: _Sitting) -> None:
    hints, draft = sitting.task.kata.hints, sitting.draft
    draft.hints += 1
    sitting.keep()
    sitting.desk.screen.show(Prose(hints[draft.hints - 1], f"Hint {draft.hints} of {len(hints)}"))


def _finish(sitting: _Sitting, *, revealed: bool) -> Answered:
    desk, draft, task = sitting.desk, sitting.draft, sitting.task
    seconds = sitting.timed.seconds()
    own = without_opening(desk.drafts.read_program(task.card.id))
    desk.screen.show(Beside(Code(own, "Yours"), Code(task.reference, "Reference")), *_afterwards(task.kata))
    quality = earned.from_result(
        right=not revealed,
        failed=draft.failed,
        hints=draft.hints,
        seconds=seconds,
        par=60 * task.card.minutes,
        best=draft.best,
    )
    return Answered(settle(desk, quality, highest=quality), seconds, own, _facts(sitting, revealed))


def _afterwards(kata: Kata) -> list[Block]:
    blocks: list[Block] = [Note(f"Complexity: {kata.complexity}")] if kata.complexity else []
    asked = tuple(("→", f"{follow.ask.strip()}\n\n{follow.answer.strip()}") for follow in kata.follow_ups)
    return blocks + ([Items(asked, "Asked next")] if asked else [])


def _facts(sitting: _Sitting, revealed: bool) -> dict[str, object]:
    verdict, draft = sitting.last, sitting.draft
    facts: dict[str, object] = {"revealed": revealed, "failed": draft.failed, "hints": draft.hints}
    facts |= {"mistakes": list(draft.mistakes)} if draft.mistakes else {}
    if verdict:
        facts |= {"outcome": verdict.outcome.value, "passed": verdict.passed, "total": verdict.total}
        facts |= {"failed_tests": [failure.test for failure in verdict.failures]}
    return facts
