"""The scorecard and the history in all their forms."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from drill.mocks import charts, telling
from drill.mocks.as_blocks import card_blocks, history_blocks
from drill.mocks.as_html import card_page, history_page
from drill.mocks.as_json import card_data
from drill.mocks.as_markdown import markdown
from drill.mocks.record import Jump
from drill.mocks.scorecard import past_of, scorecard
from drill.sessions.blocks import Note, Table
from tests.mock_world import ENTER, World
from tests.scripted import Later

HOSTILE = "<script>alert('x')</script> & \x1b[2J | ```"


@pytest.fixture
def world(tmp_path):
    """Return a world in which one mock was sat and debriefed: a question, a value, a kata, one not reached."""
    world = World(tmp_path, [(10, 1, ["topic/a", "topic/n"]), (20, 0, ["topic/kata", "topic/b"])])
    world.play(
        [
            Later(60, f"gradient {HOSTILE}"),
            "cubic",
            Later(30, "1e9"),
            "why not",
            ENTER,
            "j",
            Later(2000, "n"),
        ],
        ["half\n"],
    )
    world.debrief(["1 2", "y", ENTER, "n", ENTER])
    return world


@pytest.fixture
def card(world):
    return scorecard(world.mock)


def test_each_card_has_its_result_and_time(card):
    assert [line.result for line in card.lines] == ["2 of 3 points", "wrong", "2 of 4 tests", "not reached"]
    assert [telling.took(line) for line in card.lines] == [
        "1:00 of 2:00",
        "0:30 of 2:30",
        "28:30 of 10:00",
        "–",
    ]


def test_the_score_follows_the_rubric(card):
    (item_a, item_n, item_kata, item_b) = [line.item for line in card.lines]
    assert (item_a.said, item_a.of) == (3, 4)
    assert (item_n.correct, item_n.said, item_n.of) == (0.0, 0, 1)
    assert item_kata.correct == pytest.approx(0.3)
    assert not item_b.reached
    assert card.score.correctness == pytest.approx(0.9 / 4)
    assert card.score.coverage == pytest.approx((3 / 4 + 0 + 0) / 3)


def test_what_failed_comes_back(card):
    assert [(line.slot.card, line.mark.due_in) for line in card.returning] == [
        ("topic/n", 1),
        ("topic/kata", 1),
    ]


def test_earlier_mocks_stand_beside_it(world):
    mock = world.mock
    others = [replace(mock, id=name, format=form, started=f"2026-01-0{day}T00:00:00.000Z") for name, form, day in
              (("x", "test", 1), ("y", "other", 2), ("z", "test", 3))]  # fmt: skip
    for other in others:
        other.marks = {name: replace(mark, ticked=()) for name, mark in mock.marks.items()}
    card = scorecard(mock, others)
    assert card.before is not None
    assert (card.before.mock.id, [past.mock.id for past in card.all_before]) == ("z", ["x", "y", "z"])
    (_, this, before, mean), *_ = card.compared()
    assert this > before == mean


def test_a_later_mock_is_not_compared_with(world):
    later = replace(world.mock, id="later", started="2099-01-01T00:00:00.000Z")
    assert scorecard(world.mock, [later]).all_before == ()


def test_the_terminal_shows_all_of_it(card):
    blocks = card_blocks(card)
    tables = {block.columns[0]: block for block in blocks if isinstance(block, Table)}
    assert set(tables) == {"dimension", "topic", "card", "comes back"}
    assert tables["card"].rows[2][:3] == ("topic/kata", "2 of 4 tests", "28:30 of 10:00")
    assert tables["card"].rows[2][3] == "█" * 12
    assert any("Score" in block.text for block in blocks if isinstance(block, Note))
    plain = card_blocks(card, bars=False)
    assert all("█" not in str(block) for block in plain)


class Checker(HTMLParser):
    """Fails on what fetches something, and on tags that do not match."""

    VOID = frozenset({"meta", "rect", "circle", "line", "polyline"})

    def __init__(self):
        super().__init__()
        self.open = []
        self.words = []

    def handle_starttag(self, tag, attributes):
        assert tag not in ("script", "link", "img", "iframe", "object", "embed")
        assert not {"src", "href"} & {name for name, _ in attributes}
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def read_page(html):
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return " ".join(" ".join(checker.words).split())


def test_the_page_is_one_file_that_fetches_nothing_and_fits_a_phone(world, card):
    html = card_page(card, past_of([world.mock]), lambda text: text)
    words = read_page(html)
    assert "url(" not in html
    assert "@import" not in html
    assert 'name="viewport"' in html
    assert "prefers-color-scheme: dark" in html
    assert "<svg" in html
    assert "\x1b" not in html
    assert "<script>alert('x')</script>" in words
    for phrase in (
        "2 of 3 points",
        "Model answer of a.",
        "def f(): return 'reference'",
        "28:30 of 10:00",
        "cubic",
    ):
        assert phrase in words


def test_the_page_of_the_history_draws_the_trend(world):
    past = past_of(
        [replace(world.mock, id=f"m{n}", started=f"2026-01-0{n}T00:00:00.000Z") for n in (1, 2, 3)]
    )
    html = history_page(past)
    assert html.count("<circle") == 3
    assert "m2" in read_page(html)
    assert "No mock is finished" in read_page(history_page([]))


def test_markdown_has_every_card_and_survives_what_was_typed(card):
    text = markdown(card)
    assert re.findall(r"^## (\d)\.", text, re.MULTILINE) == ["1", "2", "3", "4"]
    assert "\x1b" not in text
    assert "- ✓ the gradient is zero" in text
    assert "- ✗ penalty helps inverse" in text
    fences = [line for line in text.splitlines() if line.startswith("```")]
    assert len(fences) % 2 == 0
    assert "| `topic/kata` | kata | 2 of 4 tests | 28:30 of 10:00 |" in text


def test_a_program_with_fences_does_not_end_its_own(world):
    mock = world.mock
    (submission,) = mock.answers["topic/kata"].submissions
    mock.answers["topic/kata"].submissions = [replace(submission, program='"""\n```\n"""')]
    assert '````python\n"""\n```\n"""\n````' in markdown(scorecard(mock))


def test_json_holds_scores_answers_and_submissions(card):
    data = json.loads(json.dumps(card_data(card)))
    assert data["score"]["correctness"] == 23
    assert data["cards"][2]["answer"]["submissions"][0]["program"] == "half\n"
    assert data["comes_back"] == [{"card": "topic/n", "in_days": 1}, {"card": "topic/kata", "in_days": 1}]


def test_how_it_went_is_told(world):
    mock = world.mock
    mock.resumed, mock.jumps, mock.aloud, mock.role = [61.0, 600.0], [Jump(90.0, -3600.0)], True, "Boss"
    told = " ".join(telling.circumstances(mock))
    assert "resumed 2 times, at 1:01, 10:00" in told
    assert "At 1:30 the computer's clock was set back by 1:00:00" in told
    assert "Boss, answered aloud" in told


def test_the_history_in_the_terminal_has_a_row_per_mock_and_a_chart(world):
    past = past_of([replace(world.mock, id=f"m{n}", started=f"2026-01-0{n}T00:00:00.000Z") for n in (2, 1)])
    blocks = history_blocks(past, 80)
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [row[0] for row in table.rows] == ["m1", "m2"]
    assert sum(block.text.count("●") for block in blocks if isinstance(block, Note)) == 2
    assert not any("●" in str(block) for block in history_blocks(past, 80, bars=False))
    assert isinstance(history_blocks([], 80)[0], Note)


def test_only_mocks_that_are_done_count(world):
    assert past_of([replace(world.mock, phase="abandoned")]) == []


def test_a_bar_is_as_long_as_its_share():
    assert [charts.bar(share, 4) for share in (0, 0.5, 1, 2)] == ["", "██", "████", "████"]
    assert charts.bar(0.001, 4) == "▏"
    assert charts.bar(0.28, 4) == "█▏"


def test_a_trend_puts_each_score_at_its_height():
    lines = charts.trend([0, 50, 100, None], ["first", "", "", "last"], 22, height=5)
    assert lines == [
        "100 ┤          ●",
        "    ┤",
        " 50 ┤      ●",
        "    ┤",
        "  0 ┤  ●",
        "    └────────────────",
        "     first       last",
    ]
    assert max(map(len, charts.trend([0, 50], ["a", "b"], 200))) == 25


def test_a_trend_that_does_not_fit_shows_the_last_mocks():
    lines = charts.trend([float(n) for n in range(100)], [str(n) for n in range(100)], 46)
    assert all(len(line) <= 46 for line in lines)
    assert sum(line.count("●") for line in lines) == 10
    assert lines[-1].split() == ["90", "99"]
