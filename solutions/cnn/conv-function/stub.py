import torch


class Conv2dFunction(torch.autograd.Function):
    """A 2-D convolution; call it as Conv2dFunction.apply(x, w, b, stride, padding)."""

    @staticmethod
    def forward(
        ctx, x: torch.Tensor, w: torch.Tensor, b: torch.Tensor | None, stride: int, padding: int
    ) -> torch.Tensor:
        """Map x (N, C, H, W), w (O, C, kh, kw), b (O,) or None to (N, O, H', W')."""
        raise NotImplementedError

    @staticmethod
    def backward(ctx, g: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        """Return the gradients of x, w, b, stride and padding; None where there is none or none is wanted."""
        raise NotImplementedError
