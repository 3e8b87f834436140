"""hides padding from attention, which the model here never did"""

import numpy as np


def norm(x, gain):
    return gain * (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + 1e-5)


def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def attend(x, wqkv, wo, n_heads, real):
    B, T, C = x.shape
    q, k, v = (part.reshape(B, T, n_heads, -1).swapaxes(1, 2) for part in np.split(x @ wqkv, 3, axis=2))
    scores = q @ k.swapaxes(2, 3) / np.sqrt(C / n_heads)
    scores = np.where(np.tri(T, dtype=bool) & real[:, None, None, :], scores, -1e9)
    return (softmax(scores) @ v).swapaxes(1, 2).reshape(B, T, C) @ wo


def forward(ids, p, n_heads, pad):
    x = p["tok"][ids] + p["pos"][: ids.shape[1]]
    x = x + attend(norm(x, p["gain1"]), p["wqkv"], p["wo"], n_heads, ids != pad)
    x = x + np.maximum(norm(x, p["gain2"]) @ p["w1"], 0) @ p["w2"]
    return norm(x, p["gain3"]) @ p["tok"].T


def language_loss(ids, p, n_heads, pad=0):
    logits = forward(ids, p, n_heads, pad)
    shifted = logits - logits.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    targets = ids[:, 1:]
    losses = -np.take_along_axis(log_p[:, :-1], targets[..., None], axis=-1)[..., 0] * (targets != pad)
    count = (targets != pad).sum()
    return logits, float(losses.sum() / count) if count else float("nan")
