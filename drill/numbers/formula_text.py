"""The text of a formula, parsed: which statements it has, how deep it may nest, and how a part is refused."""

from __future__ import annotations

import ast
import functools
import warnings
from collections.abc import Iterable
from typing import Any, NoReturn

from drill.errors import ContentError

MAX_SOURCE = 4000
MAX_DEPTH = 60


class FormulaError(ContentError):
    """A formula that is not allowed or has no value; `line` and `column` count from 1 within the formula."""

    def __init__(self, what: str, fix: str = "", line: int = 1, column: int = 1) -> None:
        """Keep the place beside the sentence."""
        super().__init__(what, fix)
        self.line = line
        self.column = column


def names_read(source: str) -> frozenset[str]:
    """Return the names that the formula reads and calls. Raises FormulaError if it can't be parsed."""
    return frozenset().union(*(_names(statement, ast.Load) for statement in statements(source)))


def origins(source: str, names: Iterable[str]) -> frozenset[str]:
    """Return the names together with all those that the formula derives them from. Raises FormulaError."""
    found = set(names)
    for statement in reversed(statements(source)[:-1]):
        if found & _names(statement, ast.Store):
            found |= _names(statement, ast.Load)
    return frozenset(found)


def _names(tree: ast.AST, context: type[ast.expr_context]) -> frozenset[str]:
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return frozenset(node.id for node in nodes if isinstance(node.ctx, context))


@functools.lru_cache(maxsize=256)
def statements(source: str) -> tuple[Any, ...]:
    """Return the assignments and, last, the statement that holds the result."""
    body = _tree(source).body
    if not body:
        raise FormulaError("the formula is empty", "end it with an expression, the result")
    for statement in body[:-1]:
        if not isinstance(statement, ast.Assign):
            refuse(statement, "each line but the last must be `name = expression`")
    if not isinstance(body[-1], ast.Expr):
        refuse(body[-1], "the last line must be an expression, the result")
    return tuple(body)


def _tree(source: str) -> ast.Module:
    if len(source) > MAX_SOURCE:
        raise FormulaError(f"the formula is longer than {MAX_SOURCE} characters", "make it shorter")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except SyntaxError as error:
        line, column = max(error.lineno or 1, 1), max(error.offset or 1, 1)
        raise FormulaError(f"not a formula: {error.msg}", "write it as in Python", line, column) from None
    except (ValueError, RecursionError, MemoryError):
        raise FormulaError("not a formula: it can't be parsed", "write it as in Python") from None
    _check_depth(tree)
    if not source.isascii():
        _count_characters(tree, source.splitlines())
    return tree


def _count_characters(tree: ast.Module, lines: list[str]) -> None:
    """Make the columns count characters; Python counts the bytes of UTF-8."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt | ast.expr):
            before = lines[node.lineno - 1].encode()[: node.col_offset]
            node.col_offset = len(before.decode())


def _check_depth(tree: ast.Module) -> None:
    level: list[ast.AST] = [tree]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    raise FormulaError("the formula is nested too deeply", "give names to its parts on lines of their own")


def refuse(node: ast.AST, what: str, fix: str = "") -> NoReturn:
    """Raise a FormulaError at the place of the node."""
    line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1
    raise FormulaError(what, fix, line, column)
