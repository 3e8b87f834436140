"""An MLP module: its names, values and gradients, leading axes, dropout, number types and what it refuses."""

import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds

ROUNDING = {"rtol": 1e-9, "atol": 1e-12}


@in_answer
def build(widths, state=None, type_name="float64", **options):
    """Make a module in a number type, from its weights by name."""
    import torch

    from answer import MLP

    torch.manual_seed(0)
    module = MLP(widths, **options).to(getattr(torch, type_name))
    if state is not None:
        module.load_state_dict({name: torch.tensor(array) for name, array in state.items()}, strict=False)
    return module


@in_answer
def outputs(widths, state, x, training=False, type_name="float64", **options):
    """Run once; return the values and their type."""
    import torch

    module = build(widths, state, type_name, **options).train(training)
    x = torch.tensor(x).to(getattr(torch, type_name))
    torch.manual_seed(1)
    out = module(x)
    return out.detach().double().numpy(), str(out.dtype)


@in_answer
def outputs_of_each(cases):
    """Run one module after the other, all in one call, which is much faster."""
    return [outputs(widths, state, x, act=act)[0] for widths, state, x, act in cases]


@in_answer
def repeated(widths, state, x, training, **options):
    """Run one module twice on the same input."""
    import torch

    module, x = build(widths, state, **options).train(training), torch.tensor(x)
    torch.manual_seed(1)
    return module(x).detach().numpy(), module(x).detach().numpy()


@in_answer
def gradients(widths, state, x):
    """Return the gradients of the sum of the outputs, by name."""
    import torch

    module = build(widths, state)
    module(torch.tensor(x)).sum().backward()
    return {name: None if p.grad is None else p.grad.numpy() for name, p in module.named_parameters()}


@in_answer
def names_and_shapes(widths, **options):
    """Return the entries of the state dict, and the names of the parameters."""
    module = build(widths, **options)
    shapes = {name: tuple(tensor.shape) for name, tensor in module.state_dict().items()}
    return shapes, sorted(name for name, _ in module.named_parameters())


@in_answer
def refused(widths, act):
    """Return whether making the module raises ValueError."""
    from answer import MLP

    try:
        MLP(widths, act=act)
    except ValueError:
        return True
    return False


def draw(rng, widths):
    state = {}
    for i, (d, k) in enumerate(zip(widths[:-1], widths[1:], strict=True)):
        state[f"layers.{i}.weight"] = rng.normal(size=(k, d))
        state[f"layers.{i}.bias"] = rng.normal(size=k)
    return state


def bend(z, act):
    if act == "relu":
        return np.maximum(z, 0)
    return np.tanh(z) if act == "tanh" else z * (1 + np.vectorize(math.erf)(z / math.sqrt(2))) / 2


def forward(state, x, act="relu"):
    n_layers = len(state) // 2
    for i in range(n_layers):
        x = x @ state[f"layers.{i}.weight"].T + state[f"layers.{i}.bias"]
        x = bend(x, act) if i < n_layers - 1 else x
    return x


def test_names_in_the_state_dict():
    """The state dict holds weight and bias of each linear layer under layers.0, layers.1 and so on, as parameters."""
    want = {"layers.0.weight": (5, 3), "layers.0.bias": (5,), "layers.1.weight": (5, 5), "layers.1.bias": (5,)}
    want |= {"layers.2.weight": (2, 5), "layers.2.bias": (2,)}
    for options in ({}, {"act": "gelu", "dropout": 0.5}):
        shapes, parameters = names_and_shapes([3, 5, 5, 2], **options)
        assert shapes == want, f"the state dict is {shapes}"
        assert parameters == sorted(want)


def test_without_bias():
    """With bias=False there are weights only."""
    shapes, _ = names_and_shapes([3, 5, 2], bias=False)
    assert shapes == {"layers.0.weight": (5, 3), "layers.1.weight": (2, 5)}, f"the state dict is {shapes}"


def test_values():
    """Outputs are affine, activation, affine and so on, and the last layer is left as it is."""
    cases, widths = [], (7, 5, 3, 2)
    for rng in seeds():
        cases += [(widths, draw(rng, widths), rng.normal(size=(4, 7)), act) for act in ("relu", "tanh", "gelu")]
    for (_, state, x, act), got in zip(cases, outputs_of_each(cases), strict=True):
        assert_close(got, forward(state, x, act), **ROUNDING)


def test_one_layer():
    """Two widths make a linear map, in training too, whatever activation and dropout are."""
    rng = np.random.default_rng(0)
    state, x = draw(rng, (3, 2)), rng.normal(size=(5, 3))
    got = outputs((3, 2), state, x, training=True, act="tanh", dropout=0.5)[0]
    assert_close(got, forward(state, x), **ROUNDING)


def test_relu_unless_named():
    """The activation is the ReLU if none is named, and there is no dropout unless asked for."""
    rng = np.random.default_rng(1)
    state, x = draw(rng, (3, 7, 2)), rng.normal(size=(5, 3))
    assert_close(outputs((3, 7, 2), state, x, training=True)[0], forward(state, x), **ROUNDING)


def test_equal_widths():
    """Layers of equal width have weights of their own, each with its own gradient."""
    rng = np.random.default_rng(2)
    state, x = draw(rng, (3, 3, 3, 3)), rng.normal(size=(5, 3))
    assert_close(outputs((3, 3, 3, 3), state, x)[0], forward(state, x), **ROUNDING)
    last = gradients((3, 3, 3, 3), state, x)["layers.2.bias"]
    assert_close(last, np.full(3, 5.0), **ROUNDING)


def test_gradients_reach_every_layer():
    """A backward pass gives every weight and bias its gradient, those of the first layers too."""
    rng = np.random.default_rng(7)
    state, x = draw(rng, (3, 7, 5, 2)), rng.normal(size=(4, 3))
    values, back = [x], np.ones((4, 2))
    for i in (0, 1):
        values.append(bend(values[-1] @ state[f"layers.{i}.weight"].T + state[f"layers.{i}.bias"], "relu"))
    got = gradients((3, 7, 5, 2), state, x)
    for i in (2, 1, 0):
        for name, want in (("weight", back.T @ values[i]), ("bias", back.sum(axis=0))):
            assert got[f"layers.{i}.{name}"] is not None, f"layers.{i}.{name} gets no gradient"
            assert_close(got[f"layers.{i}.{name}"], want, **ROUNDING)
        back = back @ state[f"layers.{i}.weight"] * (values[i] > 0)


def test_leading_axes():
    """Any number of leading axes is kept, none included, and each vector is treated alike."""
    rng = np.random.default_rng(3)
    state = draw(rng, (3, 7, 2))
    for lead in ((), (5,), (1,), (2, 5), (2, 1, 5, 4)):
        x = rng.normal(size=(*lead, 3))
        assert_close(outputs((3, 7, 2), state, x)[0], forward(state, x), **ROUNDING)


def test_no_dropout_in_eval():
    """In eval mode nothing is dropped and nothing rescaled, however often it runs."""
    rng = np.random.default_rng(4)
    state, x = draw(rng, (3, 7, 2)), rng.normal(size=(5, 3))
    for got in repeated((3, 7, 2), state, x, False, dropout=0.5):
        assert_close(got, forward(state, x), **ROUNDING)


def test_dropout_in_training():
    """In training each hidden value is dropped on its own with the given share, after the activation, and the rest grow."""
    n, p = 101, 0.3
    state = {"layers.0.weight": np.full((n, 1), 2.0), "layers.0.bias": np.zeros(n)}
    state |= {"layers.1.weight": np.eye(n), "layers.1.bias": np.zeros(n)}
    first, second = repeated((1, n, n), state, np.ones((40, 1)), True, act="tanh", dropout=p)
    dropped = np.abs(first) < 1e-12
    assert_close(first, np.where(dropped, 0.0, np.tanh(2.0) / (1 - p)), **ROUNDING)
    # The share of 4040 draws has a standard deviation of 0.007.
    assert abs(dropped.mean() - p) < 0.05, f"a share of {dropped.mean():.3f} is dropped, expected {p}"
    assert (dropped[0] != dropped[1]).any(), "both rows lose the same units"
    assert (dropped != (np.abs(second) < 1e-12)).any(), "two passes lose the same units"


def test_dropout_in_every_hidden_layer():
    """Dropout follows every hidden layer, not only one of them."""
    n = 101
    state = {"layers.0.weight": np.ones((n, 1)), "layers.0.bias": np.zeros(n)}
    for i in (1, 2):
        state |= {f"layers.{i}.weight": np.eye(n), f"layers.{i}.bias": np.zeros(n)}
    got = outputs((1, n, n, n), state, np.ones((10, 1)), training=True, dropout=0.5)[0]
    kept = np.abs(got) > 1e-12
    assert_close(got, np.where(kept, 4.0, 0.0), **ROUNDING)
    assert abs(kept.mean() - 0.25) < 0.1, f"a share of {kept.mean():.2f} survives two layers, expected 0.25"


def test_number_types():
    """The output has the type of the weights and the input, in float32 and bfloat16 too."""
    rng = np.random.default_rng(5)
    state, x = draw(rng, (3, 5, 2)), rng.normal(size=(4, 3))
    for name, atol in (("float32", 1e-5), ("bfloat16", 0.2)):
        got, type_name = outputs((3, 5, 2), state, x, type_name=name)
        assert type_name == f"torch.{name}", f"the output is {type_name}"
        assert_close(got, forward(state, x), rtol=0, atol=atol)


def test_refused_when_made():
    """Fewer than two widths, and an activation that is not one of the three, raise ValueError when the module is made."""
    for widths, act in (([3], "relu"), ([], "relu"), ([3, 5, 2], "sigmoid"), ([3, 2], "swish"), ([3, 5, 2], "ReLU")):
        assert refused(widths, act), f"no ValueError for widths {widths} and {act!r}"
    assert not refused((3, 5, 2), "gelu"), "refuses a tuple of widths with gelu"
