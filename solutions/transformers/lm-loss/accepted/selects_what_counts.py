"""Picks the logits and targets that count and works on those alone."""

import torch


def lm_loss(logits, ids, pad_id, prompt_lens=None):
    wide = logits if logits.dtype == torch.float64 else logits.to(torch.float32)
    n_rows, n_steps = ids.shape
    prompt = torch.zeros(n_rows, dtype=torch.long) if prompt_lens is None else prompt_lens
    where = (ids != pad_id) & (torch.arange(n_steps).expand(n_rows, -1) >= prompt.unsqueeze(1).clamp(min=1))
    rows, columns = torch.nonzero(where, as_tuple=True)
    if len(rows) == 0:
        return (wide * 0).sum()
    chosen = wide[rows, columns - 1]
    return (torch.logsumexp(chosen, dim=1) - chosen[torch.arange(len(rows)), ids[rows, columns]]).mean()
