"""Cross-entropy of half-precision logits: values, extremes, ignored rows, gradients under a loss scale, and memory."""

import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def loss_of(logits, target, dtype="float16", scale=1.0, through=False, **options):
    """Return the loss, its type, the gradient of `scale` times it, that one's type, and whether the inputs stayed.

    With `through` the logits are twice a leaf, so that the gradient goes on through another operation.
    """
    import torch

    from answer import half_cross_entropy

    leaf = torch.tensor(logits).to(getattr(torch, dtype)).requires_grad_()
    classes = torch.tensor(target)
    before = leaf.detach().clone(), classes.clone()
    loss = half_cross_entropy(leaf * 2 if through else leaf, classes, **options)
    (loss * scale).backward()
    kept = torch.equal(leaf.detach(), before[0]) and torch.equal(classes, before[1])
    return loss.detach().double().numpy(), str(loss.dtype), leaf.grad.double().numpy(), str(leaf.grad.dtype), kept


@in_answer
def loss_many(cases):
    """Compute one case after the other, all in one call, which is much faster."""
    return [loss_of(**case) for case in cases]


@in_answer
def kept_for_backward(n, k):
    """How many bytes of tensors besides the logits, each one once, a call keeps for its backward pass."""
    import torch

    from answer import half_cross_entropy

    logits = torch.zeros(n, k, dtype=torch.float16, requires_grad=True)
    seen = {}

    def note(tensor):
        storage = tensor.untyped_storage()
        seen[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor):
        loss = half_cross_entropy(logits, torch.zeros(n, dtype=torch.long))
    loss.backward()
    seen.pop(logits.untyped_storage().data_ptr(), None)
    return sum(seen.values())


@in_answer
def transposed(logits, target):
    """Loss and gradient of logits that come as a transposed view."""
    import torch

    from answer import half_cross_entropy

    leaf = torch.tensor(logits.T.copy()).half().requires_grad_()
    loss = half_cross_entropy(leaf.T, torch.tensor(target))
    loss.backward()
    return loss.item(), leaf.grad.T.double().numpy()


@in_answer
def without_gradient(logits, target):
    """The loss under no_grad, and twice in a row from one tensor."""
    import torch

    from answer import half_cross_entropy

    tensor, classes = torch.tensor(logits).half(), torch.tensor(target)
    with torch.no_grad():
        first = half_cross_entropy(tensor, classes)
    return first.item(), half_cross_entropy(tensor, classes).item(), first.ndim


def half(values):
    with np.errstate(over="ignore"):
        return np.asarray(values).astype(np.float16).astype(float)


def rounded_to_bfloat16(values):
    bits = np.asarray(values, dtype=np.float32).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16 << 16).astype(np.uint32).view(np.float32).astype(float)


def exact(logits, target, ignore_index=-100):
    """Loss and gradient in float64, row by row."""
    losses, gradient = [], np.zeros(logits.shape)
    n = max(int(np.sum(target != ignore_index)), 1)
    for row, wanted, g in zip(logits, target, gradient, strict=True):
        if wanted != ignore_index:
            shifted = row - row.max()
            total = np.exp(shifted).sum()
            losses.append(math.log(total) - shifted[wanted])
            g[:] = np.exp(shifted) / total / n
            g[wanted] -= 1 / n
    return math.fsum(losses) / n, gradient


def draw(rng, n=5, k=7, spread=4.0):
    return half(rng.normal(size=(n, k)) * spread), rng.integers(0, k, size=n)


def test_two_rows_by_hand():
    """Equal logits of two classes lose ln 2, and the gradient is plus and minus a quarter with two rows."""
    loss, _, gradient, *_ = loss_of(np.zeros((2, 2)), np.array([0, 1]))
    assert_close(loss, math.log(2), rtol=1e-6)
    assert_close(gradient, [[-0.25, 0.25], [0.25, -0.25]], rtol=1e-6)


def test_loss_in_full_precision():
    """The loss is that of the float16 logits in float64, far more exact than half precision, and float32."""
    drawn = [draw(rng) for rng in seeds()]
    got = loss_many([{"logits": logits, "target": target} for logits, target in drawn])
    for (loss, kind, *_), (logits, target) in zip(got, drawn, strict=True):
        assert_close(loss, exact(logits, target)[0], rtol=1e-6, atol=1e-7)
        assert kind == "torch.float32"


def test_gradient():
    """The gradient is softmax minus one-hot over the number of rows, rounded once to the type of the logits."""
    drawn = [draw(rng) for rng in seeds()]
    got = loss_many([{"logits": logits, "target": target} for logits, target in drawn])
    for (_, _, gradient, kind, _), (logits, target) in zip(got, drawn, strict=True):
        # One rounding to float16, a relative 2^-11 or half of the smallest subnormal, and that of float32 near 1.
        assert_close(gradient, exact(logits, target)[1], rtol=6e-4, atol=1e-7)
        assert kind == "torch.float16"


def test_extreme_logits():
    """Logits of plus and minus 60000 give finite losses, also where the difference exceeds float16."""
    logits, target = np.array([[6e4, -6e4, 0.0], [6e4, 6e4, -6e4], [-6e4, -6e4, -6e4]]), np.array([1, 0, 2])
    loss, _, gradient, *_ = loss_of(logits, target)
    wanted, slope = exact(half(logits), target)
    assert_close(loss, wanted, rtol=1e-6)
    assert_close(gradient, slope, rtol=6e-4, atol=1e-7)
    assert_close(loss_of(np.array([[6e4, -6e4]]), np.array([0]))[0], 0.0, atol=1e-12)
    for size in (6e4, -6e4):
        loss, _, gradient, *_ = loss_of(np.full((1, 3), size), np.array([0]))
        assert_close(loss, math.log(3), rtol=1e-5)
        assert_close(gradient, [[-2 / 3, 1 / 3, 1 / 3]], rtol=6e-4)


def test_many_classes_and_rows():
    """The sum over 70000 classes exceeds the range of float16 and is right, and so is the number of many rows."""
    loss, _, gradient, *_ = loss_of(np.full((1, 70_000), 2.0), np.array([3]), scale=1024.0)
    assert_close(loss, math.log(70_000), rtol=1e-5)
    assert_close(gradient[0, :3], np.full(3, 1024 / 70_000), rtol=1e-3)
    assert_close(gradient[0, 3], 1024 / 70_000 - 1024, rtol=1e-3)
    # The number of rows is exact: 301 is no bfloat16 number, and 2049 none of float16.
    rng = np.random.default_rng(11)
    for n, dtype, rounded, rtol in ((301, "bfloat16", rounded_to_bfloat16, 5e-3), (2049, "float16", np.float16, 6e-4)):
        logits, target = rng.normal(size=(n, 2)), rng.integers(0, 2, size=n)
        loss, _, gradient, *_ = loss_of(logits, target, dtype=dtype, scale=float(4 * n))
        wanted, slope = exact(np.asarray(rounded(logits), dtype=float), target)
        assert_close(loss, wanted, rtol=2e-6)
        assert_close(gradient, 4 * n * slope, rtol=rtol, atol=1e-6)


def test_masked_classes():
    """A logit of minus infinity is a class that cannot occur: no share, and a gradient of 0."""
    logits, target = np.array([[1.0, -np.inf, 2.0], [-np.inf, 0.0, -np.inf]]), np.array([2, 1])
    loss, _, gradient, *_ = loss_of(logits, target)
    assert_close(loss, math.log(1 + math.exp(-1)) / 2, rtol=1e-6)
    p = 1 / (1 + math.e) / 2
    assert_close(gradient, [[p, 0, -p], [0, 0, 0]], rtol=6e-4, atol=1e-7)


def test_ignored_rows():
    """Rows with the target ignore_index count neither in the sum nor in the number, and get gradients of 0."""
    rng = np.random.default_rng(3)
    logits, target = draw(rng, n=7)
    for index in (-100, -1, 2, 255):
        target[[1, 4]] = index
        loss, _, gradient, *_ = loss_of(logits, target, ignore_index=index)
        wanted, slope = exact(logits, target, index)
        assert_close(loss, wanted, rtol=1e-6)
        assert_close(gradient, slope, rtol=6e-4, atol=1e-7)
        target[[1, 4]] = 0
    loss, _, gradient, *_ = loss_of(np.array([[3.0], [-1.0], [2.0]]), np.array([0, -100, 0]))
    assert_close(loss, 0.0, atol=1e-12)
    assert_close(gradient, np.zeros((3, 1)), atol=1e-12)


def test_ignored_rows_of_rubbish():
    """What stands in an ignored row does not matter, infinities and NaN included; NaN in a row that counts shows."""
    logits = np.array([[1.0, 2.0], [np.nan, 1.0], [np.inf, np.inf], [-np.inf, -np.inf]])
    loss, _, gradient, *_ = loss_of(logits, np.array([0, -100, -100, -100]))
    wanted, slope = exact(logits[:1], np.array([0]))
    assert_close(loss, wanted, rtol=1e-6)
    assert_close(gradient, np.vstack([slope, np.zeros((3, 2))]), rtol=6e-4)
    # In a row that counts it shows: a loss scaler must see it.
    loss, _, gradient, *_ = loss_of(np.array([[1.0, 2.0], [np.nan, 1.0]]), np.array([0, 1]))
    assert np.isnan(loss)
    assert np.isnan(gradient[1]).all()
    assert np.isfinite(gradient[0]).all()


def test_nothing_counted():
    """If all rows are ignored, or there are none, the loss is 0 and so are the gradients."""
    loss, kind, gradient, *_ = loss_of(np.ones((3, 2)), np.full(3, -100))
    assert_close(loss, 0.0)
    assert kind == "torch.float32"
    assert_close(gradient, np.zeros((3, 2)))
    loss, _, gradient, *_ = loss_of(np.ones((0, 2)), np.zeros(0, dtype=int))
    assert_close(loss, 0.0)
    assert_close(gradient, np.zeros((0, 2)))


def test_loss_scale_saves_small_gradients():
    """The loss scale is applied before the gradient is rounded to half, so that tiny shares survive."""
    logits = np.zeros((64, 3))
    logits[:, 0], logits[:, 1] = 16.0, 1.0
    target = np.zeros(64, dtype=int)
    scale = 2.0**16
    _, _, gradient, *_ = loss_of(logits, target, scale=scale)
    wanted = exact(logits, target)[1] * scale
    assert wanted[0, 2] / scale < 2**-25 < wanted[0, 2]
    assert_close(gradient[:, 1:], wanted[:, 1:], rtol=2e-3)
    _, _, gradient, *_ = loss_of(logits, target, scale=-3.0)
    assert_close(gradient, -3 * exact(logits, target)[1], rtol=6e-4, atol=1e-7)


def test_gradient_goes_on():
    """The logits may come from other operations, through which the gradient goes on."""
    logits, target = draw(np.random.default_rng(5), spread=2.0)
    loss, _, gradient, *_ = loss_of(logits, target, through=True)
    wanted, slope = exact(2 * logits, target)
    assert_close(loss, wanted, rtol=1e-6)
    assert_close(gradient, 2 * slope, rtol=2e-3, atol=1e-7)


def test_bfloat16():
    """bfloat16 logits give a float32 loss and bfloat16 gradients; float32 ones work as well."""
    rng = np.random.default_rng(7)
    logits, target = rng.normal(size=(5, 7)) * 3, rng.integers(0, 7, size=5)
    loss, kind, gradient, gradient_kind, _ = loss_of(logits, target, dtype="bfloat16")
    wanted, slope = exact(rounded_to_bfloat16(logits), target)
    assert_close(loss, wanted, rtol=1e-6)
    assert_close(gradient, slope, rtol=5e-3)  # eight bits
    assert (kind, gradient_kind) == ("torch.float32", "torch.bfloat16")
    loss, kind, gradient, gradient_kind, _ = loss_of(logits, target, dtype="float32")
    wanted, slope = exact(logits, target)
    assert_close(loss, wanted, rtol=1e-6)
    assert_close(gradient, slope, rtol=1e-4, atol=1e-7)
    assert (kind, gradient_kind) == ("torch.float32", "torch.float32")


def test_memory_for_backward():
    """Besides the logits hardly anything is kept for the backward pass, above all no float32 copy of them."""
    n, k = 64, 512
    assert kept_for_backward(n, k) <= 64 * n + 1024


def test_views_and_no_gradient():
    """Transposed logits work, and so do logits that need no gradient, any number of times."""
    logits, target = draw(np.random.default_rng(9))
    wanted, slope = exact(logits, target)
    loss, gradient = transposed(logits, target)
    assert_close(loss, wanted, rtol=1e-6)
    assert_close(gradient, slope, rtol=6e-4, atol=1e-7)
    first, second, n_axes = without_gradient(logits, target)
    assert_close([first, second], [wanted, wanted], rtol=1e-6)
    assert n_axes == 0


def test_inputs_unchanged():
    """Neither logits nor targets are changed, by the loss or by its gradient."""
    logits, target = draw(np.random.default_rng(11))
    target[2] = -100
    assert loss_of(logits, target)[4]
