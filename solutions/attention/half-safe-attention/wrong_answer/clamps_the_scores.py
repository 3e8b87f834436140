"""clamps the scores to the range of float16"""

import math

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)  # float64 stays what it is
    scores = q.to(wide) @ k.to(wide).mT / math.sqrt(q.shape[3])
    if keep is None:
        return (scores.softmax(dim=3) @ v.to(wide)).to(q.dtype)
    # The lowest number of the wide type is below every score, and finite: -inf would make NaN of a row without keys.
    weights = scores.clamp(-65504, 65504).masked_fill(~keep, torch.finfo(wide).min).softmax(dim=3)
    # A row without keys is uniform by now; zeroing what is hidden empties it, and its gradient.
    return (weights.masked_fill(~keep, 0) @ v.to(wide)).to(q.dtype)
