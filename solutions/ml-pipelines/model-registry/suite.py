"""A registry of models: moves between states, rollbacks, and a record that tells it all."""

from drill.suite import in_answer, seeds


@in_answer
def play(script):
    """Follow a script on one registry; return what each step gave, the states, production and history."""
    from answer import Registry

    ticks = []

    def clock():
        ticks.append(100 + 3 * len(ticks))
        return ticks[-1]

    registry, given = Registry(clock), []
    for name, *arguments in script:
        try:
            given.append(getattr(registry, name)(*arguments))
        except Exception as error:
            given.append(type(error).__name__)
    moves = registry.history()
    versions = sorted({move[2] for move in moves})
    states = [registry.state(version) for version in versions]
    return given, states, registry.production(), [tuple(move) for move in moves], len(ticks)


@in_answer
def meddled_history():
    """Change the list that was handed out, and return the history after that and after another move."""
    from answer import Registry

    registry = Registry(lambda: 1)
    registry.register("x", "ann")
    early = registry.history()
    registry.history().clear()
    registry.history().append("forged")
    registry.promote(1, "bob")
    kinds = {isinstance(move, tuple) for move in early}
    return len(early), [tuple(move) for move in registry.history()], kinds == {True}


@in_answer
def clock_set_back():
    from answer import Registry

    times = iter([50, 40, 45])
    registry = Registry(lambda: next(times))
    registry.register("x", "ann")
    registry.promote(1, "bob")
    registry.register("y", "ann")
    return [tuple(move)[:2] for move in registry.history()]


@in_answer
def two_registries():
    from answer import Registry

    first, second = Registry(lambda: 1), Registry(lambda: 2)
    first.register("x", "ann")
    first.promote(1, "ann")
    got = second.register("y", "bob")
    return got, second.production(), second.state(1), len(second.history()), first.state(1), len(first.history())


def last_good(moves, state):
    """Undo on paper: a rollback takes promotions off until its version is on top."""
    stack = []
    for _, action, version, _ in moves:
        if action == "promote":
            stack.append(version)
        while action == "rollback" and stack[-1] != version:
            stack.pop()
    return next((version for version in reversed(stack) if state[version] == "archived"), None)


def by_the_rules(script):
    """The rules once more: what comes back is worked out from the record of moves each time."""
    digests, state, moves, results = [], {}, [], []

    def into_production(version, former):
        state.update({other: former for other, s in state.items() if s == "production"})
        state[version] = "production"

    def done(action, first, by):
        if action == "register":
            if first in digests:
                return digests.index(first) + 1
            digests.append(first)
            version = result = len(digests)
            state[version] = "candidate"
        elif action == "rollback":
            version = result = last_good(moves, state)
            if version is None:
                return "ValueError"
            into_production(version, "rejected")
        else:
            version, result = first, None
            if version not in state:
                return "KeyError"
            if state[version] in ("production", "rejected"):
                return "ValueError"
            if action == "promote":
                into_production(version, "archived")
            else:
                state[version] = "rejected"
        moves.append((100 + 3 * len(moves), action, version, by))
        return result

    for action, *arguments in script:
        results.append(done(action, arguments[0], arguments[-1]))
    production = [version for version, s in state.items() if s == "production"]
    return results, [state[version] for version in sorted(state)], (production or [None])[0], moves


def given(*script):
    return play(list(script))[0]


X, Y, Z = (("register", digest, "ann") for digest in "xyz")


def promote(version):
    return "promote", version, "bob"


def reject(version):
    return "reject", version, "eve"


BACK = ("rollback", "joe")


def test_by_hand():
    """Two versions are promoted one after the other and the second is rolled back."""
    got = play([X, Y, promote(1), promote(2), BACK])
    assert got[:3] == ([1, 2, None, None, 1], ["production", "rejected"], 1)


def test_one_in_production():
    """A promotion archives what was in production, and candidates wait beside it."""
    assert play([])[2] is None
    assert play([X])[1:3] == (["candidate"], None)
    assert play([X, Y, Z, promote(2)])[1:3] == (["candidate", "production", "candidate"], 2)
    assert play([X, Y, Z, promote(2), promote(3)])[1:3] == (["candidate", "archived", "production"], 3)


def test_versions_and_digests():
    """Versions count up from 1, and a known digest has its old version, whatever its state, and makes no move."""
    got = play([X, Y, X, promote(1), X, reject(2), Y, Z])
    assert got[0] == [1, 2, 1, None, 1, None, 2, 3]
    assert got[1:3] == (["production", "rejected", "candidate"], 1)
    assert [move[1] for move in got[3]] == ["register", "register", "promote", "reject", "register"]


def test_archived_versions_come_back():
    """An archived version can be promoted again."""
    assert play([X, Y, promote(1), promote(2), promote(1)])[1:3] == (["production", "archived"], 1)


def test_forbidden_moves():
    """What is in production can't be promoted or rejected, and what is rejected can't be either."""
    start = (X, Y, promote(1), reject(2))
    for move in (promote(1), reject(1), promote(2), reject(2)):
        got = play([*start, move])
        assert got[0][-1] == "ValueError"
        assert got[1:3] == (["production", "rejected"], 1)
        assert len(got[3]) == 4


def test_unknown_versions():
    """Versions that were never registered raise KeyError everywhere and leave no trace."""
    for version in (0, 2, -1, 99):
        got = play([X, promote(version), reject(version), ("state", version)])
        assert got[0] == [1, "KeyError", "KeyError", "KeyError"]
        assert got[1:3] == (["candidate"], None)
        assert len(got[3]) == 1


def test_rollback_with_nothing_before():
    """Without production, or with nothing fine before it, a rollback raises ValueError and changes nothing."""
    assert given(BACK, X, BACK) == ["ValueError", 1, "ValueError"]
    assert play([X, promote(1), BACK])[:3] == ([1, None, "ValueError"], ["production"], 1)
    got = play([X, Y, promote(1), promote(2), reject(1), BACK, BACK])
    assert got[0][-2:] == ["ValueError", "ValueError"]
    assert got[1:3] == (["rejected", "production"], 2)
    assert len(got[3]) == 5
    # The same version stands before itself, and is about to be rejected.
    assert given(X, Y, promote(1), promote(2), promote(1), reject(2), BACK)[-1] == "ValueError"


def test_two_rollbacks():
    """Two rollbacks go two steps back, and not forth again."""
    got = play([X, Y, Z, promote(1), promote(2), promote(3), BACK, BACK, BACK])
    assert got[0][-3:] == [2, 1, "ValueError"]
    assert got[1:3] == (["production", "rejected", "rejected"], 1)


def test_rollback_follows_promotions():
    """What comes back was promoted last before, not registered last, and candidates never come."""
    assert play([X, Y, Z, promote(3), promote(1), BACK])[1:3] == (["rejected", "candidate", "production"], 3)
    assert given(X, Y, Z, promote(2), promote(3), promote(1), BACK, BACK)[-2:] == [3, 2]


def test_rollback_after_a_new_promotion():
    """A promotion that was rolled back no longer counts: after the next one its predecessor comes back."""
    script = [X, Y, Z, promote(1), promote(2), BACK, promote(3), BACK]
    assert play(script)[:3] == ([1, 2, 3, None, None, 1, None, 1], ["production", "rejected", "rejected"], 1)


def test_rollback_passes_over_the_rejected():
    """A version that was rejected after its time in production is passed over."""
    script = [X, Y, Z, promote(1), promote(2), promote(3), reject(2), BACK]
    assert play(script)[:3] == ([1, 2, 3, None, None, None, None, 1], ["production", "rejected", "rejected"], 1)
    script = [X, Y, Z, promote(1), promote(2), promote(3), promote(2), BACK]  # 2 was there twice
    assert play(script)[1:3] == (["archived", "rejected", "production"], 3)
    assert play([*script, BACK])[1:3] == (["production", "rejected", "rejected"], 1)


def test_history_tells_all():
    """The record holds time, action, version and person of each move in order, and old entries stay as they were."""
    moves = play([X, Y, promote(1), promote(2), BACK, reject(2), ("register", "z", "kim"), reject(3)])[3]
    assert moves == [
        (100, "register", 1, "ann"),
        (103, "register", 2, "ann"),
        (106, "promote", 1, "bob"),
        (109, "promote", 2, "bob"),
        (112, "rollback", 1, "joe"),
        (115, "register", 3, "kim"),
        (118, "reject", 3, "eve"),
    ]
    assert clock_set_back() == [(50, "register"), (40, "promote"), (45, "register")]


def test_clock_is_read_for_moves_only():
    """The clock is read once per recorded move, and not for failures, known digests or questions."""
    script = [BACK, X, X, promote(5), promote(1), promote(1), BACK, ("state", 1), ("production",), ("history",), Y]
    *_, moves, ticks = play(script)
    assert [move[0] for move in moves] == [100, 103, 106]
    assert ticks == 3


def test_history_is_a_copy():
    """The list that is handed out is the caller's own, holds tuples, and stays as it was when more moves come."""
    assert meddled_history() == (1, [(1, "register", 1, "ann"), (1, "promote", 1, "bob")], True)
    assert two_registries() == (1, None, "candidate", 1, "production", 2)


def test_random_moves():
    """Random moves give the results, states and record that the rules give."""
    for rng in seeds(40):
        script = []
        for _ in range(40):
            version = int(rng.integers(0, 7))
            kind = ("register", "promote", "promote", "promote", "reject", "rollback")[int(rng.integers(6))]
            who = "ab"[int(rng.integers(2))]
            arguments = {"register": (f"d{version}", who), "rollback": (who,)}.get(kind, (version, who))
            script.append((kind, *arguments))
        assert play(script)[:4] == by_the_rules(script)
