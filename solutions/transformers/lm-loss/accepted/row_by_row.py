"""Loops over rows and positions and adds one term for each target."""

import torch


def lm_loss(logits, ids, pad_id, prompt_lens=None):
    logits = logits.to(torch.promote_types(logits.dtype, torch.float32))
    total, count = logits.new_zeros(()), 0
    for row in range(ids.shape[0]):
        start = 1 if prompt_lens is None else max(1, int(prompt_lens[row]))
        for step in range(start, ids.shape[1]):
            token = int(ids[row, step])
            if token != pad_id:
                total = total - torch.log_softmax(logits[row, step - 1], dim=0)[token]
                count += 1
    return total / count if count else total
