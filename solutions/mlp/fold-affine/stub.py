import numpy as np

Layer = tuple[np.ndarray, np.ndarray | None, str | None]


def fold_affine(layers: list[Layer]) -> list[Layer]:
    """Fold runs of layers (W f[out, in], b f[out] or None, activation or None) that have no activation between them."""
    raise NotImplementedError
