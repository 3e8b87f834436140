"""What is measured upon: homes with many cards and long logs, always the same for the same numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from drill.cards import Library
from drill.days import Moment
from drill.doors import Doors
from drill.logfile import hashchain
from drill.logfile.devices import INSERT_REVIEW
from drill.logfile.ulids import RANDOM_BYTES, ulid
from drill.places import Places, find_places
from drill.reviews import DAILY, Review
from drill.store import open_log

TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC)
"""The instant at which a log of these ends; the programs under measurement see the real clock, after it."""

CARD = """\
  - id: q{number:05}
    form: recall
    level: {level}
    ask: |
      What is the {number}th thing of topic {topic}, and why does anybody care?
    answer: |
      It is the thing that follows the one before it, and people care because {words}, which in turn decides what the
      next one can be. Without it $x_{{{number}}} = \\sum_k w_k x_k$ has no meaning.
    points:
      - It follows the one before
      - It decides what the next one can be
"""


def write_decks(home: Path, *, cards: int, decks: int) -> list[str]:
    """Write so many cards into so many decks of the home; return the ids of the cards."""
    folder = home / "decks"
    folder.mkdir(parents=True)
    rng, ids = random.Random(7), []
    for topic in range(decks):
        numbers = range(topic, cards, decks)
        written = [
            CARD.format(number=n, level=n % 5 + 1, topic=topic, words=" and ".join(rng.sample(WORDS, 5)))
            for n in numbers
        ]
        head = f"title: Topic {topic}\nsummary: Things, one after the other.\nprerequisites: []\nquestions:\n"
        (folder / f"topic-{topic:03}.yaml").write_text(head + "".join(written), encoding="utf-8")
        ids += [f"topic-{topic:03}/q{n:05}" for n in numbers]
    return ids


WORDS = [
    "margins shrink", "weights move", "rows repeat", "labels drift", "losses fall", "gradients vanish",
    "trees split", "scores tie", "caches expire", "batches end", "ranks change", "priors shift",
]  # fmt: skip


def only_own(home: Path) -> Places:
    """Return the places of the home, without what is shipped."""
    places = find_places({"DRILL_HOME": str(home)})
    return places._replace(deck_roots=places.deck_roots[:1], solution_roots=places.solution_roots[:1])


def without_decks(home: str) -> Doors:
    """Return the doors of a home without any deck: reading all that is shipped takes half a second."""
    doors = Doors({"DRILL_HOME": home})
    doors.library = Library((), (), {})
    return doors


def write_log(home: Path, cards: list[str], *, reviews: int) -> str:
    """Write a log in which the cards were reviewed so often in turn, up to yesterday; return its path.

    Rows are inserted by the thousand, with ids and digests as the program makes them; schedules are replayed.
    """
    path = str(home / "log.sqlite")
    with open_log(path, read_clock=lambda: Moment(TODAY, "UTC")) as log:
        connection = log._connection
        (device,) = connection.execute("select device from devices where own").fetchone()
        connection.execute("begin immediate")
        last = Review("", device, "", 0, "", "", "")
        for last in _chained(device, cards, reviews):
            connection.execute(INSERT_REVIEW, last)
        connection.execute(
            "update devices set latest = ?, head = ? where own", (last.id, hashchain.digest(last))
        )
        connection.execute("commit")
        log.rebuild()
    return path


def _chained(device: str, cards: list[str], reviews: int) -> Iterator[Review]:
    rng = random.Random(11)
    head, name, start = hashchain.START, "", TODAY - timedelta(days=1, minutes=reviews / 2)
    for number in range(reviews):
        instant = start + timedelta(minutes=number / 2)
        moment = Moment(instant, "UTC")
        name = ulid(moment.milliseconds, rng.randbytes(RANDOM_BYTES), name)
        quality = rng.choice((1, 3, 4, 4, 5, 5, 5))
        card = cards[number % len(cards)]
        event = Review(
            name, device, card, instant.toordinal(), moment.at, "UTC", DAILY, quality, 20.0, previous=head
        )
        head = hashchain.digest(event)
        yield event
