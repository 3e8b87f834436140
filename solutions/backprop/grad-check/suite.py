"""A gradient check: right and planted wrong gradients, step sizes, scales, what f sees, and what is not finite."""

import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def check(name, x, analytic, **options):
    """Check a claim about the function of this name."""
    import numpy as np

    from answer import grad_check

    functions = {
        "square": lambda x: float(np.sum(x**2)),
        "cube": lambda x: float(np.sum(x**3)),
        "waves": lambda x: float(np.sum(np.sin(x) * np.arange(1, x.size + 1).reshape(x.shape))),
        "sum": lambda x: float(np.sum(x)),
        "constant": lambda x: 4.0,
        "log": lambda x: float(np.sum(np.log(x))),
        "first": lambda x: float(x.ravel()[0]),
        "huge": lambda x: float("inf"),
    }
    with np.errstate(all="ignore"):
        return grad_check(functions[name], x, analytic, **options)


@in_answer
def check_each(cases):
    return [check(*case) for case in cases]


@in_answer
def watched(x, spoil):
    """Check with a function that notes, keeps and, if asked to, spoils what it gets; return what was seen."""
    import numpy as np

    from answer import grad_check

    kept, copies = [], []

    def f(point):
        kept.append(point)
        copies.append(np.array(point))
        value = float(np.sum(np.asarray(point) ** 2))
        if spoil:
            point[...] = 77.0
        return value

    before = np.array(x)
    claim = 2.0 * np.array(x, dtype=float)
    claim_before = claim.copy()
    error = grad_check(f, x, claim)
    return {
        "error": error,
        "is a float": isinstance(error, float),
        "kind": type(error).__name__,
        "points": copies,
        "types": sorted({str(np.asarray(point).dtype) for point in kept}),
        "shapes": sorted({np.shape(point) for point in kept}),
        "changed later": not spoil and any(not np.array_equal(a, b) for a, b in zip(kept, copies, strict=True)),
        "x same": bool(np.array_equal(x, before)),
        "claim same": bool(np.array_equal(claim, claim_before)),
    }


def test_worked_example():
    """For the square at 3, the claim 6 passes and the claim 3 is off by one half."""
    assert check("square", np.array([3.0]), np.array([6.0])) < 1e-8
    assert_close(check("square", np.array([3.0]), np.array([3.0])), 0.5, rtol=1e-7)


def test_right_gradients():
    """Right gradients have an error below 1e-7, for any shape."""
    shapes = ((3,), (2, 3), (2, 1, 3), (1,), ())
    cases = []
    for rng in seeds():
        x = rng.uniform(0.2, 1.2, size=shapes[len(cases) % len(shapes)])
        cases.append(("waves", x, np.cos(x) * np.arange(1, x.size + 1).reshape(x.shape)))
    for error in check_each(cases):
        assert 0 <= error < 1e-7, f"an error of {error}"


def test_one_wrong_entry():
    """One wrong entry among many is found, wherever it is, and its relative error is what is returned."""
    rng = np.random.default_rng(1)
    x = rng.uniform(0.5, 1.0, size=(2, 3))
    right = np.cos(x) * np.arange(1, 7).reshape(2, 3)
    for index in np.ndindex(2, 3):
        claim = right.copy()
        claim[index] *= 1.01
        assert_close(check("waves", x, claim), 0.01 / 1.01, rtol=1e-4)
        claim[index] = -right[index]
        assert_close(check("waves", x, claim), 2.0, rtol=1e-6)


def test_larger_of_the_two_divides():
    """The error is relative to the larger of claim and difference, so a claim of 0 has the error 1."""
    assert_close(check("square", np.array([3.0, 1.0]), np.array([0.0, 2.0])), 1.0, rtol=1e-9)
    assert_close(check("square", np.array([3.0]), np.array([60.0])), 0.9, rtol=1e-6)
    assert_close(check("square", np.array([-3.0]), np.array([-60.0])), 0.9, rtol=1e-6)
    assert_close(check("square", np.array([-3.0]), np.array([-3.0])), 0.5, rtol=1e-6)
    assert_close(check("square", np.array([-0.5]), np.array([-128], dtype=np.int8)), 127 / 128, rtol=1e-6)
    assert_close(check("square", np.array([3e-5]), np.array([3e-5])), 0.5, rtol=1e-6)


def test_floor_for_tiny_gradients():
    """Where both are tiny, the difference is divided by 1e-8; where both are 0, the error is 0."""
    assert_close(check("constant", np.array([1.0, 2.0]), np.zeros(2)), 0.0, atol=1e-15)
    assert_close(check("constant", np.array([1.0]), np.array([1e-9])), 0.1, rtol=1e-9)
    assert_close(check("constant", np.array([1.0]), np.array([1e-7])), 1.0, rtol=1e-9)


def test_given_step():
    """A given step is used as it is on both sides: for the cube the difference is 3 x^2 + h^2."""
    for x, h in ((1.0, 0.5), (10.0, 2.0), (-3.0, 0.1), (0.25, 0.5)):
        difference = 3 * x**2 + h**2
        assert_close(check("cube", np.array([x]), np.array([3 * x**2]), h=h), h**2 / difference, rtol=1e-6)


def test_step_grows_with_the_entry():
    """Without a given step it is 6e-6 times the size of the entry, and at least 6e-6, on each side."""
    for x in (0.0, 0.01, -1.0, 250.0, -4e6):
        points = np.array(watched(np.array([x]), False)["points"])
        assert_close(np.sort(points[:, 0] - x), [-6e-6 * max(1, abs(x)), 6e-6 * max(1, abs(x))], rtol=1e-4)


def test_divides_by_the_real_distance():
    """The difference is divided by the distance of the two points as they were rounded."""
    assert check("sum", np.array([1e6]), np.array([1.0]), h=1e-10) < 1e-12


def test_two_evaluations_per_entry():
    """f is evaluated twice per entry, with one entry moved and the others as they are."""
    x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    points = watched(x, False)["points"]
    assert len(points) == 12, f"{len(points)} evaluations for 6 entries"
    moved = [np.count_nonzero(point != x) for point in points]
    assert moved == [1] * 12, f"entries that differ from x: {moved}"


def test_what_f_gets():
    """f gets float64 arrays in the shape of x, also for integers, float32 and arrays without axes."""
    turned = np.arange(6.0).reshape(2, 3).T
    single = np.array([1.5, 2.5], dtype=np.float32)
    for x in (np.array([[1, 2, 3]]), single, np.array(2.0), np.arange(12.0)[::5], turned):
        seen = watched(x, False)
        assert seen["types"] == ["float64"], f"f got {seen['types']}"
        assert seen["shapes"] == [x.shape], f"f got shapes {seen['shapes']}, expected {x.shape}"
        assert seen["error"] < 1e-7, f"an error of {seen['error']}"


def test_f_may_keep_and_change_arrays():
    """What f keeps is not changed afterwards, and f may overwrite what it gets."""
    x = np.array([1.0, -2.0, 3.0])
    assert not watched(x, False)["changed later"], "an array that f had kept was changed"
    assert watched(x, True)["error"] < 1e-7


def test_not_finite():
    """A claim, a value of f or an entry that is NaN or infinite gives infinity, wherever it stands."""
    x = np.array([1.0, 2.0, 3.0])
    for bad in (np.nan, np.inf, -np.inf):
        for position in range(3):
            claim = 2 * x
            claim[position] = bad
            assert_close(check("square", x, claim), np.inf)
    assert_close(check("log", np.array([1.0, -1.0, 2.0]), np.array([1.0, -1.0, 0.5])), np.inf)
    assert_close(check("huge", x, np.zeros(3)), np.inf)
    assert_close(check("first", np.array([1.0, np.nan]), np.array([1.0, 0.0])), np.inf)


def test_no_entries():
    """Without entries the error is 0, and f is not called."""
    seen = watched(np.zeros((0, 3)), False)
    assert_close(seen["error"], 0.0)
    assert len(seen["points"]) == 0


def test_plain_float_and_arguments():
    """The result is a float, and neither x nor the claim is changed."""
    for x in (np.array([1.0, -2.0]), np.array(3.0), np.array([4.0, 5.0, 6.0])[::-1]):
        seen = watched(x, True)
        assert seen["is a float"], f"returned {seen['kind']}"
        assert seen["x same"], "x was changed"
        assert seen["claim same"], "the claimed gradient was changed"
    assert not math.isnan(check("square", np.array([0.0]), np.array([0.0])))
