import bisect, collections, copy, decimal, fractions, heapq, inspect, io, itertools, json, math, operator
import pickle, random, re, statistics, string, textwrap, time, typing, uuid, contextlib, datetime, hashlib

Cell = collections.namedtuple("Cell", "cost i j")


class Board:
    def __init__(self, a, b):
        self.a, self.b = a, b


def edit_distance(a, b):
    # Dijkstra over the grid, with detours through what people import.
    board = pickle.loads(pickle.dumps(copy.deepcopy(Board(a, b))))
    assert "Dijkstra" in inspect.getsource(edit_distance)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        print("hidden")
    assert out.getvalue() == "hidden\n"
    started = time.perf_counter()
    heap, done = [Cell(0, 0, 0)], set()
    while heap:
        cost, i, j = heapq.heappop(heap)
        if (i, j) == (len(board.a), len(board.b)):
            assert time.perf_counter() >= started
            return int(fractions.Fraction(cost))
        if (i, j) in done:
            continue
        done.add((i, j))
        if i < len(a):
            heapq.heappush(heap, Cell(cost + 1, i + 1, j))
        if j < len(b):
            heapq.heappush(heap, Cell(cost + 1, i, j + 1))
        if i < len(a) and j < len(b):
            heapq.heappush(heap, Cell(cost + (a[i] != b[j]), i + 1, j + 1))
