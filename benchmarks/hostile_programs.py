"""Hostile submissions, put together from the tricks in `hostile_tricks/` and what a seed draws for them.

Each file there is a family; each of its functions is one trick, in whose body CODE, SIZE, WORD, PLACES, SECRETS and
ENTRY mean what is drawn. A trick's docstring says where it may act: while the submission is imported, in its first
call, in a thread, or late, when the process ends. Whatever it does, what it returns is wrong for every kata.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TRICKS = Path(__file__).parent / "hostile_tricks"
PRELUDE = "_prelude"
ESCAPE, BELL, REVERSED, BACK = "\u241b", "\u2407", "\u27f2", "\u2408"
_SHOWN_AS = {ESCAPE: "\x1b", BELL: "\x07", REVERSED: "\u202e", BACK: "\x08"}
_PLACES = {
    "call": "def hostile(*arguments, **named):\n    return {trick}()\n",
    "import": "def hostile(*arguments, **named):\n    return 0.0\n\n\n{trick}()\n",
    "thread": (
        "def hostile(*arguments, **named):\n"
        "    thread = threading.Thread(target={trick})\n    thread.start()\n    thread.join(1)\n    return 0.0\n"
    ),
    "late": (
        "class Late:\n    def __del__(self):\n        {trick}()\n\n\nlate = Late()\natexit.register({trick})\n\n\n"
        "def hostile(*arguments, **named):\n    globals().pop('late', None)\n    return 0.0\n"
    ),
}


class Trick(NamedTuple):
    """One trick of a family, with what stands before it in the family's file, and where it may act."""

    family: str
    name: str
    before: str
    source: str
    places: tuple[str, ...]


class Hostile(NamedTuple):
    """A submission to one kata."""

    trick: Trick
    place: str
    kata: str
    program: str

    @property
    def name(self) -> str:
        """Return what it does and where, for the report."""
        return f"{self.trick.family}: {self.trick.name} ({self.place}, {self.kata})"


class Setting(NamedTuple):
    """What an attacker is told of the world: folders worth writing to, and secrets worth reading, by kata."""

    places: tuple[str, ...]
    secrets: dict[str, str]
    entries: dict[str, tuple[str, ...]]
    nonce: str


def families() -> dict[str, list[Trick]]:
    """Return the tricks of each family."""
    return {path.stem: list(_tricks(path)) for path in sorted(TRICKS.glob("*.py")) if path.stem != PRELUDE}


def _tricks(path: Path) -> Iterator[Trick]:
    text = path.read_text(encoding="utf-8")
    body = ast.parse(text).body
    functions = [node for node in body if isinstance(node, ast.FunctionDef)]
    shared = [node for node in body if node not in functions or ast.get_docstring(node) == "shared"]
    before = "\n".join(ast.get_source_segment(text, node) or "" for node in shared)
    for node in functions:
        told = ast.get_docstring(node) or "call"
        places = tuple(place for place in told.split() if place in _PLACES)
        if node.name[0] != "_" and node not in shared:
            yield Trick(
                path.stem, node.name, before, ast.get_source_segment(text, node) or "", places or ("call",)
            )


def draw(count: int, chance: random.Random, setting: Setting, only: Sequence[str] = ()) -> Iterator[Hostile]:
    """Yield so many submissions, the families in turn; no trick comes twice before all of its family came once."""
    piles = {name: _shuffled(tricks, chance) for name, tricks in families().items() if name in (only or name)}
    katas = _shuffled(setting.entries, chance)
    for number in range(count):
        name = list(piles)[number % len(piles)]
        pile, turn = piles[name], number // len(piles)
        # A second round of a family's tricks acts elsewhere, if a trick can.
        trick = pile[turn % len(pile)]
        place = trick.places[(turn // len(pile) + chance.randrange(len(trick.places))) % len(trick.places)]
        yield written(trick, place, katas[(number // 3) % len(katas)], setting, chance)


def written(trick: Trick, place: str, kata: str, setting: Setting, chance: random.Random) -> Hostile:
    """Return the submission in which a trick acts at a place, with its parameters drawn."""
    drawn = {
        "CODE": chance.choice([0, 0, chance.randrange(256)]),
        "SIZE": chance.randrange(1, 13),
        "WORD": f"{setting.nonce}-{chance.getrandbits(32):08x}",
        "PLACES": list(setting.places),
        "SECRETS": [setting.secrets[kata]],
        "ENTRY": list(setting.entries[kata]),
    }
    parts = [
        (TRICKS / f"{PRELUDE}.py").read_text(encoding="utf-8"),
        "".join(f"{name} = {value!r}\n" for name, value in drawn.items()),
        trick.before,
        trick.source,
        _PLACES[place].format(trick=trick.name),
        "".join(f"{name} = globals().get({name!r}, hostile)\n" for name in setting.entries[kata]),
    ]
    program = "\n\n".join(parts)
    for shown, character in _SHOWN_AS.items():
        program = program.replace(shown, character)
    return Hostile(trick, place, kata, program)


def _shuffled(items: object, chance: random.Random) -> list:  # type: ignore[type-arg]
    found = list(items)  # type: ignore[call-overload]
    chance.shuffle(found)
    return found
