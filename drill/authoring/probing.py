"""A reference tried out: what a call of it gives, and which of the proposed tests it passes.

It runs in a Python of its own, in a folder of its own, with a limit of time: it is the author's own program.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import drill
from drill.authoring import skeleton
from drill.authoring.properties import MOST, properties
from drill.authoring.signatures import Reference
from drill.authoring.skeleton import ARRAYS, EQUALS, TUPLES, Case, Compared
from drill.errors import ContentError

SECONDS = 60.0
_RUN = """
import json, sys, traceback, warnings
warnings.simplefilter("error")
sys.path[:0] = [{root!r}, {folder!r}]
results = []
for name in json.load(open({names!r})):
    namespace = {{}}
    try:
        exec(compile(open(name).read(), name, "exec"), namespace)
        for key in [key for key in namespace if key.startswith("test_")]:
            namespace[key]()
        results.append("")
    except BaseException as error:
        lines = str(error).strip().splitlines()
        results.append(type(error).__name__ + (": " + lines[0][:120] if lines else ""))
print(json.dumps(results))
"""
_SHOW = """
import json, sys, warnings
sys.path[:0] = [{root!r}, {folder!r}]
import numpy as np
from reference import {entry}

def plain(value):
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, float):
        return float(f"{{value:.10g}}")
    if isinstance(value, list | tuple):
        return type(value)(map(plain, value))
    return value

value = {call}
kind = "tuple" if isinstance(value, tuple) else "array" if isinstance(value, np.ndarray) else ""
flat = "O" if kind == "tuple" or isinstance(value, dict | set | str) else np.asarray(value).dtype.kind
print(json.dumps([repr(plain(value)), kind, flat]))
"""


class Shown(NamedTuple):
    """What the call by hand gives, as an expression, and how such results are compared."""

    expected: str
    compared: Compared


def show(reference: Reference) -> Shown:
    """Run the call by hand. Raises ContentError where the reference can't do it."""
    values, kind, dtype = _run(reference, {}, _SHOW, call=skeleton.by_hand(reference), entry=reference.entry)
    if "nan" in values or "inf" in values:
        raise ContentError(
            f"{skeleton.by_hand(reference)} gives {values}", "mend the reference, or its docstring"
        )
    if kind == "tuple":
        return Shown(values, TUPLES)
    if dtype in "biufc" and kind == "array":
        return Shown(f"np.array({values})", ARRAYS)
    return Shown(values, ARRAYS if dtype in "iufc" else EQUALS)


def held(reference: Reference, cases: Sequence[Case], *, tuples: bool) -> dict[tuple[str, int], str]:
    """Return why each way of each case does not hold for the reference; empty where it does."""
    ways = [(case.name, number, way) for case in cases for number, way in enumerate(case.ways)]
    texts = {
        f"way_{at}.py": skeleton.suite(reference, {name: way}, tuples=tuples)
        for at, (name, _, way) in enumerate(ways)
    }
    results = _run(reference, texts, _RUN)
    return {(name, number): told for (name, number, _), told in zip(ways, results, strict=True)}


def _run(reference: Reference, texts: dict[str, str], program: str, **values: str) -> list[str]:
    root = os.path.dirname(os.path.dirname(os.path.abspath(drill.__file__)))
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        for name, text in {"reference.py": reference.source, "answer.py": reference.source, **texts}.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        names = os.path.join(folder, "names.json")
        Path(names).write_text(json.dumps([os.path.join(folder, name) for name in texts]), encoding="utf-8")
        code = program.format(root=root, folder=folder, names=names, **values)
        try:
            run = subprocess.run(  # noqa: S603 - our own Python, on the author's own program
                [sys.executable, "-B", "-c", code],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise ContentError(f"the reference takes more than {SECONDS:g} s", "make it faster") from None
    if run.returncode:
        last = run.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200]
        raise ContentError(f"the reference can't be called as {skeleton.by_hand(reference)}: {last}", _FIX)
    found: list[str] = json.loads(run.stdout.decode(errors="replace").strip().rpartition("\n")[2])
    return found


_FIX = "say types in its signature and shapes in its docstring, such as `X: (n, d)`"


def proposed_suite(reference: Reference) -> tuple[str, Shown, list[str]]:
    """Return the suite, what the call by hand gives, and which cases were left out, each with its reason."""
    shown = show(reference)
    tuples = shown.compared is TUPLES
    claims = properties(reference, shown.compared)
    known = held(reference, claims, tuples=tuples) if claims else {}
    claims = [claim for claim in claims if not known[claim.name, 0]][:MOST]
    cases = [*skeleton.cases(reference, *shown), *claims]
    taken, left_out = skeleton.chosen(cases, known | held(reference, cases, tuples=tuples))
    return skeleton.suite(reference, taken, tuples=tuples), shown, left_out
