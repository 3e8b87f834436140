"""Lints of katas: each rule finds its fault at its place, and the katas that are as they should be pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from drill.problems import Problem
from drill.proving.lints import folder_problems, kata_problems, program_problems, stub_problems
from drill.proving.suite_lints import names_of_tests, suite_problems

KATAS = Path(__file__).parent / "judge_katas"
HEAD = "import numpy as np\nimport pytest\nfrom answer import f\nfrom drill.suite import assert_close\n\n\n"
GOOD_TEST = 'def test_{}():\n    """It does what it should."""\n    assert_close(f({}), 1.0)\n\n\n'
GOOD = HEAD + "".join(GOOD_TEST.format(name, name) for name in range(6))


def whats(problems: list[Problem]) -> list[str]:
    return [problem.what for problem in problems]


@pytest.mark.parametrize("folder", sorted(KATAS.iterdir()), ids=lambda path: path.name)
def test_the_katas_of_the_judge_are_as_they_should_be(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    names = [str(path.relative_to(folder)) for path in files if path.name != "kata.toml"]
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names if name.endswith(".py")}
    assert whats(kata_problems("kata", names, texts, ())) == []


def test_a_good_suite_has_no_faults() -> None:
    assert suite_problems(GOOD, "suite.py", ["f"]) == []


@pytest.mark.parametrize(
    ("added", "what"),
    [
        ("    np.testing.assert_allclose(f(1), 2)", "assert_allclose takes a number for an array of it"),
        ("    assert np.allclose(f(1), 2)", "allclose takes a number for an array of it"),
        (
            "    np.testing.assert_array_equal(f(1), 2)",
            "assert_array_equal takes a number for an array of it",
        ),
        ("    for a, b in zip(f(1), f(2)):\n        assert a < b", "zip drops what is left over"),
        ("    with pytest.raises(Exception):\n        f(1)", "raises takes any exception"),
        ("    with suppress(ValueError, BaseException):\n        f(1)", "suppress takes any exception"),
        (
            "    np.testing.assert_allclose(f(1), 2, strict=False)",
            "assert_allclose takes a number for an array of it",
        ),
        ("    assert f(1) == 0.5", "floats are compared with =="),
        ("    assert f(1) == [0.5, -1.0]", "floats are compared with =="),
        ("    assert f(1) != 1 / 3", "floats are compared with =="),
        ("    assert f(1) == np.sqrt(2)", "floats are compared with =="),
        ("    np.random.seed(0)", "np.random.seed draws from the global generator"),
        ("    x = np.random.rand(3)", "np.random.rand draws from the global generator"),
        ("    torch.manual_seed(0)", "torch.manual_seed sets the global seed"),
        ("    rng = np.random.default_rng()", "default_rng() differs from run to run"),
        ("    text = open('x').read()", "the suite calls open"),
        ("    np.load('goldens.npz')", "the suite calls load"),
        ("    print(f(1))", "the suite calls print"),
        ("    global state", "global state"),
        ("    import time", "the suite imports time"),
        ("    import urllib.request", "the suite imports urllib.request"),
        ("    import torch", "the judge has no torch"),
        ("    from sklearn.linear_model import Ridge", "the judge has no sklearn"),
        ("    from answer import g", "g is no entry point"),
        ("    pytest.skip('no')", "pytest.skip is not for suites"),
    ],
)
def test_a_fault_in_a_test_is_found_at_its_place(added: str, what: str) -> None:
    source = GOOD.replace("    assert_close(f(0), 1.0)", f"    assert_close(f(0), 1.0)\n{added}")
    problems = suite_problems(source, "suite.py", ["f"])
    assert whats(problems) == [what]
    assert problems[0].place.file == "suite.py"
    assert problems[0].place.line == source[: source.index(added)].count("\n") + 1
    assert problems[0].place.column >= 5


@pytest.mark.parametrize(
    ("added", "what"),
    [
        ("import subprocess", "the suite imports subprocess"),
        ("import scipy.stats", "the judge has no scipy"),
        ("class TestF:\n    pass", "TestF is no plain function"),
        ("async def test_g():\n    pass", "test_g is no plain function"),
        ("def test_0():\n    '''Again.'''\n    assert f(0)", "a second test_0 hides the first"),
        ("def test_a():\n    assert f(0)", "test_a has no docstring"),
        ("def test_a():\n    '''no sentence'''\n    assert f(0)", "the docstring of test_a is no sentence"),
        (
            "def test_a():\n    '''One.\n\n    Two.\n    '''\n    assert f(0)",
            "the docstring of test_a is no sentence",
        ),
        ("def test_a(tmp_path):\n    '''One.'''\n    assert f(0)", "test_a takes fixtures or marks"),
        ("def test_a():\n    '''One.'''\n    f(0)", "test_a asserts nothing"),
    ],
)
def test_a_fault_of_the_module_is_found(added: str, what: str) -> None:
    assert what in whats(suite_problems(GOOD + added + "\n", "suite.py", ["f"]))


@pytest.mark.parametrize("handler", ["except:", "except Exception:", "except (ValueError, Exception):"])
def test_an_exception_must_be_named(handler: str) -> None:
    body = f"    try:\n        f(0)\n    {handler}\n        return\n    assert f(1)\n"
    suite = f"{GOOD}def test_a():\n    '''One.'''\n{body}"
    assert whats(suite_problems(suite, "suite.py", ["f"])) == ["any exception is caught here"]
    named = suite.replace(handler, "except ValueError:")
    assert suite_problems(named, "suite.py", ["f"]) == []


def test_marks_are_refused() -> None:
    marked = GOOD + "@pytest.mark.parametrize('x', [1])\ndef test_a(x):\n    '''One.'''\n    assert f(x)\n"
    assert "pytest.mark.parametrize is not for suites" in whats(suite_problems(marked, "suite.py", ["f"]))


@pytest.mark.parametrize("count", [0, 5, 16])
def test_the_number_of_tests_is_between_six_and_fifteen(count: int) -> None:
    source = HEAD + "".join(GOOD_TEST.format(name, name) for name in range(count))
    assert whats(suite_problems(source, "suite.py", ["f"])) == [f"the suite has {count} tests"]


def test_drivers_may_use_torch_and_seed_it_but_keep_no_time() -> None:
    driver = "@in_answer\ndef drive():\n    import torch\n    torch.manual_seed(0)\n    return 1\n"
    assert suite_problems(GOOD + driver, "suite.py", ["f"]) == []
    timed = driver.replace("import torch", "import time\n    import torch")
    assert whats(suite_problems(GOOD + timed, "suite.py", ["f"])) == ["the suite imports time"]


def test_an_assertion_in_a_helper_counts() -> None:
    helpers = "def check(x):\n    compare(x)\n\n\ndef compare(x):\n    assert_close(x, 1.0)\n\n\n"
    test = "def test_a():\n    '''One.'''\n    check(f(0))\n"
    assert suite_problems(GOOD + helpers + test, "suite.py", ["f"]) == []


def test_exact_comparisons_of_what_is_exact_are_fine() -> None:
    lines = "    assert f(0) == 3\n    assert f('a') == ['b', 2]\n    assert f(1) < 0.5\n"
    exact = f"def test_a():\n    '''One.'''\n{lines}"
    assert suite_problems(GOOD + exact, "suite.py", ["f"]) == []


def test_a_suite_that_does_not_parse_is_one_problem() -> None:
    assert [(p.place.line, p.what) for p in suite_problems("def f(:\n", "suite.py", [])] == [
        (1, "syntax error: invalid syntax")
    ]


def test_names_of_tests_are_in_the_order_of_the_file() -> None:
    assert names_of_tests(GOOD) == tuple(f"test_{name}" for name in range(6))


def test_a_folder_says_what_is_missing_and_what_is_too_much() -> None:
    names = ["reference.py", "suite.py", "goldens.npz", "notes.txt", "accepted/a.py", "Accepted/b.py"]
    assert whats(folder_problems("kata", names)) == [
        "stub.py is missing",
        "0 wrong answers, and 5 are the least",
        "1 accepted answers, and 2 are the least",
        "the goldens have no make_goldens.py, the script that made them",
        "the file does not belong in a kata's folder",
        "the file does not belong in a kata's folder",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("def f():\n    pass\n", "the docstring is not one line"),
        ('"""two\nlines"""\ndef f():\n    pass\n', "the docstring is not one line"),
        ('"""ends with a stop."""\ndef f():\n    pass\n', "the docstring is no short phrase"),
        ('"""forgets the entry"""\n', "f is not defined"),
        ("def f(:\n", "syntax error: invalid syntax"),
    ],
)
def test_a_wrong_answer_names_its_mistake(text: str, what: str) -> None:
    assert whats(program_problems("wrong_answer/a.py", text, "a.py", ["f"])) == [what]


def test_an_accepted_answer_says_how_it_differs() -> None:
    assert whats(program_problems("accepted/a.py", "f = max\n", "a.py", ["f"])) == ["no docstring"]
    assert program_problems("accepted/a.py", '"""By the library."""\nf = max\n', "a.py", ["f"]) == []


STUB = "class C:\n    def g(self, x: int, y: float = 1.0) -> float:\n        raise NotImplementedError\n"
WRITTEN = "class C:\n    def g(self, x, y=1.0):\n        return self._h\n\n    def _h(self):\n        pass\n"


def test_a_stub_has_the_signature_of_the_reference_and_no_answer() -> None:
    assert stub_problems(STUB, WRITTEN, "stub.py", ["C"]) == []
    other = WRITTEN.replace("y=1.0", "y=2.0")
    assert whats(stub_problems(STUB, other, "stub.py", ["C"])) == [
        "C.g(self, x, y=1.0) is C.g(self, x, y=2.0) in the reference"
    ]
    solved = STUB.replace("raise NotImplementedError", "return x")
    assert whats(stub_problems(solved, WRITTEN, "stub.py", ["C"])) == ["C does not raise NotImplementedError"]
    assert whats(stub_problems(STUB, WRITTEN, "stub.py", ["D"])) == ["D is not defined"]


def test_a_stub_with_a_docstring_is_a_program_to_be_mended() -> None:
    broken = STUB.replace("raise NotImplementedError", "return x")
    assert stub_problems(f'"""It runs, and the sum is wrong."""\n{broken}', WRITTEN, "stub.py", ["C"]) == []
    assert whats(stub_problems(f'"""It is wrong."""\n{broken}', WRITTEN, "stub.py", ["D"])) == [
        "D is not defined"
    ]
