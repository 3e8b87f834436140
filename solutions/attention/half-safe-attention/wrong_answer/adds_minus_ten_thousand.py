"""adds -10000 to hidden scores, which a large score outweighs"""

import math

import torch


def half_safe_attention(q, k, v, keep=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    scores = torch.matmul(q.to(wide), k.to(wide).transpose(-1, -2)) / math.sqrt(q.size(-1))
    if keep is not None:
        bias = (1.0 - keep.to(wide)) * -10000.0
        scores = scores + bias
    weights = torch.nn.functional.softmax(scores, dim=-1)
    if keep is not None:
        weights = weights * keep.any(dim=-1, keepdim=True)
    return torch.matmul(weights, v.to(wide)).to(q.dtype)
