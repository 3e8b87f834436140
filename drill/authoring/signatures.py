"""A reference read as what a kata asks for: its entry point, what that takes, and the stub that a learner gets."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

from drill.errors import ContentError, UsageError

ARRAY, FLOAT, INT, FLAG, TEXT, NUMBERS, WHOLES, TEXTS, CHANCE = (
    "array",
    "float",
    "int",
    "flag",
    "text",
    "numbers",
    "wholes",
    "texts",
    "chance",
)
_BY_TYPE = (
    (r"Generator", CHANCE),
    (r"ndarray|NDArray|ArrayLike|\bArray\b", ARRAY),
    (r"(list|[Ss]equence|[Ii]terable|tuple)\[\s*(int|bool)", WHOLES),
    (r"(list|[Ss]equence|[Ii]terable|tuple)\[\s*str", TEXTS),
    (r"list|[Ss]equence|[Ii]terable|tuple", NUMBERS),
    (r"\bfloat\b", FLOAT),
    (r"\bint\b", INT),
    (r"\bbool\b", FLAG),
    (r"\bstr\b", TEXT),
)
PRIMES = (7, 3, 5, 2, 11)


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument that a call must give: its kind, the named dimensions of an array, and what its values are."""

    name: str
    kind: str
    shape: tuple[str, ...] = ()
    values: str = "any"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference program and its entry point, a function."""

    source: str
    entry: str
    arguments: tuple[Argument, ...]
    options: tuple[tuple[str, object], ...]
    docstring: str
    uses_torch: bool
    stub: str


def read_reference(source: str, entry: str = "") -> Reference:
    """Return what a reference says of itself. Raises ContentError or UsageError where no kata can be made from it."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        raise ContentError(f"the reference is not Python: {error}", "mend it first") from None
    function = _entry(tree, entry)
    arguments = function.args
    if arguments.vararg or arguments.kwarg:
        raise UsageError(f"{function.name} takes any number of arguments", "name them one by one")
    docstring = ast.get_docstring(function) or ""
    given = arguments.posonlyargs + arguments.args
    given = given[: len(given) - len(arguments.defaults)]
    if not given:
        raise UsageError(f"{function.name} takes no argument that must be given", "a kata needs an input")
    return Reference(
        source=source,
        entry=function.name,
        arguments=tuple(_argument(each, docstring) for each in given),
        options=tuple(_options(arguments)),
        docstring=docstring,
        uses_torch=any(name.partition(".")[0] == "torch" for name in _imported(tree)),
        stub=_stub(tree, function),
    )


def _options(arguments: ast.arguments) -> Iterator[tuple[str, object]]:
    """Yield the arguments that a call may leave out, with their default where that is written as a constant."""
    given = arguments.posonlyargs + arguments.args
    named = zip(given[len(given) - len(arguments.defaults) :], arguments.defaults, strict=True)
    for argument, default in [*named, *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]:
        if isinstance(default, ast.Constant):
            yield argument.arg, default.value


def _entry(tree: ast.Module, entry: str) -> ast.FunctionDef:
    functions = [
        node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]
    named = [node for node in functions if node.name == entry] if entry else functions
    if len(named) == 1:
        return named[0]
    if any(isinstance(node, ast.ClassDef) and entry in ("", node.name) for node in tree.body) and not named:
        fix = "write its folder by hand: CONTRIBUTING, `The life of a kata`, shows a driver"
        raise UsageError("a class can't be made into a kata by itself", fix)
    names = ", ".join(node.name for node in functions) or "none"
    raise UsageError(f"the reference has these public functions: {names}", "name one with --entry")


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _argument(node: ast.arg, docstring: str) -> Argument:
    kind = _kind(node)
    about = " ".join(line for line in docstring.splitlines() if re.search(rf"\b{node.arg}\b", line))
    shape = _shape(node.arg, docstring) if kind == ARRAY else ()
    return Argument(node.arg, kind, shape, _values(about))


def _kind(node: ast.arg) -> str:
    annotation = ast.unparse(node.annotation) if node.annotation else ""
    if "Tensor" in annotation:
        raise UsageError(
            "a reference that takes tensors needs a suite with drivers", "write its folder by hand"
        )
    return next((kind for pattern, kind in _BY_TYPE if re.search(pattern, annotation)), ARRAY)


def _shape(name: str, docstring: str) -> tuple[str, ...]:
    """Return the dimensions that the docstring gives, such as `X: (n, d)`; else those that the name suggests."""
    found = re.search(rf"\b{name}\b[^\n()]{{0,40}}\(([\w\s,*]*)\)", docstring)
    dimensions = tuple(part.strip() for part in found[1].split(",") if part.strip()) if found else ()
    if dimensions and all(re.fullmatch(r"\w+", part) for part in dimensions):
        return dimensions
    return ("n", "d") if name[0].isupper() else ("n",)


def _values(about: str) -> str:
    if re.search(r"\b(labels?|class(es)?|binary|0 or 1|0/1)\b", about):
        return "labels"
    if re.search(r"probabilit", about):
        return "shares"
    return "positive" if re.search(r"\b(positive|counts?|weights?|rates?)\b", about) else "any"


def _stub(tree: ast.Module, function: ast.FunctionDef) -> str:
    """Return the signature and the docstring, with the imports that the signature needs."""
    header = copy.copy(function)
    header.body = [*_docstring(function), ast.parse("raise NotImplementedError").body[0]]
    header.decorator_list = []
    used = {node.id for node in ast.walk(function.args) if isinstance(node, ast.Name)}
    used |= {node.id for node in ast.walk(function.returns or ast.Pass()) if isinstance(node, ast.Name)}
    imports = [
        ast.unparse(node)
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        and (getattr(node, "module", "") == "__future__" or _binds(node) & (used | {"np"}))
    ]
    text = ast.unparse(ast.fix_missing_locations(ast.Module([header], [])))
    return "\n".join([*imports, "", "", text.strip()]).lstrip("\n") + "\n"


def _docstring(function: ast.FunctionDef) -> list[ast.stmt]:
    return [function.body[0]] if ast.get_docstring(function) is not None else []


def _binds(node: ast.Import | ast.ImportFrom) -> set[str]:
    return {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
