import importlib
import sys


def edit_distance(a, b):
    me = importlib.import_module(__name__)
    assert me is sys.modules[__name__]
    return me.walk(a, b)


def walk(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y)))
    return row[-1]
