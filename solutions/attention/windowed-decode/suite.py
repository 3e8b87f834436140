"""Decoding with a sliding window against the full masked attention, step by step."""

import numpy as np

from drill.suite import assert_close, in_answer, seeds

T, H, D, DV = 11, 3, 7, 2


@in_answer
def decode(window, slope, qs, ks, vs):
    """Feed one token after the other to a fresh decoder and return all outputs."""
    import numpy as np

    from answer import WindowedDecoder

    decoder = WindowedDecoder(window, slope)
    return np.stack([np.array(decoder.step(q, k, v)) for q, k, v in zip(qs, ks, vs, strict=True)])


@in_answer
def decode_from_one_buffer(window, qs, ks, vs):
    """Hand over the same two arrays at every step, filled anew, as a decoding loop does."""
    import numpy as np

    from answer import WindowedDecoder

    decoder, k, v, outputs = WindowedDecoder(window), np.empty(ks.shape[1:]), np.empty(vs.shape[1:]), []
    for t, q in enumerate(qs):
        k[...], v[...] = ks[t], vs[t]
        outputs.append(np.array(decoder.step(q, k, v)))
    return np.stack(outputs)


@in_answer
def decode_two(windows, qs, ks, vs):
    """Feed two decoders by turns, the second with all signs changed."""
    import numpy as np

    from answer import WindowedDecoder

    first, second = (WindowedDecoder(window) for window in windows)
    pairs = [(first.step(q, k, v), second.step(-q, k, -v)) for q, k, v in zip(qs, ks, vs, strict=True)]
    return [np.stack([np.array(out) for out in outputs]) for outputs in zip(*pairs, strict=True)]


@in_answer
def share_kept(window, few, many):
    """Which share of the tokens after the first `few` of `many` still takes up memory at the end."""
    import tracemalloc

    import numpy as np

    from answer import WindowedDecoder

    decoder, held, token = WindowedDecoder(window), [], np.ones((2, 64))
    tracemalloc.start()
    for steps in (few, many - few):
        for _ in range(steps):
            decoder.step(token, token.copy(), token.copy())
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    return round((held[1] - held[0]) / (2 * token.nbytes) / (many - few), 1)


def draw(rng, n_steps=T):
    return (
        rng.normal(size=(n_steps, H, D)),
        rng.normal(size=(n_steps, H, D)),
        rng.normal(size=(n_steps, H, DV)),
    )


def masked(window, slope, qs, ks, vs):
    """Attention over the whole sequence, with everything outside of the window hidden."""
    back = np.arange(len(qs))[:, None] - np.arange(len(qs))
    scores = np.einsum("ihd,jhd->hij", qs, ks) / np.sqrt(qs.shape[-1]) - slope * back
    scores = np.where((back >= 0) & (back < window), scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.einsum("hij,jhe->ihe", weights / weights.sum(axis=-1, keepdims=True), vs)


def test_window_of_two_by_hand():
    """With queries of zero each output is the plain mean of the last two values."""
    zeros, values = np.zeros((4, 1, 1)), np.array([1.0, 3.0, 7.0, -1.0]).reshape(4, 1, 1)
    got = decode(2, 0.0, zeros, zeros, values)
    assert_close(np.reshape(got, -1), [1.0, 2.0, 5.0, 3.0], rtol=1e-6)


def test_window_of_one():
    """A window of one sees only the token itself and returns its value."""
    qs, ks, vs = draw(np.random.default_rng(1))
    assert_close(decode(1, 0.0, qs, ks, vs), vs, rtol=1e-6)


def test_full_masked_attention():
    """Every step gives what the full attention gives when all but the last w keys are hidden."""
    for rng in seeds():
        tokens = draw(rng)
        assert_close(decode(4, 0.0, *tokens), masked(4, 0.0, *tokens), rtol=1e-5, atol=1e-7)


def test_before_the_window_is_full():
    """While fewer than w tokens have come, only those are seen."""
    for window in (T, T + 1, 100):
        tokens = draw(np.random.default_rng(window))
        assert_close(decode(window, 0.0, *tokens), masked(window, 0.0, *tokens), rtol=1e-5, atol=1e-7)


def test_distance_lowers_the_score():
    """Each step back lowers a key's score by the slope, also after the window has wrapped round."""
    for rng in seeds():
        tokens = draw(rng)
        assert_close(decode(4, 0.5, *tokens), masked(4, 0.5, *tokens), rtol=1e-5, atol=1e-7)


def test_many_rounds():
    """After many rounds the outputs are still right, for windows that do and do not divide the length."""
    tokens = draw(np.random.default_rng(3), 40)
    for window in (5, 7):
        assert_close(decode(window, 0.3, *tokens), masked(window, 0.3, *tokens), rtol=1e-5, atol=1e-7)


def test_caller_reuses_its_arrays():
    """The caller may overwrite the arrays that it handed over: what was taken in stays as it was."""
    tokens = draw(np.random.default_rng(5))
    assert_close(decode_from_one_buffer(4, *tokens), masked(4, 0.0, *tokens), rtol=1e-5, atol=1e-7)


def test_memory_does_not_grow():
    """Once the window is full, further tokens take no further memory."""
    assert_close(share_kept(3, 10, 200), 0.0, atol=1e-9)


def test_two_decoders_do_not_mix():
    """Two decoders that run by turns keep their tokens apart."""
    qs, ks, vs = draw(np.random.default_rng(7))
    first, second = decode_two((3, 5), qs, ks, vs)
    assert_close(first, masked(3, 0.0, qs, ks, vs), rtol=1e-5, atol=1e-7)
    assert_close(second, masked(5, 0.0, -qs, ks, -vs), rtol=1e-5, atol=1e-7)


def test_scores_of_ten_thousand():
    """Scores of plus and minus ten thousand leave the outputs finite and right."""
    qs, ks, vs = draw(np.random.default_rng(11))
    ks = 1e4 * ks
    assert_close(decode(4, 0.0, qs, ks, vs), masked(4, 0.0, qs, ks, vs), rtol=1e-5, atol=1e-7)


def test_double_precision():
    """Tokens of double precision keep it, in the cache as well."""
    tokens = draw(np.random.default_rng(17))
    assert_close(decode(4, 0.5, *tokens), masked(4, 0.5, *tokens), rtol=1e-10, atol=1e-12)


def test_whole_numbers_before_fractions():
    """A first token of integers or of float32 does not round those that follow, and float32 tokens work."""
    qs, ks, vs = draw(np.random.default_rng(13), 6)
    qs, ks, vs = (np.concatenate([np.ones((1, *part.shape[1:])), part]) for part in (qs, ks, vs))
    first = [[part[0].astype(int), *part[1:]] for part in (qs, ks, vs)]
    assert_close(decode(4, 0.0, *first), masked(4, 0.0, qs, ks, vs), rtol=1e-5, atol=1e-7)
    first = [[part[0].astype(np.float32), *part[1:]] for part in (qs, ks, vs)]
    assert_close(decode(4, 0.0, *first), masked(4, 0.0, qs, ks, vs), rtol=1e-10, atol=1e-12)
    singles = [part.astype(np.float32) for part in (qs, ks, vs)]
    assert_close(decode(4, 0.0, *singles), masked(4, 0.0, *singles), rtol=1e-4, atol=1e-5)
