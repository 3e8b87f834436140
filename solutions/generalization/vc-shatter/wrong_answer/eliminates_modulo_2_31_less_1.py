"""eliminates modulo 2^31 - 1, where a small area may vanish"""

def is_shattered(P, p=2**31 - 1):
    A = [[int(v) for v in row] for row in P]
    A = [[(a - b) % p for a, b in zip(row, A[0])] for row in A[1:]]
    while A:
        row = A.pop()
        c = next((i for i, v in enumerate(row) if v), None)
        if c is None:
            return False
        inv = pow(row[c], -1, p)
        A = [[(x - r[c] * inv * y) % p for x, y in zip(r, row)] for r in A]
    return True
