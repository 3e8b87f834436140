"""One card's turn: what is asked, what counts, and what quality it earns."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from drill.cards import (
    Choice,
    Choices,
    Example,
    FollowUp,
    Kata,
    Numeric,
    Output,
    Place,
    Points,
    Question,
    Steps,
    Tolerance,
)
from drill.cards_text import filled
from drill.drafts import DraftFolder
from drill.errors import UsageError
from drill.judge.work import Work
from drill.sessions.blocks import Beside, Judged, Prose
from drill.sessions.desk import Desk, Wish, Wished
from drill.sessions.kata_turn import Task, kata_turn, opening_text, without_opening
from drill.sessions.turn import question_turn
from drill.verdicts import Mistake, Outcome, Verdict
from tests.scripted import ScriptedEditor, ScriptedJudge, ScriptedScreen, ticking

HERE = Place("decks/topic.yaml", 7, 3)
ENTER, SPACE = "\r", " "


def question(grading, **fields):
    values = {"id": "topic/card", "form": "recall", "level": 1, "ask": "Why?", "answer": "Because.",
              "points": ("first", "second", "third", "fourth"), "grading": grading, "place": HERE} | fields  # fmt: skip
    return filled(Question(**values), "seed")


def desk(tmp_path, script, programs=(), step=1.0):
    return Desk(
        ScriptedScreen(list(script)), ScriptedEditor(list(programs)), DraftFolder(tmp_path), ticking(step)
    )


def play(tmp_path, card, script, step=1.0):
    at = desk(tmp_path, script, step=step)
    return question_turn(card, at, random.Random(1)), at.screen


def test_said_aloud_and_all_points_ticked_suggests_the_highest_quality(tmp_path):
    answered, screen = play(tmp_path, question(Points()), [SPACE, "a", ENTER])
    assert (answered.quality, answered.answer) == (5, "")
    assert answered.facts["missed"] == []
    assert Prose("Because.", "Answer") in screen.shown


def test_the_answer_is_not_shown_before_it_is_asked_for(tmp_path):
    at = desk(tmp_path, ["q"])
    with pytest.raises(Wished):
        question_turn(question(Points()), at, random.Random(1))
    assert "Because." not in at.screen.words()


def test_missed_points_are_kept_and_lower_the_suggestion(tmp_path):
    answered, _ = play(tmp_path, question(Points()), [SPACE, "1 3", ENTER])
    assert answered.quality == 2
    assert answered.facts["missed"] == ["second", "fourth"]


def test_a_suggested_quality_can_be_changed_either_way(tmp_path):
    assert play(tmp_path, question(Points()), [SPACE, "1", "4"])[0].quality == 4
    assert play(tmp_path, question(Points()), [SPACE, "a", "0"])[0].quality == 0


def test_four_keys_mean_again_hard_good_and_easy(tmp_path):
    four = {"1": 1, "2": 3, "3": 4, "4": 5}
    for key, quality in four.items():
        at = desk(tmp_path / key, [SPACE, "a", "5", key])._replace(grades=four)
        assert question_turn(question(Points()), at, random.Random(1)).quality == quality


def test_a_typed_answer_is_on_disk_before_the_answer_is_revealed(tmp_path):
    at = desk(tmp_path, ["t", "my words", "^C"])
    with pytest.raises(KeyboardInterrupt):
        question_turn(question(Points()), at, random.Random(1))
    assert DraftFolder(tmp_path).read("topic/card").text == "my words"


def test_a_number_right_at_once_earns_five_and_slow_four(tmp_path):
    card = question(Numeric({"tp": 3, "fp": 1}, "tp / (tp + fp)", Tolerance("relative", 0.01)))
    assert play(tmp_path, card, ["0.75", ENTER])[0].quality == 5
    assert play(tmp_path / "slow", card, ["3/4", ENTER], step=70.0)[0].quality == 4


def test_right_after_a_wrong_submission_earns_three_and_no_key_raises_it(tmp_path):
    card = question(Numeric({"tp": 3, "fp": 1}, "tp / (tp + fp)", Tolerance("relative", 0.01)))
    answered, screen = play(tmp_path, card, ["0.25", "0.75", "5", "4", "2"])
    assert answered.quality == 2
    assert answered.facts["submissions"] == ["0.25", "0.75"]
    assert screen.script == []


def test_text_that_is_no_number_is_not_held_against_the_learner(tmp_path):
    card = question(Numeric({"tp": 3, "fp": 1}, "tp / (tp + fp)", Tolerance("relative", 0.01)))
    assert play(tmp_path, card, ["three quarters", "0.75", ENTER])[0].quality == 5


def test_revealing_without_an_answer_earns_nothing(tmp_path):
    card = question(Output("1\n"), code="print(1)")
    assert play(tmp_path, card, ["", ENTER])[0].quality == 0


def test_failed_submissions_outlive_leaving_the_card(tmp_path):
    card = question(Numeric({"tp": 3, "fp": 1}, "tp / (tp + fp)", Tolerance("relative", 0.01)))
    with pytest.raises(Wished) as left:
        play(tmp_path, card, ["0.1", "q"])
    assert left.value.wish is Wish.QUIT
    assert play(tmp_path, card, ["0.75", ENTER])[0].quality == 3


def test_choices_are_graded_by_their_text_not_their_place(tmp_path):
    grading = Choices(
        (Choice("low variance", right=True), Choice("low bias", right=False, why="It is high."))
    )
    card = question(grading)
    at = desk(tmp_path, [])
    options = dict(_options(card))
    at.screen.script += [options["low variance"], ENTER]
    answered = question_turn(card, at, random.Random(1))
    assert (answered.quality, answered.answer) == (5, "low variance")
    assert "It is high." in at.screen.words()


def _options(card):
    from drill.answers import choice_options

    return [
        (text, label) for label, text in choice_options(card.question.grading, random.Random(1)).labelled()
    ]


def test_steps_in_the_wrong_order_can_be_tried_again(tmp_path):
    from drill.answers import step_options

    grading = Steps((("split",), ("fit",), ("score",)))
    labels = {text: label for label, text in step_options(grading, random.Random(1)).labelled()}
    right = " ".join(labels[text] for text in ("split", "fit", "score"))
    wrong = " ".join(labels[text] for text in ("fit", "split", "score"))
    assert play(tmp_path, question(grading), [wrong, right, ENTER])[0].quality == 3


def test_follow_ups_and_the_popular_mistake_are_shown_with_the_answer(tmp_path):
    card = question(Points(), why_wrong="People think so.", follow_ups=(FollowUp("And then?", "Then that."),))
    _, screen = play(tmp_path, card, [SPACE, "", ENTER])
    assert "People think so." in screen.words()
    assert "Then that." in screen.words()


def test_help_explains_the_keys_and_asks_again(tmp_path):
    answered, screen = play(tmp_path, question(Points()), ["?", SPACE, "a", ENTER])
    assert answered.quality == 5
    assert "undo the last review" in screen.words()


# -- katas

KATA = Kata("topic/double", 2, 10.0, "Double it.", ("double",), ("hint one", "hint two"),
            (Example("double(1)", "2"),), ("numpy",), HERE, title="Double")  # fmt: skip
TASK = Task(
    KATA,
    Work("topic/double", "folder", ("double",)),
    "def double(x): ...\n",
    "def double(x): return 2 * x\n",
    "Double it.",
)


def play_kata(tmp_path, script, programs, judge=None, step=1.0):
    at = desk(tmp_path, script, programs, step)
    judge = judge or ScriptedJudge()
    return kata_turn(TASK, at, judge), at.screen, judge


def test_a_kata_is_judged_when_the_editor_returns_and_a_pass_earns_five(tmp_path):
    answered, screen, _ = play_kata(tmp_path, [ENTER, ENTER], ["right = 1\n"])
    assert answered.quality == 5
    assert answered.answer == "right = 1\n"
    assert isinstance(next(block for block in screen.shown if isinstance(block, Beside)), Beside)


def test_an_unchanged_file_is_not_submitted(tmp_path):
    _, _, judge = play_kata(tmp_path, [ENTER, ENTER, ENTER], [None, "right = 1\n"])
    assert len(judge.submitted) == 1


def test_a_file_that_nobody_wrote_in_is_not_submitted_by_its_key_either(tmp_path):
    answered, screen, judge = play_kata(tmp_path, ["j", ENTER, ENTER], ["right = 1\n"])
    assert (answered.quality, judge.submitted) == (5, ["right = 1\n"])
    assert "nothing was submitted" in screen.words()


def test_failing_examples_do_not_count_as_a_submission(tmp_path):
    answered, _, judge = play_kata(tmp_path, [ENTER, ENTER, ENTER], ["broken = 1\n", "right = 1\n"])
    assert (answered.quality, len(judge.submitted)) == (5, 1)


def test_a_failed_submission_or_a_hint_lowers_the_quality_to_three(tmp_path):
    assert play_kata(tmp_path / "a", [ENTER, ENTER, ENTER], ["wrong\n", "right\n"])[0].quality == 3
    answered, screen, _ = play_kata(tmp_path / "b", ["h", ENTER, ENTER], ["right\n"])
    assert answered.quality == 3
    assert "hint one" in screen.words()
    assert "hint two" not in screen.words()


def test_giving_up_shows_the_reference_and_earns_by_the_tests_that_passed(tmp_path):
    assert play_kata(tmp_path / "a", ["r", ENTER], [])[0].quality == 0
    assert play_kata(tmp_path / "b", [ENTER, "r", ENTER], ["nothing\n"])[0].quality == 1
    judge = ScriptedJudge(outcome_of=lambda _: None)
    judge.judge = lambda work, text: Verdict(Outcome.FAILED, 3, 4, 0.1)
    assert play_kata(tmp_path / "c", [ENTER, "r", ENTER], ["most\n"], judge)[0].quality == 2


def test_a_fault_of_ours_is_not_held_against_the_learner(tmp_path):
    judge = ScriptedJudge(outcome_of=lambda text: Outcome.UNJUDGED if "first" in text else None)
    answered, _, _ = play_kata(tmp_path, [ENTER, ENTER, ENTER], ["first\n", "right\n"], judge)
    assert (answered.quality, answered.facts["failed"]) == (5, 0)


def test_watching_judges_each_save_until_it_passes(tmp_path):
    at = desk(tmp_path, [])
    at.screen.script += ["w", "saved", "saved", ENTER]
    path = DraftFolder(tmp_path).program("topic/double", opening_text(TASK))
    programs = iter(["wrong\n", "right\n"])
    wait = at.screen.wait_for_save

    def save(where):
        Path(path).write_text(next(programs))
        return wait(where)

    at.screen.wait_for_save = save
    judge = ScriptedJudge()
    assert kata_turn(TASK, at, judge).quality == 3
    assert judge.submitted == ["wrong\n", "right\n"]


def test_program_hints_and_failures_outlive_a_crash(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        play_kata(tmp_path, [ENTER, "^C"], ["wrong\n"])
    draft = DraftFolder(tmp_path).read("topic/double")
    assert (draft.failed, draft.text) == (1, "wrong\n")
    assert play_kata(tmp_path, [ENTER, ENTER], ["right\n"])[0].quality == 3


def test_a_named_mistake_is_shown_and_kept_with_the_review(tmp_path):
    judge = ScriptedJudge()
    verdicts = iter([
        Verdict(Outcome.FAILED, 1, 4, 0.1, mistake=Mistake("halves", "halves instead of doubling")),
        Verdict(Outcome.PASSED, 4, 4, 0.1),
    ])  # fmt: skip
    judge.judge = lambda work, text: next(verdicts)
    answered, screen, _ = play_kata(tmp_path, [ENTER, ENTER, ENTER], ["a\n", "b\n"], judge)
    assert answered.facts["mistakes"] == ["halves"]
    assert any(isinstance(block, Judged) and block.verdict.mistake for block in screen.shown)


def test_a_crash_of_the_editor_is_told_and_the_turn_goes_on(tmp_path):
    class Crashing(ScriptedEditor):
        def open(self, path, line=1):
            if not self.opened:
                self.opened.append((path, line))
                raise UsageError("the editor 'ed' ended with code 1")
            super().open(path, line)

    at = Desk(
        ScriptedScreen([ENTER, ENTER, ENTER]), Crashing(["right\n"]), DraftFolder(tmp_path), ticking(1.0)
    )
    assert kata_turn(TASK, at, ScriptedJudge()).quality == 5
    assert "ended with code 1" in at.screen.words()


def test_the_statement_stands_above_the_program_and_is_cut_off_again():
    text = opening_text(TASK)
    assert text.startswith("# topic/double: Double\n#\n# Double it.\n")
    assert without_opening(text) == "def double(x): ...\n"
