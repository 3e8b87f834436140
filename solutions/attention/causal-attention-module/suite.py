"""A causal attention module: its names, values, gradients, padding, dropout and number types."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from drill.suite import assert_close, golden, in_answer, seeds

B, T, H, D = 2, 5, 3, 7
C = H * D


@in_answer
def build(state, n_heads, **options):
    """Make a module of double precision from its weights by name."""
    import torch

    from answer import CausalSelfAttention

    torch.manual_seed(0)
    module = CausalSelfAttention(len(state["proj.weight"]), n_heads, **options).double()
    module.load_state_dict({name: torch.tensor(array) for name, array in state.items()}, strict=False)
    return module


@in_answer
def outputs(state, n_heads, xs, dropped=None, training=False, **options):
    """Run one module on one batch after the other."""
    import torch

    module = build(state, n_heads, **options).train(training)
    mask = None if dropped is None else torch.tensor(dropped)
    torch.manual_seed(0)
    return [module(torch.tensor(x), key_padding_mask=mask).detach().numpy() for x in xs]


@in_answer
def outputs_of_each(states, n_heads, xs, masks):
    """Make one module for each state and run it on its own batch, all in one call, which is much faster."""
    return [outputs(*layer, [x], mask)[0] for *layer, x, mask in zip(states, n_heads, xs, masks, strict=True)]


@in_answer
def gradients(state, n_heads, x, dropped, g):
    """Return the gradients of sum(g * output): that of x, then those of the parameters by name."""
    import torch

    module, x = build(state, n_heads), torch.tensor(x, requires_grad=True)
    (module(x, key_padding_mask=torch.tensor(dropped)) * torch.tensor(g)).sum().backward()
    reached = {name: weight.grad for name, weight in module.named_parameters() if weight.grad is not None}
    return x.grad.numpy(), {name: grad.numpy() for name, grad in reached.items()}


@in_answer
def influence(state, n_heads, x):
    """Return a (T, T) table: how strongly the output at i depends on the input at j."""
    import torch

    x = torch.tensor(x, requires_grad=True)
    out = build(state, n_heads)(x)
    rows = [torch.autograd.grad(out[:, i].sum(), x, retain_graph=True)[0] for i in range(x.shape[1])]
    return torch.stack(rows).abs().sum(dim=(1, 3)).numpy()


@in_answer
def names_and_shapes(bias):
    """The entries of a fresh module's state dict, and which of them are parameters."""
    from answer import CausalSelfAttention

    module = CausalSelfAttention(12, 4, bias=bias)
    shapes = {name: tuple(tensor.shape) for name, tensor in module.state_dict().items()}
    return shapes, [name for name, _ in module.named_parameters()]


@in_answer
def make(d_model, n_heads):
    from answer import CausalSelfAttention

    CausalSelfAttention(d_model, n_heads)


@in_answer
def on_another_device(state, n_heads, x, dropped):
    """Run on torch's device without data, which refuses to be mixed with any other; return the output's device."""
    import torch

    module, mask = build(state, n_heads).to("meta"), torch.tensor(dropped).to("meta")
    try:
        return str(module(torch.tensor(x).to("meta"), key_padding_mask=mask).device)
    except (RuntimeError, NotImplementedError):
        return "two devices mixed"


@in_answer
def in_type(state, n_heads, x, dropped, type_name):
    """Run in another number type; return the output's type and its values."""
    import torch

    dtype = getattr(torch, type_name)
    out = build(state, n_heads).to(dtype)(torch.tensor(x).to(dtype), key_padding_mask=torch.tensor(dropped))
    return str(out.dtype), out.detach().double().numpy()


def draw(rng, n_steps=T, width=C):
    x = rng.normal(size=(B, n_steps, width))
    shapes = {
        "qkv.weight": (3 * width, width),
        "qkv.bias": 3 * width,
        "proj.weight": (width, width),
        "proj.bias": width,
    }
    return x, {name: rng.normal(size=shape) / np.sqrt(width) for name, shape in shapes.items()}


def looped(state, n_heads, x, dropped=None):
    """One head of one sequence at a time, each query over the positions that it sees."""
    heads = np.zeros(x.shape)
    for b in range(len(x)):
        q, k, v = np.split(x[b] @ state["qkv.weight"].T + state["qkv.bias"], 3, axis=1)
        for own, i in product(np.split(np.arange(x.shape[2]), n_heads), range(x.shape[1])):
            seen = np.arange(x.shape[1]) <= i
            if dropped is not None:
                seen = seen & ~dropped[b]
            if seen.any():
                scores = k[seen][:, own] @ q[i, own] / np.sqrt(len(own))
                weights = np.exp(scores - scores.max())
                heads[b, i, own] = weights @ v[seen][:, own] / weights.sum()
    return heads @ state["proj.weight"].T + state["proj.bias"]


def test_names_in_the_state_dict():
    """The state dict holds weight and bias of qkv and proj and nothing else, and all of them are parameters."""
    shapes, parameters = names_and_shapes(True)
    assert shapes == {"qkv.weight": (36, 12), "qkv.bias": (36,), "proj.weight": (12, 12), "proj.bias": (12,)}
    assert sorted(parameters) == sorted(shapes)


def test_without_bias():
    """With bias=False neither layer has a bias."""
    shapes, _ = names_and_shapes(False)
    assert shapes == {"qkv.weight": (36, 12), "proj.weight": (12, 12)}


def test_width_that_the_heads_cannot_share():
    """A width that is not a multiple of the number of heads is refused with a ValueError."""
    make(12, 6)
    with pytest.raises(ValueError):
        make(12, 5)


def test_causal_attention():
    """Each position attends to itself and to what came before, head by head, however large the scores."""
    xs, states = zip(*map(draw, seeds()), strict=True)
    for x, state, out in zip(xs, states, outputs_of_each(states, 20 * [H], xs, 20 * [None]), strict=True):
        assert_close(out, looped(state, H, x), rtol=1e-5, atol=1e-7)
    (out,) = outputs(states[0], H, [500 * xs[0]])
    assert_close(out, looped(states[0], H, 500 * xs[0]), rtol=1e-5, atol=1e-5)


def test_one_module_for_all_lengths():
    """One module takes any batch of any length, in any order, from one position to more than a thousand."""
    x, state = draw(np.random.default_rng(1), n_steps=11)
    parts = [x[:, :1], x[:, :3], x[:1], x]
    for n_heads in (1, 7):
        for got, part in zip(outputs(state, n_heads, parts), parts, strict=True):
            assert_close(got, looped(state, n_heads, part), rtol=1e-5, atol=1e-7)
    x, state = draw(np.random.default_rng(23), n_steps=1030, width=2)
    (out,) = outputs(state, 1, [x[:1]])
    q, k, v = np.split(x[0] @ state["qkv.weight"].T + state["qkv.bias"], 3, axis=1)
    weights = np.exp(k @ q[-1] / np.sqrt(2))
    head = weights @ v / weights.sum()
    assert_close(out[0, -1], head @ state["proj.weight"].T + state["proj.bias"], rtol=1e-5, atol=1e-7)


def test_true_in_the_padding_mask_drops_a_key():
    """Positions marked True are hidden as keys, and the causal rule still holds."""
    xs, states = zip(*map(draw, seeds()), strict=True)
    masks = [rng.random((B, T)) < 0.4 for rng in seeds()]
    for dropped in masks:
        dropped[:, 0] = False
    outs = outputs_of_each(states, 20 * [H], xs, masks)
    for x, state, dropped, out in zip(xs, states, masks, outs, strict=True):
        assert_close(out, looped(state, H, x, dropped), rtol=1e-5, atol=1e-7)


def test_left_padding():
    """A query that sees only padding gets zeros from the heads, which leaves the bias of proj."""
    x, state = draw(np.random.default_rng(3))
    dropped = np.arange(T) < np.array([[3], [0]])
    (out,) = outputs(state, H, [x], dropped)
    assert_close(out[0, :3], np.broadcast_to(state["proj.bias"], (3, C)), rtol=1e-6)
    assert_close(out, looped(state, H, x, dropped), rtol=1e-5, atol=1e-7)


def test_gradients_with_left_padding():
    """Gradients of input and parameters are those of the sequences without their padding, and finite."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    state = {name: frozen[name] for name in ("qkv.weight", "qkv.bias", "proj.weight", "proj.bias")}
    of_x, of_parameters = gradients(state, H, frozen["x"], frozen["dropped"], frozen["g"])
    assert_close(of_x, frozen["grad x"], rtol=1e-5, atol=1e-7)
    assert sorted(of_parameters) == sorted(state), "some parameters get no gradient"
    for name in state:
        assert_close(of_parameters[name], frozen[f"grad {name}"], rtol=1e-5, atol=1e-7)


def test_outputs_frozen_from_torch():
    """The outputs are those of torch's nn.MultiheadAttention with the same weights and a causal mask."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    state = {name: frozen[name] for name in ("qkv.weight", "qkv.bias", "proj.weight", "proj.bias")}
    (out,) = outputs(state, H, [frozen["x"]])
    assert_close(out, frozen["causal"], rtol=1e-5, atol=1e-7)


def test_every_earlier_input_matters():
    """An output depends on each input up to its own position and on none after it."""
    x, state = draw(np.random.default_rng(5))
    table = influence(state, H, x)
    assert_close(np.triu(table, 1), np.zeros((T, T)), atol=1e-12)
    assert_close(np.tril(table) > 1e-6, np.tri(T))


def test_no_dropout_in_eval():
    """In eval mode dropout does nothing."""
    x, state = draw(np.random.default_rng(7))
    (out,) = outputs(state, H, [x], dropout=0.9)
    assert_close(out, looped(state, H, x), rtol=1e-5, atol=1e-7)


def test_no_dropout_unless_asked_for():
    """Without a dropout rate training and eval give the same."""
    x, state = draw(np.random.default_rng(17))
    (out,) = outputs(state, H, [x], training=True)
    assert_close(out, looped(state, H, x), rtol=1e-5, atol=1e-7)


def dropout_factors(state, n_heads, x, runs):
    """What multiplies each weight in each run: (runs, B, H, T, T). A head's values must be independent vectors."""
    factors = np.empty((len(runs), len(x), n_heads, x.shape[1], x.shape[1]))
    for b, head in np.ndindex(len(x), n_heads):
        own = np.split(np.arange(x.shape[2]), n_heads)[head]
        q, k, v = (
            part[:, own] for part in np.split(x[b] @ state["qkv.weight"].T + state["qkv.bias"], 3, axis=1)
        )
        weights = np.exp(q @ k.T / np.sqrt(len(own))) * np.tri(len(q))
        weights /= weights.sum(axis=1, keepdims=True)
        kept = runs[:, b][:, :, own] @ np.linalg.pinv(v)
        factors[:, b, head] = kept / np.where(weights > 0, weights, 1)
    return factors


def test_dropout_of_weights_in_training():
    """In training each weight is on its own dropped or doubled at rate 1/2, by key, query, head and sequence."""
    x, state = draw(np.random.default_rng(11))
    state["proj.weight"], state["proj.bias"] = np.eye(C), np.zeros(C)
    runs = np.stack(outputs(state, H, 24 * [x], dropout=0.5, training=True))
    factors = dropout_factors(state, H, x, runs)
    visible = factors[..., np.tri(T, dtype=bool)]
    assert_close(visible, np.where(visible > 1, 2.0, 0.0), atol=1e-5)
    by_key, by_query = factors[..., -1, :], factors[..., 0]
    for table, axis in ((by_key, 0), (by_key, 1), (by_key, 2), (by_key, 3), (by_query, 3)):
        alike = np.mean(np.abs(np.diff(table, axis=axis)) < 1)
        assert 0.2 < alike < 0.8, "weights are not dropped one by one"


def test_lower_precision():
    """In float32 and bfloat16 the output has that type, and padding leaves it finite and right."""
    x, state = draw(np.random.default_rng(13))
    dropped = np.arange(T) < np.array([[2], [0]])
    expected = looped(state, H, x, dropped)
    for type_name, tolerance in (("float32", 1e-4), ("bfloat16", 0.1)):  # bfloat16 keeps 8 bits
        got_type, out = in_type(state, H, x, dropped, type_name)
        assert got_type == f"torch.{type_name}"
        assert_close(out, expected, rtol=tolerance, atol=tolerance)


def test_other_devices():
    """Everything that the module makes itself lies on the device of its input."""
    x, state = draw(np.random.default_rng(19))
    assert on_another_device(state, H, x, np.arange(T) < np.array([[2], [0]])) == "meta"
