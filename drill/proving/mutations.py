"""The faults that mutants have: what else could stand in place of a node of a program.

The usual ones (another operator, a constant beside the right one, a negated condition, a statement left out,
one step too few) and those of numeric code (another axis, a mean for a sum, a missing transpose or scale).
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from drill.proving.mutations_of_calls import call_changes, is_step, other_axes


class Change(NamedTuple):
    """A node that could stand in place of another, and what kind of fault that is."""

    what: str
    node: ast.AST


Changes = Iterator[Change]
_LEFT_OUT = Change("left out", ast.Pass())

_OTHER_OPERATOR: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_KEEPS_LEFT_ONLY = (ast.Sub, ast.Div, ast.Pow, ast.FloorDiv, ast.Mod)
_KEEPS_EITHER = (ast.Add, ast.Mult)
_OTHER_ATTRIBUTE = {"T": "", "mT": "", "inf": "nan", "eps": "tiny"}


def changes_of(node: ast.AST) -> Changes:
    """Yield what could stand in place of a node of a program."""
    for kind in type(node).__mro__:
        if kind in _CHANGES:
            yield from _CHANGES[kind](node)


def _with(node: Any, **fields: object) -> Any:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _of_binary(node: ast.BinOp) -> Changes:
    kind = type(node.op)
    if kind in _OTHER_OPERATOR:
        yield Change("another operator", _with(node, op=_OTHER_OPERATOR[kind]()))
    if isinstance(node.op, ast.MatMult) and not (_is_plain(node.left) and _is_plain(node.right)):
        yield Change("factors swapped", _with(node, left=node.right, right=node.left))
    if isinstance(node.op, (*_KEEPS_LEFT_ONLY, *_KEEPS_EITHER)) and not is_step(node):
        yield Change("an operand left out", node.left)
    if isinstance(node.op, _KEEPS_EITHER):
        yield Change("an operand left out", node.right)
    if isinstance(node.op, ast.Sub):
        yield Change("operands swapped", _with(node, left=node.right, right=node.left))


def _of_augmented(node: ast.AugAssign) -> Changes:
    kind = type(node.op)
    if kind in _OTHER_OPERATOR:
        yield Change("another operator", _with(node, op=_OTHER_OPERATOR[kind]()))
    yield Change("assigned, not accumulated", ast.Assign([node.target], node.value, lineno=node.lineno))
    yield _LEFT_OUT


def _of_comparison(node: ast.Compare) -> Changes:
    for place, operator in enumerate(node.ops):
        for other in _OTHER_COMPARISONS.get(type(operator), ()):
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield Change("another comparison", _with(node, ops=ops))


def _of_boolean(node: ast.BoolOp) -> Changes:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield Change("and for or" if isinstance(other, ast.And) else "or for and", _with(node, op=other))
    for place in range(len(node.values)):
        rest = node.values[:place] + node.values[place + 1 :]
        yield Change("a condition left out", rest[0] if len(rest) == 1 else _with(node, values=rest))


def _of_unary(node: ast.UnaryOp) -> Changes:
    if not isinstance(node.op, ast.UAdd):
        yield Change("a sign or a negation left out", node.operand)


def _of_constant(node: ast.Constant) -> Changes:
    value = node.value
    if isinstance(value, bool):
        yield Change("another constant", ast.Constant(not value))
    elif isinstance(value, int):
        yield from (Change("another constant", ast.Constant(other)) for other in (value + 1, value - 1))
    elif isinstance(value, float):
        for other in (value + 1.0, 0.0 if value else -1.0):
            yield Change("another constant", ast.Constant(other))


def _of_condition(node: ast.If | ast.While | ast.IfExp | ast.Assert) -> Changes:
    if not isinstance(node.test, ast.Compare | ast.UnaryOp | ast.Constant):
        yield Change("a negated condition", _with(node, test=ast.UnaryOp(ast.Not(), node.test)))


def _of_if(node: ast.If) -> Changes:
    if not node.orelse:
        yield _LEFT_OUT
        return
    yield Change("always the else", ast.If(ast.Constant(value=True), node.orelse, []))
    yield Change("an else left out", _with(node, orelse=[]))


def _of_choice(node: ast.IfExp) -> Changes:
    yield Change("always the first choice", node.body)
    yield Change("always the second choice", node.orelse)


def _of_expression_statement(node: ast.Expr) -> Changes:
    if not isinstance(node.value, ast.Yield | ast.YieldFrom | ast.Constant):
        yield _LEFT_OUT


def _unpacked_otherwise(node: ast.For | ast.comprehension) -> Changes:
    """Swap the first two names that a loop unpacks into, as in `for train, test in folds`."""
    if isinstance(node.target, ast.Tuple) and len(node.target.elts) > 1:
        first, second, *rest = node.target.elts
        swapped = _with(node.target, elts=[second, first, *rest])
        yield Change("unpacked the other way", _with(node, target=swapped))


def _of_assignment(node: ast.Assign) -> Changes:
    """Leave out what has a value without the assignment: a part of an object, or a name made from itself."""
    targets = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else node.targets
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    used = {each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)}
    if all(isinstance(target, ast.Subscript) for target in targets) or (names and names <= used):
        yield _LEFT_OUT


def _of_return(node: ast.Return) -> Changes:
    value = node.value
    if isinstance(value, ast.Tuple) and len(value.elts) > 1:
        swapped = [value.elts[1], value.elts[0], *value.elts[2:]]
        yield Change("values swapped", _with(node, value=_with(value, elts=swapped)))
    elif value is None:
        yield _LEFT_OUT


def _of_with(node: ast.With) -> Changes:
    if not any(item.optional_vars for item in node.items):
        yield Change("a context left out", ast.If(ast.Constant(value=True), node.body, []))


def _of_slice(node: ast.Slice) -> Changes:
    """Move a bound by one; bounds that are constants move with the constants."""
    for name in ("lower", "upper"):
        bound = getattr(node, name)
        if bound is not None and not (_is_number(bound) or is_step(bound)):
            for operator in (ast.Add(), ast.Sub()):
                moved = ast.BinOp(bound, operator, ast.Constant(1))
                yield Change("off by one", _with(node, **{name: moved}))
        if bound is not None:
            yield Change("a bound left out", _with(node, **{name: None}))
    if node.step is not None and not _is_number(node.step):
        yield Change("a step left out", _with(node, step=None))


def _of_comprehension(node: ast.comprehension) -> Changes:
    yield from _unpacked_otherwise(node)
    for place, condition in enumerate(node.ifs):
        rest = node.ifs[:place] + node.ifs[place + 1 :]
        yield Change("a filter left out", _with(node, ifs=rest))
        if not isinstance(condition, ast.Compare | ast.UnaryOp):
            negated: ast.expr = ast.UnaryOp(ast.Not(), condition)
            yield Change("a negated filter", _with(node, ifs=[*rest, negated]))


def _of_attribute(node: ast.Attribute) -> Changes:
    other = _OTHER_ATTRIBUTE.get(node.attr)
    if other == "":
        yield Change("a transpose left out", node.value)
    elif other:
        yield Change("another constant", _with(node, attr=other))


def is_shape(node: ast.AST) -> bool:
    """Say whether a node is one length of an array, `x.shape[-1]`: its faults are other axes, not numbers."""
    return isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "shape"


def _of_subscript(node: ast.Subscript) -> Changes:
    if is_shape(node):
        yield from (Change("another axis", _with(node, slice=axis)) for axis in other_axes(node.slice))
    elif isinstance(node.slice, ast.Name) and isinstance(node.ctx, ast.Load):
        yield Change("a selection left out", node.value)


def _of_call(node: ast.Call) -> Changes:
    yield from (Change(what, changed) for what, changed in call_changes(node))


def _is_plain(node: ast.expr) -> bool:
    """Say whether a factor is a bare name: the product of two vectors is the same either way."""
    return isinstance(node, ast.Name)


def _is_number(node: ast.expr) -> bool:
    inner = node.operand if isinstance(node, ast.UnaryOp) else node
    return isinstance(inner, ast.Constant)


_CHANGES: dict[type[ast.AST], Callable[[Any], Iterable[Change]]] = {
    ast.BinOp: _of_binary,
    ast.AugAssign: _of_augmented,
    ast.Compare: _of_comparison,
    ast.BoolOp: _of_boolean,
    ast.UnaryOp: _of_unary,
    ast.Constant: _of_constant,
    ast.If: lambda node: (*_of_condition(node), *_of_if(node)),
    ast.While: _of_condition,
    ast.IfExp: lambda node: (*_of_condition(node), *_of_choice(node)),
    ast.Assert: lambda _: [_LEFT_OUT],
    ast.Expr: _of_expression_statement,
    ast.Assign: _of_assignment,
    ast.Return: _of_return,
    ast.With: _of_with,
    ast.For: lambda node: (_LEFT_OUT, *_unpacked_otherwise(node)),
    ast.Break: lambda _: [Change("continue for break", ast.Continue())],
    ast.Continue: lambda _: [Change("break for continue", ast.Break())],
    ast.Slice: _of_slice,
    ast.comprehension: _of_comprehension,
    ast.Attribute: _of_attribute,
    ast.Subscript: _of_subscript,
    ast.Call: _of_call,
}
