"""Homes to carry cards between: an empty one without shipped decks, and decks full of difficult text."""

from __future__ import annotations

import json

import pytest

from drill import cli, places
from drill.cards import Question
from drill.carrying.flat import flat
from drill.carrying.to_html import html
from drill.decks import load_library
from drill.maths.spans import cut
from drill.places import Places, find_places
from drill.prose import plain

TRICKY = [
    "Say \"hi\", then 'bye'; a comma, a semicolon; a | pipe",
    "Two lines\\\nwith a break",
    "A tab\there and  two spaces",
    "مرحبا بالعالم: what is $x_1$?",
    "Emoji 👩‍🔬🇫🇮🎉 and $\\frac{1}{2}$ of it",
    "# no heading, - no list, == no cloze, a::b",
    "$5 and $10 are prices, $a < b$ is none",
    'Stars * and _underscores_ and `code with "quotes", $dollars$`',
    "- one\n- two\n\n```python\n# not a heading\n?\nx = {'a': [1]}\n```",
    "Display:\n\n$$\\sum_{i=1}^n x_i$$\n\nand after: 100 % <b>not bold</b> &amp;",
]


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    """Run the command line in this process; return its exit code and what it printed."""
    code = cli.main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def bare(monkeypatch: pytest.MonkeyPatch, folder) -> Places:
    """Make `folder` the home, with nothing shipped beside it."""
    monkeypatch.setenv("DRILL_HOME", str(folder))
    monkeypatch.setattr(places, "_shipped", lambda: str(folder / "nothing-shipped"))
    return find_places({"DRILL_HOME": str(folder)})


def imported(capsys, path, *flags: str) -> dict:
    """Import the file and return what was told."""
    code, out, err = run(capsys, "import", str(path), "--json", *flags)
    assert code == 0, err
    return json.loads(out)


def questions(home: Places) -> dict[str, Question]:
    """Return the questions of the home by id."""
    return {card.id: card for card in load_library(home).cards.values() if isinstance(card, Question)}


def same(one: Question, other: Question) -> bool:
    """Tell whether a person sees the same of both; texts of the same signs and structure need no layout."""
    texts = [(card.ask, card.answer, card.more, *card.points) for card in (flat(one), flat(other))]
    texts = ["\n\n".join(part for part in each if part) for each in texts]
    signs = [[sign for sign in text if sign.isalnum()] for text in texts]
    return (signs[0] == signs[1] and html(texts[0]) == html(texts[1])) or seen(one) == seen(other)


def seen(question: Question) -> tuple[str, str, list[str]]:
    """Return what a person sees of the card on two sides, and its key points."""
    card = flat(question)
    answer = "\n\n".join(part for part in (card.answer, card.more) if part)
    return plain(card.ask), plain(answer), [plain(point) for point in card.points]


def formulas(question: Question) -> list[str]:
    """Return all formulas of the card."""
    card = flat(question)
    return [
        " ".join(found.latex.split())
        for text in (card.ask, card.answer, card.more, *card.points)
        for found in cut(text)[1]
    ]
