"""contracts by tensordot, and takes the first element along a letter that both have and the output keeps"""

import numpy as np


def mini_einsum(spec, *arrays):
    inputs, arrow, output = spec.replace(" ", "").partition("->")
    names = inputs.split(",")
    if not arrow:
        output = "".join(sorted(c for c in set(inputs) - {","} if inputs.count(c) == 1))
    operands = []
    for name, array in zip(names, arrays):
        array = np.array(array, dtype=float)
        for c in set(name):
            while name.count(c) > 1:
                i = name.index(c)
                j = name.index(c, i + 1)
                array = np.diagonal(array, axis1=i, axis2=j)
                name = name[:i] + name[i + 1 : j] + name[j + 1 :] + c
        operands.append((name, array))
    name, result = operands[0]
    for k, (other, array) in enumerate(operands[1:], start=2):
        needed = set(output).union(*names[k:])
        for c in [c for c in name if c not in needed and c not in other]:
            result, name = result.sum(axis=name.index(c)), name.replace(c, "")
        for c in [c for c in other if c not in needed and c not in name]:
            array, other = array.sum(axis=other.index(c)), other.replace(c, "")
        common = [c for c in name if c in other and c not in needed]
        result = np.tensordot(result, array, ([name.index(c) for c in common], [other.index(c) for c in common]))
        rest = [c for c in name if c not in common]
        for c in [c for c in other if c not in common]:
            if c in rest:
                result = np.take(result, 0, axis=len(rest))
            else:
                rest.append(c)
        name = "".join(rest)
    for c in [c for c in name if c not in output]:
        result, name = result.sum(axis=name.index(c)), name.replace(c, "")
    return result.transpose([name.index(c) for c in output]) + 0.0
