"""A kata's folder as its check sees it: every file by name, the waivers with their lines, and the record."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from drill.cards import Kata
from drill.deckfiles import yaml_nodes
from drill.places import shown_path
from drill.problems import Notes
from drill.proving import checked
from drill.proving.checked import Record
from drill.proving.kata_faults import Waivers
from drill.solutions import hash_of, suite_hash

RECORD, WAIVERS = "checked.json", "waivers.yaml"
_NOT_MEASURED = (RECORD, WAIVERS, "make_goldens.py")


@dataclass(frozen=True, slots=True)
class KataFiles:
    """What lies in a kata's folder; `texts` are its Python files, `notes` what could not be read."""

    path: str
    names: tuple[str, ...]
    texts: Mapping[str, str]
    waivers: Waivers
    record: Record | None
    notes: Notes

    @property
    def shown(self) -> str:
        """Return the folder as it is shown to people."""
        return shown_path(self.path)

    @property
    def suite(self) -> str:
        """Return the hash of the suite and its goldens."""
        return suite_hash(self.path)

    @property
    def mutants(self) -> str:
        """Return the hash of what mutants depend on: the reference, and the suite that they meet."""
        return hash_of(self.path, ("goldens.json", "goldens.npz", "reference.py", "suite.py"))

    def measured(self, kata: Kata) -> str:
        """Return the hash of everything that a check measures, with what the deck says of the kata."""
        files = hash_of(self.path, tuple(name for name in self.names if name not in _NOT_MEASURED))
        card = [kata.entry, kata.requires, [example._asdict() for example in kata.examples]]
        return hashlib.sha256(f"{files}\n{json.dumps(card)}".encode()).hexdigest()


def read(path: str) -> KataFiles:
    """Read a kata's folder; what can't be read becomes a note, never an exception."""
    notes = Notes(shown_path(path))
    names = _names(path)
    texts = {name: _text(path, name, notes) for name in names if name.endswith((".py", ".json", ".yaml"))}
    return KataFiles(
        path=path,
        names=names,
        texts={name: text for name, text in texts.items() if name.endswith(".py")},
        waivers=_waivers(texts.get(WAIVERS, ""), notes),
        record=_record(texts.get(RECORD, "")),
        notes=notes,
    )


def write_record(files: KataFiles, record: Record) -> None:
    """Write the record beside the suite, whole or not at all; one that says the same is left alone."""
    path = os.path.join(files.path, RECORD)
    text = checked.written(record, files.waivers.reasons).encode()
    with suppress(OSError):
        if Path(path).read_bytes() == text:
            return
    with tempfile.NamedTemporaryFile(dir=files.path, prefix=f".{RECORD}.", delete=False) as file:
        file.write(text)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


def _names(path: str) -> tuple[str, ...]:
    """Return the names of all files below the folder, relative to it and with slashes; caches left out."""
    found = []
    for folder, below, files in os.walk(path):
        below[:] = [name for name in below if name != "__pycache__"]
        found += [Path(folder, name).relative_to(path).as_posix() for name in files]
    return tuple(sorted(found))


def _text(path: str, name: str, notes: Notes) -> str:
    try:
        return Path(path, name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        notes.error_at(1, 1, f"{name} can't be read: {error}", "save it as UTF-8 text")
        return ""


def _record(text: str) -> Record | None:
    try:
        content = json.loads(text) if text else {}
    except ValueError:
        return None
    return checked.read(content) if isinstance(content, dict) else None


def _waivers(text: str, notes: Notes) -> Waivers:
    inside = Notes(f"{notes.file}/{WAIVERS}")
    root = yaml_nodes.compose(text, inside) if text.strip() else None
    reasons: dict[str, str] = {}
    lines: dict[str, int] = {}
    for key, value in root.pairs if isinstance(root, yaml_nodes.Mapping) else []:
        if isinstance(key, yaml_nodes.Scalar) and isinstance(value, yaml_nodes.Scalar):
            reasons[key.text], lines[key.text] = value.text, key.line
        else:
            inside.error_at(key.line, key.column, "a waiver is a hash and a reason")
    if root is not None and not isinstance(root, yaml_nodes.Mapping):
        inside.error_at(1, 1, "these are no waivers", "lines such as `1f2e3d4c5b6a: equivalent, since …`")
    notes.problems += inside.problems
    return Waivers(reasons, lines)
