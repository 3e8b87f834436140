"""The record of a kata's check, `checked.json`: what was measured, and by which hashes it is still true.

It holds nothing that differs from run to run or from one computer to another, so that checking again what has
not changed changes no file. Whether the kata is good is not in it: that is worked out each time it is read.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

SCHEMA = 1
STEPS = (0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 60.0)
MUCH_SLOWER, MUCH_FASTER = 2.0, 0.25


@dataclass(frozen=True, slots=True)
class Run:
    """One program before the suite: the outcome, the tests it fails, and for a wrong answer how it was told.

    `asserted` says whether a test failed by an assertion; `named` is the mistake that the judge named.
    """

    outcome: str
    fails: tuple[str, ...] = ()
    asserted: bool = False
    named: str = ""


@dataclass(frozen=True, slots=True)
class MutantCount:
    """How many mutants there are, and the hashes of those that pass; `of` is the hash of what decides."""

    of: str
    total: int
    passing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What was measured of a kata: its runs by the program's file, and the examples that are not as stated.

    `unsteady` are the hash seeds, of so many, under which the reference did not pass.
    """

    suite: str
    measured: str
    tests: tuple[str, ...]
    seconds: float
    runs: Mapping[str, Run] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    hash_seeds: int = 0
    unsteady: tuple[int, ...] = ()
    mutants: MutantCount | None = None


def written(record: Record, waived: Collection[str]) -> str:
    """Return the text of `checked.json`: JSON with sorted keys."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "suite": record.suite,
        "measured": record.measured,
        "tests": list(record.tests),
        "seconds": record.seconds,
        "failed_examples": list(record.examples),
        "hash_seeds": record.hash_seeds,
        "unsteady": list(record.unsteady),
        "programs": {name: _of_run(run) for name, run in record.runs.items()},
    }
    if record.mutants is not None:
        content["mutants"] = _of_mutants(record.mutants, waived)
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def read(content: Mapping[str, Any]) -> Record | None:
    """Return the record in the content of a `checked.json`, or None where it is not of our schema."""
    if content.get("schema") != SCHEMA:
        return None
    try:
        return _read(content)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def stepped(seconds: float, before: float | None = None) -> float:
    """Return a time as the next of a few steps, or the one recorded `before` unless it is much slower or faster now.

    What a busy machine recorded is thus taken back by a quiet one.
    """
    if before is not None and MUCH_FASTER * before < seconds <= MUCH_SLOWER * before:
        return before
    return next((step for step in STEPS if seconds <= step), STEPS[-1])


def _of_run(run: Run) -> dict[str, Any]:
    content: dict[str, Any] = {"outcome": run.outcome}
    if run.fails:
        content |= {"fails": list(run.fails), "asserted": run.asserted}
    return content | ({"named": run.named} if run.named else {})


def _of_mutants(mutants: MutantCount, waived: Collection[str]) -> dict[str, Any]:
    return {
        "of": mutants.of,
        "total": mutants.total,
        "killed": mutants.total - len(mutants.passing),
        "waived": [each for each in mutants.passing if each in waived],
        "survivors": [each for each in mutants.passing if each not in waived],
    }


def _read(content: Mapping[str, Any]) -> Record:
    mutants = content.get("mutants")
    return Record(
        suite=str(content["suite"]),
        measured=str(content["measured"]),
        tests=_texts(content["tests"]),
        seconds=float(content["seconds"]),
        runs={str(name): _read_run(run) for name, run in content["programs"].items()},
        examples=_texts(content["failed_examples"]),
        hash_seeds=int(content["hash_seeds"]),
        unsteady=tuple(int(seed) for seed in content["unsteady"]),
        mutants=None if mutants is None else _read_mutants(mutants),
    )


def _read_run(run: Mapping[str, Any]) -> Run:
    fails = _texts(run.get("fails", ()))
    return Run(str(run["outcome"]), fails, bool(run.get("asserted", False)), str(run.get("named", "")))


def _read_mutants(mutants: Mapping[str, Any]) -> MutantCount:
    passing = _texts(mutants["waived"]) + _texts(mutants["survivors"])
    return MutantCount(str(mutants["of"]), int(mutants["total"]), passing)


def _texts(items: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in items)
