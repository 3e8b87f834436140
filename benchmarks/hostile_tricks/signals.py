def all_of_the_group():
    "import call thread"
    every(os.killpg, (0, signal.SIGKILL))


def the_parent():
    "import call thread"
    every(os.kill, (os.getppid(), [signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGINT][SIZE % 4]))


def by_other_numbers():
    "import call"
    for number in (signal.SIGKILL, signal.SIGSTOP):
        pid = os.getppid()
        for call, values in ((62, ()), (234, (pid,)), (200, ())):
            syscall(call, pid, *values, number)
        information = ctypes.create_string_buffer(128)
        syscall(129, pid, number, ctypes.addressof(information))
        syscall(297, pid, pid, number, ctypes.addressof(information))


def by_a_descriptor_of_a_process():
    "import call"
    every(lambda: signal.pidfd_send_signal(os.pidfd_open(os.getppid()), signal.SIGKILL), ())
    syscall(424, os.getppid(), 9, 0, 0)


def stops_itself():
    "import call"
    os.kill(os.getpid(), signal.SIGSTOP)


def alarms():
    "import call"
    signal.setitimer(signal.ITIMER_REAL, 0.01 * SIZE, 0.01)
    signal.setitimer(signal.ITIMER_PROF, 0.01 * SIZE)


def hears_nothing():
    "call"
    for number in range(1, 65):
        every(signal.signal, (number, signal.SIG_IGN))
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        pass


def sends_itself_what_ends_time():
    "import call"
    os.kill(os.getpid(), [signal.SIGXCPU, signal.SIGXFSZ, signal.SIGSYS, signal.SIGPIPE, signal.SIGALRM][SIZE % 5])


def by_the_owner_of_a_descriptor():
    "import call"
    import fcntl

    for descriptor in sockets():
        every(fcntl.fcntl, (descriptor, 8, os.getppid()), (descriptor, 10, signal.SIGKILL), (descriptor, 4, 0o20000))
        every(os.write, (descriptor, b""))
