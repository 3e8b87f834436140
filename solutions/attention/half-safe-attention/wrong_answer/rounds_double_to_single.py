"""casts every input to float32, which throws away half the digits of float64"""

import math

import torch


def half_safe_attention(q, k, v, keep=None):
    scores = torch.matmul(q.float(), k.float().transpose(-2, -1)) / math.sqrt(q.shape[-1])
    if keep is not None:
        scores = scores.masked_fill(~keep, -3e38)
    weights = torch.softmax(scores, dim=-1)
    if keep is not None:
        weights = weights.masked_fill(~keep, 0.0)
    return torch.matmul(weights, v.float()).type_as(q)
