"""The bench where a kata is measured: each of its programs, and each mutant, goes before the judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from drill.cards import Kata
from drill.judge import Judge, Work
from drill.problems import Place, Problem
from drill.proving import checked
from drill.proving.checked import MutantCount, Record, Run
from drill.proving.kata_faults import WRONG
from drill.proving.kata_files import KataFiles
from drill.proving.mutants import Mutant, mutants
from drill.proving.suite_lints import names_of_tests
from drill.verdicts import Outcome, Verdict

MUTANT_SECONDS = 4.0
"""The limit for a mutant: some never end, and the reference needs a small part of it."""

REFERENCE, STUB = "reference.py", "stub.py"


class Step(NamedTuple):
    """Progress on one kata: so many of its programs and mutants are judged."""

    kata: str
    done: int
    total: int


Tell = Callable[[Step], None]


class Subject(NamedTuple):
    """One kata on the bench: its card and files, what the judge may know of it, and the mutants."""

    kata: Kata
    files: KataFiles
    work: Work
    mutants: tuple[Mutant, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of measuring a kata; `troubles` are verdicts that could not be given."""

    kata: str
    record: Record
    troubles: tuple[Problem, ...]


def subject(kata: Kata, files: KataFiles) -> Subject:
    """Return a kata ready to be measured; its suite and its reference must parse."""
    work = Work(
        id=kata.id,
        folder=files.path,
        entry=kata.entry,
        requires=kata.requires,
        examples=kata.examples,
        tests=names_of_tests(files.texts["suite.py"]),
    )
    return Subject(kata, files, work, mutants(files.texts[REFERENCE]))


def programs(files: KataFiles) -> list[str]:
    """Return the names of the programs that are judged."""
    return [name for name in files.texts if name in (REFERENCE, STUB) or "/" in name]


def measure(bench: Subject, judge: Judge, *, with_mutants: bool, tell: Tell) -> Measured:
    """Judge every program of the kata, and every mutant or else keep what the record says of them."""
    names = programs(bench.files)
    meter = _Meter(bench, judge, tell, len(names) + with_mutants * len(bench.mutants))
    verdicts = {name: meter.verdict(name, bench.files.texts[name]) for name in names}
    examples = judge.examples(bench.work, bench.files.texts[REFERENCE])
    count = _known_mutants(bench)
    if with_mutants:
        passing = tuple(mutant.hash for mutant in bench.mutants if meter.passes(mutant))
        count = MutantCount(bench.files.mutants, len(bench.mutants), passing)
    record = Record(
        suite=bench.files.suite,
        measured=bench.files.measured(bench.kata),
        tests=bench.work.tests,
        seconds=_seconds(bench, judge, verdicts[REFERENCE]),
        runs={name: _run(name, verdict) for name, verdict in verdicts.items()},
        examples=tuple(each.call or each.got for each in examples if not each.passed),
        mutants=count,
    )
    return Measured(bench.kata.id, record, tuple(meter.troubles))


def passes(bench: Subject, judge: Judge) -> bool:
    """Return whether the reference passes before this judge."""
    return judge.judge(bench.work, bench.files.texts[REFERENCE]).outcome is Outcome.PASSED


class _Meter:
    """Counts what is judged, tells of it, and keeps the troubles."""

    def __init__(self, bench: Subject, judge: Judge, tell: Tell, total: int) -> None:
        self.troubles: list[Problem] = []
        self._bench, self._judge, self._tell = bench, judge, tell
        self._done, self._total = 0, total

    def verdict(self, name: str, program: str) -> Verdict:
        """Judge a program as a learner's, with its mistake named if it is a wrong answer."""
        verdict = self._judged(name, self._bench.work, program, whole=name.startswith(WRONG))
        self._step()
        return verdict

    def passes(self, mutant: Mutant) -> bool:
        """Return whether a mutant passes; the suite ends at its first failure."""
        work = replace(self._bench.work, seconds=MUTANT_SECONDS)
        verdict = self._judged(f"mutant {mutant.hash}", work, mutant.source, whole=False, hasty=True)
        self._step()
        return verdict.outcome is Outcome.PASSED

    def _judged(self, name: str, work: Work, program: str, *, whole: bool, hasty: bool = False) -> Verdict:
        for _ in range(2):  # a process of ours may have died of a full machine: once more
            verdict = self._judge.judge(work, program, name_mistake=whole, first_failure_only=hasty)
            if verdict.outcome is not Outcome.UNJUDGED:
                return verdict
        what = f"{name} could not be judged: {verdict.message}"
        self.troubles.append(Problem(Place(self._bench.files.shown, 1, 1), what, "drill doctor"))
        return verdict

    def _step(self) -> None:
        self._done += 1
        self._tell(Step(self._bench.kata.id, self._done, self._total))


def _known_mutants(bench: Subject) -> MutantCount | None:
    """Return what the record says of mutants, if suite and reference are those of the record."""
    known = bench.files.record.mutants if bench.files.record else None
    return known if known and known.of == bench.files.mutants else None


def _seconds(bench: Subject, judge: Judge, first: Verdict) -> float:
    """Return the better of two times of the reference: the first run may have found its libraries cold."""
    second = judge.judge(bench.work, bench.files.texts[REFERENCE], name_mistake=False)
    before = bench.files.record
    same = before is not None and before.suite == bench.files.suite
    return checked.stepped(min(first.seconds, second.seconds), before.seconds if before and same else None)


def _run(name: str, verdict: Verdict) -> Run:
    if not name.startswith(WRONG):
        return Run(verdict.outcome.value, tuple(_failed(verdict)))
    asserted = any(failure.cause == "assertion" for failure in verdict.failures)
    named = verdict.mistake.name if verdict.mistake else ""
    return Run(verdict.outcome.value, tuple(_failed(verdict)), asserted, named)


def _failed(verdict: Verdict) -> Iterator[str]:
    return (failure.test for failure in verdict.failures)
