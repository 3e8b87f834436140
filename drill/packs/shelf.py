"""Packs on this computer: installed, looked at, trusted, brought up to date, and removed.

A pack is made ready in a folder of its own and moved into place when it is whole, so that a failure leaves what was
there before.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import NamedTuple

from drill import trust
from drill.cards import Deck, is_id
from drill.decks import load_library
from drill.errors import ContentError, UsageError
from drill.packs import git, unpacking
from drill.packs.unpacking import Taken
from drill.places import Places, shown_path
from drill.problems import Problem
from drill.trust import Record

_WORDS = re.compile(r"[a-z0-9]+")
_ENDINGS = (".git", ".zip", ".tar.gz", ".tgz", ".tar.bz2", ".tar")


class Shelved(NamedTuple):
    """A pack that was put on the shelf: its name, what was taken over, and which files differ from before."""

    name: str
    taken: Taken
    changed: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Pack:
    """An installed pack: its record, its decks, and whether its code may run."""

    name: str
    record: Record
    decks: tuple[Deck, ...]
    trusted: bool

    @property
    def questions(self) -> int:
        """Return how many questions it has."""
        return sum(len(deck.questions) for deck in self.decks)

    @property
    def katas(self) -> int:
        """Return how many katas it has."""
        return sum(len(deck.katas) for deck in self.decks)


def name_of(source: str) -> str:
    """Return the name that a pack from that source gets, empty where none can be made of it."""
    last = source.rstrip("/").replace(":", "/").rpartition("/")[2].lower()
    ending = next((ending for ending in _ENDINGS if last.endswith(ending)), "")
    name = "-".join(_WORDS.findall(last.removesuffix(ending)))
    return name if is_id(name) else ""


def install(places: Places, source: str, name: str) -> Shelved:
    """Install the pack under a name that is free. Raises DrillError; then nothing has changed."""
    name = name or name_of(source)
    if not is_id(name):
        raise UsageError(
            f"{name!r} can't be the name of a pack", "give one with --name: a-z, 0-9 and hyphens"
        )
    if name in trust.installed(places):
        raise UsageError(f"there is a pack {name} already", f"`drill pack update {name}`, or give a --name")
    if not git.is_address(source):
        source = os.path.abspath(source)
    return _shelve(places, name, Record(source))


def update(places: Places, name: str) -> Shelved:
    """Fetch the pack anew from where it came. Raises DrillError; then nothing has changed."""
    return _shelve(places, name, _record(places, name))


def remove(places: Places, name: str) -> None:
    """Delete the pack; what was practised stays in the log. Raises DrillError."""
    require_installed(places, name)
    path = os.path.join(trust.packs_folder(places), name)
    known = trust.records(places)
    if known.pop(name, None) is not None:
        trust.write(places, known)
    try:
        os.remove(path) if os.path.islink(path) or os.path.isfile(path) else shutil.rmtree(path)
    except OSError as error:
        raise ContentError(f"{path} can't be deleted: {error.strerror}", "delete it by hand") from None


def give_trust(places: Places, name: str, digest: str) -> None:
    """Let the code of the pack run while its files have this digest. Raises DrillError."""
    require_installed(places, name)
    known = trust.records(places)
    record = known.get(name) or Record(os.path.join(trust.packs_folder(places), name))
    trust.write(places, known | {name: record._replace(trusted=digest)})


def take_trust(places: Places, name: str) -> None:
    """Let the code of the pack run no longer."""
    give_trust(places, name, "")


def packs(places: Places) -> list[Pack]:
    """Return all installed packs by name. Raises ContentError where the records can't be read."""
    names, known, not_trusted = trust.installed(places), trust.records(places), trust.untrusted(places)
    library, _ = load_library(places, lenient=True)
    decks: dict[str, list[Deck]] = {name: [] for name in names}
    for deck in library.decks:
        if (pack := trust.pack_of(places, deck.place.file)) in decks:
            decks[pack].append(deck)
    return [Pack(n, known.get(n, Record("")), tuple(decks[n]), n not in not_trusted) for n in names]


def require_installed(places: Places, name: str) -> None:
    """Raise UsageError where there is no such pack."""
    names = trust.installed(places)
    if name not in names:
        fix = f"installed are {', '.join(names)}" if names else "`drill pack install` installs one"
        raise UsageError(f"there is no pack {name!r}", fix)


def _record(places: Places, name: str) -> Record:
    require_installed(places, name)
    record = trust.records(places).get(name)
    if record is None or not record.source:
        fix = f"`drill pack remove {name}`, then install it"
        raise UsageError(f"where the pack {name} came from is not known", fix)
    return record


def _shelve(places: Places, name: str, record: Record) -> Shelved:
    """Make the pack ready, check it, and move it into place."""
    target = os.path.join(trust.packs_folder(places), name)
    before = trust.hashes(target) if os.path.isdir(target) else {}
    with _staging(places) as staging:
        taken, revision = _fetch(record.source, staging)
        if not any(file.startswith("decks/") for file in taken.files):
            fix = "a pack has decks in decks/ and katas in solutions/"
            raise ContentError(f"{record.source[:100]} holds no deck", fix)
        _require_sound(places, name, staging)
        changed = _changes(before, trust.hashes(staging))
        _put(staging, target)
    trust.write(places, trust.records(places) | {name: record._replace(revision=revision)})
    return Shelved(name, taken, changed)


@contextmanager
def _staging(places: Places) -> Iterator[str]:
    """Make a folder beside the packs, in which none is looked for, and delete it in the end."""
    folder = trust.packs_folder(places)
    try:
        os.makedirs(folder, exist_ok=True)
        staging = tempfile.mkdtemp(prefix=".new-", dir=folder)
    except OSError as error:
        raise ContentError(
            f"{folder} can't be written: {error.strerror}", "give yourself the right to"
        ) from None
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        with suppress(OSError):
            os.rmdir(folder)  # only where nothing was installed


def _fetch(source: str, staging: str) -> tuple[Taken, str]:
    if git.is_address(source):
        with git.fetched(source) as fetched:
            return unpacking.take(fetched.archive, staging), fetched.revision
    if not os.path.exists(source):
        raise UsageError(f"there is no {source}", "give a folder, an archive or the address of a repository")
    if not (os.path.isdir(source) or os.path.isfile(source)):
        raise UsageError(f"{source} is neither a file nor a folder", "give a folder or an archive")
    return unpacking.take(source, staging), ""


def _require_sound(places: Places, name: str, staging: str) -> None:
    """Raise ContentError where a deck of the pack can't be read, or claims an id of another."""
    old = os.path.join(trust.packs_folder(places), name, "decks")
    roots = [root for root in places.deck_roots if root != old]
    ready = places._replace(deck_roots=(*roots[:1], os.path.join(staging, "decks"), *roots[1:]))
    _, before = load_library(places._replace(deck_roots=tuple(roots)), lenient=True)
    _, after = load_library(ready, lenient=True)
    if new := [problem for problem in after if problem not in before]:
        raise ContentError(_told(new, staging, name), "mend the pack, or tell its author")


def _told(problems: list[Problem], staging: str, name: str) -> str:
    shown = str(problems[0]._replace(fix="")).replace(shown_path(staging), name).replace(staging, name)
    return shown + (f", and {len(problems) - 1} more faults" if len(problems) > 1 else "")


def _changes(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    return {
        "added": sorted(after.keys() - before.keys()),
        "changed": sorted(name for name in after.keys() & before.keys() if after[name] != before[name]),
        "removed": sorted(before.keys() - after.keys()),
    }


def _put(staging: str, target: str) -> None:
    """Move the staged pack into place; what was there before goes only when the new one stands."""
    old = f"{staging}.old"
    try:
        if os.path.isdir(target):
            os.replace(target, old)
        os.replace(staging, target)
    except OSError as error:
        if os.path.isdir(old) and not os.path.exists(target):
            os.replace(old, target)
        raise ContentError(
            f"{target} can't be written: {error.strerror}", "give yourself the right to"
        ) from None
    shutil.rmtree(old, ignore_errors=True)
