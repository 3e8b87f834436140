"""Counts the users of each node and releases it when all have delivered (Kahn's algorithm)."""

import math
from collections import Counter


class Value:
    __slots__ = ("data", "grad", "edges", "__weakref__")

    def __init__(self, data, *edges):
        self.data = float(data)
        self.grad = 0.0
        self.edges = edges

    @staticmethod
    def lift(x):
        return x if isinstance(x, Value) else Value(x)

    def __add__(self, other):
        other = Value.lift(other)
        return Value(self.data + other.data, (self, 1.0), (other, 1.0))

    def __sub__(self, other):
        other = Value.lift(other)
        return Value(self.data - other.data, (self, 1.0), (other, -1.0))

    def __mul__(self, other):
        other = Value.lift(other)
        return Value(self.data * other.data, (self, other.data), (other, self.data))

    def __truediv__(self, other):
        other = Value.lift(other)
        q = self.data / other.data
        return Value(q, (self, 1 / other.data), (other, -q / other.data))

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return Value.lift(other).__sub__(self)

    def __rtruediv__(self, other):
        return Value.lift(other).__truediv__(self)

    def __neg__(self):
        return Value(-self.data, (self, -1.0))

    def __pow__(self, n):
        if n == 0:
            return Value(1.0, (self, 0.0))
        return Value(self.data**n, (self, n * self.data ** (n - 1)))

    def exp(self):
        y = math.exp(self.data)
        return Value(y, (self, y))

    def tanh(self):
        y = math.tanh(self.data)
        return Value(y, (self, (1 - y) * (1 + y)))

    def relu(self):
        return Value(self.data, (self, 1.0)) if self.data > 0 else Value(0.0, (self, 0.0))

    def backward(self):
        users, seen, todo = Counter(), {id(self): self}, [self]
        while todo:
            for source, _ in todo.pop().edges:
                users[id(source)] += 1
                if id(source) not in seen:
                    seen[id(source)] = source
                    todo.append(source)
        for node in seen.values():
            node.grad = 0.0
        self.grad = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            for source, slope in node.edges:
                source.grad += node.grad * slope
                users[id(source)] -= 1
                if users[id(source)] == 0:
                    ready.append(source)
