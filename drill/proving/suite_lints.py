"""What a hidden suite must be, as far as its text shows: lints over the syntax tree, each with its place.

A suite judges other people's work unseen, so that what would merely be untidy elsewhere is a fault here: a
number compared exactly, a global seed, a file, a clock, a test that fails without a sentence for the learner.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from drill.problems import ERROR, Place, Problem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEAST_TESTS, MOST_TESTS = 6, 15
ANSWERS_ONLY = frozenset({"torch", "sklearn", "scipy"})
WORLDLY = _words(
    """datetime ftplib glob http io multiprocessing os random requests select shutil signal socket ssl
    subprocess tempfile threading time timeit urllib"""
)
NOT_OF_PYTEST = _words("exit fixture importorskip mark skip xfail")
INJECTED = _words("default_rng Generator SeedSequence BitGenerator PCG64 Philox MT19937")
FILE_CALLS = _words(
    """fromfile load loadtxt memmap mkdir open read_bytes read_text save savetxt savez tofile touch unlink
    write_bytes write_text"""
)
STRICT_ONLY = _words("assert_allclose assert_array_equal")
BROADCASTING = _words("allclose array_equiv assert_almost_equal assert_array_almost_equal assert_equal")
FLOAT_CALLS = _words(
    """cos exp expm1 float float32 float64 log log10 log1p log2 mean median norm sin sqrt std tan tanh var"""
)


class Fault(NamedTuple):
    """A fault of a program's text at a node of its tree."""

    node: ast.AST
    what: str
    fix: str = ""


Faults = Iterator[Fault]


class Suite(NamedTuple):
    """A suite's tree, taken apart: its tests, and the functions that run in the answer's process."""

    tree: ast.Module
    tests: tuple[ast.FunctionDef, ...]
    drivers: tuple[ast.FunctionDef, ...]
    entry: Collection[str]

    def judged(self) -> Iterator[ast.AST]:
        """Yield the nodes of what runs in the judge: everything but the drivers."""
        return _walk(self.tree, set(self.drivers))


def suite_problems(source: str, file: str, entry: Collection[str]) -> list[Problem]:
    """Return the faults of a suite whose kata asks for the names `entry`."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return [Problem(Place(file, error.lineno or 1, error.offset or 1), f"syntax error: {error.msg}")]
    suite = _taken_apart(tree, entry)
    faults = [fault for rule in _RULES for fault in rule(suite)]
    return [problem_at(file, fault) for fault in sorted(faults, key=lambda fault: _position(fault.node))]


def problem_at(file: str, fault: Fault) -> Problem:
    """Return the problem that a fault is, with its place in the file."""
    return Problem(Place(file, *_position(fault.node)), fault.what, fault.fix, ERROR)


def names_of_tests(source: str) -> tuple[str, ...]:
    """Return the names of a suite's test functions in the order of the file."""
    return tuple(test.name for test in _taken_apart(ast.parse(source), ()).tests)


def _position(node: ast.AST) -> tuple[int, int]:
    return getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1


def _taken_apart(tree: ast.Module, entry: Collection[str]) -> Suite:
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    tests = tuple(node for node in functions if node.name.startswith("test"))
    drivers = tuple(node for node in functions if "in_answer" in map(_last_name, node.decorator_list))
    return Suite(tree, tests, drivers, entry)


def _walk(node: ast.AST, without: Collection[ast.AST]) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        if child not in without:
            yield from _walk(child, without)


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        return _last_name(node.func)
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return getattr(node, "id", "")


def _calls(nodes: Iterator[ast.AST]) -> Iterator[ast.Call]:
    return (node for node in nodes if isinstance(node, ast.Call))


def _tests_are_functions(suite: Suite) -> Faults:
    if not LEAST_TESTS <= len(suite.tests) <= MOST_TESTS:
        fix = f"between {LEAST_TESTS} and {MOST_TESTS}, one behaviour each"
        yield Fault(suite.tree, f"the suite has {len(suite.tests)} tests", fix)
    for node in suite.tree.body:
        if isinstance(node, ast.ClassDef | ast.AsyncFunctionDef):
            yield Fault(node, f"{node.name} is no plain function", "one function per behaviour, no classes")
    seen: set[str] = set()
    for test in suite.tests:
        if test.name in seen:
            yield Fault(test, f"a second {test.name} hides the first", "give each test a name of its own")
        seen.add(test.name)
        if test.decorator_list or test.args.args or test.args.kwonlyargs:
            yield Fault(test, f"{test.name} takes fixtures or marks", "a loop in the test, or a helper")


def _tests_say_what_failed(suite: Suite) -> Faults:
    fix = "one sentence, with its full stop, that says which behaviour failed"
    for test in suite.tests:
        sentence = ast.get_docstring(test) or ""
        if not sentence:
            yield Fault(test, f"{test.name} has no docstring", fix)
        elif "\n\n" in sentence or not sentence.endswith("."):
            yield Fault(test, f"the docstring of {test.name} is no sentence", fix)


def _tests_assert(suite: Suite) -> Faults:
    functions = {node.name: node for node in suite.tree.body if isinstance(node, ast.FunctionDef)}
    asserting = {name for name, node in functions.items() if _asserts(node, ())}
    for _ in functions:
        asserting |= {name for name, node in functions.items() if _asserts(node, asserting)}
    for test in suite.tests:
        if test.name not in asserting:
            yield Fault(test, f"{test.name} asserts nothing", "assert_close, assert or pytest.raises")


def _asserts(function: ast.FunctionDef, asserting: Collection[str]) -> bool:
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and _last_name(node).startswith("assert_"))
        or (isinstance(node, ast.Call) and (_last_name(node) == "raises" or _last_name(node) in asserting))
        for node in ast.walk(function)
    )


def _no_marks(suite: Suite) -> Faults:
    for node in suite.judged():
        name = _dotted(node)
        if name.startswith("pytest.") and name.split(".")[1] in NOT_OF_PYTEST:
            yield Fault(node, f"{name} is not for suites", "plain functions that always run")


def _imports(suite: Suite) -> Faults:
    for node in suite.judged():
        for name in _imported(node):
            if (root := name.partition(".")[0]) in ANSWERS_ONLY:
                fix = "a driver marked @in_answer, or values frozen in goldens.npz"
                yield Fault(node, f"the judge has no {root}", fix)
    for node in ast.walk(suite.tree):
        for name in _imported(node):
            if name.partition(".")[0] in WORLDLY:
                fix = "no files, network, processes, clocks or hidden randomness in a suite"
                yield Fault(node, f"the suite imports {name}", fix)


def _imports_of_the_answer(suite: Suite) -> Faults:
    for node in ast.walk(suite.tree):
        if isinstance(node, ast.ImportFrom) and node.module == "answer":
            for alias in node.names:
                if suite.entry and alias.name not in suite.entry:
                    yield Fault(node, f"{alias.name} is no entry point", f"one of {', '.join(suite.entry)}")


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _no_global_seed(suite: Suite) -> Faults:
    fix = "seeds(), or np.random.default_rng(seed)"
    for node in suite.judged():
        name = _dotted(node)
        module, _, drawn = name.rpartition(".")
        if module in {"np.random", "numpy.random"} and drawn not in INJECTED:
            yield Fault(node, f"{name} draws from the global generator", fix)
        if module.startswith("torch") and drawn == "manual_seed":
            yield Fault(node, f"{name} sets the global seed", fix)
    for call in _calls(suite.judged()):
        if _last_name(call) == "default_rng" and not call.args and not call.keywords:
            yield Fault(call, "default_rng() differs from run to run", "give it a seed")


def _no_files(suite: Suite) -> Faults:
    fix = 'golden("goldens.npz", Path(__file__).parent)'
    for call in _calls(ast.walk(suite.tree)):
        if _last_name(call) in FILE_CALLS:
            yield Fault(call, f"the suite calls {_last_name(call)}", fix)


def _no_prints(suite: Suite) -> Faults:
    for call in _calls(ast.walk(suite.tree)):
        if _last_name(call) in {"print", "pprint", "breakpoint"}:
            yield Fault(call, f"the suite calls {_last_name(call)}", "the docstring speaks to the learner")


def _no_shared_state(suite: Suite) -> Faults:
    for node in ast.walk(suite.tree):
        if isinstance(node, ast.Global):
            yield Fault(node, f"global {', '.join(node.names)}", "tests that do not depend on each other")


def _strict_comparisons(suite: Suite) -> Faults:
    for call in _calls(suite.judged()):
        name = _last_name(call)
        strict = any(each.arg == "strict" and _is_true(each.value) for each in call.keywords)
        if name in BROADCASTING or (name in STRICT_ONLY and not strict):
            fix = "assert_close, or strict=True" if name in STRICT_ONLY else "assert_close"
            yield Fault(call, f"{name} takes a number for an array of it", fix)
        elif name == "zip" and not strict:
            yield Fault(call, "zip drops what is left over", "strict=True")


def _no_swallowed_errors(suite: Suite) -> Faults:
    """Refuse what takes any exception for the expected one: a crash of the answer would pass."""
    for node in suite.judged():
        if isinstance(node, ast.ExceptHandler) and (node.type is None or _is_wide(node.type)):
            yield Fault(node, "any exception is caught here", "the one that is meant")
    for call in _calls(suite.judged()):
        name = _last_name(call)
        if name in {"raises", "suppress"} and any(map(_is_wide, call.args)):
            yield Fault(call, f"{name} takes any exception", "the one that is meant")


def _is_wide(kind: ast.expr) -> bool:
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(_last_name(each) in {"Exception", "BaseException"} for each in kinds)


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def _no_equal_floats(suite: Suite) -> Faults:
    for node in suite.judged():
        if not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.Eq | ast.NotEq):
            continue
        if any(_is_float(side) for side in (node.left, *node.comparators)):
            yield Fault(node, "floats are compared with ==", "assert_close(got, expected, rtol=…)")


def _is_float(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float)
    if isinstance(node, ast.UnaryOp):
        return _is_float(node.operand)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Div) or _is_float(node.left) or _is_float(node.right)
    if isinstance(node, ast.List | ast.Tuple):
        return any(map(_is_float, node.elts))
    return isinstance(node, ast.Call) and _last_name(node) in FLOAT_CALLS


_RULES: tuple[Callable[[Suite], Faults], ...] = (
    _tests_are_functions,
    _tests_say_what_failed,
    _tests_assert,
    _no_marks,
    _imports,
    _imports_of_the_answer,
    _no_global_seed,
    _no_files,
    _no_prints,
    _no_shared_state,
    _strict_comparisons,
    _no_swallowed_errors,
    _no_equal_floats,
)
