"""`mocks.yaml`, read: the shipped formats and roles, changed and extended by packs' and by the learner's own file."""

from __future__ import annotations

import os
from typing import Any

from drill.deckfiles.deck_text import content_of, text_of
from drill.deckfiles.yaml_nodes import compose
from drill.mocks.fields import MOCKS
from drill.mocks.formats import Format, Menu, PartPlan, Role, menu
from drill.places import Places, shown_path
from drill.problems import DeckErrors, Notes, Problem, errors_in

FILE = "mocks.yaml"
ANY_LEVEL = (1, 5)


def read_menu(places: Places) -> Menu:
    """Return all formats and roles; those of the learner's own file replace the shipped ones of the same id.

    Raises DeckErrors with every fault of every file.
    """
    formats: list[Format] = []
    roles: list[Role] = []
    problems: list[Problem] = []
    for root in reversed(places.deck_roots):
        path = os.path.join(root, FILE)
        if os.path.exists(path):
            notes = Notes(shown_path(path))
            plain = _plain(path, notes)
            formats += [_format(each) for each in plain.get("formats", ())]
            roles += [_role(each) for each in plain.get("roles", ())]
            problems += errors_in(notes.problems)
    if problems:
        raise DeckErrors(problems)
    return menu(formats, roles)


def _plain(path: str, notes: Notes) -> dict[str, Any]:
    content = content_of(path, notes)
    text = None if content is None else text_of(content, notes)
    if text is None:
        return {}
    notes.text = text
    root = compose(text, notes)
    return {} if root is None else MOCKS.read(root, notes) or {}


def _format(plain: dict[str, Any]) -> Format:
    return Format(
        id=plain["id"],
        title=plain["title"],
        about=plain["about"],
        levels=plain.get("levels", ANY_LEVEL),
        parts=tuple(_part(part) for part in plain["parts"]),
        one_topic=plain.get("one_topic", False),
    )


def _part(plain: dict[str, Any]) -> PartPlan:
    return PartPlan(**plain | {"forms": tuple(plain.get("forms", ()))})


def _role(plain: dict[str, Any]) -> Role:
    return Role(plain["id"], plain["title"], plain["weights"], plain.get("others", 1.0))
