"""Warmup-stable-decay as a torch scheduler: values, groups, start of the decay, state dict and torch's calls."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run(n_steps, decay_at=(), bases=(1.0,), **options):
    """Return the rates of all groups before each of `n_steps` steps; start the decay before those in `decay_at`."""
    import torch

    from answer import WarmupStableDecay

    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": base} for base in bases]
    optimizer = torch.optim.SGD(groups, lr=9.0)
    scheduler = WarmupStableDecay(optimizer, **options)
    rates = []
    for number in range(n_steps):
        for _ in range(decay_at.count(number)):
            scheduler.start_decay()
        rates.append([group["lr"] for group in optimizer.param_groups])
        optimizer.step()
        scheduler.step()
    return rates


@in_answer
def run_many(cases):
    """Run one case after the other, all in one call, which is much faster."""
    return [run(**case) for case in cases]


@in_answer
def plain(value):
    """Whether a value is made of numbers, texts, tensors, lists and dicts only."""
    import torch

    if isinstance(value, dict):
        return all(plain(key) and plain(part) for key, part in value.items())
    if isinstance(value, list | tuple | set):
        return all(map(plain, value))
    return value is None or isinstance(value, bool | int | float | str | torch.Tensor)


@in_answer
def resumed(n_steps, stop, decay_at, bases, **options):
    """Save optimizer and scheduler before step `stop`, load them into new ones, and go on."""
    import copy

    import torch

    from answer import WarmupStableDecay

    def make(rates, **chosen):
        groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate} for rate in rates]
        optimizer = torch.optim.SGD(groups)
        return optimizer, WarmupStableDecay(optimizer, **chosen)

    optimizer, scheduler = make(bases, **options)
    rates = []
    for number in range(n_steps):
        if number == stop:
            if not plain(scheduler.state_dict()):
                return "the state dict is not plain data"
            saved = copy.deepcopy((optimizer.state_dict(), scheduler.state_dict()))
            optimizer, scheduler = make([7.0] * len(bases), warmup=2, decay=3, floor=0.9)
            optimizer.load_state_dict(saved[0])
            scheduler.load_state_dict(saved[1])
        if number == decay_at:
            scheduler.start_decay()
        rates.append([group["lr"] for group in optimizer.param_groups])
        optimizer.step()
        scheduler.step()
    return rates


@in_answer
def last_rates(n_steps, bases, **options):
    """What get_last_lr says after each step, the optimizer's rates, and whether it is a torch scheduler."""
    import torch

    from answer import WarmupStableDecay

    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": base} for base in bases]
    optimizer = torch.optim.SGD(groups)
    scheduler = WarmupStableDecay(optimizer, **options)
    said, real = [], []
    for number in range(n_steps):
        said.append([float(rate) for rate in scheduler.get_last_lr()])
        real.append([group["lr"] for group in optimizer.param_groups])
        if number == 4:
            scheduler.start_decay()
            said.append([float(rate) for rate in scheduler.get_last_lr()])
            real.append([group["lr"] for group in optimizer.param_groups])
        optimizer.step()
        scheduler.step()
    return said, real, isinstance(scheduler, torch.optim.lr_scheduler.LRScheduler)


@in_answer
def two_schedules():
    """The rates of two optimizers of which only the first decays."""
    import torch

    from answer import WarmupStableDecay

    optimizers = [torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0) for _ in range(2)]
    schedulers = [WarmupStableDecay(optimizer, warmup=0, decay=2) for optimizer in optimizers]
    schedulers[0].start_decay()
    rates = []
    for _ in range(3):
        rates.append([optimizer.param_groups[0]["lr"] for optimizer in optimizers])
        for optimizer, scheduler in zip(optimizers, schedulers, strict=True):
            optimizer.step()
            scheduler.step()
    return rates


@in_answer
def begun_later(n_steps, last_epoch, base, **options):
    """The rates of a scheduler that is made with `last_epoch`, for an optimizer that knows its initial rate."""
    import torch

    from answer import WarmupStableDecay

    group = {"params": [torch.nn.Parameter(torch.zeros(1))], "lr": 0.1, "initial_lr": base}
    optimizer = torch.optim.SGD([group])
    scheduler = WarmupStableDecay(optimizer, last_epoch=last_epoch, **options)
    rates = []
    for _ in range(n_steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def by_statement(step, base, warmup, decay, floor=0.0, decay_at=None):
    """The rate in force before optimizer step number `step`."""

    def held(number):
        return base * (number + 1) / warmup if number < warmup else base

    if decay_at is None or step <= decay_at:
        return held(step)
    left = max(1 - (step - decay_at) / decay, 0)
    return held(decay_at) * left + floor * base * (1 - left)


def column(rates):
    return [row[0] for row in rates]


def test_whole_course_by_hand():
    """Warmup 2, decay 4, floor 0.2, decay started before step 4: half, one, one, one, one, 0.8, 0.6, 0.4, 0.2, 0.2."""
    rates = run(10, (4,), warmup=2, decay=4, floor=0.2)
    assert_close(column(rates), [0.5, 1, 1, 1, 1, 0.8, 0.6, 0.4, 0.2, 0.2], rtol=1e-9)


def test_warmup():
    """The ramp starts at one part of the base and reaches it at the last warmup step; without warmup it is there at once."""
    assert_close(column(run(6, warmup=4, decay=3)), [0.25, 0.5, 0.75, 1, 1, 1], rtol=1e-9)
    assert_close(column(run(3, warmup=0, decay=3)), [1, 1, 1], rtol=1e-9)
    assert_close(column(run(3, warmup=1, decay=3)), [1, 1, 1], rtol=1e-9)


def test_stable_without_end():
    """As long as the decay is not started the rate stays at the base."""
    assert_close(column(run(300, warmup=3, decay=5))[2:], np.ones(298), rtol=1e-9)


def test_after_the_decay():
    """After the decay the rate stays at the floor, and with floor 0 at 0, never below."""
    assert_close(column(run(9, (1,), warmup=0, decay=3))[4:], np.zeros(5), atol=1e-12)
    assert_close(column(run(9, (0,), warmup=0, decay=1, floor=0.3)), [1] + 8 * [0.3], rtol=1e-9)


def test_random_courses():
    """The rates follow the statement for all lengths, floors and starts of the decay."""
    cases, expected = [], []
    for rng in seeds():
        options = {"warmup": int(rng.integers(0, 8)), "decay": int(rng.integers(1, 12)), "floor": rng.uniform(0, 0.5)}
        start, base = int(rng.integers(8, 20)), rng.uniform(1e-5, 2)
        cases.append({"n_steps": 37, "decay_at": (start,), "bases": [base], **options})
        expected.append([by_statement(step, base, **options, decay_at=start) for step in range(37)])
    for rates, wanted in zip(run_many(cases), expected, strict=True):
        assert_close(column(rates), wanted, rtol=1e-8, atol=1e-12)


def test_groups():
    """Each group rises to its own base and falls to its own share of it."""
    bases = [1.0, 0.01, 0.0]
    rates = run(11, (5,), bases, warmup=3, decay=4, floor=0.1)
    expected = [[by_statement(step, base, 3, 4, 0.1, 5) for base in bases] for step in range(11)]
    assert_close(rates, expected, rtol=1e-9, atol=1e-12)


def test_decay_during_warmup():
    """Started during the warmup, the decay falls from the rate in force to the floor; the ramp is over."""
    rates = run(9, (1,), [2.0], warmup=4, decay=3, floor=0.1)
    assert_close(column(rates), [0.5, 1.0, 1.0 - 0.8 / 3, 1.0 - 1.6 / 3, 0.2, 0.2, 0.2, 0.2, 0.2], rtol=1e-9)
    assert_close(column(run(5, (0,), warmup=2, decay=2)), [0.5, 0.25, 0, 0, 0], atol=1e-12)


def test_decay_started_again():
    """Once the decay has begun, further calls to start it change nothing."""
    once = run(12, (3,), warmup=2, decay=5, floor=0.1)
    assert_close(run(12, (3, 3, 4, 6, 10), warmup=2, decay=5, floor=0.1), once, rtol=1e-9)
    once = run(8, (0,), warmup=0, decay=5, floor=0.1)
    assert_close(run(8, (0, 2, 3), warmup=0, decay=5, floor=0.1), once, rtol=1e-9)


def test_last_rates():
    """It is a torch scheduler, get_last_lr gives the rates in force, and starting the decay changes nothing at once."""
    said, real, is_scheduler = last_rates(9, [1.0, 0.3], warmup=3, decay=3)
    assert is_scheduler
    assert_close(said, real, rtol=1e-9)
    assert_close(real[4], real[5], rtol=1e-9)


def test_resuming():
    """Saved and loaded at any time, a new scheduler with other options goes on as the old one would."""
    options, bases = {"warmup": 4, "decay": 6, "floor": 0.1}, [1.0, 0.2]
    for stop, decay_at in ((2, 9), (4, 9), (7, 7), (11, 8), (16, 8), (3, 1)):
        rates = resumed(18, stop, decay_at, bases, **options)
        assert not isinstance(rates, str), rates
        expected = [[by_statement(step, base, **options, decay_at=decay_at) for base in bases] for step in range(18)]
        assert_close(rates, expected, rtol=1e-9, atol=1e-12)


def test_last_epoch():
    """Made with `last_epoch`, it goes on after that step, from the initial rates, as torch's own schedulers do."""
    for last_epoch in (0, 1, 6):
        expected = [by_statement(last_epoch + 1 + step, 2.0, 4, 9) for step in range(5)]
        assert_close(begun_later(5, last_epoch, 2.0, warmup=4, decay=9), expected, rtol=1e-9)


def test_two_schedulers():
    """Two schedulers do not share their state."""
    assert_close(two_schedules(), [[1, 1], [0.5, 1], [0, 1]], atol=1e-12)
