"""The rubric: the worked examples of the manual, and what holds for every mock."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.mocks import rubric
from drill.mocks.formats import HUNTS, KATAS, QUESTIONS
from drill.mocks.rubric import BANDS, Item, band, code_share, percent, score

MANUAL = Path(__file__).parent.parent / "docs/mocks.md"
KINDS = {"question": QUESTIONS, "kata": KATAS, "bug hunt": HUNTS}


def rows():
    table = MANUAL.read_text(encoding="utf-8").split("### Worked examples")[1]
    lines = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines[2:]]


def item(text):
    """Return the card that a phrase of the table describes, such as `kata: 7 of 8 tests, 1 hint, 20 of 20 min`."""
    kind, rest = text.split(": ")
    card = Item(KINDS[kind], "topic", 120.0)
    for phrase in rest.split(", "):
        card = said(card, phrase)
    return card


def said(card, phrase):
    numbers = [int(number) for number in re.findall(r"\d+", phrase)]
    fields = {
        "min": lambda: {"seconds": 60.0 * numbers[0], "par": 60.0 * numbers[1]},
        "tests": lambda: {"correct": code_share(*numbers)},
        "hint": lambda: {"correct": card.correct * (1 - rubric.HINT_COST)},
        "hints": lambda: {"correct": card.correct * (1 - rubric.HINT_COST * numbers[0])},
        "said": lambda: {"said": numbers[0], "of": numbers[1]},
        "points": lambda: {"of": numbers[0]},
        "value": lambda: {"correct": 0.0},
        "reached": lambda: {"reached": False},
        "right": lambda: {"correct": 1.0},
        "wrong": lambda: {"correct": 0.0},
    }
    return replace(card, **fields[phrase.split()[-1]]())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_the_worked_examples_of_the_manual(row):
    got = score(item(card) for card in row[0].split("; "))
    percents = [percent(share) for share in (got.correctness, got.coverage, got.speed, got.overall)]
    assert ["–" if points is None else str(points) for points in percents] == row[1:]


def test_there_are_examples_of_every_kind():
    assert len(rows()) >= 20
    assert {card.split(":")[0] for row in rows() for card in row[0].split("; ")} == set(KINDS)


def test_the_manual_states_the_weights_that_are_used():
    text = MANUAL.read_text(encoding="utf-8")
    for name, weight in (
        ("correctness", rubric.CORRECTNESS),
        ("coverage", rubric.COVERAGE),
        ("speed", rubric.SPEED),
    ):
        assert f"| {name} | {weight * 100:.0f} |" in text
    assert f"Each hint takes off {100 * rubric.HINT_COST:.0f} % of that" in " ".join(text.split())
    for least, word in BANDS[:3]:
        assert re.search(rf"{least} (on is called )?{word}", text)


def test_hints_cost_what_is_stated():
    assert code_share(8, 8, 1) == pytest.approx(0.85)
    assert code_share(8, 8, 9) == 0
    assert code_share(0, 0) == 0


def test_topics_are_scored_apart_and_without_speed():
    cards = [
        Item(QUESTIONS, "a", 60, 600, correct=1.0),
        Item(QUESTIONS, "a", 60, 60, said=1, of=4),
        Item(KATAS, "b", 600, 60, correct=0.0),
    ]
    assert score(cards).topics == (("a", pytest.approx((0.45 + 0.4 / 4) / 0.85)), ("b", 0.0))


def test_nothing_counts_for_nothing():
    empty = score([])
    assert (empty.correctness, empty.coverage, empty.speed, empty.overall) == (None,) * 4
    assert (percent(None), band(None)) == (None, "")


def test_bands_begin_at_their_least():
    assert [band(share) for share in (1.0, 0.85, 0.845, 0.8449, 0.7, 0.5, 0.49, 0.0)] == [
        "strong", "strong", "strong", "good", "good", "borderline", "not yet", "not yet",
    ]  # fmt: skip


shares = st.none() | st.floats(0, 1)
items = st.builds(
    Item,
    kind=st.sampled_from([QUESTIONS, KATAS, HUNTS]),
    topic=st.sampled_from("abc"),
    par=st.floats(60, 3600),
    seconds=st.floats(0, 7200),
    correct=shares,
    said=st.integers(0, 3),
    of=st.sampled_from([0, 3, 6]),
    reached=st.booleans(),
).map(lambda card: replace(card, said=min(card.said, card.of)))


@given(st.lists(items, max_size=12))
def test_every_share_lies_between_nothing_and_all(cards):
    got = score(cards)
    measured = [got.correctness, got.coverage, got.speed, got.overall, *(share for _, share in got.topics)]
    assert all(0 <= share <= 1 + 1e-9 for share in measured if share is not None)


@given(st.lists(items, min_size=1, max_size=8), st.data())
def test_knowing_more_never_lowers_the_score(cards, data):
    place = data.draw(st.integers(0, len(cards) - 1))
    card = cards[place]
    better = replace(card, said=card.of, correct=None if card.correct is None else 1.0, reached=True)
    before, after = score(cards), score([*cards[:place], better, *cards[place + 1 :]])
    assert (before.overall or 0.0) <= (after.overall or 0.0) + 1e-9
