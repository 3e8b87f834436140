class Equal:
    def __eq__(self, other):
        return True

    __lt__ = __le__ = __ge__ = __gt__ = __contains__ = __eq__
    __ne__ = lambda self, other: False
    __hash__ = lambda self: SIZE
    __bool__ = lambda self: True
    __sub__ = __rsub__ = __abs__ = __mul__ = __rmul__ = __truediv__ = lambda self, *other: 0.0
    __float__ = lambda self: 0.0
    __len__ = lambda self: SIZE
    __iter__ = lambda self: iter([self] * SIZE)
    __getitem__ = lambda self, key: self
    __call__ = lambda self, *arguments, **named: self
    __getattr__ = lambda self, name: self if name[:2] != "__" else object.__getattribute__(self, name)


def equal_to_everything():
    return Equal()


def equal_array():
    class Array(np.ndarray):
        __eq__ = lambda self, other: True
        __array_ufunc__ = lambda self, *a, **k: np.True_
        __array_function__ = lambda self, *a, **k: True

    return np.zeros(SIZE).view(Array)


def array_on_demand():
    class Promise:
        shape, dtype, ndim = (SIZE,), np.dtype(float), 1
        __array__ = lambda self, *a, **k: np.zeros(SIZE)
        __array_interface__ = {"shape": (SIZE,), "typestr": "<f8", "data": (16, False), "version": 3}

    return Promise()


def objects_in_an_array():
    array = np.empty(SIZE, object)
    array[:] = [Equal() for _ in range(SIZE)]
    return array


def objects_in_a_list():
    return [Equal()] * SIZE, {"a": Equal()}, {WORD: [Equal()]}


def lying_class():
    class Liar:
        __class__ = property(lambda self: [np.ndarray, float, list, dict, tuple][SIZE % 5])
        __eq__ = lambda self, other: True

    return Liar()


def equal_number():
    class Number([float, int, str, complex][SIZE % 4]):
        __eq__ = lambda self, other: True
        __ne__ = lambda self, other: False
        __hash__ = lambda self: 0

    return Number(SIZE)


def equal_container():
    class Container([list, dict, tuple, set][SIZE % 4]):
        __eq__ = lambda self, other: True
        __len__ = lambda self: 10**9
        __iter__ = lambda self: iter(())

    return Container()


def builds_itself_there():
    class Built:
        def __reduce__(self):
            return os._exit, (0,)

        __reduce_ex__ = lambda self, protocol: self.__reduce__()

    return Built()


def numbers_that_are_no_numbers():
    return [np.nan, np.full(SIZE, np.nan), np.ma.masked, np.ma.masked_all(SIZE), np.array(["nan"] * SIZE), NotImplemented, ...][CODE % 7]
