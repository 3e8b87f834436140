"""Resuming exactly: the trainer itself, and what it does after having been saved at any step."""

import json

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run(X, y, settings, steps, saves=()):
    """Return the weights after each step; at the steps in `saves` go on with a saved and resumed trainer."""
    from answer import Trainer

    trainer, path = Trainer(X, y, *settings), []
    for number in range(steps + 1):
        if number in tuple(saves):
            text = trainer.checkpoint()
            trainer = Trainer.resume(text, X, y)
        if number < steps:
            trainer.step()
            path.append(trainer.weights())
    return path


@in_answer
def ends(X, y, settings, steps, stops):
    """Return the last weights of a run for each stop, resumed there once."""
    from answer import Trainer

    last = []
    for stop in stops:
        trainer = Trainer(X, y, *settings)
        for number in range(steps):
            if number == stop:
                trainer = Trainer.resume(trainer.checkpoint(), X, y)
            trainer.step()
        last.append(trainer.weights())
    return last


@in_answer
def two_that_go_on(X, y, settings, before, after):
    """Save, step the first, step the second, and load the same text again; return the three ends and the start."""
    from answer import Trainer

    first = Trainer(X, y, *settings)
    for _ in range(before):
        first.step()
    text = first.checkpoint()
    second = Trainer.resume(text, X, y)
    start = second.weights()
    for trainer in (first, second):
        for _ in range(after):
            trainer.step()
    third = Trainer.resume(text, X, y)
    for _ in range(after):
        third.step()
    return first.weights(), second.weights(), third.weights(), start


@in_answer
def interleaved(X, y, settings, steps):
    """Step a trainer and its loaded twin in turn; return both ends."""
    from answer import Trainer

    first = Trainer(X, y, *settings)
    first.step()
    second = Trainer.resume(first.checkpoint(), X, y)
    for _ in range(steps):
        first.step()
        second.step()
    return first.weights(), second.weights()


@in_answer
def saved_text(X, y, settings, steps):
    """Return what was saved, its type, and whether saving again gives a trainer of the same kind."""
    from answer import Trainer

    trainer = Trainer(X, y, *settings)
    for _ in range(steps):
        trainer.step()
    text = trainer.checkpoint()
    loaded = Trainer.resume(text, X, y)
    return text, type(text).__name__, type(loaded) is Trainer, type(loaded.checkpoint()).__name__


@in_answer
def after_meddling(X, y, settings):
    """Change the data and the returned weights while training; return the weights, and whether the data changed."""
    import numpy as np
    from answer import Trainer

    X, y = np.array(X), np.array(y)
    trainer = Trainer(X, y, *settings)
    for _ in range(3):
        trainer.step()
    loaded = Trainer.resume(trainer.checkpoint(), X, y)
    before = [X.copy(), y.copy()]
    for one in (trainer, loaded):
        one.step()
    same = bool((X == before[0]).all() and (y == before[1]).all())
    X += 5
    y -= 7
    for one in (trainer, loaded):
        one.weights()[:] = 99
        early = one.weights()
        kept = early.copy()
        one.step()
        same = same and bool((early == kept).all())
    return trainer.weights(), loaded.weights(), same


def oracle(X, y, settings, steps):
    """The statement line by line."""
    lr, decay, momentum, noise, batch, seed = settings
    X, y = np.array(X, dtype=float), np.array(y, dtype=float)
    rng, order, at = np.random.default_rng(seed), np.zeros(0, dtype=int), 0
    w, v, path = np.zeros(X.shape[1]), np.zeros(X.shape[1]), []
    for t in range(steps):
        if at >= len(order):
            order, at = rng.permutation(len(y)), 0
        rows = order[at : at + batch]
        at += batch
        seen = X[rows] + noise * rng.standard_normal((len(rows), X.shape[1]))
        g = np.zeros(X.shape[1])
        for x, target in zip(seen, y[rows], strict=True):
            g += 2 / len(rows) * (x @ w - target) * x
        v = momentum * v + g
        w = w - lr / (1 + decay * t) * v
        path.append(w)
    return path


def problem(rng, n=11, d=3):
    X = rng.normal(size=(n, d))
    return X, X @ rng.normal(size=d) + 0.1 * rng.normal(size=n)


ALL = (0.05, 0.1, 0.8, 0.2, 4, 7)  # lr, decay, momentum, noise, batch, seed


def equal_bits(got, expected):
    assert_close(got, expected, rtol=0.0)


def test_by_hand():
    """One row 1 with target 1 and rate 0.25 gives 0.5 and 0.75; with momentum 0.5 the second step gives 1."""
    X, y = np.array([[1.0]]), np.array([1.0])
    assert_close(run(X, y, (0.25, 0.0, 0.0, 0.0, 1, 0), 2), [[0.5], [0.75]])
    assert_close(run(X, y, (0.25, 0.0, 0.5, 0.0, 1, 0), 2), [[0.5], [1.0]])
    assert_close(run(X, y, (0.25, 1.0, 0.0, 0.0, 1, 0), 3), [[0.5], [0.625], [0.6875]])


def test_path_of_weights():
    """With all settings on, the weights follow the statement over several epochs."""
    for rng in seeds(20):
        X, y = problem(rng, n=int(rng.integers(1, 10)), d=int(rng.integers(1, 5)))
        settings = (0.03, rng.uniform(0, 1), rng.uniform(0, 0.9), rng.uniform(0, 0.5), int(rng.integers(1, 7)), 3)
        # Sums of a few rows in another order, over 9 steps
        assert_close(run(X, y, settings, 9), oracle(X, y, settings, 9), rtol=1e-9, atol=1e-10)


def test_short_last_batch():
    """The end of an epoch gives a batch of what is left, averaged over its own rows; large batches take all rows."""
    X, y = np.array([[1.0], [1.0], [1.0]]), np.array([1.0, 1.0, 1.0])
    assert_close(run(X, y, (0.25, 0.0, 0.0, 0.0, 2, 0), 4), [[0.5], [0.75], [0.875], [0.9375]])
    assert_close(run(X, y, (0.25, 0.0, 0.0, 0.0, 100, 0), 2), [[0.5], [0.75]])


def test_resume_in_the_middle_of_an_epoch():
    """Saved after any number of steps, the loaded trainer ends with the very bits of the uninterrupted one."""
    X, y = problem(np.random.default_rng(1))
    whole = run(X, y, ALL, 8)
    equal_bits(ends(X, y, ALL, 8, range(1, 8)), [whole[-1]] * 7)


def test_resume_at_the_start_and_at_the_end_of_an_epoch():
    """Saved before the first step or right after an epoch it goes on alike, step by step."""
    X, y = problem(np.random.default_rng(2))
    whole = run(X, y, ALL, 9)
    for stops in ([0], [3], [6], [0, 3, 6]):
        equal_bits(run(X, y, ALL, 9, stops), whole)


def test_order_of_the_rows():
    """Without noise and momentum the rows still come in the same order after a resume."""
    X, y = problem(np.random.default_rng(3))
    settings = (0.05, 0.0, 0.0, 0.0, 2, 5)
    whole = run(X, y, settings, 15)
    for stop in (1, 4, 6, 8):
        equal_bits(run(X, y, settings, 15, [stop]), whole)


def test_noise_goes_on():
    """With whole epochs as batches the noise, which is all that is random then, goes on after a resume."""
    X, y = problem(np.random.default_rng(4))
    settings = (0.05, 0.0, 0.0, 0.5, 11, 5)
    equal_bits(run(X, y, settings, 6, [2, 3]), run(X, y, settings, 6))


def test_velocity_and_rate_go_on():
    """With nothing random the velocity and the decaying rate go on after a resume."""
    X, y = np.array([[1.0]]), np.array([1.0])
    for settings in ((0.05, 0.0, 0.9, 0.0, 1, 0), (0.3, 0.5, 0.0, 0.0, 1, 0)):
        equal_bits(run(X, y, settings, 6, [3]), run(X, y, settings, 6))
        assert_close(run(X, y, settings, 6, [3]), oracle(X, y, settings, 6), rtol=1e-12)


def test_saving_at_each_step():
    """A trainer that is saved and resumed before each step is no different from one that never was."""
    for rng in seeds(20):
        X, y = problem(rng, n=7)
        settings = (0.03, 0.2, 0.7, 0.3, int(rng.integers(1, 6)), int(rng.integers(100)))
        equal_bits(run(X, y, settings, 6, range(6)), run(X, y, settings, 6))


def test_saving_disturbs_nothing():
    """The saved trainer goes on as if it had not been saved, and one text can be loaded again and again."""
    X, y = problem(np.random.default_rng(6))
    whole = run(X, y, ALL, 12)
    first, second, third, start = two_that_go_on(X, y, ALL, 5, 7)
    equal_bits(start, whole[4])
    for end in (first, second, third):
        equal_bits(end, whole[-1])
    for end in interleaved(X, y, ALL, 11):
        equal_bits(end, whole[-1])


def test_strict_json():
    """The state is strict JSON as text, and doesn't grow with the number of columns of data that are not state."""
    X, y = problem(np.random.default_rng(7))
    text, kind, same_class, again = saved_text(X, y, ALL, 5)
    assert (kind, same_class, again) == ("str", True, "str")

    def refuse(name):
        raise AssertionError(f"{name} is no JSON")

    assert isinstance(json.loads(text, parse_constant=refuse), dict | list)
    wide = saved_text(*problem(np.random.default_rng(8), n=200, d=60), ALL, 5)[0]
    assert len(wide) < 200 * 60 * 4  # 12,000 numbers of the data would take far more


def test_all_digits_are_kept():
    """Weights of any size, tiny and huge, and settings come back with all their bits."""
    for scale in (1e-9, 1e-3, 1e6):
        X, y = problem(np.random.default_rng(9))
        settings = (0.1 / 3, 0.01 / 7, 0.5 / 1.1, 0.01 / 3, 3, 1)
        whole = run(X, scale * y, settings, 9)
        equal_bits(run(X, scale * y, settings, 9, [4, 5]), whole)
        assert np.abs(whole[-1]).max() > 0.01 * scale


def test_kinds_of_numbers():
    """Integers, float32 and arrays that are not contiguous train like the same numbers as float64."""
    X = np.arange(-6, 9).reshape(5, 3)
    y = np.array([3, -1, 4, 1, -5])
    settings = (0.002, 0.1, 0.5, 0.1, 2, 3)
    want = oracle(X, y, settings, 8)
    wide = np.zeros((5, 6))
    wide[:, ::2] = X
    for data in ((X, y), (X.astype(np.float32), y.astype(np.float32)), (wide[:, ::2], np.repeat(y, 2)[::2])):
        assert_close(run(*data, settings, 8), want, rtol=1e-9, atol=1e-10)
        assert_close(run(*data, settings, 8, [3, 5]), want, rtol=1e-9, atol=1e-10)


def test_data_belong_to_the_caller():
    """The data are not changed, later changes by the caller reach no trainer, and returned weights are copies."""
    X, y = problem(np.random.default_rng(10))
    first, second, same = after_meddling(X, y, ALL)
    want = oracle(X, y, ALL, 5)[-1]
    assert same
    assert_close(first, want, rtol=1e-9, atol=1e-10)
    assert_close(second, want, rtol=1e-9, atol=1e-10)


def test_other_seeds():
    """Each seed has its own order and noise, and a resumed run keeps to that of its seed."""
    X, y = problem(np.random.default_rng(11))
    for seed in (0, 1, 2):
        end = run(X, y, (*ALL[:5], seed), 8, [3])[-1]
        assert_close(end, oracle(X, y, (*ALL[:5], seed), 8)[-1], rtol=1e-9, atol=1e-10)
