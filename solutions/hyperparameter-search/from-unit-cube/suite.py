import numpy as np
from answer import from_unit

from drill.suite import assert_close, seeds


def column(settings, name):
    return [setting[name] for setting in settings]


def one(spec, values):
    """Map values of a single parameter."""
    return column(from_unit({"x": spec}, np.array(values, dtype=float)[:, None]), "x")


def names(settings):
    return [sorted(setting) for setting in settings]


def test_two_parameters_by_hand():
    """For u = (0.5, 0.5) a depth of 3 to 5 is 4 and a learning rate from 1e-4 to 1e-2 is 1e-3."""
    space = {"depth": ("int", 3, 5), "lr": ("loguniform", 1e-4, 1e-2)}
    got = from_unit(space, np.array([[0.5, 0.5], [0.0, 1.0]]))
    assert_close(column(got, "depth"), [4, 3])
    assert_close(column(got, "lr"), [1e-3, 1e-2], rtol=1e-9)
    assert names(got) == [["depth", "lr"]] * 2


def test_uniform_is_linear():
    """A uniform parameter runs linearly from low to high, also through negative numbers."""
    assert_close(one(("uniform", -2.0, 6.0), [0.0, 0.25, 0.5, 1.0]), [-2.0, 0.0, 2.0, 6.0], rtol=1e-12)
    for rng in seeds(5):
        v = rng.random(13)
        assert_close(one(("uniform", 3, 10), v), 3 + 7 * v, rtol=1e-12)


def test_loguniform_is_linear_in_the_logarithm():
    """Equal steps of u multiply a log-uniform parameter by equal factors, whatever the bounds."""
    assert_close(one(("loguniform", 1e-5, 1e-1), [0.0, 0.25, 0.75, 1.0]), [1e-5, 1e-4, 1e-2, 1e-1], rtol=1e-9)
    for rng in seeds(5):
        v = rng.random(13)
        assert_close(np.log2(one(("loguniform", 2, 32), v)), 1 + 4 * v, rtol=1e-9)


def test_loguniform_over_the_whole_range():
    """From 1e-300 to 1e300 the middle is 1, and nothing overflows."""
    got = one(("loguniform", 1e-300, 1e300), [0.0, 0.25, 0.5, 1.0])
    assert_close(got, [1e-300, 1e-150, 1.0, 1e300], rtol=1e-9)


def test_bounds_are_never_left():
    """No value lies outside its bounds by a rounding error."""
    for rng in seeds(5):
        lows = 10.0 ** rng.uniform(-9, 3, size=40)
        space = {f"x{k}": ("loguniform", float(low), float(low) * 7.3) for k, low in enumerate(lows)}
        least, most = (list(setting.values()) for setting in from_unit(space, np.repeat([[0.0], [1.0]], 40, axis=1)))
        assert_close(np.less(least, lows).sum() + np.greater(most, lows * 7.3).sum(), 0)
        assert_close([least, most], [lows, lows * 7.3], rtol=1e-9)
        bounds = np.sort(np.round(rng.uniform(-2, 2, size=(40, 2)), 3), axis=1)
        space = {f"x{k}": ("uniform", float(low), float(high)) for k, (low, high) in enumerate(bounds)}
        least, most = (list(setting.values()) for setting in from_unit(space, np.repeat([[0.0], [1.0]], 40, axis=1)))
        assert_close(np.less(least, bounds[:, 0]).sum() + np.greater(most, bounds[:, 1]).sum(), 0)


def test_integers_have_equal_shares():
    """The integers from low to high, both included, get equal parts of [0, 1], with borders in the upper part."""
    assert_close(one(("int", 3, 5), [0.0, 0.3, 0.34, 0.66, 0.67, 0.99, 1.0]), [3, 3, 4, 4, 5, 5, 5])
    assert_close(one(("int", -2, 1), [0.0, 0.25, 0.49, 0.5, 0.75, 1.0]), [-2, -1, -1, 0, 1, 1])
    assert all(isinstance(value, (int, np.integer)) for value in one(("int", 2, 9), [0.0, 0.4, 1.0]))
    got = one(("int", 16, 19), (np.arange(1000) + 0.5) / 1000)
    assert_close(np.bincount(got), [0] * 16 + [250] * 4)


def test_choices_have_equal_shares():
    """The options of a list get equal parts in their order, with borders in the upper part and u = 1 in the last."""
    assert one(("choice", ["a", "b", "c", "d"]), [0.0, 0.24, 0.25, 0.6, 0.76, 1.0]) == ["a", "a", "b", "c", "d", "d"]
    got = one(("choice", [None, [16, 32], "x"]), [0.1, 0.5, 0.9])
    assert got == [None, [16, 32], "x"]
    got = one(("choice", [1, 2.5, True]), [0.1, 0.5, 0.9])
    assert [type(option) for option in got] == [int, float, bool]


def test_one_possible_value():
    """With low equal to high, or a single option, every u gives that value."""
    v = [0.0, 0.3, 1.0]
    assert_close(one(("uniform", 0.7, 0.7), v), [0.7] * 3, rtol=1e-12)
    assert_close(one(("loguniform", 0.3, 0.3), v), [0.3] * 3, rtol=1e-12)
    assert_close(one(("int", 5, 5), v), [5] * 3)
    assert one(("choice", ["only"]), v) == ["only"] * 3


MOMENTUM = {
    "opt": ("choice", ["sgd", "adam"]),
    "momentum": ("when", "opt", "sgd", ("uniform", 0.0, 0.8)),
    "lr": ("loguniform", 1e-4, 1e-2),
}


def test_conditional_parameters():
    """A parameter with a condition is there if the condition holds, and its name is missing if not."""
    got = from_unit(MOMENTUM, np.array([[0.2, 0.5, 0.5], [0.7, 0.5, 0.5]]))
    assert names(got) == [["lr", "momentum", "opt"], ["lr", "opt"]]
    assert_close(got[0]["momentum"], 0.4, rtol=1e-12)
    assert column(got, "opt") == ["sgd", "adam"]
    space = {"depth": ("choice", [None, "None", 3]), "width": ("when", "depth", "None", ("int", 1, 1))}
    assert names(from_unit(space, np.array([[0.1, 0], [0.5, 0], [0.9, 0]]))) == [["depth"], ["depth", "width"], ["depth"]]


def test_a_skipped_parameter_uses_its_column():
    """A parameter that is left out still uses up its column, so later ones keep theirs."""
    got = from_unit(MOMENTUM, np.array([[0.7, 0.0, 0.5], [0.2, 0.0, 1.0]]))
    assert_close(column(got, "lr"), [1e-3, 1e-2], rtol=1e-9)


def test_a_condition_on_an_absent_parameter():
    """What depends on a parameter that is itself left out is left out too, also when the value asked for is None."""
    space = {
        "aug": ("choice", [False, True]),
        "policy": ("when", "aug", True, ("choice", [None, "rand"])),
        "flip": ("when", "policy", None, ("uniform", 0.0, 1.0)),
    }
    got = from_unit(space, np.array([[0.1, 0.1, 0.5], [0.9, 0.1, 0.5], [0.9, 0.9, 0.5]]))
    assert names(got) == [["aug"], ["aug", "flip", "policy"], ["aug", "policy"]]


def test_conditions_within_conditions():
    """A condition may hold another one; the parameter is there only if both hold."""
    space = {
        "a": ("int", 0, 1),
        "b": ("int", 0, 1),
        "c": ("when", "a", 1, ("when", "b", 0, ("int", 5, 6))),
    }
    got = from_unit(space, np.array([[1.0, 0.0, 1.0], [0.0, 0.0, 1.0], [1.0, 1.0, 1.0], [0.0, 1.0, 1.0]]))
    assert names(got) == [["a", "b", "c"], ["a", "b"], ["a", "b"], ["a", "b"]]
    assert_close(got[0]["c"], 6)


def test_every_row_gets_a_setting():
    """There is one setting per row, in the order of the rows, and none without rows."""
    got = from_unit({"x": ("uniform", 0.0, 2.0)}, np.array([[0.5], [0.1], [0.9]]))
    assert_close(column(got, "x"), [1.0, 0.2, 1.8], rtol=1e-12)
    assert len(from_unit(MOMENTUM, np.zeros((0, 3)))) == 0


def test_float32_and_strided_points():
    """Points in float32 or in a view give the values of their float64 copies."""
    u = np.float32([[0.5, 0.25], [0.75, 1.0]])
    space = {"x": ("loguniform", 1e-8, 1.0), "n": ("int", 1, 10**6)}
    for points in (u, np.repeat(u, 2, axis=1)[:, ::2], u.astype(np.float64)):
        got = from_unit(space, points)
        assert_close(column(got, "x"), [1e-4, 1e-2], rtol=1e-9)
        assert_close(column(got, "n"), [250_001, 10**6], rtol=0)


def test_arguments_stay_as_they_were():
    """Neither the points nor the space are changed."""
    u, space = np.array([[0.2, 0.5, 1.0]]), dict(MOMENTUM)
    from_unit(space, u)
    assert_close(u, np.array([[0.2, 0.5, 1.0]]), rtol=0)
    assert list(space) == ["opt", "momentum", "lr"]
    assert space["momentum"][:3] == ("when", "opt", "sgd")
