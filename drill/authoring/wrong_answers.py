"""Wrong answers proposed from the mutants of a reference: those that the suite tells by a wrong value.

A mutant that fails few tests looks right at first sight, which is what a wrong answer is for. The author keeps those
that people would really write, and says in a phrase what each does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drill.authoring.own_decks import replace_file
from drill.cards import Kata
from drill.errors import ContentError
from drill.judge import Judge
from drill.problems import errors_in
from drill.proving import bench, kata_files
from drill.proving.kata_faults import WRONG
from drill.proving.kata_files import KataFiles
from drill.proving.lints import LEAST_WRONG, program_problems
from drill.proving.mutants import Mutant, hash_of, mutants

MOST_PROPOSED = 14
MOST_OF_A_LINE = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mutant that fails the suite by a wrong value: the tests that it fails, and a name for it."""

    mutant: Mutant
    fails: tuple[str, ...]
    name: str


def lacking(folder: str) -> int:
    """Return how many wrong answers the kata lacks."""
    there = [name for name in kata_files.read(folder).names if name.startswith(WRONG)]
    return max(0, LEAST_WRONG - len(there))


def mutants_of(folder: str) -> tuple[Mutant, ...]:
    """Return all mutants of the kata's reference."""
    return mutants(kata_files.read(folder).texts["reference.py"])


def proposals(kata: Kata, folder: str) -> Iterator[Proposal | tuple[int, int]]:
    """Yield progress, as so many of so many, while the mutants are judged; then what is proposed, the best first."""
    files = kata_files.read(folder)
    subject = bench.subject(kata, files)
    there = {hash_of(text) for name, text in files.texts.items() if name.startswith(WRONG)}
    candidates = [each for each in subject.mutants if each.hash not in there]
    found = []
    with Judge() as judge:
        for number, mutant in enumerate(candidates, 1):
            verdict = judge.judge(subject.work, mutant.source, name_mistake=False)
            if verdict.outcome.value == "failed" and all(
                each.cause == "assertion" for each in verdict.failures
            ):
                found.append((mutant, tuple(failure.test for failure in verdict.failures)))
            yield number, len(candidates)
    yield from _ranked(found, files)


def _ranked(found: Sequence[tuple[Mutant, tuple[str, ...]]], files: KataFiles) -> Iterator[Proposal]:
    """Yield those that differ in what they fail first, of each line a few, with names that are not taken."""
    of_line: dict[int, int] = {}
    ways: set[tuple[str, ...]] = set()
    first: list[tuple[Mutant, tuple[str, ...]]] = []
    second: list[tuple[Mutant, tuple[str, ...]]] = []
    for mutant, fails in sorted(found, key=lambda each: len(each[1])):
        if of_line.get(mutant.line, 0) < MOST_OF_A_LINE:
            of_line[mutant.line] = of_line.get(mutant.line, 0) + 1
            (second if fails in ways else first).append((mutant, fails))
            ways.add(fails)
    taken = {os.path.basename(name)[:-3] for name in files.names if name.startswith(WRONG)}
    for mutant, fails in [*first, *second][:MOST_PROPOSED]:
        name = _name(mutant, taken)
        taken.add(name)
        yield Proposal(mutant, fails, name)


def _name(mutant: Mutant, taken: set[str]) -> str:
    """Return what was changed, as a name for a file."""
    name = re.sub(r"\W+", "_", mutant.what.partition(":")[0].lower()).strip("_") or "mutant"
    numbered = [name, *(f"{name}_{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in numbered if each not in taken)


def keep(folder: str, mutant: Mutant, name: str, sentence: str, entry: Sequence[str]) -> str:
    """Write the mutant as a wrong answer and return its path. Raises ContentError where name or sentence won't do."""
    sentence = sentence.strip().rstrip(".")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ContentError(f"`{name}` is no name for a wrong answer", "name it like penalises_intercept")
    path = os.path.join(folder, "wrong_answer", f"{name}.py")
    if os.path.exists(path):
        raise ContentError(f"there is a wrong answer {name} already", "name it differently")
    quotes = '"' * 3
    text = f"{quotes}{sentence}{quotes}\n\n{mutant.source.rstrip()}\n"
    problems = errors_in(program_problems(f"{WRONG}{name}.py", text, path, entry))
    if problems or "\\" in sentence or '"' in sentence:
        what = problems[0].what if problems else "quotes and backslashes can't stand in it"
        raise ContentError(f"`{sentence}`: {what}", "one phrase without a subject: penalises the intercept")
    replace_file(path, text.encode())
    return path
