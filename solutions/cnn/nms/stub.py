import numpy as np


def nms(boxes: np.ndarray, scores: np.ndarray, iou_thr: float, classes: np.ndarray | None = None) -> np.ndarray:
    """Return the indices of the boxes f[n, 4] (x1, y1, x2, y2) that are kept, by falling score, as i[kept]."""
    raise NotImplementedError
