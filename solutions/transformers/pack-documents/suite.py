"""Rows of packed documents: by hand, against a walk over single cells, and by what must hold for any of them."""

import numpy as np
from answer import pack_documents

from drill.suite import assert_close, in_answer, seeds

NAMES = ("ids", "positions", "doc_ids", "targets")


def draw(rng, longest=9):
    """Documents of 0 to `longest` tokens from 0 to 6, where 3 is the eos, so that it occurs inside as well."""
    return [rng.integers(0, 7, size=size).tolist() for size in rng.integers(0, longest + 1, size=8)]


def walked(docs, length, eos):
    """The four arrays, filled cell by cell from the document and the place in it that a cell holds."""
    cells = [(d, place) for d, doc in enumerate(docs) for place in range(len(doc) + 1)]
    n_rows = -(-len(cells) // length)
    ids, positions = np.full((n_rows, length), eos), np.zeros((n_rows, length))
    doc_ids, targets = np.full((n_rows, length), -1), np.full((n_rows, length), -100)
    for cell, (d, place) in enumerate(cells):
        row, column = divmod(cell, length)
        doc = [*docs[d], eos]
        ids[row, column], doc_ids[row, column] = doc[place], d
        positions[row, column] = min(place, column)
        if place + 1 < len(doc):
            targets[row, column] = doc[place + 1]
    return ids, positions, doc_ids, targets


def check(docs, length, eos, as_given=None):
    """Hold all four arrays against the walk."""
    got = pack_documents(docs if as_given is None else as_given, length, eos)
    for array, right in zip(got, walked(docs, length, eos), strict=True):
        assert_close(array, right, rtol=0)


@in_answer
def types_of(docs, length, eos):
    import numpy as np

    from answer import pack_documents

    return [str(np.asarray(array).dtype) for array in pack_documents(docs, length, eos)]


def test_two_documents_by_hand():
    """Documents 5 6 and 7 with eos 0 in rows of 4 are one full row, and a second with one token and filling."""
    ids, positions, doc_ids, targets = pack_documents([[5, 6], [7]], 4, 0)
    assert_close(ids, [[5, 6, 0, 7], [0, 0, 0, 0]])
    assert_close(positions, [[0, 1, 2, 0], [0, 0, 0, 0]])
    assert_close(doc_ids, [[0, 0, 0, 1], [1, -1, -1, -1]])
    assert_close(targets, [[6, 0, -100, 0], [-100, -100, -100, -100]])


def test_random_documents():
    """All four arrays are right for documents of any length, in rows of any length."""
    for rng in seeds():
        check(draw(rng), int(rng.integers(2, 13)), 3)


def test_document_longer_than_a_row():
    """A long document goes on over several rows: positions start anew in each, targets reach into the next."""
    ids, positions, doc_ids, targets = pack_documents([[1, 2, 3, 4, 5, 6, 7], [8]], 3, 9)
    assert_close(ids, [[1, 2, 3], [4, 5, 6], [7, 9, 8], [9, 9, 9]])
    assert_close(positions, [[0, 1, 2], [0, 1, 2], [0, 1, 0], [0, 0, 0]])
    assert_close(doc_ids, [[0, 0, 0], [0, 0, 0], [0, 0, 1], [1, -1, -1]])
    assert_close(targets, [[2, 3, 4], [5, 6, 7], [9, -100, 9], [-100, -100, -100]])


def test_exact_fit():
    """Where the stream ends with a row, no row of filling is added."""
    check([[1, 2, 4], [5, 6, 7]], 4, 0)
    check([[1, 2, 4]], 4, 0)


def test_eos_inside_a_document():
    """A token that equals eos inside a document does not end it."""
    check([[4, 3, 5, 3], [3, 3], [6]], 5, 3)


def test_empty_documents():
    """An empty document is its eos alone, at position 0, with no target."""
    check([[], [1, 2], [], []], 4, 0)


def test_no_documents():
    """Without documents all arrays have no rows."""
    for array in pack_documents([], 5, 0):
        assert_close(array, np.zeros((0, 5)))


def test_rows_of_one():
    """Rows of length one hold one token each, all at position 0, and keep their targets."""
    check([[4, 5], [6]], 1, 0)


def test_every_token_is_predicted_once():
    """Each token of a document but its first, and its eos, is a target exactly once."""
    for rng in seeds():
        docs = draw(rng)
        targets = np.asarray(pack_documents(docs, 5, 3)[3])
        wanted = [token for doc in docs for token in [*doc, 3][1:]]
        assert_close(targets[targets != -100], wanted, rtol=0)


def test_large_and_negative_token_ids():
    """Token ids of any size that int64 holds come back exactly, an eos of -1 included."""
    check([[2**40 + 1, 2**40], [7, -5, -100]], 4, -1)
    exact = [2**62 + 1, 2**53 + 1], [], [5]  # float64 would round the first two
    ids, _, _, targets = pack_documents(exact, 3, 0)
    # Compared as differences, since a tolerance hides the last digit of such numbers.
    assert_close(np.asarray(ids) - [[2**62 + 1, 2**53 + 1, 0], [0, 5, 0]], np.zeros((2, 3)))
    assert_close(np.asarray(targets) - [[2**53 + 1, 0, -100], [-100, 0, -100]], np.zeros((2, 3)))


def test_types_are_int64():
    """All four arrays are int64, also without any document."""
    assert types_of([[1, 2], [3]], 2, 0) == 4 * ["int64"]
    assert types_of([], 2, 0) == 4 * ["int64"]


def test_documents_as_tuples_or_arrays():
    """Documents may be tuples or arrays, of small integer types too, and stay as they are."""
    docs = [[1, 2, 3], [], [4, 5, 6, 6]]
    check(docs, 4, 1000, tuple(map(tuple, docs)))
    arrays = [np.array(doc, dtype=np.uint8) for doc in docs]
    check(docs, 4, 1000, arrays)
    lists = [list(doc) for doc in docs]
    check(docs, 4, 1000, lists)
    assert lists == docs
    for array, doc in zip(arrays, docs, strict=True):
        assert_close(array, doc, rtol=0)
