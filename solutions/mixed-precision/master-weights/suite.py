"""Master weights in torch: small updates, unscaling, clipping, skipped steps, missing gradients, types and objects."""

import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def train(ws, rows, dtype="float16", kind="sgd", scale=1.0, max_norm=None, nudge=None, as_generator=False, **options):
    """Make one step per row of gradients (one array or None per parameter, already scaled); report on everything.

    `kind` is "sgd", "adamw", or "groups": SGD with the given rate for the first parameter and a tenth for the rest.
    `nudge` is added to the masters by hand before the first step.
    """
    import torch

    from answer import MasterWeights

    types = [dtype] * len(ws) if isinstance(dtype, str) else dtype
    params = [torch.nn.Parameter(torch.tensor(w).to(getattr(torch, name))) for w, name in zip(ws, types)]
    places = [p.data_ptr() for p in params]

    def make(masters):
        if kind == "adamw":
            return torch.optim.AdamW(masters, **options)
        if kind == "groups":
            rate = options["lr"]
            return torch.optim.SGD([{"params": masters[:1]}, {"params": masters[1:], "lr": rate / 10}], lr=rate)
        return torch.optim.SGD(masters, **options)

    trainer = MasterWeights((p for p in params) if as_generator else params, make)
    report = {"start": [m.detach().numpy().copy() for m in trainer.masters], "wrong": []}
    if nudge is not None:
        with torch.no_grad():
            for master in trainer.masters:
                master += nudge
    made, path = [], []
    for row in rows:
        for p, g in zip(params, row):
            p.grad = None if g is None else torch.tensor(g).to(p.dtype)
        chosen = {} if max_norm is None else {"max_norm": max_norm}
        made.append(trainer.step(**chosen) if scale == 1.0 else trainer.step(scale, **chosen))
        path.append([p.detach().double().numpy().copy() for p in params])
        if any(p.grad is not None for p in params) or any(m.grad is not None for m in trainer.masters):
            report["wrong"].append("gradients are left")
    if places != [p.data_ptr() for p in params]:
        report["wrong"].append("a parameter was not changed in place")
    if [str(p.dtype) for p in params] != ["torch." + name for name in types]:
        report["wrong"].append("a parameter has another type")
    if not all(p.is_leaf and p.requires_grad for p in params):
        report["wrong"].append("a parameter is no leaf any more")
    if any(m.dtype != torch.float32 for m in trainer.masters):
        report["wrong"].append("a master is not float32")
    if not all(m.is_leaf and m.requires_grad for m in trainer.masters):
        report["wrong"].append("a master is no leaf that requires a gradient")
    if any(m.data_ptr() == p.data_ptr() for m, p in zip(trainer.masters, params)):
        report["wrong"].append("a master shares its memory with a parameter")
    report["made"] = [bool(value) for value in made]
    report["path"], report["masters"] = path, [m.detach().double().numpy() for m in trainer.masters]
    return report


@in_answer
def train_many(cases):
    """Train one case after the other, all in one call, which is much faster."""
    return [train(**case) for case in cases]


@in_answer
def regression(steps, scale):
    """Fit a line with a float16 model in small steps; return the masters, and the same in float32 alone."""
    import torch

    from answer import MasterWeights

    rng = torch.Generator().manual_seed(0)
    x = torch.randn(64, 3, generator=rng)
    y = x @ torch.tensor([0.5, -1.0, 0.25]) + 0.75
    found = []
    for dtype in (torch.float16, torch.float32):
        params = [torch.nn.Parameter(torch.ones(size, dtype=dtype)) for size in (3, 1)]
        if dtype == torch.float32:
            optimizer = torch.optim.SGD(params, lr=5e-3)
        else:
            trainer = MasterWeights(params, lambda masters: torch.optim.SGD(masters, lr=5e-3))
        for _ in range(steps):
            out = ((x.to(dtype) * params[0]).sum(1) + params[1]).float()
            loss = ((out - y) ** 2).mean()
            if dtype == torch.float32:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            else:
                (loss * scale).backward()
                trainer.step(scale)
        found.append([p.detach().double().numpy() for p in params])
    return found


def half(values):
    return np.asarray(values).astype(np.float16).astype(float)


def test_small_updates_add_up():
    """Fifty updates of 1e-4, each too small for float16 at 1, add up to 0.005."""
    report = train([np.ones(2)], 50 * [[np.full(2, 0.01)]], lr=0.01)
    step = 0.01 * float(np.float16(0.01))
    assert_close(report["masters"][0], np.full(2, 1 - 50 * step), rtol=1e-5)
    assert_close(report["path"][-1][0], half(np.full(2, 1 - 50 * step)))
    assert_close(report["path"][0][0], [1.0, 1.0])
    assert report["made"] == 50 * [True]


def test_parameters_are_the_rounded_masters():
    """After every step the parameters are the masters rounded to their type, and the masters begin as the parameters."""
    for rng in seeds(5):
        ws = [rng.normal(size=(3, 5)), rng.normal(size=7)]
        rows = [[rng.normal(size=(3, 5)), rng.normal(size=7)] for _ in range(4)]
        report = train(ws, rows, lr=0.125, momentum=0.5)
        for start, w in zip(report["start"], ws, strict=True):
            assert_close(start, half(w))
        masters, velocity = [half(w) for w in ws], [0.0, 0.0]
        for row, params in zip(rows, report["path"], strict=True):
            velocity = [0.5 * v + half(g) for v, g in zip(velocity, row, strict=True)]
            masters = [(m - 0.125 * v).astype(np.float32).astype(float) for m, v in zip(masters, velocity, strict=True)]
            for p, master in zip(params, masters, strict=True):
                assert_close(p, half(master), rtol=1.1e-3, atol=1e-6)
        for got, master in zip(report["masters"], masters, strict=True):
            assert_close(got, master, rtol=1e-5, atol=1e-6)
        assert_close(report["path"][-1][0], half(report["masters"][0]))


def test_unscaling():
    """Gradients are divided by the scale, in float32, so that those below 6e-8 survive."""
    scaled = np.array([1e-3, -6.1e-5, 1000.0])
    report = train([np.zeros(3)], [[scaled]], scale=65536.0, lr=1.0)
    assert_close(report["masters"][0], -half(scaled) / 65536, rtol=1e-5)
    report = train([np.zeros(1)], [[np.array([12.0])]], scale=3.0, lr=1.0)
    assert_close(report["masters"][0], [-4.0], rtol=1e-6)


def test_clipping_after_unscaling():
    """The norm of all unscaled gradients together is limited, also to 0, and smaller ones are left alone."""
    gradients = [np.array([3.0]) * 1024, None, np.array([0.0, 4.0]) * 1024]
    ws = [np.zeros(1), np.zeros(2), np.zeros(2)]
    for max_norm, factor in ((1.0, 0.2), (2.5, 0.5), (5.5, 1.0), (None, 1.0)):
        report = train(ws, [gradients], scale=1024.0, max_norm=max_norm, lr=1.0)
        assert_close(report["masters"][0], [-3 * factor], rtol=1e-5)
        assert_close(report["masters"][2], [0, -4 * factor], rtol=1e-5)
    # A limit of 0 is a limit.
    report = train([np.ones(2)], [[np.array([3.0, 4.0])]], max_norm=0.0, lr=0.5)
    assert report["made"] == [True]
    assert_close(report["masters"][0], [1.0, 1.0])


def test_norm_beyond_half_precision():
    """The norm is computed in float32: gradients whose squares overflow float16 are clipped like others."""
    report = train([np.zeros(2)], [[np.array([30000.0, 40000.0])]], max_norm=1.0, lr=1.0)
    assert_close(report["masters"][0], [-0.6, -0.8], rtol=1e-4)
    report = train([np.zeros(2)], [[np.array([3e-5, 4e-5])]], max_norm=1e-5, lr=1.0)
    assert_close(report["masters"][0], [-0.6e-5, -0.8e-5], rtol=2e-2)


def test_skipped_step():
    """An infinite or NaN entry skips the step: False, and masters, parameters, momentum and moments stay."""
    good, ws = [np.array([1.0, 2.0]), np.array([0.5])], [np.ones(2), np.ones(1)]
    shared = {"ws": ws, "max_norm": 100.0}
    for options in ({"lr": 0.25, "momentum": 0.9}, {"kind": "adamw", "lr": 0.125, "weight_decay": 0.5}):
        rows = [[good, [good[0], np.array([bad])], good] for bad in (math.inf, -math.inf, math.nan)]
        cases = [{**shared, **options, "rows": row} for row in ([good, good], *rows)]
        plain, *reports = train_many(cases)
        for report in reports:
            assert report["made"] == [True, False, True]
            for step, same in ((0, 0), (1, 0), (2, 1)):
                for got, wanted in zip(report["path"][step], plain["path"][same], strict=True):
                    assert_close(got, wanted)
            for got, wanted in zip(report["masters"], plain["masters"], strict=True):
                assert_close(got, wanted, rtol=1e-6)


def test_large_but_finite_gradients():
    """Finite gradients make a step, also at the end of the range of their type, or where squares or sums overflow."""
    for dtype, g, rate in (
        ("float16", [65504.0, -65504.0], 2.0**-16),
        ("bfloat16", [2.0**100, 1.0], 2.0**-100),
        ("float32", [2.0**127, 2.0**127], 2.0**-127),
    ):
        report = train([np.ones(2)], [[np.array(g)]], dtype=dtype, lr=rate)
        assert report["made"] == [True]
        assert_close(report["masters"][0], 1 - rate * np.array(g), rtol=1e-6)


def test_no_gradient_at_all():
    """Without any gradient nothing is infinite: the step is made, and the parameters are the rounded masters."""
    report = train([np.ones(2), np.ones(1)], [[None, None], [np.ones(2), None]], nudge=0.25, lr=0.125)
    assert report["made"] == [True, True]
    assert_close(report["path"][0][0], [1.25, 1.25])
    assert_close(report["path"][1][0], [1.125, 1.125])
    assert_close(report["path"][1][1], [1.25])


def test_gradients_are_cleared():
    """After a step, made or skipped, neither parameters nor masters have a gradient."""
    report = train([np.ones(2)], [[np.ones(2)], [np.array([1.0, math.inf])], [np.ones(2)]], lr=0.5)
    assert report["wrong"] == []
    assert report["made"] == [True, False, True]
    assert_close(report["masters"][0], [0.0, 0.0])


def test_no_gradient():
    """A parameter without a gradient is left alone, decay and momentum included; a gradient of zeros is a gradient."""
    rows = [[np.ones(1), None, np.zeros(1)], [None, None, None], [None, np.ones(1), None]]
    report = train(3 * [np.full(1, 2.0)], rows, lr=0.5, weight_decay=0.5, momentum=0.5)
    path = [[float(p[0]) for p in row] for row in report["path"]]
    assert_close(path, [[1.0, 2.0, 1.5], [1.0, 2.0, 1.5], [1.0, 1.0, 1.5]])
    assert report["made"] == [True, True, True]


def test_masters_rule():
    """The next step starts from the masters, not from the rounded parameters."""
    report = train([np.ones(2)], [[np.zeros(2)]], nudge=0.0002, lr=1.0)
    assert_close(report["masters"][0], np.full(2, 1.0002), rtol=1e-6)
    report = train([np.ones(2)], [[np.zeros(2)]], nudge=0.5, lr=1.0)
    assert_close(report["path"][0][0], [1.5, 1.5])


def test_types():
    """bfloat16 and float32 parameters, also mixed with float16 ones, work; float32 ones get their own masters too."""
    types = ["bfloat16", "float32", "float16"]
    rows = 8 * [[np.full(1, 0.25)] * 3]
    report = train(3 * [np.ones(1)], rows, dtype=types, lr=0.0005)
    assert report["wrong"] == []
    left = 1 - 8 * 0.000125
    for master in report["masters"]:
        assert_close(master, [left], rtol=1e-6)
    assert_close(report["path"][-1][0], [1.0])
    assert_close(report["path"][-1][1], [left], rtol=1e-6)
    assert_close(report["path"][-1][2], half([left]))


def test_parameters_stay_the_same_objects():
    """Parameters are changed in place, keep their type and stay leaves; they may come from a generator."""
    report = train([np.ones((2, 3)), np.ones(4)], [[np.ones((2, 3)), np.ones(4)]], as_generator=True, lr=0.5)
    assert report["wrong"] == []
    assert_close(report["path"][0][1], np.full(4, 0.5))


def test_parameter_groups():
    """The optimizer is made from the list of masters in the order of the parameters, so groups have their own rates."""
    report = train([np.ones(1), np.ones(2)], [[np.ones(1), np.ones(2)]], kind="groups", lr=0.5)
    assert_close(report["masters"][0], [0.5])
    assert_close(report["masters"][1], [0.95, 0.95], rtol=1e-6)


def test_sixty_steps():
    """A float16 model trained for sixty small steps ends where float32 training does."""
    (weight, bias), (wanted_weight, wanted_bias) = regression(60, 256.0)
    assert_close(weight, wanted_weight, atol=3e-3)
    assert_close(bias, wanted_bias, atol=3e-3)
