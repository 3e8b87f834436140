"""Ranks with ragged micro-batches: weights by tokens, one collective, memory, empty batches and ranks."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run(ranks, n_params, reuse=False):
    """Run all ranks; each is a list of (g, count). Return results, message sizes, most live gradients, kept, calls.

    With `reuse` all gradients of a rank are handed out in one array.
    """
    import weakref

    import numpy as np

    from answer import accumulate

    alive, most, kept = weakref.WeakSet(), [0], [True]

    class Gradient:
        """A token whose life is that of the array it is tied to."""

    def worker(batches):
        buffer = np.zeros(n_params)

        def mean_grad(batch):
            g, count = batch
            out = buffer if reuse else np.array(g)
            out[...] = g
            if not reuse:
                token = Gradient()
                alive.add(token)
                weakref.finalize(out, lambda held: None, token)
                most[0] = max(most[0], len(alive))
            given.append((weakref.ref(out), np.array(g)))
            return out, count

        given = []
        program = accumulate(iter(batches), mean_grad, n_params)
        return program, given

    workers = [worker(batches) for batches in ranks]
    results, sizes, arriving = [], [[] for _ in ranks], None
    while len(results) < len(ranks) and len(sizes[0]) < 20:
        sent = []
        for program, given in workers:
            try:
                sent.append(np.array(program.send(None if arriving is None else arriving.copy()), dtype=float))
            except StopIteration as finished:
                results.append(finished.value)
            for reference, before in given if not reuse else ():
                if reference() is not None:
                    kept[0] &= bool(np.array_equal(reference(), before, equal_nan=True))
        if 0 < len(sent) < len(ranks):
            return None, sizes, most[0], kept[0], [len(given) for _, given in workers]
        for size, message in zip(sizes, sent, strict=False):
            size.append(message.size)
        arriving = sum(sent) if sent else None
    return results, sizes, most[0], kept[0], [len(given) for _, given in workers]


def draw(rng, counts, n_params):
    """Return for each rank its micro-batches of random gradients with the token counts given."""
    return [[(rng.normal(size=n_params), count) for count in rank] for rank in counts]


def expected(ranks, n_params):
    """Return the mean over tokens, each one written out."""
    tokens = [g for rank in ranks for g, count in rank for _ in range(count)]
    return np.mean(np.array(tokens, dtype=float), axis=0) if tokens else np.zeros(n_params)


def check(ranks, n_params, **options):
    results = run(ranks, n_params, **options)[0]
    assert results is not None, "some ranks have ended or reduce less often, and the others wait for them"
    for result in results:
        assert_close(result, expected(ranks, n_params), rtol=1e-10, atol=1e-12)


def test_two_ranks_by_hand():
    """A gradient of 1 over one token and a gradient of 5 over three give 4 on both ranks."""
    results = run([[(np.array([1.0]), 1)], [(np.array([5.0]), 3)]], 1)[0]
    assert_close(results, [[4.0], [4.0]], rtol=1e-12)


def test_ragged_micro_batches_of_one_rank():
    """On one rank micro-batches count by their tokens."""
    check(draw(np.random.default_rng(1), [[2, 7, 1]], 5), 5)


def test_ragged_ranks():
    """On random ranks with different numbers of micro-batches and tokens every token counts the same."""
    for rng in seeds():
        counts = [rng.integers(1, 9, size=rng.integers(1, 5)).tolist() for _ in range(3)]
        check(draw(rng, counts, 7), 7)


def test_equal_micro_batches():
    """With equal counts the result is the plain mean of the gradients."""
    ranks = draw(np.random.default_rng(2), [[3, 3], [3, 3], [3, 3]], 5)
    plain = np.mean([g for rank in ranks for g, _ in rank], axis=0)
    assert_close(run(ranks, 5)[0], [plain] * 3, rtol=1e-10)


def test_rank_without_micro_batches():
    """A rank that has nothing still takes part, and returns the gradient of the others, be it over a single token."""
    check([[(np.array([3.0, -1.0]), 1)], []], 2)
    check(draw(np.random.default_rng(3), [[2, 5], [], [4]], 3), 3)


def test_empty_micro_batch():
    """A micro-batch without tokens, whose gradient is NaN, is passed over, also if it is the first or the only one."""
    rng = np.random.default_rng(4)
    nothing = (np.full(3, np.nan), 0)
    full, other = draw(rng, [[2, 5], [4]], 3)
    check([[nothing, *full], other], 3)
    check([[full[0], nothing, full[1]], [nothing]], 3)


def test_nan_over_real_tokens():
    """A NaN or infinity in a gradient over real tokens stays in its place, on all ranks, and leaves the others alone."""
    for bad in (np.nan, np.inf):
        ranks = draw(np.random.default_rng(9), [[2, 3], [4]], 3)
        ranks[0][1][0][1] = bad
        check(ranks, 3)


def test_no_tokens_at_all():
    """Without any token the gradient is zero on every rank, not NaN."""
    check([[], []], 4)
    check([[(np.full(4, np.nan), 0)], []], 4)


def test_one_collective():
    """Every rank reduces exactly once, n_params + 1 numbers at the most."""
    sizes = run(draw(np.random.default_rng(5), [[2, 3], [4, 1], [1, 6]], 11), 11)[1]
    assert [len(size) for size in sizes] == [1, 1, 1], f"numbers of collectives {[len(size) for size in sizes]}"
    assert max(max(size) for size in sizes) <= 12, "a message is longer than n_params + 1"


def test_one_call_per_micro_batch():
    """mean_grad is called once for each micro-batch."""
    calls = run(draw(np.random.default_rng(10), [[2, 3, 1], [4]], 3), 3)[4]
    assert calls == [3, 1], f"for 3 and 1 micro-batches there are {calls} calls"


def test_memory_of_two_gradients():
    """No more than two gradients of mean_grad are alive at a time, however many micro-batches there are."""
    most = run(draw(np.random.default_rng(6), [[1, 2, 3, 4, 5, 6, 7]], 3), 3)[2]
    assert most <= 2, f"{most} gradients are alive at a time"


def test_gradients_handed_out_in_one_array():
    """The result is right when mean_grad fills the same array in every call."""
    check(draw(np.random.default_rng(7), [[2, 5, 1], [3, 3]], 5), 5, reuse=True)


def test_gradients_stay_as_they_were():
    """The arrays of mean_grad are not changed."""
    kept = run(draw(np.random.default_rng(8), [[2, 5], [3]], 5), 5)[3]
    assert kept, "an array of mean_grad was changed"


def test_types_of_gradients():
    """float32 and small integers are summed in float64."""
    check([[(np.array([1e8], dtype=np.float32), 1)] + [(np.ones(1, dtype=np.float32), 1)] * 9], 1)
    check([[(np.array([100, -3], dtype=np.int8), 5)], [(np.array([100, 7], dtype=np.int8), 2)]], 2)


def test_extreme_sizes():
    """Gradients of 1e-12 and 1e6 and a million tokens come out as they are."""
    ranks = [[(np.array([1e-12, 1e6]), 1)], [(np.array([3e-12, 3e6]), 10**6)]]
    for result in run(ranks, 2)[0]:
        assert_close(result, (np.array([1e-12, 1e6]) + 10**6 * np.array([3e-12, 3e6])) / (10**6 + 1), rtol=1e-10)
