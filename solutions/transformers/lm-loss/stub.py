import torch


def lm_loss(
    logits: torch.Tensor, ids: torch.Tensor, pad_id: int, prompt_lens: torch.Tensor | None = None
) -> torch.Tensor:
    """Return the mean next-token loss without axes. logits: (B, T, V); ids: (B, T); prompt_lens: (B,)."""
    raise NotImplementedError
