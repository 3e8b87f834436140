FOREVER = "import time\nwhile True: time.sleep(1)"


def forks():
    "import call thread"
    for _ in range(SIZE):
        if os.fork() == 0:
            while True:
                time.sleep(1)


def forks_away():
    "import call"
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                time.sleep(1)
        os._exit(0)


def by_the_library():
    "import call"
    library = ctypes.CDLL(None)
    for call in (library.fork, library.vfork) if SIZE % 2 else (library.fork,):
        if call() == 0:
            library.sleep(1000)


def by_numbers():
    "import call"
    for number, values in ((57, ()), (56, (17, 0, 0, 0, 0)), (435, (0, 0))):
        if syscall(number, *values) == 0:
            while True:
                time.sleep(1)


def subprocesses():
    "import call"
    import subprocess

    every(lambda command: subprocess.Popen(command, start_new_session=True), ([sys.executable, "-c", FOREVER],), (["/bin/sleep", "1000"],), (["sh", "-c", "sleep 1000 &"],))


def spawned():
    "import call"
    every(os.posix_spawn, ("/bin/sleep", ["sleep", "1000"], {}), (sys.executable, [sys.executable, "-c", FOREVER], {}))
    every(os.system, ("sleep 1000 &",))
    every(os.popen, ("sleep 1000",))


def pools():
    "import call"
    import multiprocessing

    for method in ("fork", "spawn", "forkserver"):
        every(lambda: multiprocessing.get_context(method).Process(target=time.sleep, args=(1000,)).start(), ())


def threads_that_stay():
    "import call"
    for _ in range(SIZE):
        threading.Thread(target=time.sleep, args=(1000,), daemon=bool(CODE % 2)).start()


def threads_without_end():
    "call"
    while True:
        threading.Thread(target=time.sleep, args=(1000,)).start()


def a_terminal():
    "import call"
    import pty

    pid, _ = pty.fork()
    while pid == 0:
        time.sleep(1)
