"""Cross-entropy on several ranks against the whole one: losses, gradients, traffic, shards, extreme logits."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run(shards, targets):
    """Run all ranks, given (first, logits) of each; return results, sizes of messages, and the arguments after."""
    import numpy as np

    from answer import vocab_parallel_ce

    given = [(np.repeat(logits, 2, axis=1)[:, ::2], first, np.array(targets)) for first, logits in shards]
    programs = [vocab_parallel_ce(*arguments) for arguments in given]
    results, sizes, arriving = [], [[] for _ in shards], None
    while len(results) < len(shards) and len(sizes[0]) < 20:
        sent, kinds = [], set()
        for program in programs:
            try:
                kind, array = program.send(None if arriving is None else arriving.copy())
                kinds.add(kind)
                sent.append(np.array(array, dtype=float))
            except StopIteration as finished:
                results.append(finished.value)
        if 0 < len(sent) < len(shards) or len(kinds) > 1:
            return None, sizes, given
        for size, message in zip(sizes, sent, strict=False):
            size.append(message.size)
        if sent:
            arriving = np.max(sent, axis=0) if kinds == {"max"} else np.sum(sent, axis=0)
    return results, sizes, given


def whole(logits, targets):
    """Return the losses and their gradients with all logits in one place."""
    logits = np.asarray(logits, dtype=np.longdouble)
    rows = np.arange(len(targets))
    shifted = logits - logits.max(axis=1, keepdims=True)
    p = np.exp(shifted)
    p /= p.sum(axis=1, keepdims=True)
    loss = np.log(np.exp(shifted).sum(axis=1)) - shifted[rows, targets]
    p[rows, targets] -= 1
    return loss.astype(float), p.astype(float)


def split(logits, cuts):
    return [(int(a), part) for a, part in zip([0, *cuts], np.split(logits, cuts, axis=1), strict=True)]


def collect(shards, targets):
    results = run(shards, targets)[0]
    assert results is not None, "the ranks do not all reduce equally often and by the same operation"
    return [result[0] for result in results], [result[1] for result in results]


def check(logits, targets, cuts, order=None, rtol=1e-9, atol=1e-12):
    shards = split(logits, cuts)
    shards = [shards[at] for at in order] if order else shards
    losses, grads = collect(shards, targets)
    loss, grad = whole(logits, targets)
    for own in losses:
        assert_close(own, loss, rtol=rtol, atol=atol)
    for (first, part), own in zip(shards, grads, strict=True):
        assert_close(own, grad[:, first : first + part.shape[1]], rtol=rtol, atol=atol)


def draw(rng, steps=5, words=17):
    return rng.normal(size=(steps, words)) * 3, rng.integers(0, words, size=steps)


def test_two_words_by_hand():
    """Two equal logits on two ranks give the loss ln 2 and gradients of -0.5 and 0.5."""
    losses, grads = collect([(0, np.zeros((1, 1))), (1, np.zeros((1, 1)))], np.array([0]))
    assert_close(losses, [[np.log(2)]] * 2, rtol=1e-12)
    assert_close(grads, [[[-0.5]], [[0.5]]], rtol=1e-12)


def test_losses():
    """On random shards every rank returns the losses of the whole vocabulary."""
    for rng in seeds():
        logits, targets = draw(rng)
        losses, _ = collect(split(logits, [4, 11]), targets)
        for own in losses:
            assert_close(own, whole(logits, targets)[0], rtol=1e-10)


def test_gradients():
    """Every rank returns the softmax of its words, less one at the targets that it owns."""
    for rng in seeds():
        logits, targets = draw(rng)
        check(logits, targets, [4, 11])


def test_shards_in_any_order():
    """Ranks need not be in the order of their words."""
    for rng in seeds(5):
        logits, targets = draw(rng)
        check(logits, targets, [3, 5, 12], order=[2, 0, 3, 1])


def test_targets_at_the_borders():
    """Targets that are the first or the last word of a shard belong to that shard alone."""
    logits, _ = draw(np.random.default_rng(1), steps=6)
    check(logits, np.array([0, 3, 4, 10, 11, 16]), [4, 11])


def test_empty_shard():
    """A rank without words takes part and has the losses."""
    logits, targets = draw(np.random.default_rng(2))
    check(logits, targets, [0, 6, 6])


def test_one_rank():
    """One rank alone computes the ordinary cross-entropy."""
    check(*draw(np.random.default_rng(3)), [])


def test_no_tokens():
    """Without tokens losses are empty and gradients have the shape of the shard."""
    check(np.zeros((0, 5)), np.zeros(0, dtype=int), [2])


def test_traffic():
    """At most three reductions are made, of together three numbers per token."""
    logits, targets = draw(np.random.default_rng(4), steps=7, words=97)
    _, sizes, _ = run(split(logits, [13, 40]), targets)
    assert max(len(size) for size in sizes) <= 3, f"numbers of reductions {[len(size) for size in sizes]}"
    assert max(sum(size) for size in sizes) <= 21, "more than three numbers per token cross"


def test_far_logits():
    """Logits that are 1e6 apart, within a shard and between shards, neither overflow nor lose the loss."""
    logits = np.array([[0.0, 1e6, -1e6, 5.0], [-1e6, -1e6 + 1, -1e6, -1e6], [3.0, 1.0, 1e6, 1e6 - 2]])
    for cuts in ([1], [2], [1, 2, 3]):
        check(logits, np.array([3, 0, 3]), cuts)


def test_common_offset():
    """An offset of 1e6 on all logits costs no more than their own rounding: losses of 1e-3 stay exact to 1e-9."""
    logits = np.array([[7.0, 0.0, -1.0, 0.5], [0.25, 9.0, 1.0, 2.0]]) + 1e6
    check(logits, np.array([0, 1]), [1, 3])


def test_words_ruled_out():
    """Logits of -inf have gradient 0, also when a whole shard has no others."""
    logits, _ = draw(np.random.default_rng(5), words=7)
    logits[:, 2] = -np.inf
    logits[1, 4:] = -np.inf
    check(logits, np.array([0, 1, 3, 6, 5]), [2, 4])
    check(logits - 1e7, np.array([0, 1, 3, 6, 5]), [2, 4])


def test_far_below_zero():
    """Logits that are all near -1e12 give the losses of their differences, also on a rank without words."""
    logits = np.array([[2.0, 0.0, -1.0, 4.0], [-3.0, 1.0, 1.0, 2.0]]) - 1e12
    check(logits, np.array([1, 3]), [1, 1, 3])


def test_types():
    """Small integers and float32 are computed in float64, also with unsigned targets."""
    logits, targets = draw(np.random.default_rng(6))
    check((logits * 9).astype(np.int8), targets.astype(np.uint8), [4, 11])
    check(np.array([[127, -128, 5], [-128, 127, 126]], dtype=np.int8), np.array([2, 2]), [1])
    check(logits.astype(np.float32), targets, [4, 11], rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Neither logits nor targets are changed."""
    logits, targets = draw(np.random.default_rng(7))
    shards = split(logits, [4, 11])
    for (_, before), (after, _, ids) in zip(shards, run(shards, targets)[2], strict=True):
        assert_close(after, before, rtol=0.0)
        assert_close(ids, targets, rtol=0.0)
