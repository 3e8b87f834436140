"""Formulas: the small, safe part of Python in which a card computes its own number.

A formula is a few lines. Each but the last gives a name to a value; the last is the result. What is allowed
means exactly what it means in Python; the rest is refused: no attributes, imports, text, lambdas or loops.
Work and sizes are bounded, so that a formula from a stranger's deck ends at once, with a value or an error.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from drill.numbers.formula_calls import CONSTANTS, FUNCTIONS, OutOfBoundsError, checked_number, power
from drill.numbers.formula_text import FormulaError, names_read, origins, refuse, statements

__all__ = ["FormulaError", "evaluate", "names_read", "origins"]

MAX_WORK = 200_000

_FAULTS = (ArithmeticError, LookupError, TypeError, ValueError, RecursionError, MemoryError)
_Names = dict[str, Any]


def evaluate(source: str, given: Mapping[str, object]) -> dict[str, object]:
    """Return every given and assigned name with its value, and under `result` that of the last line.

    Raises FormulaError, and nothing else, for whatever `source` holds.
    """
    run = _Run({**given}, _Work(MAX_WORK))
    *assignments, last = statements(source)
    for assignment in assignments:
        run.assign(assignment)
    return {**run.names, "result": run.value(last.value)}


class _Work:
    """The work that is left; every value built and every element touched is paid for."""

    __slots__ = ("left",)

    def __init__(self, allowed: int) -> None:
        self.left = allowed

    def pay(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise OutOfBoundsError("the formula takes too long")


class _Run:
    """One evaluation: the names so far and the work that is left."""

    __slots__ = ("names", "work")

    def __init__(self, names: _Names, work: _Work) -> None:
        self.names = names
        self.work = work

    def assign(self, statement: ast.Assign) -> None:
        value = self.value(statement.value)
        for target in statement.targets:
            self.bind(target, value)

    def bind(self, target: ast.expr, value: Any) -> None:
        if isinstance(target, ast.Name):
            self.names[target.id] = value
        elif isinstance(target, ast.Tuple | ast.List):
            _attempt(target, self.work.pay, _weight(value, self.work.left))
            parts = _attempt(target, list, value)
            if len(parts) != len(target.elts):
                refuse(target, f"{len(target.elts)} names for {len(parts)} values")
            for part, element in zip(target.elts, parts, strict=True):
                self.bind(part, element)
        else:
            refuse(target, "only names can be assigned")

    def value(self, node: ast.expr) -> Any:
        rule = _RULES.get(type(node))
        if rule is None:
            refuse(node, f"{_article(node)} is not allowed in a formula")
        _attempt(node, self.work.pay, 1)
        value = _attempt(node, rule, self, node)
        if isinstance(value, list | tuple):
            _attempt(node, self.work.pay, _weight(value, self.work.left))
        return _attempt(node, checked_number, value)


def _attempt(node: ast.AST, function: Callable[..., Any], *args: Any) -> Any:
    """Call the function; whatever a value can do wrong becomes a FormulaError at the innermost node."""
    try:
        return function(*args)
    except FormulaError:
        raise
    except _FAULTS as error:
        too_large = isinstance(error, OutOfBoundsError)
        fix = "make it smaller" if too_large else "choose values for which it is defined"
        refuse(node, str(error) or type(error).__name__, fix)


def _weight(value: Any, enough: int) -> int:
    """Return how many elements the value holds, at every depth; counting ends beyond `enough`."""
    count, waiting = 0, [value]
    while waiting and count <= enough:
        held = waiting.pop()
        if isinstance(held, list | tuple | range):
            count += len(held)
        if isinstance(held, list | tuple):
            waiting.extend(element for element in held if isinstance(element, list | tuple | range))
    return count


_NAMED = {
    ast.Attribute: "an attribute",
    ast.Lambda: "a lambda",
    ast.JoinedStr: "a text",
    ast.NamedExpr: "an assignment inside an expression",
    ast.Dict: "a dictionary",
    ast.Set: "a set",
    ast.Starred: "a starred value",
}


def _article(node: ast.AST) -> str:
    return _NAMED.get(type(node), f"`{type(node).__name__}`")


def _constant(_run: _Run, node: ast.Constant) -> object:
    if not isinstance(node.value, int | float):
        refuse(node, f"only numbers may be written in a formula, not {type(node.value).__name__}")
    return node.value


def _name(run: _Run, node: ast.Name) -> Any:
    # As in Python, a card's own `e` or `gamma` hides the constant and the function.
    if node.id in run.names:
        return run.names[node.id]
    if node.id in CONSTANTS:
        return CONSTANTS[node.id]
    if node.id in FUNCTIONS:
        return refuse(node, f"`{node.id}` is a function here", f"write {node.id}(...)")
    return refuse(node, f"unknown name `{node.id}`", "list it under `given`, or assign it on a line above")


def _multiply(left: Any, right: Any) -> Any:
    """Return the product; a list that would be repeated beyond all need is refused before it is built."""
    for held, count in ((left, right), (right, left)):
        if isinstance(held, list | tuple) and isinstance(count, int) and len(held) * count > MAX_WORK:
            raise OutOfBoundsError("the list grows too long")
    return left * right


_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: _multiply,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: power,
}
_UNARY: Mapping[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
    ast.Not: operator.not_,
}
_COMPARED: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
}


def _binary(run: _Run, node: ast.BinOp) -> Any:
    rule = _BINARY.get(type(node.op))
    if rule is None:
        refuse(node, f"the operator `{type(node.op).__name__}` is not allowed in a formula")
    return rule(run.value(node.left), run.value(node.right))


def _unary(run: _Run, node: ast.UnaryOp) -> Any:
    rule = _UNARY.get(type(node.op))
    if rule is None:
        refuse(node, "the operator `~` is not allowed in a formula")
    return rule(run.value(node.operand))


def _compare(run: _Run, node: ast.Compare) -> Any:
    left, verdict = run.value(node.left), True
    for op, comparator in zip(node.ops, node.comparators, strict=True):
        rule = _COMPARED.get(type(op))
        if rule is None:
            refuse(node, "`is` is not allowed in a formula", "compare by ==")
        right = run.value(comparator)
        # `0.5 in range(10**12)` counts through the range, and equal lists are compared element by element.
        run.work.pay(_weight([left, right], run.work.left))
        verdict = rule(left, right)
        if not verdict:
            break
        left = right
    return verdict


def _boolean(run: _Run, node: ast.BoolOp) -> Any:
    ends_at = isinstance(node.op, ast.Or)
    for operand in node.values[:-1]:
        value = run.value(operand)
        if bool(value) is ends_at:
            return value
    return run.value(node.values[-1])


def _either(run: _Run, node: ast.IfExp) -> Any:
    return run.value(node.body if run.value(node.test) else node.orelse)


def _list(run: _Run, node: ast.List) -> list[Any]:
    return [run.value(element) for element in node.elts]


def _tuple(run: _Run, node: ast.Tuple) -> tuple[Any, ...]:
    return tuple(run.value(element) for element in node.elts)


def _subscript(run: _Run, node: ast.Subscript) -> Any:
    held, index = run.value(node.value), node.slice
    if isinstance(index, ast.Slice):
        ends = (index.lower, index.upper, index.step)
        return held[slice(*(None if end is None else run.value(end) for end in ends))]
    return held[run.value(index)]


def _call(run: _Run, node: ast.Call) -> Any:
    function = _function(run, node.func)
    args = [run.value(argument) for argument in node.args]
    if any(keyword.arg is None for keyword in node.keywords):
        refuse(node, "`**` is not allowed in a call")
    named = {str(keyword.arg): run.value(keyword.value) for keyword in node.keywords}
    run.work.pay(_weight(args, run.work.left))
    return function(*args, **named)


def _function(run: _Run, node: ast.expr) -> Callable[..., Any]:
    if not isinstance(node, ast.Name):
        refuse(node, "only functions by name can be called")
    if node.id in run.names:
        refuse(node, f"`{node.id}` is a value of this card, not a function", "rename the value")
    if node.id not in FUNCTIONS:
        refuse(node, f"unknown function `{node.id}`", f"use one of {', '.join(sorted(FUNCTIONS))}")
    return FUNCTIONS[node.id]


def _comprehension(run: _Run, node: ast.ListComp) -> list[Any]:
    return list(_generated(run, node))


def _generator(run: _Run, node: ast.GeneratorExp) -> Iterator[Any]:
    return _generated(run, node)


def _generated(run: _Run, node: ast.ListComp | ast.GeneratorExp) -> Iterator[Any]:
    inner = _Run(dict(run.names), run.work)  # names of the loop stay within, work is shared
    for _ in _loops(inner, node.generators):
        yield inner.value(node.elt)


def _loops(run: _Run, generators: list[ast.comprehension]) -> Iterator[None]:
    """Bind the loop names, one loop inside the other, and yield once per round that passes the conditions."""
    if not generators:
        yield
        return
    first, *others = generators
    for element in _attempt(first.iter, iter, run.value(first.iter)):
        _attempt(first.iter, run.work.pay, 1)
        run.bind(first.target, element)
        if all(run.value(condition) for condition in first.ifs):
            yield from _loops(run, others)


_RULES: Mapping[type[ast.expr], Callable[[_Run, Any], Any]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.IfExp: _either,
    ast.List: _list,
    ast.Tuple: _tuple,
    ast.Subscript: _subscript,
    ast.Call: _call,
    ast.ListComp: _comprehension,
    ast.GeneratorExp: _generator,
}
