"""What a course's verdicts add up to: by kata, and by learner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drill.grading.ledger import Graded
from drill.verdicts import Outcome


class OfKata(NamedTuple):
    """One kata: how many handed it in, how many passed, the mistakes and the tests that failed most often."""

    kata: str
    handed_in: int
    passed: int
    mistakes: tuple[tuple[str, int], ...]
    failed: tuple[tuple[str, int], ...]


class OfLearner(NamedTuple):
    """One learner: the katas passed of those handed in, and the outcomes that are not a pass, by kata."""

    learner: str
    handed_in: int
    passed: int
    others: tuple[tuple[str, str], ...]


class Summary(NamedTuple):
    """All verdicts: how many submissions of each outcome, and both views."""

    outcomes: tuple[tuple[str, int], ...]
    katas: tuple[OfKata, ...]
    learners: tuple[OfLearner, ...]


def summed_up(verdicts: Iterable[Graded]) -> Summary:
    """Return what the verdicts add up to; katas and learners in order of their names."""
    verdicts = list(verdicts)
    counts = Counter(each.outcome for each in verdicts)
    outcomes = tuple((outcome.value, counts[outcome.value]) for outcome in Outcome if counts[outcome.value])
    katas, learners = defaultdict[str, list[Graded]](list), defaultdict[str, list[Graded]](list)
    for each in verdicts:
        katas[each.kata].append(each)
        learners[each.learner].append(each)
    return Summary(
        outcomes,
        tuple(_of_kata(*item) for item in sorted(katas.items())),
        tuple(_of_learner(*item) for item in sorted(learners.items())),
    )


def _of_kata(kata: str, verdicts: Sequence[Graded]) -> OfKata:
    return OfKata(
        kata,
        len(verdicts),
        sum(_passed(each) for each in verdicts),
        _most_frequent(each.mistake for each in verdicts if each.mistake),
        _most_frequent(test for each in verdicts for test in each.failed),
    )


def _of_learner(learner: str, verdicts: Sequence[Graded]) -> OfLearner:
    others = tuple((each.kata, told(each)) for each in verdicts if not _passed(each))
    return OfLearner(learner, len(verdicts), len(verdicts) - len(others), others)


def told(verdict: Graded) -> str:
    """Return an outcome in words, with the tests that passed."""
    if verdict.outcome == Outcome.FAILED:
        return f"{verdict.passed} of {verdict.total} tests"
    return str(verdict.outcome)


def _passed(verdict: Graded) -> bool:
    return verdict.outcome == Outcome.PASSED


def _most_frequent(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
