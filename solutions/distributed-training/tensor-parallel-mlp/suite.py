"""An MLP on several ranks against the whole one: outputs, gradients, collectives, shards, types."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

NAMES = ("y", "dx", "dw1", "db1", "dw2", "db2")


@in_answer
def run(ranks):
    """Run all ranks, given their arguments; return their results, the sizes of messages, and the arguments."""
    import numpy as np

    from answer import tensor_parallel_mlp

    given = [[np.repeat(array, 2, axis=-1)[..., ::2] for array in arguments] for arguments in ranks]
    programs = [tensor_parallel_mlp(*arguments) for arguments in given]
    results, sizes, arriving = [], [[] for _ in ranks], None
    while len(results) < len(ranks) and len(sizes[0]) < 20:
        sent = []
        for program in programs:
            try:
                sent.append(np.array(program.send(None if arriving is None else arriving.copy()), dtype=float))
            except StopIteration as finished:
                results.append(finished.value)
        if 0 < len(sent) < len(ranks):
            return None, sizes, given
        for size, message in zip(sizes, sent, strict=False):
            size.append(message.size)
        arriving = sum(sent) if sent else None
    return results, sizes, given


def whole(x, w1, b1, w2, b2, dy):
    """Compute everything on one rank, in float64."""
    x, w1, b1, w2, b2, dy = (np.asarray(array, dtype=float) for array in (x, w1, b1, w2, b2, dy))
    z = x @ w1 + b1
    h = np.where(z > 0, z, 0)
    dz = np.where(z > 0, dy @ w2.T, 0)
    return dict(zip(NAMES, (h @ w2 + b2, dz @ w1.T, x.T @ dz, dz.sum(0), h.T @ dy, dy.sum(0)), strict=True))


def draw(rng, width, steps=5, d=3, e=7):
    shapes = ((steps, d), (d, width), width, (width, e), e, (steps, e))
    return [rng.normal(size=shape) for shape in shapes]


def split(arguments, cuts):
    x, w1, b1, w2, b2, dy = arguments
    pieces = (np.split(w1, cuts, axis=1), np.split(b1, cuts), np.split(w2, cuts))
    return [[x, *piece, b2, dy] for piece in zip(*pieces, strict=True)]


def collect(ranks):
    """Return the whole arrays on every rank as lists, and the shards put together."""
    results = run(ranks)[0]
    assert results is not None, "the ranks do not all reduce equally often"
    found = {name: [result[at] for result in results] for at, name in enumerate(NAMES)}
    for name, axis in (("dw1", 1), ("db1", 0), ("dw2", 0)):
        found[name] = np.concatenate([np.asarray(part) for part in found[name]], axis=axis)
    return found


def check(arguments, cuts, names=NAMES, rtol=1e-9):
    found, want = collect(split(arguments, cuts)), whole(*arguments)
    for name in names:
        copies = found[name] if isinstance(found[name], list) else [found[name]]
        for copy in copies:
            assert_close(copy, want[name], rtol=rtol, atol=1e-9)


def test_two_ranks_by_hand():
    """Two hidden units of 1 give the output 2 and the gradient of x 2; that of the second bias is 1 on both ranks."""
    one, zero = np.ones((1, 1)), np.zeros(1)
    found = collect([[one, one, zero, one, zero, one]] * 2)
    assert_close(found["y"], [[[2.0]]] * 2, rtol=1e-12)
    assert_close(found["dx"], [[[2.0]]] * 2, rtol=1e-12)
    assert_close(found["db2"], [[1.0]] * 2, rtol=1e-12)


def test_output():
    """On random weights every rank has the output of the whole MLP."""
    for rng in seeds():
        check(draw(rng, 11), [2, 7], ["y"])


def test_gradient_of_the_input():
    """Every rank has the whole gradient of x."""
    for rng in seeds(7):
        check(draw(rng, 11), [4, 5], ["dx"])


def test_gradients_of_the_shards():
    """The gradients of the columns, their biases and the rows are those of the whole MLP, put together."""
    for rng in seeds(7):
        check(draw(rng, 11), [2, 7], ["dw1", "db1", "dw2"])


def test_gradient_of_the_second_bias():
    """The gradient of the second bias is the sum of dy over tokens, on every rank, not times the ranks."""
    for rng in seeds(5):
        check(draw(rng, 11), [3, 6, 8], ["db2"])


def test_one_rank():
    """One rank alone computes the whole MLP."""
    check(draw(np.random.default_rng(1), 5), [])


def test_rank_without_columns():
    """A rank whose shard is empty takes part, and has the whole output and gradient of x."""
    check(draw(np.random.default_rng(2), 5), [0, 3])


def test_two_collectives():
    """At most two sums over ranks are formed, of together T(d + e) numbers."""
    sizes = run(split(draw(np.random.default_rng(3), 23), [5, 12]))[1]
    assert max(len(size) for size in sizes) <= 2, f"numbers of collectives {[len(size) for size in sizes]}"
    assert max(sum(size) for size in sizes) <= 5 * (3 + 7), "more numbers cross than y and dx have"


def test_slope_at_zero():
    """Where a hidden unit is exactly 0 no gradient passes."""
    arguments = draw(np.random.default_rng(4), 5)
    arguments[1][:, 2], arguments[2][2] = 0, 0
    check(arguments, [1, 3])


def test_no_token():
    """Without tokens outputs are empty and gradients of weights are zero."""
    check(draw(np.random.default_rng(5), 5, steps=0), [2])


def test_types_and_sizes():
    """Small integers do not wrap round, and float32 is computed in float64."""
    rng = np.random.default_rng(6)
    whole_numbers = [(array * 40).astype(np.int8) for array in draw(rng, 5)]
    check(whole_numbers, [2])
    check([array.astype(np.float32) for array in draw(rng, 5)], [3], rtol=1e-10)
    check([array * 1e5 for array in draw(rng, 5)], [3])


def test_arguments_stay_as_they_were():
    """No argument is changed."""
    ranks = split(draw(np.random.default_rng(7), 7), [3])
    for arguments, after in zip(ranks, run(ranks)[2], strict=True):
        for before, now in zip(arguments, after, strict=True):
            assert_close(now, before, rtol=0.0)
