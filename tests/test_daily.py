"""A whole session: order, repeats, undo, skip, suspend, and what is on disk when it is interrupted."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import pytest

from drill.cards import Kata, Place, Points, Question
from drill.cards_text import filled
from drill.drafts import DraftFolder
from drill.errors import ContentError, UsageError
from drill.judge.work import Work
from drill.sessions.blocks import Heading, Note, Table
from drill.sessions.daily import Session, practise
from drill.sessions.desk import Desk
from drill.sessions.kata_turn import Task
from tests.scripted import ScriptedEditor, ScriptedJudge, ScriptedScreen, ticking

ENTER, SPACE = "\r", " "
GOOD = [SPACE, "a", ENTER]
BAD = [SPACE, "", ENTER]
HERE = Place("decks/topic.yaml", 7, 3)


@dataclass
class ListJournal:
    """A list for a log."""

    rows: list[tuple[str, int]] = field(default_factory=list)
    suspended: list[str] = field(default_factory=list)

    def record(self, card, answered):
        self.rows.append((card, answered.quality))
        return 6 if answered.quality >= 3 else 1

    def undo(self):
        return self.rows.pop()[0] if self.rows else None

    def suspend(self, card):
        self.suspended.append(card)

    def count(self, card):
        return sum(row[0] == card for row in self.rows)


class Cards:
    """Questions by id; `topic/kata` is a kata."""

    def card(self, card):
        if card == "topic/kata":
            return Kata(card, 2, 10.0, "Do it.", ("f",), (), (), ("numpy",), HERE)
        return Question(card, "recall", 1, f"ask {card}?", "answer", ("one", "two"), Points(), HERE)

    def filled(self, question, seed):
        return filled(question, seed)

    def task(self, card):
        return Task(card, Work(card.id, "folder", ("f",)), "def f(): ...\n", "def f(): return 1\n", "Do it.")


def session(tmp_path, cards, script, programs=(), **options):
    desk = Desk(
        ScriptedScreen(list(script)), ScriptedEditor(list(programs)), DraftFolder(tmp_path), ticking(1.0)
    )
    return Session(desk, ScriptedJudge(), ListJournal(), Cards(), deque(cards), **options)


def asked(played):
    return [block.text for block in played.desk.screen.shown if isinstance(block, Heading)]


def test_cards_come_in_the_order_of_the_queue_and_end_in_a_summary(tmp_path):
    played = session(tmp_path, ["topic/a", "topic/b"], [*GOOD, *GOOD])
    practise(played)
    assert played.journal.rows == [("topic/a", 5), ("topic/b", 5)]
    table = next(block for block in played.desk.screen.shown if isinstance(block, Table))
    assert table.rows == (("topic/a", "5", "in 6 days"), ("topic/b", "5", "in 6 days"))


def test_a_card_graded_below_four_comes_again_after_three_others_until_it_reaches_four(tmp_path):
    cards = [f"topic/{name}" for name in "abcde"]
    played = session(tmp_path, cards, [*BAD, *GOOD * 3, *GOOD, *GOOD])
    practise(played)
    assert [card[-1] for card, _ in played.journal.rows] == ["a", "b", "c", "d", "a", "e"]


def test_the_summary_has_one_row_for_a_card_with_the_quality_of_each_time(tmp_path):
    played = session(tmp_path, ["topic/a", "topic/b"], [*BAD, *GOOD, *GOOD])
    practise(played)
    table = next(block for block in played.desk.screen.shown if isinstance(block, Table))
    assert [row[:2] for row in table.rows] == [("topic/a", "0, 5"), ("topic/b", "5")]


def test_code_that_was_failed_comes_again_at_the_end_of_the_session(tmp_path):
    cards = ["topic/kata", *(f"topic/{name}" for name in "abcde")]
    played = session(tmp_path, cards, [ENTER, ENTER, ENTER, *GOOD * 5, "q"], ["wrong\n", "right\n"])
    practise(played)
    assert [card for card, _ in played.journal.rows] == cards
    assert list(played.coming) == ["topic/kata"]


def test_free_practice_asks_once(tmp_path):
    played = session(tmp_path, ["topic/a"], BAD, free=True)
    practise(played)
    assert played.journal.rows == [("topic/a", 0)]


def test_undo_takes_the_last_review_back_and_asks_that_card_again(tmp_path):
    played = session(tmp_path, ["topic/a", "topic/b"], [*BAD, "u", *GOOD, *GOOD])
    practise(played)
    assert played.journal.rows == [("topic/a", 5), ("topic/b", 5)]
    assert [row[0] for row in played.done] == ["topic/a", "topic/b"]


def test_undo_with_nothing_to_undo_says_so_and_goes_on(tmp_path):
    played = session(tmp_path, ["topic/a"], ["u", *GOOD])
    practise(played)
    assert played.journal.rows == [("topic/a", 5)]
    assert any(isinstance(block, Note) and "nothing" in block.text for block in played.desk.screen.shown)


def test_undo_of_a_kata_brings_the_program_and_its_failures_back(tmp_path):
    script = [ENTER, ENTER, ENTER, "u", "j", ENTER, "q"]
    played = session(tmp_path, ["topic/kata", "topic/a"], script, ["wrong\n", "right\n"])
    practise(played)
    assert played.judging.submitted == ["wrong\n", "right\n", "right\n"]
    assert played.journal.rows == [("topic/kata", 3)]


def test_a_skipped_card_leaves_the_session_and_a_suspended_one_the_queue(tmp_path):
    played = session(tmp_path, ["topic/a", "topic/b", "topic/c"], ["s", "!", *GOOD])
    practise(played)
    assert played.skipped == ["topic/a"]
    assert played.journal.suspended == ["topic/b"]
    assert played.journal.rows == [("topic/c", 5)]


def test_editing_a_card_opens_its_line_and_asks_it_again(tmp_path):
    played = session(tmp_path, ["topic/a"], ["e", *GOOD])
    practise(played)
    assert played.desk.editor.opened == [("decks/topic.yaml", 7)]
    assert played.journal.rows == [("topic/a", 5)]


def test_quitting_keeps_what_was_answered_and_sums_it_up(tmp_path):
    played = session(tmp_path, ["topic/a", "topic/b"], [*GOOD, "q"])
    practise(played)
    assert played.journal.rows == [("topic/a", 5)]
    assert list(played.coming) == ["topic/b"]


def test_an_interrupt_passes_through_after_the_summary(tmp_path):
    played = session(tmp_path, ["topic/a", "topic/b"], [*GOOD, "^C"])
    with pytest.raises(KeyboardInterrupt):
        practise(played)
    assert any(isinstance(block, Table) for block in played.desk.screen.shown)


def test_the_time_ends_the_session_between_cards(tmp_path):
    played = session(tmp_path, ["topic/a", "topic/b"], GOOD, seconds_allowed=3.0)
    practise(played)
    assert played.journal.rows == [("topic/a", 5)]
    assert any(isinstance(block, Note) and "time is up" in block.text for block in played.desk.screen.shown)


def test_a_finished_kata_starts_afresh_next_time_and_the_last_program_is_kept(tmp_path):
    played = session(tmp_path, ["topic/kata"], [ENTER, ENTER], ["right\n"])
    practise(played)
    assert played.desk.drafts.read_program("topic/kata") == ""
    assert (tmp_path / "past/topic/kata.py").read_text() == "right\n"


def test_a_card_that_is_broken_or_gone_is_told_and_left_out(tmp_path):
    class Broken(Cards):
        def filled(self, question, seed):
            if question.id == "topic/broken":
                raise ContentError("the result is inf", "choose values for which it is finite")
            return super().filled(question, seed)

        def card(self, card):
            if card == "topic/gone":
                raise UsageError("there is no card 'topic/gone' any longer")
            return super().card(card)

    played = session(tmp_path, ["topic/broken", "topic/gone", "topic/a"], GOOD)
    played.shelf = Broken()
    practise(played)
    assert played.journal.rows == [("topic/a", 5)]
    assert "the result is inf" in played.desk.screen.words()


def test_cards_that_are_failed_again_and_again_keep_none_of_the_others_out(tmp_path):
    cards = [f"topic/q{number:02}" for number in range(11)]
    played = session(tmp_path, cards, [*BAD * 30, "q"])
    practise(played)
    met = [card for card, _ in played.journal.rows]
    assert set(met[:22]) == set(cards)
    assert max(met.count(card) for card in cards) <= 4
