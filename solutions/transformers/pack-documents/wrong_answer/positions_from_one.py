"""counts positions from one"""

import numpy as np


def pack_documents(docs, length, eos):
    ids, positions, doc_ids, targets = [], [], [], []
    for index, doc in enumerate(docs):
        doc = [int(token) for token in doc]
        tokens = doc + [eos]
        start = len(ids)
        for offset in range(len(tokens)):
            cell = start + offset
            positions.append(min(offset, cell % length) + 1)
        ids += tokens
        doc_ids += [index] * len(tokens)
        targets += tokens[1:] + [-100]
    n_rows = (len(ids) + length - 1) // length
    missing = n_rows * length - len(ids)
    ids += [eos] * missing
    positions += [0] * missing
    doc_ids += [-1] * missing
    targets += [-100] * missing

    def rows(stream):
        return np.array(stream, dtype=np.int64).reshape(n_rows, length)

    return rows(ids), rows(positions), rows(doc_ids), rows(targets)
