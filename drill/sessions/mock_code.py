"""One kata or bug hunt of a mock: own editor, visible examples at any time, a hidden suite that tells counts only.

The last submission counts. When the time ends, what was saved by then is handed in, unless the last submission
passed already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drill.errors import DrillError, LogError
from drill.mocks import clocks
from drill.mocks.plain import to_plain
from drill.mocks.record import Answer, Slot, Submission
from drill.mocks.rubric import HINT_COST
from drill.sessions.blocks import Block, Examples, Judged, Note, Prose, Tone
from drill.sessions.desk import TimeUp
from drill.sessions.kata_turn import Task, opening_text, task_blocks, without_opening
from drill.sessions.mock_sitting import Sitting
from drill.verdicts import Outcome

OPEN, WATCH, EXAMPLES, SUBMIT, HINT, DONE = "\r", "w", "x", "j", "h", "n"
ANYWAY = {SUBMIT: "hands it in first", DONE: "goes on without it"}
GRACE_SECONDS = 1.0
"""File systems keep times coarsely."""


@dataclass(slots=True)
class _Work:
    """A kata on the desk."""

    sitting: Sitting
    slot: Slot
    task: Task
    answer: Answer
    warned: str = ""

    def program(self) -> str:
        return self.sitting.desk.drafts.read_program(self.slot.card)

    def was_begun(self, program: str) -> bool:
        """Say whether the learner changed anything of what his file held at first."""
        return without_opening(program) != without_opening(opening_text(self.task))

    def is_new(self, program: str) -> bool:
        """Say whether the program is more than what was handed in last."""
        handed_in = self.answer.submissions[-1].program if self.answer.submissions else None
        return self.was_begun(program) and program != handed_in

    def has_passed(self) -> bool:
        return bool(self.answer.submissions) and self.answer.submissions[-1].outcome == Outcome.PASSED


def write_code(sitting: Sitting, slot: Slot, task: Task, answer: Answer, aside: str) -> None:
    """Play one kata until it passes or the learner is done; raises TimeUp after handing in what was saved."""
    work = _Work(sitting, slot, task, answer)
    path = sitting.desk.drafts.program(slot.card, _opening(work))
    sitting.show(*task_blocks(task, aside), Note(f"Your file: {path}"), *_so_far(work))
    try:
        while not work.has_passed():
            key = sitting.ask("Kata", _menu(work))
            if key == DONE and _is_done(work):
                return
            _act(work, key, path)
    except TimeUp:
        _hand_in_what_was_saved(work)
        raise


def _opening(work: _Work) -> str:
    end = work.sitting.timer.part_end().astimezone()
    return f"# This part ends at {end:%H:%M:%S}; what is saved by then counts.\n{opening_text(work.task)}"


def _so_far(work: _Work) -> list[Block]:
    """Return what was handed in and bought before the program ended."""
    hints, answer = work.task.kata.hints, work.answer
    blocks = [_hint(number, hints) for number in range(min(answer.hints, len(hints)))]
    if answer.submissions:
        last = answer.submissions[-1]
        blocks.append(
            Note(f"Handed in at {clocks.shown(last.at)}: {last.passed} of {last.total} hidden tests pass.")
        )
    return blocks


def _hint(number: int, hints: Sequence[str]) -> Block:
    return Prose(hints[number], f"Hint {number + 1} of {len(hints)}")


def _menu(work: _Work) -> dict[str, str]:
    keys = {
        OPEN: "open your editor",
        WATCH: "run the examples on every save",
        EXAMPLES: "run them now",
        SUBMIT: "hand in",
    }
    hints, shown = work.task.kata.hints, work.answer.hints
    if shown < len(hints):
        keys[HINT] = f"hint {shown + 1} of {len(hints)}, costs {HINT_COST:.0%}"
    return keys | {DONE: "done with this card"}


def _act(work: _Work, key: str, path: str) -> None:
    if key == OPEN:
        _edit(work, path)
    elif key == WATCH:
        _watch(work, path)
    elif key == EXAMPLES:
        _run_examples(work)
    elif key == SUBMIT:
        _submit(work, work.program())
    elif key == HINT:
        _buy_hint(work)


def _is_done(work: _Work) -> bool:
    """Return whether the learner goes on; what he has not handed in he may hand in first."""
    program = work.program()
    if not work.is_new(program):
        return True
    if work.sitting.ask("Your file is not handed in as it is now", ANYWAY) == DONE:
        return True
    _submit(work, program)
    return True


def _edit(work: _Work, path: str) -> None:
    before = work.program()
    try:
        work.sitting.desk.editor.open(path, meanwhile=lambda: _look(work))
    except DrillError as error:
        work.sitting.show(Note(f"{error}.", Tone.WARNING))
    _look(work)
    if work.program() == before:
        work.sitting.show(Note("The file is unchanged."))
    elif work.sitting.timer.left() > 0:
        _run_examples(work)


def _watch(work: _Work, path: str) -> None:
    work.sitting.show(Note(f"Watching {path}: the examples run on every save; press any key for more."))
    while work.sitting.desk.screen.wait_for_save(path):
        _look(work)
        _run_examples(work)


def _look(work: _Work) -> None:
    """Keep what is saved in time, and ring where a warning falls due or the time ends; the editor has the screen."""
    timer = work.sitting.timer
    over = timer.left() <= 0
    warning = "over" if over else timer.warning()
    if warning and warning != work.warned:
        work.sitting.desk.screen.ring()
    work.warned = warning
    program = work.program()
    if not over and program != work.answer.saved:
        work.answer.saved = program
        try:
            work.sitting.keeper.write(work.sitting.mock)
        except LogError:
            work.answer.saved = ""  # tried again at the next look


def _run_examples(work: _Work) -> None:
    if not work.task.kata.examples:
        work.sitting.show(Note("There are no visible examples."))
        return
    work.sitting.desk.screen.busy("Running the examples")
    work.answer.example_runs += 1
    work.sitting.show(Examples(work.sitting.judging.examples(work.task.work, work.program())))


def _submit(work: _Work, program: str, *, by_clock: bool = False) -> None:
    """Judge the program as it was handed in, whatever the time is when the judge is done; kept before it is told."""
    sitting, answer = work.sitting, work.answer
    at = min(sitting.timer.elapsed(), sitting.mock.part_ends)
    sitting.desk.screen.busy("Judging")
    verdict = sitting.judging.judge(work.task.work, program)
    counts = (verdict.outcome.value, verdict.passed, verdict.total)
    answer.submissions.append(Submission(at, program, *counts, by_clock))
    answer.saved, answer.verdict = program, to_plain(verdict)
    sitting.keep()
    sitting.show(Judged(verdict, counts_only=True))


def _buy_hint(work: _Work) -> None:
    hints, answer = work.task.kata.hints, work.answer
    answer.hints += 1
    work.sitting.keep()
    work.sitting.show(_hint(answer.hints - 1, hints))


def _hand_in_what_was_saved(work: _Work) -> None:
    program = _saved_in_time(work)
    if work.has_passed() or not work.is_new(program):
        return
    work.sitting.run(None)
    work.sitting.show(Note("What you had saved in time is handed in."))
    _submit(work, program, by_clock=True)


def _saved_in_time(work: _Work) -> str:
    """Return the program as it was at the end of the part; what was saved later does not count."""
    sitting = work.sitting
    end = sitting.timer.part_end().timestamp() + GRACE_SECONDS
    if sitting.keeper.changed_at(sitting.mock.id, work.slot.card) > end:
        return work.answer.saved
    return work.program()
