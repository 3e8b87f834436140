"""Decks as values, built from the plain form that the reader makes and the cache keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

from drill.cards import (
    Choice,
    Choices,
    Deck,
    Example,
    FollowUp,
    Grading,
    Kata,
    Numeric,
    Output,
    Points,
    Question,
    Steps,
    Tolerance,
)
from drill.problems import Place

Plain = dict[str, Any]
DEFAULT_TOLERANCE = Tolerance("relative", 0.01)
DEFAULT_REQUIRES = ("numpy",)


def deck(plain: Plain, topic: str, file: str) -> Deck:
    """Return the deck of a topic; `file` is the path that its places name."""
    return Deck(
        topic=topic,
        title=plain["title"],
        summary=plain["summary"],
        prerequisites=tuple(plain.get("prerequisites", ())),
        questions=tuple(_question(card, topic, file) for card in plain["questions"]),
        katas=tuple(_kata(card, topic, file) for card in plain["katas"]),
        place=Place(file, *plain["at"]),
    )


def _question(plain: Plain, topic: str, file: str) -> Question:
    return Question(
        form=plain["form"],
        ask=plain["ask"],
        answer=plain["answer"],
        points=tuple(plain["points"]),
        grading=_grading(plain),
        code=plain.get("code", ""),
        why_wrong=plain.get("why_wrong", ""),
        **_shared(plain, topic, file),
    )


def _kata(plain: Plain, topic: str, file: str) -> Kata:
    return Kata(
        title=plain["title"],
        minutes=plain["minutes"],
        prompt=plain["prompt"],
        entry=tuple(plain["entry"]),
        hints=tuple(plain["hints"]),
        examples=tuple(Example(**example) for example in plain["examples"]),
        requires=tuple(plain.get("requires", DEFAULT_REQUIRES)),
        complexity=plain.get("complexity", ""),
        **_shared(plain, topic, file),
    )


def _shared(plain: Plain, topic: str, file: str) -> Plain:
    """Return the fields that questions and katas have in common."""
    checked = plain.get("checked")
    return {
        "id": f"{topic}/{plain['id']}",
        "level": plain["level"],
        "tags": tuple(plain.get("tags", ())),
        "follow_ups": tuple(FollowUp(**follow_up) for follow_up in plain.get("follow_ups", ())),
        "source": plain.get("source", ""),
        "checked": date.fromisoformat(checked) if checked else None,
        "formerly": tuple(name if "/" in name else f"{topic}/{name}" for name in plain.get("formerly", ())),
        "place": Place(file, *plain["at"]),
    }


def _grading(plain: Plain) -> Grading:
    if "compute" in plain:
        return _numeric(plain)
    if "choices" in plain:
        choices = (Choice(c["text"], c.get("right", False), c.get("why", "")) for c in plain["choices"])
        return Choices(tuple(choices))
    if "steps" in plain:
        return Steps(tuple(map(tuple, plain["steps"])))
    return Output(plain["output"]) if "output" in plain else Points()


def _numeric(plain: Plain) -> Numeric:
    tolerance = plain.get("tolerance")
    return Numeric(
        given=plain.get("given", {}),
        compute=plain["compute"],
        tolerance=Tolerance(*tolerance) if tolerance else DEFAULT_TOLERANCE,
        unit=plain.get("unit", ""),
        result=plain.get("result"),
    )
