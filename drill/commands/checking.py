"""`drill check`: decks are read and their numbers computed, katas are measured, and all faults are told at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drill import proof, trust
from drill.cards import Deck, Kata
from drill.deckfiles.mix import Mix
from drill.deckfiles.mix import mix as mix_of
from drill.deckfiles.outputs import check_outputs
from drill.decks import marked, read_deck
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO, UsageError
from drill.places import Places, shown_path
from drill.printing import print_json
from drill.problems import WARNING, Place, Problem, errors_in
from drill.proof import HEADINGS, KataProof
from drill.proving.bench import Step
from drill.screen import TerminalScreen
from drill.sessions.blocks import Note, Table, Tone
from drill.solutions import folder_of

NOT_DECKS = ("tracks.yaml", "mocks.yaml")
KATA_COLUMNS = ("kata", "tests", "s", "right", "wrong", "named", "mutants", "killed", "errors")
MIX_COLUMNS = ("topic", "questions", "katas", "recall", "numeric", "traps", "follow-ups")


@dataclass(slots=True)
class Checked:
    """What a check has found so far."""

    decks: list[Deck] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    proofs: list[KataProof] = field(default_factory=list)


def check(
    paths: Sequence[str], *, mutants: bool, thorough: bool, again: bool, mix: bool, jobs: int, as_json: bool
) -> int:
    """Check what the paths name, or everything; exit code 1 where something is wrong."""
    doors = Doors()
    wanted = _wanted(doors.places, paths)
    found = Checked()
    _read_decks(doors.places, found, sorted({deck for deck, _ in wanted}))
    _require_known(found, wanted)
    found.decks = marked(doors.places, found.decks)
    katas = [kata for deck in found.decks for kata in deck.katas if _is_wanted(deck, kata, wanted)]
    which: proof.Which = "all" if thorough else "changed" if mutants else "none"
    pairs = [(kata, folder_of(doors.places, kata)) for kata in katas]
    jobs = jobs or os.cpu_count() or 1
    _prove(found, proof.prove_all(pairs, jobs=jobs, thorough=thorough, mutants=which, again=again))
    if not paths:
        found.problems += _strays(doors.places, found.decks)
    if as_json:
        _print_json(found)
    else:
        _show(doors, found, [mix_of(deck) for deck in found.decks] if mix else [])
    faulty = errors_in(found.problems) or not all(each.ok for each in found.proofs)
    return EXIT_NO if faulty else EXIT_DONE


Wanted = set[tuple[str, str]]  # a deck's path, and the name of one kata or question of it, or "" for all


def _wanted(places: Places, paths: Sequence[str]) -> Wanted:
    if not paths:
        return {(deck, "") for deck in _all_decks(places)}
    return {_one_wanted(places, path) for path in paths}


def _one_wanted(places: Places, path: str) -> tuple[str, str]:
    """Return the deck and the name that a deck's file, a kata's folder, a topic or a card id stands for."""
    if os.path.isfile(path):
        return os.path.abspath(path), ""
    parts = [part for part in path.rstrip("/").split("/") if part]
    topic, name = (parts[-2], parts[-1]) if len(parts) > 1 and parts[-2] != "solutions" else (parts[-1], "")
    decks = [deck for deck in _all_decks(places) if os.path.basename(deck) == f"{topic}.yaml"]
    if not decks:
        raise UsageError(
            f"there is no deck, kata folder, topic or card {path!r}", "`drill check` checks everything"
        )
    return decks[0], name


def _all_decks(places: Places) -> list[str]:
    folders = [root for root in places.deck_roots if os.path.isdir(root)]
    files = [os.path.join(root, name) for root in folders for name in sorted(os.listdir(root))]
    return [
        file for file in files if file.endswith((".yaml", ".yml")) and os.path.basename(file) not in NOT_DECKS
    ]


def _is_wanted(deck: Deck, kata: Kata, wanted: Wanted) -> bool:
    path = os.path.abspath(deck.place.file)
    return bool({(path, ""), (path, kata.id.partition("/")[2])} & wanted)


def _require_known(found: Checked, wanted: Wanted) -> None:
    """Raise UsageError where a name that was asked for is in none of the decks that could be read."""
    for path, name in wanted:
        for deck in found.decks:
            names = [card.id for card in deck.questions] + [kata.id for kata in deck.katas]
            if name and os.path.abspath(deck.place.file) == path and f"{deck.topic}/{name}" not in names:
                raise UsageError(f"{shown_path(path)} holds no card {name!r}", "name one of its cards")


def _read_decks(places: Places, found: Checked, paths: Iterable[str]) -> None:
    for path in paths:
        deck, problems = read_deck(path)
        found.problems += problems
        if deck is not None:
            found.decks.append(deck)
            found.problems += _outputs(places, deck)


def _outputs(places: Places, deck: Deck) -> list[Problem]:
    """Return what is wrong with printed outputs, for which code of the cards runs, unless it waits for trust."""
    pack = trust.pack_of(places, deck.place.file)
    if pack not in trust.untrusted(places):
        return check_outputs(deck)
    what = f"the pack {pack} is not trusted, so no code of it was run"
    return [Problem(deck.place, what, f"look at it with `drill trust {pack}`", WARNING)]


def _prove(found: Checked, events: Iterable[Step | KataProof]) -> None:
    shown = sys.stderr.isatty()
    for event in events:
        if isinstance(event, KataProof):
            found.proofs.append(event)
            found.problems += event.problems
        elif shown:
            print(f"\r\x1b[K{event.kata}: {event.done} of {event.total}", end="", file=sys.stderr, flush=True)
        elif event.done == event.total:
            print(f"{event.kata}: {event.total} judged", file=sys.stderr, flush=True)
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _strays(places: Places, decks: Iterable[Deck]) -> list[Problem]:
    """Return a problem for each kata folder that no deck names."""
    known = {kata.id for deck in decks for kata in deck.katas}
    problems = []
    for root in places.solution_roots:
        for topic in _folders(root):
            for name in _folders(os.path.join(root, topic)):
                if f"{topic}/{name}" not in known:
                    place = Place(shown_path(os.path.join(root, topic, name)), 1, 1)
                    problems.append(
                        Problem(place, "no deck names this kata", f"add it to decks/{topic}.yaml")
                    )
    return problems


def _folders(path: str) -> list[str]:
    if not os.path.isdir(path):
        return []
    with os.scandir(path) as entries:
        return sorted(entry.name for entry in entries if entry.is_dir() and entry.name[0] not in "._")


def _show(doors: Doors, found: Checked, mixes: Sequence[Mix]) -> None:
    screen = TerminalScreen(accessible=doors.settings.accessible)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if found.proofs:
        screen.show(Table(KATA_COLUMNS, tuple(each.row() for each in found.proofs)))
    if mixes:
        screen.show(Table(MIX_COLUMNS, tuple(_mix_row(each) for each in mixes)))
        screen.show(
            *(Note(f"{each.topic}: {advice}", Tone.WARNING) for each in mixes for advice in each.advice)
        )
    errors, warnings = len(errors_in(found.problems)), len(found.problems) - len(errors_in(found.problems))
    questions = sum(len(deck.questions) for deck in found.decks)
    told = f"{len(found.decks)} decks, {questions} questions, {len(found.proofs)} katas: "
    told += f"{errors} errors, {warnings} warnings"
    screen.show(Note(told, Tone.BAD if errors else Tone.GOOD))


def _mix_row(each: Mix) -> tuple[str, ...]:
    shares = (each.recall, each.numeric, each.traps, each.follow_ups)
    return (each.topic, str(each.questions), str(each.katas), *(f"{share:.0%}" for share in shares))


def _forms(each: Mix) -> Note:
    counts = sorted(each.forms.items(), key=lambda form: (-form[1], form[0]))
    return Note(f"{each.topic}: {', '.join(f'{form} {count}' for form, count in counts)}")


def _print_json(found: Checked) -> None:
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
    print_json("check", {"problems": problems, "katas": katas, "mix": mixes})
