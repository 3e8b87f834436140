"""Mutants: a program with one small fault each, to find out what its tests do not see.

A suite that a mutant of the reference passes has a hole, or the mutant is no fault at all and is waived by
its hash. The hash is that of the mutated program without comments and docstrings, so that a waiver outlives
their editing and names one change for certain. What is changed where is said in `mutations`.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from drill.proving.mutations import Change, changes_of, is_shape

HASH_DIGITS = 12
SHOWN_CHARACTERS = 90

_UNTOUCHED = (ast.Import, ast.ImportFrom, ast.Raise, ast.JoinedStr, ast.Global, ast.Nonlocal)
_UNTOUCHED_FIELDS = frozenset({"annotation", "returns", "decorator_list", "msg", "type_params", "bases"})
_AXES = frozenset({"axis", "dim"})
_FOR_PEOPLE = frozenset({"print", "warn", "TypeVar", "NewType", "cast"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """A program with one fault: its `line` counts in the program that it was made from."""

    hash: str
    line: int
    what: str
    source: str
    diff: str


@dataclass(frozen=True, slots=True)
class _Site:
    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST

    def put(self, node: ast.AST) -> None:
        """Put a node where the site's own is."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(source: str) -> tuple[Mutant, ...]:
    """Return every mutant of a program, in the order of its lines: no two are the same, none is the original.

    Imports, annotations, decorators, docstrings, raised messages and what is only printed are left alone.
    """
    tree = _without_docstrings(ast.parse(source))
    original = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for site in list(_sites(tree)):
        for change in changes_of(site.node):
            text = _unparsed_with(change, site, tree)
            if text != original and _compiles(text):
                mutant = _mutant(site.node, change, original, text)
                found.setdefault(mutant.hash, mutant)
    return tuple(sorted(found.values(), key=lambda mutant: mutant.line))


def hash_of(source: str) -> str:
    """Return the hash of a program without its comments and docstrings: 12 hexadecimal digits."""
    return _digest(ast.unparse(_without_docstrings(ast.parse(source))))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]


def _mutant(node: ast.AST, change: Change, original: str, text: str) -> Mutant:
    before = _shown(ast.unparse(node))
    after = "nothing" if isinstance(change.node, ast.Pass) else f"`{_shown(ast.unparse(change.node))}`"
    return Mutant(
        hash=_digest(text),
        line=_line(node),
        what=f"{change.what}: `{before}` becomes {after}",
        source=text + "\n",
        diff=_diff(original, text),
    )


def _line(node: ast.AST) -> int:
    """Return the line of a node; a loop of a comprehension has none and is where its target is."""
    place = node.target if isinstance(node, ast.comprehension) else node
    return getattr(place, "lineno", 1)


def _diff(original: str, text: str) -> str:
    lines = difflib.unified_diff(
        original.splitlines(), text.splitlines(), "reference", "mutant", n=1, lineterm=""
    )
    return "\n".join(lines) + "\n"


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"


def _unparsed_with(change: Change, site: _Site, tree: ast.Module) -> str:
    site.put(change.node)
    try:
        return ast.unparse(tree)
    finally:
        site.put(site.node)


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            texts = [statement for statement in node.body if _is_text(statement)]
            kept = [statement for statement in node.body if statement not in texts]
            node.body = kept or ([] if isinstance(node, ast.Module) else [ast.Pass()])
    return tree


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and (isinstance(statement.value.value, str) or statement.value.value is ...)
    )


def _sites(node: ast.AST) -> Iterator[_Site]:
    for field, value in ast.iter_fields(node):
        if field in _UNTOUCHED_FIELDS:
            continue
        children = value if isinstance(value, list) else [value]
        for index, child in enumerate(children):
            if isinstance(child, ast.AST) and not _is_untouched(child):
                yield _Site(node, field, index if isinstance(value, list) else None, child)
                yield from () if is_shape(child) else _sites(child)


def _is_untouched(node: ast.AST) -> bool:
    """Say whether a node is changed elsewhere, or is there for people or for the type checker only."""
    if isinstance(node, ast.If):
        return bool({"TYPE_CHECKING", "__name__"} & _names(node.test))
    if isinstance(node, ast.keyword) and node.arg in _AXES:
        return True  # the call itself yields its other axes
    if isinstance(node, ast.Expr | ast.Assign) and isinstance(node.value, ast.Call):
        return _called(node.value) in _FOR_PEOPLE
    if isinstance(node, ast.Assign):
        return bool({"__all__", "__slots__"} & {name for target in node.targets for name in _names(target)})
    return isinstance(node, _UNTOUCHED)


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
