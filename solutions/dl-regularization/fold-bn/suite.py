"""Folding BatchNorm: equal outputs for all kinds of layer, formulas, settings, what stays as it was, and parameters."""

import numpy as np
import pytest

from drill.suite import assert_close, in_answer


@in_answer
def pair(kind, sizes, seed, options, norm_options, dtype="float64"):
    """Make a layer and the norm behind it, with random weights, gains and statistics."""
    import torch
    from torch import nn

    torch.manual_seed(seed)
    layer = getattr(nn, kind)(*sizes, **options)
    norm = (nn.BatchNorm2d if kind == "Conv2d" else nn.BatchNorm1d)(sizes[1], **norm_options)
    with torch.no_grad():
        for p in (*layer.parameters(), *norm.parameters()):
            p.normal_()
        if norm.running_var is not None:
            norm.running_mean.normal_(std=3)
            norm.running_var.uniform_(0.01, 2)
    return layer.to(getattr(torch, dtype)), norm.to(getattr(torch, dtype))


@in_answer
def compare(kind, sizes, shape, seed, options=None, norm_options=None, dtype="float64"):
    """Fold a random pair; return the outputs of the pair in evaluation and of the folded layer, and the latter's type."""
    import torch
    from answer import fold_bn

    layer, norm = pair(kind, sizes, seed, options or {}, norm_options or {}, dtype)
    folded = fold_bn(layer, norm)
    x = torch.randn(shape, dtype=getattr(torch, dtype))
    with torch.no_grad():
        want = norm.eval()(layer(x))
        got = folded(x)
    return want.double().numpy(), got.double().numpy(), str(got.dtype)


@in_answer
def compare_many(cases):
    """Compare one pair after the other, all in one call, which is much faster."""
    return [compare(*case) for case in cases]


@in_answer
def by_numbers(w, b, gain, shift, mean, var, eps):
    """Fold a linear layer with these numbers; return weight and bias."""
    import torch
    from answer import fold_bn
    from torch import nn

    layer = nn.Linear(len(w[0]), len(w), bias=b is not None).double()
    norm = nn.BatchNorm1d(len(w), eps=eps, affine=gain is not None).double()
    layer.weight.data = torch.tensor(w, dtype=torch.float64)
    if b is not None:
        layer.bias.data = torch.tensor(b, dtype=torch.float64)
    if gain is not None:
        norm.weight.data = torch.tensor(gain, dtype=torch.float64)
        norm.bias.data = torch.tensor(shift, dtype=torch.float64)
    norm.running_mean.copy_(torch.tensor(mean, dtype=torch.float64))
    norm.running_var.copy_(torch.tensor(var, dtype=torch.float64))
    folded = fold_bn(layer, norm)
    return folded.weight.detach().numpy(), folded.bias.detach().numpy()


@in_answer
def settings(kind, sizes, options):
    """Return the type's name and the settings of a folded layer and of the layer."""
    from answer import fold_bn

    layer, norm = pair(kind, sizes, 0, options, {})
    folded = fold_bn(layer, norm)
    names = ["kernel_size", "stride", "padding", "padding_mode", "dilation", "groups", "in_channels", "out_channels"]
    names += ["in_features", "out_features"]
    table = [[repr(getattr(m, name, None)) for name in names] for m in (layer, folded)]
    return type(folded).__name__, *table


@in_answer
def left_alone(kind, sizes, shape, training):
    """Fold, then change the result, then look at the originals.

    Returns whether the state of layer and norm is as before, their modes and the result's, the parameters of the result
    with whether each requires a gradient and is a leaf, and whether the result hangs on other parameters.
    """
    import torch
    from answer import fold_bn

    layer, norm = pair(kind, sizes, 1, {}, {})
    layer.train(training[0])
    norm.train(training[1])
    before = [{name: t.clone() for name, t in m.state_dict().items()} for m in (layer, norm)]
    folded = fold_bn(layer, norm)
    for p in folded.parameters():
        p.data.fill_(7.0)
    same = all(
        torch.equal(t, old[name])
        for m, old in zip((layer, norm), before, strict=True)
        for name, t in m.state_dict().items()
    )
    modes = [layer.training, norm.training, folded.training]
    kinds = sorted((name, p.requires_grad, p.is_leaf) for name, p in folded.named_parameters())
    grads_on = torch.is_grad_enabled()
    out = folded(torch.ones(shape, dtype=torch.float64)).sum()
    if out.requires_grad:
        out.backward()
    reached = [p.grad is None for m in (layer, norm) for p in m.parameters()]
    still = all(p.requires_grad for m in (layer, norm) for p in m.parameters())
    return same, modes, kinds, all(reached), still, grads_on, sum(1 for _ in folded.modules())


@in_answer
def of_a_used_layer(frozen):
    """Fold a layer that has gradients from training, or is frozen; return what the new parameters require and hold."""
    import torch
    from answer import fold_bn

    layer, norm = pair("Linear", (3, 5), 1, {}, {})
    norm(layer(torch.ones(2, 3, dtype=torch.float64))).sum().backward()
    layer.requires_grad_(not frozen)
    folded = fold_bn(layer, norm)
    return [(p.requires_grad, p.grad is None) for p in (folded.weight, folded.bias)]


@in_answer
def fold_without_statistics():
    import torch
    from answer import fold_bn
    from torch import nn

    fold_bn(nn.Linear(2, 3), nn.BatchNorm1d(3, track_running_stats=False))


@in_answer
def on_another_device():
    """Fold on torch's device without data; return the devices of weight and bias."""
    from answer import fold_bn

    layer, norm = pair("Conv2d", (2, 3, 3), 0, {"bias": False}, {"affine": False})
    folded = fold_bn(layer.to("meta"), norm.to("meta"))
    return str(folded.weight.device), str(folded.bias.device)


def test_example():
    """Weight 2 and bias 1 behind a scale of 1.5 become 3 and -4."""
    w, b = by_numbers([[2.0]], [1.0], [3.0], [5.0], [7.0], [4.0], 1e-12)
    assert_close(w, [[3.0]], rtol=1e-9)
    assert_close(b, [-4.0], rtol=1e-9)


def test_each_output_channel():
    """Each row of a linear layer is scaled by its own channel of the norm, also where the weight is square."""
    rng = np.random.default_rng(1)
    for rows, columns in ((3, 5), (5, 3), (4, 4), (1, 7)):
        w, b, gain, shift, mean = rng.normal(size=(rows, columns)), *rng.normal(size=(4, rows))
        var = rng.uniform(0.1, 3, size=rows)
        got_w, got_b = by_numbers(w, b, gain, shift, mean, var, 1e-3)
        scale = gain / np.sqrt(var + 1e-3)
        assert_close(got_w, w * scale[:, None], rtol=1e-10)
        assert_close(got_b, (b - mean) * scale + shift, rtol=1e-10, atol=1e-12)


def test_layer_without_bias():
    """A layer without bias gets one, which holds what the norm shifts."""
    got_w, got_b = by_numbers([[2.0, -1.0]], None, [4.0], [1.0], [3.0], [0.25], 1e-12)
    assert_close(got_w, [[16.0, -8.0]], rtol=1e-9)
    assert_close(got_b, [-23.0], rtol=1e-9)


def test_norm_without_gain():
    """A norm with affine=False has gain 1 and shift 0."""
    got_w, got_b = by_numbers([[2.0], [3.0]], [1.0, 5.0], None, None, [3.0, 1.0], [0.25, 4.0], 1e-12)
    assert_close(got_w, [[4.0], [1.5]], rtol=1e-9)
    assert_close(got_b, [-4.0, 2.0], rtol=1e-9)
    got_w, got_b = by_numbers([[2.0], [3.0]], None, None, None, [3.0, 1.0], [0.25, 4.0], 1e-12)
    assert_close(got_b, [-6.0, -0.5], rtol=1e-9)


def test_tiny_variance():
    """The norm's own epsilon counts where a variance is tiny or zero."""
    for eps in (1e-5, 1e-2):
        got_w, got_b = by_numbers([[2.0], [2.0]], [1.0, 1.0], [1.0, 1.0], [0.0, 0.0], [0.5, 0.5], [0.0, 1e-6], eps)
        scale = 1 / np.sqrt(np.array([0.0, 1e-6]) + eps)
        assert_close(got_w[:, 0], 2 * scale, rtol=1e-9)
        assert_close(got_b, 0.5 * scale, rtol=1e-9)


def test_same_outputs():
    """Linear layers and convolutions of one and two dimensions give the outputs of both modules in evaluation."""
    kinds = (
        ("Linear", (3, 5), (2, 3)),
        ("Conv1d", (3, 5, 3), (2, 3, 7)),
        ("Conv2d", (3, 5, (2, 3)), (2, 3, 7, 11)),
    )
    cases = [(*kinds[seed % 3], seed, {"bias": bool(seed % 2)}) for seed in range(20)]
    for want, got, _ in compare_many(cases):
        assert_close(got, want, rtol=1e-8, atol=1e-8)


def test_settings_of_convolutions():
    """Stride, padding and its mode, dilation and groups go on to act."""
    cases = [
        ("Conv2d", (4, 6, 3), (2, 4, 9, 11), 1, {"stride": (2, 1), "padding": (1, 2)}),
        ("Conv2d", (4, 6, 3), (2, 4, 9, 11), 2, {"groups": 2, "bias": False}),
        ("Conv2d", (4, 8, 3), (2, 4, 9, 11), 3, {"groups": 4, "dilation": 2}),
        ("Conv2d", (4, 6, 3), (2, 4, 9, 11), 4, {"padding": 1, "padding_mode": "reflect"}),
        ("Conv1d", (4, 6, 3), (2, 4, 9), 5, {"padding": "same", "padding_mode": "circular", "groups": 2}),
        ("Conv2d", (4, 4, 1), (2, 4, 3, 5), 6, {"groups": 4}, {"eps": 0.1, "affine": False}),
    ]
    for want, got, _ in compare_many(cases):
        assert_close(got, want, rtol=1e-8, atol=1e-8)


def test_type_of_the_result():
    """The result is one module of the layer's type with its settings."""
    for kind, sizes, options in (
        ("Linear", (3, 5), {}),
        ("Conv1d", (4, 6, 3), {"stride": 2, "padding": 1, "padding_mode": "circular"}),
        ("Conv2d", (4, 6, (3, 5)), {"groups": 2, "dilation": (1, 2), "bias": False}),
    ):
        name, want, got = settings(kind, sizes, options)
        assert name == kind
        assert got == want


def test_originals_stay():
    """Layer and norm keep values and modes, and share no memory with the result, which has the layer's mode."""
    for kind, sizes, shape in (("Linear", (3, 5), (2, 3)), ("Conv2d", (2, 3, 3), (1, 2, 5, 5))):
        for training in ((True, True), (False, True), (True, False), (False, False)):
            same, modes, *_ = left_alone(kind, sizes, shape, training)
            assert same, "values of the originals have changed"
            assert modes == [*training, training[0]]


def test_mode_of_the_norm():
    """Running statistics are folded in either mode; nothing is taken from a batch."""
    for training in (True, False):
        assert left_alone("Linear", (3, 5), (2, 3), (training, training))[0]


def test_ordinary_parameters():
    """Weight and bias are leaves that require gradients, and nothing of the originals is reached by them."""
    for kind, sizes, shape in (("Linear", (3, 5), (2, 3)), ("Conv2d", (2, 3, 3), (1, 2, 5, 5))):
        _, _, kinds, apart, still, grads_on, modules = left_alone(kind, sizes, shape, (True, True))
        assert kinds == [("bias", True, True), ("weight", True, True)]
        assert apart, "gradients reach the originals"
        assert still, "the originals require no gradients any more"
        assert grads_on, "gradients are switched off afterwards"
        assert modules == 1, "the result holds other modules"


def test_frozen_and_trained_layers():
    """New parameters require gradients even if the layer's are frozen, and have none of the layer's gradients."""
    for frozen in (True, False):
        assert of_a_used_layer(frozen) == [(True, True), (True, True)]


def test_no_running_statistics():
    """A norm without running statistics is refused with a ValueError."""
    with pytest.raises(ValueError):
        fold_without_statistics()


def test_types_and_devices():
    """The result has the layer's number type and device, bias included."""
    for dtype, tolerance in (("float32", 1e-4), ("float64", 1e-10)):
        want, got, kind = compare("Conv2d", (3, 5, 3), (2, 3, 7, 11), 3, {"bias": False}, {}, dtype)
        assert kind == f"torch.{dtype}"
        assert_close(got, want, rtol=tolerance, atol=tolerance)
    assert on_another_device() == ("meta", "meta")
