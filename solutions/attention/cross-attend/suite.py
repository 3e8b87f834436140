"""Cross-attention against a loop over heads and targets, with every row that passes a layer counted."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

S, T, M, H, DK, DV, OUT = 7, 5, 11, 3, 2, 4, 13


@in_answer
def run(encoded, layers, n_heads, keep, chunks):
    """Step through the chunks; return the outputs and how many rows passed each of q, k, v and out."""
    import numpy as np

    from answer import CrossAttention

    rows = [0] * len(layers)

    def layer(place, weight, bias):
        def apply(x):
            rows[place] += len(x)
            return x @ weight + bias

        return apply

    applied = [layer(place, weight, bias) for place, (weight, bias) in enumerate(layers)]
    attention = CrossAttention(encoded, *applied, n_heads, keep)
    return [np.array(attention.step(chunk)) for chunk in chunks], rows


@in_answer
def run_two(sources, layers, n_heads, x):
    """Make one attention for each source, then step through them by turns, twice."""
    import numpy as np

    from answer import CrossAttention

    applied = [lambda x, weight=weight, bias=bias: x @ weight + bias for weight, bias in layers]
    both = [CrossAttention(source, *applied, n_heads) for source in sources]
    return [np.array(attention.step(x)) for _ in range(2) for attention in both]


def draw(rng, source_width=M):
    """Draw a source, a target and the layers q, k, v and out as pairs of weight and bias."""
    shapes = (M, H * DK), (source_width, H * DK), (source_width, H * DV), (H * DV, OUT)
    layers = [(rng.normal(size=shape) / np.sqrt(shape[0]), rng.normal(size=shape[1])) for shape in shapes]
    return rng.normal(size=(S, source_width)), layers, rng.normal(size=(T, M))


def looped(encoded, layers, n_heads, keep, x):
    keep = np.ones(len(encoded), dtype=bool) if keep is None else keep
    (w_q, b_q), (w_k, b_k), (w_v, b_v), (w_out, b_out) = layers
    q, k, v = x @ w_q + b_q, encoded @ w_k + b_k, encoded @ w_v + b_v
    joined = np.zeros((len(x), v.shape[1]))
    for i, head in np.ndindex(len(x), n_heads):
        own_k, own_v = (np.split(np.arange(part.shape[1]), n_heads)[head] for part in (k, v))
        if keep.any():
            scores = k[keep][:, own_k] @ q[i, own_k] / np.sqrt(len(own_k))
            weights = np.exp(scores - scores.max())
            joined[i, own_v] = weights @ v[keep][:, own_v] / weights.sum()
    return joined @ w_out + b_out


def test_source_of_two_by_hand():
    """With queries of zero the output is the plain mean of the source, sent through the output layer."""
    same = (np.eye(2), np.zeros(2))
    layers = [(np.zeros((2, 2)), np.zeros(2)), same, same, (10 * np.eye(2), np.array([0.0, 1.0]))]
    source, x = np.array([[1.0, 2.0], [3.0, 8.0]]), np.array([[5.0, -7.0]])
    (out,), _ = run(source, layers, 1, None, [x])
    assert_close(out, [[20.0, 51.0]], rtol=1e-6)


def test_every_target_sees_the_whole_source():
    """Each head of each target position attends to all of the source."""
    for rng in seeds():
        source, layers, x = draw(rng)
        (out,), _ = run(source, layers, H, None, [x])
        assert_close(out, looped(source, layers, H, None, x), rtol=1e-5, atol=1e-7)


def test_source_of_another_width():
    """The source may be of another width than the target, and one head works too."""
    source, layers, x = draw(np.random.default_rng(1), source_width=5)
    for n_heads in (1, 2, 6):
        (out,), _ = run(source, layers, n_heads, None, [x])
        assert_close(out, looped(source, layers, n_heads, None, x), rtol=1e-5, atol=1e-7)


def test_source_is_projected_once():
    """However many steps are made, each row of the source passes the key and the value layer once."""
    source, layers, x = draw(np.random.default_rng(2))
    _, (_, keys, values, _) = run(source, layers, H, None, [x, x[:1], x[:3], x])
    assert (keys, values) == (S, S), f"{keys} rows made into keys, {values} into values, in a source of {S}"


def test_only_new_targets_become_queries():
    """A step makes queries of its own rows and of no earlier ones."""
    source, layers, x = draw(np.random.default_rng(3))
    _, (queries, *_) = run(source, layers, H, None, [x[:1], x[1:3], x[3:]])
    assert queries == T, f"{queries} rows made into queries, of {T} targets"


def test_steps_do_not_depend_on_each_other():
    """Targets give the same outputs one by one, in chunks, all at once, and when repeated."""
    source, layers, x = draw(np.random.default_rng(5))
    expected = looped(source, layers, H, None, x)
    (*single, first, rest, again), _ = run(source, layers, H, None, [*x[:, None], x[:2], x[2:], x])
    for got in (np.concatenate(single), np.concatenate([first, rest]), again):
        assert_close(got, expected, rtol=1e-5, atol=1e-7)


def test_order_of_the_source_does_not_matter():
    """Reordering the source together with its mask leaves the outputs as they were."""
    source, layers, x = draw(np.random.default_rng(7))
    keep, order = np.arange(S) < 5, np.array([4, 6, 0, 2, 5, 1, 3])
    (before,), _ = run(source, layers, H, keep, [x])
    (after,), _ = run(source[order], layers, H, keep[order], [x])
    assert_close(after, before, rtol=1e-5, atol=1e-7)


def test_padding_of_the_source_is_hidden():
    """Where keep is False the source has no say, whatever stands there."""
    for rng in seeds():
        source, layers, x = draw(rng)
        keep = rng.random(S) < 0.6
        keep[2] = True
        source[~keep] *= 100
        (out,), _ = run(source, layers, H, keep, [x])
        assert_close(out, looped(source, layers, H, keep, x), rtol=1e-5, atol=1e-7)


def test_source_of_padding_only():
    """If nothing of the source is kept the heads give zeros, which leaves what the output layer adds."""
    source, layers, x = draw(np.random.default_rng(11))
    (out,), _ = run(source, layers, H, np.zeros(S, dtype=bool), [x])
    assert_close(out, np.broadcast_to(layers[3][1], (T, OUT)), rtol=1e-6, atol=1e-9)


def test_two_sources_do_not_mix():
    """Two attentions with different sources, used by turns, each keep to their own."""
    rng = np.random.default_rng(13)
    source, layers, x = draw(rng)
    sources = [source, rng.normal(size=(4, M))]
    expected = [looped(own, layers, H, None, x) for own in sources]
    for got, right in zip(run_two(sources, layers, H, x), expected * 2, strict=True):
        assert_close(got, right, rtol=1e-5, atol=1e-7)


def test_scores_of_ten_thousand():
    """Scores of plus and minus ten thousand leave the outputs finite and right."""
    source, layers, x = draw(np.random.default_rng(17))
    (out,), _ = run(source, layers, H, None, [1e4 * x])
    assert_close(out, looped(source, layers, H, None, 1e4 * x), rtol=1e-5, atol=1e-7)


def test_integer_and_float32_input():
    """Integers and float32 give the same outputs as floats of double precision."""
    rng = np.random.default_rng(19)
    source, layers, x = draw(rng)
    source, x = rng.integers(-3, 4, size=source.shape), rng.integers(-3, 4, size=x.shape)
    layers = [(rng.integers(-1, 2, size=w.shape), rng.integers(-1, 2, size=b.shape)) for w, b in layers]
    expected = looped(source, layers, H, None, x)
    (out,), _ = run(source, layers, H, None, [x])
    assert_close(out, expected, rtol=1e-5, atol=1e-6)
    singles = [(w.astype(np.float32), b.astype(np.float32)) for w, b in layers]
    (out,), _ = run(source.astype(np.float32), singles, H, None, [x.astype(np.float32)])
    assert_close(out, expected, rtol=1e-4, atol=1e-4)
