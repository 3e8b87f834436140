"""An autograd engine for numbers: values and derivatives of expressions, order, repeats, long chains."""

import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds

ROUNDING = {"rtol": 1e-9, "atol": 1e-12}


@in_answer
def differentiate(expression, numbers):
    """Evaluate an expression of Values; return its value and the derivatives, or the name of the error."""
    from answer import Value

    values = {name: Value(number) for name, number in numbers.items()}
    try:
        result = eval(expression, dict(values))
        result.backward()
    except (ArithmeticError, RecursionError, TypeError, AttributeError, ValueError) as error:
        return type(error).__name__, {}
    return result.data, {name: value.grad for name, value in values.items()}


@in_answer
def differentiate_each(cases):
    return [differentiate(expression, numbers) for expression, numbers in cases]


@in_answer
def gradients_after(calls):
    """Build u = a b, y = u u + a and z = y u; call backward on those named; return all gradients."""
    from answer import Value

    nodes = {"a": Value(2.0), "b": Value(3.0)}
    nodes["u"] = nodes["a"] * nodes["b"]
    nodes["y"] = nodes["u"] * nodes["u"] + nodes["a"]
    nodes["z"] = nodes["y"] * nodes["u"]
    for name in calls:
        nodes[name].backward()
    return {name: node.grad for name, node in nodes.items()}


@in_answer
def chain(length):
    """Multiply by 1.0001 and add 1, again and again; return the derivative, or the name of the error."""
    from answer import Value

    x = y = Value(0.5)
    for step in range(length):
        y = y * 1.0001 if step % 2 else y + 1
    try:
        y.backward()
    except RecursionError as error:
        return type(error).__name__
    return x.grad


@in_answer
def doublings(count):
    from answer import Value

    x = y = Value(1.5)
    for _ in range(count):
        y = y + y
    y.backward()
    return y.data, x.grad


@in_answer
def kinds(given):
    """Return the types of data and grad: fresh, and of result and input after a backward pass."""
    from answer import Value

    x = Value(given)
    y = x * 2 + 1
    found = [type(v).__name__ for v in (x.data, x.grad, y.data, y.grad)]
    y.backward()
    return found + [type(v).__name__ for v in (x.data, x.grad, y.grad)], x.data


def slopes(function, numbers, step=1e-5):
    """Central differences in each number."""
    found = {}
    for name, number in numbers.items():
        above, below = (function(**{**numbers, name: number + d}) for d in (step, -step))
        found[name] = (above - below) / (2 * step)
    return found


def compare(expression, numbers, value, derivatives, rtol=1e-9):
    got, grads = differentiate(expression, numbers)
    assert_close(got, value, **ROUNDING)
    for name, want in derivatives.items():
        assert_close(grads[name], want, rtol=rtol, atol=1e-12)


def test_worked_example():
    """At 3, x * x + 2 * x is 15 and its derivative is 8."""
    compare("x * x + 2 * x", {"x": 3.0}, 15.0, {"x": 8.0})


def test_operators():
    """Sum, difference, product, quotient and negation of two Values have the right values and both derivatives."""
    a, b = 3.0, -4.0
    numbers = {"a": a, "b": b}
    compare("a + b", numbers, a + b, {"a": 1, "b": 1})
    compare("a - b", numbers, a - b, {"a": 1, "b": -1})
    compare("a * b", numbers, a * b, {"a": b, "b": a})
    compare("a / b", numbers, a / b, {"a": 1 / b, "b": -a / b**2})
    compare("-a", numbers, -a, {"a": -1, "b": 0})


def test_plain_numbers_on_either_side():
    """The four operators take a plain number on the right and on the left."""
    a = 4.0
    for expression, value, slope in (
        ("a + 3", 7, 1),
        ("3 + a", 7, 1),
        ("a - 3", 1, 1),
        ("3 - a", -1, -1),
        ("a * 3", 12, 3),
        ("3 * a", 12, 3),
        ("a / 2", 2, 0.5),
        ("2 / a", 0.5, -2 / a**2),
    ):
        compare(expression, {"a": a}, value, {"a": slope})


def test_powers():
    """Whole, negative and fractional powers have the derivative n x^(n - 1); the power 0 has 0, also at 0."""
    for x, n in ((3.0, 4), (-2.0, 3), (5.0, -2), (4.0, 0.5), (2.5, 1), (0.0, 2), (0.0, 1)):
        compare(f"x ** {n}", {"x": x}, x**n, {"x": n * x ** (n - 1)})
    for x in (0.0, -3.0):
        compare("x ** 0", {"x": x}, 1.0, {"x": 0.0})


def test_functions():
    """exp, relu and tanh have the right values and derivatives, within longer expressions too."""
    compare("x.exp()", {"x": 1.5}, math.exp(1.5), {"x": math.exp(1.5)})
    compare("x.tanh()", {"x": 0.7}, math.tanh(0.7), {"x": 1 - math.tanh(0.7) ** 2})
    compare("x.relu()", {"x": 2.0}, 2.0, {"x": 1.0})
    compare("(3 * x).relu() * 5", {"x": -2.0}, 0.0, {"x": 0.0})
    compare("(2 * x).exp() * 3", {"x": 0.5}, 3 * math.e, {"x": 6 * math.e})
    compare("x.relu()", {"x": 0.0}, 0.0, {"x": 0.0})


def test_far_out():
    """tanh of 1000 and -1000 is 1 and -1 with derivative 0, and exp of -1000 is 0."""
    compare("x.tanh()", {"x": 1000.0}, 1.0, {"x": 0.0})
    compare("x.tanh()", {"x": -1000.0}, -1.0, {"x": 0.0})
    compare("x.exp()", {"x": -1000.0}, 0.0, {"x": 0.0})


def test_used_more_than_once():
    """A Value that is used several times gets the sum of all contributions."""
    compare("x * x * x", {"x": 2.0}, 8.0, {"x": 12.0})
    compare("x + x + x", {"x": 2.0}, 6.0, {"x": 3.0})
    compare("(x * a) * (x * b) - x / x", {"x": 2.0, "a": 3.0, "b": 5.0}, 59.0, {"x": 60.0, "a": 20.0, "b": 12.0})


def test_branches_of_unequal_length():
    """A Value passes its gradient on only when all its users have delivered theirs."""
    # u is used by the last operation itself and by longer branches.
    compare("[u * u * u + u for u in [a * b]][0]", {"a": 2.0, "b": 3.0}, 222.0, {"a": 327.0, "b": 218.0})
    compare("[u + (u * 2 + 1) * 3 for u in [a * a]][0]", {"a": 2.0}, 31.0, {"a": 28.0})
    compare("[(u * 2 + 1) * 3 + u for u in [a * a]][0]", {"a": 2.0}, 31.0, {"a": 28.0})
    compare("[u * ((u + 1) * (u + 2)).tanh() for u in [a + 0]][0]", {"a": 50.0}, 50.0, {"a": 1.0})


def test_random_points():
    """A long expression with shared parts has the derivatives that central differences give."""
    text = "[((u * v).tanh() + (u / (1 + v * v)).exp()) ** 2 - (u - 2 * v).relu() for u, v in [(a * b + c, b - a)]][0]"

    def function(a, b, c):
        u, v = a * b + c, b - a
        return (math.tanh(u * v) + math.exp(u / (1 + v * v))) ** 2 - max(u - 2 * v, 0)

    points = [dict(zip("abc", rng.normal(size=3).tolist(), strict=True)) for rng in seeds()]
    for point, (value, grads) in zip(points, differentiate_each([(text, point) for point in points]), strict=True):
        assert_close(value, function(**point), **ROUNDING)
        for name, slope in slopes(function, point).items():
            assert_close(grads[name], slope, rtol=1e-5, atol=1e-6)  # the differences are that exact


def test_gradients_of_all_nodes():
    """backward sets the gradients of the result itself, which is 1, of what lies between, and of the inputs."""
    found = gradients_after("y")
    want = {"y": 1.0, "u": 12.0, "a": 37.0, "b": 24.0, "z": 0.0}
    assert_close([found[name] for name in want], list(want.values()), **ROUNDING)
    alone = gradients_after("a")
    assert_close([alone["a"], alone["b"], alone["u"]], [1.0, 0.0, 0.0], **ROUNDING)


def test_calls_start_anew():
    """Gradients of earlier calls, on the same or on another result, do not count."""
    once = gradients_after("z")
    for calls in ("zz", "yz", "uyyz", "uuz"):
        again = gradients_after(calls)
        assert_close([again[name] for name in once], list(once.values()), **ROUNDING)
    assert_close(gradients_after("zy")["b"], 24.0, **ROUNDING)


def test_long_chain():
    """A chain of 20,000 operations works."""
    assert_close(chain(20_000), 1.0001**10_000, rtol=1e-9)


def test_forty_doublings():
    """Forty doublings take forty steps backward, not one per path."""
    value, grad = doublings(40)
    assert_close(value, 1.5 * 2**40, rtol=1e-12)
    assert_close(grad, 2.0**40, rtol=1e-12)


def test_plain_floats():
    """data and grad are plain floats, whatever number a Value is made from."""
    for given in (3, 3.0, np.float64(3.0), np.int64(3)):
        found, data = kinds(given)
        assert found == ["float"] * 7, f"types {found}"
        assert_close(data, 3.0)
