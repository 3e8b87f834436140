"""Anki's official library on a collection like ours; a program by itself in the peers' Python.

anki_side.py COLLECTION CARDS REVIEWS make     writes the collection
anki_side.py COLLECTION CARDS REVIEWS first    opens it and asks for the first due card
anki_side.py COLLECTION CARDS REVIEWS serve    answers next, answer, counts, undo and stats with seconds
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable

from anki.collection import AddNoteRequest, Collection
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV
from anki.scheduler.v3 import CardAnswer

DECKS, BATCH = 40, 1000


def make(path: str, cards: int, reviews: int) -> None:
    """Write a collection with its cards in 40 decks, all in review, a tenth of them due."""
    for name in (path, f"{path}-wal", f"{path}-shm"):
        if os.path.exists(name):
            os.remove(name)
    collection = Collection(path)
    decks = [collection.decks.id(f"Topic {number}") for number in range(DECKS)]
    kind = collection.models.by_name("Basic")
    for first_of_batch in range(0, cards, BATCH):
        requests = []
        for number in range(first_of_batch, min(cards, first_of_batch + BATCH)):
            note = collection.new_note(kind)
            note.fields = [f"What is the {number}th thing?", "It is the one after the one before it."]
            requests.append(AddNoteRequest(note, decks[number % DECKS]))
        collection.add_notes(requests)
    today, rng = collection.sched.today, random.Random(11)
    ids = collection.db.list("select id from cards order by id")
    collection.db.executemany(
        "update cards set type = ?, queue = ?, due = ?, ivl = ?, factor = 2500, reps = 10 where id = ?",
        [
            (CARD_TYPE_REV, QUEUE_TYPE_REV, today + rng.randint(-5, 45), rng.randint(1, 60), card)
            for card in ids
        ],
    )
    start = int((time.time() - 400 * 86400) * 1000)
    rows = (
        (
            start + number * 30_000,
            ids[number % len(ids)],
            -1,
            rng.choice((1, 3, 3, 4)),
            10,
            5,
            2500,
            20_000,
            1,
        )
        for number in range(reviews)
    )
    collection.db.executemany("insert into revlog values (?, ?, ?, ?, ?, ?, ?, ?, ?)", list(rows))
    for deck in collection.decks.all_config():
        deck["rev"]["perDay"] = 9999
        collection.decks.update_config(deck)
    collection.close()


def choose(collection: Collection) -> None:
    """Make the first deck the one that is studied."""
    collection.decks.set_current(collection.decks.id("Topic 0"))


def first(collection: Collection) -> None:
    """Ask for the first due card and render its question."""
    choose(collection)
    card = collection.sched.getCard()
    assert card is not None
    card.question()


def answer(collection: Collection) -> None:
    """Answer the next card with Good, which commits."""
    queued = collection.sched.get_queued_cards().cards[0]
    card = collection.get_card(queued.card.id)
    card.start_timer()
    built = collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(built)


def stats(collection: Collection) -> None:
    """Compute what its statistics screen shows, over all cards and all reviews."""
    collection._backend.graphs(search="deck:*", days=0)


WORK: dict[str, Callable[[Collection], object]] = {
    "next": lambda collection: collection.sched.get_queued_cards(fetch_limit=1),
    "answer": answer,
    "counts": lambda collection: collection.sched.deck_due_tree(),
    "undo": lambda collection: collection.undo(),
    "stats": stats,
}


def serve(collection: Collection) -> None:
    """Measure what is asked for, by wall time, until stdin ends; before an undo something is answered."""
    choose(collection)
    print("ready", flush=True)
    for line in sys.stdin:
        name = line.strip()
        if name == "undo":
            answer(collection)
        started = time.perf_counter()
        WORK[name](collection)
        print(time.perf_counter() - started, flush=True)


def main() -> None:
    """Do what the command line says."""
    path, cards, reviews, what = sys.argv[1:]
    if what == "make":
        make(path, int(cards), int(reviews))
        return
    collection = Collection(path)
    (first if what == "first" else serve)(collection)
    collection.close()


if __name__ == "__main__":
    main()
