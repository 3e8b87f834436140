"""does nothing when backward is called on an input itself"""

import math


class Value:
    def __init__(self, data):
        self.data = float(data)
        self.grad = 0.0
        self.inputs = ()

    def __add__(self, other):
        other = as_value(other)
        return made(self.data + other.data, (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        other = as_value(other)
        return made(self.data * other.data, (self, other.data), (other, self.data))

    def __pow__(self, n):
        slope = n * self.data ** (n - 1) if n else 0.0
        return made(self.data**n, (self, slope))

    def exp(self):
        e = math.exp(self.data)
        return made(e, (self, e))

    def tanh(self):
        t = math.tanh(self.data)
        return made(t, (self, 1 - t * t))

    def relu(self):
        on = float(self.data > 0)
        return made(self.data * on, (self, on))

    def __neg__(self):
        return made(-self.data, (self, -1.0))

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        if not self.inputs:
            return
        order = self.in_order()
        for node in order:
            node.grad = 0.0
        self.grad = 1.0
        for node in reversed(order):
            for source, slope in node.inputs:
                source.grad += slope * node.grad

    def in_order(self):
        order, seen, stack = [], set(), [(self, False)]
        while stack:
            node, inputs_done = stack.pop()
            if inputs_done:
                order.append(node)
            elif id(node) not in seen:
                seen.add(id(node))
                stack.append((node, True))
                stack.extend((source, False) for source, _ in node.inputs)
        return order


def made(data, *inputs):
    result = Value(data)
    result.inputs = inputs
    return result


def as_value(number):
    return number if isinstance(number, Value) else Value(number)
