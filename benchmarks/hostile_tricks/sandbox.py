def network():
    "import call"
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, 16, 17, 40):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            every(lambda: socket.socket(family, kind).connect(("127.0.0.1", 9) if family == 2 else "/run/x"), ())
    every(socket.create_connection, (("localhost", 22), 1))


def namespaces():
    "import call"
    for flags in (0x10000000, 0x40000000, 0x20000000, 0x10020000):
        syscall(272, flags)
    for number in (165, 166, 161, 155, 308):
        syscall(number, 0, 0, 0, 0, 0)
    every(os.chroot, ("/",))


def identities():
    "import call"
    for call in (os.setuid, os.setgid, os.seteuid, os.setegid):
        every(call, (0,), (65533,))
    every(os.setgroups, ([],))
    header, sets = (ctypes.c_uint32 * 2)(0x20080522), (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
    syscall(126, ctypes.addressof(header), ctypes.addressof(sets))


def rings_and_programs_of_the_kernel():
    "import call"
    area = ctypes.create_string_buffer(4096)
    for number in (425, 321, 298, 323, 250, 248, 304, 303, 175, 313, 246, 169, 310, 311, 312, 449, 428, 429, 430, 434, 438):
        syscall(number, *[ctypes.addressof(area)] * 5)


def programs_in_memory():
    "import call"
    descriptor = os.memfd_create(WORD)
    os.write(descriptor, Path(sys.executable).read_bytes()[:1000] if os.access(sys.executable, os.R_OK) else b"#!/bin/sh\n")
    os.execve(descriptor, ["x"], {})


def code_of_the_machine():
    "import call"
    area = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    # mov eax, 57; syscall; test eax, eax; jz self; ret
    area.write(bytes.fromhex("b8390000000f0585c074fec3"))
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(area)))()


def libraries_of_its_own():
    "import call"
    Path("evil.so").write_bytes(b"\x7fELF" + bytes(range(256)) * SIZE)
    every(ctypes.CDLL, (os.path.abspath("evil.so"),), ("./evil.so",))
    Path("evil.py").write_text("import os\nos._exit(0)")
    sys.path.insert(0, os.getcwd())
    import evil  # noqa


def devices():
    "import call"
    for name in ("/dev/tty", "/dev/console", "/dev/mem", "/dev/kmsg", "/dev/ptmx", "/dev/full", "/dev/fuse", "/proc/sysrq-trigger", "/sys/power/state", "/proc/self/mem"):
        every(lambda: os.write(os.open(name, os.O_RDWR | os.O_NOCTTY), b"\x1b[2J"), ())


def the_old_numbers_of_calls():
    "import call"
    # 32-bit calls: mov eax, 2 (fork); int 0x80; ret
    area = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    area.write(bytes.fromhex("b802000000cd8085c074fec3"))
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(area)))()
    syscall(57 | 0x40000000)
