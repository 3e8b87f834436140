import numpy as np
from answer import pruning_path

from drill.suite import assert_close, seeds


def best_at(alpha, left, right, cost, t=0):
    """Return penalised cost and leaves of the smallest best tree below node t, by comparing both choices."""
    alone = cost[t] + alpha
    if left[t] == -1:
        return alone, 1
    a, b = best_at(alpha, left, right, cost, left[t]), best_at(alpha, left, right, cost, right[t])
    kept = a[0] + b[0], a[1] + b[1]
    return (alone, 1) if alone <= kept[0] + 1e-12 else kept


def draw(rng, inner=6, K=3):
    """Return a random tree whose leaves hold random counts of K classes, with Gini impurities."""
    left, right = [-1], [-1]
    for _ in range(inner):
        t = rng.choice([i for i, child in enumerate(left) if child == -1])
        left[t], right[t] = len(left), len(left) + 1
        left += [-1, -1]
        right += [-1, -1]
    counts = np.zeros((len(left), K))
    for t in reversed(range(len(left))):
        counts[t] = counts[left[t]] + counts[right[t]] if left[t] != -1 else rng.integers(0, 40, size=K) + [1, 0, 0]
    n = counts.sum(axis=1)
    return np.array(left), np.array(right), 1 - ((counts / n[:, None]) ** 2).sum(axis=1), n


def renamed(rng, left, right, *columns):
    """Give the nodes other ids, children still larger than parents, and swap some children."""
    order, open_nodes = [], [0]
    while open_nodes:
        t = open_nodes.pop(rng.integers(len(open_nodes)))
        order.append(t)
        open_nodes += [left[t], right[t]] if left[t] != -1 else []
    name = {old: new for new, old in enumerate(order)} | {-1: -1}
    pairs = [(name[left[t]], name[right[t]])[:: rng.choice([-1, 1])] for t in order]
    return np.array(pairs)[:, 0], np.array(pairs)[:, 1], *(column[order] for column in columns)


def costs(impurity, n_node):
    return np.asarray(n_node) / n_node[0] * np.asarray(impurity)


def check(got, alphas, leaves):
    assert_close(got[0], np.array(alphas), rtol=1e-9, atol=1e-11)
    assert_close(got[1], np.array(leaves))


CHAIN = ([1, -1, 3, -1, -1], [2, -1, 4, -1, -1])


def test_one_cut_by_hand():
    """A root of impurity 0.5 with pure children is collapsed at 0.5."""
    check(pruning_path([1, -1, -1], [2, -1, -1], [0.5, 0.0, 0.0], [10, 4, 6]), [0.0, 0.5], [2, 1])


def test_two_cuts_by_hand():
    """Costs .5 at the root, .2 at the inner node, leaves .1 .05 .05: the inner node goes at .1, the root at .2."""
    impurity = [0.5, 0.2, 1 / 3, 1 / 6, 1 / 6]
    check(pruning_path(*CHAIN, impurity, [100, 50, 60, 30, 30]), [0.0, 0.1, 0.2], [3, 2, 1])


def test_whole_branch_at_once():
    """Where the root is the weakest link of all, everything goes in a single step."""
    # The lower link alone would last until 0.3, the root with both of its links is worth only 0.2 per leaf.
    check(pruning_path(*CHAIN, [0.4, 0.0, 0.6, 0.0, 0.0], [10, 5, 5, 2, 3]), [0.0, 0.2], [3, 1])


def test_smallest_best_tree_at_every_alpha():
    """At each alpha, and between any two, the leaves are those of the smallest tree with the least penalised cost."""
    for rng in seeds():
        tree = draw(rng)
        cost = costs(*tree[2:])
        alphas, leaves = (np.asarray(part) for part in pruning_path(*tree))
        assert_close(alphas[0], 0.0, atol=1e-12)
        between = [*(alphas[:-1] + alphas[1:]) / 2, alphas[-1] + 1.0]
        for alpha, middle, count in zip(alphas, between, leaves, strict=True):
            assert_close(count, best_at(alpha + 1e-10, *tree[:2], cost)[1])
            assert_close(count, best_at(middle, *tree[:2], cost)[1])


def test_alphas_rise_and_trees_shrink():
    """Alphas rise strictly, the number of leaves falls strictly, down to the lone root."""
    for rng in seeds():
        alphas, leaves = (np.asarray(part) for part in pruning_path(*draw(rng, inner=9)))
        assert (np.diff(alphas) > 0).all(), f"alphas {alphas.tolist()} don't rise strictly"
        assert (np.diff(leaves) < 0).all(), f"leaves {leaves.tolist()} don't fall strictly"
        assert_close(leaves[-1], 1)


def test_links_of_equal_strength():
    """Two links with the same alpha are cut in one step."""
    left, right = [1, 3, 5, -1, -1, -1, -1], [2, 4, 6, -1, -1, -1, -1]
    impurity = [0.9, 0.3, 0.3, 0.1, 0.2, 0.0, 0.3]
    n = [40, 20, 20, 10, 10, 10, 10]
    check(pruning_path(left, right, impurity, n), [0.0, 0.075, 0.6], [4, 2, 1])
    # Both links rise by 0.1, computed as 0.3 - 0.2 and as 0.8 - 0.7, which differ in the last digits.
    entropy = [2.0, 0.6, 1.6, 0.8, 0.0, 2.8, 0.0]
    check(pruning_path(left, right, entropy, [4, 2, 2, 1, 1, 1, 1]), [0.0, 0.1, 0.9], [4, 2, 1])


def test_links_of_nearly_equal_strength():
    """Two links whose alphas differ by 4e-6 are cut one after the other."""
    left, right = [1, 3, 5, -1, -1, -1, -1], [2, 4, 6, -1, -1, -1, -1]
    impurity = [1.0, 0.6, 0.6 + 8e-6, 0.4, 0.4, 0.4, 0.4]
    got = pruning_path(left, right, impurity, [4, 2, 2, 1, 1, 1, 1])
    check(got, [0.0, 0.1, 0.1 + 4e-6, 0.4 - 4e-6], [4, 3, 2, 1])


def test_ids_of_the_nodes():
    """Other ids, with siblings far apart or left and right swapped, give the same path."""
    far = [1, 2, -1, -1, -1], [4, 3, -1, -1, -1]
    check(pruning_path(*far, [0.5, 0.4, 0.1, 0.2, 0.1], [100, 60, 30, 30, 40]), [0.0, 0.15, 0.22], [3, 2, 1])
    for rng in seeds(5):
        tree = draw(rng)
        alphas, leaves = pruning_path(*tree)
        check(pruning_path(*renamed(rng, *tree)), alphas, leaves)


def test_links_that_cost_nothing():
    """A cut without any gain is collapsed at alpha 0 already, also where it hangs on another."""
    check(pruning_path(*CHAIN, [0.5, 0.0, 0.3, 0.3, 0.3], [10, 4, 6, 2, 4]), [0.0, 0.32], [2, 1])
    check(pruning_path(*CHAIN, [0.3] * 5, [10, 4, 6, 2, 4]), [0.0], [1])


def test_lone_root():
    """A tree of a single leaf has the path of alpha 0 with one leaf."""
    check(pruning_path([-1], [-1], [0.3], [7]), [0.0], [1])


def test_rows_weigh_the_impurities():
    """A link in a small node is weaker than one with the same impurities in a large node."""
    left, right = [1, 3, 5, -1, -1, -1, -1], [2, 4, 6, -1, -1, -1, -1]
    impurity = [0.5, 0.48, 0.48, 0.0, 0.0, 0.0, 0.0]
    n = [100, 10, 90, 4, 6, 36, 54]
    check(pruning_path(left, right, impurity, n), [0.0, 0.048, 0.226], [4, 3, 1])


def test_weights_of_any_scale():
    """Weights that are all multiplied by the same number give the same path; the impurity's scale is alpha's."""
    for rng in seeds(5):
        left, right, impurity, n = draw(rng)
        alphas, leaves = pruning_path(left, right, impurity, n)
        check(pruning_path(left, right, impurity, n * 1e-6), alphas, leaves)
        check(pruning_path(left, right, 7 * impurity, n), 7 * np.asarray(alphas), leaves)


def test_arguments_stay_as_they_were():
    """The arrays of the tree are not changed, and small integer types give the same path."""
    tree = draw(np.random.default_rng(5))
    before = [part.copy() for part in tree]
    want = pruning_path(*tree)
    for now, then in zip(tree, before, strict=True):
        assert_close(now, then)
    small = tree[0].astype(np.int8), tree[1].astype(np.int8), tree[2], (tree[3]).astype(np.int16)
    check(pruning_path(*small), *want)
