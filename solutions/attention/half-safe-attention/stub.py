import torch


def half_safe_attention(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, keep: torch.Tensor | None = None
) -> torch.Tensor:
    """Attention that is safe in float16 and bfloat16.

    q: (B, H, Lq, D), k: (B, H, Lk, D), v: (B, H, Lk, Dv), all of one floating type.
    keep: bool, broadcasts to (B, H, Lq, Lk), True keeps the key.
    Returns (B, H, Lq, Dv) in the type of q.
    """
    raise NotImplementedError
