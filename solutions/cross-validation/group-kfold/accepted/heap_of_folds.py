"""pure Python: a Counter for the sizes and a heap that hands out the fold with the fewest rows"""

import heapq
from collections import Counter


def group_kfold(groups, k):
    names = [name.item() if hasattr(name, "item") else name for name in groups]
    counts = Counter(names)
    if k < 2 or len(counts) < k:
        raise ValueError("not enough groups")
    heap = [(0, fold) for fold in range(k)]
    home = {}
    for name, size in counts.most_common():
        rows, fold = heapq.heappop(heap)
        home[name] = fold
        heapq.heappush(heap, (rows + size, fold))
    folds = []
    for fold in range(k):
        test = [row for row, name in enumerate(names) if home[name] == fold]
        train = [row for row, name in enumerate(names) if home[name] != fold]
        folds.append((train, test))
    return folds
