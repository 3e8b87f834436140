"""leaves the scores unscaled"""

import torch


def attention(q, k, v):
    return torch.softmax(q @ k.T, dim=-1) @ v
