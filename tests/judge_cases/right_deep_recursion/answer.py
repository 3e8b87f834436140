import sys

sys.setrecursionlimit(20_000)


def edit_distance(a, b):
    known = {}

    def walk(i, j):
        if (i, j) not in known:
            if i == 0 or j == 0:
                known[i, j] = i + j
            else:
                change = walk(i - 1, j - 1) + (a[i - 1] != b[j - 1])
                known[i, j] = min(walk(i - 1, j) + 1, walk(i, j - 1) + 1, change)
        return known[i, j]

    def count(n):
        return 0 if n == 0 else 1 + count(n - 1)

    return walk(len(a), len(b)) + count(3000) - 3000
