"""The chain that makes silent damage show: every event holds the digest of the event before it on its device.

The digest covers all of an event, the digest before it included, so whoever holds the last digest of a device
can tell whether anything was changed, lost or put in between since the first.
"""

from __future__ import annotations

import json
from hashlib import sha256

from drill.reviews import Review

START = ""
"""What the first event of a device holds as `previous`."""

UNSET = Review(id="", device="", card="", day=0, at="", zone="", kind="")
"""An event of which nothing is said."""


def canonical(event: Review) -> str:
    """Return the one text of an event: a JSON object of the fields that say something, in the order of
    Review.

    Fields left at their default are not written, so that a field added later leaves old digests as they are.
    """
    said = zip(Review._fields, event, UNSET, strict=True)
    return json.dumps(
        {field: value for field, value, unset in said if value != unset},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def digest(event: Review) -> str:
    """Return the SHA-256 of an event's canonical text, in hexadecimal."""
    return sha256(canonical(event).encode()).hexdigest()
