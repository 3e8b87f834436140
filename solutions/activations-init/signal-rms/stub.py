from collections.abc import Sequence


def signal_rms(
    widths: Sequence[int], variances: Sequence[float], act: str, rms_in: float = 1.0
) -> list[float]:
    """Return the predicted root mean square of the pre-activations of layers 1 to L.

    widths: L + 1 counts, inputs first; variances: L variances of the weights
    act: "linear", "relu", "leaky" (slope 0.1), "tanh" or "sigmoid", between layers only
    """
    raise NotImplementedError
