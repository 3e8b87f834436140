"""`drill check`: decks are read and their numbers computed, katas are measured, and all faults are told at once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from drill import keyboard, proof, trust
from drill.authoring.watching import stamps, until_changed
from drill.cards import Deck
from drill.commands import check_scope, check_shown
from drill.commands.check_scope import Wanted
from drill.commands.check_shown import Findings
from drill.deckfiles.outputs import check_outputs
from drill.decks import load_library, marked, read_deck
from drill.doors import Doors
from drill.errors import EXIT_DONE, EXIT_NO
from drill.nearness import Nearness
from drill.places import Places, shown_path
from drill.printing import say
from drill.problems import WARNING, Place, Problem, errors_in
from drill.proof import KataProof
from drill.proving.bench import Step
from drill.proving.kata_faults import NO_MUTANTS
from drill.proving.survivors import survivors
from drill.screen import TerminalScreen
from drill.sessions.blocks import Heading, Note
from drill.solutions import folder_of


@dataclass(frozen=True, slots=True)
class How:
    """How a check is done, and what of it is told."""

    mutants: bool = False
    thorough: bool = False
    again: bool = False
    jobs: int = 0
    mix: bool = False
    values: bool = False
    as_json: bool = False
    as_annotations: bool = False

    @property
    def which(self) -> proof.Which:
        """Of which katas the mutants are tried."""
        return "all" if self.thorough else "changed" if self.mutants else "none"


@dataclass(slots=True)
class _Checked:
    decks: list[Deck] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    proofs: list[KataProof] = field(default_factory=list)


def check(paths: Sequence[str], how: How, *, changed: bool, since: str, watch: bool) -> int:
    """Check what the paths name, or what has changed, or everything; exit code 1 where something is wrong."""
    doors = Doors()
    if changed or since:
        scope = check_scope.changed(doors.places, since)
        if paths:
            scope &= check_scope.wanted(doors.places, paths)
        if not scope:
            print("drill: nothing has changed since it was checked", file=sys.stderr)
            return EXIT_DONE
    else:
        scope = check_scope.wanted(doors.places, paths)
    if watch:
        return _watched(doors, scope, how)
    found = _found(doors, scope, how, how.which)
    if not paths and not changed and not since:
        found = found._replace(problems=[*found.problems, *_strays(doors.places, found.decks)])
    near = _near_duplicates(doors.places, found.decks, scope)
    return _told(doors, found._replace(problems=[*found.problems, *near]), how)


def _found(doors: Doors, scope: Wanted, how: How, which: proof.Which) -> Findings:
    checked = _Checked()
    _read_decks(doors.places, checked, sorted({deck for deck, _ in scope}))
    check_scope.require_known(checked.decks, scope)
    checked.decks = marked(doors.places, checked.decks)
    katas = [
        kata for deck in checked.decks for kata in deck.katas if check_scope.is_wanted(deck, kata, scope)
    ]
    pairs = [(kata, folder_of(doors.places, kata)) for kata in katas]
    jobs = how.jobs or os.cpu_count() or 1
    _prove(checked, proof.prove_all(pairs, jobs=jobs, thorough=how.thorough, mutants=which, again=how.again))
    proven = [(kata, folder, each) for (kata, folder), each in zip(pairs, checked.proofs, strict=True)]
    alive = tuple(survivors(proven, with_neighbours=which != "none"))
    return Findings(checked.decks, checked.problems, checked.proofs, alive)


def _told(doors: Doors, found: Findings, how: How) -> int:
    if how.as_annotations:
        for problem in found.problems:
            say(check_shown.annotation(problem))
    elif how.as_json:
        check_shown.print_as_json(found)
    else:
        screen = TerminalScreen(accessible=doors.settings.accessible)
        check_shown.show(screen, found, mix=how.mix, values=how.values)
    return EXIT_NO if found.is_faulty else EXIT_DONE


def _watched(doors: Doors, scope: Wanted, how: How) -> int:
    """Check, and check again whenever a file changes, until what was wrong is right; `q` ends it before."""
    screen, red = TerminalScreen(accessible=doors.settings.accessible), False
    while True:
        paths = [deck for deck, _ in scope]
        before = stamps([*paths, *_folders_of(doors.places, scope)])
        found = _found(doors, scope, how, how.which)
        if _only_mutants_are_left(found):
            found = _found(doors, scope, how, "changed")
        _told(doors, found, how)
        if red and not found.is_faulty:
            return EXIT_DONE
        red = found.is_faulty
        screen.show(Note("Watching the files; a save checks again, q ends."))
        if not until_changed([*paths, *_folders_of(doors.places, scope)], before, waiting()):
            return EXIT_NO if red else EXIT_DONE
        screen.show(Heading("Saved, checked again"))


def _only_mutants_are_left(found: Findings) -> bool:
    left = {problem.what for problem in errors_in(found.problems)}
    return bool(left) and left == {NO_MUTANTS}


def _folders_of(places: Places, scope: Wanted) -> list[str]:
    """Return the folders of katas in the roots; those that are not there yet may come."""
    topics = {(os.path.splitext(os.path.basename(deck))[0], name) for deck, name in scope}
    return [os.path.join(root, *filter(None, each)) for root in places.solution_roots for each in topics]


def waiting() -> Callable[[float], bool]:
    """Return what waits for so many seconds, and is False once the author pressed q."""
    return _pressed if sys.stdin.isatty() else _slept


def _pressed(seconds: float) -> bool:
    return keyboard.read_key(seconds) != "q"


def _slept(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def _near_duplicates(places: Places, decks: Sequence[Deck], scope: Wanted) -> list[Problem]:
    """Return advice on questions of the decks that may ask what another card asks, where whole decks are checked."""
    whole = {path for path, name in scope if not name}
    mine = {
        card.id: card
        for deck in decks
        if os.path.abspath(deck.place.file) in whole
        for card in deck.questions
    }
    if not mine:
        return []
    library, _ = load_library(places, lenient=True)
    found = []
    for name, near in Nearness(list(library.cards.values())).pairs():
        card, other = (mine[name], near.id) if name in mine else (mine.get(near.id), name)
        if card is not None:
            what = f"{card.id.partition('/')[2]} may ask the same as {other} ({near.score:.2f})"
            fix = "keep one of both, if it does"
            found.append(Problem(Place(shown_path(card.place.file), *card.place[1:]), what, fix, WARNING))
    return found


def _read_decks(places: Places, found: _Checked, paths: Iterable[str]) -> None:
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


def _prove(found: _Checked, events: Iterable[Step | KataProof]) -> None:
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
