"""A ring of ranks in lockstep: sums, the number and size of messages, uneven chunks, number types."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def ring(buffers):
    """Run all ranks step by step; return their sums, the sizes of their messages, and what became of the buffers."""
    import numpy as np

    from answer import ring_all_reduce

    n = len(buffers)
    given = [np.repeat(buffer, 2)[::2] for buffer in buffers]  # views with strides
    programs = [ring_all_reduce(rank, n, buffer) for rank, buffer in enumerate(given)]
    sizes, arriving, totals = [[] for _ in programs], [None] * n, []
    while len(totals) < n and len(sizes[0]) < 5 * n + 5:
        sent = []
        for program, message in zip(programs, arriving, strict=True):
            try:
                sent.append(np.array(program.send(message)))
            except StopIteration as finished:
                totals.append(finished.value)
        if len(sent) == n:
            for size, message in zip(sizes, sent, strict=True):
                size.append(message.size)
            arriving = [sent[-1], *sent[:-1]]
        elif sent:
            break  # some ranks wait for messages of others that are done
    kept = [not np.shares_memory(np.asarray(total), buffer) for total, buffer in zip(totals, given, strict=False)]
    return totals, sizes, given, all(kept)


def draw(rng, n, size):
    return [rng.normal(size=size) for _ in range(n)]


def assert_sums(buffers, rtol=1e-12):
    totals = ring(buffers)[0]
    assert len(totals) == len(buffers), "some ranks never finish: they wait for messages"
    for total in totals:
        assert_close(total, np.sum(buffers, axis=0, dtype=float), rtol=rtol, atol=1e-12)


def test_two_ranks_by_hand():
    """Two ranks with [1, 2] and [10, 20] both return [11, 22]."""
    assert_close(ring([np.array([1.0, 2.0]), np.array([10.0, 20.0])])[0], [[11.0, 22.0]] * 2, rtol=1e-12)


def test_every_rank_has_every_sum():
    """On random buffers each rank returns the sum over all ranks at every position."""
    for rng in seeds():
        n = int(rng.integers(2, 8))
        assert_sums(draw(rng, n, 3 * n))


def test_lengths_that_are_no_multiple():
    """The sum is complete for lengths that are not a multiple of the number of ranks."""
    rng = np.random.default_rng(1)
    for n, size in ((2, 3), (3, 7), (5, 19), (7, 13), (4, 11)):
        assert_sums(draw(rng, n, size))


def test_shorter_than_the_ring():
    """Buffers with fewer numbers than ranks, and empty ones, are summed as well."""
    rng = np.random.default_rng(2)
    for n, size in ((5, 3), (7, 1), (3, 0)):
        assert_sums(draw(rng, n, size))


def test_one_rank_alone():
    """A single rank sends nothing and returns its buffer, as a new array."""
    totals, sizes, _, kept = ring([np.array([3.0, 4.0])])
    assert_close(totals, [[3.0, 4.0]], rtol=1e-12)
    assert sizes == [[]], "no message is needed"
    assert kept, "the result shares memory with the buffer"


def test_number_of_messages():
    """Each of n ranks sends exactly 2(n - 1) messages, also of buffers that are shorter than n or empty."""
    rng = np.random.default_rng(3)
    for n, size in ((2, 5), (3, 7), (5, 11), (8, 17), (5, 2), (3, 0)):
        assert [len(sizes) for sizes in ring(draw(rng, n, size))[1]] == [2 * (n - 1)] * n


def test_size_of_messages():
    """No message is longer than the length over the number of ranks, rounded up."""
    rng = np.random.default_rng(4)
    for n, size in ((3, 12), (4, 11), (5, 13), (7, 5)):
        longest = max(max(sizes) for sizes in ring(draw(rng, n, size))[1])
        assert longest <= -(-size // n)


def test_traffic_does_not_grow_with_the_ring():
    """A rank sends less than twice its buffer, whatever the number of ranks."""
    rng = np.random.default_rng(5)
    for n in (2, 3, 6, 12):
        sizes = ring(draw(rng, n, 36))[1]
        assert len(sizes) == n
        assert all(sum(size) <= 2 * (n - 1) * 36 // n for size in sizes)


def test_same_bits_everywhere():
    """All ranks return the very same bits, though sums round."""
    for rng in seeds(5):
        totals = ring([buffer * 10.0 ** rng.integers(-8, 8, 23) for buffer in draw(rng, 5, 23)])[0]
        for total in totals[1:]:
            assert_close(total, totals[0], rtol=0.0, atol=0.0)


def test_small_number_types():
    """Sums of small integers do not wrap round, and those of float32 keep what float64 holds."""
    assert_sums([np.full(7, 100, dtype=np.int8)] * 3)
    assert_sums([np.full(5, big, dtype=np.float32) for big in (1e8, 1.0, 1.0, -1e8)])
    assert_sums([np.array([True, True, False])] * 2)


def test_not_a_number_stays_in_its_place():
    """An infinite number or a NaN in one position leaves all other positions alone."""
    buffers = draw(np.random.default_rng(6), 3, 8)
    buffers[1][2], buffers[0][7] = np.inf, np.nan
    assert_sums(buffers)


def test_buffers_stay_as_they_were():
    """No rank changes its buffer."""
    buffers = draw(np.random.default_rng(7), 4, 10)
    assert_close(ring(buffers)[2], buffers, rtol=0.0)
