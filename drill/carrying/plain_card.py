"""A question as the fields of a deck file, in the order in which decks write them: what a JSON export holds."""

from __future__ import annotations

from typing import Any

from drill.cards import Choice, Choices, Grading, Kata, Numeric, Output, Question, Steps, Tolerance

Plain = dict[str, Any]


def question_fields(question: Question) -> Plain:
    """Return the fields that are set, the id without its topic."""
    fields: Plain = {
        "id": question.id.partition("/")[2],
        "form": question.form,
        "level": question.level,
        "tags": list(question.tags),
        "ask": question.ask,
        "code": question.code,
        **_grader(question.grading),
        "answer": question.answer,
        "points": list(question.points),
        "why_wrong": question.why_wrong,
        **_ends(question),
    }
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def kata_fields(kata: Kata) -> Plain:
    """Return the fields that are set, the id without its topic."""
    fields: Plain = {
        "id": kata.id.partition("/")[2],
        "title": kata.title,
        "level": kata.level,
        "minutes": kata.minutes,
        "tags": list(kata.tags),
        "entry": list(kata.entry),
        "prompt": kata.prompt,
        "hints": list(kata.hints),
        "examples": [{"call": each.call, "gives": each.gives, "tolerance": each.tolerance} for each in kata.examples],
        "complexity": kata.complexity,
        **_ends(kata),
    }  # fmt: skip
    set_ones = {name: value for name, value in fields.items() if value not in ("", [], None)}
    return set_ones | {"requires": list(kata.requires)}


def _ends(card: Question | Kata) -> Plain:
    return {
        "follow_ups": [{"ask": each.ask, "answer": each.answer} for each in card.follow_ups],
        "source": card.source,
        "checked": card.checked.isoformat() if card.checked else "",
        "formerly": list(card.formerly),
    }


def _grader(grading: Grading) -> Plain:
    match grading:
        case Numeric():
            return {
                "given": dict(grading.given),
                "compute": grading.compute,
                "tolerance": _tolerance(grading.tolerance),
                "unit": grading.unit,
                "result": grading.result,
            }
        case Choices(choices):
            return {"choices": [_choice(choice) for choice in choices]}
        case Steps(groups):
            return {"steps": [group[0] if len(group) == 1 else list(group) for group in groups]}
        case Output(text):
            return {"output": text}
        case _:
            return {}


def _choice(choice: Choice) -> Plain:
    fields: Plain = {"text": choice.text, "right": choice.right, "why": choice.why}
    return {name: value for name, value in fields.items() if value}


def _tolerance(tolerance: Tolerance) -> float | str:
    """Return the tolerance as decks write it: 0.005, `2%` or `x2`."""
    if tolerance.kind == "relative":
        return f"{float(f'{tolerance.value * 100:.12g}')!r}%"
    return f"x{tolerance.value!r}" if tolerance.kind == "factor" else tolerance.value
