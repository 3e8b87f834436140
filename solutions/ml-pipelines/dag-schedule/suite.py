"""Greedy schedules of task graphs: starts, makespan, longest chain, circles."""

from answer import schedule

from drill.suite import in_answer, seeds


@in_answer
def circle_in(needs, minutes, workers):
    """Return what ValueError carries, or None if there is no error."""
    from answer import schedule

    try:
        schedule(needs, minutes, workers)
    except ValueError as error:
        return list(error.args[0]) if error.args and isinstance(error.args[0], list | tuple) else []
    return None


@in_answer
def tried(needs, minutes, workers):
    """Return the schedule, or the name of the error."""
    from answer import schedule

    try:
        return schedule(needs, minutes, workers)
    except Exception as error:
        return type(error).__name__


@in_answer
def arguments_after(needs, minutes):
    from answer import schedule

    schedule(needs, minutes, 2)
    return needs, list(minutes.items())


@in_answer
def many(cases):
    from answer import schedule

    return [schedule(*case) for case in cases]


def minute_by_minute(needs, minutes, workers):
    """The rules, told for every minute."""
    start, end, now = {}, {}, 0
    while len(start) < len(minutes):
        for task in minutes:
            busy = sum(end[other] > now for other in start)
            free = busy < workers and task not in start
            if free and all(need in start and end[need] <= now for need in needs.get(task, ())):
                start[task], end[task] = now, now + minutes[task]
        now += 1

    def chain(task):
        return minutes[task] + max(map(chain, needs.get(task, ())), default=0)

    return start, max(end.values(), default=0), max(map(chain, minutes), default=0)


def drawn(rng):
    """A graph whose list order has nothing to do with its dependencies."""
    n = int(rng.integers(1, 12))
    names = [f"t{number}" for number in rng.permutation(n)]
    needs = {
        names[i]: [names[j] for j in range(i) if rng.random() < 0.3] for i in range(n) if rng.random() < 0.9
    }
    listed = [names[i] for i in rng.permutation(n)]
    return needs, {name: int(rng.integers(1, 9)) for name in listed}, int(rng.integers(1, 5))


def same(got, expected):
    assert not isinstance(got, str), got
    start, makespan, critical = got
    assert dict(start) == expected[0]
    assert makespan == expected[1]
    assert critical == expected[2]


def check_circle(needs, minutes, workers=2):
    circle = circle_in(needs, minutes, workers)
    assert circle, "no ValueError with the list of the tasks in the circle"
    assert len(set(circle)) == len(circle)
    for task, following in zip(circle, circle[1:] + circle[:1], strict=True):
        assert following in needs.get(task, ())


def test_by_hand():
    """a takes 2, b 3, c 1, and c needs a: one worker and two workers start them as the rules say."""
    same(schedule({"c": ["a"]}, {"a": 2, "b": 3, "c": 1}, 1), ({"a": 0, "b": 2, "c": 5}, 6, 3))
    same(schedule({"c": ["a"]}, {"a": 2, "b": 3, "c": 1}, 2), ({"a": 0, "b": 0, "c": 2}, 3, 3))


def test_diamond():
    """A task with two needs starts after the later one, and the longest chain goes through that one."""
    needs = {"left": ["top"], "right": ["top"], "end": ["left", "right"]}
    minutes = {"top": 2, "left": 5, "right": 3, "end": 1}
    same(schedule(needs, minutes, 2), ({"top": 0, "left": 2, "right": 2, "end": 7}, 8, 8))
    same(schedule(needs, minutes, 1), ({"top": 0, "left": 2, "right": 7, "end": 10}, 11, 8))


def test_order_of_the_list_decides():
    """Of several ready tasks the first in `minutes` starts, whatever its name, length or time of getting ready."""
    same(schedule({}, {"z": 1, "a": 9, "m": 2}, 1), ({"z": 0, "a": 1, "m": 10}, 12, 9))
    # At 3 both are ready; "first" has become so only now.
    needs = {"first": ["go"]}
    minutes = {"first": 1, "go": 3, "long": 3, "waiting": 5}
    same(schedule(needs, minutes, 2), ({"first": 3, "go": 0, "long": 0, "waiting": 3}, 8, 5))
    same(schedule(needs, minutes, 1), ({"go": 0, "first": 3, "long": 4, "waiting": 7}, 12, 5))


def test_ends_at_one_moment():
    """All tasks that end at a moment free their workers and open their followers before anything starts."""
    needs = {"a": ["y"], "b": ["y"]}
    minutes = {"a": 1, "x": 4, "y": 4, "b": 1, "c": 7}
    same(schedule(needs, minutes, 2), ({"a": 4, "x": 0, "y": 0, "b": 4, "c": 5}, 12, 7))


def test_nobody_waits_on_purpose():
    """A free worker takes a ready task even where a longer schedule results: with more workers nine tasks take longer."""
    minutes = dict(zip("ABCDEFGHI", (3, 2, 2, 2, 4, 4, 4, 4, 9), strict=True))
    needs = {"I": ["A"], **{task: ["D"] for task in "EFGH"}}
    assert [schedule(needs, minutes, workers)[1] for workers in (2, 3, 4, 5, 20)] == [17, 12, 15, 12, 12]


def test_random_graphs():
    """Random graphs, listed in any order, get the schedule that the rules give minute by minute."""
    cases = [drawn(rng) for rng in seeds(60)]
    for got, case in zip(many(cases), cases, strict=True):
        same(got, minute_by_minute(*case))


def test_needs_named_twice():
    """A need that is named twice counts once."""
    same(tried({"b": ["a", "a"]}, {"b": 2, "a": 3}, 3), ({"a": 0, "b": 3}, 5, 5))


def test_no_tasks():
    """Without tasks nothing starts and everything is 0."""
    same(tried({}, {}, 3), ({}, 0, 0))


def test_more_workers_than_tasks():
    """With a worker for each task the makespan is the longest chain; with one it is the sum."""
    for rng in seeds(20):
        needs, minutes, _ = drawn(rng)
        start, makespan, critical = schedule(needs, minutes, len(minutes) + 1)
        assert makespan == critical
        for task, wanted in needs.items():
            assert start[task] == max((start[need] + minutes[need] for need in wanted), default=0)
        assert schedule(needs, minutes, 1)[1] == sum(minutes.values())


def test_circles():
    """Tasks that need each other in a circle raise ValueError with just these, each needing the next."""
    check_circle({"a": ["b"], "b": ["c"], "c": ["a"]}, {"a": 1, "b": 1, "c": 1})
    check_circle({"a": ["b"], "b": ["a"], "x": ["y"], "y": ["x"]}, {"x": 2, "a": 1, "b": 1, "y": 1}, 1)
    check_circle({"a": ["a"]}, {"free": 4, "a": 1})


def test_only_the_circle_is_named():
    """Finished tasks, tasks that wait for the circle, and others that the circle needs are left out of it."""
    needs = {"late": ["b"], "later": ["late"], "a": ["start", "b"], "b": ["start", "c"], "c": ["start", "a"]}
    check_circle(needs, {"later": 1, "late": 1, "start": 1, "a": 2, "b": 3, "c": 1})
    check_circle({"p": ["q"], "q": ["r"], "r": ["r"]}, {"p": 1, "q": 1, "r": 1})


def test_no_false_circles():
    """A graph with many paths between two tasks has no circle."""
    needs = {f"{layer}{i}": [f"{layer - 1}0", f"{layer - 1}1"] for layer in range(1, 7) for i in (0, 1)}
    minutes = {f"{layer}{i}": 1 + i for layer in reversed(range(7)) for i in (0, 1)}
    assert circle_in(needs, minutes, 3) is None
    assert schedule(needs, minutes, 2)[1:] == (14, 14)


def test_long_chains():
    """A chain of more than a thousand tasks, or a circle at its end, exceeds no stack."""
    n = 1100
    needs = {f"t{i}": [f"t{i + 1}"] for i in range(n - 1)}
    minutes = {f"t{i}": 2 for i in range(n)}
    got = tried(needs, minutes, 2)
    assert not isinstance(got, str), got
    start, makespan, critical = got
    assert (start["t0"], makespan, critical) == (2 * (n - 1), 2 * n, 2 * n)
    check_circle(needs | {f"t{n - 1}": [f"t{n - 2}"]}, minutes)


def test_arguments_stay_as_they_were():
    """Neither the needs nor the durations are changed."""
    needs, minutes = {"b": ["a"], "c": ["b", "a"]}, {"c": 1, "b": 2, "a": 3}
    got_needs, got_minutes = arguments_after(needs, minutes)
    assert got_needs == {"b": ["a"], "c": ["b", "a"]}
    assert [tuple(pair) for pair in got_minutes] == [("c", 1), ("b", 2), ("a", 3)]
