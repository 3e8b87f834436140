"""A recurrent tagger: what is registered, what gets gradients, what is saved, what eval does, what is trained."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

W, DEPTH, K, B, T = 5, 2, 3, 2, 7


@in_answer
def build(state, depth, n_classes, dropout=0.0, double=True):
    """Make a tagger and give it the parameters and the mean of `state` by name."""
    import torch

    from answer import Tagger

    model = Tagger(len(state["mean"]), depth, n_classes, dropout)
    model = model.double() if double else model
    kind = torch.float64 if double else torch.float32
    wanted = {name: torch.tensor(array, dtype=kind) for name, array in state.items()}
    model.load_state_dict(wanted, strict=False)
    return model


@in_answer
def scores(state, depth, n_classes, xs, dropout=0.0, training=False):
    """Run one tagger on each batch in turn."""
    import torch

    model = build(state, depth, n_classes, dropout).train(training)
    torch.manual_seed(0)
    return [model(torch.tensor(x)).detach().numpy() for x in xs]


@in_answer
def entries(depth):
    """The names and shapes of the state dict, the names of the parameters, and the mean at first."""
    from answer import Tagger

    model = Tagger(4, depth, 3)
    shapes = {name: tuple(tensor.shape) for name, tensor in model.state_dict().items()}
    return shapes, sorted(name for name, _ in model.named_parameters()), model.mean.tolist()


@in_answer
def influence(state, depth, n_classes, x):
    """Return a (T, T) table: how strongly the scores at i depend on the input at j."""
    import torch

    x = torch.tensor(x, requires_grad=True)
    out = build(state, depth, n_classes)(x)
    rows = [torch.autograd.grad(out[:, i].sum(), x, retain_graph=True)[0] for i in range(x.shape[1])]
    return torch.stack(rows).abs().sum(dim=(1, 3)).numpy()


@in_answer
def saved_and_loaded(state, depth, n_classes, seen, x):
    """Observe, save, load into a fresh tagger, and run both."""
    import torch

    from answer import Tagger

    model = build(state, depth, n_classes)
    model.observe(torch.tensor(seen))
    fresh = Tagger(seen.shape[2], depth, n_classes).double()
    missing = fresh.load_state_dict(model.state_dict(), strict=False)
    rows = torch.tensor(x)
    names = list(missing.missing_keys) + list(missing.unexpected_keys)
    return model(rows).detach().numpy(), fresh(rows).detach().numpy(), names


@in_answer
def observed(state, depth, n_classes, batches, x):
    """Observe one batch after the other; return the mean, whether it holds a graph, and scores."""
    import torch

    model = build(state, depth, n_classes)
    for batch in batches:
        model.observe(torch.tensor(batch, requires_grad=True))
    return model.mean.detach().numpy(), model.mean.requires_grad, model(torch.tensor(x)).detach().numpy()


@in_answer
def on_meta(state, depth, n_classes):
    """Move an observed tagger to the device without data; say where its scores and its new head lie."""
    import torch

    from answer import with_new_head

    model = build(state, depth, n_classes, double=False)
    model.observe(torch.ones(2, 3, len(state["mean"])))
    model = model.to("meta")
    try:
        out = model(torch.ones(2, 3, len(state["mean"]), device="meta"))
        with_new_head(model, 4, 0.1)
        return [str(out.device), str(model.head.weight.device), str(model.head.bias.device)]
    except RuntimeError:
        return "two devices mixed"


@in_answer
def after_new_head(state, depth, n_classes, x, training):
    """Change the head in this mode; return the mode and the mean after it, and two runs."""
    import torch

    from answer import with_new_head

    model = build(state, depth, n_classes, dropout=0.5).train(training)
    torch.manual_seed(2)
    with_new_head(model, n_classes, 0.1)
    runs = [model(torch.tensor(x)).detach().numpy() for _ in range(2)]
    return model.training, model.mean.numpy(), *runs


@in_answer
def step_with_new_head(state, depth, n_classes, new_classes, x, y, lr, double=True):
    """Change the head, take one step, and return the state before and after it, with types and groups."""
    import torch

    from answer import with_new_head

    model = build(state, depth, n_classes, double=double)
    torch.manual_seed(1)
    optimizer = with_new_head(model, new_classes, lr)
    before = {name: value.detach().clone().numpy() for name, value in model.named_parameters()}
    group = optimizer.param_groups[0]
    kept = type(optimizer).__name__, len(optimizer.param_groups), group["lr"], group["momentum"]
    kind = str(model.head.weight.dtype)
    if kind != ("torch.float64" if double else "torch.float32"):
        return before, {}, before, kept, kind
    loss = torch.nn.functional.cross_entropy(
        model(torch.tensor(x, dtype=model.head.weight.dtype)).flatten(0, 1), torch.tensor(y).flatten()
    )
    loss.backward()
    grads = {name: p.grad.numpy() for name, p in model.named_parameters() if p.grad is not None}
    optimizer.step()
    after = {name: value.detach().numpy() for name, value in model.named_parameters()}
    return before, grads, after, kept, kind


def draw(rng, depth=DEPTH, width=W):
    state = {f"layers.{i}.weight": rng.normal(size=(width, width)) / np.sqrt(width) for i in range(depth)}
    state |= {f"layers.{i}.bias": rng.normal(size=width) for i in range(depth)}
    state |= {"head.weight": rng.normal(size=(K, width)), "head.bias": rng.normal(size=K)}
    return state | {"mean": rng.normal(size=width)}, rng.normal(size=(B, T, width))


def looped(state, depth, x):
    """The statement in numpy, one row and one step at a time."""
    out = np.empty((*x.shape[:2], len(state["head.bias"])))
    for b in range(len(x)):
        h = np.zeros(x.shape[2])
        for t in range(x.shape[1]):
            h = h + x[b, t] - state["mean"]
            for i in range(depth):
                h = np.tanh(state[f"layers.{i}.weight"] @ h + state[f"layers.{i}.bias"])
            out[b, t] = state["head.weight"] @ h + state["head.bias"]
    return out


def test_names_in_the_state_dict():
    """The state dict holds weight and bias of every layer and of the head, and the mean, and nothing else; the mean starts at zeros."""
    shapes, _, mean = entries(2)
    assert_close(mean, np.zeros(4))
    layers = {f"layers.{i}.{name}": shape for i in (0, 1) for name, shape in (("weight", (4, 4)), ("bias", (4,)))}
    assert shapes == layers | {"head.weight": (3, 4), "head.bias": (3,), "mean": (4,)}


def test_parameters():
    """Layers and head are parameters, for any depth, and the mean of the inputs is none."""
    for depth in (1, 3):
        layers = [f"layers.{i}.{name}" for i in range(depth) for name in ("weight", "bias")]
        assert entries(depth)[1] == sorted([*layers, "head.weight", "head.bias"])


def test_scores():
    """The scores are those of the statement, step by step, for any depth and any batch."""
    for rng in seeds(6):
        state, x = draw(rng)
        for got, part in zip(scores(state, DEPTH, K, [x, x[:1], x[:, :1]]), (x, x[:1], x[:, :1]), strict=True):
            assert_close(got, looped(state, DEPTH, part), rtol=1e-8, atol=1e-10)
    state, x = draw(np.random.default_rng(31), depth=1)
    assert_close(scores(state, 1, K, [x])[0], looped(state, 1, x), rtol=1e-8, atol=1e-10)


def test_gradients_through_time():
    """The scores of a step have gradients with respect to its own input and all earlier ones, and to no later one."""
    state, x = draw(np.random.default_rng(1))
    table = influence(state, DEPTH, K, x)
    assert_close(table > 1e-12, np.tri(T))


def test_gradient_values():
    """The gradients of all parameters are those of finite differences."""
    state, x = draw(np.random.default_rng(2))
    y = np.random.default_rng(2).integers(0, K, size=(B, T))
    before, grads, _, _, _ = step_with_new_head(state, DEPTH, K, K, x, y, 0.1)
    assert sorted(grads) == sorted(set(state) - {"mean"}), "a parameter has no gradient"
    state = state | before

    def loss(changed):
        z = looped(changed, DEPTH, x)
        return np.mean(np.log(np.exp(z).sum(axis=2)) - np.take_along_axis(z, y[..., None], axis=2)[..., 0])

    for name in ("layers.0.weight", "layers.1.bias", "head.weight"):
        for place in ((0,) * state[name].ndim, (2,) * state[name].ndim):
            nudge = np.zeros(state[name].shape)
            nudge[place] = 1e-6
            slope = (loss(state | {name: state[name] + nudge}) - loss(state | {name: state[name] - nudge})) / 2e-6
            assert_close(grads[name][place], slope, rtol=1e-5, atol=1e-8)


def test_one_step_moves_everything():
    """One step of the returned optimizer moves every parameter by the rate times its gradient, the new head too."""
    state, x = draw(np.random.default_rng(3))
    y = np.random.default_rng(3).integers(0, 4, size=(B, T))
    before, grads, after, kept, _ = step_with_new_head(state, DEPTH, K, 4, x, y, 0.25)
    assert kept[:2] == ("SGD", 1)
    assert_close(kept[2:], (0.25, 0.0))
    assert before["head.weight"].shape == (4, W) and before["head.bias"].shape == (4,)
    assert sorted(before) == sorted(grads)
    for name, value in before.items():
        assert np.abs(grads[name]).max() > 0
        assert_close(after[name], value - 0.25 * grads[name], rtol=1e-9, atol=1e-12)


def test_the_rest_of_the_model_keeps_its_weights():
    """A new head leaves the layers as they were, and has the model's number type."""
    state, x = draw(np.random.default_rng(4))
    y = np.zeros((B, T), dtype=int)
    before, _, _, _, kind = step_with_new_head(state, DEPTH, K, 2, x, y, 0.1)
    for name, value in before.items():
        if name.startswith("layers"):
            assert_close(value, state[name])
    assert kind == "torch.float64"
    assert step_with_new_head(state, DEPTH, K, 2, x, y, 0.1, double=False)[4] == "torch.float32"


def test_a_fresh_head():
    """The new head is a fresh one, with a bias, also when the number of classes stays the same."""
    state, x = draw(np.random.default_rng(10))
    before, *_ = step_with_new_head(state, DEPTH, K, K, x, np.zeros((B, T), dtype=int), 0.1)
    for name in ("head.weight", "head.bias"):
        assert before[name].shape == state[name].shape
        assert (np.abs(before[name] - state[name]) > 1e-6).all(), "the old head is still there"
        assert np.abs(before[name]).max() > 0


def test_saving_and_loading():
    """A fresh model that loads the state dict gives the same scores, observed mean included."""
    state, x = draw(np.random.default_rng(5))
    mine, fresh, missing = saved_and_loaded(state, DEPTH, K, 3 + 2 * x, x)
    assert_close(fresh, mine, rtol=1e-12, atol=1e-12)
    assert_close(mine, looped(state | {"mean": (3 + 2 * x).mean(axis=(0, 1))}, DEPTH, x), rtol=1e-8, atol=1e-10)
    assert missing == []


def test_observing():
    """The mean is that of the last batch observed, over rows and steps, and holds no graph."""
    state, x = draw(np.random.default_rng(6))
    mean, graph, out = observed(state, DEPTH, K, [x + 9, 2 * x + 5], x)
    assert_close(mean, (2 * x + 5).mean(axis=(0, 1)), rtol=1e-9, atol=1e-12)
    assert not graph
    assert_close(out, looped(state | {"mean": mean}, DEPTH, x), rtol=1e-8, atol=1e-10)


def test_evaluation_is_repeatable():
    """In evaluation mode nothing is dropped, so two runs agree and are those without dropout."""
    state, x = draw(np.random.default_rng(7))
    for out in scores(state, DEPTH, K, [x, x], dropout=0.6):
        assert_close(out, looped(state, DEPTH, x), rtol=1e-8, atol=1e-10)


def test_dropout_in_training():
    """In training single entries of the head's input are dropped at the rate given, and the others scaled up."""
    state, x = draw(np.random.default_rng(8))
    mixing = np.random.default_rng(8).normal(size=(W, W)) + 3 * np.eye(W)
    state |= {"head.weight": mixing, "head.bias": np.ones(W)}
    clean, *runs = looped(state, DEPTH, x), *scores(state, DEPTH, W, 40 * [x], dropout=0.75, training=True)
    factors = np.linalg.solve(mixing, np.stack(runs)[..., None] - 1)[..., 0]
    factors /= np.linalg.solve(mixing, clean[..., None] - 1)[..., 0]
    assert_close(factors, np.where(np.abs(factors) > 1, 4.0, 0.0), rtol=1e-5, atol=1e-7)
    assert 0.7 < np.mean(np.abs(factors) < 1) < 0.8, "the rate is not the one given"
    for axis in (0, 1, 2, 3):
        alike = np.mean(np.abs(np.diff(factors, axis=axis)) < 1)
        assert 0.4 < alike < 0.85, "entries are not dropped one by one"


def test_other_devices():
    """The mean moves with the model to another device, and a new head is made where the model is."""
    state, _ = draw(np.random.default_rng(9))
    assert on_meta(state, DEPTH, K) == ["meta", "meta", "meta"]


def test_mode_and_dropout_stay():
    """A new head leaves mean, mode and dropout of the model as they were, in training and in evaluation."""
    state, x = draw(np.random.default_rng(11))
    for training in (True, False):
        mode, mean, first, second = after_new_head(state, DEPTH, K, x, training)
        assert mode is training, "the mode of the model has changed"
        assert_close(mean, state["mean"])
        assert bool(np.abs(first - second).max() > 1e-6) is training, "the dropout of the model has changed"
