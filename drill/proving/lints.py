"""What the programs of a kata must be, as far as their text and their names show.

The suite has rules of its own, in `suite_lints`; here are those of the stub, of the wrong and the accepted
answers, and of the folder: which files must be there, and that there are no others.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from drill.problems import Place, Problem
from drill.proving.suite_lints import Fault, problem_at, suite_problems

LEAST_WRONG, LEAST_ACCEPTED = 5, 2
NEEDED = ("reference.py", "stub.py", "suite.py")
OPTIONAL = ("checked.json", "goldens.json", "goldens.npz", "make_goldens.py", "waivers.yaml")
LONGEST_SENTENCE = 110
_PROGRAM = re.compile(r"(wrong_answer|accepted)/[a-z][a-z0-9_]*\.py")
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def kata_problems(
    folder: str, names: Iterable[str], texts: Mapping[str, str], entry: Collection[str]
) -> list[Problem]:
    """Return the faults of a kata's folder: of the `names` of its files and the `texts` of its programs."""
    problems = folder_problems(folder, names)
    for name, text in sorted(texts.items()):
        place = f"{folder}/{name}"
        if name == "suite.py":
            problems += suite_problems(text, place, entry)
        elif name == "stub.py":
            problems += stub_problems(text, texts.get("reference.py", ""), place, entry)
        else:
            problems += program_problems(name, text, place, entry)
    return problems


def folder_problems(folder: str, names: Iterable[str]) -> list[Problem]:
    """Return what is missing in a kata's folder, and what does not belong there."""
    present = sorted(names)
    wrong = [name for name in present if name.startswith("wrong_answer/")]
    accepted = [name for name in present if name.startswith("accepted/")]
    found = [f"{name} is missing" for name in NEEDED if name not in present]
    if len(wrong) < LEAST_WRONG:
        found.append(f"{len(wrong)} wrong answers, and {LEAST_WRONG} are the least")
    if len(accepted) < LEAST_ACCEPTED:
        found.append(f"{len(accepted)} accepted answers, and {LEAST_ACCEPTED} are the least")
    if {"goldens.json", "goldens.npz"} & set(present) and "make_goldens.py" not in present:
        found.append("the goldens have no make_goldens.py, the script that made them")
    problems = [Problem(Place(folder, 1, 1), what) for what in found]
    strays = [name for name in present if name not in (*NEEDED, *OPTIONAL) and not _PROGRAM.fullmatch(name)]
    return problems + [
        Problem(Place(f"{folder}/{name}", 1, 1), "the file does not belong in a kata's folder", "remove it")
        for name in strays
    ]


def stub_problems(stub: str, reference: str, file: str, entry: Collection[str]) -> list[Problem]:
    """Return the faults of a stub: every entry point is there as in the reference, and not yet written.

    A stub whose module has a docstring is a broken program to be mended; the docstring says what it does wrong.
    """
    try:
        mine, theirs = ast.parse(stub), ast.parse(reference)
    except SyntaxError as error:
        return [_syntax_problem(error, file)]
    faults = [*_missing(mine, entry), *_solved(mine, entry), *_other_signatures(mine, theirs, entry)]
    return [problem_at(file, fault) for fault in faults]


def program_problems(name: str, text: str, file: str, entry: Collection[str]) -> list[Problem]:
    """Return the faults of the reference, an accepted or a wrong answer, or of the script of the goldens."""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        return [_syntax_problem(error, file)]
    if name == "make_goldens.py":
        return []
    faults = [*_missing(tree, entry), *_sentence_faults(name, tree)]
    return [problem_at(file, fault) for fault in faults]


def _syntax_problem(error: SyntaxError, file: str) -> Problem:
    return Problem(Place(file, error.lineno or 1, error.offset or 1), f"syntax error: {error.msg}")


def _sentence_faults(name: str, tree: ast.Module) -> Iterator[Fault]:
    sentence = ast.get_docstring(tree) or ""
    if name.startswith("accepted/") and not sentence:
        yield Fault(tree, "no docstring", "say in a line how this answer differs")
    if not name.startswith("wrong_answer/"):
        return
    if not sentence or "\n" in sentence:
        fix = 'name the mistake, as in """penalises the intercept"""'
        yield Fault(tree, "the docstring is not one line", fix)
    elif sentence.endswith(".") or len(sentence) > LONGEST_SENTENCE:
        fix = f"at most {LONGEST_SENTENCE} characters without a full stop"
        yield Fault(tree, "the docstring is no short phrase", fix)


def _bound(tree: ast.Module) -> set[str]:
    """Return the names that a program binds at its top level."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, _Function | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        else:
            names |= {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return names


def _missing(tree: ast.Module, entry: Collection[str]) -> Iterator[Fault]:
    for name in entry:
        if name not in _bound(tree):
            yield Fault(tree, f"{name} is not defined", "the deck names it as an entry point")


def _solved(stub: ast.Module, entry: Collection[str]) -> Iterator[Fault]:
    if ast.get_docstring(stub):
        return
    fix = "leave it to the learner, or say in a docstring of the module what the broken program does wrong"
    for node in stub.body:
        if isinstance(node, _Function | ast.ClassDef) and node.name in entry and not _is_unwritten(node):
            yield Fault(node, f"{node.name} does not raise NotImplementedError", fix)


def _is_unwritten(node: ast.AST) -> bool:
    raised = [each.exc for each in ast.walk(node) if isinstance(each, ast.Raise) and each.exc]
    return any("NotImplementedError" in ast.unparse(error) for error in raised)


def _other_signatures(stub: ast.Module, reference: ast.Module, entry: Collection[str]) -> Iterator[Fault]:
    theirs = {name: signature for name, (_, signature) in _signatures(reference, entry).items()}
    for name, (node, signature) in _signatures(stub, entry).items():
        if name in theirs and theirs[name] != signature:
            what = f"{name}({signature}) is {name}({theirs[name]}) in the reference"
            yield Fault(node, what, "make them the same")


def _signatures(tree: ast.Module, entry: Collection[str]) -> dict[str, tuple[ast.AST, str]]:
    """Return the arguments of the entry points, or of their public methods if they are classes, as text."""
    found: dict[str, tuple[ast.AST, str]] = {}
    for node in tree.body:
        if isinstance(node, _Function) and node.name in entry:
            found[node.name] = node, _arguments(node)
        elif isinstance(node, ast.ClassDef) and node.name in entry:
            methods = [each for each in node.body if isinstance(each, _Function) and _is_public(each)]
            found |= {f"{node.name}.{each.name}": (each, _arguments(each)) for each in methods}
    return found


def _is_public(method: _Function) -> bool:
    return method.name == "__init__" or not method.name.startswith("_")


def _arguments(function: _Function) -> str:
    """Return the arguments with their defaults and without their types."""
    arguments = copy.deepcopy(function.args)
    for argument in ast.walk(arguments):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    return ast.unparse(arguments)
