"""The one place where the clock is read, with the learner's time zone."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from drill.days import Moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Clock = Callable[[], Moment]

SYSTEM_ZONE = "/etc/localtime"


def now() -> Moment:
    """Return this moment, by the clock and the zone of the system."""
    instant = datetime.now(UTC).astimezone()
    return Moment(instant, zone_name(os.environ) or f"UTC{instant:%z}")


def zone_name(environ: Mapping[str, str], system_zone: str = SYSTEM_ZONE) -> str:
    """Return the zone's IANA name from `TZ` or else from where the system's link points; empty if neither
    says."""
    told = environ.get("TZ")
    if told == "":
        return "UTC"
    told = (told or "").lstrip(":")
    if told and not os.path.isabs(told):
        return told
    _, found, name = os.path.realpath(told or system_zone).partition("zoneinfo/")
    return name if found else ""
