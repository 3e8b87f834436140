class ReduceOnPlateau:
    """Lowers a learning rate when a metric stops improving."""

    def __init__(
        self,
        lr: float,
        mode: str = "min",
        factor: float = 0.1,
        patience: int = 10,
        threshold: float = 1e-4,
        threshold_mode: str = "rel",
        cooldown: int = 0,
        min_lr: float = 0.0,
    ) -> None:
        raise NotImplementedError

    def step(self, metric: float) -> float:
        """Take one evaluation into account and return the rate to use from now on."""
        raise NotImplementedError
