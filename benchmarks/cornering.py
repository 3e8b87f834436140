"""Runs the program in a child process that is cornered: without privileges, on a full disk, below a small limit."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple, NoReturn

from drill import __main__ as program
from drill.errors import DrillError
from drill.sessions.desk import Wished

ERROR = "drill: error: "
NEW_MOUNTS, NEW_USERS, READ_ONLY, REMOUNT, BIND, RECURSIVE, PRIVATE, DETACH = (
    0x20000, 0x10000000, 1, 32, 4096, 16384, 1 << 18, 2,
)  # fmt: skip
_CAPABILITIES = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
_libc = ctypes.CDLL(None, use_errno=True)
Corner = Callable[[], None]


def nothing() -> None:
    """Corner nobody."""


class Ran(NamedTuple):
    """What a command ended with and what it said."""

    code: int
    out: str
    err: str


def in_child(body: Callable[[], int]) -> Ran:
    """Run `body` in a child process and return its exit code and what it wrote to stdout and stderr."""
    sys.stdout.flush()
    sys.stderr.flush()
    pipes = (os.pipe(), os.pipe())
    child = os.fork()
    if child == 0:
        for number, (_, writing) in enumerate(pipes, 1):
            os.dup2(writing, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        _end(body)
    said = ["", ""]

    def read(number: int) -> None:
        with open(pipes[number][0], encoding="utf-8", errors="replace") as pipe:
            said[number] = pipe.read()

    for _, writing in pipes:
        os.close(writing)
    readers = [threading.Thread(target=read, args=(number,)) for number in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    _, status = os.waitpid(child, 0)
    return Ran(os.waitstatus_to_exitcode(status), *said)


def _end(body: Callable[[], int]) -> NoReturn:
    code = 70
    try:
        code = body()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001 - a traceback is what the driver looks for
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def command(environ: Mapping[str, str], *arguments: str, corner: Corner = nothing) -> Ran:
    """Run the program as the command line does, with the arguments, in this environment and cornered."""

    def body() -> int:
        os.environ.clear()
        os.environ.update(environ)
        sys.argv = ["drill", *arguments]
        corner()
        program.main()
        return 0

    return in_child(body)


class Session(NamedTuple):
    """What a session had acknowledged, the sentence that ended it, empty where none did, and what was wrong."""

    told: list[str]
    sentence: str
    faults: list[str]


def session(play: Callable[[Callable[[str], None]], None], corner: Corner = nothing) -> Session:
    """Play a session in a child process, cornered; it ends by itself or with an error."""

    def body() -> int:
        corner()
        try:
            play(lambda what: print(what, flush=True))
        except DrillError as error:
            print(f"{ERROR}{error}", file=sys.stderr)
            return error.exit_code
        except Wished:
            return 0
        return 0

    ran = in_child(body)
    sentence = next((line for line in ran.err.splitlines() if line.startswith(ERROR)), "")
    return Session(ran.out.splitlines(), sentence, badly_told(ran))


def badly_told(ran: Ran) -> list[str]:
    """Return what is wrong with how a command ended: a traceback, an odd code, not just one sentence with its fix."""
    lines = ran.err.splitlines()
    errors = [line for line in lines if line.startswith(ERROR)]
    if "Traceback" in ran.err or "Exception ignored" in ran.err:
        return [f"a traceback: {lines[-1]}"]
    if ran.code not in range(6):
        return [f"it ended with {ran.code}"]
    if ran.code < 2:
        return [f"it ended with {ran.code} and told an error: {errors[0]}"] if errors else []
    if len(errors) != 1 or "(fix: " not in errors[0]:
        return [f"{len(errors)} sentences with a fix at the end with {ran.code}: {ran.err!r}"]
    if other := [line for line in lines if not line.startswith("drill: ")]:
        return [f"more than a sentence: {other[0]}"]
    return []


def without_privileges() -> None:
    """Give up what lets root write where nobody may; the owner's rights hold from here on."""

    class Header(ctypes.Structure):
        _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]

    data = (ctypes.c_uint32 * 6)()
    _require(_libc.capset(ctypes.byref(Header(_CAPABILITIES, 0)), data), "capset")


def obeys_rights() -> bool:
    """Say whether the rights of files hold for a process here that gave up its privileges."""

    def body() -> int:
        without_privileges()
        os.chmod(folder, 0o500)
        try:
            os.close(os.open(os.path.join(folder, "x"), os.O_CREAT | os.O_WRONLY))
        except PermissionError:
            return 0
        return 1

    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        return in_child(body).code == 0


def small_files(most: int) -> Corner:
    """Return what lets no file grow beyond so many bytes: the system then refuses, as a full disk does."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def mounts_allowed() -> bool:
    """Say whether this process may mount where only it and its children see it."""

    def body() -> int:
        own_mounts()
        return 0

    return in_child(body).code == 0


def with_own_mounts(body: Callable[[], int]) -> int:
    """Run `body` in a child that has mounts of its own, for it alone has one thread, as that needs; return its code."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:

        def cornered() -> int:
            own_mounts()
            return body()

        _end(cornered)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def own_mounts() -> None:
    """Let this process and its children have mounts of their own, as root or, where that is allowed, as anybody."""
    user, group = os.getuid(), os.getgid()
    _require(_libc.unshare(NEW_MOUNTS | (0 if user == 0 else NEW_USERS)), "unshare")
    if user:
        for name, text in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(text)
    _require(_libc.mount(b"none", b"/", None, RECURSIVE | PRIVATE, None), "mount")


def mount_small(folder: str, kilobytes: int) -> None:
    """Mount a disk of that size at the folder."""
    size = f"size={kilobytes}k".encode()
    _require(_libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, size), "mount")


def mount_read_only(folder: str) -> None:
    """Let the folder be seen read-only."""
    path = os.fsencode(folder)
    _require(_libc.mount(path, path, None, BIND, None), "mount")
    _require(_libc.mount(path, path, None, BIND | REMOUNT | READ_ONLY, None), "mount")


def unmount(folder: str) -> None:
    """Take the disk at the folder away."""
    _libc.umount2(os.fsencode(folder), DETACH)


def _require(answer: int, what: str) -> None:
    if answer:
        raise OSError(ctypes.get_errno(), f"{what}: {os.strerror(ctypes.get_errno())}")
