"""A transformer block around a given attention: names, values in both orders, gradients, dropout, types."""

from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest

from drill.suite import assert_close, golden, in_answer, seeds

B, T, C, F = 2, 5, 7, 11


@in_answer
def mixing(width):
    """An attention in its place: a linear layer whose result is averaged over the past and scaled on demand."""
    import torch

    class Mixing(torch.nn.Linear):
        def forward(self, x, offset=0.0, scale=1.0):
            counts = torch.arange(1, x.shape[1] + 1, dtype=x.dtype, device=x.device)
            return scale * super().forward(x).cumsum(dim=1) / counts[:, None] + offset

    return Mixing(width, width)


@in_answer
def build(state, **options):
    """Make a block of double precision from its weights by name."""
    import torch

    from answer import TransformerBlock

    torch.manual_seed(0)
    hidden, width = state["up.weight"].shape
    block = TransformerBlock(mixing(width), width, hidden, **options).double()
    block.load_state_dict({name: torch.tensor(array) for name, array in state.items()}, strict=False)
    return block


@in_answer
def outputs(states, xs, training=False, passed=None, **options):
    """Run a block for each state on its own batch."""
    import torch

    blocks = [build(state, **options).train(training) for state in states]
    torch.manual_seed(0)
    pairs = zip(blocks, xs, strict=True)
    return [block(torch.tensor(x), **(passed or {})).detach().numpy() for block, x in pairs]


@in_answer
def names_and_shapes(options):
    from answer import TransformerBlock

    block = TransformerBlock(mixing(6), 6, 24, **options)
    shapes = {name: tuple(tensor.shape) for name, tensor in block.state_dict().items()}
    return shapes, sorted(name for name, _ in block.named_parameters())


@in_answer
def make(order):
    from answer import TransformerBlock

    TransformerBlock(mixing(6), 6, 24, order=order)


@in_answer
def with_torch_attention(weights, x, g, order):
    """Run with torch's own multi-head attention; return the output and the gradients of x and weights."""
    import torch

    from answer import TransformerBlock

    class SelfAttention(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.inner = torch.nn.MultiheadAttention(6, 2, batch_first=True)

        def forward(self, x):
            return self.inner(x, x, x, need_weights=False)[0]

    block = TransformerBlock(SelfAttention(), 6, 11, order).double()
    block.load_state_dict({name: torch.tensor(array) for name, array in weights.items()}, strict=False)
    rows = torch.tensor(x, requires_grad=True)
    out = block(rows)
    (out * torch.tensor(g)).sum().backward()
    reached = {name: p.grad.numpy() for name, p in block.named_parameters() if p.grad is not None}
    return out.detach().numpy(), rows.grad.numpy(), reached


@in_answer
def input_afterwards(state, x, order):
    import torch

    rows = torch.tensor(x)
    with torch.no_grad():
        build(state, order=order)(rows)
    return rows.numpy()


@in_answer
def through_identity(x, order, dropout):
    """Run with an attention that returns the very tensor it is given; return the input as it is afterwards."""
    import torch

    from answer import TransformerBlock

    block = TransformerBlock(torch.nn.Identity(), x.shape[-1], 11, order=order, dropout=dropout).double()
    rows = torch.tensor(x)
    with torch.no_grad():
        block(rows)
    return rows.numpy()


@in_answer
def keeps_the_module():
    from answer import TransformerBlock

    attention = mixing(6)
    return TransformerBlock(attention, 6, 24).attention is attention


@in_answer
def in_type(state, x, order, type_name):
    import torch

    dtype = getattr(torch, type_name)
    out = build(state, order=order).to(dtype)(torch.tensor(x).to(dtype))
    return str(out.dtype), out.detach().double().numpy()


def draw(rng, n_batch=B, n_steps=T):
    shapes = {
        "attention.weight": (C, C),
        "attention.bias": C,
        "norm1.weight": C,
        "norm1.bias": C,
        "norm2.weight": C,
        "norm2.bias": C,
        "up.weight": (F, C),
        "up.bias": F,
        "down.weight": (C, F),
        "down.bias": C,
    }
    x = rng.normal(0.5, 2, size=(n_batch, n_steps, C))
    return x, {name: rng.normal(size=shape) for name, shape in shapes.items()}


def formula(state, x, order="pre", scale=1.0):
    """The block written out in numpy."""

    def linear(rows, name):
        return rows @ state[f"{name}.weight"].T + state[f"{name}.bias"]

    def norm(rows, name):
        centred = rows - rows.mean(axis=2, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=2, keepdims=True) + 1e-5)
        return centred / deviation * state[f"{name}.weight"] + state[f"{name}.bias"]

    def attend(rows):
        counts = np.arange(1, rows.shape[1] + 1)[:, None]
        return scale * linear(rows, "attention").cumsum(axis=1) / counts

    def feed(rows):
        hidden = linear(rows, "up")
        return linear(hidden * (1 + np.vectorize(erf)(hidden / sqrt(2))) / 2, "down")

    for branch, name in ((attend, "norm1"), (feed, "norm2")):
        x = x + branch(norm(x, name)) if order == "pre" else norm(x + branch(x), name)
    return x


def test_names_in_the_state_dict():
    """The state dict has attention, two norms, up and down with weights and biases, in both orders, and no more."""
    linear = {"attention": (6, 6), "up": (24, 6), "down": (6, 24)}
    expected = {f"{name}.weight": shape for name, shape in linear.items()}
    expected |= {f"{name}.bias": shape[:1] for name, shape in linear.items()}
    expected |= {f"{norm}.{part}": (6,) for norm in ("norm1", "norm2") for part in ("weight", "bias")}
    for options in ({}, {"order": "post", "dropout": 0.5}):
        shapes, parameters = names_and_shapes(options)
        assert shapes == expected
        assert parameters == sorted(expected)


def test_unknown_order():
    """An order that is neither pre nor post is refused with a ValueError when the block is made."""
    make("post")
    for order in ("sandwich", "Pre"):
        with pytest.raises(ValueError):
            make(order)


def test_pre_norm():
    """In pre order each branch reads a normalised copy, and its output is added to what was not normalised."""
    xs, states = zip(*map(draw, seeds()), strict=True)
    for x, state, out in zip(xs, states, outputs(states, xs, order="pre"), strict=True):
        assert_close(out, formula(state, x), rtol=1e-6, atol=1e-8)


def test_post_norm():
    """In post order each norm is applied to the sum of a branch and its input."""
    xs, states = zip(*map(draw, seeds()), strict=True)
    for x, state, out in zip(xs, states, outputs(states, xs, order="post"), strict=True):
        assert_close(out, formula(state, x, "post"), rtol=1e-6, atol=1e-8)


def test_pre_is_the_default():
    """Without an order the block is a pre-norm block without dropout."""
    x, state = draw(np.random.default_rng(1))
    assert_close(outputs([state], [x], training=True)[0], formula(state, x), rtol=1e-6, atol=1e-8)


def test_silent_branches():
    """When both branches give zero a pre-norm block returns its input exactly, a post-norm block normalises it."""
    x, state = draw(np.random.default_rng(2))
    for name in ("attention.weight", "attention.bias", "down.weight", "down.bias"):
        state[name] = 0 * state[name]
    assert_close(outputs([state], [1e6 * x], order="pre")[0], 1e6 * x, rtol=0)
    assert_close(outputs([state], [x], order="post")[0], formula(state, x, "post"), rtol=1e-6, atol=1e-8)


def test_outputs_and_gradients_frozen_from_torch():
    """With torch's attention inside, outputs and gradients are those of nn.TransformerEncoderLayer."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    weights = {name[7:]: array for name, array in frozen.items() if name.startswith("weight ")}
    for order in ("pre", "post"):
        out, of_x, of_weights = with_torch_attention(weights, frozen["x"], frozen["g"], order)
        assert_close(out, frozen[order], rtol=1e-6, atol=1e-8)
        assert_close(of_x, frozen[f"{order} grad x"], rtol=1e-6, atol=1e-8)
        assert sorted(of_weights) == sorted(weights), "some parameters get no gradient"
        for name, gradient in of_weights.items():
            assert_close(gradient, frozen[f"{order} grad {name}"], rtol=1e-6, atol=1e-8)


def test_options_reach_the_attention():
    """Keyword arguments of a call go on to the attention by name, whatever their values."""
    x, state = draw(np.random.default_rng(3))
    for order in ("pre", "post"):
        for scale in (-3.0, 0.0):
            (out,) = outputs([state], [x], passed={"scale": scale}, order=order)
            assert_close(out, formula(state, x, order, scale=scale), rtol=1e-6, atol=1e-8)


def test_any_batch_and_length():
    """One sequence, one position and an empty batch work."""
    for shape in ((1, 1), (3, 1), (1, 13), (0, 4)):
        x, state = draw(np.random.default_rng(4), *shape)
        for order in ("pre", "post"):
            (out,) = outputs([state], [x], order=order)
            right = formula(state, x, order) if x.size else x
            assert_close(out, right, rtol=1e-6, atol=1e-8)


def test_no_dropout_in_eval():
    """In eval mode dropout does nothing."""
    x, state = draw(np.random.default_rng(5))
    (out,) = outputs([state], [x], dropout=0.9)
    assert_close(out, formula(state, x), rtol=1e-6, atol=1e-8)


def dropout_marks(order, rate=0.5):
    """Run constant branches, 1 and 3 for every entry, in training; return input and output of a large batch."""
    x, state = draw(np.random.default_rng(6), 20, 30)
    state = {name: np.zeros_like(array) for name, array in state.items()}
    state["attention.bias"] += 1
    # Constant hidden units: dropping some of them would show as values between 0 and 3.
    state["up.bias"] += 1
    state["down.weight"] += 3 / (F * (1 + erf(sqrt(0.5))) / 2)
    for norm in ("norm1", "norm2"):
        state[f"{norm}.weight"] += 1
    return x, outputs([state], [x], training=True, order=order, dropout=rate)[0]


def test_dropout_of_each_branch():
    """In training each entry of each branch's output is dropped or scaled up on its own, and the sum is not."""
    for rate, kept in ((0.5, 2.0), (0.2, 1.25)):
        x, out = dropout_marks("pre", rate)
        added = out - x
        levels = np.array([0, 1, 3, 4]) * kept
        nearest = np.abs(added[..., None] - levels).argmin(axis=-1)
        assert_close(added, levels[nearest], atol=1e-8)
        keep = 1 - rate
        shares = np.bincount(nearest.ravel(), minlength=4) / nearest.size
        assert_close(shares, [rate**2, keep * rate, keep * rate, keep**2], atol=0.04)  # 4,200 entries
        for axis in range(3):
            assert np.any(np.diff(nearest, axis=axis)), "whole rows or channels are dropped together"
        by_token = np.sort(nearest.reshape(-1, C), axis=1)
        assert np.mean(by_token[:, 0] != by_token[:, -1]) > 0.8, "tokens are dropped as a whole"


def test_dropout_in_post_order():
    """In post order dropout comes before the addition and so before the norm, whose output stays normalised."""
    _, out = dropout_marks("post")
    assert_close(out.mean(axis=2), np.zeros((20, 30)), atol=1e-8)
    assert_close(out.var(axis=2), np.ones((20, 30)), atol=1e-3)
    x, state = draw(np.random.default_rng(8))
    state["down.weight"] *= 0
    noisy = outputs([state], [x], training=True, order="post", dropout=0.5)[0]
    assert np.abs(noisy - formula(state, x, "post")).max() > 0.1


def test_input_is_left_unchanged():
    """The caller's tensor is the same after the call."""
    x, state = draw(np.random.default_rng(9))
    for order in ("pre", "post"):
        assert_close(input_afterwards(state, x, order), x, rtol=0)
        for dropout in (0.0, 0.5):
            assert_close(through_identity(x, order, dropout), x, rtol=0)


def test_the_attention_itself_is_kept():
    """The block keeps the attention it is given, not a copy: what trains one trains the other."""
    assert keeps_the_module()


def test_lower_precision():
    """In float32 and bfloat16 the output has that type and is right to its precision."""
    x, state = draw(np.random.default_rng(10))
    for order in ("pre", "post"):
        for type_name, tolerance in (("float32", 1e-4), ("bfloat16", 0.15)):  # bfloat16 keeps 8 bits
            got_type, out = in_type(state, x, order, type_name)
            assert got_type == f"torch.{type_name}"
            right = formula(state, x, order)
            assert_close(out, right, rtol=tolerance, atol=tolerance * np.abs(right).max())
