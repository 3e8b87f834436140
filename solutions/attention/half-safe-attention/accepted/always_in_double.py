"""Works in float64 throughout, through the log-sum-exp, with a floor for rows without keys."""

import torch


def half_safe_attention(q, k, v, keep=None):
    queries, keys, values = q.double(), k.double(), v.double()
    scores = torch.einsum("bhid,bhjd->bhij", queries, keys) * queries.shape[-1] ** -0.5
    keep = torch.ones_like(scores, dtype=torch.bool) if keep is None else keep.expand_as(scores)
    scores = torch.where(keep, scores, torch.full_like(scores, -1e300))
    weights = torch.exp(scores - torch.logsumexp(scores, dim=-1, keepdim=True))
    weights = torch.where(keep, weights, torch.zeros_like(weights))
    return torch.einsum("bhij,bhje->bhie", weights, values).to(q.dtype)
