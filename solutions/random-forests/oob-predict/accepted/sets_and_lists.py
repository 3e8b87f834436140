"""sets of rows and plain lists"""


def oob_proba(P, samples):
    bags = [{int(i) for i in rows} for rows in samples]
    classes = range(len(P[0][0]))
    result = []
    for i in range(len(P[0])):
        trees = [tree for tree, bag in zip(P, bags) if i not in bag]
        if trees:
            result.append([sum(float(tree[i][k]) for tree in trees) / len(trees) for k in classes])
        else:
            result.append([float("nan") for _ in classes])
    return result


def oob_accuracy(P, samples, y):
    hits = total = 0
    for row, label in zip(oob_proba(P, samples), y):
        if row[0] == row[0]:
            total += 1
            hits += row.index(max(row)) == int(label)
    return hits / total if total else float("nan")
