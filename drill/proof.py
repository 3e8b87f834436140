"""Proves katas: the stub fails, right answers pass, wrong ones and mutants fail; and says what does not hold.

A suite is as good as what it refuses. Every program of a kata's folder goes before the judge as a learner's
would, and so do the mutants of its reference. What came of it is kept in `checked.json` by the hashes of what
was measured, and a kata whose hashes still hold is not measured again. Results depend neither on the order
nor on how many judges work side by side.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, NamedTuple

from drill import trust
from drill.cards import Kata
from drill.installed import missing
from drill.judge import Judge
from drill.problems import WARNING, Place, Problem, errors_in
from drill.proving import bench, kata_faults, kata_files
from drill.proving.bench import Measured, Step, Subject
from drill.proving.checked import Record
from drill.proving.kata_faults import ACCEPTED, WRONG
from drill.proving.kata_files import KataFiles
from drill.proving.lints import NEEDED, kata_problems
from drill.proving.side_by_side import side_by_side

HASH_SEEDS, HASH_SEEDS_THOROUGH = 3, 20
HEADINGS = ("kata", "tests", "seconds", "accepted", "refused", "named", "mutants", "killed", "errors")

Which = Literal["none", "changed", "all"]
"""Of which katas the mutants are tried: of none, of those changed since their record, or of all."""


@dataclass(frozen=True, slots=True)
class KataProof:
    """What is known of a kata after its check; `fresh` if it was measured now, not read from its record."""

    id: str
    problems: tuple[Problem, ...]
    record: Record | None = None
    fresh: bool = False

    @property
    def ok(self) -> bool:
        """Return whether nothing speaks against the kata."""
        return not errors_in(self.problems)

    def row(self) -> tuple[str, ...]:
        """Return the kata's line in a table under `HEADINGS`."""
        cells = [""] * (len(HEADINGS) - 2) if self.record is None else _cells(self.record)
        return (self.id, *cells, str(len(errors_in(self.problems))))


class _Plan(NamedTuple):
    thorough: bool
    mutants: Which
    again: bool = False

    @property
    def hash_seeds(self) -> int:
        return HASH_SEEDS_THOROUGH if self.thorough else HASH_SEEDS


class _Seeded(NamedTuple):
    """Which references did not pass under a hash seed."""

    seed: int
    failed: frozenset[str]


def prove(
    kata: Kata,
    folder: str,
    *,
    thorough: bool = False,
    mutants: Which = "changed",
    tell: Callable[[Step], None] = lambda _: None,
) -> KataProof:
    """Check one kata and return what came of it; its record is written."""
    for event in prove_all([(kata, folder)], thorough=thorough, mutants=mutants):
        if isinstance(event, KataProof):
            return event
        tell(event)
    raise AssertionError("a check ends with its proof")


def prove_all(
    katas: Iterable[tuple[Kata, str]],
    *,
    jobs: int = 1,
    thorough: bool = False,
    mutants: Which = "none",
    again: bool = False,
) -> Iterator[Step | KataProof]:
    """Check katas, each given with its folder, by `jobs` judges side by side; yield progress, then proofs.

    A kata that is as its record says is not judged, unless `again` or `thorough` asks for it. The proofs come at
    the end, in the order of the katas. Records are written for katas that could be judged.
    """
    plan = _Plan(thorough, mutants, again)
    files = [(kata, kata_files.read(folder)) for kata, folder in katas]
    subjects = {kata.id: bench.subject(kata, each) for kata, each in files if _can_be_judged(kata, each)}
    due = [each for each in subjects.values() if _is_due(each, plan)]
    measured: dict[str, Measured] = {}
    for event in side_by_side(jobs, due, partial(_measure_each, plan)):
        if isinstance(event, Step):
            yield event
        else:
            measured[event.kata] = event
    unsteady = _unsteady(jobs, due, plan)
    for kata, each in files:
        found = measured.get(kata.id)
        if found is not None:
            seeds = tuple(seed for seed, failed in unsteady if kata.id in failed)
            record = replace(found.record, hash_seeds=plan.hash_seeds, unsteady=seeds)
            found = replace(found, record=record)
        yield _proof(kata, each, subjects.get(kata.id), found)


def _measure_each(plan: _Plan, own: Iterator[Subject], tell: Callable[[Step | Measured], None]) -> None:
    with Judge() as judge:
        for subject in own:
            wanted = _wants_mutants(subject, plan)
            tell(bench.measure(subject, judge, with_mutants=wanted, tell=tell))


def _unsteady(jobs: int, due: Sequence[Subject], plan: _Plan) -> list[_Seeded]:
    """Return the hash seeds in their order, with the references that do not pass under each."""
    seeds = range(1, plan.hash_seeds) if due else range(0)

    def each_seed(own: Iterator[int], tell: Callable[[_Seeded], None]) -> None:
        for seed in own:
            with Judge(hash_seed=seed) as judge:
                failed = [subject.kata.id for subject in due if not bench.passes(subject, judge)]
            tell(_Seeded(seed, frozenset(failed)))

    return sorted(side_by_side(jobs, seeds, each_seed))


def _can_be_judged(kata: Kata, files: KataFiles) -> bool:
    """Say whether there is something to judge: the programs are there and parse, and the libraries too."""
    if missing(kata.requires) or not set(NEEDED) <= set(files.texts):
        return False
    with suppress(SyntaxError, ValueError):
        for name in ("reference.py", "suite.py"):
            ast.parse(files.texts[name])
        return True
    return False


def _is_due(subject: Subject, plan: _Plan) -> bool:
    record = subject.files.record
    if (
        plan.thorough
        or plan.again
        or record is None
        or record.measured != subject.files.measured(subject.kata)
    ):
        return True
    return _wants_mutants(subject, plan)


def _wants_mutants(subject: Subject, plan: _Plan) -> bool:
    if plan.mutants != "changed":
        return plan.mutants == "all"
    known = subject.files.record.mutants if subject.files.record else None
    return known is None or known.of != subject.files.mutants


def _proof(kata: Kata, files: KataFiles, subject: Subject | None, found: Measured | None) -> KataProof:
    lints = kata_problems(files.shown, files.names, files.texts, kata.entry)
    problems = [*files.notes.problems, *lints]
    if lacking := missing(kata.requires):
        what = f"{kata.id} was not measured: it needs {', '.join(sorted(lacking))}"
        fix = "`drill trust` it" if any(name.startswith(trust.MARK) for name in lacking) else "install it"
        problems.append(Problem(Place(files.shown, 1, 1), what, fix, WARNING))
    if subject is None:
        return KataProof(kata.id, tuple(problems))
    record = found.record if found else files.record
    if record is None:
        return KataProof(kata.id, tuple(problems))
    problems += [*(found.troubles if found else ()), *kata_faults.faults(_held_against(subject), record)]
    if not (found and found.troubles):
        kata_files.write_record(files, record)
    return KataProof(kata.id, tuple(problems), record, fresh=found is not None)


def _held_against(subject: Subject) -> kata_faults.Against:
    tree = ast.parse(subject.files.texts["suite.py"])
    lines = {node.name: node.lineno for node in tree.body if isinstance(node, ast.FunctionDef)}
    return kata_faults.Against(
        folder=subject.files.shown,
        lines_of_tests=lines,
        limit=subject.work.seconds,
        mutants=subject.mutants,
        waivers=subject.files.waivers,
    )


def _cells(record: Record) -> list[str]:
    accepted = [run for name, run in record.runs.items() if name.startswith(ACCEPTED)]
    wrong = {name: run for name, run in record.runs.items() if name.startswith(WRONG)}
    named = [name for name, run in wrong.items() if name == f"{WRONG}{run.named}.py"]
    cells = [
        str(len(record.tests)),
        f"{record.seconds:g}",
        f"{sum(run.outcome == 'passed' for run in accepted)}/{len(accepted)}",
        f"{sum(run.outcome == 'failed' and run.asserted for run in wrong.values())}/{len(wrong)}",
        f"{len(named)}/{len(wrong)}",
    ]
    if record.mutants is None:
        return [*cells, "", ""]
    return [*cells, str(record.mutants.total), str(record.mutants.total - len(record.mutants.passing))]
