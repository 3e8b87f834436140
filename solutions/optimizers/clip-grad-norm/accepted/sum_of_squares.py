"""Adds up squares as a Python float and scales through `data`."""

import math

import torch


def clip_grad_norm(parameters, max_norm):
    tensors = [parameters] if torch.is_tensor(parameters) else list(parameters)
    tensors = [p for p in tensors if p.grad is not None]
    total = math.sqrt(sum(float((p.grad.detach().double() ** 2).sum()) for p in tensors))
    if math.isnan(total) or math.isinf(total):
        raise RuntimeError("gradients are not finite")
    factor = min(1.0, max_norm / (total + 1e-6))
    for p in tensors:
        p.grad.data *= factor
    return torch.tensor(total, dtype=torch.float64)
