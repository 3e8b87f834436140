"""The debrief: card after card the model answer beside what was given, the points to tick, the programs compared.

Only here does the learner see what was right, and only here does anything go into the log. Each card is marked on
disk before the next one shows, so that a debrief can be left and taken up again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from drill import earned
from drill.cards import BugHunt, Card, Kata, Question
from drill.cards_text import FilledQuestion
from drill.errors import ContentError, UsageError
from drill.mocks import clocks
from drill.mocks.formats import FOLLOW_UP_MINUTES
from drill.mocks.plain import from_plain
from drill.mocks.record import DONE, Answer, Mark, Slot, Told
from drill.mocks.rubric import code_share
from drill.sessions.blocks import Beside, Block, Code, Heading, Items, Judged, Note, Prose, Table, Tone
from drill.sessions.desk import Wish, Wished
from drill.sessions.kata_turn import Task, without_opening
from drill.sessions.mock import seed_of
from drill.sessions.mock_question import is_graded
from drill.sessions.mock_sitting import Sitting
from drill.sessions.turn import Answered, answer_blocks, read_ticks
from drill.verdicts import Outcome, Verdict

YES_NO = {"y": "yes", "n": "no"}
NEXT = {"\r": "goes on"}


class MockJournal(Protocol):
    """The log as a debrief needs it."""

    def record(self, card: str, answered: Answered) -> int:
        """Commit the review before returning; return in how many days the card is due."""

    def recorded(self, card: str, mock: str) -> int | None:
        """Return in how many days the card is due if its review in this mock is in the log already, else None."""


@dataclass(frozen=True, slots=True)
class _Graded:
    """A card after it was looked at: its mark, and what goes into the log."""

    mark: Mark
    answered: Answered | None = None


def debrief(sitting: Sitting, journal: MockJournal) -> None:
    """Go through all cards that are not marked yet; raises Wished where the learner leaves."""
    slots = list(sitting.mock.slots())
    for number, slot in enumerate(slots, 1):
        if slot.card not in sitting.mock.marks:
            aside = f"{number} of {len(slots)}"
            sitting.mock.marks[slot.card] = _logged(sitting, slot, _graded(sitting, slot, aside), journal)
            sitting.keep()
    sitting.mock.phase = DONE
    sitting.keep()


def _graded(sitting: Sitting, slot: Slot, aside: str) -> _Graded:
    answer = sitting.mock.answer(slot)
    try:
        card = sitting.shelf.card(slot.card)
        if answer.gone:
            return _Graded(_uncounted(slot))
        if isinstance(card, Question):
            return _question(sitting, slot, answer, card, aside)
        return _code(sitting, slot, answer, card, aside)
    except (UsageError, ContentError) as error:
        sitting.show(Note(f"{slot.card}: {error.what}; it does not count.", Tone.WARNING))
        return _Graded(_uncounted(slot))


def _uncounted(slot: Slot) -> Mark:
    return Mark(ask=slot.title, counts=False)


def _logged(sitting: Sitting, slot: Slot, graded: _Graded, journal: MockJournal) -> Mark:
    """Return the mark after the review is in the log, where it belongs there once."""
    if graded.answered is None:
        return graded.mark
    due_in = journal.recorded(slot.card, sitting.mock.id)
    if due_in is None:
        due_in = journal.record(slot.card, graded.answered)
    return replace(graded.mark, quality=graded.answered.quality, due_in=due_in)


def _facts(sitting: Sitting, **facts: object) -> dict[str, object]:
    return {"mock": sitting.mock.id, **facts}


def _head(slot: Slot, answer: Answer, aside: str) -> Heading:
    took = f"{clocks.shown(answer.seconds)} of {clocks.shown(_par(slot, answer))}"
    return Heading(f"Debrief {aside} · {slot.topic}", took if answer.begun is not None else "not reached")


def _par(slot: Slot, answer: Answer) -> float:
    """Return the expected seconds, those for the follow-ups that were asked included."""
    return 60 * (slot.minutes + FOLLOW_UP_MINUTES * len(answer.followed))


def _question(sitting: Sitting, slot: Slot, answer: Answer, card: Question, aside: str) -> _Graded:
    filled = sitting.shelf.filled(card, seed_of(sitting.mock.id, card.id))
    graded = is_graded(filled)
    mark = Mark(filled.ask, filled.answer, 0.0 if graded else None, filled.points if not graded else ())
    if answer.begun is None:
        return _Graded(replace(mark, reached=False))
    sitting.show(_head(slot, answer, aside), *_asked_and_given(sitting, filled, answer))
    if graded:
        mark = replace(mark, correct=float(_is_right(sitting, filled, answer)))
    else:
        mark = replace(mark, ticked=_ticked(sitting, filled, answer))
    mark = replace(mark, follow_ups=tuple(_followed(sitting, filled, answer)))
    return _Graded(mark, _answered(sitting, slot, answer, mark))


def _asked_and_given(sitting: Sitting, filled: FilledQuestion, answer: Answer) -> Iterator[Block]:
    edited = answer.asked and answer.asked != filled.ask
    yield Prose(answer.asked or filled.ask)
    if filled.code:
        yield Code(filled.code)
    if edited:
        yield Note("The card was edited since; this is how it was asked.", Tone.WARNING)
    if not sitting.mock.aloud:
        yield Prose(answer.in_words or answer.typed or "Nothing.", "You said")
    if answer.right is not None:
        yield Note("Right.", Tone.GOOD) if answer.right else Note("Not right.", Tone.BAD)
    yield from answer_blocks(filled._replace(follow_ups=()))


def _is_right(sitting: Sitting, filled: FilledQuestion, answer: Answer) -> bool:
    """Return whether the value was right; where it was said aloud the learner says so."""
    if answer.right is None and sitting.mock.aloud:
        return sitting.ask("Was that your answer?", YES_NO) == "y"
    sitting.show(Items(_numbered(filled.points), "What to say"))
    sitting.ask("Next", NEXT)
    return bool(answer.right)


def _ticked(sitting: Sitting, filled: FilledQuestion, answer: Answer) -> tuple[int, ...]:
    sitting.show(Items(_numbered(filled.points), "Points"))
    if not answer.typed and not sitting.mock.aloud:
        sitting.ask("Next", NEXT)
        return ()
    while True:
        try:
            return tuple(sorted(read_ticks(sitting.desk, len(filled.points))))
        except Wished as wished:
            if wished.wish is Wish.QUIT:
                raise
            sitting.show(Note("In a debrief there is nothing to skip, undo or edit.", Tone.WARNING))


def _numbered(points: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), point) for number, point in enumerate(points, 1))


def _followed(sitting: Sitting, card: FilledQuestion | Kata, answer: Answer) -> Iterator[Told]:
    """Yield each follow-up that was asked, and whether its answer was given, as the learner judges."""
    for each in answer.followed:
        if each.number >= len(card.follow_ups):
            continue
        model = card.follow_ups[each.number].answer.strip()
        given = each.typed or ("" if sitting.mock.aloud else "Nothing.")
        said = [Prose(given, "You said")] if given else []
        sitting.show(Prose(each.ask, "Follow-up"), *said, Prose(model, "Answer"))
        if each.typed or sitting.mock.aloud:
            yield Told(each.ask, model, each.typed, sitting.ask("Did you say that?", YES_NO) == "y")
        else:
            sitting.ask("Next", NEXT)
            yield Told(each.ask, model, "", said=False)


def _answered(sitting: Sitting, slot: Slot, answer: Answer, mark: Mark) -> Answered:
    if mark.correct is None:
        quality = earned.from_points(len(mark.ticked), len(mark.points))
        facts = _facts(sitting, ticked=list(mark.ticked), points=len(mark.points))
    else:
        right = mark.correct == 1.0
        failed = int(not right and bool(answer.typed))
        par = _par(slot, answer)
        quality = earned.from_result(right=right, failed=failed, hints=0, seconds=answer.seconds, par=par)
        facts = _facts(sitting, right=right)
    return Answered(quality, answer.seconds, answer.in_words or answer.typed, facts)


def _code(sitting: Sitting, slot: Slot, answer: Answer, card: Card, aside: str) -> _Graded:
    task = sitting.shelf.task(card)
    mark = Mark(ask=task.statement, reference=task.reference, correct=0.0)
    if answer.begun is None:
        return _Graded(replace(mark, reached=False))
    verdict = from_plain(Verdict, answer.verdict) if answer.verdict else None
    sitting.show(_head(slot, answer, aside), *_programs(task, answer, verdict))
    if verdict and verdict.outcome is Outcome.UNJUDGED:
        return _Graded(replace(mark, counts=False))
    sitting.ask("Next", NEXT)
    counts = (verdict.passed, verdict.total) if verdict else (0, 0)
    mark = replace(
        mark,
        correct=code_share(*counts, answer.hints),
        behaviours=tuple(failure.behaviour for failure in verdict.failures) if verdict else (),
        mistake=verdict.mistake.sentence if verdict and verdict.mistake else "",
        follow_ups=tuple(_followed(sitting, task.kata, answer)),
    )
    return _Graded(mark, _judged(sitting, slot, answer, verdict))


def _programs(task: Task, answer: Answer, verdict: Verdict | None) -> Iterator[Block]:
    title = task.kata.title or task.kata.id
    yield Prose(f"{title} (bug hunt)" if isinstance(task.card, BugHunt) else title)
    if verdict is None:
        yield Note("Nothing was handed in.", Tone.BAD)
        yield Code(task.reference, "Reference")
        return
    yield Judged(verdict)
    rows = [
        (
            str(number),
            clocks.shown(each.at),
            f"{each.passed} of {each.total}",
            "the clock" if each.by_clock else "you",
        )
        for number, each in enumerate(answer.submissions, 1)
    ]
    yield Table(("submission", "at", "tests passed", "handed in by"), tuple(rows))
    yield Beside(
        Code(without_opening(answer.submissions[-1].program), "Yours"), Code(task.reference, "Reference")
    )


def _judged(sitting: Sitting, slot: Slot, answer: Answer, verdict: Verdict | None) -> Answered:
    failed = sum(each.outcome != Outcome.PASSED for each in answer.submissions)
    passed, total = (verdict.passed, verdict.total) if verdict else (0, 0)
    quality = earned.from_result(
        right=verdict is not None and verdict.outcome is Outcome.PASSED,
        failed=failed,
        hints=answer.hints,
        seconds=answer.seconds,
        par=_par(slot, answer),
        best=passed / total if total else 0.0,
    )
    facts = _facts(sitting, passed=passed, total=total, failed=failed, hints=answer.hints)
    program = without_opening(answer.submissions[-1].program) if answer.submissions else ""
    return Answered(quality, answer.seconds, program, facts)
