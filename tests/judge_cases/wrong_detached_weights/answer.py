import torch


def attention(q, k, v):
    with torch.no_grad():
        weights = torch.softmax(q @ k.T / q.shape[1] ** 0.5, 1)
    return weights @ v
