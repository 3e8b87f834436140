import numpy as np


def group_kfold(groups: np.ndarray, k: int) -> list[tuple[np.ndarray, np.ndarray]]:
    _, group_of, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    if not 2 <= k <= len(sizes):
        raise ValueError(f"k must be between 2 and the number of groups, {len(sizes)}; got {k}")
    rows = np.zeros(k)
    fold_of_group = np.empty_like(sizes)
    # Largest first: the small groups come last and fill up what the large ones left uneven.
    for group in np.argsort(-sizes):
        lightest = np.argmin(rows)
        fold_of_group[group] = lightest
        rows[lightest] += sizes[group]
    fold_of_row = fold_of_group[group_of]
    return [(np.flatnonzero(fold_of_row != fold), np.flatnonzero(fold_of_row == fold)) for fold in range(k)]
