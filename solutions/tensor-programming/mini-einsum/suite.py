"""Many specs against numpy's einsum: diagonals, implicit outputs, scalars, batches, chains; memory, copies."""

import numpy as np
from answer import mini_einsum

from drill.suite import assert_close, in_answer, seeds

LENGTHS = dict(zip("abcdijklmn", (2, 3, 5, 4, 3, 5, 2, 7, 1, 6), strict=True))


@in_answer
def probe(spec, arrays):
    """Return the result, the calls of np.einsum, and whether the result shares memory with an operand."""
    import numpy as np

    from answer import mini_einsum

    calls, original = [], np.einsum
    np.einsum = lambda *args, **options: calls.append(args) or original(*args, **options)
    try:
        result = mini_einsum(spec, *arrays)
    finally:
        np.einsum = original
    shares = any(np.shares_memory(np.asarray(result), array) for array in arrays)
    return np.array(result), len(calls), shares


@in_answer
def fits(spec, shapes, limit):
    """Return whether one call on ones never has more than `limit` bytes allocated."""
    import tracemalloc

    import numpy as np

    from answer import mini_einsum

    arrays = [np.ones(shape) for shape in shapes]
    tracemalloc.start()
    mini_einsum(spec, *arrays)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak < limit


def draw(rng, spec):
    names = spec.replace(" ", "").split("->")[0].split(",")
    return [rng.normal(size=[LENGTHS[c] for c in name]) for name in names]


def check(*specs, times=2):
    for rng in seeds(times):
        for spec in specs:
            arrays = draw(rng, spec)
            want = np.einsum(spec, *arrays)
            assert_close(mini_einsum(spec, *arrays), want, rtol=1e-9, atol=1e-11)


def test_product_by_hand():
    """A row times a column is one number: 1 * 3 + 2 * 4."""
    assert_close(mini_einsum("ij,jk", np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]])), [[11.0]], rtol=1e-12)


def test_one_operand():
    """Transposes, sums over axes and the operand itself."""
    check("ij->ji", "ij->i", "ij->j", "ij->", "ij->ij", "ijk->kij", "ijkl->lj", "i->", "i->i")


def test_matrix_products():
    """Products with the letters of the output in any order, of matrices and vectors."""
    check("ij,jk->ik", "ij,jk->ki", "ij,kj->ik", "ji,jk->ik", "ij,j->i", "j,jk->k", "i,i->", "ij,ij->", times=3)


def test_batches():
    """A letter that both operands and the output have is multiplied along, not summed."""
    check("bij,bjk->bik", "bij,bjk->ikb", "aij,ajb->aib", "abij,abkj->abik", "ij,ij->ij", "ij,ij->ji", "bij,bj->bi", times=2)


def test_outer_products():
    """Operands without common letters give all products; letters of one alone that the output lacks are summed."""
    check("i,j->ij", "i,j->ji", "ij,kl->iljk", "ij,k->ik", "i,jk->k", "ij,kl->", "ij,k->")


def test_diagonals():
    """A letter that an operand has twice or three times takes the diagonal, also next to others and within products."""
    check("ii->i", "ii->", "iij->ij", "iji->j", "jii->ij", "iii->i", "iijj->ij", "ijij->", "ii,ij->j", "ij,jj->i", times=2)


def test_implicit_outputs():
    """Without an arrow the output has the letters that occur once in all, in alphabetical order; spaces count for nothing."""
    check("ij,jk", "ba", "kj,ji", "ii", "ij,ij", "i,j", "j,i", "iij", "ijk,kjl", "cb,ba", "i")
    check(" ij , jk -> k i ", "i j,j k")


def test_three_and_more_operands():
    """Chains, and letters that a later operand still needs."""
    check("ij,jk,kl->il", "ij,jk,jl->ikl", "i,ij,j->", "ij,ij,ij->i", "ai,bi,ci->abc", "ij,jk,kl,lm->im", "i,j,k->kij")
    check("ij,jk,kl", "i,i,i->i", "ab,b,bc,c->a", "ij,jk,kl,im->lm", "ia,ib,c,id->abcd")


def test_scalars():
    """Operands and outputs without letters."""
    check(",ij->ij", "ij,->ji", ",->", ",", "i,,j->ij", "->", "")


def test_lengths_of_zero_and_one():
    """Axes of length 0 give empty outputs, and zeros where they are summed; those of length 1 stay."""
    for spec, shapes in (
        ("ij,jk->ik", [(2, 0), (0, 3)]),
        ("ij,jk->ik", [(0, 2), (2, 3)]),
        ("bij,bjk->bik", [(0, 2, 3), (0, 3, 5)]),
        ("ij->j", [(0, 3)]),
        ("ii->", [(0, 0)]),
        ("ij,jk->ik", [(1, 1), (1, 1)]),
    ):
        arrays = [np.ones(shape) for shape in shapes]
        assert_close(mini_einsum(spec, *arrays), np.einsum(spec, *arrays))


def test_memory():
    """No array over all letters is built: products sum within, and letters of one operand alone are summed first."""
    for spec, shapes, most in (
        ("ij,jk->ik", [(60, 60), (60, 60)], 60 * 60),
        ("ij,jk,kl->il", [(24, 24), (24, 24), (24, 24)], 24 * 24),
        ("bij,bjk->bik", [(7, 24, 24), (7, 24, 24)], 7 * 24 * 24),
        ("i,j->", [(300,), (300,)], 300),
        ("ij,kl->", [(24, 24), (24, 24)], 576),
        ("ij,k->k", [(24, 24), (400,)], 576),
        ("k,ij->k", [(400,), (24, 24)], 576),
        ("ai,bi,ci->abc", [(5, 300), (6, 300), (7, 300)], 6 * 5 * 300),
    ):
        limit = 8 * 9 * most + 20_000
        assert fits(spec, shapes, limit), f"{spec} of {shapes}: more than {limit:,} bytes are in use at once"


def test_result_is_new():
    """The result shares no memory with the operands, even if nothing is to be computed."""
    x = np.arange(9.0).reshape(3, 3)
    for spec in ("ij->ij", "ij->ji", "ii->i", "ij"):
        got, _, shares = probe(spec, [x])
        assert_close(got, np.einsum(spec, x))
        assert not shares, f"{spec}: the result is a view of the operand"


def test_without_einsum():
    """np.einsum is not called."""
    rng = np.random.default_rng(1)
    for spec in ("ij,jk->ik", "ii->i", "ij->ji"):
        assert_close(probe(spec, draw(rng, spec))[1], 0)


def test_types():
    """Small integers do not wrap round, booleans count, and float32 is computed in float64."""
    rng = np.random.default_rng(2)
    a, b = (rng.integers(-128, 128, size=shape).astype(np.int8) for shape in ((3, 5), (5, 2)))
    for spec, arrays in (
        ("ij,jk->ik", [a, b]),
        ("ij->i", [a]),
        ("ij,ij->ij", [a, a]),
        ("ij,jk->ik", [a > 0, b > 0]),
        ("ij,jk->ik", [a.astype(np.float32) / 3, b.astype(np.float32) / 7]),
    ):
        want = np.einsum(spec, *[array.astype(float) for array in arrays])
        assert_close(mini_einsum(spec, *arrays), want, rtol=1e-12, atol=1e-12)


def test_arguments_stay_as_they_were():
    """No operand is changed, and views with strides are read right."""
    x = np.arange(30.0).reshape(5, 6)[::2, ::3]
    y = np.arange(12.0).reshape(2, 6).T[1::2]
    for spec, arrays in (("ij,kj->ik", [x, y]), ("ij->", [x]), ("ij,ij->ij", [x, x + 1])):
        before = [array.copy() for array in arrays]
        assert_close(mini_einsum(spec, *arrays), np.einsum(spec, *arrays), rtol=1e-12)
        for array, old in zip(arrays, before, strict=True):
            assert_close(array, old, rtol=0.0)
