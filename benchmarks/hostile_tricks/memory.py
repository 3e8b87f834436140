def at_once():
    "import call thread"
    return bytearray(50 << 30)


def in_pieces():
    "call"
    kept = []
    while True:
        kept.append(np.ones(1 << 22))


def by_the_system():
    "call"
    return [mmap.mmap(-1, 1 << 33) for _ in range(100)]


def recursion():
    "import call"
    sys.setrecursionlimit(10**9)

    def deeper():
        return deeper() + 1

    return deeper()


def deep_objects():
    "call"
    nest = []
    for _ in range(100_000 * SIZE):
        nest = [nest]
    return nest


def exponent():
    "call"
    return 10 ** (10**9)


def views_of_nothing():
    "call"
    return np.broadcast_to(np.zeros(1), (10**6, 10**6)), np.lib.stride_tricks.as_strided(np.zeros(4), (10**9,), (0,))


def text():
    "call"
    return WORD * (10**8)


def keeps_its_errors():
    "call"
    while True:
        try:
            kept = [0] * 10**9
            kept += kept
        except MemoryError:
            pass


def many_small_ones():
    "call"
    return [[] for _ in range(3_000_000)]


def formats():
    "call"
    return f"{1:>{10**9}}" + "%*d" % (10**9, 1)
