import torch


class Softmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores):
        weights = torch.exp(scores - scores.max(dim=-1, keepdim=True).values)
        weights = weights / weights.sum(dim=-1, keepdim=True)
        ctx.save_for_backward(weights)
        return weights

    @staticmethod
    def backward(ctx, upstream):
        (weights,) = ctx.saved_tensors
        return weights * (upstream - (upstream * weights).sum(dim=-1, keepdim=True))


def attention(q, k, v):
    return Softmax.apply(q @ k.T / q.shape[1] ** 0.5) @ v
