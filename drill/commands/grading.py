"""`drill grade`: judges what a course has handed in, and goes on where it was interrupted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drill import solutions
from drill.cards import Kata
from drill.carrying.text_files import write_file
from drill.commands.required import require_installed
from drill.doors import Doors
from drill.errors import EXIT_DONE, JudgeError, UsageError
from drill.find import card_named
from drill.grading.as_page import summary_page
from drill.grading.grader import Due, Trouble, grade_here
from drill.grading.handed_in import Submission, handed_in
from drill.grading.ledger import Graded, Ledger
from drill.grading.suites import suite_digest
from drill.grading.summary import Summary, summed_up
from drill.judge import Work
from drill.places import shown_path
from drill.printing import print_json, warn
from drill.screen import TerminalScreen
from drill.sessions.blocks import Note, Table, Tone

LEDGER = "verdicts.jsonl"


class Wishes(NamedTuple):
    """How to grade: by so many judges here or by a Dask scheduler, into which ledger, all files on which kata."""

    jobs: int
    scheduler: str = ""
    to: str = ""
    kata: str = ""
    as_json: bool = False


class _Suites(NamedTuple):
    works: dict[str, Work]
    digests: dict[str, str]


def grade(folder: str, wishes: Wishes) -> int:
    """Judge what is not judged yet; every verdict is on disk before the next is given."""
    doors = Doors()
    kata = _kata_named(doors, wishes.kata) if wishes.kata else ""
    katas = {card.id for card in doors.library.cards.values() if isinstance(card, Kata)}
    submissions, skipped = handed_in(folder, katas, kata=kata)
    for each in skipped:
        warn(f"drill: {shown_path(os.path.join(folder, each.path))} is left out: {each.why}")
    suites = _suites(doors, submissions)
    path = wishes.to or os.path.join(folder, LEDGER)
    with Ledger(path) as ledger:
        known = [ledger.get(each, suites.digests[each.kata]) for each in submissions]
        due = [
            Due(each, suites.digests[each.kata])
            for each, verdict in zip(submissions, known, strict=True)
            if verdict is None
        ]
        given = [verdict for verdict in known if verdict]
        troubles = []
        for event in _verdicts(due, suites, wishes):
            if isinstance(event, Trouble):
                troubles.append(event)
            elif ledger.add(event):
                given.append(event)
            _tell(len(given) + len(troubles), len(submissions))
    summary = summed_up(given)
    page = _write_page(path, summary)
    _show(summary, troubles, path, page, doors, as_json=wishes.as_json)
    return JudgeError.exit_code if troubles else EXIT_DONE


def _kata_named(doors: Doors, name: str) -> str:
    card = card_named(doors.library, name)
    if not isinstance(card, Kata):
        raise UsageError(f"{card.id} is no kata", "name the kata that the files answer")
    return card.id


def _suites(doors: Doors, submissions: Sequence[Submission]) -> _Suites:
    """Return what the judge may know of each kata that was handed in. Raises ContentError, UsageError."""
    suites = _Suites({}, {})
    for name in dict.fromkeys(each.kata for each in submissions):
        kata = doors.library.cards[name]
        if isinstance(kata, Kata):
            require_installed(doors.places, kata)
            suites.works[name] = solutions.open_work(doors.places, kata)
            suites.digests[name] = suite_digest(suites.works[name].folder)
    return suites


def _verdicts(due: Sequence[Due], suites: _Suites, wishes: Wishes) -> Iterator[Graded | Trouble]:
    if not wishes.scheduler:
        return grade_here(due, suites.works, wishes.jobs)
    from drill.commands.grading_there import grade_there

    return grade_there(due, wishes.scheduler)


def _tell(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {total} judged", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _write_page(ledger: str, summary: Summary) -> str:
    path = f"{os.path.splitext(ledger)[0]}.html"
    write_file(path, summary_page(summary, "Verdicts"))
    return path


def _show(
    summary: Summary, troubles: Sequence[Trouble], path: str, page: str, doors: Doors, *, as_json: bool
) -> None:
    for each in troubles:
        warn(f"drill: {each.path} could not be judged: {each.why}")
    if as_json:
        unjudged = [each._asdict() for each in troubles]
        print_json("grade", {"verdicts": path, "page": page, "unjudged": unjudged, **_data(summary)})
        return
    rows = tuple(
        (each.kata, str(each.handed_in), str(each.passed), _first(each.mistakes)) for each in summary.katas
    )
    screen = TerminalScreen(accessible=doors.settings.accessible)
    counts = ", ".join(f"{count} {outcome}" for outcome, count in summary.outcomes)
    screen.show(Table(("kata", "handed in", "passed", "mistake made most"), rows))
    screen.show(Note(f"{counts or 'Nothing was handed in'}.", Tone.GOOD))
    screen.show(Note(f"Verdicts: {shown_path(path)}. Summary: {shown_path(page)}."))
    if troubles:
        screen.show(Note(f"{len(troubles)} could not be judged; run it again for these.", Tone.BAD))


def _data(summary: Summary) -> dict[str, object]:
    return {
        "outcomes": dict(summary.outcomes),
        "katas": [each._asdict() for each in summary.katas],
        "learners": [each._asdict() for each in summary.learners],
    }


def _first(names: Sequence[tuple[str, int]]) -> str:
    return f"{names[0][0]} ({names[0][1]})" if names else ""
