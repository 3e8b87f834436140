"""One question's turn: ask, let the learner answer, show the model answer, and settle on a quality.

What the program can grade it grades; the rest the learner grades by ticking the card's points. Whatever was
answered is in the draft on disk before the next prompt.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drill import answers, earned
from drill.cards import Choices, Numeric, Output, Points, Question, Steps
from drill.cards_text import FilledQuestion
from drill.draft import Draft
from drill.light import NamedTuple
from drill.sessions.asking import ask_key, ask_line
from drill.sessions.blocks import Block, Code, Heading, Items, Note, Prose, Tone
from drill.sessions.desk import Desk

QUALITY_NAMES = {
    0: "nothing came",
    1: "wrong, but I knew it when I saw it",
    2: "wrong, and it should have come",
    3: "right with effort",
    4: "right after thinking",
    5: "right at once",
}
ALL_POINTS = "a"


class Answered(NamedTuple):
    """A turn that ended in an answer: what goes into the log, with `facts` for its verdict column."""

    quality: int
    seconds: float
    answer: str
    facts: Mapping[str, object]


@dataclass(slots=True)
class Timed:
    """The time spent on a card over all its sittings, in seconds."""

    desk: Desk
    draft: Draft
    started: float

    def seconds(self) -> float:
        """Return the time spent until now."""
        return self.draft.seconds + self.desk.stopwatch() - self.started


def question_turn(filled: FilledQuestion, desk: Desk, shuffle: random.Random, aside: str = "") -> Answered:
    """Play one question and return what was answered; raises Wished where the learner wants something else."""
    question, draft = filled.question, desk.drafts.read(filled.question.id)
    timed = Timed(desk, draft, desk.stopwatch())
    desk.screen.show(*question_blocks(filled, aside))
    try:
        if isinstance(question.grading, Points):
            return _ticked(filled, desk, timed)
        return _program_graded(filled, desk, timed, shuffle)
    finally:
        draft.seconds = timed.seconds()
        desk.drafts.write(question.id, draft)


def question_blocks(filled: FilledQuestion, aside: str = "") -> list[Block]:
    """Return the card's question side."""
    question = filled.question
    blocks: list[Block] = [
        Heading(f"{question.topic} · {question.form} · level {question.level}", aside),
        Prose(filled.ask),
    ]
    return blocks + ([Code(filled.code)] if filled.code else [])


def option_blocks(question: Question, shuffle: random.Random) -> list[Block]:
    """Return the choices or the steps to order, shuffled; nothing for a question without them."""
    match question.grading:
        case Choices() as choices:
            return [Items(answers.choice_options(choices, shuffle).labelled())]
        case Steps() as steps:
            return [Items(answers.step_options(steps, shuffle).labelled())]
        case _:
            return []


def answer_blocks(filled: FilledQuestion) -> list[Block]:
    """Return the card's answer side: the answer, why choices are right or wrong, the popular mistake, the source."""
    question = filled.question
    blocks: list[Block] = [Prose(filled.answer, "Answer")]
    if isinstance(question.grading, Choices):
        blocks.append(_choices_explained(question.grading))
    if isinstance(question.grading, Steps):
        steps = [step for group in question.grading.groups for step in group]
        blocks.append(Items(tuple((str(n), step) for n, step in enumerate(steps, 1)), "In order"))
    if isinstance(question.grading, Output):
        blocks.append(Code(question.grading.text, "It prints"))
    if filled.why_wrong:
        blocks.append(Prose(filled.why_wrong, "The popular mistake"))
    if filled.follow_ups:
        asked = tuple(
            ("→", f"{follow.ask.strip()}\n\n{follow.answer.strip()}") for follow in filled.follow_ups
        )
        blocks.append(Items(asked, "Asked next"))
    if question.source:
        blocks.append(Note(f"Source: {question.source}"))
    if question.checked:
        blocks.append(Note(f"Checked on {question.checked.isoformat()}"))
    return blocks


def _choices_explained(grading: Choices) -> Items:
    lines = [(c, f"{c.text.strip()} — {c.why.strip()}" if c.why else c.text.strip()) for c in grading.choices]
    return Items(
        tuple((Tone.GOOD.value if c.right else Tone.BAD.value, line) for c, line in lines), "Choices"
    )


def _points(filled: FilledQuestion, title: str) -> Items:
    return Items(tuple((str(number), point) for number, point in enumerate(filled.points, 1)), title)


def _ticked(filled: FilledQuestion, desk: Desk, timed: Timed) -> Answered:
    draft = timed.draft
    if draft.text:
        desk.screen.show(Prose(draft.text, "What you wrote before"))
    while ask_key(desk.screen, "Say your answer aloud", {" ": "reveal", "t": "type it"}) == "t":
        draft.text = desk.screen.text("Your answer", draft.text).strip()
        desk.drafts.write(filled.question.id, draft)
        if draft.text:
            break
    seconds = timed.seconds()
    desk.screen.show(*answer_blocks(filled), _points(filled, "Points"))
    ticked = read_ticks(desk, len(filled.points))
    suggested = earned.from_points(len(ticked), len(filled.points))
    quality = settle(desk, suggested, highest=5)
    missed = [point for number, point in enumerate(filled.points) if number not in ticked]
    facts = {"ticked": sorted(ticked), "points": len(filled.points), "missed": missed}
    return Answered(quality, seconds, draft.text, facts)


def read_ticks(desk: Desk, count: int) -> frozenset[int]:
    """Ask which of the points were said; return their numbers, counted from 0."""
    while True:
        typed = ask_line(
            desk.screen, f"Which points did you say? (such as 1 3; {ALL_POINTS} for all; Enter for none)"
        )
        if typed.lower() == ALL_POINTS:
            return frozenset(range(count))
        labels = [label for word in typed.replace(",", " ").split() for label in word]
        if all(label.isdecimal() and 1 <= int(label) <= count for label in labels):
            return frozenset(int(label) - 1 for label in labels)
        desk.screen.show(Note(f"Type numbers from 1 to {count}.", Tone.WARNING))


class Asked(NamedTuple):
    """How a value is asked for: the prompt, what is shown above it, what is right, and a typed answer in words.

    `is_right` raises Unreadable where what was typed is no answer of this kind.
    """

    prompt: str
    blocks: tuple[Block, ...]
    is_right: Callable[[str], bool]
    in_words: Callable[[str], str] = str


def prompt_for(filled: FilledQuestion, shuffle: random.Random) -> Asked:
    """Return how a question that the program grades is asked; choices and steps are shuffled."""
    match filled.question.grading:
        case Numeric() as numeric:
            unit = f" [{numeric.unit}]" if numeric.unit else ""
            return Asked(
                f"Your number{unit}", (), lambda t: answers.number_is_right(numeric, filled.result, t)
            )
        case Choices() as choices:
            options = answers.choice_options(choices, shuffle)
            several = sum(choice.right for choice in choices.choices) > 1
            prompt = "All that are right, such as 1 3" if several else "Which one?"
            return Asked(
                prompt,
                (Items(options.labelled()),),
                lambda t: answers.choice_is_right(choices, options, t),
                lambda t: _in_words(options, t),
            )
        case Steps() as steps:
            options = answers.step_options(steps, shuffle)
            return Asked(
                "The order, first to last, such as 3 1 2",
                (Items(options.labelled()),),
                lambda t: answers.order_is_right(steps, options, t),
                lambda t: _in_words(options, t),
            )
        case Output() as output:
            return Asked("What does it print?", (), lambda t: answers.output_is_right(output, t))
        case other:
            raise TypeError(f"not graded by the program: {other!r}")


def _in_words(options: answers.Options, typed: str) -> str:
    picked = [options.texts[options.positions.index(position)] for position in options.picked(typed)]
    return " | ".join(text.strip() for text in picked)


def _program_graded(filled: FilledQuestion, desk: Desk, timed: Timed, shuffle: random.Random) -> Answered:
    asked = prompt_for(filled, shuffle)
    desk.screen.show(*asked.blocks)
    right, submissions = _submit_until_right(filled.question, asked, desk, timed)
    seconds = timed.seconds()
    highest = earned.from_result(
        right=right, failed=timed.draft.failed, hints=0, seconds=seconds, par=60 * filled.question.minutes
    )
    desk.screen.show(*answer_blocks(filled), _points(filled, "What to say"))
    quality = settle(desk, highest, highest=highest)
    facts = {"right": right, "failed": timed.draft.failed, "submissions": submissions}
    return Answered(quality, seconds, submissions[-1] if submissions else "", facts)


def _submit_until_right(question: Question, asked: Asked, desk: Desk, timed: Timed) -> tuple[bool, list[str]]:
    submissions = [line for line in timed.draft.text.split("\n") if line]
    multiline = isinstance(question.grading, Output) and "\n" in question.grading.text.strip()
    while True:
        prompt = f"{asked.prompt} (Enter alone reveals)"
        typed = desk.screen.text(prompt).strip() if multiline else ask_line(desk.screen, prompt)
        if not typed:
            return False, submissions
        try:
            right = asked.is_right(typed)
        except answers.Unreadable as reason:
            desk.screen.show(Note(f"{str(reason).capitalize()}.", Tone.WARNING))
            continue
        submissions.append(asked.in_words(typed).replace("\n", "⏎"))
        timed.draft.text = "\n".join(submissions)
        if right:
            desk.screen.show(Note("Right.", Tone.GOOD))
            return True, submissions
        timed.draft.failed += 1
        desk.drafts.write(question.id, timed.draft)
        desk.screen.show(Note("Not right. Try again, or press Enter to see the answer.", Tone.BAD))


def settle(desk: Desk, suggested: int, highest: int) -> int:
    """Return the quality: Enter takes the suggested one, a grading key another one up to `highest`."""
    grades = {key: quality for key, quality in desk.grades.items() if quality <= highest}
    digits = {key: QUALITY_NAMES[quality] for key, quality in grades.items()}
    offered = {"\r": f"keeps it: {QUALITY_NAMES[suggested]}"}
    if set(grades.values()) - {suggested}:
        offered[f"{min(grades)}–{max(grades)}"] = "sets another"
    word = "Suggested" if highest > suggested else "Earned"
    key = ask_key(desk.screen, f"{word} quality {suggested}", offered, also=digits)
    return suggested if key == "\r" else grades[key]
