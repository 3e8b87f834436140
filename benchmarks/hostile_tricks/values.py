def a_cycle():
    nest = [1]
    nest.append(nest)
    return nest, {"a": nest}


def huge_integer():
    return [1 << 10_000_000, -(1 << 5000), 10**4999, [1 << 2000] * 1000][SIZE % 4]


def endless_range():
    return range(10 ** (9 + 3 * (SIZE % 4)))


def keys_that_collide():
    return dict.fromkeys(n * (2**61 - 1) for n in range(1, 3000 * SIZE))


def odd_text():
    return ["\ud800" * SIZE, "\0", "\x1b", "a" * 10**6, "\U0010ffff" * 10**5][SIZE % 5]


def odd_types():
    return [
        np.zeros(SIZE, "datetime64[ns]"), np.array([np.timedelta64("NaT")]), np.zeros(SIZE, "V8"), np.zeros(2, [("a", "f8")]),
        np.rec.array([(1, 2)]), np.zeros(3, "S70000"), np.zeros((1,) * 32), np.zeros((0, 10**9)), np.float16(65504) * 2,
        np.longdouble(1) / 3, np.zeros(3, ">c16"), memoryview(b"x"), np.char.array(["a"]), np.matrix([[1]]),
    ][CODE % 14]


def modules_and_functions():
    return [sys, os.system, type, globals(), sys._getframe(), compile("1", "", "eval"), print, np, __builtins__, Ellipsis][CODE % 10]


def what_it_was_given_and_more():
    return [locals(), vars(), gc.get_objects()[:SIZE * 1000], list(sys.modules.values())][SIZE % 4]


def scalars_that_spread():
    return [np.float64(0.0), 0.0, [[[0.0]]], np.zeros((1, 1, 1)), np.zeros(()), True, "0.0", None, (), {}, b"", 0j][CODE % 12]


def close_to_nothing():
    return [np.full(SIZE, np.inf), -0.0, np.array([5e-324] * SIZE), np.float32(1e-45), float("nan"), np.array(np.nan)][CODE % 6]


def many_parts():
    return [[n] for n in range(500_000)] if SIZE % 2 else {n: [n] for n in range(500_000)}
