"""One question of a mock: it is asked, answered once, and followed up; nothing is said about right and wrong."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from drill.answers import Unreadable
from drill.cards import FollowUp, Output, Points
from drill.cards_text import FilledQuestion
from drill.mocks.overlap import next_follow_up
from drill.mocks.record import Answer, Followed
from drill.sessions.blocks import Note, Prose, Tone
from drill.sessions.desk import TimeUp
from drill.sessions.mock_sitting import Sitting
from drill.sessions.turn import Asked, prompt_for, question_blocks

NO_TEXT = {"\r": "goes on without an answer", "t": "types one"}


def ask_question(sitting: Sitting, filled: FilledQuestion, answer: Answer, seed: str, aside: str) -> None:
    """Ask until there is an answer; raises TimeUp after keeping what was typed by then."""
    sitting.show(*question_blocks(filled, aside))
    if answer.given:
        sitting.show(Prose(answer.in_words or answer.typed or "Nothing.", "Your answer"))
        return
    try:
        if sitting.mock.aloud:
            sitting.ask("Say your answer aloud", {" ": "done"})
        elif is_graded(filled):
            _valued(sitting, filled, answer, seed)
        else:
            answer.typed = _worded(sitting, place_of(filled.question.id), "Your answer")
    except TimeUp as up:
        answer.given = True
        if not sitting.mock.aloud:
            _count(filled, answer, seed, up.typed.strip())
        raise
    answer.given = True
    sitting.keep()


def is_graded(filled: FilledQuestion) -> bool:
    """Return whether the program grades the question, where it is not answered aloud."""
    return not isinstance(filled.question.grading, Points)


def place_of(card: str, follow_up: int | None = None) -> str:
    """Return the name of the place where an answer is typed."""
    return card if follow_up is None else f"{card}#{follow_up}"


def _worded(sitting: Sitting, place: str, prompt: str) -> str:
    while True:
        text = sitting.text(place, prompt)
        if text or sitting.ask("Nothing is typed", NO_TEXT) == "\r":
            return text


def _valued(sitting: Sitting, filled: FilledQuestion, answer: Answer, seed: str) -> None:
    """Take one value; what can't be read as one is asked for again."""
    asked = _prompt(filled, seed)
    output = filled.question.grading
    lines = isinstance(output, Output) and "\n" in output.text.strip()
    sitting.show(*asked.blocks)
    while True:
        typed = sitting.text(place_of(filled.question.id), asked.prompt, line=not lines)
        if not typed and sitting.ask("Nothing is typed", NO_TEXT) != "\r":
            continue
        try:
            _grade(asked, answer, typed)
        except Unreadable as reason:
            sitting.show(Note(f"{str(reason).capitalize()}.", Tone.WARNING))
            continue
        return


def _prompt(filled: FilledQuestion, seed: str) -> Asked:
    return prompt_for(filled, random.Random(seed))


def _grade(asked: Asked, answer: Answer, typed: str) -> None:
    answer.right = bool(typed) and asked.is_right(typed)
    answer.in_words = asked.in_words(typed) if typed else ""
    answer.typed = typed


def _count(filled: FilledQuestion, answer: Answer, seed: str, typed: str) -> None:
    """Let what stood there at the end of the time count; what is no value is a wrong one."""
    answer.typed = typed
    if is_graded(filled):
        try:
            _grade(_prompt(filled, seed), answer, typed)
        except Unreadable:
            answer.right = False


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What may be asked after a card: its follow-ups, at most so many, and the points that decide which come first.

    Without points they come in the order of the card.
    """

    card: str
    all: Sequence[FollowUp]
    points: Sequence[str]
    most: int


def follow_up(sitting: Sitting, wanted: FollowUps, answer: Answer) -> None:
    """Ask the follow-ups one by one, those that the answer so far calls for first; raises TimeUp.

    One that the end of the time cuts off before anything is typed was not asked.
    """
    while (asked := _next(sitting, wanted, answer)) is not None:
        sitting.show(Prose(asked.ask, "The interviewer asks on"))
        try:
            if sitting.mock.aloud:
                sitting.ask("Say your answer aloud", {" ": "done"})
            else:
                asked.typed = _worded(sitting, place_of(wanted.card, asked.number), "Your answer")
        except TimeUp as up:
            asked.typed, asked.given = up.typed.strip(), True
            if not asked.typed:
                answer.followed.remove(asked)
            raise
        asked.given = True
        sitting.keep()


def _next(sitting: Sitting, wanted: FollowUps, answer: Answer) -> Followed | None:
    """Return the follow-up that is being asked, or else choose one and note on disk that it is asked."""
    waiting = next((each for each in answer.followed if not each.given), None)
    if waiting or len(answer.followed) >= wanted.most:
        return waiting
    told = "\n".join([answer.typed, *(each.typed for each in answer.followed)])
    number = next_follow_up(wanted.all, wanted.points, told, [each.number for each in answer.followed])
    if number is None:
        return None
    asked = Followed(number, wanted.all[number].ask.strip())
    answer.followed.append(asked)
    sitting.keep()
    return asked
