"""Attention masks against the rule of each cell, spelled out, and against each other where they must meet."""

import numpy as np
from answer import causal, padding, prefix_lm, same_document, sliding_causal

from drill.suite import assert_close


def table(n_rows, n_columns, rule):
    return np.array([[rule(i, j) for j in range(n_columns)] for i in range(n_rows)], dtype=bool).reshape(
        n_rows, n_columns
    )


def assert_mask(got, expected):
    assert np.asarray(got).dtype == bool, "the mask is not of type bool"
    assert_close(got, expected)


def test_square_causal():
    """With as many queries as keys a position sees itself and what came before."""
    for n in (1, 2, 5, 11):
        assert_mask(causal(n, n), table(n, n, lambda i, j: j <= i))


def test_causal_with_a_cache():
    """With fewer queries than keys the last query sees every key, as in a decoding step with a cache."""
    for n_q, n_k in ((1, 5), (2, 7), (3, 11)):
        past = n_k - n_q
        assert_mask(causal(n_q, n_k), table(n_q, n_k, lambda i, j, past=past: j <= i + past))


def test_padding_keeps_the_first_positions():
    """Each row keeps as many leading positions as its length says, from none to all."""
    for lengths in ([3, 1, 5], [0, 5], [4]):
        got = padding(np.array(lengths), 5)
        assert_mask(got, table(len(lengths), 5, lambda b, j, lengths=lengths: j < lengths[b]))


def test_window_counts_the_position_itself():
    """A window of w keys is the position itself and the w - 1 before it."""
    for n, window in ((7, 3), (11, 5), (5, 2), (5, 1)):
        assert_mask(sliding_causal(n, window), table(n, n, lambda i, j, w=window: i - w < j <= i))


def test_window_of_nothing():
    """A window of zero hides every key."""
    assert_mask(sliding_causal(5, 0), np.zeros((5, 5), dtype=bool))


def test_wide_window_is_plain_causal():
    """A window as long as the sequence, or longer, is the causal mask."""
    for window in (7, 8, 100):
        assert_mask(sliding_causal(7, window), np.tri(7, dtype=bool))


def test_prefix_is_seen_by_all():
    """Positions in the prefix see the whole prefix and nothing after it; the others stay causal."""
    for n, prefix in ((7, 3), (11, 2), (5, 4)):
        assert_mask(prefix_lm(n, prefix), table(n, n, lambda i, j, p=prefix: j < p or j <= i))


def test_empty_and_full_prefix():
    """An empty prefix gives the causal mask, a prefix of the full length hides nothing."""
    for n in (1, 5):
        assert_mask(prefix_lm(n, 0), np.tri(n, dtype=bool))
        assert_mask(prefix_lm(n, n), np.ones((n, n), dtype=bool))


def test_documents_do_not_see_each_other():
    """Two positions see each other, in both directions, if their ids are equal."""
    for ids in ([4, 4, 4, 9, 9, 2], [0], [1, 1, 1]):
        got = same_document(np.array(ids))
        assert_mask(got, table(len(ids), len(ids), lambda i, j, ids=ids: ids[i] == ids[j]))


def test_document_ids_in_any_order():
    """Ids are labels: they need not grow, and a document may come back after another one."""
    for ids in ([7, 7, 3, 3, 3, 5], [1, 0, 1, 0, 0], [2, -1, 2]):
        got = same_document(np.array(ids))
        assert_mask(got, table(len(ids), len(ids), lambda i, j, ids=ids: ids[i] == ids[j]))


def test_batch_of_packed_rows():
    """Ids may have any leading axes: (B, T) gives (B, T, T), and (A, B, T) gives (A, B, T, T)."""
    ids = np.array([[0, 0, 1, 1, 1], [0, 1, 1, 2, 2], [3, 3, 3, 3, 3]])
    expected = np.stack([table(5, 5, lambda i, j, row=row: row[i] == row[j]) for row in ids])
    assert_mask(same_document(ids), expected)
    assert_mask(same_document(np.stack([ids, ids[::-1]])), np.stack([expected, expected[::-1]]))


def test_masks_combine_by_and():
    """Packed documents under a causal mask, with padding: the three masks broadcast and combine with &."""
    ids = np.array([[0, 0, 1, 1, 1, 2, 2], [5, 5, 5, 4, 4, 4, 4]])
    lengths = np.array([6, 3])
    got = np.asarray(same_document(ids)) & causal(7, 7) & np.asarray(padding(lengths, 7))[:, None, :]
    cells = [
        table(7, 7, lambda i, j, row=row, length=length: row[i] == row[j] and j <= i and j < length)
        for row, length in zip(ids, lengths, strict=True)
    ]
    assert_mask(got, np.stack(cells))


def test_inputs_are_left_unchanged():
    """Lengths and ids are not changed, and strided ones are read rightly."""
    lengths, ids = np.array([3, 0, 1, 0, 4, 0])[::2], np.array([[1, 2, 2], [1, 3, 2]]).T
    before = lengths.copy(), ids.copy()
    assert_mask(padding(lengths, 4), table(3, 4, lambda b, j: j < before[0][b]))
    expected = np.stack([table(2, 2, lambda i, j, row=row: row[i] == row[j]) for row in before[1]])
    assert_mask(same_document(ids), expected)
    assert_close(lengths, before[0])
    assert_close(ids, before[1])
