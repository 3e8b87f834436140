"""A seccomp filter: system calls that no kata needs fail with EPERM.

No process is started, no socket opened (so no network), no other process signalled, traced, read or scheduled,
nothing mounted, no namespace entered. Landlock does not mind changes of a file's mode, owner, times and attributes;
here they fail too, also for the submission's own files. Threads stay possible. The filter is classic BPF over the
number and first argument of the call; numbers are those of the kernel's tables for x86_64 and aarch64.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drill.judge.kernel import PR_GET_SECCOMP, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, machine, prctl

SECCOMP_MODE_FILTER = 2
CLONE_THREAD = 0x00010000
X32_BIT = 0x40000000

_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_LOW = 0, 4, 16

# Shared by all architectures that were added after the tables were unified.
_NEWER = {
    "pidfd_send_signal": 424,
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsconfig": 431,
    "fsmount": 432,
    "fspick": 433,
    "pidfd_open": 434,
    "pidfd_getfd": 438,
    "process_madvise": 440,
    "mount_setattr": 442,
    "process_mrelease": 448,
    "fchmodat2": 452,
    "setxattrat": 463,
    "removexattrat": 466,
}


@dataclass(frozen=True)
class Table:
    """What the filter needs to know of an architecture: calls that always fail, and those that depend."""

    audit: int
    clone: int
    clone3: int
    to_self_only: tuple[int, ...]
    to_zero_or_self_only: tuple[int, ...]
    denied: dict[str, int] = field(default_factory=dict)


_X86_64 = Table(
    audit=0xC000003E,
    clone=56,
    clone3=435,
    to_self_only=(62, 234, 129, 297),  # kill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo
    # prlimit64, setpgid, sched_setaffinity, sched_setparam, sched_setscheduler, sched_setattr
    to_zero_or_self_only=(302, 109, 203, 142, 144, 314),
    denied={
        "fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "socket": 41, "tkill": 200, "ptrace": 101,
        "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "mount": 165, "umount2": 166,
        "pivot_root": 155, "chroot": 161, "unshare": 272, "setns": 308, "bpf": 321, "perf_event_open": 298,
        "userfaultfd": 323, "add_key": 248, "request_key": 249, "keyctl": 250, "init_module": 175,
        "finit_module": 313, "delete_module": 176, "kexec_load": 246, "kexec_file_load": 320, "reboot": 169,
        "swapon": 167, "swapoff": 168, "acct": 163, "settimeofday": 164, "clock_settime": 227, "adjtimex":
        159, "sethostname": 170, "setdomainname": 171, "quotactl": 179, "open_by_handle_at": 304,
        "fanotify_init": 300, "personality": 135, "shmget": 29, "semget": 64, "msgget": 68, "mq_open": 240,
        "iopl": 172, "ioperm": 173, "modify_ldt": 154, "syslog": 103, "vhangup": 153, "mknod": 133, "mknodat":
        259, "chmod": 90, "fchmod": 91, "fchmodat": 268, "chown": 92, "fchown": 93, "lchown": 94, "fchownat": 260,
        "utime": 132, "utimes": 235, "futimesat": 261, "utimensat": 280, "setxattr": 188, "lsetxattr": 189,
        "fsetxattr": 190, "removexattr": 197, "lremovexattr": 198, "fremovexattr": 199, "setpriority": 141,
        "ioprio_set": 251, "migrate_pages": 256, "move_pages": 279, **_NEWER,
    },
)  # fmt: skip
_AARCH64 = Table(
    audit=0xC00000B7,
    clone=220,
    clone3=435,
    to_self_only=(129, 131, 138, 240),
    to_zero_or_self_only=(261, 154, 122, 118, 119, 274),
    denied={
        "execve": 221, "execveat": 281, "socket": 198, "tkill": 130, "ptrace": 117, "process_vm_readv": 270,
        "process_vm_writev": 271, "kcmp": 272, "mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51,
        "unshare": 97, "setns": 268, "bpf": 280, "perf_event_open": 241, "userfaultfd": 282, "add_key": 217,
        "request_key": 218, "keyctl": 219, "init_module": 105, "finit_module": 273, "delete_module": 106,
        "kexec_load": 104, "kexec_file_load": 294, "reboot": 142, "swapon": 224, "swapoff": 225, "acct": 89,
        "settimeofday": 170, "clock_settime": 112, "adjtimex": 171, "sethostname": 161, "setdomainname": 162,
        "quotactl": 60, "open_by_handle_at": 265, "fanotify_init": 262, "personality": 92, "shmget": 194,
        "semget": 190, "msgget": 186, "mq_open": 180, "syslog": 116, "vhangup": 58, "mknodat": 33,
        "fchmod": 52, "fchmodat": 53, "fchown": 55, "fchownat": 54, "utimensat": 88, "setxattr": 5, "lsetxattr": 6,
        "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16, "setpriority": 140,
        "ioprio_set": 30, "migrate_pages": 238, "move_pages": 239, **_NEWER,
    },
)  # fmt: skip
TABLES = {"x86_64": _X86_64, "aarch64": _AARCH64}


def available() -> bool:
    """Return whether this system has seccomp filters and we know its numbers."""
    if machine() not in TABLES:
        return False
    try:
        prctl(PR_GET_SECCOMP)
    except OSError:
        return False
    return True


def enter() -> None:
    """Put the filter on this process for good. Raises OSError, or KeyError on another architecture."""
    program = b"".join(instructions(TABLES[machine()], os.getpid()))
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    pointer = ctypes.create_string_buffer(header, len(header))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(pointer))


def instructions(table: Table, pid: int) -> Iterator[bytes]:
    """Yield the filter's instructions for the process `pid`."""
    yield _instruction(_LOAD, value=_ARCHITECTURE)
    yield _instruction(_EQUAL, 1, 0, table.audit)
    yield _fail(errno.EPERM)
    yield _instruction(_LOAD, value=_NUMBER)
    yield _instruction(_AT_LEAST, 0, 1, X32_BIT)
    yield _fail(errno.EPERM)
    yield from _when(table.clone3, [_fail(errno.ENOSYS)])  # the C library then falls back on clone
    yield from _when(
        table.clone, [_first_argument(), _instruction(_ANY_BIT, 1, 0, CLONE_THREAD), _fail(errno.EPERM)]
    )
    for number in table.to_self_only:
        yield from _when(number, _unless_first_is([pid]))
    for number in table.to_zero_or_self_only:
        yield from _when(number, _unless_first_is([0, pid]))
    for number in table.denied.values():
        yield from _when(number, [_fail(errno.EPERM)])
    yield _instruction(_RETURN, value=_ALLOW)


def _when(number: int, body: list[bytes]) -> Iterable[bytes]:
    """Return the instructions that run `body` for one call; a body that does not fail allows the call."""
    allow = [_instruction(_RETURN, value=_ALLOW)]
    return [_instruction(_EQUAL, 0, len(body) + 1, number), *body, *allow]


def _unless_first_is(values: list[int]) -> list[bytes]:
    tests = [_instruction(_EQUAL, len(values) - index, 0, value) for index, value in enumerate(values)]
    return [_first_argument(), *tests, _fail(errno.EPERM)]


def _first_argument() -> bytes:
    return _instruction(_LOAD, value=_FIRST_LOW)


def _fail(number: int) -> bytes:
    return _instruction(_RETURN, value=_ERRNO | number)


def _instruction(code: int, if_true: int = 0, if_false: int = 0, value: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value & 0xFFFFFFFF)
