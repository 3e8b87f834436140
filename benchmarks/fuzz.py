"""Look for inputs that crash the deck loader, the frame of the judge or the layout of formulas, for a given time of processor.

    python -m benchmarks.fuzz [deck|frame|maths ...] [--seconds 1800] [--seed SEED] [--short]

Hypothesis draws the inputs, in rounds, each with a seed of its own. What may happen is a deck or problems with places; plain
data or FrameError; lines that are clean and not too wide, or a formula left as it stands. All else is a crash, is printed as
small as hypothesis can make it, and becomes a test. The same run shows that a planted crash is found. Exit code 0 if all
that holds.
"""

# ruff: noqa: E501 - one sentence a line

from __future__ import annotations

import argparse
import json
import random
import struct
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from benchmarks.hostile_world import escapes
from benchmarks.planting import planted
from drill import prose
from drill.deckfiles import deck_parser
from drill.judge import arrays, frame
from tests import test_hostile_decks
from tests.test_hostile_decks import BITS, RICH, VALUES
from tests.test_maths_properties import LATEX

SECONDS, SHORT = 1800, 1.5
ROUND = 400
PLAIN = (type(None), bool, int, float, str, bytes, complex, list, tuple, dict, set, frozenset, range)
Try = Callable[[Any], None]


def deck(content: bytes) -> None:
    """Read a deck in all ways that there are."""
    test_hostile_decks.check(content)


def framed(data: bytes) -> None:
    """Decode bytes, and see that what comes is plain and can be sent again."""
    try:
        value = frame.decode(data)
    except frame.FrameError:
        return
    assert isinstance(value, PLAIN) or type(value).__module__.startswith("numpy"), type(value)
    assert len(frame.encode(value)) <= frame.MAX_BYTES


def formula(text: str) -> None:
    """Set a formula, alone and within a sentence, in a narrow and a wide column."""
    for width in (20, 100):
        for shown in (
            prose.plain(f"What is ${text}$?", width),
            prose.plain(f"$$\n{text}\n$$", width),
            prose.plain(text, width),
        ):
            assert not list(escapes(shown)), ascii(shown)


_LINES = RICH.splitlines(keepends=True)
_BITS = st.sampled_from(
    [
        *BITS.split(),
        *VALUES.split(),
        ": ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "|\n",
        ">-\n",
        "{{",
        "}}",
        "$",
        "`",
        "\x1b",
        "\u202e",
    ]
)


@st.composite
def _decks(draw: st.DrawFn) -> bytes:
    """Draw a good deck with lines replaced, lost, doubled or moved, and bits put in."""
    lines = list(_LINES)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.integers(0, 4))
        key, colon, _rest = lines[at].partition(":")
        bits = "".join(draw(st.lists(_BITS, max_size=5)))
        if kind == 0 and len(lines) > 1:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
        elif kind == 2:
            lines[at] = f"{key}{colon} {bits}\n"
        else:
            cut = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:cut] + bits + lines[at][cut:]
    return "".join(lines).encode("utf-8", "surrogatepass")


_KINDS = st.sampled_from("abcdginorstz")
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["<f8", "|b1", "<U4", "C", "F", "PCG64", "<M8[ns]"])
)
_TREES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(_KINDS, inner, max_size=2)
        | st.tuples(_KINDS, st.lists(inner, max_size=4)).map(lambda pair: {pair[0]: pair[1]})
    ),
    max_leaves=25,
)
_ARRAYS = st.tuples(
    st.sampled_from(["<f8", "<i4", "|b1", "<U2", "|S3", "<c16", "<M8[s]"]), st.lists(st.integers(-1, 9), max_size=4),
    st.sampled_from(["C", "F"]) | st.tuples(st.lists(st.integers(-64, 64), max_size=4), st.integers(-8, 64)), st.booleans(), st.integers(-1, 2),
).map(lambda fields: {"a": list(fields)})  # fmt: skip


@st.composite
def _frames(draw: st.DrawFn) -> bytes:
    """Draw a frame whose head is right or nearly, with any tree and buffers."""
    tree = json.dumps(draw(_TREES | _ARRAYS | st.lists(_ARRAYS, max_size=3))).encode()
    buffers = draw(st.lists(st.binary(max_size=80), max_size=3))
    lie = draw(st.sampled_from([0, 0, 0, 0, 1, -1]))
    head = struct.pack("<4sII", b"drl1", max(0, len(tree) + lie), len(buffers))
    return head + b"".join(struct.pack("<Q", len(each)) for each in buffers) + tree + b"".join(buffers)


TARGETS: dict[str, tuple[Try, st.SearchStrategy[Any]]] = {
    "deck": (
        deck,
        _decks()
        | st.binary(max_size=200)
        | st.lists(_BITS, max_size=60).map(lambda bits: "".join(bits).encode()),
    ),
    "frame": (framed, _frames() | st.binary(max_size=200)),
    "maths": (formula, LATEX),
}


def fuzzed(target: str, seconds: float, chance: random.Random) -> tuple[int, list[str]]:
    """Draw inputs for so long and return how many were tried and the crashes, each as small as it could be made."""
    attempt, strategy = TARGETS[target]
    tried, crashes, ends = 0, list[str](), time.process_time() + seconds
    while time.process_time() < ends and not crashes:

        @seed(chance.getrandbits(64))
        @settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def round_of(content: Any) -> None:
            nonlocal tried
            if time.process_time() < ends:
                tried += 1
                attempt(content)

        try:
            round_of()
        except Exception as error:  # noqa: BLE001 - every crash is told
            crashes.append(
                f"{type(error).__name__}: {error!s:.300} " + " ".join(getattr(error, "__notes__", []))[:2000]
            )
    return tried, crashes


def _planted(target: str) -> AbstractContextManager[None]:
    """Plant a crash that an input has to be found for."""
    if target == "deck":
        crash = _crashing(deck_parser.parse_tracks, lambda content: b"{{" in content and b"\n-" in content)
        return planted(test_hostile_decks, "parse_tracks", crash)
    if target == "frame":
        return planted(frame, "FrameError", type("Narrow", (arrays.FrameError,), {}))
    return planted(prose, "plain", _crashing(prose.plain, lambda text: "{" in text))


def _crashing(honest: Callable[..., Any], when: Callable[[Any], bool]) -> Callable[..., Any]:
    def crash(content: Any, *more: Any, **named: Any) -> Any:
        if when(content):
            raise ZeroDivisionError("planted")
        return honest(content, *more, **named)

    return crash


def main() -> int:
    """Print for each target how many inputs were tried, the crashes, and whether the planted one was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="deck, frame or maths; all by default")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each target")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help=f"{SHORT} s for each target")
    told = parser.parse_args()
    sound = True
    for target in told.targets or TARGETS:
        chance = random.Random(told.seed)
        tried, crashes = fuzzed(target, SHORT if told.short else told.seconds, chance)
        print(f"{target}: {tried} inputs tried, {len(crashes)} crashes", *crashes, sep="\n  ", flush=True)
        with _planted(target):
            among, found = fuzzed(target, 60, chance)
        print(f"{target}, a planted crash: {'' if found else 'not '}caught after {among} inputs", flush=True)
        sound &= not crashes and bool(found)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
