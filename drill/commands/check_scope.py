"""What a check is about: decks and katas by path, by name, or by what has changed since they were checked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence

from drill.cards import Deck, Kata
from drill.decks import load_library
from drill.errors import UsageError
from drill.places import Places, shown_path
from drill.proving import kata_files
from drill.solutions import folder_of

NOT_DECKS = ("tracks.yaml", "mocks.yaml")
Wanted = set[tuple[str, str]]
"""A deck's path, and the name of one kata or question of it, or "" for all."""


def wanted(places: Places, paths: Sequence[str]) -> Wanted:
    """Return what the paths name, or everything."""
    if not paths:
        return {(deck, "") for deck in all_decks(places)}
    return {each for path in paths for each in _one_wanted(places, path)}


def _one_wanted(places: Places, path: str) -> Wanted:
    """Return what a deck's file, a kata's folder, a file of it, a topic or a card id stands for.

    A topic may have a deck of one's own beside the shipped one.
    """
    parts = [part for part in path.rstrip("/").split("/") if part]
    if os.path.isfile(path) and "solutions" not in parts[:-2]:
        return set() if parts[-1] in NOT_DECKS[1:] else {(os.path.abspath(path), "")}
    if "solutions" in parts[:-2]:
        at = len(parts) - 1 - parts[::-1].index("solutions")
        beside = _deck_beside(path, parts[at + 1])
        if beside:
            return {(beside, parts[at + 2])}
        parts = parts[at + 1 : at + 3]
    topic, name = (parts[-2], parts[-1]) if len(parts) > 1 and parts[-2] != "solutions" else (parts[-1], "")
    decks = [deck for deck in all_decks(places) if os.path.basename(deck) == f"{topic}.yaml"]
    if decks:
        return {(deck, name) for deck in decks}
    if found := _of_card(places, path):
        return found
    raise UsageError(
        f"there is no deck, kata folder, topic or card {path!r}", "`drill check` checks everything"
    )


def _deck_beside(path: str, topic: str) -> str:
    """Return the deck that lies beside the solutions to which the path belongs; empty where there is none."""
    home = os.path.abspath(path).rpartition(f"{os.sep}solutions{os.sep}")[0]
    deck = os.path.join(home, "decks", f"{topic}.yaml")
    return deck if os.path.isfile(deck) else ""


def _of_card(places: Places, name: str) -> Wanted:
    """Return the cards with this name, whatever their topic."""
    library, _ = load_library(places, lenient=True)
    decks = {os.path.abspath(deck.place.file) for deck in library.decks if name in _names(deck)}
    return {(deck, name) for deck in decks}


def all_decks(places: Places) -> list[str]:
    """Return the files of all decks, root by root."""
    folders = [root for root in places.deck_roots if os.path.isdir(root)]
    files = [os.path.join(root, name) for root in folders for name in sorted(os.listdir(root))]
    return [
        file for file in files if file.endswith((".yaml", ".yml")) and os.path.basename(file) not in NOT_DECKS
    ]


def is_wanted(deck: Deck, kata: Kata, scope: Wanted) -> bool:
    """Return whether the kata of the deck is to be measured."""
    path = os.path.abspath(deck.place.file)
    return bool({(path, ""), (path, kata.id.partition("/")[2])} & scope)


def require_known(decks: Iterable[Deck], scope: Wanted) -> None:
    """Raise UsageError where a name that was asked for is in none of the decks that could be read."""
    names = {os.path.abspath(deck.place.file): _names(deck) for deck in decks}
    for topic, name in {(os.path.basename(path), name) for path, name in scope if name}:
        paths = [path for path, _ in scope if os.path.basename(path) == topic]
        if all(path in names for path in paths) and not any(name in names[path] for path in paths):
            raise UsageError(f"{shown_path(paths[0])} holds no card {name!r}", "name one of its cards")


def _names(deck: Deck) -> set[str]:
    ids = [card.id for card in deck.questions] + [kata.id for kata in deck.katas]
    return {name.partition("/")[2] for name in ids}


def changed(places: Places, since: str = "") -> Wanted:
    """Return the decks and katas that Git says were changed, and the katas that changed since their record.

    With a revision `since`, what differs from it; else what is not committed yet.
    """
    library, _ = load_library(places, lenient=True)
    scope: Wanted = set()
    for path in _changed_files(places, since):
        if os.path.basename(path) not in NOT_DECKS and os.path.exists(path):
            scope |= _of_file(places, path)
    for deck in library.decks:
        for kata in deck.katas:
            files = kata_files.read(folder_of(places, kata))
            if files.record is None or files.record.measured != files.measured(kata):
                scope.add((os.path.abspath(deck.place.file), kata.id.partition("/")[2]))
    return scope


def _of_file(places: Places, path: str) -> Wanted:
    if path.endswith(".yaml") and os.path.dirname(path) in places.deck_roots:
        return {(path, "")}
    for root in places.solution_roots:
        parts = os.path.relpath(path, root).split(os.sep)
        if len(parts) > 2 and parts[0] != os.pardir:
            decks = [deck for deck in all_decks(places) if os.path.basename(deck) == f"{parts[0]}.yaml"]
            return {(deck, parts[1]) for deck in decks}
    return set()


def _changed_files(places: Places, since: str) -> Iterator[str]:
    for root in dict.fromkeys(os.path.dirname(root) for root in places.deck_roots):
        top = _git(root, "rev-parse", "--show-toplevel").strip()
        if not top:
            continue
        if since and not _git(root, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}"):
            raise UsageError(f"{shown_path(root)} has no revision {since!r}", "name a branch, tag or commit")
        listed = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ".")
        listed += _git(root, "diff", "-z", "--name-only", since or "HEAD", "--", ".")
        yield from (os.path.join(top, name) for name in listed.split("\0") if name)


def _git(folder: str, *arguments: str) -> str:
    """Return what Git prints; nothing where there is no Git, or no repository."""
    try:
        run = subprocess.run(  # noqa: S603 - Git, with arguments of ours
            ["git", "-C", folder, *arguments],  # noqa: S607 - the author's own Git
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return run.stdout.decode(errors="replace") if run.returncode == 0 else ""
