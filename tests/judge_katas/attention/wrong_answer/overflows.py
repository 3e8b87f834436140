"""overflows for large scores"""


def attention(q, k, v):
    weights = (q @ k.T / q.shape[-1] ** 0.5).exp()
    return weights / weights.sum(dim=-1, keepdim=True) @ v
