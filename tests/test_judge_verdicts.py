"""A submission goes in, a verdict with its feedback comes out: small katas before a real judge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drill.cards import Example
from drill.judge import Judge, Work
from drill.verdicts import Outcome, Verdict
from tests.small_katas import ALL, BY_ROW, IN_PLACE, RIGHT, WRONG, small_kata, suite_of


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as judge:
        yield judge


@pytest.fixture
def centring(tmp_path: Path) -> Work:
    return small_kata(tmp_path / "kata")


def verdict_on(judge: Judge, folder: Path, source: str, *bodies: str, **more: object) -> Verdict:
    """Judge a submission that defines `f` by a suite whose tests have these bodies."""
    work = small_kata(folder / "kata", suite=suite_of(*bodies), wrong={}, entry=("f",), **more)
    return judge.judge(work, source)


def refused(kind: str) -> str:
    return f"an object of class {kind}, which is not plain data"


def test_a_right_answer_passes(judge, centring):
    verdict = judge.judge(centring, RIGHT)
    assert (verdict.outcome, verdict.passed, verdict.total) == (Outcome.PASSED, 5, 5)
    assert (verdict.failures, verdict.mistake, verdict.message, verdict.prints) == ((), None, "", "")
    assert 0 < verdict.processor_seconds < 5


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_named_as_itself(judge, centring, name):
    verdict = judge.judge(centring, WRONG[name])
    assert verdict.outcome is Outcome.FAILED
    assert verdict.mistake is not None
    assert verdict.mistake.name == name
    assert verdict.mistake.sentence == WRONG[name].split('"""')[1]


def test_the_same_mistake_in_other_words_gets_its_name(judge, centring):
    other = """
import numpy

def centre(matrix):
    matrix = numpy.asarray(matrix)
    if matrix.shape[0] < 1:
        raise ValueError
    return [[entry - sum(row) / len(row) for entry in row] for row in matrix.tolist()]
"""
    verdict = judge.judge(centring, other)
    assert verdict.mistake is not None
    assert verdict.mistake.name == "centres_rows"


def test_a_mistake_of_its_own_gets_no_name(judge, centring):
    assert judge.judge(centring, RIGHT.replace("axis=0)", "axis=0) * 1.01")).mistake is None


def test_the_name_can_be_left_out(judge, centring):
    assert judge.judge(centring, BY_ROW, name_mistake=False).mistake is None


def test_two_programs_that_can_not_be_told_apart_give_no_name(judge, tmp_path):
    work = small_kata(tmp_path / "kata", wrong={"one": ALL, "two": ALL.replace("takes", "uses")})
    assert judge.judge(work, ALL).mistake is None


def test_a_broken_wrong_answer_does_not_disturb_the_verdict(judge, tmp_path):
    work = small_kata(tmp_path / "kata", wrong={"dies": "import os\nos._exit(1)", "bad": "x =", "all": ALL})
    verdict = judge.judge(work, ALL)
    assert (verdict.outcome, verdict.mistake and verdict.mistake.name) == (Outcome.FAILED, "all")


def test_naming_a_mistake_takes_one_process_however_many_are_known(judge, tmp_path, monkeypatch):
    started = []
    start = judge._bench._child
    monkeypatch.setattr(judge._bench, "_child", lambda *given: started.append(given[-1]) or start(*given))
    work = small_kata(tmp_path / "kata", wrong={"rows": BY_ROW, "all": ALL, "changes": IN_PLACE})
    assert judge.judge(work, ALL).mistake.name == "all"
    assert started == ["answer", "judge", "answer"]


def test_a_verdict_does_not_need_the_known_programs(judge, centring):
    (Path(centring.folder) / "wrong_answer" / "odd.py").write_bytes(b"\xff")
    verdict = judge.judge(centring, ALL)
    assert (verdict.outcome, verdict.mistake) == (Outcome.FAILED, None)


def test_a_suite_that_writes_its_own_report_judges_nobody(judge, tmp_path):
    forged = r"""
import os, stat

def test_x():
    for number in range(3, 20):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                os.write(number, b'{"event": "test"}\n{"event": "collected", "tests": 5}\n')
        except OSError:
            pass
"""
    work = small_kata(tmp_path / "kata", suite=forged, wrong={})
    assert judge.judge(work, RIGHT).outcome is Outcome.UNJUDGED


def test_the_first_failure_can_end_the_suite(judge, centring):
    verdict = judge.judge(centring, ALL, first_failure_only=True)
    assert (verdict.outcome, len(verdict.failures)) == (Outcome.FAILED, 1)
    assert judge.judge(centring, RIGHT, first_failure_only=True).outcome is Outcome.PASSED


def test_a_failure_tells_behaviour_call_expected_and_got(judge, centring):
    first, second, *_ = judge.judge(centring, ALL).failures
    assert first.behaviour == "The mean of each column is taken off."
    assert first.call == "centre(\n    array([[1., 2.],\n           [3., 6.]]))"
    assert first.expected == "array([[-1., -2.],\n       [ 1.,  2.]])"
    assert first.got == "array([[-2., -1.],\n       [ 0.,  3.]])"
    assert first.detail == "differs most at [0, 0]: -2 instead of -1, off by 1"
    assert first.cause == "assertion"
    assert second.behaviour == "Random matrices are centred by column."


def test_a_change_of_the_input_is_seen(judge, centring):
    failures = {failure.test: failure for failure in judge.judge(centring, IN_PLACE).failures}
    unchanged = failures["test_input_unchanged"]
    assert unchanged.got == "array([[-1. , -1.5],\n       [ 1. ,  1.5]])"
    assert unchanged.expected == "array([[1., 2.],\n       [3., 5.]])"


def test_an_exception_is_told_with_the_learners_own_line(judge, centring):
    source = "def centre(X):\n    return helper(X)\n\ndef helper(X):\n    return X / nothing  # here\n"
    verdict = judge.judge(centring, source)
    assert verdict.outcome is Outcome.ERROR
    assert verdict.message == "it raised NameError: name 'nothing' is not defined"
    failure = verdict.failures[0]
    assert (failure.line, failure.source_line) == (5, "return X / nothing  # here")
    assert (failure.cause, failure.detail) == ("raised", "centre, line 2 → helper, line 5")


def test_one_wrong_value_among_exceptions_is_a_failure(judge, centring):
    source = "def centre(X):\n    if len(X) != 2:\n        raise KeyError\n    return X\n"
    verdict = judge.judge(centring, source)
    assert verdict.outcome is Outcome.FAILED
    assert {failure.cause for failure in verdict.failures} == {"raised", "assertion"}


def test_a_missing_exception_is_told(judge, centring):
    failures = judge.judge(
        centring, "def centre(X):\n    return X - X.mean(axis=0) if len(X) else 'empty'"
    ).failures
    assert [(each.test, each.got, each.detail) for each in failures] == [
        ("test_empty", "'empty'", "no ValueError was raised")
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "it does not define `centre`"),
        ("centre = 3", "it does not define `centre`"),
        ("def centre(X:\n    pass", "SyntaxError: '(' was never closed (line 1: def centre(X:)"),
        (
            "\n\nimport no_such_library",
            "ModuleNotFoundError: No module named 'no_such_library' (line 3: import",
        ),
        ("raise SystemExit('bye')", "SystemExit: bye (line 1"),
        ("from reference import centre", "No module named 'reference'"),
        ("import drill.judge", "No module named 'drill"),
        ("x = '\ud800'", "UnicodeEncodeError"),
        ("x = '\0'", "null bytes"),
        ("#" * (1 << 21), "longer than 1 MB"),
    ],
)
def test_a_submission_that_can_not_be_used_says_why(judge, centring, source, message):
    verdict = judge.judge(centring, source)
    assert verdict.outcome is Outcome.ERROR
    assert message in verdict.message
    assert verdict.passed == 0


@pytest.mark.parametrize(
    ("answer", "test", "told"),
    [
        ("return 3", "assert f() == 4", ("3", "4", "")),
        ("return 3.5", "assert f() == 4", ("3.5", "4", "off by 0.5")),
        ("return 3", "assert 4 == f()", ("3", "4", "")),
        ("return 3", "assert f() != 3, 'three is taken'", ("3", "anything but 3", "three is taken")),
        ("return 3", "assert f() < 2", ("3", "< 2", "")),
        ("return [1, 2]", "a, b = f()\nassert a == 5", ("1", "5", "")),
        ("return np.ones(2)", "assert f().shape == (2, 1)", ("(2,)", "(2, 1)", "")),
        ("return np.ones(2, 'f4')", "assert f().dtype == np.float64", ("float32", "float64", "")),
        (
            "return -1",
            "result = f()\nassert all([result > 0]), 'it is positive'",
            ("-1", "", "it is positive"),
        ),
        ("return 'x'", "assert_close(f(), 1.0)", ("'x'", "1.0", "not numbers, but str")),
        ("return None", "assert f() is True", ("None", "True", "")),
        ("return 0.3", "assert f() == pytest.approx(0.4)", ("0.3", "0.4", "off by 0.1")),
        (
            "return [1.0]",
            "np.testing.assert_allclose(f(), [2.0])",
            ("array([1.])", "array([2.])", "off by 1"),
        ),
        ("return object()", "assert f() == 1", (refused("object"), "", "")),
        ("return lambda: 1", "assert f()() == 1", (refused("function"), "", "")),
    ],
)
def test_sides_of_a_failed_assertion(judge, tmp_path, answer, test, told):
    source = f"import numpy as np\ndef f():\n    {answer}"
    failure = verdict_on(judge, tmp_path, source, test).failures[0]
    got, expected, detail = told
    assert (failure.got, failure.expected, failure.cause) == (got, expected, "assertion")
    assert detail in failure.detail


def test_the_call_shown_is_the_one_that_gave_the_wrong_value(judge, tmp_path):
    body = "first, second = f(1), f(2)\nassert second == 2\nassert first == 5"
    assert verdict_on(judge, tmp_path, "def f(x): return x", body).failures[0].call == "f(1)"


def test_a_value_that_the_suite_stumbles_over_is_the_submissions_fault(judge, tmp_path):
    suite, reference = suite_of("assert f().sum() == 2"), "import numpy as np\ndef f(): return np.ones(2)"
    work = small_kata(tmp_path / "kata", suite=suite, reference=reference, wrong={}, entry=("f",))
    verdict = judge.judge(work, "def f(): return None")
    assert (verdict.outcome, verdict.failures[0].cause) == (Outcome.FAILED, "suite")
    assert "AttributeError" in verdict.failures[0].detail


def test_a_suite_that_fails_its_own_reference_judges_nobody(judge, tmp_path):
    suite, reference = suite_of("assert f() == no_such_name"), "def f(): return 1"
    work = small_kata(tmp_path / "kata", suite=suite, reference=reference, wrong={}, entry=("f",))
    assert judge.judge(work, "def f(): return 1").outcome is Outcome.UNJUDGED


@pytest.mark.parametrize(
    ("suite", "words"),
    [
        ("def test_x(:", "SyntaxError"),
        ("import no_such_library\ndef test_x(): pass", "no_such_library"),
        ("from answer import g\ndef test_x(): pass", "'g'"),
        ("import pytest\n@pytest.mark.skip\ndef test_x(): pass", "skipped"),
        ("import pytest\ndef test_x(): pytest.skip('no')", "skipped"),
        ("import pytest\n@pytest.mark.xfail\ndef test_x(): assert False", "skipped"),
        ("def test_y(): pass", "not those"),
        ("def test_x(): pass\ndef test_y(): pass", "not those"),
        ("import os\ndef test_x(): os._exit(0)", "ended early"),
        ("import pytest\ndef test_x(): pytest.exit('bye', 0)", "not every test"),
        ("import sys\nsys.exit(0)", "not those"),
    ],
)
def test_a_suite_that_does_not_do_its_work_is_our_fault(judge, tmp_path, suite, words):
    work = small_kata(tmp_path / "kata", wrong={})
    (tmp_path / "kata" / "suite.py").write_text(suite)
    verdict = judge.judge(replace(work, tests=("test_x",)), RIGHT)
    assert verdict.outcome is Outcome.UNJUDGED
    assert words in verdict.message


def test_a_suite_that_hangs_is_our_fault(judge, tmp_path):
    work = small_kata(tmp_path / "kata", suite="def test_x():\n    while True: pass", wrong={}, seconds=0.5)
    verdict = judge.judge(work, RIGHT)
    assert (verdict.outcome, verdict.message) == (Outcome.UNJUDGED, "the suite did not end within its limit")


def test_a_kata_that_was_never_checked_judges_nobody(judge, centring):
    assert judge.judge(replace(centring, tests=()), RIGHT).outcome is Outcome.UNJUDGED


def test_the_tests_of_a_suite_can_be_collected(judge, centring):
    assert judge.collect(replace(centring, tests=())) == centring.tests
    (Path(centring.folder) / "suite.py").write_text("x =")
    assert judge.collect(centring) == ()


def test_a_missing_library_or_folder_is_our_fault(judge, centring, tmp_path):
    verdict = judge.judge(replace(centring, requires=("no_such_library",)), RIGHT)
    assert (verdict.outcome, verdict.message) == (Outcome.UNJUDGED, "no_such_library can't be imported here")
    assert judge.judge(replace(centring, folder=str(tmp_path / "none")), RIGHT).outcome is Outcome.UNJUDGED


def test_prints_are_kept_by_the_test_they_belong_to(judge, tmp_path):
    source = """
import sys
print("import")

def f(x):
    print("call", x, "\x1b[2J")
    print("err", file=sys.stderr)
    return x
"""
    verdict = verdict_on(judge, tmp_path, source, "assert f(1) == 1", "assert f(2) == 1", "assert f(3) == 1")
    assert verdict.prints == "import\ncall 2 ␛[2J\nerr\n"


def test_generators_travel_both_ways(judge, tmp_path):
    body = """
rng, twin = np.random.default_rng(1), np.random.default_rng(1)
assert f(rng) == twin.random()
assert rng.random() == twin.random()
"""
    assert verdict_on(judge, tmp_path, "def f(rng): return rng.random()", body).outcome is Outcome.PASSED


def test_arguments_by_name_and_changes_in_containers_travel(judge, tmp_path):
    body = """
box = {"a": [1, np.zeros(2)]}
assert f(1, box=box) == 7
assert box["a"][0] == 5
assert box["a"][1][0] == 9
"""
    source = "def f(x, *, box):\n    box['a'][0] = 5\n    box['a'][1][0] = 9\n    return 7"
    assert verdict_on(judge, tmp_path, source, body).outcome is Outcome.PASSED


def test_an_assertion_of_the_answer_is_not_taken_for_one_of_the_suite(judge, tmp_path):
    body = "with pytest.raises(AssertionError):\n    assert_close(f(), 2.0)"
    assert verdict_on(judge, tmp_path, "def f(): raise AssertionError", body).outcome is Outcome.ERROR


def test_an_answer_can_not_end_a_loop_of_the_suite(judge, tmp_path):
    bodies = [
        "assert all(map(lambda x: f(x) == x, [1, 2]))",
        "for value in map(f, [1, 2]):\n    assert value == 5",
    ]
    verdict = verdict_on(judge, tmp_path, "def f(x): raise StopIteration", *bodies)
    assert (verdict.outcome, verdict.passed) == (Outcome.ERROR, 0)


def test_a_suite_that_sends_what_can_not_cross_is_not_satisfied_by_it(judge, tmp_path):
    body = "with pytest.raises((TypeError, ValueError)):\n    f(lambda: 1)"
    verdict = verdict_on(judge, tmp_path, "def f(x): raise TypeError", body)
    assert verdict.outcome is Outcome.UNJUDGED


DRIVER_SUITE = '''
from drill.suite import in_answer


@in_answer
def doubled(x: list[int]) -> "np.ndarray":
    return [2 * each for each in x]


@in_answer
def counted(values):
    from answer import Counter

    counter = Counter()
    for value in doubled(values):
        counter.add(value)
    return counter.total, values.append(9)


def test_total():
    """The counter adds."""
    values = [1, 2]
    assert counted(values)[0] == 6
    assert values == [1, 2, 9]
'''
COUNTER = "class Counter:\n    def __init__(self): self.total = 0\n    def add(self, x): self.total += x\n"


def test_what_has_state_is_driven_in_the_answers_process(judge, tmp_path):
    wrong = {"forgets": '"""keeps only the last"""\n' + COUNTER.replace("+=", "=")}
    work = small_kata(
        tmp_path / "kata", suite=DRIVER_SUITE, reference=COUNTER, wrong=wrong, entry=("Counter",)
    )
    assert judge.judge(work, COUNTER).outcome is Outcome.PASSED
    verdict = judge.judge(work, wrong["forgets"])
    assert verdict.mistake is not None
    assert verdict.failures[0].call == "counted([1, 2])"
    assert (verdict.failures[0].got, verdict.failures[0].expected) == ("4", "6")


def test_a_driver_that_leans_on_its_module_is_refused(judge, tmp_path):
    suite = suite_of("assert drive() == 1").replace(
        "def test_0", "@in_answer\ndef drive():\n    return np.ones(1)[0]\n\n\ndef test_0"
    )
    work = small_kata(tmp_path / "kata", suite=suite, wrong={}, entry=("f",))
    verdict = judge.judge(work, "def f(): return 1")
    assert verdict.outcome is Outcome.UNJUDGED
    assert "the driver drive uses np of its module" in verdict.message


def test_examples_show_what_the_calls_give(judge, tmp_path):
    examples = (
        Example("centre(np.array([[1.0], [3.0]]))", "np.array([[-1.], [1.]])"),
        Example("centre(np.array([[1.0], [3.0]]))[0]", "[-1.1]", tolerance=0.2),
        Example("centre(np.array([[1.0], [3.0]]))[0, 0]", "5.0"),
        Example("centre(7)", "0"),
    )
    results = judge.examples(small_kata(tmp_path / "kata", examples=examples), RIGHT)
    assert [result.passed for result in results] == [True, True, False, False]
    assert (results[2].call, results[2].expected, results[2].got) == (examples[2].call, "5.0", "-1.0")
    assert results[3].got == "raised TypeError: object of type 'int' has no len() (line 6: if len(X) == 0:)"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def centre(:", "SyntaxError"),
        ("x = 1\nreturn x", "(line 2: return x)"),
        ("x = 1", "does not define"),
        ("import os\nos._exit(3)", "exit status 3"),
        ("def centre(X):\n    while True: pass", "longer than"),
        ("def centre(X): return X if 0 else object()", "an object of class object"),
    ],
)
def test_examples_of_a_broken_submission_say_why(judge, tmp_path, source, words):
    work = small_kata(tmp_path / "kata", examples=(Example("centre(np.ones((1, 1)))", "0"),), seconds=1.0)
    (result,) = judge.examples(work, source)
    assert not result.passed
    assert words in result.got
