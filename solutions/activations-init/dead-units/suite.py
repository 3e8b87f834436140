"""Dead units by hooks: what counts as dead, which ReLUs are watched, and that the model is left as it was."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def plain(dead):
    """Return names and masks as plain data, and their types."""
    import torch

    kinds = sorted({str(mask.dtype) if isinstance(mask, torch.Tensor) else type(mask).__name__ for mask in dead.values()})
    return list(dead), [mask.numpy() for mask in dead.values()], kinds


@in_answer
def single(batches, as_generator=False):
    """Watch a model that is one ReLU."""
    import torch

    from answer import dead_units

    batches = [torch.tensor(batch) for batch in batches]
    return plain(dead_units(torch.nn.ReLU(), (b for b in batches) if as_generator else batches))


@in_answer
def single_many(cases):
    """Watch one ReLU on each list of batches, all in one call, which is much faster."""
    return [single(batches)[1][0] for batches in cases]


@in_answer
def layers(weights, batches, inplace=False, as_generator=False, frozen=()):
    """Watch a stack of linear layers with a ReLU after each; those in `frozen` are in eval mode before.

    Returns names, masks and kinds, and the modes of all modules before and after.
    """
    import torch

    from answer import dead_units

    parts = []
    for w in weights:
        linear = torch.nn.Linear(w.shape[1], w.shape[0], bias=False).double()
        linear.weight.data = torch.tensor(w)
        parts += [linear, torch.nn.ReLU(inplace=inplace)]
    model = torch.nn.Sequential(*parts)
    for index in frozen:
        model[index].eval()
    before = [module.training for module in model.modules()]
    batches = [torch.tensor(batch) for batch in batches]
    found = plain(dead_units(model, (b for b in batches) if as_generator else batches))
    return found, before, [module.training for module in model.modules()]


@in_answer
def shared_and_nested(xs, kind):
    """A model with a ReLU that runs twice, one within a block, one that never runs, and other activations."""
    import torch
    from torch import nn

    from answer import dead_units

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.unused = nn.ReLU()
            self.late = nn.ReLU()
            self.block = nn.ModuleDict({"act": nn.ReLU(), "gate": nn.LeakyReLU()})
            self.smooth = nn.GELU()

        def forward(self, x):
            x = self.block["gate"](self.block["act"](x) - 0.5)
            if kind == "twice":
                self.late(x - 10.0)
            if kind == "falling":
                self.late(x)
                x = x - 10.0
            return self.smooth(self.late(-x if kind == "minus" else x))

    names, masks, _ = plain(dead_units(Model(), [torch.tensor(x) for x in xs]))
    return names, dict(zip(names, masks, strict=True))


@in_answer
def traces(raises):
    """Run a model with batch norm, dropout and a probe; return what was left behind.

    The result holds: statistics changed, hooks more than before, modes kept, gradients enabled inside, training
    inside, what was raised, gradients enabled outside, parameters frozen, calls of the caller's own hook.
    """
    import torch
    from torch import nn

    from answer import dead_units

    seen = {"grad": [], "training": []}

    class Probe(nn.Module):
        def forward(self, x):
            seen["grad"].append(torch.is_grad_enabled())
            seen["training"].append(self.training)
            if raises and len(seen["grad"]) == 2:
                raise OverflowError("second batch")
            return x

    model = nn.Sequential(nn.BatchNorm1d(3), nn.ReLU(), nn.Dropout(0.5), Probe(), nn.ReLU())
    model[0].eval()
    torch.manual_seed(0)
    own = []
    model[4].register_forward_hook(lambda *_: own.append(1))
    modes = [module.training for module in model.modules()]
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    raised = ""
    try:
        dead_units(model, [torch.ones(2, 3), torch.ones(5, 3), torch.ones(1, 3)])
    except Exception as error:
        raised = type(error).__name__
    changed = [name for name, tensor in model.state_dict().items() if not torch.equal(tensor, state[name])]
    hooks = sum(len(module._forward_hooks) + len(module._forward_pre_hooks) for module in model.modules()) - 1
    kept = modes == [module.training for module in model.modules()]
    inside = [sorted(set(seen["grad"])), sorted(set(seen["training"]))]
    frozen = [name for name, p in model.named_parameters() if not p.requires_grad]
    return changed, hooks, kept, *inside, raised, torch.is_grad_enabled(), frozen, len(own)


@in_answer
def gradients_enabled_after(before):
    """Return whether gradients are enabled after a call where they were, or were not, before."""
    import torch

    from answer import dead_units

    with torch.set_grad_enabled(before):
        dead_units(torch.nn.ReLU(), [torch.ones(2, 3)])
        return torch.is_grad_enabled()


@in_answer
def in_training_statistics(x):
    """Watch batch norm and a ReLU in a model in training mode; return the mask and the running mean after it."""
    import torch
    from torch import nn

    from answer import dead_units

    torch.manual_seed(0)
    model = nn.Sequential(nn.BatchNorm1d(x.shape[1]).double(), nn.Dropout(0.5), nn.ReLU())
    _, (mask,), _ = plain(dead_units(model, [torch.tensor(x)]))
    return mask, model[0].running_mean.numpy()


def brute_force(batches):
    """One unit at a time: dead if no entry of any batch is positive."""
    units = range(batches[0].shape[1])
    return np.array([not any((batch[:, unit] > 0).any() for batch in batches) for unit in units])


def test_two_batches_by_hand():
    """A unit that fires in one batch is alive, whatever the other batches say."""
    names, (mask,), kinds = single([np.array([[1.0, -2.0, -1.0], [-3.0, -4.0, -1.0]]), np.array([[-1.0, -1.0, 2.0]])])
    assert names == [""]
    assert kinds == ["torch.bool"]
    assert_close(mask, [False, True, False])


def test_one_example_is_enough():
    """A unit is alive if a single example of a single batch makes it positive, however little."""
    for at in range(5):
        batches = [-np.ones((3, 2)) for _ in range(5)]
        batches[at][at % 3, 1] = 1e-30
        assert_close(single(batches)[1][0], [True, False])


def test_zero_is_dead():
    """A unit that gets exactly zero gives zero, and is dead."""
    assert_close(single([np.array([[0.0, -0.0, 1.0]])])[1][0], [True, True, False])


def test_random_batches():
    """On batches of different sizes the mask is that of a search through all entries."""
    cases = [[rng.normal(size=(1 + rng.integers(4), 7)) - 1.2 for _ in range(3)] for rng in seeds()]
    for batches, mask in zip(cases, single_many(cases), strict=True):
        assert_close(mask, brute_force(batches))


def test_channels():
    """A channel of a convolution or sequence is one unit: one positive place makes it alive."""
    rng = np.random.default_rng(1)
    cases = []
    for shape in ((2, 5, 3, 7), (2, 5, 3), (1, 5, 1, 1), (5, 5, 2, 3, 2)):
        batch = -rng.random(shape)
        batch[-1, 1] = 0.5
        batch[(0, 3) + (slice(None),) * (len(shape) - 3) + (-1,)] = 0.25
        cases.append([batch, -np.ones((1, *shape[1:]))])
    for batches, mask in zip(cases, single_many(cases), strict=True):
        assert_close(mask, brute_force(batches))
        assert_close(mask, [True, False, True, False, True])


def test_every_layer():
    """Each ReLU of a stack is judged by what it gets, in order of the modules, also if it works in place."""
    for rng in seeds(5):
        weights = [rng.normal(size=shape) - 0.4 for shape in ((7, 3), (5, 7), (11, 5))]
        batches = [rng.normal(size=(2, 3)) for _ in range(3)]
        expected, inputs = [], batches
        for w in weights:
            inputs = [np.maximum(x @ w.T, 0) for x in inputs]
            expected.append(brute_force(inputs))
        for inplace in (False, True):
            (names, masks, _), *_ = layers(weights, batches, inplace)
            assert names == ["1", "3", "5"]
            for mask, want in zip(masks, expected, strict=True):
                assert_close(mask, want)


def test_generator():
    """Batches may come from a generator, also for several ReLUs."""
    weights = [np.array([[1.0], [-1.0]]), np.array([[1.0, -1.0], [0.0, 1.0], [-1.0, -1.0]])]
    (names, masks, _), *_ = layers(weights, [np.array([[2.0]]), np.array([[3.0]])], as_generator=True)
    assert names == ["1", "3"]
    assert_close(masks[0], [False, True])
    assert_close(masks[1], [False, True, True])
    (_, masks, _), *_ = layers(weights, [np.array([[2.0]]), np.array([[-3.0]])], as_generator=True)
    assert_close(masks[1], [False, False, True])


def test_which_modules():
    """ReLUs within blocks are found and named; other activations and a ReLU that never ran are left out."""
    names, masks = shared_and_nested([np.array([[2.0, -1.0, 0.25]])], "plain")
    assert names == ["late", "block.act"]
    assert_close(masks["late"], [False, True, True])
    assert_close(masks["block.act"], [False, True, False])


def test_runs_more_than_once():
    """A ReLU that runs twice in a forward pass has units that are alive in either run."""
    for kind, want in (("twice", [False, True]), ("falling", [False, True]), ("minus", [True, False])):
        _, masks = shared_and_nested([np.array([[2.0, -1.0]])], kind)
        assert_close(masks["late"], want)
    _, masks = shared_and_nested([np.array([[20.0, 1.0, -1.0]]), np.array([[-1.0, 20.0, -1.0]])], "falling")
    assert_close(masks["late"], [False, False, True])


def test_no_batches():
    """Without batches nothing ran, and the dict is empty."""
    names, masks, _ = single([])
    assert names == []
    assert masks == []


def test_eval_mode():
    """Batch norm uses its running statistics and leaves them alone; dropout drops nothing."""
    x = np.array([[1.0, -1.0], [3.0, -3.0]])
    for _ in range(4):
        mask, mean = in_training_statistics(x)
        assert_close(mask, [False, True])
        assert_close(mean, [0.0, 0.0])


def test_modes_afterwards():
    """Each module is afterwards in the mode that it had, also where they differ."""
    for frozen in ((), (0,), (1, 2)):
        _, before, after = layers([np.ones((2, 3)), np.ones((2, 2))], [np.ones((1, 3))], frozen=frozen)
        assert after == before


def test_no_trace():
    """Nothing is left behind, and nothing of the caller's is gone; inside there are no graphs and no training mode."""
    changed, hooks, kept, grad, training, raised, outside, frozen, own = traces(False)
    assert raised == ""
    assert changed == []
    assert frozen == [], "parameters are frozen afterwards"
    assert own == 3, "the caller's own hook did not run for every batch"
    assert hooks == 0, "hooks are left, or the caller's own was removed"
    assert kept, "modes have changed"
    assert grad == [False], "graphs are built"
    assert training == [False], "modules run in training mode"
    assert outside, "gradients are switched off afterwards"


def test_gradients_enabled_or_not():
    """Gradients are enabled afterwards if they were before, and only then."""
    for before in (True, False):
        assert gradients_enabled_after(before) == before, f"enabled before: {before}, and not so afterwards"


def test_a_model_that_raises():
    """If the model raises, hooks and modes are restored all the same, and the exception goes on."""
    _, hooks, kept, _, _, raised, outside, *_ = traces(True)
    assert raised == "OverflowError"
    assert hooks == 0, "hooks are left"
    assert kept, "modes have changed"
    assert outside, "gradients are switched off afterwards"
