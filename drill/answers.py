"""Whether a typed answer is right, for the questions that the program grades itself.

Pure values: what is shuffled is shuffled by a generator that is handed in.
"""

from __future__ import annotations

import random
import re

from drill.cards import Choices, Numeric, Output, Steps
from drill.light import NamedTuple
from drill.numbers import quantities


class Unreadable(Exception):
    """What was typed is not an answer of this kind; it does not count as one."""


class Options(NamedTuple):
    """Choices or steps in the order in which they are shown; labels count from 1."""

    texts: tuple[str, ...]
    positions: tuple[int, ...]

    def labelled(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of label and text."""
        return tuple((str(number), text) for number, text in enumerate(self.texts, start=1))

    def picked(self, typed: str) -> tuple[int, ...]:
        """Return the original positions of the labels in `typed`, in its order; raise Unreadable."""
        words = re.findall(r"[^\s,;>→-]+", typed)
        labels = [digit for word in words for digit in (word if len(self.texts) < 10 else [word])]
        if not all(label.isdecimal() and 1 <= int(label) <= len(self.texts) for label in labels):
            raise Unreadable(f"type numbers from 1 to {len(self.texts)}, such as 1 3")
        if len(set(labels)) < len(labels):
            raise Unreadable("a number stands there twice")
        return tuple(self.positions[int(label) - 1] for label in labels)


def shuffled(texts: tuple[str, ...], generator: random.Random) -> Options:
    """Return the texts as options in a drawn order, never in the order of the deck where that can be helped."""
    positions = list(range(len(texts)))
    generator.shuffle(positions)
    if len(texts) > 1 and positions == sorted(positions):
        positions = positions[1:] + positions[:1]
    return Options(tuple(texts[position] for position in positions), tuple(positions))


def choice_options(grading: Choices, generator: random.Random) -> Options:
    """Return the choices of a card as they are shown."""
    return shuffled(tuple(choice.text for choice in grading.choices), generator)


def step_options(grading: Steps, generator: random.Random) -> Options:
    """Return the steps of a card as they are shown."""
    return shuffled(tuple(step for group in grading.groups for step in group), generator)


def choice_is_right(grading: Choices, options: Options, typed: str) -> bool:
    """Return whether all right choices and no wrong one are picked; raise Unreadable."""
    right = {position for position, choice in enumerate(grading.choices) if choice.right}
    return set(options.picked(typed)) == right


def order_is_right(grading: Steps, options: Options, typed: str) -> bool:
    """Return whether the steps stand in an order that the groups allow; raise Unreadable."""
    picked = options.picked(typed)
    if len(picked) < len(options.texts):
        raise Unreadable(f"name all {len(options.texts)} steps, first to last")
    group_of = [number for number, group in enumerate(grading.groups) for _ in group]
    order = [group_of[position] for position in picked]
    return order == sorted(order)


def number_is_right(grading: Numeric, result: float, typed: str) -> bool:
    """Return whether the typed quantity is within the card's tolerance of `result`; raise Unreadable."""
    try:
        answer = quantities.parse(typed, grading.unit)
    except ValueError as error:
        raise Unreadable(str(error)) from None
    return quantities.within(answer, result, grading.tolerance)


def output_is_right(grading: Output, typed: str) -> bool:
    """Return whether the typed text is what the code prints, up to white space."""
    return typed.split() == grading.text.split()
