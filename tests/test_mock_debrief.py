"""The debrief: what is shown and ticked, what goes into the log, and what a kill in the middle leaves."""

from __future__ import annotations

import pytest

from drill.mocks.record import DONE
from drill.sessions.blocks import Beside, Judged, Note, Prose, Table
from drill.sessions.desk import Wished
from drill.verdicts import Failure, Outcome, Verdict
from tests.mock_world import ENTER, World, worded
from tests.scripted import Kill, Later

OPEN, SUBMIT, DONE_KEY = ENTER, "j", "n"


def shown(world, kind):
    return [block for block in world.screen.shown if isinstance(block, kind)]


def test_points_are_ticked_beside_the_model_answer_and_suggest_the_quality(tmp_path):
    world = World(tmp_path, [(10, 1, ["topic/a"])])
    world.play([Later(50, "gradient zero"), "cubic"])
    world.debrief(["1 3", "y"])
    mark = world.mock.marks["topic/a"]
    assert (mark.ticked, mark.quality, mark.due_in) == ((0, 2), 3, 6)
    assert [told.said for told in mark.follow_ups] == [True]
    assert world.mock.phase == DONE
    titles = [block.title for block in shown(world, Prose)]
    assert titles == ["", "You said", "Answer", "Follow-up", "You said", "Answer"]


def test_everything_goes_into_the_log_with_the_name_of_the_mock(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"]), (30, 0, ["topic/kata"])])
    world.play(["said", OPEN, SUBMIT, DONE_KEY], ["half\n"])
    world.debrief(["a", ENTER])
    assert [(card, quality) for card, quality, _, _ in world.log.rows] == [("topic/a", 5), ("topic/kata", 1)]
    assert {facts["mock"] for _, _, facts, _ in world.log.rows} == {world.name}
    assert world.log.rows[0][3] == "said"
    assert world.log.rows[1][3] == "half\n"


def test_nothing_is_in_the_log_before_the_debrief(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/n"])])
    world.play(["said", "7"])
    assert world.log.rows == []


@pytest.mark.parametrize(("typed", "quality"), [("right", 5), ("1e6", 1), ("", 0)])
def test_a_value_is_graded_by_the_program_alone(tmp_path, typed, quality):
    world = World(tmp_path, [(10, 0, ["topic/n"])])
    world.play([Kill()])
    number = int(shown(world, Prose)[0].text.removeprefix("Twice ").rstrip("?"))
    world.play([str(2 * number)] if typed == "right" else [typed, ENTER] if not typed else [typed])
    world.debrief([ENTER])
    assert [row[1] for row in world.log.rows] == [quality]
    assert world.mock.marks["topic/n"].correct == float(quality == 5)


def test_a_slow_right_value_earns_less(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/n"])])
    world.play([Kill()])
    number = int(shown(world, Prose)[0].text.removeprefix("Twice ").rstrip("?"))
    world.play([Later(300, str(2 * number))])
    world.debrief([ENTER])
    assert world.log.rows[0][1] == 4


def test_a_kata_shows_the_failed_behaviours_and_both_programs_and_every_submission(tmp_path):
    world = World(tmp_path, [(30, 0, ["topic/kata"])])
    failures = (Failure("test_x", "It adds up."), Failure("test_y", "It keeps its input."))
    world.judge.judge = lambda work, submission: Verdict(Outcome.FAILED, 2, 4, 0.1, failures=failures)
    world.play([OPEN, SUBMIT, OPEN, SUBMIT, DONE_KEY], ["half\n", "half half\n"])
    world.debrief([ENTER])
    (judged,), (beside,), (table,) = shown(world, Judged), shown(world, Beside), shown(world, Table)
    assert not judged.counts_only
    assert judged.verdict.failures == failures
    assert (beside.left.source, beside.right.source) == ("half half\n", "def f(): return 'reference'\n")
    assert len(table.rows) == 2
    assert world.mock.marks["topic/kata"].behaviours == ("It adds up.", "It keeps its input.")


@pytest.mark.parametrize(
    ("script", "programs", "quality"),
    [
        ([OPEN, SUBMIT], ["right\n"], 5),
        (["h", OPEN, SUBMIT], ["right\n"], 3),
        ([OPEN, SUBMIT, OPEN, SUBMIT], ["half\n", "right\n"], 3),
        ([Later(1500, OPEN), SUBMIT], ["right\n"], 4),
        ([DONE_KEY], [], 0),
    ],
)
def test_the_quality_of_code_is_earned_as_in_daily_practice(tmp_path, script, programs, quality):
    world = World(tmp_path, [(30, 0, ["topic/kata"])])
    world.play(script, programs)
    world.debrief([ENTER])
    assert world.log.rows[0][1] == quality


def test_a_kata_that_the_judge_could_not_judge_is_held_against_nobody(tmp_path):
    world = World(tmp_path, [(30, 0, ["topic/kata"])])
    world.judge.outcome_of = lambda _: Outcome.UNJUDGED
    world.play([OPEN, SUBMIT, DONE_KEY], ["half\n"])
    world.debrief([])
    assert world.log.rows == []
    assert not world.mock.marks["topic/kata"].counts


def test_cards_that_were_not_reached_are_not_in_the_log(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b", "topic/n"]), (10, 0, ["topic/kata"])])
    world.play([Later(1201, "late")])
    world.debrief(["1"])
    assert [row[0] for row in world.log.rows] == ["topic/a"]
    marks = world.mock.marks
    assert [marks[card].reached for card in ("topic/a", "topic/b", "topic/n", "topic/kata")] == [
        True,
        False,
        False,
        False,
    ]
    assert (marks["topic/b"].correct, marks["topic/n"].correct, marks["topic/kata"].correct) == (
        None,
        0.0,
        0.0,
    )


def test_nothing_typed_is_not_ticked(tmp_path):
    world = World(tmp_path, [(10, 1, ["topic/a"])])
    world.play(["", ENTER, "", ENTER])
    world.debrief([ENTER, ENTER])
    mark = world.mock.marks["topic/a"]
    assert (mark.ticked, mark.quality, mark.follow_ups[0].said) == ((), 0, False)


def test_aloud_the_learner_marks_everything_himself(tmp_path):
    world = World(tmp_path, [(10, 1, ["topic/a", "topic/n"])], aloud=True)
    world.play([" ", " ", " ", " "])
    world.debrief(["a", "y", "y", "n"])
    marks = world.mock.marks
    assert (marks["topic/a"].ticked, marks["topic/n"].correct) == ((0, 1, 2), 1.0)
    assert [marks[card].follow_ups[0].said for card in ("topic/a", "topic/n")] == [True, False]


def test_a_debrief_that_is_left_goes_on_at_the_next_card(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"])])
    world.play(["one", "two"])
    with pytest.raises(Wished):
        world.debrief(["1", "q"])
    assert [row[0] for row in world.log.rows] == ["topic/a"]
    world.debrief(["s", "2"])
    assert [row[0] for row in world.log.rows] == ["topic/a", "topic/b"]
    assert world.mock.phase == DONE


def test_a_kill_between_the_log_and_the_record_logs_nothing_twice(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"])])
    world.play(["one", "two"])
    world.debrief(["1", Kill()])
    mock = world.mock
    del mock.marks["topic/a"]
    world.keeper.write(mock)
    world.debrief(["1", "1"])
    assert [row[0] for row in world.log.rows] == ["topic/a", "topic/b"]


def test_a_card_deleted_before_the_debrief_does_not_count(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"])])
    world.play(["one", "two"])
    del world.shelf.cards["topic/a"]
    world.debrief(["1"])
    assert not world.mock.marks["topic/a"].counts
    assert [row[0] for row in world.log.rows] == ["topic/b"]


def test_a_card_edited_since_it_was_asked_is_shown_as_it_was_asked(tmp_path):
    world = World(tmp_path, [(10, 1, ["topic/a"])])
    world.play(["one", "two"])
    world.shelf.cards["topic/a"] = worded("a", follow_ups=0)._replace(
        ask="Otherwise?", points=("only", "these")
    )
    world.debrief(["2"])
    assert shown(world, Prose)[0].text == "Ask a?"
    assert any("edited since" in block.text for block in shown(world, Note))
    assert world.mock.marks["topic/a"].points == ("only", "these")
