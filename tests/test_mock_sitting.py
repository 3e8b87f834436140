"""Whole mocks by script: questions, follow-ups and katas; what ends a part; and what is on disk after a kill."""

from __future__ import annotations

import os
import time
from datetime import datetime

import pytest

from drill.errors import ContentError, LogError
from drill.mocks.record import BY_CLOCK, BY_LEARNER, COMPLETE
from drill.sessions.blocks import Code, Examples, Heading, Items, Judged, Note, Prose
from drill.sessions.desk import Wished
from drill.sessions.mock import sit
from drill.verdicts import Outcome
from tests.mock_world import ENTER, SPACE, World, worded
from tests.scripted import Kill, Later, save

OPEN, WATCH, EXAMPLES, SUBMIT, HINT, DONE = ENTER, "w", "x", "j", "h", "n"


def shown(world, kind):
    return [block for block in world.screen.shown if isinstance(block, kind)]


def notes(world):
    return " ".join(block.text for block in shown(world, Note))


def test_questions_are_asked_one_by_one_and_nothing_is_said_about_right_and_wrong(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/n", "other/o"])])
    world.play(["my answer", "7", "1"])
    assert world.is_over()
    assert world.mock.ended == COMPLETE
    assert world.answer("topic/a").typed == "my answer"
    assert world.answer("topic/n").right is False
    assert "Model answer" not in world.screen.words()
    assert "Right" not in world.screen.words()
    assert "Not right" not in world.screen.words()


def test_a_drawn_number_stays_the_same_when_the_mock_is_resumed(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/n"])])
    world.play([Kill("3")])
    first = shown(world, Prose)[0].text
    number = int(first.removeprefix("Twice ").rstrip("?"))
    world.play([str(2 * number)])
    assert shown(world, Prose)[0].text == first
    assert world.answer("topic/n").right is True


def test_what_can_not_be_read_as_a_value_is_asked_again_and_does_not_count(tmp_path):
    world = World(tmp_path, [(10, 0, ["other/o"])])
    world.play(["9", "one", "2"])
    assert world.answer("other/o").typed == "2"
    assert world.answer("other/o").in_words in ("good", "bad", "worse")
    assert "type numbers from 1 to 3" in notes(world).lower()


def test_nothing_typed_must_be_meant(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/n"])])
    world.play(["", "t", "after all", "", ENTER])
    assert world.answer("topic/a").typed == "after all"
    assert (world.answer("topic/n").typed, world.answer("topic/n").right) == ("", False)


def test_follow_ups_come_one_by_one_chosen_by_what_was_missed(tmp_path):
    world = World(tmp_path, [(10, 2, ["topic/deep"])])
    world.play(["set the gradient to zero; a penalty helps the inverse", "both are equal", "no idea"])
    assert [each.number for each in world.answer("topic/deep").followed] == [1, 0]
    asked = [block.text for block in shown(world, Prose) if block.title == "The interviewer asks on"]
    assert asked == ["What of equal columns?", "And the cost?"]


def test_aloud_only_the_keys_and_the_clock_remain_and_follow_ups_come_in_order(tmp_path):
    world = World(tmp_path, [(10, 2, ["topic/deep", "topic/n"])], aloud=True)
    world.play([Later(30, SPACE), Later(20, SPACE), Later(5, SPACE), SPACE, SPACE])
    assert [each.number for each in world.answer("topic/deep").followed] == [0, 1]
    assert world.answer("topic/deep").seconds == 55
    assert world.answer("topic/n").right is None


def test_the_countdown_is_beside_every_prompt_of_a_part_and_gone_after_it(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"]), (20, 0, ["topic/b"])])
    sitting = world.sitting(["one", "two"])
    told = []
    original = world.screen.text

    def text(prompt, initial=""):
        told.append(world.screen.countdown.told())
        return original(prompt, initial)

    world.screen.text = text
    sit(sitting)
    assert told == ["10:00 left in this part · 30:00 in all", "30:00 left"]
    assert world.screen.countdown is None


def test_a_hidden_countdown_still_warns(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"])])
    timer = world.sitting([]).timer
    timer._mock.countdown, timer._mock.part_ends, timer._mock.part_allowed = False, 600.0, 600.0
    assert (timer.told(), timer.warning()) == ("", "")
    world.clocks.passes(301)
    assert (timer.told(), timer.warning()) == ("", "5 minutes are left in this part.")
    world.clocks.passes(240)
    assert timer.warning() == "1 minute is left in this part."


def test_time_saved_in_one_part_is_divided_among_the_later_ones(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"]), (10, 0, ["topic/b"]), (20, 0, ["topic/c"])])
    world.play([Later(60, "quick"), Later(700, "too late"), Later(1, "last")])
    assert world.mock.part_ends == 2400
    assert world.answer("topic/b").seconds == pytest.approx(13 * 60 - 80)


def test_a_part_that_runs_out_while_typing_keeps_what_was_typed_and_the_next_part_begins(tmp_path):
    world = World(tmp_path, [(10, 1, ["topic/a", "topic/b"]), (10, 0, ["topic/c"])])
    world.play([Later(601, "half an ans"), "in the next part"])
    assert world.answer("topic/a").typed == "half an ans"
    assert world.answer("topic/a").seconds == 600
    assert "topic/b" not in world.mock.answers or world.answer("topic/b").begun is None
    assert world.answer("topic/c").typed == "in the next part"
    assert "time of this part is up" in notes(world)


def test_a_value_that_stands_there_at_the_end_is_graded_and_nonsense_is_wrong(tmp_path):
    for typed, right in (("1e9", False), ("no number", False)):
        world = World(tmp_path, [(1, 0, ["topic/n"])])
        world.play([Later(61, typed)])
        assert (world.answer("topic/n").typed, world.answer("topic/n").right) == (typed, right)
        assert world.mock.ended == BY_CLOCK


def test_a_right_value_typed_when_the_time_ends_is_right(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/n"])])
    world.play([Kill()])
    number = int(shown(world, Prose)[0].text.removeprefix("Twice ").rstrip("?"))
    world.play([Later(601, str(2 * number))])
    assert world.answer("topic/n").right is True


def test_a_follow_up_that_the_end_cuts_off_before_a_word_was_not_asked(tmp_path):
    world = World(tmp_path, [(10, 2, ["topic/a"])])
    world.play(["an answer", "a follow-up", Later(601, "")])
    assert [each.typed for each in world.answer("topic/a").followed] == ["a follow-up"]
    other = World(tmp_path, [(10, 2, ["topic/a"])])
    other.play(["an answer", Later(601, "some words")])
    assert [each.typed for each in other.answer("topic/a").followed] == ["some words"]


def test_a_kata_passes_with_counts_only_and_ends_by_its_pass(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([OPEN, SUBMIT, OPEN, Later(30, SUBMIT)], ["half\n", "right\n"])
    submissions = world.answer("topic/kata").submissions
    assert [(each.outcome, each.passed, each.total) for each in submissions] == [
        ("failed", 2, 4),
        ("passed", 4, 4),
    ]
    assert all(block.counts_only for block in shown(world, Judged))
    assert len(shown(world, Examples)) == 2
    assert world.is_over()


def test_editing_runs_the_examples_and_never_hands_in_by_itself(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([OPEN, OPEN, DONE, DONE], ["right\n", None])
    assert world.judge.submitted == []
    assert world.answer("topic/kata").example_runs == 1


def test_what_was_not_handed_in_can_be_handed_in_when_moving_on(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([OPEN, DONE, SUBMIT], ["half\n"])
    assert world.judge.submitted == ["half\n"]


def test_watching_runs_the_examples_on_every_save(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([WATCH, "saved", "saved", "key", DONE])
    assert world.answer("topic/kata").example_runs == 2
    assert world.judge.submitted == []


def test_hints_say_what_they_cost_and_are_counted(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([HINT, HINT, HINT, "?", DONE])
    assert world.answer("topic/kata").hints == 2
    texts = [block.text for block in shown(world, Prose) if block.title.startswith("Hint")]
    assert texts == ["look", "look closer"]


def test_a_resumed_kata_shows_what_was_handed_in_and_the_hints_that_were_bought(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([HINT, OPEN, Later(61, SUBMIT), Kill()], ["half\n"])
    world.play([OPEN, DONE], [None])
    assert [block.text for block in shown(world, Prose) if block.title.startswith("Hint")] == ["look"]
    assert "Handed in at 1:01: 2 of 4 hidden tests pass." in notes(world)
    assert "unchanged" in notes(world)


def test_the_file_says_when_the_part_ends(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([DONE])
    program = world.keeper.programs(world.name).read_program("topic/kata")
    assert program.startswith("# This part ends at ")


def test_code_is_followed_up_too(tmp_path):
    world = World(tmp_path, [(20, 1, ["topic/kata"])])
    world.play([DONE, "linear"])
    assert [(each.ask, each.typed) for each in world.answer("topic/kata").followed] == [
        ("How costly?", "linear")
    ]


def test_time_that_ends_in_the_menu_hands_in_what_was_saved(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([OPEN, Later(1201, "x")], ["half\n"])
    (submission,) = world.answer("topic/kata").submissions
    assert (submission.program, submission.by_clock, submission.at) == ("half\n", True, 1200)
    assert "handed in" in notes(world)


def test_an_untouched_stub_is_not_handed_in(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([Later(1201, "x")])
    assert world.judge.submitted == []


def test_the_last_submission_counts_and_is_not_handed_in_twice(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play([OPEN, SUBMIT, Later(1201, "x")], ["half\n"])
    assert world.judge.submitted == ["half\n"]


def test_what_was_saved_after_the_end_while_the_editor_was_open_does_not_count(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])

    def edits(path, meanwhile):
        save(path, "half in time\n")
        meanwhile()
        world.clocks.passes(1300)
        meanwhile()
        save(path, "right but late\n")
        touch(path, world.clocks.wall)
        meanwhile()

    world.play([OPEN], [edits])
    (submission,) = world.answer("topic/kata").submissions
    assert submission.program == "half in time\n"
    assert world.screen.bells == 1


def test_the_bell_rings_at_the_warnings_while_the_editor_has_the_screen(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])

    def edits(path, meanwhile):
        for _ in range(2000):
            world.clocks.passes(0.5)
            meanwhile()

    world.play([OPEN, Later(100, DONE)], [edits])
    assert world.screen.bells == 1


def test_time_that_ends_while_judging_counts_the_submission(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"]), (10, 0, ["topic/a"])])

    def slow(submission):
        world.clocks.passes(1300)

    world.judge.outcome_of = slow
    world.play([OPEN, Later(10, SUBMIT), "next part"], ["right\n"])
    (submission,) = world.answer("topic/kata").submissions
    assert (submission.outcome, submission.by_clock, submission.at) == ("passed", False, 10)
    assert world.answer("topic/a").typed == "next part"


def test_a_failed_submission_whose_judging_outlasts_the_part_stands(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])

    def slow(submission):
        world.clocks.passes(1300)

    world.judge.outcome_of = slow
    world.play([OPEN, SUBMIT], ["half\n"])
    assert len(world.answer("topic/kata").submissions) == 1


@pytest.mark.parametrize("outcome", [Outcome.UNJUDGED, Outcome.TIMED_OUT, Outcome.CRASHED])
def test_other_verdicts_are_kept_and_the_mock_goes_on(tmp_path, outcome):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.judge.outcome_of = lambda _: outcome
    world.play([OPEN, SUBMIT, DONE], ["half\n"])
    assert world.answer("topic/kata").submissions[0].outcome == outcome.value


def test_bug_hunts_begin_with_the_broken_program(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata~mistake"])])
    world.play([OPEN, SUBMIT], ["right\n"])
    assert any("colleague" in block.text for block in shown(world, Prose))
    assert shown(world, Code)


def touch(path, instant):
    os.utime(path, (instant, instant))


def test_a_killed_mock_goes_on_where_it_was_with_what_is_left(tmp_path):
    world = World(tmp_path, [(10, 1, ["topic/a", "topic/b"]), (20, 0, ["topic/kata"])])
    world.play([Later(60, "first"), Kill("half a fol", 30)])
    world.clocks.passes(120)
    world.play(["whole follow-up", Kill("half a b", 15)])
    assert world.screen.initial[0] == "half a fol"
    assert world.answer("topic/a").typed == "first"
    world.clocks.passes(45)
    world.play(["second", "more", OPEN, Kill(seconds=60)], ["half\n"])
    assert world.screen.initial[0] == "half a b"
    world.clocks.passes(60)
    world.play([SUBMIT, OPEN, SUBMIT], ["right\n"])
    assert world.judge.submitted == ["half\n", "right\n"]
    assert world.answer("topic/a").seconds == 60 + 30 + 120
    assert world.is_over()


def test_a_verdict_is_on_disk_before_it_is_told(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    sitting = world.sitting([OPEN, SUBMIT])
    world.editor.programs = ["right\n"]
    kept, draw = [], world.screen.show

    def show(*blocks):
        if any(isinstance(block, Judged) for block in blocks):
            kept.append([each.passed for each in world.answer("topic/kata").submissions])
        draw(*blocks)

    world.screen.show = show
    sit(sitting)
    assert kept == [[4]]


def test_a_mock_whose_time_ended_while_it_was_closed_counts_what_was_typed(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"]), (20, 0, ["topic/kata"])])
    world.play([Kill("typed before the kill")])
    world.clocks.passes(7200)
    world.play([])
    assert world.answer("topic/a").typed == "typed before the kill"
    assert world.mock.ended == BY_CLOCK
    assert world.answer("topic/a").seconds == 600


def test_a_program_saved_before_the_kill_is_handed_in_and_one_saved_after_the_end_is_not(tmp_path):
    for saved_at, expected in ((100, ["half, saved again\n"]), (1300, ["half\n"])):
        folder = tmp_path / str(saved_at)
        world = World(folder, [(20, 0, ["topic/kata"])])
        world.play([OPEN, Kill()], ["half\n"])
        path = folder / world.name / "code/topic/kata.py"
        save(path, "half, saved again\n")
        touch(path, world.clocks.wall + saved_at)
        world.clocks.passes(5000)
        world.play([])
        assert world.judge.submitted == expected


def test_a_kill_between_two_cards_does_not_count_the_next_as_reached(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"])])
    world.play(["first", Kill()])
    mock = world.mock
    mock.answers["topic/b"].begun = None
    world.keeper.write(mock)
    world.clocks.passes(3600)
    world.play([])
    assert world.answer("topic/b").begun is None
    assert world.is_over()


@pytest.mark.parametrize("hours", [1, -1])
def test_a_clock_set_by_an_hour_changes_no_time_and_is_told(tmp_path, hours):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"]), (20, 0, ["topic/c"])])
    original = world.clocks.passes

    def passes(seconds):
        original(seconds)
        world.clocks.set(hours * 3600 if seconds == 61 else 0)

    world.clocks.passes = passes
    world.play([Later(61, "a"), Later(30, "b"), Later(10, "c")])
    way = "forward" if hours > 0 else "back"
    assert f"clock was set {way} by 60 min" in notes(world)
    assert [(jump.at, jump.seconds) for jump in world.mock.jumps] == [(61, 3600 * hours)]
    assert [world.answer(f"topic/{name}").seconds for name in "abc"] == [61, 30, 10]
    assert world.mock.ended == COMPLETE


def test_a_clock_set_while_the_mock_was_closed_is_found_at_the_resume(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"])])
    world.play([Kill("half")])
    world.clocks.passes(60)
    world.clocks.set(-3600)
    world.play([Later(10, "whole")])
    assert world.answer("topic/a").seconds == 70
    assert len(world.mock.jumps) == 1


def test_a_restarted_computer_leaves_the_deadline_where_it_was(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"]), (10, 0, ["topic/b"])])
    world.play(["done", Kill("half")])
    world.clocks.restart(seconds=300)
    world.play([Later(20 * 60, "too late by then")])
    assert world.answer("topic/b").closed == 20 * 60


@pytest.mark.parametrize(
    ("begun", "ends"), [("2027-03-28T01:30+01:00", "03:50:00"), ("2026-10-25T02:30+02:00", "02:50:00")]
)
def test_a_mock_across_the_change_to_or_from_summer_time_takes_its_time(tmp_path, monkeypatch, begun, ends):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        world = World(tmp_path, [(20, 0, ["topic/a"]), (60, 0, ["topic/kata"])])
        world.clocks.wall = datetime.fromisoformat(begun).timestamp()
        world.play([Later(1200, "half"), Kill()])
        world.clocks.passes(1800)
        world.play([DONE])
    finally:
        monkeypatch.undo()
        time.tzset()
    program = world.keeper.programs(world.name).read_program("topic/kata")
    assert program.startswith(f"# This part ends at {ends};")
    assert (world.answer("topic/a").seconds, world.answer("topic/kata").seconds) == (1200, 1800)
    assert world.mock.jumps == []


def test_a_deleted_card_does_not_count_and_the_mock_goes_on(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"])])
    world.play([Kill("half")])
    del world.shelf.cards["topic/a"]
    world.play(["second"])
    assert "no card 'topic/a'" in world.answer("topic/a").gone
    assert world.answer("topic/b").typed == "second"
    assert "does not count" in notes(world)


def test_a_card_edited_in_the_middle_is_asked_as_it_stands_and_its_first_text_is_kept(tmp_path):
    world = World(tmp_path, [(10, 1, ["topic/a"])])
    world.play(["answered", Kill("half")])
    world.shelf.cards["topic/a"] = edited("a")
    world.play(["whole"])
    assert world.answer("topic/a").asked == "Ask a?"
    assert world.answer("topic/a").typed == "answered"


def edited(name):
    return worded(name)._replace(ask="Asked otherwise?", points=("new one", "new two"))


def test_a_kata_folder_that_is_gone_does_not_count(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/kata", "topic/a"])])

    def task(card):
        raise ContentError("kata topic/kata has no folder", "write it")

    world.shelf.task = task
    world.play(["goes on"])
    assert world.answer("topic/kata").gone == "kata topic/kata has no folder"


class FullDisk:
    """A keeper whose disk refuses so many writes of the record, and all of what is being typed."""

    def __init__(self, real, refusals):
        self.real, self.refusals = real, refusals

    def write(self, mock):
        if self.refusals:
            self.refusals -= 1
            raise LogError("can't write mock.json: No space left on device", "free some space")
        self.real.write(mock)

    def type(self, name, place, text):
        if self.refusals:
            raise LogError("can't write typing.json: No space left on device", "free some space")
        self.real.type(name, place, text)

    def __getattr__(self, name):
        return getattr(self.real, name)


def test_a_full_disk_loses_no_answer_and_the_mock_goes_on_when_there_is_room(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"])])
    world.begin()
    disk = FullDisk(world.keeper, 0)
    sitting = world.sitting(["typed with care", "?", ENTER, ENTER, ENTER], keeper=disk)
    original = world.screen.text

    def text(prompt, initial=""):
        disk.refusals = 3
        return original(prompt, initial)

    world.screen.text = text
    sit(sitting)
    assert world.answer("topic/a").typed == "typed with care"
    assert notes(world).count("No space left") == 3


def test_a_full_disk_is_told_beside_what_is_typed(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"])])
    timer = world.sitting([], keeper=FullDisk(world.keeper, 1)).timer
    timer.typed("a")
    assert "can't be kept" in timer.warning()


def test_leaving_keeps_the_clock_running(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    with pytest.raises(Wished):
        world.play(["q"])
    assert world.is_sat()
    world.clocks.passes(600)
    world.play([DONE])
    assert world.answer("topic/kata").seconds == 600


def test_an_interrupt_leaves_everything_on_disk(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"])])
    with pytest.raises(KeyboardInterrupt):
        world.play(["first", "^C"])
    assert world.is_sat()
    assert world.answer("topic/a").typed == "first"


def test_ending_early_counts_what_was_typed_and_asks_nothing_more(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a", "topic/b"]), (10, 0, ["topic/c"])])
    world.play([Kill("half")])
    world.clocks.passes(30)
    world.stop()
    assert world.mock.ended == BY_LEARNER
    assert world.answer("topic/a").typed == "half"
    assert "topic/c" not in world.mock.answers


def test_the_keys_of_the_menu_are_explained(tmp_path):
    world = World(tmp_path, [(20, 0, ["topic/kata"])])
    world.play(["?", "u", "s", DONE])
    (items,) = shown(world, Items)
    assert ("q", "leave; the clock goes on, and `drill mock resume` comes back") in items.items


def test_each_part_says_its_number_and_time(tmp_path):
    world = World(tmp_path, [(10, 0, ["topic/a"]), (20, 0, ["topic/b"])])
    world.play(["a", "b"])
    parts = [(block.text, block.aside) for block in shown(world, Heading) if block.text.startswith("Part")]
    assert parts == [("Part 1 of 2: Part 1", "10:00 left"), ("Part 2 of 2: Part 2", "30:00 left")]
