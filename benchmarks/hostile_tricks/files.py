def plainly():
    "import call thread"
    for place in PLACES:
        every(lambda: Path(place, WORD).write_text("left"), ())
        every(lambda: Path(place, "conftest.py").write_text("# left"), ())


def over_what_is_there():
    "import call"
    for place in PLACES:
        for path in [*Path(place).rglob("*")] if os.access(place, os.R_OK) else [Path(place, "precious.txt")]:
            every(lambda: path.write_text("gone"), ())
            every(lambda: path.unlink(), ())
            every(lambda: path.rename(path.with_suffix(".moved")), ())


def guessed_names():
    "import call"
    for place in PLACES:
        for name in ("precious.txt", "log.sqlite", "config.toml", "decks/mine.yaml", "checked.json"):
            path = Path(place, name)
            every(os.truncate, (path, 0))
            every(os.unlink, (path,))
            every(os.chmod, (path, 0o777))
            every(os.utime, (path, (0, 0)))
            every(os.rename, (path, str(path) + WORD))
            every(os.open, (path, os.O_WRONLY | os.O_TRUNC))


def by_links():
    "import call"
    for number, place in enumerate(PLACES):
        every(os.symlink, (place, f"{WORD}{number}"))
        every(lambda: Path(f"{WORD}{number}", WORD).write_text("left"), ())
        every(os.link, (Path(place, "precious.txt"), f"h{number}"))
        every(lambda: Path(f"h{number}").write_text("left"), ())
        every(os.mkdir, (Path(place, WORD + "d"),))
        every(os.mkfifo, (Path(place, WORD + "p"),))
        every(os.mknod, (Path(place, WORD + "n"),))


def by_descriptors():
    "import call"
    for place in PLACES:
        def write(flags):
            folder = os.open(place, flags)
            os.close(os.open(WORD, os.O_CREAT | os.O_WRONLY, 0o666, dir_fd=folder))

        every(write, (os.O_PATH,), (os.O_RDONLY,))
        every(lambda: os.open(place, os.O_TMPFILE | os.O_RDWR), ())


def without_end():
    "call"
    number = 0
    while number < 200_000:
        number += 1
        with open(f"{WORD}{number}", "wb") as file:
            file.write(bytes(SIZE * 1000))


def a_large_one():
    "call"
    with open(WORD, "wb") as file:
        file.seek(1 << 40)
        file.write(b"x")
    os.posix_fallocate(os.open(WORD, os.O_RDWR), 0, 1 << 34)


def nested_without_end():
    "call"
    for _ in range(3000):
        os.mkdir("d")
        os.chdir("d")
    os.chmod(".", 0)


def unremovable():
    "import call"
    os.mkdir(WORD)
    Path(WORD, "x").write_text("x")
    os.chmod(WORD, 0)
    os.chmod(".", 0)
    every(os.rename, (os.getcwd(), os.getcwd() + WORD), (os.getcwd(), "/tmp/" + WORD))


def in_memory_of_all():
    "import call"
    every(lambda: Path("/dev/shm", WORD).write_text("left"), ())
    every(lambda: ctypes.CDLL(None).shm_open(WORD.encode(), os.O_CREAT | os.O_RDWR, 0o666), ())
    from multiprocessing import shared_memory

    every(lambda: shared_memory.SharedMemory(WORD, create=True, size=100), ())
