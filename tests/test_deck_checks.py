from __future__ import annotations

import pytest

from tests.deck_world import ANSWER, DECK, HEAD, KATA, NUMERIC, QUESTION, problems

FOLLOW_UPS = "    follow_ups: [{ask: Why?, answer: So.}]\n"


def question(old: str = "", new: str = "", more: str = "") -> str:
    return HEAD + "questions:\n" + QUESTION.replace(old, new) + more


def numeric(old: str = "", new: str = "", more: str = "") -> str:
    return HEAD + "questions:\n" + NUMERIC.replace(old, new) + FOLLOW_UPS + more


def kata(old: str = "", new: str = "", more: str = "") -> str:
    return HEAD + "katas:\n" + KATA.replace(old, new) + more


def test_the_decks_that_are_changed_below_are_good(tmp_path):
    for text in (DECK, question(), numeric(), kata()):
        assert problems(tmp_path, text) == []


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        (24, "error"),
        (25, "warning"),
        (39, "warning"),
        (40, None),
        (150, None),
        (151, "warning"),
        (190, "warning"),
        (191, "error"),
    ],
)
def test_an_answer_has_40_to_150_words(tmp_path, words, severity):
    found = problems(tmp_path, question(repr(ANSWER), " ".join(["word"] * words)))
    assert found == (
        [f"9:13: {severity}: an answer of {words} words (fix: say it in 40 to 150)"] if severity else []
    )


def test_signs_are_no_words(tmp_path):
    assert problems(tmp_path, question(repr(ANSWER), " ".join(["word = -"] * 100))) == []


def test_follow_ups_are_advised_on_half_of_the_questions(tmp_path):
    three = (
        HEAD
        + "questions:\n"
        + QUESTION
        + NUMERIC
        + NUMERIC.replace("precision", "again").replace("There", "Where")
    )
    (found,) = problems(tmp_path, three)
    assert found.startswith("1:1: warning: 1 of 3 questions have follow-ups")


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        ("What is asked?", "What is $x", "8:18: error: a `$` that belongs to no formula"),
        (
            "What is asked?",
            "|\n      Look:\n      what is $\\frac{1}{2$ here?",
            "10:24: error: `{` is not closed",
        ),
        ("The second point", "$\\left(x$ it is", "12:10: error: `\\left` is not closed"),
        ("answer: This.", "answer: Then $x_{i$.", "15:25: error: `{` is not closed"),
        ("What is asked?", "What is {{tp}}, and {{x}}?", "8:18: error: `{{tp}}` on a card without values"),
    ],
)
def test_texts_that_a_learner_would_stumble_over_are_errors(tmp_path, old, new, start):
    found = problems(tmp_path, question(old, new))
    assert found[0].startswith(start), found


def test_double_braces_of_latex_and_of_code_are_no_placeholders(tmp_path):
    assert (
        problems(
            tmp_path, question("What is asked?", "What is $x^{{y}}$?", '    code: |\n      print(f"{{x}}")\n')
        )
        == []
    )


def test_placeholders_within_formulas_are_no_braces(tmp_path):
    assert problems(tmp_path, numeric("What is the share?", "What is $\\frac{{{tp}}}{{{all_found}}}$?")) == []


@pytest.mark.parametrize(
    ("choices", "start"),
    [
        ("[{text: a, why: b}, {text: c, why: d}]", "16:14: error: no choice is right"),
        (
            "[{text: a, right: true, why: b}, {text: c, right: true, why: d}]",
            "16:14: error: all choices are right",
        ),
        (
            "[{text: a, right: true, why: b}, {text: a, why: d}]",
            "16:14: error: choice `a` stands there twice",
        ),
        ("[{text: a, right: true}, {text: c, why: d}]", "16:14: warning: choices without `why`"),
    ],
)
def test_choices_are_right_and_wrong_and_all_different(tmp_path, choices, start):
    (found,) = problems(tmp_path, question(more=f"    choices: {choices}\n"))
    assert found.startswith(start)


def test_code_that_is_no_python_is_an_error(tmp_path):
    (found,) = problems(tmp_path, question(more="    code: |\n      x = 1\n      if x\n"))
    assert found.startswith("16:11: error: the code is not Python: ")
    assert "in its line 2" in found


def test_a_bug_without_code_is_advised_against(tmp_path):
    text = question("form: recall", "form: bug", "    why_wrong: It looks right.\n")
    assert problems(tmp_path, text) == [
        "6:11: warning: a bug question without code (fix: add the snippet under `code:`)"
    ]
    assert problems(tmp_path, text + "    code: x = 1\n") == []


def test_two_questions_that_ask_the_same_are_told(tmp_path):
    twice = question(
        more=QUESTION.replace("id: first", "id: second").replace("What is asked?", "what  is ASKED?")
    )
    assert problems(tmp_path, twice) == ["19:10: error: asks the same as `small/first` (fix: delete one)"]


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        ("tp / all_found", "tp / missing", "14:12: error: unknown name `missing`"),
        ("tp / all_found", "tp / (fp - 5)", "14:7: error: division by zero"),
        ("tp / all_found", "[tp]", "13:7: error: the result is not a number"),
        ("tp / all_found", "inf * tp", "13:7: error: the result is inf"),
        ("tp / all_found", "(tp", "14:7: error: not a formula"),
        ("{{fp}} wrong", "{{fn}} wrong", "9:34: error: `{{fn}}` names no value"),
        ("{{fp}} wrong", "{{fp[0]}} wrong", "9:34: error: `{{fp[0]}}` is no placeholder"),
        ("{{fp}} wrong", "{{fp:s}} wrong", "9:34: error: `s` can't format `fp`"),
        ("{{fp}} wrong", "some wrong", "11:12: error: `fp` is drawn, and `ask` does not tell it"),
        ("fp: 1..40", "fp: 1..40, fn: 3", "11:12: warning: `fn` is given and not used"),
    ],
)
def test_a_number_comes_out_for_every_draw_and_is_told(tmp_path, old, new, start):
    found = problems(tmp_path, numeric(old, new))
    assert any(problem.startswith(start) for problem in found), found


def test_a_drawn_value_may_be_told_by_what_is_computed_from_it(tmp_path):
    text = numeric("{{fp}} wrong", "some wrong of {{all_found}}")
    assert problems(tmp_path, text) == []


def test_a_large_number_without_a_format_is_advised_against(tmp_path):
    text = numeric("tp / all_found", "123456.0 * tp / tp", "").replace(
        "It is {{result:.3f}}", "It is {{result}}"
    )
    found = [problem for problem in problems(tmp_path, text) if "is shown as" in problem]
    assert found == ["18:15: warning: `result` is shown as 1.235e+05 (fix: say how: {{result:,.0f}})"]


def test_code_whose_numbers_do_not_come_out_is_told_once(tmp_path):
    found = problems(tmp_path, numeric("tp / all_found", "tp / 0", "    code: print({{tp}}\n"))
    assert [problem.partition(" (fix")[0] for problem in found] == ["14:7: error: division by zero"]


def test_code_that_python_can_not_parse_for_its_depth_is_told(tmp_path):
    found = problems(tmp_path, question(more=f"    code: x = {'-' * 5000}1\n"))
    assert found[0].startswith("16:11: error: the code is not Python")


def test_a_number_that_never_changes_or_may_be_zero_is_advised_against(tmp_path):
    found = problems(
        tmp_path, numeric("tp / all_found", "tp - tp").replace("tolerance: 0.005", "tolerance: 1%")
    )
    assert [problem.partition(" (fix")[0] for problem in found] == [
        "11:12: warning: every draw gives the same result",
        "15:16: warning: a result can be 0, which has no relative tolerance",
    ]


@pytest.mark.parametrize(
    ("tolerance", "stated", "good"),
    [
        ("0.005", "0.667", True),
        ("0.005", "0.67", True),
        ("0.005", "0.6671", True),
        ("0.005", "0.66", False),
        ("0.005", "0.668", False),
        ("3%", "0.668", True),
        ("3%", "0.669", False),
        ("x2", "0.73", True),
        ("x2", "0.74", False),
        ("0.005", "6.67e-1", True),
        ("0.005", "6.66e-1", False),
    ],
)
def test_a_stated_result_is_what_is_computed_up_to_its_digits(tmp_path, tolerance, stated, good):
    text = numeric("given: {tp: 5..60, fp: 1..40}", "given: {tp: 2, fp: 1}")
    text = text.replace("tolerance: 0.005", f"tolerance: {tolerance}") + f"    result: {stated}\n"
    found = problems(tmp_path, text)
    assert (found == []) is good, found
    assert good or "the stated result is" in found[0]


def test_a_stated_result_beside_draws_is_an_error(tmp_path):
    (found,) = problems(tmp_path, numeric(more="    result: 0.5\n"))
    assert "a stated `result`, but the values are drawn" in found


@pytest.mark.parametrize(
    ("old", "new", "start"),
    [
        (
            "Write double(x), which returns twice the number.",
            "word " * 201,
            "10:13: error: a prompt of 201 words",
        ),
        ("minutes: 10", "minutes: 3", "8:14: warning: 3 minutes"),
        ("minutes: 10", "minutes: 90", "8:14: warning: 90 minutes"),
        ("call: double(2)", "call: triple(2)", "13:9: error: the example does not call double"),
        ("entry: double", "entry: [halve, third]", "13:9: error: the example does not call halve or third"),
        ("Multiply it.", "'$x'", "11:14: error: a `$` that belongs to no formula"),
    ],
)
def test_a_kata_is_what_an_interviewer_would_give(tmp_path, old, new, start):
    (found,) = problems(tmp_path, kata(old, new))
    assert found.startswith(start)
