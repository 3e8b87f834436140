"""takes every negative token for no target"""

import numpy as np


def pack_documents(docs, length, eos):
    ids, positions, doc_ids, targets = [], [], [], []
    for index, doc in enumerate(docs):
        tokens = [*doc, eos]
        for place, token in enumerate(tokens):
            # A row starts anew at multiples of length, and the count of positions with it.
            starts = place == 0 or len(ids) % length == 0
            positions.append(0 if starts else positions[-1] + 1)
            ids.append(token)
            doc_ids.append(index)
            targets.append(tokens[place + 1] if place < len(doc) else -100)
        targets = [-100 if t < 0 and t != eos else t for t in targets]
    filling = -len(ids) % length
    shape = (len(ids) + filling) // length, length

    def rows(stream, fill):
        return np.array(stream + filling * [fill], dtype=np.int64).reshape(shape)

    return rows(ids, eos), rows(positions, 0), rows(doc_ids, -1), rows(targets, -100)
