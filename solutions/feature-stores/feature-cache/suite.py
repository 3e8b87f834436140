"""A cache with expiry: age runs from the put, use decides who leaves, and the clock is the one given."""

import pytest

from drill.suite import in_answer, seeds


@in_answer
def play(capacity, ttl, script):
    """Run operations at their times on one cache, and return what each gave."""
    from answer import FeatureCache

    now = [0.0]
    cache = FeatureCache(capacity, ttl, lambda: now[0])
    given = []
    for time, name, *args in script:
        now[0] = time
        given.append(len(cache) if name == "len" else getattr(cache, name)(*args))
    return given


@in_answer
def two_caches():
    """Put into one cache and look into another."""
    from answer import FeatureCache

    first, second = FeatureCache(2, 10, lambda: 0.0), FeatureCache(2, 10, lambda: 0.0)
    first.put("a", 1)
    return len(first), len(second), second.get("a")


@in_answer
def identity():
    """Whether a mutable value comes back as the same object, a tuple works as a key, and 1 is not "1"."""
    from answer import FeatureCache

    cache, value = FeatureCache(2, 10, lambda: 0.0), [1, 2]
    cache.put(("user", 7), value)
    cache.put(1, "number")
    apart = cache.get("1", "no text") == "no text"
    return cache.get(("user", 7)) is value, cache.get(("user", 8), value) is value, apart


def by_list(capacity, ttl, script):
    """A list of [key, value, put at], the least recently used first."""
    living, given = [], []
    for time, name, *args in script:
        living = [entry for entry in living if time - entry[2] < ttl]
        mine = [entry for entry in living if args and entry[0] == args[0]]
        rest = [entry for entry in living if not args or entry[0] != args[0]]
        if name == "put":
            given.append(None)
            living = [*rest[max(0, len(rest) - capacity + 1) :], [args[0], args[1], time]]
        elif name == "get":
            living = rest + mine
            given.append(mine[0][1] if mine else args[1] if len(args) > 1 else None)
        else:
            given.append(len(living))
    return given


def test_put_and_get():
    """A stored value is found again, and an unknown key gives the default, which is None if not said."""
    script = [(0, "put", "a", 1), (1, "get", "a"), (1, "get", "b"), (1, "get", "b", -1), (1, "get", "a", -1)]
    assert play(2, 10, script) == [None, 1, None, -1, 1]


def test_expiry():
    """A value lives while its age is below the ttl, and at exactly the ttl it is gone."""
    script = [(5, "put", "a", 1), (14.9, "get", "a"), (15, "get", "a", "gone"), (15, "len")]
    assert play(2, 10, script) == [None, 1, "gone", 0]
    script = [(0.75, "put", "a", 1), (1.5, "get", "a"), (2.0, "get", "a"), (2.25, "get", "a", "gone")]
    assert play(2, 1.5, script) == [None, 1, 1, "gone"]
    assert play(2, 0, [(1, "put", "a", 1), (1, "get", "a", "gone"), (1, "len")]) == [None, "gone", 0]


def test_reading_does_not_make_young():
    """Age runs from the put: reads do not prolong a value's life."""
    script = [(0, "put", "a", 1), *((t, "get", "a", "gone") for t in (4, 8, 9, 10, 11))]
    assert play(2, 10, script)[1:] == [1, 1, 1, "gone", "gone"]


def test_least_recently_used_leaves():
    """If a new key finds no room, the entry leaves whose last put or get is longest ago, within one instant too."""
    for times in (range(7), 7 * [0]):
        names = [("put", "a", 1), ("put", "b", 2), ("get", "a"), ("put", "c", 3), *(("get", key) for key in "abc")]
        script = [(time, *operation) for time, operation in zip(times, names, strict=True)]
        assert play(2, 100, script)[4:] == [1, None, 3]


def test_first_in_first_out_without_reads():
    """Without reads the oldest entry leaves, also when all happens at one instant."""
    script = [(0, "put", key, key) for key in "abcd"] + [(0, "get", key) for key in "abcd"]
    assert play(3, 100, script)[4:] == [None, "b", "c", "d"]


def test_overwriting():
    """A new value for a known key renews age and recency and pushes nobody out."""
    script = [(0, "put", "a", 1), (1, "put", "b", 2), (6, "put", "a", 3), (6, "len"), (7, "get", "b")]
    script += [(12, "get", "a"), (12, "get", "b")]
    assert play(2, 10, script)[3:] == [2, 2, 3, None]
    script = [(0, "put", "a", 1), (1, "put", "b", 2), (2, "put", "a", 3), (3, "put", "c", 4)]
    assert play(2, 100, [*script, (4, "get", "b"), (4, "get", "a")])[4:] == [None, 3]
    script = [(0, "put", "a", 1), (6, "put", "a", 1), (12, "get", "a"), (16, "get", "a")]
    assert play(2, 10, script)[2:] == [1, None]


def test_expired_entries_make_room():
    """An expired entry does not take the place of a living one."""
    script = [(0, "put", "a", 1), (6, "put", "b", 2), (8, "get", "a"), (11, "put", "c", 3)]
    script += [(12, "get", "b"), (12, "get", "c"), (12, "len")]
    assert play(2, 10, script)[4:] == [2, 3, 2]


def test_length_counts_the_living():
    """The length is that of living entries, without any read or write in between."""
    script = [(0, "len"), (0, "put", "a", 1), (3, "put", "b", 2), (9, "len"), (10, "len"), (13, "len")]
    assert play(5, 10, script) == [0, None, None, 2, 1, 0]


def test_values_that_look_like_nothing():
    """None, 0 and the empty text are values like others."""
    script = [(0, "put", key, value) for key, value in (("a", None), ("b", 0), ("c", ""))]
    script += [(1, "get", key, "gone") for key in "abc"] + [(1, "len")]
    assert play(3, 10, script)[3:] == [None, 0, "", 3]


def test_a_miss_is_no_use():
    """A read of an unknown key neither stores anything nor pushes anybody out."""
    script = [(0, "put", "a", 1), (1, "get", "x"), (1, "get", "y", 5), (1, "len"), (2, "get", "a"), (2, "get", "y")]
    assert play(1, 10, script) == [None, None, 5, 1, 1, None]


def test_looking_at_the_length_is_no_use():
    """Asking for the length does not change who leaves next."""
    script = [(0, "put", "a", 1), (1, "put", "b", 2), (2, "get", "a"), (3, "len"), (4, "put", "c", 3)]
    assert play(2, 100, [*script, (5, "get", "b"), (5, "get", "a")])[5:] == [None, 1]


def test_many_scripts():
    """Random scripts on small caches give what a list that is searched would give."""
    for rng in seeds(40):
        time, script = 1000.0, []
        for _ in range(60):
            time += int(rng.integers(0, 4))
            key = "abcde"[rng.integers(5)]
            name = ("put", "get", "get", "len")[rng.integers(4)]
            args = {"put": (key, int(rng.integers(100))), "get": (key, -1), "len": ()}[name]
            script.append((time, name, *args))
        for capacity in (1, 2, 3):
            assert play(capacity, 7, script) == by_list(capacity, 7, script)


def test_caches_are_apart():
    """Two caches share nothing."""
    assert two_caches() == (1, 0, None)


def test_keys_and_values_of_any_kind():
    """Keys may be tuples or numbers, 1 is not "1", and a value comes back as the very object that was stored."""
    assert identity() == (True, True, True)


def test_no_room_at_all():
    """A capacity below one is refused with a ValueError."""
    for capacity in (0, -3):
        with pytest.raises(ValueError):
            play(capacity, 10, [])
    assert play(1, 10, [(0, "put", "a", 1), (0, "len")]) == [None, 1]
