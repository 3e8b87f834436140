import abc
import math
import typing

T = typing.TypeVar("T")


class Base(abc.ABC, typing.Generic[T]):
    @abc.abstractmethod
    def push(self, value: T) -> None: ...

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)


class RunningMoments(Base[float]):
    def __init__(self):
        self._n, self._mean, self._spread = 0, 0.0, 0.0

    def push(self, value):
        self._n += 1
        delta = value - self._mean
        self._mean += delta / self._n
        self._spread = math.fsum([self._spread, delta * (value - self._mean)])

    @property
    def n(self):
        if self._n:
            return self._n
        raise ValueError("nothing yet")

    def mean(self):
        self.n
        return self._mean

    def variance(self):
        return self._spread / self.n
