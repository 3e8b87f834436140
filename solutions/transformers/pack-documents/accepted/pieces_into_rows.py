"""Cuts each document into the pieces that fit into the open row, and closes rows as they fill."""

import numpy as np


def pack_documents(docs, length, eos):
    rows = []
    room = 0
    for number, doc in enumerate(docs):
        tokens = [int(token) for token in doc]
        tokens.append(eos)
        following = tokens[1:] + [-100]
        while tokens:
            if room == 0:
                rows.append(([], [], [], []))
                room = length
            n = min(room, len(tokens))
            row = rows[-1]
            row[0].extend(tokens[:n])
            row[1].extend(range(n))
            row[2].extend([number] * n)
            row[3].extend(following[:n])
            tokens, following = tokens[n:], following[n:]
            room -= n
    if rows:
        for part, fill in zip(rows[-1], (eos, 0, -1, -100), strict=True):
            part.extend([fill] * room)
    out = np.empty((4, len(rows), length), dtype=np.int64)
    for index, row in enumerate(rows):
        out[:, index] = row
    return out
