import torch


class LogSoftmax(torch.autograd.Function):
    """Log-softmax along one axis, with its own backward pass: `LogSoftmax.apply(x, dim)`."""

    @staticmethod
    def forward(ctx, x: torch.Tensor, dim: int) -> torch.Tensor:
        """Return x - log(sum(exp(x))) along dim, in shape and type of x; -inf stays -inf."""
        raise NotImplementedError

    @staticmethod
    def backward(ctx, g: torch.Tensor):
        """Return the gradients with respect to x and dim from that of the output."""
        raise NotImplementedError
