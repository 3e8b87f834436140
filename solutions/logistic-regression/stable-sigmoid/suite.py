import numpy as np
from answer import log_sigmoid, sigmoid, softplus

from drill.suite import assert_close, in_answer, seeds


@in_answer
def complaints(z):
    """Return which functions meet an overflow, a division by zero or an invalid value."""
    import numpy as np
    from answer import log_sigmoid, sigmoid, softplus

    found = []
    for function in (sigmoid, log_sigmoid, softplus):
        try:
            with np.errstate(all="raise", under="ignore"):
                function(z)
        except FloatingPointError:
            found.append(function.__name__)
    return found


@in_answer
def types(z):
    """Return the names of the types of the three results."""
    import numpy as np
    from answer import log_sigmoid, sigmoid, softplus

    return [str(np.asarray(function(z)).dtype) for function in (sigmoid, log_sigmoid, softplus)]


def test_by_hand():
    """At 0, log 3 and -log 3 the sigmoid is 1/2, 3/4 and 1/4, and the softplus the log of 2, 4 and 4/3."""
    z = np.log([1.0, 3.0, 1 / 3])
    assert_close(sigmoid(z), [0.5, 0.75, 0.25], rtol=1e-12)
    assert_close(log_sigmoid(z), np.log([0.5, 0.75, 0.25]), rtol=1e-12)
    assert_close(softplus(z), np.log([2, 4, 4 / 3]), rtol=1e-12)


def test_moderate_logits():
    """On logits of moderate size the three agree with their definitions."""
    for rng in seeds():
        z = rng.normal(size=(3, 5)) * 3
        assert_close(sigmoid(z), 1 / (1 + np.exp(-z)), rtol=1e-9)
        assert_close(log_sigmoid(z), -np.log(1 + np.exp(-z)), rtol=1e-9)
        assert_close(softplus(z), np.log(1 + np.exp(z)), rtol=1e-9)


def test_huge_logits():
    """At logits of 1e4 the sigmoid is 0 or 1, while the two logarithms are 0 on one side and linear on the other."""
    z = np.array([-1e4, -800.0, 800.0, 1e4])
    assert_close(sigmoid(z), [0.0, 0.0, 1.0, 1.0], atol=1e-300)
    assert_close(log_sigmoid(z), [-1e4, -800.0, 0.0, 0.0], rtol=1e-12, atol=1e-300)
    assert_close(softplus(z), [0.0, 0.0, 800.0, 1e4], rtol=1e-12, atol=1e-300)


def test_nothing_overflows():
    """Logits of any size, of either type, meet no overflow, no division by zero and no invalid value."""
    z = np.array([-1e4, -720.0, -90.0, 0.0, 90.0, 720.0, 1e4])
    assert complaints(z) == []
    assert complaints(z.astype(np.float32)) == []


def test_left_tail_of_the_sigmoid():
    """Far to the left the sigmoid and the softplus are exp(z), to full relative precision."""
    z = np.array([-40.0, -100.0, -700.0])
    assert_close(sigmoid(z), np.exp(z), rtol=1e-12)
    assert_close(softplus(z), np.exp(z), rtol=1e-12)


def test_right_tail_of_the_logarithm():
    """Far to the right the log of the sigmoid is -exp(-z), to full relative precision."""
    z = np.array([40.0, 100.0, 700.0])
    assert_close(log_sigmoid(z), -np.exp(-z), rtol=1e-12)


def test_where_the_curves_straighten():
    """Between 15 and 30 the softplus is not yet z, nor the log of the sigmoid at -z: both differ from it by exp(-z)."""
    z = np.array([15.0, 18.5, 20.5, 22.0, 25.0])
    assert_close(np.subtract(softplus(z), z), np.exp(-z), rtol=1e-2)
    assert_close(np.subtract(log_sigmoid(-z), -z), -np.exp(-z), rtol=1e-2)


def test_infinities_and_nan():
    """Infinite logits give the limits, and NaN stays NaN."""
    z = np.array([-np.inf, np.inf, np.nan])
    assert_close(sigmoid(z), [0.0, 1.0, np.nan])
    assert_close(log_sigmoid(z), [-np.inf, 0.0, np.nan])
    assert_close(softplus(z), [0.0, np.inf, np.nan])


def test_float32_stays_float32():
    """float32 gives float32, integers and float64 give float64."""
    z = np.array([-2, 0, 3])
    assert types(z.astype(np.float32)) == ["float32"] * 3
    assert types(z) == ["float64"] * 3
    assert types(z.astype(np.float64)) == ["float64"] * 3


def test_integers():
    """Integers of any size, signed or not, give what their float64 copies give."""
    for kind, values in ((np.int64, [-3, -1, 0, 2, 50]), (np.int8, [-3, 0, 50]), (np.uint8, [0, 2, 50])):
        z, given = np.array(values, dtype=np.float64), np.array(values, dtype=kind)
        assert_close(sigmoid(given), 1 / (1 + np.exp(-z)), rtol=1e-12)
        assert_close(log_sigmoid(given), -np.log1p(np.exp(-z)), rtol=1e-12)
        assert_close(softplus(given), np.log1p(np.exp(z)), rtol=1e-12)


def test_shapes():
    """Numbers, empty arrays, strided views and arrays of three axes keep their shape."""
    block = np.arange(-12.0, 12.0).reshape(2, 3, 4)
    for z in (0.3, np.float64(-2.5), np.zeros((0, 3)), block, block[:, ::2, 1::2]):
        assert_close(sigmoid(z), 1 / (1 + np.exp(-z)), rtol=1e-9)
        assert_close(log_sigmoid(z), -np.log1p(np.exp(-z)), rtol=1e-9)
        assert_close(softplus(z), np.log1p(np.exp(z)), rtol=1e-9)


def test_input_stays_as_it_was():
    """The logits hold the same numbers after the calls."""
    z = np.array([-3.0, 0.5, 2.0])
    for function in (sigmoid, log_sigmoid, softplus):
        function(z)
        assert_close(z, [-3.0, 0.5, 2.0])
