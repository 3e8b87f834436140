"""A runner with results kept by content: what is run, how often, in which order, and with which values."""

from drill.suite import in_answer, seeds


@in_answer
def play(script):
    """Follow a script on one runner; return what each get gave and the log of calls.

    Steps: ("define", name, version, needs, recipe) and ("get", name). A recipe is a number or a list, which is the
    value, or the name of a function of the values that were given.
    """
    from answer import Runner

    recipes = {
        "sum": lambda *values: sum(values) + 1,
        "list": lambda *values: list(values),
        "half": lambda value: value // 2,
        "minus": lambda a, b: a - b,
        "name": lambda value: f"v{value}",
        "kind": lambda value: type(value).__name__,
    }
    log, given, runner = [], [], Runner()

    def made(name, recipe):
        def run(*values):
            log.append(name)
            if recipe == "fail":
                raise RuntimeError(name)
            return recipes[recipe](*values) if recipe in tuple(recipes) else recipe

        return run

    for step in script:
        if step[0] == "define":
            _, name, version, needs, recipe = step
            runner.define(name, version, needs, made(name, recipe))
            continue
        try:
            given.append(runner.get(step[1]))
        except Exception as error:
            given.append(type(error).__name__)
    return given, log


@in_answer
def shared_lists():
    """Change what was given and gotten in every way, and return what gets give afterwards, and the calls."""
    from answer import Runner

    source, calls, runner = [1, [2]], [], Runner()
    runner.define("a", 1, [], lambda: source)

    def greedy(value):
        calls.append("b")
        value[1].append(7)
        value.append(8)
        return value

    def count(value, raw):
        calls.append("c")
        return [len(value), len(raw)]

    runner.define("b", 1, ["a"], greedy)
    runner.define("c", 1, ["b", "a"], count)
    first = runner.get("c")
    first.append("mine")
    got = runner.get("b")
    got[1].append("mine too")
    source.append("late")
    return runner.get("a"), runner.get("b"), runner.get("c"), calls


@in_answer
def changed_needs():
    """Change the list of needs, and that of the version, after defining."""
    from answer import Runner

    runner, needs, version, calls = Runner(), ["a"], [1], []
    runner.define("a", 1, [], lambda: 1)
    runner.define("b", version, needs, lambda *values: calls.append("b") or list(values))
    needs.append("a")
    version.append(2)
    one = runner.get("b")
    runner.define("b", [1], ["a"], lambda *values: calls.append("again") or list(values))
    return one, runner.get("b"), calls


@in_answer
def equal_but_not_the_same():
    """Give equal lists, at first with one object in it twice, then with two; return the calls."""
    from answer import Runner

    text, inner, calls, runner = "".join(["long", " text"]), [1], [], Runner()
    values = {1: [text, text], 2: [text, "".join(["long ", "text"])], 3: [inner, inner], 4: [[1], [1]]}
    runner.define("b", 1, ["a"], lambda value: calls.append("b") or value)
    for version, value in values.items():
        runner.define("a", version, [], lambda value=value: calls.append("a") or value)
        runner.get("b")
    return calls


@in_answer
def two_runners():
    from answer import Runner

    calls, first, second = [], Runner(), Runner()
    for number, runner in enumerate((first, second)):
        runner.define("a", 1, [], lambda number=number: calls.append(number) or number)
    first.define("only", 1, [], lambda: 1)
    try:
        second.get("only")
        known = True
    except KeyError:
        known = False
    return first.get("a"), second.get("a"), calls, known


@in_answer
def what_came_through():
    """Return whether the very exception of a task came through, and what a second get does."""
    from answer import Runner

    class Broken(Exception):
        pass

    error, calls, runner = Broken("no"), [], Runner()

    def run():
        calls.append(1)
        if len(calls) < 3:
            raise error
        return 5

    runner.define("a", 1, [], run)
    seen = []
    for _ in range(4):
        try:
            seen.append(runner.get("a"))
        except Exception as caught:
            seen.append(caught is error)
    return seen, len(calls)


@in_answer
def calls_in_a_ladder(layers):
    """Return how many calls a ladder with two tasks per layer, each needing both before it, costs."""
    from answer import Runner

    calls, runner = [], Runner()
    for layer in range(layers):
        needs = [f"l{layer - 1}", f"r{layer - 1}"] if layer else []
        for side in "lr":
            runner.define(f"{side}{layer}", 1, needs, lambda *v, s=side: calls.append(s) or sum(v) % 1000 + (s == "l"))
    value = runner.get(f"l{layers - 1}")
    return value, len(calls)


def define(name, version, needs=(), recipe="sum"):
    return ("define", name, version, list(needs), recipe)


def get(name):
    return ("get", name)


CHAIN = [define("a", 1), define("b", 1, ["a"]), define("c", 1, ["b"])]


def naive(script):
    """The rules, for the recipe "sum" and fixed numbers, with results in a list of pairs."""
    tasks, known, given, log = {}, [], [], []

    def value_of(name):
        version, needs, recipe = tasks[name]
        key = (name, version, tuple(value_of(need) for need in needs))
        for other, value in known:
            if other == key:
                return value
        log.append(name)
        known.append((key, sum(key[2]) + 1 if recipe == "sum" else recipe))
        return known[-1][1]

    for step in script:
        if step[0] == "define":
            tasks[step[1]] = step[2:]
        else:
            given.append(value_of(step[1]))
    return given, log


def test_by_hand():
    """A chain of three is run once, needs first, and then never again."""
    assert play([*CHAIN, get("c"), get("c"), get("a")]) == ([3, 3, 1], ["a", "b", "c"])


def test_new_version_with_a_new_value():
    """A new version is run, and so is all that follows if the values change."""
    edited = define("b", 2, ["a"], 40)
    assert play([*CHAIN, get("c"), edited, get("c")]) == ([3, 41], ["a", "b", "c", "b", "c"])


def test_equal_value_stops_the_propagation():
    """A new version that gives an equal value is run alone; nothing that follows is."""
    for same in (define("a", 2, [], 1), define("a", 2, [], "sum")):
        assert play([*CHAIN, get("c"), same, get("c")]) == ([3, 3], ["a", "b", "c", "a"])
    assert equal_but_not_the_same() == ["a", "b", "a", "a", "b", "a"]


def test_what_is_known_costs_no_call():
    """Going back to older versions or values costs no call, and neither functions nor names of needs are asked."""
    script = [*CHAIN, get("c"), define("a", 2, [], 10), get("c"), CHAIN[0], get("c"), define("a", 2, [], 10), get("c")]
    assert play(script) == ([3, 12, 3, 12], ["a", "b", "c", "a", "b", "c"])
    script = [define("a", 1, [], 5), define("x", 1, [], 5), define("b", 1, ["a"]), get("b")]
    assert play([*script, define("b", 1, ["x"], "half"), get("b")]) == ([6, 6], ["a", "b", "x"])


def test_only_what_is_needed():
    """Tasks that the target doesn't need are neither run nor looked at, even if they are broken."""
    other = [define("free", 1, [], "fail"), define("odd", 1, ["nobody"]), define("loop", 1, ["loop"])]
    assert play([*CHAIN, *other, get("b")]) == ([2], ["a", "b"])


def test_order_of_the_calls():
    """Needs are run in the order in which they are listed, each with its own needs before it, and may be defined later."""
    script = [
        define("top", 1, ["z", "a", "m"], "list"),
        define("a", 1, ["deep"], "list"),
        define("m", 1, [], 3),
        define("deep", 1, [], 4),
        define("z", 1, [], 5),
    ]
    assert play([*script, get("top")]) == ([[5, [4], 3]], ["z", "deep", "a", "m", "top"])


def test_order_and_repetition_of_the_values():
    """Values arrive in the order of the needs, a need named twice arrives twice, and the order is part of the key."""
    base = [define("a", 1, [], 9), define("b", 1, [], 2)]
    script = [define("d", 1, ["a", "b"], "minus"), get("d"), define("d", 1, ["b", "a"], "minus"), get("d")]
    assert play([*base, *script]) == ([7, -7], ["a", "b", "d", "d"])
    assert play([*base, define("d", 1, ["a", "a"], "list"), get("d")]) == ([[9, 9]], ["a", "d"])


def test_kinds_of_values():
    """1 and "1", [1, 2] and [[1], 2], a list and its text are different values, and empty ones are kept like others."""
    for value in (0, "", []):
        assert play([define("a", 1, [], value), get("a"), get("a")]) == ([value, value], ["a"])
    values = [-1, -2, 1, "1", [1], ["1"], "[1]", [[1], 2], [1, 2], [1, [2]], "1, 2", [], "", 0, "0", [""], "a:1"]
    script = []
    for number, value in enumerate(values):
        script += [define("a", number, [], value), define("b", 1, ["a"], "list"), get("b")]
    assert play(script) == ([[value] for value in values], ["a", "b"] * len(values))
    same = [define("x", 1, ["a"], "name"), define("y", 1, ["a"], "kind"), get("x"), get("y")]
    assert play([define("a", 1, [], 3), *same])[0] == ["v3", "int"]


def test_kinds_of_versions():
    """1, "1" and [1] are different versions, and an equal list is the same version."""
    versions = [1, "1", [1], ["1"], 0, "", [], 1, "1", [1], []]
    script = [step for number, v in enumerate(versions) for step in (define("a", v, [], number), get("a"))]
    assert play(script) == ([0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 6], ["a"] * 7)


def test_failure_midway():
    """The exception itself passes through and is not kept; what was finished before it is, and the rest is run later."""
    broken = [CHAIN[0], define("b", 1, ["a"], "fail"), CHAIN[2]]
    script = [*broken, get("c"), get("c"), define("b", 2, ["a"]), get("c")]
    assert play(script) == (["RuntimeError", "RuntimeError", 3], ["a", "b", "b", "b", "c"])
    assert what_came_through() == ([True, True, 5, 5], 3)


def test_missing_names_and_circles():
    """Undefined names raise KeyError and circles ValueError, before anything has been run."""
    late = define("t", 1, ["a", "gone"])
    assert play([CHAIN[0], late, get("t"), get("nobody")]) == (["KeyError", "KeyError"], [])
    circle = [define("p", 1, ["a", "q"]), define("q", 1, ["r"]), define("r", 1, ["p"]), define("s", 1, ["a", "r"])]
    assert play([CHAIN[0], *circle, get("s"), get("q")]) == (["ValueError", "ValueError"], [])
    assert play([define("o", 1, ["o"]), get("o"), define("o", 1), get("o")]) == (["ValueError", 1], ["o"])
    edits = [define("new", 1), define("a", 2, ["new", "gone"]), get("c"), define("a", 1, ["new", "c"]), get("c")]
    assert play([*CHAIN, get("c"), *edits]) == ([3, "KeyError", "ValueError"], ["a", "b", "c"])
    assert play([CHAIN[0], late, get("t"), define("gone", 1), get("t")]) == (["KeyError", 3], ["a", "gone", "t"])


def test_many_paths_are_no_circle():
    """Where many paths lead to a task it is run once, and twenty layers with two paths each cost forty calls at most."""
    value, calls = calls_in_a_ladder(20)
    assert calls == 39
    expected = [1, 0]
    for _ in range(19):
        expected = [sum(expected) % 1000 + 1, sum(expected) % 1000]
    assert value == expected[0]


def test_lists_are_not_shared():
    """Nobody who changes a list that was given to him, returned by him or gotten changes what is kept."""
    assert shared_lists() == ([1, [2]], [1, [2, 7], 8], [3, 2], ["b", "c"])
    assert changed_needs() == ([1], [1], ["b"])


def test_random_edits():
    """Random edits and gets give the values and the calls that the rules give."""
    for rng in seeds(30):
        script = [define(f"t{i}", 0, [f"t{j}" for j in range(i) if rng.random() < 0.5]) for i in range(7)]
        for _ in range(25):
            i = int(rng.integers(7))
            if rng.random() < 0.5:
                version = int(rng.integers(3))
                script.append(define(f"t{i}", version, script[i][3], "sum" if version == 0 else version * 2))
            else:
                script.append(get(f"t{i}"))
        assert play(script) == naive(script)


def test_runners_share_nothing():
    """Tasks and results of one runner are unknown to another."""
    assert two_runners() == (0, 1, [0, 1], False)
