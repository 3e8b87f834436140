def nested():
    tree = b"[" * (10**SIZE % 7_000_000 + 100) + b"]" * (10**SIZE % 7_000_000 + 100)
    reply(b"[" + tree[: 7 << 20] + b",[]]")


def nested_kinds():
    kind = b'{"%c":[' % b"tszdocg"[CODE % 7]
    reply(b"[" + kind * (SIZE * 40) + b"]}" * (SIZE * 40) + b",[]]")


def unknown_kinds():
    reply([[{"x": 1}, {}, {"t": 1, "l": 2}, {"": []}, {"__class__": "os.system"}, {"i": None}][CODE % 6], []])


def wrong_contents():
    kind = "abcdginorstz"[CODE % 12]
    reply([{kind: [None, True, -1, "x", 1e300, [], {}, [1], [[]], ["<f8"], [1, 2, 3], [[1], "C"]][SIZE % 12]}, []])


def arrays_that_lie():
    fields = [["<f8", [2**62], "C", True], ["<f8", [2**40, 0], "C", True], ["|O8", [1], "C", True], ["<V8", [1], "C", True], ["<f8", [-1], "C", True], ["<f8", [1], [[8], 2**62], True], ["<f8", [1], [[2**62], 0], True], ["<f8", [2, 2], [[-8, 8], 0], True], ["<f8", [1] * 65, "C", True], ["<f3", [1], "C", True], ["<f8,<f8", [1], "C", True], ["<S999999", [1], "C", True], ["<M8[9999999Y]", [1], "C", True], ["<f8", [True], "C", True], [["<f8"], [1], "C", True], ["<f8", [1], ["C", 1], True], ["<f8", [2**24], [[0], 0], []]]
    reply([{"a": [*fields[CODE % 17], [0, -1, 1, True, 0.0][SIZE % 5] if SIZE % 2 else 0]}, []], b"x" * 8)


def scalars_that_lie():
    reply([{"n": [["<f8", "00"], ["<f8", "x" * 16], ["<S0", ""], ["<U99999", "00"], ["|O8", "0" * 16], ["<M8[x]", "0" * 16], 5, ["<f8"]][CODE % 8]}, []])


def objects_that_lie():
    reply([{"o": [[[2**62], []], [[0, 2**62], []], [[-1], [1]], ["x", [1]], [[1], [[1]]], [[2, 2], [1, 2, 3]], [[1] * 40, [1]]][CODE % 7]}, []])


def generators_that_lie():
    states = [{}, {"bit_generator": "PCG64"}, {"bit_generator": "PCG64", "state": {"state": -1, "inc": 2**200}}, {"bit_generator": "MT19937", "state": {"key": [1], "pos": -5}}, None]
    reply([{"g": [["PCG64", "MT19937", "os", "RandomState", "__class__"][SIZE % 5], {"d": [list(states[CODE % 5] or {}), [0] * len(states[CODE % 5] or {})]}]}, []])


def keys_that_collide():
    keys = [n * (2**61 - 1) for n in range(1, 300_000)]
    reply([{"d": [keys, [0] * len(keys)]} if SIZE % 2 else {"s": keys}, []])


def keys_that_have_none():
    reply([[{"d": [[[1]], [1]]}, {"s": [[1]]}, {"z": [{"d": [[], []]}]}, {"d": [[1, 2], [1]]}, {"d": [[1], [1, 2]]}, {"d": [[{"a": 1}], [1]]}][CODE % 6], []])


def numbers_without_end():
    reply(b"[" + [b"1" * 5_000_000, b"-" + b"9" * 4301, b"1e999999999", b'{"i":"' + b"f" * 7_000_000 + b'"}', b"NaN", b"-Infinity", b"0." + b"1" * 5_000_000][CODE % 7] + b",[]]")


def ranges_without_end():
    reply([{"r": [[0, 10**18, 1], [0, 10, 0], [0, 10**11, 1], [1.5, 2, 3], [0, -(10**18), -1], ["a", "b", "c"]][CODE % 6]}, []])


def no_tree():
    reply([b"", b"{", b"\xff\xfe", b"null", b"[]", b"[0]", b'["\\ud800', b"\0" * 100, b"'", b"[1,]", b"//", b'{"t":1}{"t":1}'][CODE % 12])


def another_magic():
    reply([0.0, []], magic=[b"drl2", b"\x80\x04\x95.", b"PK\3\4", b"\0\0\0\0", b"\x93NUM"[:4]][SIZE % 5])


def many_parts():
    reply(b"[[" + b"[]," * 399_990 + b"[]],[]]" if SIZE % 2 else b"[[" + b"[0.0]," * 1_000_000 + b"0],[]]")
