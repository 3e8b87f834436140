"""A decoder's logits and loss: what sees what, weights over keys, scale, positions, residuals, targets."""

import math

import numpy as np
from answer import language_loss

from drill.suite import assert_close, seeds

V, H, D, F, L = 11, 2, 3, 5, 13
C = H * D


def draw(rng, n_rows=2, n_steps=5, scale=1.0):
    shapes = {"tok": (V, C), "pos": (L, C), "wqkv": (C, 3 * C), "wo": (C, C), "w1": (C, F), "w2": (F, C)}
    p = {name: scale * rng.normal(size=shape) / np.sqrt(shape[0]) for name, shape in shapes.items()}
    p |= {"tok": rng.normal(size=(V, C)), "pos": rng.normal(size=(L, C))}
    p |= {name: rng.uniform(0.5, 1.5, size=C) for name in ("gain1", "gain2", "gain3")}
    return rng.integers(1, V, size=(n_rows, n_steps)), p


def normed(row, gain):
    middle = sum(row) / len(row)
    spread = math.sqrt(sum((value - middle) ** 2 for value in row) / len(row) + 1e-5)
    return np.array([g * (value - middle) / spread for g, value in zip(gain, row, strict=True)])


def step_by_step(ids, p, n_heads):
    """The logits of one row, each position and head on its own."""
    stream = [p["tok"][token] + p["pos"][t] for t, token in enumerate(ids)]
    qkv = [normed(x, p["gain1"]) @ p["wqkv"] for x in stream]
    width = len(stream[0])
    size, logits = width // n_heads, []
    for t, x in enumerate(stream):
        mixed = np.zeros(width)
        for own in np.split(np.arange(width), n_heads):
            scores = [float(qkv[t][own] @ qkv[j][width + own]) / math.sqrt(size) for j in range(t + 1)]
            shares = [math.exp(score - max(scores)) for score in scores]
            for share, j in zip(shares, range(t + 1), strict=True):
                mixed[own] += share / sum(shares) * qkv[j][2 * width + own]
        x = x + mixed @ p["wo"]
        x = x + np.clip(normed(x, p["gain2"]) @ p["w1"], 0, None) @ p["w2"]
        logits.append(p["tok"] @ normed(x, p["gain3"]))
    return np.array(logits)


def loss_of(logits, ids, pad=0):
    found = []
    for row, tokens in zip(logits, ids, strict=True):
        for t, target in enumerate(tokens[1:]):
            if target != pad:
                top = max(row[t])
                found.append(top + math.log(sum(np.exp(row[t] - top))) - row[t][target])
    return sum(found) / len(found)


def test_no_position_sees_the_future():
    """A change of one token leaves all logits before it as they were."""
    ids, p = draw(np.random.default_rng(1), n_steps=7)
    logits, _ = language_loss(ids, p, H)
    for t in range(1, 7):
        other = ids.copy()
        other[:, t] = 1 + other[:, t] % (V - 1)
        assert_close(language_loss(other, p, H)[0][:, :t], logits[:, :t], rtol=1e-9, atol=1e-12)


def test_every_position_sees_the_past_and_itself():
    """A change of one token changes the logits at its place and at every later one."""
    ids, p = draw(np.random.default_rng(2))
    logits, _ = language_loss(ids, p, H)
    for t in range(5):
        other = ids.copy()
        other[:, t] = 1 + other[:, t] % (V - 1)
        moved = np.abs(language_loss(other, p, H)[0] - logits).max(axis=2) > 1e-9
        assert moved[:, t:].all(), f"no effect of token {t}"


def test_weights_over_the_keys():
    """Where all scores are equal, attention averages what a position sees, in equal parts."""
    ids, p = draw(np.random.default_rng(3))
    p["wqkv"] = p["wqkv"] * (np.arange(3 * C) >= 2 * C)
    logits, _ = language_loss(ids, p, H)
    for got, row in zip(logits, ids, strict=True):
        assert_close(got, step_by_step(row, p, H), rtol=1e-8, atol=1e-10)


def test_first_position_by_itself():
    """A row of one token gives the logits of its embedding plus the first position, through both residuals."""
    ids, p = draw(np.random.default_rng(4), n_rows=3, n_steps=1)
    logits, _ = language_loss(ids, p, H)
    for got, row in zip(logits, ids, strict=True):
        assert_close(got, step_by_step(row, p, H), rtol=1e-8, atol=1e-10)


def test_without_attention_and_layers():
    """With weights of zero the stream is token plus position, untouched by the norms inside the block."""
    ids, p = draw(np.random.default_rng(5))
    p |= {"wo": np.zeros((C, C)), "w2": np.zeros((F, C))}
    logits, _ = language_loss(ids, p, H)
    for got, row in zip(logits, ids, strict=True):
        want = [p["tok"] @ normed(p["tok"][token] + p["pos"][t], p["gain3"]) for t, token in enumerate(row)]
        assert_close(got, np.array(want), rtol=1e-8, atol=1e-10)


def test_logits_of_many_models():
    """The logits are those of the block worked out position by position and head by head."""
    for rng in seeds():
        ids, p = draw(rng)
        for n_heads in (1, 2, 3):
            logits, _ = language_loss(ids, p, n_heads)
            want = np.array([step_by_step(row, p, n_heads) for row in ids])
            assert_close(logits, want, rtol=1e-8, atol=1e-10)


def test_full_context():
    """A row may be as long as the table of positions."""
    ids, p = draw(np.random.default_rng(7), n_rows=1, n_steps=L)
    assert_close(language_loss(ids, p, H)[0][0], step_by_step(ids[0], p, H), rtol=1e-8, atol=1e-10)


def test_large_scores():
    """Scores in the ten thousands, of either sign, give finite logits, and the right ones."""
    for scale in (60.0, 250.0):
        ids, p = draw(np.random.default_rng(8), scale=scale)
        logits, loss = language_loss(ids, p, H)
        want = np.array([step_by_step(row, p, H) for row in ids])
        assert_close(logits, want, rtol=1e-7, atol=1e-9)
        assert_close(loss, loss_of(want, ids), rtol=1e-7)


def test_loss_of_a_model_that_knows_nothing():
    """Embeddings of zero give equal logits, and the loss is ln V."""
    ids, p = draw(np.random.default_rng(9))
    p["tok"] = np.zeros((V, C))
    assert_close(language_loss(ids, p, H)[1], math.log(V), rtol=1e-12)
    assert_close(language_loss(np.array([[3, 4, 0, 0, 0]]), p, H)[1], math.log(V), rtol=1e-12)


def test_targets_are_the_next_tokens():
    """Each position is scored on the token that comes after it."""
    for rng in seeds():
        ids, p = draw(rng)
        logits, loss = language_loss(ids, p, H)
        assert_close(loss, loss_of(logits, ids), rtol=1e-9)


def test_padding_does_not_count():
    """Targets that are padding are left out of the sum and of the count, over all rows together."""
    ids, p = draw(np.random.default_rng(10), n_rows=3, n_steps=7)
    ids[0, 2:], ids[1, 6:] = 0, 0
    logits, loss = language_loss(ids, p, H)
    assert_close(loss, loss_of(logits, ids), rtol=1e-9)
    ids = np.where(ids == 0, 4, ids)
    logits, loss = language_loss(ids, p, H, pad=4)
    assert_close(loss, loss_of(logits, ids, pad=4), rtol=1e-9)


def test_padding_is_read_like_any_token():
    """Padding is not hidden from attention, and its own positions have logits as well."""
    ids, p = draw(np.random.default_rng(14), n_steps=7)
    ids[0, 2:4], ids[1, :3] = 0, 0
    for pad in (0, 5):
        logits, _ = language_loss(ids, p, H, pad)
        for got, row in zip(logits, ids, strict=True):
            assert_close(got, step_by_step(row, p, H), rtol=1e-8, atol=1e-10)


def test_large_logits():
    """Logits in the ten thousands give the finite loss."""
    ids, p = draw(np.random.default_rng(11))
    p["gain3"] = p["gain3"] * 1e4
    logits, loss = language_loss(ids, p, H)
    assert np.isfinite(loss)
    assert_close(loss, loss_of(logits, ids), rtol=1e-9)


def test_nothing_to_score():
    """Without any counted target the loss is NaN, and the logits are there all the same."""
    ids, p = draw(np.random.default_rng(12))
    for row in (ids[:, :1], np.where(np.arange(5) > 0, 0, ids)):
        logits, loss = language_loss(row, p, H)
        assert_close(loss, np.nan)
        assert np.isfinite(logits).all() and logits.shape == (*row.shape, V)


def test_arguments_stay_as_they_were():
    """Neither ids nor parameters are changed."""
    ids, p = draw(np.random.default_rng(13))
    ids[1, 3:] = 0
    ids_before, before = ids.copy(), {name: array.copy() for name, array in p.items()}
    language_loss(ids, p, H)
    assert_close(ids, ids_before)
    for name, array in before.items():
        assert_close(p[name], array)
