import numpy as np


def weighted_risk(
    loss: np.ndarray, p_src: np.ndarray, p_tgt: np.ndarray, self_norm: bool
) -> tuple[float, float]:
    loss, p_src, p_tgt = (np.asarray(a, dtype=np.float64) for a in (loss, p_src, p_tgt))
    wanted = p_tgt > 0
    if np.any(p_src[wanted] == 0):
        raise ValueError("the target reaches where the source does not")
    if not wanted.any():
        raise ValueError("no row has a positive weight")
    weight = np.zeros(len(loss))
    weight[wanted] = p_tgt[wanted] / p_src[wanted]
    share = weight / weight.max()  # the squares of raw weights can overflow
    risk = share @ loss / share.sum() if self_norm else np.mean(weight * loss)
    return risk, share.sum() ** 2 / (share @ share)
