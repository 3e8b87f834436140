"""cuts the weights out of the graph"""

import torch


def attention(q, k, v):
    weights = torch.softmax(q @ k.T / q.shape[-1] ** 0.5, dim=-1)
    return weights.detach() @ v
