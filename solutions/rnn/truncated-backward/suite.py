"""Truncated backpropagation: gradients by window, carried values, the mean, given graphs, memory, and what is returned."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

T, B, D, K = 11, 2, 3, 5


@in_answer
def make_cell(kind, params):
    """A module with parameters Wx, Wh and b, whose state is h, or (h, c) for the kind "pair"."""
    import torch

    class Cell(torch.nn.Module):
        def __init__(self):
            super().__init__()
            for name, array in params.items():
                self.register_parameter(name, torch.nn.Parameter(torch.tensor(array)))
            self.seen = []

        def forward(self, x, state):
            self.seen.append(float(x.detach().flatten()[0]))
            if kind == "single":
                return torch.tanh(x @ self.Wx.T + state @ self.Wh.T + self.b)
            h, c = state
            c = 0.9 * c + torch.tanh(x @ self.Wx.T + h @ self.Wh.T + self.b)
            return torch.tanh(c), c

    return Cell()


@in_answer
def run_each(jobs):
    """For each (kind, params, xs, ys, state, window): loss, states, gradients, x seen and values after; None if refused."""
    import torch

    from answer import truncated_backward

    results = []
    for kind, params, xs, ys, state, window in jobs:
        cell, parts = make_cell(kind, params), [torch.tensor(part) for part in state]
        inputs = torch.tensor(xs), torch.tensor(ys)
        given = parts[0] if kind == "single" else tuple(parts)
        try:
            loss, last = truncated_backward(
                cell, lambda s, y: ((s if kind == "single" else s[0]) * y).sum(), *inputs, given, window
            )
        except RuntimeError:
            results.append(None)
            continue
        alone = isinstance(last, torch.Tensor)
        lasts = [last] if alone else list(last)
        results.append(
            {
                "loss": float(loss),
                "kinds": [type(loss).__name__, type(last).__name__ if not alone else "Tensor"],
                "attached": [part.requires_grad for part in lasts],
                "state": [part.detach().numpy() for part in lasts],
                "grads": {n: None if p.grad is None else p.grad.numpy() for n, p in cell.named_parameters()},
                "seen": cell.seen,
                "after": [*(p.detach().numpy() for p in cell.parameters()), *(i.numpy() for i in inputs)],
                "given": [part.numpy() for part in parts],
            }
        )
    return results


@in_answer
def by_hand(window):
    """The loss, the gradient of w, and the last state for h = w * (h + x) on two steps."""
    import torch

    from answer import truncated_backward

    w = torch.tensor(1.0, requires_grad=True)
    loss, state = truncated_backward(
        lambda x, h: w * (h + x), lambda h, y: h, torch.ones(2), torch.zeros(2), torch.tensor(0.0), window
    )
    return float(loss), None if w.grad is None else float(w.grad), float(state)


@in_answer
def parts_of_a_tuple(count):
    """Two steps of h = w * (h + x) for each part of a state, window 1: the loss, the gradient of w, and the last parts."""
    import torch

    from answer import truncated_backward

    w = torch.tensor(1.0, requires_grad=True)
    loss, state = truncated_backward(
        lambda x, parts: tuple(w * (h + x) for h in parts),
        lambda parts, y: sum(parts),
        torch.ones(2),
        torch.zeros(2),
        tuple(torch.tensor(0.0) for _ in range(count)),
        1,
    )
    return float(loss), float(w.grad), [float(part) for part in state]


@in_answer
def on_a_graph(pair):
    """Give a state that hangs on a graph; return whether its origin got a gradient, and whether that graph still works."""
    import torch

    from answer import truncated_backward

    origin, w = torch.ones(3, requires_grad=True), torch.tensor(0.5, requires_grad=True)
    given = (origin.exp(), origin.exp()) if pair else origin.exp()

    def cell(x, state):
        return (w * (state[0] + x), w * (state[1] + state[0])) if pair else w * (state + x)

    try:
        truncated_backward(cell, lambda s, y: sum(part.sum() for part in s) if pair else s.sum(), torch.ones(5), torch.ones(5), given, 2)
        touched = origin.grad is not None
        sum(part.sum() for part in given).backward() if pair else given.sum().backward()
    except RuntimeError:
        return "a graph was walked twice"
    return touched


@in_answer
def add_up(params, xs, ys, state, window):
    """Run twice without clearing gradients in between; return them after each run."""
    import torch

    from answer import truncated_backward

    cell, after = make_cell("single", params), []
    for _ in range(2):
        args = torch.tensor(xs), torch.tensor(ys), torch.tensor(state[0])
        truncated_backward(cell, lambda s, y: (s * y).sum(), *args, window)
        after.append({n: None if p.grad is None else p.grad.clone().numpy() for n, p in cell.named_parameters()})
    return after


@in_answer
def most_saved(params, steps, window):
    """The largest number of tensors that graphs held at one time."""
    import torch

    from answer import truncated_backward

    alive, most = [0], [0]

    class Saved:
        def __init__(self, tensor):
            self.tensor = tensor
            alive[0] += 1
            most[0] = max(most[0], alive[0])

        def __del__(self):
            alive[0] -= 1

    cell = make_cell("single", params)
    width, size = cell.Wx.shape[1], cell.Wx.shape[0]
    with torch.autograd.graph.saved_tensors_hooks(Saved, lambda saved: saved.tensor):
        truncated_backward(
            cell,
            lambda s, y: (s * y).sum(),
            torch.ones(steps, 1, width, dtype=torch.float64),
            torch.ones(steps, 1, size, dtype=torch.float64),
            torch.zeros(1, size, dtype=torch.float64),
            window,
        )
    return most[0]


def step(kind, params, x, state):
    """One step; parameters may have an axis in front, for many copies at once."""
    # Sums, since threads of a matrix product would cost more than these few numbers.
    from_x = (x[..., None, :] * params["Wx"][..., None, :, :]).sum(axis=-1)
    from_h = (state[0][..., None, :] * params["Wh"][..., None, :, :]).sum(axis=-1)
    a = np.tanh(from_x + from_h + params["b"][..., None, :])
    if kind == "single":
        return (a,)
    c = 0.9 * state[1] + a
    return np.tanh(c), c


def walk(kind, params, xs, ys, state):
    """The sum of the losses of some steps, and the state after them."""
    loss = 0.0
    for x, y in zip(xs, ys, strict=True):
        state = step(kind, params, x, state)
        loss = loss + (state[0] * y).sum(axis=(-2, -1))
    return loss, state


def expected(kind, params, xs, ys, state, window):
    """Loss, last state and gradients; the slopes of each window in all numbers come from imaginary steps."""
    total, grads = 0.0, {name: np.zeros(array.shape) for name, array in params.items()}
    for start in range(0, len(xs), window):
        run = xs[start : start + window], ys[start : start + window]
        for name, array in params.items():
            ways = np.eye(array.size).reshape(array.size, *array.shape)
            grads[name] += walk(kind, {**params, name: array + 1e-30j * ways}, *run, state)[0].imag.reshape(
                array.shape
            ) / (1e-30 * len(xs))
        loss, state = walk(kind, params, *run, state)
        total += loss / len(xs)
    return total, state, grads


def draw(rng, kind="single", steps=T, window=3):
    shapes = {"Wx": (K, D), "Wh": (K, K), "b": (K,)}
    params = {name: rng.normal(size=shape) / 1.5 for name, shape in shapes.items()}
    state = [rng.normal(size=(B, K)) for _ in range(1 if kind == "single" else 2)]
    return kind, params, rng.normal(size=(steps, B, D)), rng.normal(size=(steps, B, K)), state, window


def check(jobs):
    results = run_each(jobs)
    for (kind, params, xs, ys, state, window), got in zip(jobs, results, strict=True):
        assert got is not None, "the graph of an earlier window was walked again"
        loss, last, grads = expected(kind, params, xs, ys, tuple(state), window)
        assert_close(got["loss"], loss, rtol=1e-6, atol=1e-9)
        for part, want in zip(got["state"], last, strict=True):
            assert_close(part, want, rtol=1e-8, atol=1e-10)
        for name, want in grads.items():
            assert got["grads"][name] is not None, f"{name} got no gradient"
            assert_close(got["grads"][name], want, rtol=1e-7, atol=1e-9)
    return results


def test_two_steps_by_hand():
    """For h = w(h + 1) with w = 1 the gradient is 2 if both steps are one window, and 1.5 if each is its own."""
    assert_close(by_hand(2), [1.5, 2.0, 2.0], rtol=1e-6)
    assert_close(by_hand(1), [1.5, 1.5, 2.0], rtol=1e-6)


def test_windows_that_divide():
    """Gradients flow within each window and not across, while values are carried."""
    check([draw(rng, steps=12, window=4) for rng in seeds(10)])


def test_a_shorter_last_window():
    """The last window may be shorter; its steps count as much as any other step."""
    check([draw(rng, steps=steps) for rng, steps in zip(seeds(10), (10, 11, 7, 8, 4, 5, 13, 14, 2, 1), strict=True)])


def test_windows_of_one_step_and_of_all():
    """A window of one step cuts everywhere; one as long as the sequence, or longer, cuts nowhere."""
    check([draw(np.random.default_rng(1), window=window) for window in (1, T, T + 1, 10 * T)])


def test_a_state_of_two_parts():
    """With a state (h, c) the gradient is cut in both parts, and both values are carried."""
    check([draw(rng, "pair") for rng in seeds(5)])


def test_tuples_of_any_length():
    """A state may be a tuple of one tensor or of three, and comes back as long as it was."""
    for count in (3, 1):
        loss, slope, parts = parts_of_a_tuple(count)
        assert_close([loss, slope], [1.5 * count, 1.5 * count], rtol=1e-6)
        assert_close(parts, np.full(count, 2.0), rtol=1e-6)


def test_a_given_state_on_a_graph():
    """The given state gets no gradient, and the graph that it hangs on is left alone."""
    for pair in (False, True):
        assert on_a_graph(pair) is False, "the given state is not cut from its graph"


def test_gradients_add_to_what_is_there():
    """Gradients are added to those from before, and not cleared between windows."""
    job = draw(np.random.default_rng(2))
    grads = expected(*job[:4], tuple(job[4]), job[5])[2]
    first, second = add_up(*job[1:])
    for name, want in grads.items():
        assert first[name] is not None and second[name] is not None, f"{name} got no gradient"
        assert_close(first[name], want, rtol=1e-7, atol=1e-9)
        assert_close(second[name], 2 * want, rtol=1e-7, atol=1e-9)


def test_one_window_in_memory():
    """However long the sequence, graphs hold no more than one window's tensors."""
    params = draw(np.random.default_rng(3))[1]
    single = most_saved(params, 4, 4)
    assert single > 0
    assert most_saved(params, 24, 4) <= 2 * single, "more than one window's graph is alive"


def test_every_step_once_and_in_order():
    """The cell is called once for each step, in order."""
    job = draw(np.random.default_rng(4))
    (got,) = check([job])
    assert_close(got["seen"], job[2][:, 0, 0])


def test_what_is_returned():
    """The loss is a float, and the state is detached and of the kind that was given."""
    for kind, name in (("single", "Tensor"), ("pair", "tuple")):
        for window in (3, T):
            (got,) = check([draw(np.random.default_rng(5), kind, window=window)])
            assert got["kinds"] == ["float", name]
            assert got["attached"] == [False] * len(got["state"])


def test_nothing_else_changes():
    """Parameters, inputs, targets and the given state keep their values: there is no step of an optimizer."""
    job = draw(np.random.default_rng(6), "pair")
    (got,) = check([job])
    for now, then in zip(got["after"], (*job[1].values(), job[2], job[3]), strict=True):
        assert_close(now, then)
    for now, then in zip(got["given"], job[4], strict=True):
        assert_close(now, then)
