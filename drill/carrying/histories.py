"""Reviews that another program logged, as events of our log: the days and the grades travel, intervals do not.

Our schedule is a fold of SM-2 over the reviews of a card, so that is what becomes of foreign reviews, too. Each
keeps its instant; its id is made of that and of its name in the source, so that it comes in once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from drill.carrying.incoming import Incoming, Losses, Past
from drill.carrying.planning import NEW, Step
from drill.days import YEARS, Moment, learner_day
from drill.logfile.arrivals import name_of
from drill.reviews import DAILY, SUSPEND, TRY, Review

_EARLIEST = datetime(YEARS[0], 1, 1, tzinfo=UTC).timestamp() * 1000


def events(steps: Iterable[Step], now: Moment, rollover_hour: int, losses: Losses) -> list[Review]:
    """Return the reviews of all cards that the steps are about; those of a time that can't be are told."""
    found: list[Review] = []
    for step in steps:
        for past in step.card.past:
            if not _EARLIEST <= past.milliseconds <= now.milliseconds:
                losses.add("reviews of a day that can't be", step.card.where)
            else:
                found.append(_event(step.id, step.card, past, now, rollover_hour))
        if step.card.suspended and step.kind == NEW:
            found += _suspended(step, now, rollover_hour)
    return found


def _event(card_id: str, card: Incoming, past: Past, now: Moment, rollover_hour: int) -> Review:
    moment = Moment(_local(past.milliseconds), now.zone)
    return Review(
        id=name_of(past.milliseconds, f"{card.key}:{past.milliseconds}"),
        device="",
        card=card_id,
        day=learner_day(moment.instant, rollover_hour),
        at=moment.at,
        zone=now.zone,
        kind=TRY if past.practice else DAILY,
        quality=past.quality,
        seconds=round(past.seconds, 3),
        verdict=json.dumps(past.facts, separators=(",", ":")) if past.facts else "",
    )


def _suspended(step: Step, now: Moment, rollover_hour: int) -> Iterator[Review]:
    day = learner_day(now.instant, rollover_hour)
    name = name_of(now.milliseconds, f"{step.card.key}:suspended")
    yield Review(name, "", step.id, day, now.at, now.zone, SUSPEND)


def _local(milliseconds: int) -> datetime:
    """Return the instant as the clock of this computer's zone shows it."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()
