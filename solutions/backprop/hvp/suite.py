"""Hessian-vector products: values, blocks, what is counted, unused parameters, and what of the caller's is left alone."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

ROUNDING = {"rtol": 1e-9, "atol": 1e-11}


@in_answer
def function(name):
    """Return a function of tensors by its name."""
    import torch

    def network(X, W1, b1, w2):
        return torch.nn.functional.softplus(torch.tanh(X @ W1.T + b1) @ w2).mean()

    def quadratic(A, x):
        return x @ A @ x / 2

    return {
        "example": lambda x: x[0] ** 2 * x[1],
        "product": lambda a, b: (a.sum() * b.sum()) ** 2 / 2,
        "quadratic": quadratic,
        "cubes": lambda x: (x**3).sum() / 6,
        "network": network,
        "linear": lambda x, y: (2 * x).sum() + (3 * y).sum(),
        "half linear": lambda x, y: (x**2).sum() + (3 * y).sum(),
        "half used": lambda x, y: (x**3).sum(),
        "constant": lambda x: torch.tensor(4.0, dtype=torch.float64),
        "mixed": lambda x, y: (x * y).sum(),
    }[name]


@in_answer
def product(name, params, vs, constants=(), type_names=None):
    """Return Hv as arrays, or the name of the error."""
    import torch

    from answer import hvp

    f = function(name)
    fixed = [torch.tensor(c) for c in constants]
    types = [getattr(torch, t) for t in type_names or ["float64"] * len(params)]
    params = [torch.tensor(p, dtype=t) for p, t in zip(params, types, strict=True)]
    vs = [torch.tensor(v, dtype=t) for v, t in zip(vs, types, strict=True)]
    try:
        return [h.detach().numpy() for h in hvp(lambda *ps: f(*fixed, *ps), params, vs)]
    except (RuntimeError, TypeError, AttributeError) as error:
        return type(error).__name__


@in_answer
def product_of_each(cases):
    return [product(*case) for case in cases]


@in_answer
def observed(kind, no_grad=False):
    """Run on parameters of a kind, and return everything that should stay as it was, and how often f was called."""
    import torch

    from answer import hvp

    calls = []

    def f(x, y):
        calls.append(1)
        return (x**2 * y).sum()

    base = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64, requires_grad=kind != "plain")
    x = base * 1.0 if kind == "from a graph" else base
    y = torch.tensor([4.0, 5.0, 6.0], dtype=torch.float64, requires_grad=kind == "leaves")
    if kind == "leaves":
        x.grad = torch.full_like(x, 7.0)
    v = [torch.tensor([1.0, 0.0, 2.0], dtype=torch.float64, requires_grad=kind == "leaves"), torch.ones(3, dtype=torch.float64)]
    before = [t.detach().clone() for t in (x, y, *v)]
    history = x.grad_fn
    try:
        if no_grad:
            with torch.no_grad():
                found = hvp(f, [x, y], v)
        else:
            found = hvp(f, [x, y], v)
    except RuntimeError as error:
        return {"error": str(error)}
    return {
        "error": None,
        "values": [h.detach().numpy() for h in found],
        "kinds": [type(found).__name__, *(str(h.dtype) for h in found)],
        "in a graph": any(h.requires_grad for h in found),
        "calls": len(calls),
        "same": all(torch.equal(t.detach(), b) for t, b in zip((x, y, *v), before, strict=True)),
        "requires": [x.requires_grad, y.requires_grad, v[0].requires_grad],
        "history": x.grad_fn is history,
        "grads": [None if t.grad is None else t.grad.tolist() for t in (base, y, v[0]) if t.is_leaf],
    }


@in_answer
def work(n):
    """Return the product for n parameters, and how often a gradient came through the function."""
    import torch

    from answer import hvp

    sweeps = []

    class Watched(torch.autograd.Function):
        generate_vmap_rule = True

        @staticmethod
        def forward(x):
            return x.clone()

        @staticmethod
        def setup_context(ctx, inputs, output):
            pass

        @staticmethod
        def backward(ctx, g):
            sweeps.append(1)
            return g * 1.0

        @staticmethod
        def jvp(ctx, tangent):
            sweeps.append(1)
            return tangent * 1.0

    def f(x):
        return (Watched.apply(x) ** 4).sum() / 12

    x = torch.linspace(-1, 1, n, dtype=torch.float64)
    found = hvp(f, [x], [torch.ones_like(x)])[0]
    return found.detach().numpy(), len(sweeps)


def logistic_hessian(X, w, v):
    """Return the product of the Hessian of the mean of log(1 + exp(Xw)) with v."""
    s = 1 / (1 + np.exp(-X @ w))
    return X.T @ (s * (1 - s) * (X @ v)) / len(X)


def differences(gradient, x, v, step=1e-5):
    return (gradient(x + step * v) - gradient(x - step * v)) / (2 * step)


def test_worked_example():
    """For x1^2 x2 at (1, 2) the Hessian is ((4, 2), (2, 0)), and (1, 1) gives (6, 2)."""
    assert_close(product("example", [np.array([1.0, 2.0])], [np.array([1.0, 1.0])]), [[6.0, 2.0]], **ROUNDING)


def test_quadratics():
    """The Hessian of x A x / 2 is the symmetric part of A, whatever x is."""
    cases, wants = [], []
    for rng in seeds():
        A, x, v = rng.normal(size=(7, 7)), rng.normal(size=7), rng.normal(size=7)
        cases.append(("quadratic", [x], [v], [A]))
        wants.append((A + A.T) @ v / 2)
    for got, want in zip(product_of_each(cases), wants, strict=True):
        assert_close(got, [want], **ROUNDING)


def test_exact_at_every_scale():
    """The product is exact for large and small vectors and parameters, and zero for a vector of zeros."""
    x = np.array([1e6, -2.0, 3e-6])
    for scale in (1e8, 1.0, 1e-8, 0.0):
        v = scale * np.array([1.0, -3.0, 2.0])
        assert_close(product("cubes", [x], [v]), [x * v], rtol=1e-12)


def test_blocks_between_tensors():
    """Blocks of the Hessian between different tensors count, for tensors of unequal shapes."""
    rng = np.random.default_rng(1)
    a, b, va, vb = (rng.normal(size=shape) for shape in ((2, 3), (5,), (2, 3), (5,)))
    # The function is (A B)^2 / 2 with the sums A and B.
    A, B, dA, dB = a.sum(), b.sum(), va.sum(), vb.sum()
    want = np.full((2, 3), B * B * dA + 2 * A * B * dB), np.full(5, 2 * A * B * dA + A * A * dB)
    for got, expected in zip(product("product", [a, b], [va, vb]), want, strict=True):
        assert_close(got, expected, **ROUNDING)


def test_one_vector_at_a_time():
    """A vector that is zero on all tensors but one still gives blocks for the others."""
    x, y = np.array([1.0, 2.0]), np.array([3.0, 5.0])
    got = product("mixed", [x, y], [np.array([7.0, -1.0]), np.zeros(2)])
    assert_close(got, [[0.0, 0.0], [7.0, -1.0]], **ROUNDING)


def test_network():
    """For a small network the product is the central difference of its gradients."""
    for rng in seeds(4):
        X, W1, b1, w2 = (rng.normal(size=shape) for shape in ((5, 3), (2, 3), (2,), (2,)))
        vs = [rng.normal(size=p.shape) for p in (W1, b1, w2)]

        def gradient(moved, X=X, W1=W1, b1=b1):
            W, b, w = np.split(moved, [W1.size, W1.size + b1.size])
            W = W.reshape(W1.shape)
            h = np.tanh(X @ W.T + b)
            s = 1 / (1 + np.exp(-h @ w)) / len(X)
            back = np.outer(s, w) * (1 - h**2)
            return np.concatenate([(back.T @ X).ravel(), back.sum(axis=0), h.T @ s])

        flat, direction = (np.concatenate([a.ravel() for a in arrays]) for arrays in ((W1, b1, w2), vs))
        got = np.concatenate([h.ravel() for h in product("network", [W1, b1, w2], vs, [X])])
        assert_close(got, differences(gradient, flat, direction), rtol=1e-5, atol=1e-8)


def test_nothing_to_differentiate():
    """Parameters that f does not use or uses linearly give zeros in their shapes, and so does a constant f."""
    x, y = np.array([1.0, 2.0]), np.ones((3, 1))
    v = [np.array([1.0, -1.0]), np.ones((3, 1))]
    for name, first in (("half linear", 2 * v[0]), ("half used", 6 * x * v[0]), ("linear", np.zeros(2))):
        got = product(name, [x, y], v)
        assert not isinstance(got, str), f"{got} for a function that is {name}"
        assert_close(got[0], first, **ROUNDING)
        assert_close(got[1], np.zeros((3, 1)), **ROUNDING)
    got = product("constant", [x], [v[0]])
    assert not isinstance(got, str), f"{got} for a constant function"
    assert_close(got, [[0.0, 0.0]], **ROUNDING)


def test_one_call():
    """f is called exactly once."""
    for kind in ("plain", "leaves"):
        seen = observed(kind)
        assert seen["error"] is None, seen["error"]
        assert seen["calls"] == 1, f"f was called {seen['calls']} times"


def test_no_hessian():
    """The number of sweeps does not grow with the number of parameters."""
    got, sweeps = work(300)
    assert_close(got, np.linspace(-1, 1, 300) ** 2, **ROUNDING)
    assert sweeps <= 6, f"{sweeps} sweeps for 300 parameters"


def test_all_kinds_of_parameters():
    """Leaves that require gradients, plain tensors and tensors of a graph all work."""
    for kind in ("plain", "leaves", "from a graph"):
        seen = observed(kind)
        assert seen["error"] is None, f"{kind}: {seen['error']}"
        assert_close(seen["values"], [[10.0, 4.0, 30.0], [2.0, 0.0, 12.0]], **ROUNDING)


def test_left_alone():
    """Values, .grad, requires_grad and the graph of the parameters and vectors stay as they were."""
    for kind, grads in (("plain", [None] * 3), ("leaves", [[7.0] * 3, None, None]), ("from a graph", [None] * 3)):
        seen = observed(kind)
        assert seen["error"] is None, f"{kind}: {seen['error']}"
        assert seen["same"], f"{kind}: values were changed"
        required = [kind != "plain", kind == "leaves", kind == "leaves"]
        assert seen["requires"] == required, f"{kind}: requires_grad is {seen['requires']}"
        assert seen["history"], f"{kind}: a parameter was cut out of its graph"
        assert seen["grads"] == grads, f"{kind}: gradients are {seen['grads']}"


def test_what_comes_back():
    """The result is a list of tensors outside of any graph."""
    for kind in ("plain", "leaves", "from a graph"):
        seen = observed(kind)
        assert seen["error"] is None, f"{kind}: {seen['error']}"
        assert not seen["in a graph"], f"{kind}: a result requires gradients"
        assert seen["kinds"][0] == "list", f"the result is a {seen['kinds'][0]}"


def test_under_no_grad():
    """It works where recording is switched off."""
    for kind in ("plain", "leaves"):
        seen = observed(kind, no_grad=True)
        assert seen["error"] is None, f"{kind}: {seen['error']}"
        assert_close(seen["values"], [[10.0, 4.0, 30.0], [2.0, 0.0, 12.0]], **ROUNDING)


def test_number_types():
    """Parameters of float32, float64 or both work, and each block has the type of its parameter."""
    x, y = np.array([1.5, -2.0]), np.array([3.0, 0.5])
    for types in (["float32", "float32"], ["float32", "float64"]):
        got = product("mixed", [x, y], [np.array([7.0, -1.0]), np.array([2.0, 4.0])], (), types)
        assert_close(got, [[2.0, 4.0], [7.0, -1.0]], rtol=1e-6)
        assert [str(h.dtype) for h in got] == types, f"blocks of {[str(h.dtype) for h in got]} for {types}"
