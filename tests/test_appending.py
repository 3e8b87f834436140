"""A card is appended without touching a byte of what was there, however the deck is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.deckfiles import yaml_nodes
from drill.deckfiles.appending import appended
from drill.deckfiles.deck_reader import read
from drill.deckfiles.yaml_writing import written
from drill.errors import ContentError
from drill.problems import Notes
from tests import deck_world as world

CARD = (
    "id: new-one\nform: recall\nlevel: 2\nask: |\n  What?\n\n  And then?\nanswer: This.\npoints: [One, Two]\n"
)
COMMENTS = st.sampled_from(["", "# a comment", "  # an indented comment", "   "])
ANSWERS = st.sampled_from(
    [
        "answer: plain  # aside",
        "answer: 'it''s quoted'",
        'answer: "double \\"quoted\\""',
        "answer: |\n  A block\n\n    with indentation\n  # no comment\n",
        "answer: |+\n  kept\n\n\n",
        "answer: >-\n  folded\n  over lines",
        "answer: plain over\n  two lines",
        "answer: &anchor anchored",
        "answer: !!str tagged",
    ]
)
POINTS = st.sampled_from(
    ["points: [One, 'Two', ]", "points:\n- One\n- Two", "points:\n  - One\n  -\n    Two"]
)


@st.composite
def decks(draw):
    """A deck with comments, anchors, odd styles and line ends, with or without questions and katas."""
    dash = draw(st.sampled_from(["", "  ", "    "]))
    cards = []
    for number in range(draw(st.integers(0, 3))):
        body = [
            f"id: card-{number}",
            "form: recall",
            "level: 2",
            "ask: What is it?",
            draw(ANSWERS),
            draw(POINTS),
        ]
        lines = "\n".join(body).split("\n")
        cards += [draw(COMMENTS), f"{dash}- {lines[0]}", *(f"{dash}  {line}".rstrip() for line in lines[1:])]
    head = ["---"] * draw(st.booleans()) + [
        "title: 'Odd'",
        "summary: >",
        "  Folded",
        "  text",
        draw(COMMENTS),
    ]
    questions = (
        ["questions:", *cards] if cards else draw(st.sampled_from([[], ["questions:"], ["questions: []"]]))
    )
    katas = draw(st.sampled_from([[], ["# katas follow", "katas: []"], ["", "", "katas:  # none"]]))
    end = draw(st.sampled_from(["", "\n", "\n\n\n", "\n# the end", "\n...\n"]))
    text = "\n".join(line for part in (head, questions, katas) for line in part) + end
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def cards_of(text):
    notes = Notes("deck")
    root = yaml_nodes.compose(text, notes)
    found = read(root, notes).plain["questions"]
    return [{name: value for name, value in card.items() if name != "at"} for card in found]


@settings(deadline=None, max_examples=300)
@given(decks())
def test_every_earlier_byte_is_kept_and_every_card_reads_as_before(text):
    grown = appended(text, "questions", CARD)
    new = grown.text
    start = next((at for at, (a, b) in enumerate(zip(text, new, strict=False)) if a != b), len(text))
    assert new.endswith(text[start:])
    assert "new-one" in new.split("\n")[grown.line - 1]
    if "&anchor" in text or "!!str" in text:
        return  # refused by the reader, before and after
    cards = cards_of(new)
    assert [card for card in cards if card["id"] != "new-one"] == cards_of(text)
    assert cards[-1] == {
        "id": "new-one",
        "form": "recall",
        "level": 2,
        "ask": "What?\n\nAnd then?",
        "answer": "This.",
        "points": ["One", "Two"],
    }


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "x", "summary": "y", "questions": [{"id": "a"}]}',
        '{"title": "x", "summary": "y", "questions": [{"id": "a"}, ],  # odd\n}\n',
        "{title: x, summary: y}",
        "title: x\nquestions: [{id: a}]",
    ],
)
def test_a_deck_written_like_json_stays_so(text):
    grown = appended(text, "questions", CARD).text
    at = next((n for n, (a, b) in enumerate(zip(text, grown, strict=False)) if a != b), len(text))
    assert grown.startswith(text[:at])
    assert grown.endswith(text[at:])
    root = yaml_nodes.compose(grown, Notes("deck"))
    assert root.get("questions").items[-1].get("ask").text == "What?\n\nAnd then?\n"


def test_a_card_follows_the_spacing_of_its_deck():
    spaced = "title: x\nquestions:\n  - id: a\n\n  - id: b\n\nkatas: []\n"
    assert "  - id: b\n\n  - id: new-one\n" in appended(spaced, "questions", CARD).text
    tight = "title: x\nquestions:\n- id: a\n- id: b\nkatas: []\n"
    assert "- id: b\n- id: new-one\n" in appended(tight, "questions", CARD).text


@pytest.mark.parametrize("text", ["", "- a\n", "title: [", "questions: {a: b}", "questions: text"])
def test_what_has_no_place_for_a_card_is_refused(text):
    with pytest.raises(ContentError):
        appended(text, "questions", CARD)


LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\u2028\u2029")
TEXTS = st.text(LETTERS, min_size=1)
VALUES = st.recursive(
    TEXTS | st.integers(-(10**9), 10**9) | st.booleans(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back(card):
    notes = Notes("card")
    root = yaml_nodes.compose(written(card), notes)
    assert notes.problems == []
    assert same(root, card)


def same(node, value):
    if isinstance(value, dict):
        return [key.text for key, _ in node.pairs] == list(value) and all(
            same(inner, value[key.text]) for key, inner in node.pairs
        )
    if isinstance(value, list):
        return all(same(inner, each) for inner, each in zip(node.items, value, strict=True))
    if isinstance(value, str):
        return (
            node.text.strip("\n").rstrip() == value.strip("\n").rstrip() or node.text.split() == value.split()
        )
    return node.text == str(value).replace("True", "true").replace("False", "false")


@pytest.mark.parametrize(
    "text", ["yes", "12:30", "007", "a: b", "a # b", "- a", "# a", "[a", "*a", "null", "2026-01-01", "x:"]
)
def test_traps_are_quoted(text):
    assert written({"key": text}).startswith("key: '")


def test_a_long_line_is_wrapped_outside_of_formulas():
    text = "word " * 40 + "$a + b + c$ " * 20
    lines = written({"answer": text}).splitlines()
    assert max(map(len, lines)) <= 112
    assert all(line.count("$") % 2 == 0 for line in lines)


def test_the_small_deck_grows_between_its_questions_and_its_katas():
    grown = appended(world.DECK, "questions", CARD)
    assert grown.text.index("id: precision") < grown.text.index("id: new-one") < grown.text.index("katas:")
