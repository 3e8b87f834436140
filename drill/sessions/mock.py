"""A mock interview: part after part, card after card, until the last card or the end of the time.

Every step is on disk before the next prompt, so that whatever ends the program, `resume` goes on where it was,
with what is left of the time.
"""

from __future__ import annotations

from drill.cards import Question
from drill.errors import ContentError, UsageError
from drill.mocks import clocks
from drill.mocks.record import BY_CLOCK, BY_LEARNER, COMPLETE, DEBRIEF, Answer, Part, Slot
from drill.sessions.blocks import Heading, Note, Tone
from drill.sessions.desk import TimeUp
from drill.sessions.mock_code import write_code
from drill.sessions.mock_question import FollowUps, ask_question, follow_up, is_graded
from drill.sessions.mock_sitting import Sitting


def sit(sitting: Sitting) -> None:
    """Play the mock from where it stands until its sitting is over; raises Wished where the learner leaves."""
    mock = sitting.mock
    for number in range(max(0, mock.part), len(mock.parts)):
        if mock.part != number and sitting.timer.left_in_all() <= 0:
            break
        _begin(sitting, number)
        _play_part(sitting, mock.parts[number])
    _finish(sitting, BY_CLOCK if sitting.timer.left_in_all() <= 0 else COMPLETE)


def end(sitting: Sitting) -> None:
    """End the sitting now, as if its time were over: what was typed by now counts."""
    mock = sitting.mock
    if mock.part >= 0:
        mock.part_ends = min(mock.part_ends, sitting.timer.elapsed())
        _play_part(sitting, mock.parts[mock.part])
    _finish(sitting, BY_LEARNER)


def _finish(sitting: Sitting, how: str) -> None:
    sitting.mock.phase, sitting.mock.ended = DEBRIEF, how
    sitting.keep()
    words = "The time is up. " if how == BY_CLOCK else ""
    sitting.show(Heading("The interview is over"), Note(f"{words}Everything that you gave is kept."))


def seed_of(mock_id: str, card: str) -> str:
    """Return the seed of the card's drawn values and shuffles in this mock."""
    return f"{card}:{mock_id}"


def _begin(sitting: Sitting, number: int) -> None:
    """Begin the part, unless it was begun before the program ended; its end is fixed and on disk from here on."""
    mock = sitting.mock
    part = mock.parts[number]
    if mock.part != number:
        elapsed = sitting.timer.elapsed()
        later = sum(each.minutes for each in mock.parts[number + 1 :])
        mock.part = number
        mock.part_allowed = clocks.share(part.minutes, later, mock.clock.allowed - elapsed)
        mock.part_ends = elapsed + mock.part_allowed
        sitting.keep()
    left = clocks.shown(sitting.timer.left())
    sitting.show(Heading(f"Part {number + 1} of {len(mock.parts)}: {part.title}", f"{left} left"))


def _play_part(sitting: Sitting, part: Part) -> None:
    sitting.run(sitting.timer)
    try:
        for slot in part.slots:
            answer = sitting.mock.answer(slot)
            if answer.begun is None and sitting.timer.left() <= 0:
                break
            if answer.closed is None and not answer.gone:
                _play(sitting, part, slot, answer)
    except TimeUp:
        sitting.show(Note("The time of this part is up. What was there by then counts.", Tone.WARNING))
    finally:
        sitting.run(None)


def _play(sitting: Sitting, part: Part, slot: Slot, answer: Answer) -> None:
    if answer.begun is None:
        answer.begun = sitting.timer.elapsed()
        sitting.keep()
    try:
        _ask(sitting, part, slot, answer)
    except (UsageError, ContentError) as error:
        answer.gone = error.what
        sitting.show(Note(f"{error.what}; it does not count.", Tone.WARNING))
    except TimeUp:
        sitting.close(answer)
        raise
    sitting.close(answer)


def _ask(sitting: Sitting, part: Part, slot: Slot, answer: Answer) -> None:
    card = sitting.shelf.card(slot.card)
    places = list(sitting.mock.slots())
    aside = f"{places.index(slot) + 1} of {len(places)}"
    if isinstance(card, Question):
        seed = seed_of(sitting.mock.id, card.id)
        filled = sitting.shelf.filled(card, seed)
        answer.asked = answer.asked or filled.ask
        ask_question(sitting, filled, answer, seed, aside)
        points = () if sitting.mock.aloud or is_graded(filled) else filled.points
        follow_up(sitting, FollowUps(card.id, filled.follow_ups, points, part.follow_ups), answer)
        return
    task = sitting.shelf.task(card)
    if not answer.given:
        write_code(sitting, slot, task, answer, aside)
        answer.given = True
    follow_up(sitting, FollowUps(card.id, task.kata.follow_ups, (), part.follow_ups), answer)
