"""composes torch operations, which save two tensors"""

import torch


def silu(x):
    return x * torch.sigmoid(x)
