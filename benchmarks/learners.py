"""Somebody before a screen who types an answer to each card, and the cards: for drivers of whole sessions."""

from __future__ import annotations

import random
from collections.abc import Mapping

from benchmarks.killing import Acknowledge
from drill.cards import Card, Place, Points, Question
from drill.cards_text import FilledQuestion, filled
from drill.judge import Work
from drill.sessions.blocks import Block, Note
from drill.sessions.kata_turn import Task
from drill.verdicts import ExampleResult, Verdict


class Learner:
    """A screen with somebody before it: types an answer to each card, keeps what is suggested."""

    def __init__(self, chance: random.Random, acknowledge: Acknowledge) -> None:
        """Answer by `chance`, and acknowledge what the screen says is kept."""
        self._chance = chance
        self._acknowledge = acknowledge
        self._answers: list[str] = []

    def show(self, *shown: Block) -> None:
        """Take `Kept` for an acknowledgement of the last answer, `Taken back` for one of an undo."""
        for block in shown:
            if isinstance(block, Note) and block.text.startswith("Kept"):
                self._acknowledge(self._answers[-1])
            elif isinstance(block, Note) and block.text.startswith("Taken back"):
                self._acknowledge(f"-{self._answers.pop()}" if self._answers else "-")

    def key(self, prompt: str, keys: Mapping[str, str]) -> str:
        """Type the answer, then keep the suggested quality."""
        return "t" if "t" in keys else "\r"

    def line(self, prompt: str) -> str:
        """Tick some of the points."""
        return self._chance.choice(["", "1", "1 2", "a"])

    def text(self, prompt: str, initial: str = "") -> str:
        """Type an answer that was never typed before."""
        self._answers.append(f"{self._chance.getrandbits(64):016x}")
        return self._answers[-1]

    def busy(self, what: str) -> None:
        """Wait."""

    def wait_for_save(self, path: str) -> bool:
        """Save nothing."""
        return False


class NoEditor:
    """No card here is code."""

    def open(self, path: str, line: int = 1) -> None:
        """Open nothing."""


class NoJudge:
    """No card here is code."""

    def examples(self, work: Work, submission: str) -> tuple[ExampleResult, ...]:
        """Judge nothing."""
        raise NotImplementedError

    def judge(self, work: Work, submission: str) -> Verdict:
        """Judge nothing."""
        raise NotImplementedError


class Shelf:
    """Fifty cards with two points each."""

    def card(self, card: str) -> Card:
        """Return the card."""
        place = Place("decks/topic.yaml", 1, 1)
        return Question(card, "recall", 1, "Why?", "Because.", ("one", "two"), Points(), place)

    def filled(self, question: Question, seed: str) -> FilledQuestion:
        """Return the question as it is."""
        return filled(question, seed)

    def task(self, card: Card) -> Task:
        """No card here is code."""
        raise NotImplementedError
