"""Judge every golden submission and print its verdict and its time, and the share that is right.

    python benchmarks/judge_cases.py [PART OF A NAME ...]

A false pass is a submission that must not pass and does; a false fail a right one that does not. A "wrong
verdict" is neither: it fails, and not as it should. Exits with 1 unless all are right and leave nothing.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from drill.judge import Judge
from drill.verdicts import Outcome, Verdict
from tests.golden_cases import (
    Case,
    adopt_orphans,
    all_cases,
    complaints,
    descendants,
    left_over,
    warm_judge,
    why_not_here,
)


def main(parts: list[str]) -> int:
    """Judge the cases whose name has one of the parts, all without parts; return 0 if all is right."""
    adopt_orphans()
    cases = [case for case in all_cases() if not parts or any(part in case.name for part in parts)]
    kinds: Counter[str] = Counter()
    times: list[float] = []
    for torch in sorted({case.torch for case in cases}):
        with warm_judge(torch) as judge:
            for case in (each for each in cases if each.torch is torch):
                kind, seconds = judged(judge, case)
                kinds[kind] += 1
                times.append(seconds)
    left = len(descendants())
    summarise(kinds, times, left)
    return 0 if kinds["right"] + kinds["not possible here"] == len(cases) and not left else 1


def judged(judge: Judge, case: Case) -> tuple[str, float]:
    """Judge one case, print its line, and return what kind of result it is and its seconds."""
    if reason := why_not_here(case):
        print(f"{'-':>7}  {case.name:48} {reason}")
        return "not possible here", 0.0
    before = descendants()
    started = time.monotonic()
    verdict = judge.judge(case.work, case.submission)
    seconds = time.monotonic() - started
    wrong = list(complaints(case, verdict, seconds))
    if left_over(before):
        wrong.append("it left a process behind")
    kind = kind_of(case, verdict, wrong)
    print(f"{seconds:6.2f}s  {case.name:48} {verdict.outcome!s:13} {'' if kind == 'right' else kind.upper()}")
    for complaint in wrong:
        print(f"         {complaint[:300]}")
    return kind, seconds


def kind_of(case: Case, verdict: Verdict, wrong: list[str]) -> str:
    """Return how a verdict is: right, a false pass, a false fail, or wrong in another way."""
    may_pass = Outcome.PASSED in case.outcomes
    if verdict.outcome is Outcome.PASSED and not may_pass:
        return "false pass"
    if verdict.outcome is not Outcome.PASSED and may_pass:
        return "false fail"
    return "wrong verdict" if wrong else "right"


def summarise(kinds: Counter[str], times: list[float], left: int) -> None:
    """Print the counts, the share that is right, and the times."""
    judged_cases = kinds.total() - kinds["not possible here"]
    share = kinds["right"] / judged_cases if judged_cases else 0.0
    print(f"\n{kinds['right']} of {judged_cases} right ({share:.1%})", end="")
    for kind in ("false pass", "false fail", "wrong verdict", "not possible here"):
        print(f", {kinds[kind]} {kind}", end="")
    print(f"; {left} processes left")
    if times:
        print(
            f"seconds: median {statistics.median(times):.2f}, slowest {max(times):.2f}, all {sum(times):.0f}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
