class Value:
    """A number that remembers how it was made: .data and .grad are floats."""

    def __init__(self, data: float) -> None:
        raise NotImplementedError

    def backward(self) -> None:
        """Set .grad of every Value that this one depends on to the derivative of this one in it."""
        raise NotImplementedError
