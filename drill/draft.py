"""An answer that is not graded yet, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Draft:
    """What is on disk of an answer that is not graded yet: a crash or Ctrl-C loses none of it.

    `seconds` is the time spent so far, `failed` counts failed submissions, `hints` those that were shown,
    `best` is the largest share of hidden tests that a submission passed, `mistakes` the names that the judge gave.
    """

    text: str = ""
    seconds: float = 0.0
    failed: int = 0
    hints: int = 0
    best: float = 0.0
    mistakes: tuple[str, ...] = ()
