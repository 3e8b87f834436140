"""Collections of the official Anki library to test with: packages that it writes, and what it makes of ours."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

anki = pytest.importorskip("anki.collection")


@contextmanager
def collection(folder: Path):
    """Open a collection of the official library."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = anki.Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def take_in(opened, package: Path):
    """Import the package and return the log: lists of new, updated and duplicate notes."""
    options = anki.ImportAnkiPackageOptions(
        merge_notetypes=False, with_scheduling=True, with_deck_configs=False
    )
    return opened.import_anki_package(
        anki.ImportAnkiPackageRequest(package_path=str(package), options=options)
    ).log


def write_out(opened, package: Path, *, legacy: bool = False) -> Path:
    """Export everything with its schedule."""
    options = anki.ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=True, legacy=legacy
    )
    opened.export_anki_package(out_path=str(package), options=options, limit=None)
    return package


def add(opened, kind: str, deck: str, tags: tuple[str, ...] = (), **fields: str):
    """Add a note and return it; `Back_Extra` is the field `Back Extra`."""
    note = opened.new_note(_kind(opened, kind))
    for name, value in fields.items():
        note[name.replace("_", " ")] = value
    note.tags = list(tags)
    opened.add_note(note, _deck(opened, deck))
    return note


@cache
def _kind(opened, name: str):
    return opened.models.by_name(name)


@cache
def _deck(opened, name: str):
    return opened.decks.id(name)
