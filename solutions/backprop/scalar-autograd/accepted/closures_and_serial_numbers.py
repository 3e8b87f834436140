"""Gives each Value a serial number and a closure, and works through a heap from the latest to the first."""

import heapq
import itertools
import math

serial = itertools.count()


class Value:
    def __init__(self, data, parents=(), pull=None):
        self.data, self.grad = float(data), 0.0
        self._parents, self._pull, self._number = parents, pull, next(serial)

    def __add__(self, other):
        if not isinstance(other, Value):
            other = Value(other)

        def pull(g):
            self.grad += g
            other.grad += g

        return Value(self.data + other.data, (self, other), pull)

    def __mul__(self, other):
        if not isinstance(other, Value):
            other = Value(other)

        def pull(g):
            self.grad += g * other.data
            other.grad += g * self.data

        return Value(self.data * other.data, (self, other), pull)

    def _of_one(self, data, slope):
        def pull(g):
            self.grad += g * slope

        return Value(data, (self,), pull)

    def __pow__(self, n):
        return self._of_one(self.data**n, 0.0 if n == 0 else n * self.data ** (n - 1))

    def exp(self):
        return self._of_one(math.exp(self.data), math.exp(self.data))

    def tanh(self):
        return self._of_one(math.tanh(self.data), 1 / math.cosh(self.data) ** 2 if abs(self.data) < 300 else 0.0)

    def relu(self):
        return self._of_one(max(self.data, 0.0), 1.0 if self.data > 0 else 0.0)

    def __neg__(self):
        return self._of_one(-self.data, -1.0)

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * (1 / other if not isinstance(other, Value) else other**-1)

    def __rtruediv__(self, other):
        return self**-1 * other

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def backward(self):
        nodes, waiting = {self._number: self}, [self]
        while waiting:
            for parent in waiting.pop()._parents:
                if parent._number not in nodes:
                    nodes[parent._number] = parent
                    waiting.append(parent)
        for node in nodes.values():
            node.grad = 0.0
        self.grad = 1.0
        heap = [-number for number in nodes]
        heapq.heapify(heap)
        while heap:
            node = nodes[-heapq.heappop(heap)]
            if node._pull is not None:
                node._pull(node.grad)
