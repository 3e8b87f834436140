class OnlineOLS:
    """A least-squares line y ≈ intercept + slope · x over a stream, in memory that does not grow with it.

    `slope()` and `intercept()` are NaN until two different values of x were seen.
    """

    def update(self, x: float, y: float) -> None:
        """Take in one point."""
        raise NotImplementedError

    def merge(self, other: "OnlineOLS") -> None:
        """Take in all points that `other` has seen; `other` stays as it is."""
        raise NotImplementedError

    def slope(self) -> float:
        """Return the slope of the line through what was seen so far."""
        raise NotImplementedError

    def intercept(self) -> float:
        """Return the intercept of the line through what was seen so far."""
        raise NotImplementedError
