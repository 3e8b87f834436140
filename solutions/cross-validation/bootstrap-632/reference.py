import numpy as np


def err632(loss: np.ndarray, counts: np.ndarray, apparent: float) -> float:
    out = counts == 0
    times_out = out.sum(axis=0)
    rows = times_out > 0  # a row that every sample drew has no say
    if not rows.any():
        raise ValueError("every bootstrap sample drew every row")
    # Per row first, as in leave-one-out: a row that is often left out counts no more than the others.
    per_row = np.where(out, loss, 0.0).sum(axis=0)[rows] / times_out[rows]
    return 0.368 * apparent + 0.632 * per_row.mean()
