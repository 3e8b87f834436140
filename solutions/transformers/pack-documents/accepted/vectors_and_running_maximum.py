"""Concatenates the documents and gets positions from a running maximum of the last start."""

import numpy as np


def pack_documents(docs, length, eos):
    sizes = np.array([len(doc) + 1 for doc in docs], dtype=np.int64)
    total = int(sizes.sum())
    rows = (total + length - 1) // length
    ids = np.full(rows * length, eos, dtype=np.int64)
    doc_ids = np.full(rows * length, -1, dtype=np.int64)
    targets = np.full(rows * length, -100, dtype=np.int64)
    positions = np.zeros(rows * length, dtype=np.int64)
    ends = np.cumsum(sizes)
    for index, doc in enumerate(docs):
        stop = ends[index]
        start = stop - sizes[index]
        ids[start : stop - 1] = np.asarray(doc, dtype=np.int64)
        doc_ids[start:stop] = index
    last = np.zeros(rows * length, dtype=bool)
    last[ends - 1] = True
    targets[:-1] = ids[1:]
    targets[last | (doc_ids < 0)] = -100
    place = np.arange(rows * length)
    starts = place % length == 0
    starts[1:] |= last[:-1]
    positions = place - np.maximum.accumulate(np.where(starts, place, 0)) if total else positions
    positions = np.where(doc_ids < 0, 0, positions).astype(np.int64)
    return [array.reshape(rows, length) for array in (ids, positions, doc_ids, targets)]
