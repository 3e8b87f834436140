"""What `drill due` said last, kept with the stamps of all that it followed from.

A shell prompt asks again and again while nothing has changed: then neither SQLite nor the catalogue is opened.
The answer holds for one learner's day, and is kept only once what it rests on has been at rest for a moment.
"""

from __future__ import annotations

import os
import sys
import time

from drill import sealed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from drill.places import Places
    from drill.sealed import Stamp


def recalled(places: Places) -> str | None:
    """Return what was said last if nothing has changed since; None where it must be worked out again."""
    kept = sealed.read(_file(places))
    if not isinstance(kept, tuple):
        return None
    roots, search_path, rollover_hour, day, stamps, said = kept
    if (roots, search_path, day) != (places.deck_roots, sys.path, _day(rollover_hour)):
        return None
    return str(said) if all(sealed.stamp(path) == stamp for path, stamp in stamps) else None


def keep(places: Places, rollover_hour: int, sources: Iterable[tuple[str, Stamp]], said: str) -> None:
    """Keep what is said now, which follows from `sources`, the log, the settings and what is installed."""
    others = (places.log, places.log + "-journal", places.config, *sys.path)
    stamps = [*sources, *((path, sealed.stamp(path)) for path in others)]
    if sealed.is_settled([stamp for _, stamp in stamps], time.time_ns()):
        content = (places.deck_roots, sys.path, rollover_hour, _day(rollover_hour), stamps, said)
        sealed.write(_file(places), content)


def _file(places: Places) -> str:
    return os.path.join(places.cache, "due")


def _day(rollover_hour: int) -> tuple[int, int, bool]:
    """Return what changes when the learner's day does: the local date, and whether its rollover is past."""
    now = time.localtime()
    return now.tm_year, now.tm_yday, now.tm_hour >= rollover_hour
