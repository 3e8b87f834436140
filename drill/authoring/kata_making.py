"""A kata made from its reference: its card as a draft, and its folder with stub, suite and accepted answers."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from drill.authoring import skeleton
from drill.authoring.own_decks import replace_file
from drill.authoring.probing import Shown
from drill.authoring.signatures import Reference
from drill.errors import ContentError, UsageError
from drill.places import shown_path

ORDER = (
    "topic", "id", "title", "level", "minutes", "tags", "entry", "requires", "prompt", "hints", "examples",
)  # fmt: skip


def card_fields(
    reference: Reference, shown: Shown, topic: str, name: str, given: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields of the kata's card; what can't be taken from the reference is left out."""
    example = {"call": skeleton.by_hand(reference), "gives": shown.expected}
    fields: dict[str, Any] = {
        "topic": topic,
        "id": name,
        "title": name.replace("-", " ").capitalize(),
        "level": 2,
        "minutes": 15,
        "entry": reference.entry,
        "prompt": prompt(reference),
        "examples": [example],
    }
    if reference.uses_torch:
        fields["requires"] = ["torch"]
    fields |= {name: value for name, value in given.items() if value not in (None, "", [])}
    return in_order(fields)


def in_order(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a kata in the order of a deck; those that are empty are left out."""
    return {name: fields[name] for name in ORDER if fields.get(name)}


def prompt(reference: Reference) -> str:
    """Return the statement that the docstring amounts to."""
    signature = re.search(r"def (\w+\(.*?\))(?: -> [^\n]*)?:\n", reference.stub, re.DOTALL)
    names = ", ".join(argument.name for argument in reference.arguments)
    options = "".join(f", {name}={default!r}" for name, default in reference.options)
    call = f"{reference.entry}({names}{options})" if signature else reference.entry
    said = reference.docstring.strip()
    said = said[:1].lower() + said[1:] if said.startswith(("Return", "Compute", "Give")) else said
    about = re.sub(r"^(return|compute|give)\b", r"which should \1", said, count=1)
    return f"Write `{call}`, {about}" if about != said else f"Write `{call}`.\n\n{said}".strip()


def require_new(folder: str) -> None:
    """Raise UsageError where the kata's folder holds something."""
    if os.path.isdir(folder) and os.listdir(folder):
        fix = "give the kata another name, or go on with `drill check --watch` and `drill new wrong`"
        raise UsageError(f"{shown_path(folder)} is there already", fix)


def write_folder(folder: str, reference: Reference, suite: str, accepted: Sequence[str]) -> list[str]:
    """Write the kata's programs and return their paths; `accepted` are files of right answers to copy."""
    programs = {"reference.py": reference.source, "stub.py": reference.stub, "suite.py": suite}
    for file in accepted:
        name = re.sub(r"\W+", "_", os.path.splitext(os.path.basename(file))[0].lower())
        try:
            programs[f"accepted/{name}.py"] = Path(file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ContentError(f"can't read {file}: {error}", "name a Python file") from None
    for name, text in programs.items():
        replace_file(os.path.join(folder, name), text.encode())
    return [os.path.join(folder, name) for name in programs]
