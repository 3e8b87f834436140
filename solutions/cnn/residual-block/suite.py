"""A residual block: its entries, values in both modes, running statistics, gradients and start."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def entries(*sizes):
    """The entries of the state dict of a new block with their shapes, and which of them are parameters."""
    from answer import BasicBlock

    block = BasicBlock(*sizes)
    shapes = {name: list(tensor.shape) for name, tensor in block.state_dict().items()}
    return shapes, sorted(name for name, _ in block.named_parameters())


@in_answer
def fresh(*sizes):
    """The normalisation gains and shifts of a new block, and the sizes of its convolution weights."""
    from answer import BasicBlock

    state = BasicBlock(*sizes).state_dict()
    affine = {name: tensor.tolist() for name, tensor in state.items() if tensor.ndim == 1}
    return affine, {name: float(tensor.abs().mean()) for name, tensor in state.items() if tensor.ndim == 4}


@in_answer
def run_each(jobs):
    """For each (state, x, training, sizes): the output, the running statistics after it, and x. One call is faster."""
    import torch

    from answer import BasicBlock

    results = []
    for state, x, training, sizes in jobs:
        block = BasicBlock(*sizes).double().train(training)
        block.load_state_dict({name: torch.tensor(array) for name, array in state.items()}, strict=False)
        x = torch.tensor(x)
        out = block(x).detach().numpy()
        after = {name: tensor.numpy() for name, tensor in block.state_dict().items() if "running" in name}
        results.append((out, after, x.numpy()))
    return results


@in_answer
def run_new(xs, *sizes):
    """Run a new block, as it comes from the constructor, in eval mode on one input after the other."""
    import torch

    from answer import BasicBlock

    block = BasicBlock(*sizes).double().eval()
    return [block(torch.tensor(x)).detach().numpy() for x in xs]


@in_answer
def gradients(state, x, g, *sizes):
    """Return the gradient of sum(g * output) for x, and the names of the parameters that get one."""
    import torch

    from answer import BasicBlock

    block = BasicBlock(*sizes).double().eval()
    block.load_state_dict({name: torch.tensor(array) for name, array in state.items()}, strict=False)
    x = torch.tensor(x, requires_grad=True)
    (block(x) * torch.tensor(g)).sum().backward()
    return x.grad.numpy(), sorted(name for name, p in block.named_parameters() if p.grad is not None)


@in_answer
def first_gains(x, *sizes):
    """Return the size of the gradient of bn2's gain in a new block in training mode."""
    import torch

    from answer import BasicBlock

    block = BasicBlock(*sizes).double().train()
    block(torch.tensor(x)).square().sum().backward()
    return block.bn2.weight.grad.abs().numpy()


@in_answer
def single_precision(x, *sizes):
    """Run a new block in float32; return the type of the output and the output."""
    import torch

    from answer import BasicBlock

    out = BasicBlock(*sizes).eval()(torch.tensor(x, dtype=torch.float32))
    return str(out.dtype), out.detach().double().numpy()


def state_of(rng, c_in, c_out, stride=1):
    state = {}
    convs = [("conv1", c_in, 3, "bn1"), ("conv2", c_out, 3, "bn2")]
    if stride != 1 or c_in != c_out:
        convs.append(("shortcut.0", c_in, 1, "shortcut.1"))
    for conv, channels, k, norm in convs:
        state[f"{conv}.weight"] = rng.normal(size=(c_out, channels, k, k))
        state[f"{norm}.weight"], state[f"{norm}.bias"] = rng.uniform(0.5, 2, c_out), rng.normal(size=c_out)
        state[f"{norm}.running_mean"], state[f"{norm}.running_var"] = rng.normal(size=c_out), rng.uniform(0.5, 4, c_out)
    return state


def conv(x, w, stride):
    pad = w.shape[2] // 2
    x = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows, columns = ((length - w.shape[2]) // stride + 1 for length in x.shape[2:])
    out = np.zeros((len(x), len(w), rows, columns))
    for i, j in np.ndindex(w.shape[2:]):
        met = x[:, :, i : i + rows * stride : stride, j : j + columns * stride : stride]
        out += np.einsum("nchw,oc->nohw", met, w[:, :, i, j])
    return out


def norm(x, state, name, training):
    """Normalise with batch or running statistics; return the running ones after it as well."""
    old = state[f"{name}.running_mean"], state[f"{name}.running_var"]
    mean, var = (x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))) if training else old
    count = x.size / x.shape[1]
    new = (0.9 * old[0] + 0.1 * mean, 0.9 * old[1] + 0.1 * var * count / (count - 1)) if training else old
    scale = state[f"{name}.weight"] / np.sqrt(var + 1e-5)
    shift = state[f"{name}.bias"] - mean * scale
    return x * scale[:, None, None] + shift[:, None, None], {f"{name}.running_mean": new[0], f"{name}.running_var": new[1]}


def expected(state, x, training, c_in, c_out, stride=1):
    after = {}
    y, seen = norm(conv(x, state["conv1.weight"], stride), state, "bn1", training)
    after |= seen
    y, seen = norm(conv(np.maximum(y, 0), state["conv2.weight"], 1), state, "bn2", training)
    after |= seen
    if "shortcut.0.weight" in state:
        x, seen = norm(conv(x, state["shortcut.0.weight"], stride), state, "shortcut.1", training)
        after |= seen
    return np.maximum(x + y, 0), after


SIZES = ((3, 3, 1), (3, 5, 1), (3, 3, 2), (5, 3, 2), (2, 7, 3))


def compare(cases):
    """Check the outputs of (rng, sizes, training); return x, x after the call, statistics, and the expected ones."""
    jobs = [(state_of(rng, *sizes), rng.normal(size=(4, sizes[0], 7, 5)), mode, sizes) for rng, sizes, mode in cases]
    seen = []
    for (state, x, training, sizes), (out, after, x_after) in zip(jobs, run_each(jobs), strict=True):
        want, want_after = expected(state, x, training, *sizes)
        assert_close(out, want, rtol=1e-7, atol=1e-9)
        seen.append((x, x_after, after, want_after))
    return seen


def test_entries_of_a_plain_block():
    """Where nothing changes shape there are two convolutions without bias and two normalisations, nothing else."""
    shapes, parameters = entries(3, 3)
    want = {"conv1.weight": [3, 3, 3, 3], "conv2.weight": [3, 3, 3, 3]}
    for name in ("bn1", "bn2"):
        want |= {f"{name}.{part}": [3] for part in ("weight", "bias", "running_mean", "running_var")}
        want[f"{name}.num_batches_tracked"] = []
    assert shapes == want
    assert parameters == ["bn1.bias", "bn1.weight", "bn2.bias", "bn2.weight", "conv1.weight", "conv2.weight"]


def test_entries_of_a_projection():
    """A stride or another number of channels adds a 1x1 convolution and its normalisation, without bias."""
    for sizes in ((3, 5), (3, 3, 2), (5, 2, 2)):
        shapes, _ = entries(*sizes)
        extra = {name: shape for name, shape in shapes.items() if name.startswith("shortcut")}
        want = {f"shortcut.1.{part}": [sizes[1]] for part in ("weight", "bias", "running_mean", "running_var")}
        want |= {"shortcut.0.weight": [sizes[1], sizes[0], 1, 1], "shortcut.1.num_batches_tracked": []}
        assert extra == want
        assert len(shapes) == len(want) + 12


def test_values_in_eval_mode():
    """In eval mode the block computes with running statistics; ReLU follows the first normalisation and the sum."""
    compare([(rng, sizes, False) for rng, sizes in zip(seeds(), 4 * SIZES, strict=True)])


def test_values_in_training_mode():
    """In training mode each normalisation uses the statistics of the batch at its own place."""
    compare([(rng, sizes, True) for rng, sizes in zip(seeds(10), 2 * SIZES, strict=True)])


def test_running_statistics():
    """A training step moves running statistics by 0.1 to those of the batch, the variance unbiased, and eval moves none."""
    rng = np.random.default_rng(3)
    cases = [(rng, SIZES[3], True), (rng, SIZES[0], True), (rng, SIZES[3], False)]
    for _, _, after, want in compare(cases):
        assert sorted(after) == sorted(want)
        for name in want:
            assert_close(after[name], want[name], rtol=1e-7, atol=1e-9)


def test_a_new_block_is_its_shortcut():
    """The last gain starts at zero: a new block gives ReLU of the input, or of its projection, in eval mode."""
    x = np.random.default_rng(4).normal(size=(2, 3, 5, 4))
    assert_close(run_new([x], 3, 3)[0], np.maximum(x, 0), rtol=1e-7)
    affine, _ = fresh(3, 5, 2)
    for name in ("bn1", "bn2", "shortcut.1"):
        gain = 0.0 if name == "bn2" else 1.0
        assert_close(affine[f"{name}.weight"], np.full(5, gain))
        assert_close(affine[f"{name}.bias"], np.zeros(5))


def test_weights_start_at_random():
    """Only the last gain starts at zero; the convolutions do not, so that the branch can learn."""
    _, sizes = fresh(3, 5, 2)
    for size in sizes.values():
        assert 0.01 < size < 1
    gains = first_gains(np.random.default_rng(5).normal(size=(4, 3, 5, 4)), 3, 3)
    assert (gains > 1e-6).all(), "the gain of bn2 gets no gradient"


def test_size_of_the_output():
    """The output has ceil(H / stride) rows, also for odd maps and for a single pixel."""
    shapes = ((7, 4), (1, 1), (2, 3))
    for stride in (1, 2, 3):
        outs = run_new([np.ones((1, 2, *shape)) for shape in shapes], 2, 5, stride)
        assert [out.shape[1:] for out in outs] == [(5, -(-h // stride), -(-w // stride)) for h, w in shapes]


def test_gradients():
    """The gradient of the input is the slope of the output along each path, and every parameter gets a gradient."""
    rng = np.random.default_rng(7)
    for sizes in ((3, 3, 1), (2, 5, 2)):
        state, x = state_of(rng, *sizes), rng.normal(size=(1, sizes[0], 4, 3))
        g = rng.normal(size=expected(state, x, False, *sizes)[0].shape)
        got, reached = gradients(state, x, g, *sizes)
        for _ in range(8):
            way = rng.normal(size=x.shape)
            ahead, behind = (expected(state, x + step * way, False, *sizes)[0] for step in (1e-6, -1e-6))
            # Differences of 1e-6 keep about six digits.
            assert_close((got * way).sum(), ((ahead - behind) * g).sum() / 2e-6, rtol=1e-4, atol=1e-5)
        assert reached == sorted(name for name in state if "running" not in name)


def test_input_stays_as_it_was():
    """The input is not changed, neither by the last ReLU nor by the addition."""
    rng = np.random.default_rng(8)
    for x, x_after, _, _ in compare([(rng, sizes, mode) for sizes in SIZES[:3] for mode in (True, False)]):
        assert_close(x_after, x)


def test_single_precision():
    """A block as it is made works in float32 and gives float32."""
    x = np.random.default_rng(9).normal(size=(2, 3, 5, 4))
    kind, out = single_precision(x, 3, 3)
    assert kind == "torch.float32"
    assert_close(out, np.maximum(x, 0), rtol=1e-5, atol=1e-6)
