"""Schedules run on a clock: who waits for whom, how long it takes, how many micro-batches are alive."""

from answer import pipeline_schedule

SIZES = [(1, 1), (1, 5), (2, 1), (2, 2), (3, 2), (4, 3), (4, 8), (5, 5), (7, 11), (8, 3)]
CASES = [(p, m, kind) for p, m in SIZES for kind in ("gpipe", "1f1b")]


def rows(p, m, kind):
    return [[(str(name), int(i)) for name, i in stage] for stage in pipeline_schedule(p, m, kind)]


def needs(name, s, i, p):
    """Return the operations that must have ended before: (name, stage, micro-batch)."""
    if name == "F":
        return [("F", s - 1, i)] if s > 0 else []
    return [("F", s, i)] + ([("B", s + 1, i)] if s < p - 1 else [])


def run(schedule, forward=1.0, backward=2.0):
    """Return when the last operation ends; None if stages wait for each other for ever."""
    p, ended = len(schedule), {}
    free, place = [0.0] * p, [0] * p
    moved = True
    while moved:
        moved = False
        for s, stage in enumerate(schedule):
            while place[s] < len(stage):
                name, i = stage[place[s]]
                before = needs(name, s, i, p)
                if not all(each in ended for each in before):
                    break
                begin = max([free[s], *(ended[each] for each in before)])
                free[s] = ended[name, s, i] = begin + (forward if name == "F" else backward)
                place[s] += 1
                moved = True
    return max(free) if all(at == len(stage) for at, stage in zip(place, schedule, strict=True)) else None


def peak(stage):
    """Return the most micro-batches alive at once."""
    alive = most = 0
    for name, _ in stage:
        alive += 1 if name == "F" else -1
        most = max(most, alive)
    return most


def test_two_stages_by_hand():
    """For two stages and three micro-batches 1F1B is F0 F1 B0 F2 B1 B2 on the first and strictly in turn on the last."""
    first = [("F", 0), ("F", 1), ("B", 0), ("F", 2), ("B", 1), ("B", 2)]
    last = [("F", 0), ("B", 0), ("F", 1), ("B", 1), ("F", 2), ("B", 2)]
    assert rows(2, 3, "1f1b") == [first, last]


def test_every_operation_once():
    """Every stage runs the forward and the backward of every micro-batch exactly once."""
    for p, m, kind in CASES:
        schedule = rows(p, m, kind)
        assert len(schedule) == p, "one list per stage"
        for stage in schedule:
            assert sorted(stage) == sorted((name, i) for name in "FB" for i in range(m))


def test_no_deadlock():
    """No stages wait for each other for ever."""
    for p, m, kind in CASES:
        assert run(rows(p, m, kind)) is not None, f"{kind} with p={p}, m={m} never ends"


def test_no_time_is_lost():
    """The whole schedule lasts (m + p - 1)(f + b), whether a backward takes one, two or half a forward."""
    for p, m, kind in CASES:
        schedule = rows(p, m, kind)
        for forward, backward in ((1.0, 1.0), (1.0, 2.0), (2.0, 1.0)):
            end = run(schedule, forward, backward)
            assert end is not None, f"{kind} with p={p}, m={m} never ends"
            assert abs(end - (m + p - 1) * (forward + backward)) < 1e-9, f"{kind} with p={p}, m={m}: {end}"


def test_forwards_in_order():
    """Every stage takes forwards in the order of the micro-batches."""
    for p, m, kind in CASES:
        for stage in rows(p, m, kind):
            assert [i for name, i in stage if name == "F"] == list(range(m))


def test_gpipe_runs_all_forwards_first():
    """Under GPipe no backward stands before a forward, and all micro-batches are alive at once."""
    for p, m in SIZES:
        for stage in rows(p, m, "gpipe"):
            assert [name for name, _ in stage] == ["F"] * m + ["B"] * m


def test_1f1b_backwards_in_order():
    """Under 1F1B every stage takes backwards in the order of the micro-batches, oldest first."""
    for p, m in SIZES:
        for stage in rows(p, m, "1f1b"):
            assert [i for name, i in stage if name == "B"] == list(range(m))


def test_1f1b_holds_few_micro_batches():
    """Under 1F1B stage s never holds more than min(m, p - s) micro-batches."""
    for p, m in SIZES:
        for s, stage in enumerate(rows(p, m, "1f1b")):
            assert peak(stage) <= min(m, p - s), f"p={p}, m={m}: stage {s} holds {peak(stage)}"


def test_many_micro_batches_need_no_more_memory():
    """Under 1F1B the number of live micro-batches does not grow with m."""
    assert [peak(stage) for stage in rows(5, 40, "1f1b")] == [5, 4, 3, 2, 1]
