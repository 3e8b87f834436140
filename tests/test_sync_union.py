"""The union of files: whatever comes in whatever order, once or twice, cut or whole, all devices end in one state."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drill.logfile.hashchain import digest
from drill.reviews import fold, in_order
from drill.store import open_log
from drill.syncing import lines, union
from tests.sync_world import chain, file_of, taken

DEVICES = {name: chain(name, 9, 1) for name in ("A", "B", "C")}
# A copy of A that went on by itself after four events.
DEVICES["copy of A"] = [*DEVICES["A"][:4], *chain("A", 5, 2, DEVICES["A"][:4])]
EVERY = {event.id: event for events in DEVICES.values() for event in events}
SIZES = {name: len(lines.text_of(events).encode()) for name, events in DEVICES.items()}

names = st.sampled_from(sorted(DEVICES))
cuts = names.flatmap(lambda name: st.tuples(st.just(name), st.integers(0, SIZES[name])))
deliveries = st.lists(cuts, max_size=8)


def delivered(cut):
    name, size = cut
    return file_of(DEVICES[name], name, until=size)


def ids(events):
    return {event.id for event in events}


def schedules(events):
    return {card: fold(e for e in in_order(events) if e.card == card) for card in {e.card for e in events}}


@given(cuts, cuts)
def test_union_is_commutative(one, other):
    files = delivered(one), delivered(other)
    assert union.united(files).keys() == union.united(files[::-1]).keys()
    assert ids(taken([], files)) == ids(taken([], files[::-1]))


@given(cuts, cuts, cuts)
def test_union_is_associative(one, two, three):
    a, b, c = map(delivered, (one, two, three))
    left, right = taken(taken([], [a, b]), [b, c]), taken(taken([], [c, b]), [a, b])
    assert ids(taken(left, [a, b, c])) == ids(taken(right, [a, b, c])) == ids(taken([], [a, b, c]))


@given(deliveries)
def test_union_is_idempotent(cut):
    files = [delivered(each) for each in cut]
    once = taken([], files)
    assert taken(once, files) == once
    assert ids(taken([], files + files)) == ids(once)


@given(deliveries, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(cut, chance):
    whole = [file_of(events, name) for name, events in DEVICES.items()]
    log = []
    for each in cut:
        log = taken(log, [delivered(each)])
    chance.shuffle(whole)
    for each in whole:
        log = taken(log, [each])
    log = taken(log, whole)
    assert ids(log) == EVERY.keys()
    chance.shuffle(log)
    assert union.state(log, schedules(log)) == union.state(EVERY.values(), schedules(EVERY.values()))


@given(deliveries)
def test_what_is_taken_follows_from_what_is_there_and_the_rest_waits(cut):
    files = [delivered(each) for each in cut]
    held = union.united(files)
    ready = union.settled(union.compared(held, []), held, set)
    there = {""}
    for event in ready.taken:
        assert event.previous in there
        there.add(digest(event))
    assert ids(ready.taken) | {each.event.id for each in ready.waiting} == ids(e.event for e in held.values())


def test_an_event_waits_for_the_one_before_and_comes_when_that_comes():
    events = DEVICES["A"]
    later = file_of(events[3:], "later")
    held = union.united([later])
    ready = union.settled(union.compared(held, []), held, set)
    assert (ready.taken, len(ready.waiting)) == ((), 6)
    assert ids(taken([], [later, file_of(events[:3], "earlier")])) == ids(events)
    assert ids(taken(events[:3], [later])) == ids(events)


def test_a_lost_line_is_told_and_holds_back_only_what_follows_from_it():
    rows = lines.text_of(DEVICES["A"]).splitlines()
    rows[4] = rows[4].replace('"zone":"UTC"', '"zone":"UTD"')
    damaged = lines.contents("damaged", "\n".join([*rows, ""]).encode())
    files = [damaged, file_of(DEVICES["B"], "B")]
    log = taken([], files)
    assert ids(log) == ids(DEVICES["A"][:3]) | ids(DEVICES["B"])
    found = union.compared(union.united(files), log)
    (problem,) = union.problems(files, found, ids(log))
    assert problem.place == ("damaged", 5, rows[4].index('"digest"') + 1)
    assert ids(taken(log, [*files, file_of(DEVICES["A"], "again")])) == ids(DEVICES["A"] + DEVICES["B"])
    assert union.problems(files, found, EVERY.keys()) == []


@pytest.mark.parametrize("size", [1, 5, 10, 20, 33, 40, 100])
def test_what_is_left_of_a_torn_line_is_no_problem_once_its_event_is_known(size):
    torn = lines.line_of(DEVICES["A"][0])[:size]
    file = lines.contents("x", f"{lines.HEADER}\n{torn}\n".encode())
    found = union.compared({}, [])
    assert union.problems([file], found, EVERY.keys()) == []
    assert len(union.problems([file], found, set())) == (size > 7)


def test_an_event_that_is_told_in_two_ways_is_a_problem_and_the_log_keeps_its_own():
    forged = DEVICES["A"][2]._replace(quality=None, kind="reset", retracts="")
    files = [file_of(DEVICES["A"], "true"), file_of([forged], "forged")]
    held = union.united(files)
    found = union.compared(held, DEVICES["A"])
    assert [each.event for each in found.differing] == [forged]
    (problem,) = union.problems(files, found, EVERY.keys())
    assert (problem.place.file, problem.place.line) == ("forged", 2)
    assert taken(DEVICES["A"], files) == DEVICES["A"]


def test_the_files_lack_what_none_of_them_holds():
    found = union.compared(union.united([file_of(DEVICES["A"][:5], "A")]), [*DEVICES["B"], *DEVICES["A"]])
    assert list(found.lacking) == sorted(DEVICES["A"][5:] + DEVICES["B"])


@pytest.mark.parametrize(
    ("name", "known", "copied"),
    [
        ("drill-A-1.jsonl", 9, False),
        ("drill-A-1.jsonl", 4, True),
        ("drill-A-2.jsonl", 9, True),
        ("drill-A-1.sync-conflict-20260302-120000-ABC.jsonl", 9, False),
        ("drill-A2-2.jsonl", 9, False),
    ],
)
def test_a_copy_shows_by_a_file_of_another_home_or_by_events_that_are_not_ours(name, known, copied):
    files = [file_of(DEVICES["A"], f"folder/{name}")]
    assert union.is_copied("A", "drill-A-1.jsonl", files, ids(DEVICES["A"][:known])) is copied


@settings(max_examples=12, deadline=None)
@given(deliveries)
def test_a_log_that_takes_them_in_is_whole_and_all_such_logs_are_equal(tmp_path_factory, cut):
    folder = tmp_path_factory.mktemp("logs")
    whole = [file_of(events, name) for name, events in DEVICES.items()]
    random.Random(len(cut)).shuffle(whole)
    with open_log(str(folder / "log.sqlite")) as log:
        for files in ([[delivered(each)] for each in cut], [whole]):
            for each in files:
                log.merge(taken(list(log.events()), each if isinstance(each, list) else [each]))
                assert log.verify() == []
        assert union.state(log.events(), log.schedules()) == union.state(
            EVERY.values(), schedules(EVERY.values())
        )
