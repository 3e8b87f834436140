"""Whether the code of a pack may run: the learner has looked at it, and no file of it has changed since.

A pack lies in `packs/<name>/` of the data home. What was trusted is the digest over all of its files, kept in
`packs.json` beside the folder, where no pack can write. Importing this module stays cheap.
"""

from __future__ import annotations

import os
import stat

from drill.errors import ContentError
from drill.light import NamedTuple
from drill.places import Places, shown_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MARK = "trust:"
"""Begins what a kata of a pack that is not trusted requires, as if that were a library; the pack's name follows."""
VERSION = 1


class Record(NamedTuple):
    """What is known of an installed pack: where it came from, its revision there, and the digest that is trusted."""

    source: str
    revision: str = ""
    trusted: str = ""


def packs_folder(places: Places) -> str:
    """Return the folder in which packs lie."""
    return os.path.join(places.data, "packs")


def records_file(places: Places) -> str:
    """Return the path of the records."""
    return os.path.join(places.data, "packs.json")


def installed(places: Places) -> list[str]:
    """Return the names of all packs that lie there."""
    try:
        names = sorted(os.listdir(packs_folder(places)))
    except OSError:
        return []
    return [name for name in names if not name.startswith(".")]


def records(places: Places) -> dict[str, Record]:
    """Return the record of each pack that has one. Raises ContentError."""
    import json

    path = records_file(places)
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        content = None
    packs = content.get("packs") if isinstance(content, dict) and content.get("version") == VERSION else None
    if not isinstance(packs, dict) or not all(isinstance(each, dict) for each in packs.values()):
        fix = "delete it; packs that were trusted are to be trusted anew"
        raise ContentError(f"{shown_path(path)} is no record of packs", fix)
    return {str(name): _record(fields) for name, fields in packs.items()}


def _record(fields: dict[str, Any]) -> Record:
    return Record(*(str(fields.get(name, "")) for name in Record._fields))


def write(places: Places, known: dict[str, Record]) -> None:
    """Put the records on disk, all or none. Raises ContentError."""
    import json

    path = records_file(places)
    content = {"version": VERSION, "packs": {name: record._asdict() for name, record in known.items()}}
    try:
        os.makedirs(places.data, exist_ok=True)
        with open(f"{path}.new", "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(f"{path}.new", path)
    except OSError as error:
        raise ContentError(f"can't write {path}: {error.strerror}", "give yourself the right to") from None


def pack_of(places: Places, path: str) -> str:
    """Return the name of the pack in which the path lies, empty where it lies in none."""
    relative = os.path.relpath(os.path.abspath(path), packs_folder(places))
    first = relative.split(os.sep)[0]
    return "" if first in (os.pardir, os.curdir) else first


def untrusted(places: Places) -> set[str]:
    """Return the names of the installed packs whose code must not run."""
    names = installed(places)
    known = records(places) if names else {}
    return {name for name in names if not _holds(places, name, known.get(name))}


def _holds(places: Places, name: str, record: Record | None) -> bool:
    if record is None or not record.trusted:
        return False
    try:
        return digest(os.path.join(packs_folder(places), name)) == record.trusted
    except ContentError:
        return False


def require(places: Places, folder: str) -> None:
    """Raise ContentError where the folder belongs to a pack whose code must not run."""
    name = pack_of(places, folder)
    if not name:
        return
    if not _holds(places, name, records(places).get(name)):
        raise refusal(places, name)


def refusal(places: Places, name: str) -> ContentError:
    """Return the error that says why a kata of the pack is not run."""
    record = records(places).get(name)
    changed = record is not None and bool(record.trusted)
    why = "has changed since it was trusted" if changed else "is not trusted"
    return ContentError(
        f"the pack {name} {why}: its katas would run code of its author",
        f"look at it with `drill trust {name}`",
    )


def files(folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file below the folder, as its name with slashes and its path, in order.

    Raises ContentError for whatever is neither a file nor a folder: what a link leads to could change unseen.
    """
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders.sort()
        for name in sorted([*names, *folders]):
            path = os.path.join(parent, name)
            kind = os.lstat(path).st_mode
            if stat.S_ISREG(kind):
                yield os.path.relpath(path, folder).replace(os.sep, "/"), path
            elif not stat.S_ISDIR(kind):
                raise ContentError(f"{shown_path(path)} is neither a file nor a folder", "delete it")


def _refuse(error: OSError) -> None:
    raise ContentError(
        f"{shown_path(str(error.filename))} can't be read: {error.strerror}", "make it readable"
    )


def hashes(folder: str) -> dict[str, str]:
    """Return the SHA-256 of each file below the folder, by its name. Raises ContentError."""
    from hashlib import sha256

    found = {}
    for name, path in files(folder):
        try:
            with open(path, "rb") as file:
                found[name] = sha256(file.read()).hexdigest()
        except OSError as error:
            _refuse(error)
    return found


def digest(folder: str) -> str:
    """Return the digest over the names and contents of all files below the folder. Raises ContentError."""
    from hashlib import sha256

    listing = "".join(f"{content} {name}\n" for name, content in sorted(hashes(folder).items()))
    return sha256(listing.encode("utf-8", "surrogateescape")).hexdigest()
