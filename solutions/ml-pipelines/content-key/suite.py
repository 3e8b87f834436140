"""Keys of cached results: one canonical text per content, digested."""

import hashlib

import numpy as np
from answer import content_key

from drill.suite import in_answer, seeds


@in_answer
def errors_of(names):
    """Return for each kind of value the name of the error, or "none"."""
    from answer import content_key

    class Thing:
        pass

    values = {
        "set": {1, 2},
        "bytes": b"ab",
        "object": Thing(),
        "function": len,
        "deep set": {"a": [1, ({"b": {3}},)]},
        "number as key": {"a": {1: "x"}},
        "None as key": {None: 1},
        "frozenset": frozenset("a"),
        "complex": 1j,
    }
    given = []
    for name in names:
        value = values[name]
        try:
            content_key("f", value if isinstance(value, dict) else {"p": value}, {})
            given.append("none")
        except Exception as error:
            given.append(type(error).__name__)
    return given


@in_answer
def errors_of_arrays():
    """Return the errors for arrays of texts, of objects and of complex numbers."""
    import numpy as np
    from answer import content_key

    given = []
    for array in (np.array(["a"]), np.array([None, 1]), np.array([1j])):
        try:
            content_key("f", {"p": array}, {})
            given.append("none")
        except Exception as error:
            given.append(type(error).__name__)
    return given


@in_answer
def keys_of_subclasses():
    """Return keys with ordinary containers and with subclasses of them."""
    from collections import OrderedDict, defaultdict, namedtuple

    from answer import content_key

    class Name(str):
        pass

    class Row(list):
        pass

    point = namedtuple("Point", "x y")
    counts = defaultdict(int, {Name("b"): 1, "a": 2})
    odd = {"p": OrderedDict([("z", 1), ("y", 2)]), "q": point(1, 2), "r": counts, "s": Name("x"), "t": Row([3])}
    plain = {"p": {"z": 1, "y": 2}, "q": [1, 2], "r": {"b": 1, "a": 2}, "s": "x", "t": [3]}
    try:
        got = content_key("f", odd, {})
    except TypeError as error:
        got = str(error)
    return got, content_key("f", plain, {}), {str(name): count for name, count in counts.items()}


@in_answer
def keys_of_arrays(values, dtype):
    """Return the keys of one array laid out in memory in several ways."""
    import numpy as np
    from answer import content_key

    array = np.array(values, dtype=dtype)
    wide = np.zeros((array.shape[0], 2 * array.shape[1]), dtype=dtype)
    wide[:, ::2] = array
    swapped = array.astype(array.dtype.newbyteorder())
    layouts = (array, np.asfortranarray(array), wide[:, ::2], array[::-1].copy()[::-1], swapped)
    return [content_key("f", {"p": layout}, {}) for layout in layouts]


@in_answer
def numpy_scalars():
    """Return pairs of keys, of a scalar of NumPy and of what it holds."""
    import numpy as np
    from answer import content_key

    pairs = (
        (np.float64(0.1), 0.1),
        (np.float32(0.1), float(np.float32(0.1))),
        (np.int64(-7), -7),
        (np.uint8(255), 255),
        (np.bool_(True), True),
        (np.str_("ab"), "ab"),
    )
    return [[content_key("f", {"p": value}, {}) for value in pair] for pair in pairs]


@in_answer
def changed_arguments():
    from answer import content_key

    params = {"b": [2, {"z": 1, "a": (3,)}], "a": None}
    inputs = {"y": "k2", "x": "k1"}
    content_key("f", params, inputs)
    return repr(params), repr(inputs)


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def of(value_text, params):
    """Compare the key of one parameter with the text that the statement gives it."""
    assert content_key("f", {"p": params}, {}) == digest(f"ls1:fds1:p{value_text};d;;")


def text_of(x):
    """The rules once more, for what JSON has too."""
    kinds = {bool: "b{};", int: "i{};", float: "f{};"}
    if x is None:
        return "n;"
    if type(x) in kinds:
        return kinds[type(x)].format(x.hex() if type(x) is float else int(x))
    if isinstance(x, str):
        return f"s{len(x.encode())}:{x}"
    if isinstance(x, dict):
        return "d" + "".join(text_of(key) + text_of(value) for key, value in sorted(x.items())) + ";"
    return "l" + "".join(text_of(item) for item in x) + ";"


def drawn(rng, depth=3):
    kind = int(rng.integers(0, 7 if depth else 5))
    words = ("", "a", "é", "b;", "s1:", "日本", "Z")
    if kind == 0:
        return (None, True, False)[int(rng.integers(3))]
    if kind == 1:
        return int(rng.integers(-5, 300)) * 10 ** int(rng.integers(0, 25))
    if kind == 2:
        return float(rng.normal()) * 10.0 ** int(rng.integers(-200, 200))
    if kind in (3, 4):
        return str(words[int(rng.integers(len(words)))])
    items = [drawn(rng, depth - 1) for _ in range(int(rng.integers(0, 4)))]
    named = zip(words[: len(items)], items, strict=True)
    return items if kind == 5 else {f"{word}{len(items)}": item for word, item in named}


def test_by_hand():
    """The key is the SHA-256 digest of the text that the statement gives: nothing at all, and its example."""
    assert content_key("f", {}, {}) == digest("ls1:fd;d;;")
    of("li1;b1;ds1:as2:és1:bn;;;", [1, True, {"b": None, "a": "é"}])


def test_all_three_arguments():
    """Source, parameters and inputs enter in this order, each at its own place, with all their blanks."""
    got = content_key("code", {"rate": 3}, {"rows": "k1", "labels": "k2"})
    assert got == digest("ls4:codeds4:ratei3;;ds6:labelss2:k2s4:rowss2:k1;;")
    assert content_key(" Code\n", {" p ": " v "}, {}) == digest("ls6: Code\nds3: p s3: v ;d;;")


def test_numbers_of_three_kinds():
    """True, 1 and 1.0 differ, and so do False, 0, 0.0 and -0.0."""
    for text, value in (("b1;", True), ("i1;", 1), ("f0x1.0000000000000p+0;", 1.0)):
        of(text, value)
    for text, value in (("b0;", False), ("i0;", 0), ("f0x0.0p+0;", 0.0), ("f-0x0.0p+0;", -0.0), ("n;", None)):
        of(text, value)


def test_digits_of_floats():
    """Floats enter with all their bits, down to the smallest, and infinities and NaN have their own text."""
    for value in (0.1, 0.1 + 0.2, 0.3, 1e300, 5e-324, 1 / 3, 123456789.12345678, -2.5):
        of(f"f{value.hex()};", value)
    of("finf;", float("inf"))
    of("f-inf;", float("-inf"))
    of("fnan;", float("nan"))


def test_large_whole_numbers():
    """Whole numbers enter with all their digits, whatever their size and sign."""
    for value in (2**53 + 1, -(10**40), 10**40 + 1, -12):
        of(f"i{value};", value)


def test_texts_count_bytes():
    """The length of a text is that of its UTF-8 bytes, and texts can't imitate other values."""
    of("s0:", "")
    of("s8:é日本", "é日本")
    of("s3:e\u0301", "e\u0301")  # looks like é and is another text
    of("ls6:a;s1:b;", ["a;s1:b"])
    of("ls1:as1:b;", ["a", "b"])
    of("s2:1;", "1;")
    of("s4:None", "None")


def test_order_of_dicts():
    """The order in which a dict was filled doesn't matter at any depth; its texts are sorted as Python does."""
    of("ds1:Zi1;s1:ads1:xi2;s1:yi3;;s2:é" + "i4;;", {"é": 4, "a": {"y": 3, "x": 2}, "Z": 1})
    of("ds2:aai1;s1:bi2;;", {"b": 2, "aa": 1})
    for pair in (("a", "b"), ("10", "9"), ("", "é")):
        one, two = ({key: {"k": key} for key in keys} for keys in (pair, pair[::-1]))
        assert content_key("f", one, {}) == content_key("f", two, {})
        assert content_key("f", {}, dict.fromkeys(pair, "k")) == content_key(
            "f", {}, dict.fromkeys(pair[::-1], "k")
        )


def test_lists_and_tuples():
    """Lists and tuples are alike, keep their order and their nesting, and empty ones differ from empty dicts."""
    of("li2;i1;;", (2, 1))
    of("lli1;;i2;;", [(1,), 2])
    of("lli1;i2;;;", ([1, 2],))
    of("l;", ())
    of("d;", {})
    of("ll;;", [[]])


def test_random_values():
    """Nested random values have the digest of the text that the rules give."""
    for rng in seeds(60):
        params = {"x": drawn(rng), "w": drawn(rng), "": drawn(rng)}
        source = str(drawn(rng))
        assert content_key(source, params, {"in": "k"}) == digest(text_of([source, params, {"in": "k"}]))


def test_scalars_of_numpy():
    """A scalar of NumPy has the key of the value that it holds."""
    for scalar, plain in numpy_scalars():
        assert scalar == plain


def test_arrays():
    """Arrays enter with dtype, shape and elements, and differ from the list of their elements."""
    of("as5:int64li2;i3;;li1;i2;i3;i4;i5;i6;;;", np.arange(1, 7).reshape(2, 3))
    of("as7:float32li1;;lf0x1.8000000000000p+0;;;", np.array([1.5], dtype=np.float32))
    of("as4:boolli0;;l;;", np.zeros(0, dtype=bool))
    of("as4:boolli2;;lb1;b0;;;", np.array([True, False]))
    of(f"as6:uint64li1;;li{2**63 + 1};;;", np.array([2**63 + 1], dtype=np.uint64))
    of("as7:float64li2;;lfnan;f-0x0.0p+0;;;", np.array([np.nan, -0.0]))
    of("as5:uint8l;li9;;;", np.array(9, dtype=np.uint8))
    of("as5:int64li2;i0;;l;;", np.zeros((2, 0), dtype=np.int64))
    flat = content_key("f", {"p": np.arange(6)}, {})
    assert flat != content_key("f", {"p": np.arange(6).reshape(3, 2)}, {})
    assert flat != content_key("f", {"p": [0, 1, 2, 3, 4, 5]}, {})


def test_layout_in_memory():
    """The order in which the elements of an array lie in memory, and that of their bytes, doesn't matter."""
    for dtype in ("int32", "float64"):
        keys = keys_of_arrays([[1, 2, 3], [4, 5, 7]], dtype)
        assert len(set(keys)) == 1
    assert keys_of_arrays([[1, 2]], "int32") != keys_of_arrays([[1, 2]], "int64")


def test_long_arrays():
    """All elements of a long array count, also one in its middle."""
    array = np.arange(3000)
    other = array.copy()
    other[1500] = 0
    assert content_key("f", {"p": array}, {}) != content_key("f", {"p": other}, {})


def test_what_has_no_key():
    """Sets, bytes, objects and keys of a dict that are no texts raise TypeError, also deep inside."""
    names = ["set", "bytes", "object", "function", "deep set", "number as key", "None as key", "frozenset", "complex"]
    assert errors_of(names) == ["TypeError"] * len(names)
    assert errors_of_arrays() == ["TypeError"] * 3


def test_subclasses_and_arguments():
    """Subclasses of containers and texts count as what they extend, and no argument is changed."""
    odd, plain, counts = keys_of_subclasses()
    assert odd == plain
    assert counts == {"b": 1, "a": 2}
    params, inputs = changed_arguments()
    assert params == "{'b': [2, {'z': 1, 'a': (3,)}], 'a': None}"
    assert inputs == "{'y': 'k2', 'x': 'k1'}"
