import torch


class LogSoftmax(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, dim):
        shifted = x - x.amax(dim, keepdim=True)
        out = shifted - shifted.exp().sum(dim, keepdim=True).log()
        # A slice of -inf alone has just become NaN: -inf - (-inf).
        out = torch.where(x.isneginf(), x, out)
        ctx.dim = dim
        ctx.save_for_backward(out)  # with its history, so that second derivatives work
        return out

    @staticmethod
    def backward(ctx, g):
        (out,) = ctx.saved_tensors
        return g - out.exp() * g.sum(ctx.dim, keepdim=True), None
