"""A masked LSTM: its entries and start, values, padding, states, gradients, types and devices."""

from pathlib import Path

import numpy as np

from drill.suite import assert_close, golden, in_answer, seeds

B, T, D, K = 3, 5, 2, 7


@in_answer
def entries(d, k):
    """The entries of a new module with their shapes, the names of its parameters, and the values."""
    from answer import MaskedLSTM

    module = MaskedLSTM(d, k)
    state = {name: tensor.detach().numpy() for name, tensor in module.state_dict().items()}
    return {name: list(array.shape) for name, array in state.items()}, sorted(dict(module.named_parameters())), state


@in_answer
def run_each(jobs):
    """For each (weights, x, lengths, state): out, h, c, and the arguments after the call. One call is faster."""
    import torch

    from answer import MaskedLSTM

    results = []
    for weights, x, lengths, state in jobs:
        module = MaskedLSTM(weights["weight_ih"].shape[1], weights["weight_hh"].shape[1]).double()
        module.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
        x, lengths = torch.tensor(x), torch.tensor(lengths)
        state = None if state is None else tuple(torch.tensor(part) for part in state)
        out, (h, c) = module(x, lengths, state)
        after = (x.numpy(), lengths.numpy(), *(() if state is None else (part.numpy() for part in state)))
        results.append(([part.detach().numpy() for part in (out, h, c)], list(after)))
    return results


@in_answer
def gradients(weights, x, lengths, state, gs):
    """Gradients of sum(g_out * out) + sum(g_h * h) + sum(g_c * c): of x, h, c, and the weights by name."""
    import torch

    from answer import MaskedLSTM

    module = MaskedLSTM(weights["weight_ih"].shape[1], weights["weight_hh"].shape[1]).double()
    module.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
    x, h, c = (torch.tensor(part, requires_grad=True) for part in (x, *state))
    out, (last_h, last_c) = module(x, torch.tensor(lengths), (h, c))
    sum((part * torch.tensor(g)).sum() for part, g in zip((out, last_h, last_c), gs)).backward()
    named = {name: None if p.grad is None else p.grad.numpy() for name, p in module.named_parameters()}
    return [None if part.grad is None else part.grad.numpy() for part in (x, h, c)], named


@in_answer
def twice(weights, x, lengths):
    """Call one module twice on the same batch; return both outputs."""
    import torch

    from answer import MaskedLSTM

    module = MaskedLSTM(weights["weight_ih"].shape[1], weights["weight_hh"].shape[1]).double()
    module.load_state_dict({name: torch.tensor(array) for name, array in weights.items()})
    return [module(torch.tensor(x), torch.tensor(lengths))[0].detach().numpy() for _ in range(2)]


@in_answer
def kinds(kind):
    """The types of out, h and c for a module and input of one type."""
    import torch

    from answer import MaskedLSTM

    dtype = getattr(torch, kind)
    out, (h, c) = MaskedLSTM(2, 3).to(dtype)(torch.ones(2, 4, 2, dtype=dtype), torch.tensor([4, 1]))
    return [str(part.dtype) for part in (out, h, c)]


@in_answer
def on_another_device():
    """Run on torch's device without data, which refuses to be mixed with any other; return the devices of the results."""
    import torch

    from answer import MaskedLSTM

    lengths = torch.tensor([4, 1]).to("meta")
    try:
        out, (h, c) = MaskedLSTM(2, 3).to("meta")(torch.ones(2, 4, 2, device="meta"), lengths)
        return [str(part.device) for part in (out, h, c)]
    except (RuntimeError, NotImplementedError):
        return "two devices mixed, or lengths read as numbers"


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2


def row_by_row(weights, x, lengths, state):
    """Run each sequence by itself, as long as it is."""
    k = weights["weight_hh"].shape[1]
    state = (np.zeros((len(x), k)), np.zeros((len(x), k))) if state is None else state
    out, hs, cs = np.zeros((*x.shape[:2], k)), state[0].copy(), state[1].copy()
    for row, length in enumerate(lengths):
        h, c = hs[row], cs[row]
        for t in range(length):
            from_x = weights["weight_ih"] @ x[row, t] + weights["bias_ih"]
            i, f, g, o = np.split(from_x + weights["weight_hh"] @ h + weights["bias_hh"], 4)
            c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
            h = out[row, t] = sigmoid(o) * np.tanh(c)
        hs[row], cs[row] = h, c
    return out, hs, cs


def draw(rng, b=B, t=T, d=D, k=K):
    shapes = {"weight_ih": (4 * k, d), "weight_hh": (4 * k, k), "bias_ih": 4 * k, "bias_hh": 4 * k}
    weights = {name: rng.normal(size=shape) / np.sqrt(k) for name, shape in shapes.items()}
    state = tuple(rng.normal(size=(b, k)) for _ in range(2))
    return weights, rng.normal(size=(b, t, d)), rng.integers(0, t + 1, b), state


def check(jobs):
    for job, (got, _) in zip(jobs, run_each(jobs), strict=True):
        for part, want in zip(got, row_by_row(*job), strict=True):
            assert_close(part, want, rtol=1e-8, atol=1e-10)


def test_entries():
    """The state dict holds the four parameters in the shapes of an LSTM cell, and nothing else."""
    shapes, parameters, _ = entries(3, 5)
    assert shapes == {"weight_ih": [20, 3], "weight_hh": [20, 5], "bias_ih": [20], "bias_hh": [20]}
    assert parameters == sorted(shapes)


def test_start():
    """Biases start at zero but for the forget block of the first, 1; weights are random within 1/sqrt(k), in each module."""
    first, second = (entries(3, 5)[2] for _ in range(2))
    assert np.abs(first["weight_ih"] - second["weight_ih"]).max() > 1e-3, "two new modules have the same weights"
    for k in (16, 4):
        _, _, state = entries(50, k)
        assert_close(state["bias_ih"], np.repeat([0.0, 1, 0, 0], k))
        assert_close(state["bias_hh"], np.zeros(4 * k))
        for name in ("weight_ih", "weight_hh"):
            size = np.abs(state[name])
            assert 0.8 / np.sqrt(k) < size.max() <= 1 / np.sqrt(k) * (1 + 1e-6)
            assert 0.3 / np.sqrt(k) < size.mean() < 0.7 / np.sqrt(k)
            assert -0.3 < state[name].mean() * np.sqrt(k) < 0.3


def test_full_sequences():
    """Without padding outputs and states are those of an LSTM that starts from zeros."""
    weights, x, _, _ = draw(np.random.default_rng(1))
    check([(weights, x, np.full(B, T), None)])


def test_frozen_from_torch():
    """Outputs and states are those of torch's nn.LSTM on the packed batch."""
    frozen = golden("goldens.npz", Path(__file__).parent)
    weights = {name: frozen[name] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
    ((got, _),) = run_each([(weights, frozen["x"], frozen["lengths"], (frozen["h0"], frozen["c0"]))])
    for part, name in zip(got, ("out", "h", "c"), strict=True):
        assert_close(part, frozen[name], rtol=1e-8, atol=1e-10)


def test_any_lengths():
    """For any lengths, unsorted and down to zero, each row is as if it were alone; outputs at padding are zero."""
    check([draw(rng) for rng in seeds()])


def test_rows_of_length_zero():
    """A row without steps keeps its initial state, and a batch of such rows works."""
    weights, x, _, state = draw(np.random.default_rng(2))
    check([(weights, x, np.zeros(B, dtype=int), state), (weights, x, np.zeros(B, dtype=int), None)])


def test_no_steps_at_all():
    """A batch of T = 0 gives no outputs, and the states as they were; an empty batch works."""
    weights, x, _, state = draw(np.random.default_rng(3))
    check([(weights, x[:, :0], np.zeros(B, dtype=int), state)])
    check([(weights, x[:0], np.zeros(0, dtype=int), None)])


def test_padding_may_hold_anything():
    """NaN, infinity and large numbers in the padding change no output and no state."""
    for rng, filler in zip(seeds(3), (np.nan, np.inf, -1e300), strict=True):
        weights, x, lengths, state = draw(rng)
        dirty = np.where((np.arange(T) < lengths[:, None])[..., None], x, filler)
        ((got, _),) = run_each([(weights, dirty, lengths, state)])
        for part, want in zip(got, row_by_row(weights, x, lengths, state), strict=True):
            assert_close(part, want, rtol=1e-8, atol=1e-10)


def test_real_steps_are_not_cleaned():
    """A NaN in a real step shows in the outputs and states of its row from there on, and in no other row."""
    weights, x, _, state = draw(np.random.default_rng(8))
    x[1, 2] = np.nan
    check([(weights, x, np.array([T, T, 2]), state)])


def test_gradients():
    """Gradients are the slopes of outputs and last states, along random ways of all arguments and weights."""
    rng = np.random.default_rng(4)
    weights, x, _, state = draw(rng)
    lengths, gs = np.array([2, 0, 5]), [rng.normal(size=shape) for shape in ((B, T, K), (B, K), (B, K))]
    of_args, of_weights = gradients(weights, x, lengths, state, gs)
    assert all(part is not None for part in (*of_args, *of_weights.values())), "a gradient is missing"

    def loss(step, ways, changes):
        moved = {name: array + step * changes[name] for name, array in weights.items()}
        args = [array + step * way for array, way in zip((x, *state), ways, strict=True)]
        parts = row_by_row(moved, args[0], lengths, args[1:])
        return sum((part * g).sum() for part, g in zip(parts, gs, strict=True))

    for only in range(7):
        ways = [rng.normal(size=array.shape) * (only == k) for k, array in enumerate((x, *state))]
        changes = {name: rng.normal(size=a.shape) * (only == k) for k, (name, a) in enumerate(weights.items(), 3)}
        got = sum((part * way).sum() for part, way in zip(of_args, ways, strict=True))
        got += sum((of_weights[name] * changes[name]).sum() for name in weights)
        want = (loss(1e-6, ways, changes) - loss(-1e-6, ways, changes)) / 2e-6
        assert_close(got, want, rtol=1e-5, atol=1e-7)  # differences of 1e-6 keep about eight digits


def test_gradients_with_anything_in_the_padding():
    """With NaN in the padding all gradients stay as they are, and that of the padding is zero."""
    rng = np.random.default_rng(5)
    weights, x, _, state = draw(rng)
    lengths, gs = np.array([1, 3, 0]), [rng.normal(size=shape) for shape in ((B, T, K), (B, K), (B, K))]
    padding = (np.arange(T) >= lengths[:, None])[..., None]
    clean_args, clean = gradients(weights, np.where(padding, 0, x), lengths, state, gs)
    dirty_args, dirty = gradients(weights, np.where(padding, np.nan, x), lengths, state, gs)
    for got, want in zip((*dirty_args, *dirty.values()), (*clean_args, *clean.values()), strict=True):
        assert_close(got, want, rtol=1e-8, atol=1e-10)
    assert_close(np.where(padding, dirty_args[0], 0), np.zeros(x.shape))


def test_no_memory_between_calls():
    """Without a state each call starts from zeros, whatever was run before."""
    weights, x, lengths, _ = draw(np.random.default_rng(6))
    want = row_by_row(weights, x, lengths, None)[0]
    for out in twice(weights, x, lengths):
        assert_close(out, want, rtol=1e-8, atol=1e-10)


def test_types_and_devices():
    """float32 and float64 keep their type, and everything lies on the device of the input."""
    for kind in ("float32", "float64"):
        assert kinds(kind) == 3 * [f"torch.{kind}"]
    assert on_another_device() == 3 * ["meta"]


def test_arguments_stay_as_they_were():
    """Input, lengths and initial state are not changed."""
    job = draw(np.random.default_rng(7))
    ((_, after),) = run_each([job])
    for now, then in zip(after, (job[1], job[2], *job[3]), strict=True):
        assert_close(now, then)
