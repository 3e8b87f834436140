"""A question as two sides of a paper card: all that the screen would show, as Markdown.

What the program grades (choices, orders, numbers) becomes text that a person can answer and compare; drawn
values are fixed to one example.
"""

from __future__ import annotations

import random
import re
from typing import NamedTuple

from drill import answers
from drill.cards import Choice, Choices, Numeric, Output, Question, Steps
from drill.cards_text import FilledQuestion, filled

_TICKS = re.compile(r"`{3,}")


class Flat(NamedTuple):
    """The two sides; `more` is what follows the answer: why choices are right, what is asked next, the source."""

    id: str
    topic: str
    form: str
    level: int
    tags: tuple[str, ...]
    ask: str
    answer: str
    points: tuple[str, ...]
    more: str
    fixed: bool


def flat(question: Question) -> Flat:
    """Return the question on two sides; `fixed` says that its numbers would be drawn anew at every review."""
    shown = filled(question, question.id)
    drawn = isinstance(question.grading, Numeric) and shown.ask != question.ask
    return Flat(
        id=question.id,
        topic=question.topic,
        form=question.form,
        level=question.level,
        tags=question.tags,
        ask=_parts(shown.ask, code(shown.code) if shown.code else "", _options(question)),
        answer=shown.answer.strip(),
        points=shown.points,
        more=_more(shown),
        fixed=drawn,
    )


def code(source: str, language: str = "python") -> str:
    """Return the program in a fence that is longer than any within it."""
    longest = max((len(ticks) for ticks in _TICKS.findall(source)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{source.rstrip()}\n{fence}"


def _options(question: Question) -> str:
    shuffle = random.Random(question.id)
    match question.grading:
        case Choices() as choices:
            options = answers.choice_options(choices, shuffle)
        case Steps() as steps:
            options = answers.step_options(steps, shuffle)
        case _:
            return ""
    return "\n".join(_item(f"{label}) ", text) for label, text in options.labelled())


def _more(shown: FilledQuestion) -> str:
    question = shown.question
    parts = [_graded(question)]
    if shown.why_wrong:
        parts.append(f"**The popular mistake.** {shown.why_wrong.strip()}")
    if shown.follow_ups:
        asked = (_item("- ", f"*{_line(each.ask)}*\n\n{each.answer.strip()}") for each in shown.follow_ups)
        parts.append("**Asked next**\n\n" + "\n".join(asked))
    if question.source:
        parts.append(f"Source: {question.source}")
    return _parts(*parts)


def _graded(question: Question) -> str:
    match question.grading:
        case Choices(choices):
            return "\n".join(map(_judged, choices))
        case Steps(groups):
            steps = [step for group in groups for step in group]
            return "\n".join(_item(f"{number}. ", step) for number, step in enumerate(steps, 1))
        case Output(text):
            return f"**It prints**\n\n{code(text, '')}"
        case _:
            return ""


def _judged(choice: Choice) -> str:
    why = f" — {choice.why.strip()}" if choice.why else ""
    return _item("- ", f"{'✓' if choice.right else '✗'} {choice.text.strip()}{why}")


def _item(mark: str, text: str) -> str:
    """Return the text behind its mark, further lines indented below it."""
    return mark + text.strip().replace("\n", "\n" + " " * len(mark))


def _line(text: str) -> str:
    return " ".join(text.split())


def _parts(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())
