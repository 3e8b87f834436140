"""The mutants that no test fails: what each changes, and which tests catch the mutants next to it.

A record keeps only which mutants pass. So who nearly caught a survivor is measured when it is asked for: the
mutants of the same line, or else of the lines beside it, go before the judge, and the test that fails each counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from drill.cards import Kata
from drill.judge import Judge
from drill.proof import KataProof
from drill.proving import bench, kata_files
from drill.proving.bench import MUTANT_SECONDS, Subject
from drill.proving.mutants import Mutant

MOST_NEIGHBOURS = 8
MOST_LINES_AWAY = 2


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that passes, with the tests that fail its neighbours: how many of them each, the most first."""

    kata: str
    mutant: Mutant
    near: tuple[tuple[str, int], ...] = ()

    def nearest(self) -> str:
        """Return the tests in words."""
        return ", ".join(f"{test} (fails {count} beside it)" for test, count in self.near[:2])


def survivors(proofs: Iterable[tuple[Kata, str, KataProof]], *, with_neighbours: bool) -> Iterator[Survivor]:
    """Yield the survivors of katas, each given with its folder and its proof."""
    for kata, folder, proof in proofs:
        passing = set(proof.record.mutants.passing) if proof.record and proof.record.mutants else set()
        files = kata_files.read(folder) if passing else None
        if files is None or not passing - set(files.waivers.reasons):
            continue
        subject = bench.subject(kata, files)
        alive = [each for each in subject.mutants if each.hash in passing - set(files.waivers.reasons)]
        if not with_neighbours:
            yield from (Survivor(kata.id, each) for each in alive)
            continue
        with Judge() as judge:
            for each in alive:
                yield Survivor(kata.id, each, _caught(subject, judge, each, passing))


def _caught(
    subject: Subject, judge: Judge, survivor: Mutant, passing: set[str]
) -> tuple[tuple[str, int], ...]:
    work = replace(subject.work, seconds=MUTANT_SECONDS)
    counts: Counter[str] = Counter()
    for neighbour in _neighbours(subject.mutants, survivor, passing):
        verdict = judge.judge(work, neighbour.source, name_mistake=False, first_failure_only=True)
        counts.update(failure.test for failure in verdict.failures[:1])
    return tuple(counts.most_common())


def _neighbours(mutants: Iterable[Mutant], survivor: Mutant, passing: set[str]) -> list[Mutant]:
    killed = [each for each in mutants if each.hash not in passing]
    near = [each for each in killed if abs(each.line - survivor.line) <= MOST_LINES_AWAY]
    return sorted(near, key=lambda each: abs(each.line - survivor.line))[:MOST_NEIGHBOURS]
