"""A card while it is written: the text of a draft, which a person edits and from which the deck's lines are taken.

A draft is the card as YAML with its `topic` beside it. Lines that begin with # speak to the author and are left
out of the deck; `#!` marks what is wrong with the line below.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from drill.deckfiles.deck_numbers import parsed_number
from drill.deckfiles.yaml_nodes import Mapping as Pairs
from drill.deckfiles.yaml_nodes import Node, Scalar, compose
from drill.deckfiles.yaml_nodes import Sequence as List
from drill.deckfiles.yaml_writing import WIDTH, written
from drill.errors import ContentError
from drill.problems import Notes, Problem

FAULT = "#! "
QUESTION_TEMPLATE = """\
# A question. Save and close to go on; nothing is lost if you leave it unfinished.
# Lines that begin with # are left out. Maths stands between dollars: $\\frac{a}{b}$.

# The deck that it goes into; a new name makes a new deck.
topic: {topic}
# Its name in kebab-case; one is proposed if you leave it empty.
id:
# recall, numeric, estimate, derive, compare, diagnose, bug, true-if, counterexample, order or predict
form: recall
# How hard it is, 1 to 5.
level: 2
ask: |
  {ask}
# The model answer as you would say it: 40 to 150 words.
answer: |
  {answer}
# Two to six things that an answer must say; you will tick them.
points:
  - {point}
  -

# What follows may be left out: take the # away from the lines that you want.
# tags: [one, two]
# why_wrong: |
#   The popular wrong answer, and why it is wrong.
# follow_ups:
#   - ask: What does the interviewer ask next?
#     answer: Its short answer.
# source: Author, title, section, year
"""
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be but by can do does did for from has have how i if in into is it its may me of on one
        or our should so than that the their them then there these they this to two us was we were what when where
        which while who why will with would you your explain describe give name say tell state between use used
        using about not no must same during""",
    )
)


@dataclass(frozen=True, slots=True)
class Card:
    """A card taken out of a draft: its lines as a deck wants them, and the draft's line of each."""

    topic: str
    id: str
    text: str
    lines: tuple[int, ...]
    keys: Mapping[str, int]

    def line_in_draft(self, line: int) -> int:
        """Return the draft's line for a line of the card."""
        return self.lines[min(max(line, 1), len(self.lines)) - 1] if self.lines else 1


def template(topic: str = "", ask: str = "", answer: str = "") -> str:
    """Return what the editor shows first, with what is known already put in."""
    text = QUESTION_TEMPLATE.replace("{point}", "").replace("{topic}", topic)
    return text.replace("{ask}", _below(ask)).replace("{answer}", _below(answer))


def _below(text: str) -> str:
    return text.strip().replace("\n", "\n  ")


def from_fields(fields: Mapping[str, Any], *, wrap: bool = True) -> str:
    """Return the draft of a card whose fields are known; those that are empty are left out.

    Without `wrap` long lines stay as they were typed.
    """
    known = {name: value for name, value in fields.items() if value not in ("", [], None)}
    return written(known, width=WIDTH if wrap else None)


def fields_of(text: str) -> dict[str, Any] | None:
    """Return the fields of a draft as plain text and lists, or None where it can't be read as such."""
    root = compose(text, Notes("draft"))
    if not isinstance(root, Pairs):
        return {} if not text.strip() else None
    return {key.text: _plain(value) for key, value in root.pairs if isinstance(key, Scalar)}


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        number = parsed_number(node.text) if node.style == "" else None
        return number[0] if number else node.text.rstrip("\n")
    if isinstance(node, List):
        return [_plain(item) for item in node.items]
    return {key.text: _plain(value) for key, value in node.pairs if isinstance(key, Scalar)}


def card_in(text: str, notes: Notes) -> Card | None:
    """Return the card of a draft, or None; what keeps it from being one is noted at the draft's lines."""
    notes.text = text
    root = compose(text, notes)
    if root is None:
        return None
    if not isinstance(root, Pairs):
        notes.error_at(1, 1, "this is no list of `key: value` pairs", "begin with `topic: ...`")
        return None
    own = {key.text: (key, value) for key, value in root.pairs if isinstance(key, Scalar)}
    left_out = {key.line for name, (key, value) in own.items() if name == "topic" or _is_empty(name, value)}
    kept = [
        (number, line)
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1)
        if number not in left_out and not line.startswith("#")
    ]
    while kept and not kept[0][1].strip():
        kept.pop(0)
    while kept and not kept[-1][1].strip():
        kept.pop()
    return Card(
        topic=_text(own, "topic"),
        id=_text(own, "id"),
        text="".join(f"{line.rstrip()}\n" for _, line in kept),
        lines=tuple(number for number, _ in kept),
        keys={name: key.line for name, (key, _) in own.items()},
    )


def _is_empty(name: str, value: Node) -> bool:
    return name == "id" and isinstance(value, Scalar) and not value.text


def _text(own: Mapping[str, tuple[Scalar, Node]], name: str) -> str:
    value = own[name][1] if name in own else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def with_value(text: str, name: str, value: str) -> str:
    """Return the draft with another one-line value of `topic` or `id`, which is added on top where it is missing."""
    card = card_in(text, Notes("draft"))
    if card is None:
        raise ContentError("the draft can't be read", "mend it first")
    lines = text.split("\n")
    new = written({name: value}).rstrip("\n")
    if name in card.keys:
        lines[card.keys[name] - 1] = new
    else:
        lines.insert(min(card.keys.values(), default=1) - 1, new)
    return "\n".join(lines)


def with_faults(text: str, problems: Sequence[Problem]) -> str:
    """Return the draft with each problem told on a line above the one that it is about."""
    lines = without_faults(text).split("\n")
    for problem in sorted(problems, key=lambda problem: -problem.place.line):
        fix = f" (fix: {problem.fix})" if problem.fix else ""
        lines.insert(min(problem.place.line, len(lines)) - 1, f"{FAULT}{problem.what}{fix}")
    return "\n".join(lines)


def without_faults(text: str) -> str:
    """Return the draft without the lines that told what was wrong with it."""
    return "\n".join(line for line in text.split("\n") if not line.startswith(FAULT.rstrip()))


def proposed_id(ask: str, taken: Collection[str], words: int = 5) -> str:
    """Return a name for the question in kebab-case, made of its telling words, which none of `taken` has."""
    letters = unicodedata.normalize("NFKD", ask.lower().replace("'", ""))
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    spaced = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in letters)
    telling = [word for word in spaced.split() if word not in _SMALL_WORDS][:words]
    while len("-".join(telling)) > 48 and len(telling) > 1:
        telling.pop()
    name = "-".join(telling)[:60].strip("-") or "question"
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in taken else next(each for each in numbered if each not in taken)
