"""Deck files to test with: a small good deck that each test changes, and homes to put them into."""

from __future__ import annotations

from pathlib import Path

from drill.decks import read_deck
from drill.places import Places, find_places
from drill.problems import Problem

ANSWER = "It weighs the squared errors, " + "and so on, " * 15 + "until all forty words are said in order."

HEAD = """\
title: Small things
summary: A deck to test with.
prerequisites: [loss-functions]
"""

QUESTION = f"""\
  - id: first
    form: recall
    level: 2
    ask: What is asked?
    answer: {ANSWER!r}
    points:
      - The first point
      - The second point
    follow_ups:
      - ask: What next?
        answer: This.
"""

NUMERIC = f"""\
  - id: precision
    form: numeric
    level: 1
    ask: |
      There are {{{{tp}}}} right and {{{{fp}}}} wrong ones.
      What is the share?
    given: {{tp: 5..60, fp: 1..40}}
    compute: |
      all_found = tp + fp
      tp / all_found
    tolerance: 0.005
    answer: {ANSWER!r}
    points:
      - It is {{{{result:.3f}}}}
      - Of {{{{all_found}}}}
"""

KATA = """\
  - id: double
    title: Doubling
    level: 1
    minutes: 10
    entry: double
    prompt: Write double(x), which returns twice the number.
    hints: [Multiply it., By two.]
    examples:
      - call: double(2)
        gives: 4
"""

DECK = f"{HEAD}questions:\n{QUESTION}{NUMERIC}katas:\n{KATA}"


def write(folder: Path, text: str | bytes, name: str = "small.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def problems(folder: Path, text: str | bytes, name: str = "small.yaml") -> list[str]:
    """Return the problems of a deck, each as `line:column: severity: what (fix: how)`."""
    path = write(folder, text, name)
    return [told(problem, path) for problem in read_deck(str(path))[1]]


def told(problem: Problem, path: Path) -> str:
    return str(problem).removeprefix(f"{path}:")


def home(folder: Path, **decks: str) -> Places:
    """Return places of which only the own decks, given as text by topic, and no shipped ones exist."""
    for topic, text in decks.items():
        write(folder / "decks", text, f"{topic}.yaml")
    places = find_places({"DRILL_HOME": str(folder)})
    return places._replace(deck_roots=places.deck_roots[:-1], solution_roots=places.solution_roots[:-1])
