"""A clock that is set by hand, and strategies for what may happen to a log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from drill.days import Moment
from drill.reviews import DAILY, GRADED, Review

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
START_DAY = START.toordinal()

qualities = st.integers(0, 5)
kinds = st.sampled_from(GRADED)


@dataclass
class HandClock:
    """Shows `instant` until it is moved."""

    instant: datetime = START
    zone: str = "UTC"

    def __call__(self) -> Moment:
        return Moment(self.instant, self.zone)

    def forward(self, **duration: float) -> None:
        self.instant += timedelta(**duration)


def review(
    quality: int | None = 4, *, kind: str = DAILY, day: int = START_DAY, name: str = "", retracts: str = ""
) -> Review:
    """Return an event of one card; its place in the order is the day, then the name."""
    at = f"{datetime.fromordinal(day):%Y-%m-%d}T12:00:00.000Z"
    return Review(name, "laptop", "attention/softmax", day, at, "UTC", kind, quality, retracts=retracts)
