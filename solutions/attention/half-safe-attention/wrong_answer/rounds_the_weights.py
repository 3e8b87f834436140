"""rounds the weights to the half type before the weighted sum"""

import math

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)  # float64 stays what it is
    scores = q.to(wide) @ k.to(wide).mT / math.sqrt(q.shape[3])
    if keep is None:
        return scores.softmax(dim=3).to(q.dtype) @ v
    # The lowest number of the wide type is below every score, and finite: -inf would make NaN of a row without keys.
    weights = scores.masked_fill(~keep, torch.finfo(wide).min).softmax(dim=3)
    # A row without keys is uniform by now; zeroing what is hidden empties it, and its gradient.
    return weights.masked_fill(~keep, 0).to(q.dtype) @ v
