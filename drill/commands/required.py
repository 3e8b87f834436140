"""What commands require before they begin: a terminal, topics that there are, the libraries of a kata."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from drill import trust
from drill.cards import Kata
from drill.doors import Doors
from drill.errors import UsageError
from drill.installed import missing
from drill.places import Places

INSTALL = {
    "torch": "pip install 'drill[torch]'",
    "scikit-learn": "pip install scikit-learn",
}


def require_installed(places: Places, kata: Kata) -> None:
    """Raise UsageError with the line that installs what the kata needs and this computer lacks."""
    for name in missing(kata.requires):
        if name.startswith(trust.MARK):
            raise trust.refusal(places, name.removeprefix(trust.MARK))
        raise UsageError(
            f"{kata.id} is answered with {name}, which is not installed", f"`{INSTALL.get(name, name)}`"
        )


def require_terminal(instead: str) -> None:
    """Raise UsageError where nobody can press a key."""
    if not sys.stdin.isatty():
        raise UsageError("a session needs a terminal", instead)


def require_topics(doors: Doors, topics: Sequence[str]) -> None:
    """Raise UsageError where a topic has no deck."""
    known = [deck.topic for deck in doors.library.decks]
    for topic in topics:
        if topic not in known:
            import difflib

            near = difflib.get_close_matches(topic, known, 1)
            raise UsageError(
                f"there is no topic {topic!r}", f"did you mean {near[0]}?" if near else ", ".join(known)
            )
