def loops():
    "import call thread"
    while True:
        pass


def sleeps():
    "import call"
    time.sleep(1000)


def waits_for_itself():
    "import call"
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


def in_the_interpreter():
    "call"
    return sum(range(10**13)) + pow(7, 10**9)


def in_a_pattern():
    "call"
    return re.match("(a+)+$", "a" * (40 + SIZE) + "b")


def in_the_garbage_collector():
    "call"
    class Undying:
        def __del__(self):
            globals().setdefault("kept", []).append(Undying())
            time.sleep(0.3)

    for _ in range(SIZE * 10):
        Undying()


def endless_when_shown():
    "call"
    class Endless:
        def __repr__(self):
            while True:
                pass

        __str__ = __len__ = __bool__ = __eq__ = __float__ = __array__ = __iter__ = __index__ = __repr__

    return Endless()


def swallows_all():
    "call"
    while True:
        try:
            while True:
                time.sleep(0.01)
        except BaseException:
            pass


def reads_for_ever():
    "import call"
    for descriptor in sockets():
        while True:
            os.read(descriptor, 1)


def a_little_in_each_call():
    "call"
    time.sleep(0.3)
    return 0.0


def never_ending_values():
    "call"
    def count():
        n = 0
        while True:
            yield n
            n += 1

    return [count(), (x for x in iter(int, 1)), map(str, count()), zip(count()), iter(lambda: 0, 1)][SIZE % 5]
