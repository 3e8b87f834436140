"""The faults that a call of a numeric function can have: a mean for a sum, another axis, a root left out.

A function is known by its last name, so that `np.sum(x)`, `x.sum()` and `torch.sum(x)` have the same faults.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from typing import Any

Changed = Iterator[tuple[str, ast.expr]]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PAIRS = (
    ("sum", "mean"),
    ("nansum", "nanmean"),
    ("max", "min"),
    ("amax", "amin"),
    ("argmax", "argmin"),
    ("maximum", "minimum"),
    ("var", "std"),
    ("floor", "ceil"),
    ("any", "all"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("cumsum", "cumprod"),
    ("sin", "cos"),
    ("exp", "expm1"),
    ("log", "log1p"),
    ("triu", "tril"),
    ("add", "subtract"),
    ("multiply", "divide"),
    ("less", "less_equal"),
    ("greater", "greater_equal"),
    ("logical_and", "logical_or"),
)
_OTHER_NAME = {**dict(_PAIRS), **{right: left for left, right in _PAIRS}}
_ONE_WAY = {"median": "mean", "prod": "sum"}
_LEFT_OUT = _words(
    """abs absolute argsort astype ceil clamp clip contiguous copy cumprod cumsum deepcopy detach
    exp expm1 fabs flip floor log log1p log2 log10 masked_fill nan_to_num ravel reversed round softmax sort
    sorted sqrt square squeeze swapaxes tanh transpose trapezoid tril triu unique"""
)
_SPREADS = frozenset({"var", "std", "nanvar", "nanstd"})
_SYMMETRIC = _words(
    """add allclose array_equal dot equal gcd hypot isclose isinstance logaddexp logical_and logical_or max
    maximum min minimum multiply transpose union intersection"""
)
_OPTIONAL = _words(
    """dtype ddof correction unbiased initial where minlength endpoint key default strict stable kind
    side rcond start"""
)
_FIXED_ORDER = _SYMMETRIC | {"astype", "getattr", "range", "reshape", "swapaxes"}
_MODULES = frozenset({"np", "numpy", "torch", "math", "F", "copy", "statistics"})
_AXES = frozenset({"axis", "dim"})
_FLIPPED_TEXT = {"left": "right", "right": "left"}


def call_changes(call: ast.Call) -> Changed:
    """Yield what could stand in place of a call, each with the kind of fault it is."""
    name = _name_of(call)
    yield from _renamed(call, name)
    yield from _unwrapped(call, name)
    yield from _other_arguments(call, name)
    yield from _other_keywords(call)
    if name == "range":
        yield from _other_ranges(call)
    if name in _SPREADS and not {"ddof", "correction", "unbiased"} & {each.arg for each in call.keywords}:
        ddof = "ddof" if _is_of_numpy(call) else "correction"
        given = ast.keyword(ddof, ast.Constant(1 if ddof == "ddof" else 0))
        yield "another divisor", _with(call, keywords=[*call.keywords, given])


def _with(node: Any, **fields: object) -> Any:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_of_module(call: ast.Call) -> bool:
    """Say whether the function is taken from a module, `np.sum(x)`, rather than from a value, `x.sum()`."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    while isinstance(owner, ast.Attribute):
        owner = owner.value
    return isinstance(owner, ast.Name) and owner.id in _MODULES


def _is_of_numpy(call: ast.Call) -> bool:
    return not any(isinstance(each, ast.Name) and each.id == "torch" for each in ast.walk(call.func))


def _renamed(call: ast.Call, name: str) -> Changed:
    other = _ONE_WAY.get(name, _OTHER_NAME.get(name, ""))
    if not other:
        return
    if isinstance(call.func, ast.Attribute):
        yield "another function", _with(call, func=_with(call.func, attr=other))
    elif name in {"max", "min", "any", "all"}:
        yield "another function", _with(call, func=ast.Name(other))


def _unwrapped(call: ast.Call, name: str) -> Changed:
    """Leave the function out and keep what it is applied to."""
    if name == "where" and len(call.args) == 3:
        yield "always the first choice", call.args[1]
        yield "always the second choice", call.args[2]
    elif _is_bound(call, name):
        yield "a bound left out", call.args[0]
        yield "a bound left out", call.args[1]
    elif name in _LEFT_OUT:
        inner = _applied_to(call)
        if inner is not None:
            yield "a function left out", inner


def _is_bound(call: ast.Call, name: str) -> bool:
    if name in {"max", "min"} and not isinstance(call.func, ast.Name):
        return False
    return name in {"maximum", "minimum", "max", "min"} and len(call.args) == 2


def _applied_to(call: ast.Call) -> ast.expr | None:
    if isinstance(call.func, ast.Attribute) and not _is_of_module(call):
        return call.func.value
    return call.args[0] if call.args and not isinstance(call.args[0], ast.Starred) else None


def _other_arguments(call: ast.Call, name: str) -> Changed:
    if name == "where" and len(call.args) == 3:
        condition, first, second = call.args
        yield "choices swapped", _with(call, args=[condition, second, first])
    elif len(call.args) == 2 and name not in _FIXED_ORDER:
        yield "arguments swapped", _with(call, args=call.args[::-1])
    if name in {"argsort", "sort"} and _is_of_module(call) and call.args:
        negative = ast.UnaryOp(ast.USub(), call.args[0])
        yield "the other order", _with(call, args=[negative, *call.args[1:]])
    if name == "sorted" and not any(each.arg == "reverse" for each in call.keywords):
        falling = ast.keyword("reverse", ast.Constant(value=True))
        yield "the other order", _with(call, keywords=[*call.keywords, falling])


def _other_keywords(call: ast.Call) -> Changed:
    for place, keyword in enumerate(call.keywords):
        rest = call.keywords[:place] + call.keywords[place + 1 :]
        if keyword.arg in _AXES:
            yield f"no {keyword.arg}", _with(call, keywords=rest)
            for axis in other_axes(keyword.value):
                yield "another axis", _with(call, keywords=[*rest, ast.keyword(keyword.arg, axis)])
        if keyword.arg in _OPTIONAL:
            yield f"no {keyword.arg}", _with(call, keywords=rest)
        if isinstance(keyword.value, ast.Constant) and keyword.value.value in _FLIPPED_TEXT:
            flipped = ast.keyword(keyword.arg, ast.Constant(_FLIPPED_TEXT[keyword.value.value]))
            yield "the other side", _with(call, keywords=[*rest, flipped])


def other_axes(axis: ast.expr) -> Iterator[ast.expr]:
    """Yield the neighbour of a constant axis, counted from the same end, and each axis of a tuple alone."""
    if isinstance(axis, ast.Tuple):
        yield from axis.elts
    if isinstance(axis, ast.Constant) and isinstance(axis.value, int):
        yield ast.Constant(axis.value - 1 if axis.value else 1)
    if isinstance(axis, ast.UnaryOp) and isinstance(axis.operand, ast.Constant):
        from_end = axis.operand.value
        if isinstance(from_end, int):
            yield ast.UnaryOp(ast.USub(), ast.Constant(from_end - 1 if from_end > 1 else 2))


def is_step(node: ast.expr) -> bool:
    """Say whether an expression is another plus or minus one, which has faults enough of its own."""
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add | ast.Sub):
        return False
    return isinstance(node.right, ast.Constant) and node.right.value == 1


def _other_ranges(call: ast.Call) -> Changed:
    stop = 0 if len(call.args) == 1 else 1
    for place, argument in enumerate(call.args[:2]):
        if isinstance(argument, ast.Constant) or is_step(argument):
            continue
        for operator in (ast.Sub(), ast.Add()) if place == stop else (ast.Add(),):
            moved = ast.BinOp(argument, operator, ast.Constant(1))
            args = [*call.args[:place], moved, *call.args[place + 1 :]]
            yield "off by one", _with(call, args=args)
