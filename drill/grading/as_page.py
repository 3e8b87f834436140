"""The summary as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator

from drill.grading.summary import OfKata, Summary
from drill.mocks.page import page, table, text

NAMED = 3
"""So many of the most frequent mistakes and failed tests are named."""


def summary_page(summary: Summary, title: str) -> str:
    """Return the page; it fetches nothing."""
    return page(title, "\n".join(_body(summary, title)))


def _body(summary: Summary, title: str) -> Iterator[str]:
    counts = ", ".join(f"{count} {outcome}" for outcome, count in summary.outcomes)
    yield f"<h1>{text(title)}</h1><p class='soft'>{text(counts or 'Nothing was handed in.')}</p>"
    yield "<h2>By kata</h2>"
    yield table(("kata", "handed in", "passed", "mistakes made most", "tests failed most"), _katas(summary))
    yield "<h2>By learner</h2>"
    rows = [
        (
            each.learner or "(no name)",
            str(each.handed_in),
            str(each.passed),
            "; ".join(map(": ".join, each.others)),
        )
        for each in summary.learners
    ]
    yield table(("learner", "handed in", "passed", "not passed"), rows)


def _katas(summary: Summary) -> list[tuple[str, ...]]:
    return [(each.kata, str(each.handed_in), str(each.passed), *_frequent(each)) for each in summary.katas]


def _frequent(kata: OfKata) -> tuple[str, str]:
    mistakes, failed = (
        ", ".join(f"{name} ({count})" for name, count in names[:NAMED])
        for names in (kata.mistakes, kata.failed)
    )
    return mistakes, failed
