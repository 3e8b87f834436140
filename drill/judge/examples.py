"""Visible examples: the stated call and what it is said to give, compared within the stated tolerance."""

from __future__ import annotations

from typing import Any

import numpy as np

from drill.judge.feedback import raised_fields
from drill.judge.likeness import within
from drill.judge.proxy import Answer
from drill.judge.raised import AnswerRefused, AnswerStopped
from drill.judge.rendering import shown


def compare(answer: Answer, stated: dict[str, Any], *, in_answer: bool) -> dict[str, Any]:
    """Run one example and return its texts and whether it holds.

    The call runs in the answer's process. So does the stated result where it needs torch, else it is
    evaluated here. Raises AnswerStopped if the answer can't go on.
    """
    expected = answer.evaluate(stated["gives"]) if in_answer else _evaluated(stated["gives"])
    result = {"call": stated["call"], "expected": shown(expected), "passed": False}
    try:
        got = answer.evaluate(stated["call"])
    except AnswerStopped:
        raise
    except AnswerRefused as refusal:
        return {**result, "got": str(refusal)}
    except BaseException as error:
        if not hasattr(error, "answer"):
            raise
        return {**result, **raised_fields(error.answer)}
    return {**result, "got": shown(got), "passed": within(got, expected, float(stated["tolerance"]))}


def _evaluated(expression: str) -> Any:
    code = compile(expression, "example", "eval", dont_inherit=True)
    return eval(code, {"np": np})  # noqa: S307 - an expression of the deck
