"""How a check is told: as tables for people, as JSON for scripts, as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from drill.cards import Deck, Numeric, Question
from drill.cards_text import filled
from drill.deckfiles.mix import Mix
from drill.deckfiles.mix import mix as mix_of
from drill.errors import ContentError
from drill.printing import print_json, warn
from drill.problems import Problem, errors_in
from drill.proof import HEADINGS, KataProof
from drill.proving.survivors import Survivor
from drill.sessions.blocks import Block, Note, Table, Tone
from drill.sessions.desk import Screen

KATA_COLUMNS = ("kata", "tests", "s", "right", "wrong", "named", "mutants", "killed", "errors")
MIX_COLUMNS = ("topic", "questions", "katas", "recall", "numeric", "traps", "follow-ups")
VALUE_COLUMNS = ("card", "given", "computed", "stated", "unit", "tolerance")
LONGEST_GIVEN = 60


class Findings(NamedTuple):
    """All that a check has found."""

    decks: Sequence[Deck]
    problems: Sequence[Problem]
    proofs: Sequence[KataProof]
    survivors: Sequence[Survivor]

    @property
    def is_faulty(self) -> bool:
        """Return whether anything is wrong, beyond advice."""
        return bool(errors_in(self.problems)) or not all(each.ok for each in self.proofs)


def show(screen: Screen, found: Findings, *, mix: bool, values: bool) -> None:
    """Print the problems to stderr, and draw the tables."""
    for problem in found.problems:
        warn(problem)
    if found.proofs:
        screen.show(Table(KATA_COLUMNS, tuple(each.row() for each in found.proofs)))
    screen.show(*(block for each in found.survivors for block in _survivor(each)))
    if values:
        screen.show(Table(VALUE_COLUMNS, tuple(_values(found.decks))))
    if mix:
        screen.show(*_mixes([mix_of(deck) for deck in found.decks]))
    errors, warnings = len(errors_in(found.problems)), len(found.problems) - len(errors_in(found.problems))
    questions = sum(len(deck.questions) for deck in found.decks)
    told = f"{len(found.decks)} decks, {questions} questions, {len(found.proofs)} katas: "
    told += f"{errors} errors, {warnings} warnings"
    screen.show(Note(told, Tone.BAD if errors else Tone.GOOD))


def _survivor(each: Survivor) -> list[Block]:
    title = f"{each.kata}: no test fails this mutant, {each.mutant.hash}: {each.mutant.what}"
    near = [Note(f"Nearest to catching it: {each.nearest()}")] if each.near else []
    return [Note(title, Tone.BAD), *(Note(line) for line in each.mutant.diff.splitlines()[2:]), *near]


def _mixes(mixes: Sequence[Mix]) -> list[Block]:
    table = Table(MIX_COLUMNS, tuple(_mix_row(each) for each in mixes))
    return [
        table,
        *(Note(f"{each.topic}: {advice}", Tone.WARNING) for each in mixes for advice in each.advice),
    ]


def _mix_row(each: Mix) -> tuple[str, ...]:
    shares = (each.recall, each.numeric, each.traps, each.follow_ups)
    return (each.topic, str(each.questions), str(each.katas), *(f"{share:.0%}" for share in shares))


def _values(decks: Iterable[Deck]) -> Iterable[tuple[str, ...]]:
    """Yield each numeric card with what it is given, first draw, and what is computed from that."""
    for deck in decks:
        for card in deck.questions:
            if isinstance(card.grading, Numeric):
                yield _value(card, card.grading)


def _value(card: Question, numeric: Numeric) -> tuple[str, ...]:
    stated = "" if numeric.result is None else f"{numeric.result:g}"
    kind, size = numeric.tolerance.kind, numeric.tolerance.value
    tolerance = {"absolute": f"±{size:g}", "relative": f"{size:.3g}", "factor": f"x{size:g}"}[kind]
    tolerance = f"{size * 100:g}%" if kind == "relative" else tolerance
    try:
        shown = filled(card, "0")
    except ContentError as error:
        return card.id, "", error.what, stated, numeric.unit, tolerance
    given = ", ".join(f"{name}={_short(shown.values[name])}" for name in numeric.given)
    given = given if len(given) <= LONGEST_GIVEN else f"{given[: LONGEST_GIVEN - 1]}…"
    return card.id, given, f"{shown.result:.6g}", stated, numeric.unit, tolerance


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def print_as_json(found: Findings) -> None:
    """Print everything as one object."""
    problems = [
        {
            "file": place.file,
            "line": place.line,
            "column": place.column,
            "severity": severity,
            "what": what,
            "fix": fix,
        }
        for place, what, fix, severity in found.problems
    ]
    katas = [dict(zip(HEADINGS, each.row(), strict=True)) | {"ok": each.ok} for each in found.proofs]
    mixes = [
        {"topic": each.topic, "questions": each.questions, "forms": dict(each.forms)}
        for each in map(mix_of, found.decks)
    ]
    values = [dict(zip(VALUE_COLUMNS, row, strict=True)) for row in _values(found.decks)]
    survivors = [_plain(each) for each in found.survivors]
    content = {"problems": problems, "katas": katas, "mix": mixes, "values": values, "survivors": survivors}
    print_json("check", content)


def _plain(each: Survivor) -> dict[str, Any]:
    mutant = each.mutant
    return {
        "kata": each.kata,
        "hash": mutant.hash,
        "line": mutant.line,
        "what": mutant.what,
        "diff": mutant.diff,
        "nearest": dict(each.near),
    }


def annotation(problem: Problem) -> str:
    """Return the problem as a workflow command, which GitHub shows beside the line of the change."""
    file, line, column = problem.place
    advice = f" (fix: {problem.fix})" if problem.fix else ""
    where = f"file={_property(file)},line={line},col={column},title=drill check"
    return f"::{problem.severity} {where}::{_data(problem.what + advice)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
