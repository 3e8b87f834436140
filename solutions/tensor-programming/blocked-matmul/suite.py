"""Products from counted blocks: values, traffic, bounds, size and number of blocks, ragged sizes, types."""

import math

import numpy as np

from drill.suite import assert_close, in_answer, seeds


@in_answer
def run(A, B, tile):
    """Multiply; return the result, elements loaded, most rows and columns of a block, most alive, faults."""
    import weakref

    import numpy as np

    from answer import blocked_matmul

    seen = {"elements": 0, "side": 0, "alive": 0, "faults": 0, "loads": []}
    alive = {}

    def loader(name, matrix):
        def load(i0, i1, j0, j1):
            rows, columns = matrix.shape
            seen["faults"] += not (0 <= i0 < i1 <= rows and 0 <= j0 < j1 <= columns)
            block = np.array(matrix[max(i0, 0) : i1, max(j0, 0) : j1])
            seen["elements"] += block.size
            seen["side"] = max(seen["side"], *block.shape, i1 - i0, j1 - j0)
            seen["loads"].append([name, int(i0), int(i1), int(j0), int(j1)])
            number = len(seen["loads"])
            alive[number] = weakref.finalize(block, alive.pop, number, None)
            seen["alive"] = max(seen["alive"], len(alive))
            return block

        return load

    (n, k), m = A.shape, B.shape[1]
    result = np.array(blocked_matmul(loader("A", A), loader("B", B), n, k, m, tile))
    return result, seen


def traffic(n, k, m, tile):
    return n * k * math.ceil(m / tile) + k * m * math.ceil(n / tile)


SIZES = [(4, 4, 4, 2), (6, 9, 3, 3), (5, 7, 3, 2), (7, 5, 11, 4), (3, 2, 5, 8), (1, 6, 1, 5), (3, 2, 3, 1), (2, 13, 3, 3)]


def draw(rng, n, k, m):
    return rng.normal(size=(n, k)), rng.normal(size=(k, m))


def test_two_by_two_by_hand():
    """A product of two by two, in tiles of 1 and of 2."""
    A, B = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0], [7.0, 8.0]])
    for tile in (1, 2):
        assert_close(run(A, B, tile)[0], [[19.0, 22.0], [43.0, 50.0]], rtol=1e-12)


def test_whole_tiles():
    """Where the tile divides all lengths the product is right."""
    for rng in seeds():
        A, B = draw(rng, 6, 4, 8)
        assert_close(run(A, B, 2)[0], A @ B, rtol=1e-10, atol=1e-12)


def test_ragged_sizes():
    """Where it doesn't, edges are multiplied as well, for each of the three lengths."""
    for rng in seeds(2):
        for n, k, m, tile in SIZES:
            A, B = draw(rng, n, k, m)
            assert_close(run(A, B, tile)[0], A @ B, rtol=1e-10, atol=1e-12)


def test_tile_larger_than_all():
    """A tile larger than both matrices loads each of them once."""
    A, B = draw(np.random.default_rng(1), 3, 5, 2)
    result, seen = run(A, B, 100)
    assert_close(result, A @ B, rtol=1e-10)
    assert_close(seen["elements"], 15 + 10)


def test_traffic():
    """The number of elements loaded is exactly nk⌈m/t⌉ + km⌈n/t⌉."""
    for n, k, m, tile in SIZES:
        _, seen = run(*draw(np.random.default_rng(2), n, k, m), tile)
        assert_close(seen["elements"], traffic(n, k, m, tile))


def test_traffic_falls_with_the_tile():
    """A tile twice as large loads half as much."""
    A, B = draw(np.random.default_rng(3), 8, 8, 8)
    assert_close([run(A, B, tile)[1]["elements"] for tile in (1, 2, 4, 8)], [1024, 512, 256, 128])


def test_blocks_are_no_larger_than_a_tile():
    """No block has more rows or columns than a tile."""
    for n, k, m, tile in SIZES:
        _, seen = run(*draw(np.random.default_rng(4), n, k, m), tile)
        assert seen["side"] <= tile, f"a block has a side of {seen['side']}, and the tile is {tile}"


def test_bounds_lie_within():
    """All bounds lie within the matrices, and no block is empty."""
    for n, k, m, tile in SIZES:
        _, seen = run(*draw(np.random.default_rng(5), n, k, m), tile)
        assert seen["faults"] == 0, f"{seen['faults']} blocks reach beyond a matrix or are empty"


def test_three_blocks_at_most():
    """No more than three loaded blocks are alive at any time, however large the matrices."""
    for n, k, m, tile in ((8, 8, 8, 2), (3, 20, 3, 4), (20, 3, 20, 4)):
        _, seen = run(*draw(np.random.default_rng(6), n, k, m), tile)
        assert seen["alive"] <= 3, f"{seen['alive']} blocks are alive at once"


def test_lengths_of_zero():
    """Without rows or columns the result is empty; without an inner length it is zero; nothing is loaded."""
    for n, k, m in ((0, 3, 2), (2, 3, 0), (2, 0, 3), (0, 0, 0)):
        result, seen = run(np.ones((n, k)), np.ones((k, m)), 2)
        assert_close(result, np.zeros((n, m)))
        assert len(seen["loads"]) == 0, "blocks are loaded for nothing"


def test_types():
    """Small integers do not wrap round, and float32 is multiplied in float64."""
    rng = np.random.default_rng(7)
    A, B = (rng.integers(0, 256, size=shape).astype(np.uint8) for shape in ((5, 7), (7, 3)))
    assert_close(run(A, B, 3)[0], A.astype(float) @ B.astype(float), rtol=1e-12)
    A, B = (array.astype(np.float32) for array in draw(rng, 5, 7, 3))
    assert_close(run(A, B, 3)[0], A.astype(float) @ B.astype(float), rtol=1e-12, atol=1e-13)
    assert_close(run(A > 0, B > 0, 2)[0], (A > 0).astype(float) @ (B > 0).astype(float), rtol=1e-12)
