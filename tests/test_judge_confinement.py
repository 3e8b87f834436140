"""What a confined process may and may not do: the filter by its instructions, the rest by trying."""

from __future__ import annotations

import errno
import faulthandler
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.judge import confinement_report
from drill.judge.confinement import LAYERS, Bounds, confine, library_paths
from drill.judge.kernel import machine
from drill.judge.landlock import handled, version
from drill.judge.limits import KernelLimits
from drill.judge.seccomp import TABLES, Table, available, instructions

ALLOWED, PID = 0x7FFF0000, 4321
CLONE_THREAD, SIGCHLD, X32_BIT = 0x10000, 17, 0x40000000
# read, write, openat, mmap, futex, exit_group, clock_gettime, socketpair, getpid
HARMLESS = {
    "x86_64": (0, 1, 257, 9, 202, 231, 228, 53, 39),
    "aarch64": (63, 64, 56, 222, 98, 94, 113, 199, 172),
}

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these layers")


def ruled(table: Table, number: int, first: int = 0, audit: int | None = None) -> int:
    """Return what the filter says to a system call, by running its instructions as the kernel would."""
    program = [struct.unpack("HBBI", each) for each in instructions(table, PID)]
    data = struct.pack("=IIQ6Q", number, table.audit if audit is None else audit, 0, first, 0, 0, 0, 0, 0)
    at = value = 0
    while True:
        code, if_true, if_false, constant = program[at]
        at += 1
        if code == 0x20:
            value = int(struct.unpack_from("=I", data, constant)[0])
        elif code == 0x06:
            return int(constant)
        else:
            holds = {0x15: value == constant, 0x35: value >= constant, 0x45: bool(value & constant)}[code]
            at += if_true if holds else if_false


def denial(number: int) -> int:
    return 0x50000 | number


@pytest.mark.parametrize("name", TABLES)
class TestFilter:
    def test_harmless_calls_pass(self, name: str) -> None:
        assert {ruled(TABLES[name], number) for number in HARMLESS[name]} == {ALLOWED}

    def test_listed_calls_fail_whatever_their_arguments(self, name: str) -> None:
        table = TABLES[name]
        for number in table.denied.values():
            assert {ruled(table, number, first) for first in (0, PID, 99)} == {denial(errno.EPERM)}
        assert {"execve", "socket", "ptrace", "unshare", "io_uring_setup", "mount"} <= table.denied.keys()

    def test_threads_may_start_and_processes_may_not(self, name: str) -> None:
        table = TABLES[name]
        assert ruled(table, table.clone, CLONE_THREAD | 0x50F00) == ALLOWED
        assert ruled(table, table.clone, SIGCHLD) == denial(errno.EPERM)
        assert ruled(table, table.clone3) == denial(errno.ENOSYS)

    def test_signals_reach_only_the_process_itself(self, name: str) -> None:
        table = TABLES[name]
        for number in table.to_self_only:
            assert ruled(table, number, PID) == ALLOWED
            assert {ruled(table, number, pid) for pid in (0, 1, PID + 1, 2**32 - 1)} == {denial(errno.EPERM)}
        for number in table.to_zero_or_self_only:
            assert {ruled(table, number, pid) for pid in (0, PID)} == {ALLOWED}
            assert ruled(table, number, 1) == denial(errno.EPERM)

    def test_calls_of_other_architectures_fail(self, name: str) -> None:
        table = TABLES[name]
        assert ruled(table, HARMLESS[name][0], audit=0x40000003) == denial(errno.EPERM)
        assert ruled(table, HARMLESS[name][0] | X32_BIT) == denial(errno.EPERM)


def test_no_number_is_listed_twice() -> None:
    for table in TABLES.values():
        numbers = [
            *table.denied.values(),
            *table.to_self_only,
            *table.to_zero_or_self_only,
            table.clone,
            table.clone3,
        ]
        assert len(set(numbers)) == len(numbers)


def test_landlock_asks_only_for_rights_that_its_version_knows() -> None:
    assert [handled(known).bit_length() for known in (1, 2, 3, 4, 5, 6, 7)] == [13, 14, 15, 15, 16, 16, 16]


def confined(
    scratch: Path, act: Callable[[], object], layers: tuple[str, ...] = LAYERS, seconds: float = 5
) -> str:
    """Return what `act` gives in a confined fork, as text; an exception by its name; a killing signal by number."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        faulthandler.disable()
        # What other tests hold open counts towards the limit: then Landlock's paths could not be opened.
        writing = os.dup2(writing, 3) if writing > 3 else writing
        os.closerange(4, 1 << 12)
        try:
            confine(
                Bounds(str(scratch), KernelLimits(seconds), layers=layers),
                library_paths(str(scratch / "none")),
            )
            os.write(writing, str(act()).encode())
        except BaseException as error:  # noqa: BLE001
            os.write(writing, type(error).__name__.encode())
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as told:
        text = told.read()
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return text if status == 0 else f"signal {-status}"


def fork_and_exit() -> int:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    return pid


def thread() -> str:
    import threading

    other = threading.Thread(target=lambda: None)
    other.start()
    other.join()
    return "joined"


def connect() -> None:
    import socket

    socket.create_connection(("127.0.0.1", 9), timeout=1)


needs_seccomp = pytest.mark.skipif(not available(), reason="no seccomp filters on this system")
needs_landlock = pytest.mark.skipif(version() == 0, reason="no Landlock on this system")


@needs_seccomp
@pytest.mark.parametrize(
    ("act", "told"),
    [
        (fork_and_exit, "PermissionError"),
        (lambda: os.execv("/bin/true", ["true"]), "PermissionError"),  # noqa: S606
        (lambda: os.posix_spawn("/bin/true", ["true"], {}), "PermissionError"),
        (connect, "PermissionError"),
        (lambda: os.kill(os.getppid(), 0), "PermissionError"),
        (lambda: os.killpg(0, 0), "PermissionError"),
        (lambda: os.kill(os.getpid(), 0), "None"),
        (lambda: os.kill(os.getpid(), 9), "signal 9"),
        (os.abort, "signal 6"),
        (thread, "joined"),
    ],
)
def test_a_confined_process_starts_reaches_and_signals_no_other(tmp_path, act, told):
    assert confined(tmp_path, act) == told


@needs_seccomp
@pytest.mark.parametrize(
    "act",
    [
        lambda path: os.chmod(path, 0o700),
        lambda path: os.fchmod(os.open(path, os.O_RDONLY), 0o700),
        lambda path: os.chown(path, 0, 0),
        lambda path: os.utime(path, (0, 0)),
        lambda path: os.setxattr(path, "user.a", b"b"),
        lambda path: os.setpriority(os.PRIO_PROCESS, os.getppid(), 19),
        lambda path: os.sched_setscheduler(os.getppid(), os.SCHED_BATCH, os.sched_param(0)),
    ],
)
def test_a_confined_process_changes_no_file_and_no_process_of_others_from_outside(tmp_path, act):
    """Landlock forbids none of these, whoever owns the file."""
    path = tmp_path / "precious.txt"
    path.write_text("x")
    assert confined(tmp_path, lambda: act(path)) == "PermissionError"


@needs_landlock
def test_a_confined_process_sees_libraries_and_its_scratch_folder_only(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("42")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    tries = {
        "own file": lambda: [Path("x").write_text("1"), Path("x").read_text()][1],
        "library": lambda: len(Path(os.__file__).read_text()) > 0,
        "secret": secret.read_text,
        "write beside": lambda: (tmp_path / "y").write_text("1"),
        "list": lambda: os.listdir(tmp_path),
        "home": lambda: os.listdir(Path.home()),
        "passwords": Path("/etc/passwd").read_text,
        "processes": lambda: os.listdir("/proc"),
        "null": lambda: Path(os.devnull).write_text("x"),
    }
    told = {name: confined(scratch, act) for name, act in tries.items()}
    assert {name for name, text in told.items() if text == "PermissionError"} == {
        "secret", "write beside", "list", "home", "passwords", "processes"
    }  # fmt: skip
    assert (told["own file"], told["library"], told["null"]) == ("1", "True", "1")
    assert confined(scratch, secret.read_text, layers=()) == "42"


def count_forever() -> None:
    while True:
        pass


@linux
@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda: bytearray(50 << 30), "MemoryError"),
        (lambda: Path("big").write_bytes(bytes(20 << 20)), "OSError"),
        (lambda: [open(os.devnull) for _ in range(100)], "OSError"),  # noqa: SIM115
    ],
)
def test_the_kernel_keeps_the_limits(tmp_path, act, told):
    assert confined(tmp_path, act, layers=()) == told


@linux
def test_processor_time_ends(tmp_path):
    assert confined(tmp_path, count_forever, seconds=0) == "signal 24"


@linux
@pytest.mark.skipif(
    os.geteuid() != 0,
    reason="only root begins with capabilities to drop",
)
def test_root_loses_its_privileges(tmp_path):
    def raise_limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (-1, -1))

    assert confined(tmp_path, raise_limit, layers=()) == "ValueError"
    assert confined(tmp_path, lambda: os.setuid(1), layers=()) == "PermissionError"


def test_libraries_are_listed_without_what_is_hidden():
    package = Path(pytest.__file__).parent.resolve()
    paths = [Path(path) for path in library_paths(str(package))]
    assert not any(package.is_relative_to(path) or path.is_relative_to(package) for path in paths)
    assert any((package.parent / "numpy").is_relative_to(path) for path in paths)
    assert any(Path(os.__file__).resolve().is_relative_to(path) for path in paths)


def test_an_installed_copy_of_the_package_is_hidden_too(tmp_path, monkeypatch):
    copy = tmp_path / "site-packages" / "drill" / "_shipped"
    copy.mkdir(parents=True)
    (tmp_path / "site-packages" / "numpy").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site-packages")])
    paths = library_paths("/somewhere/else/drill")
    assert str(tmp_path / "site-packages" / "numpy") in paths
    assert not any(copy.is_relative_to(path) for path in paths)


def test_the_report_names_what_is_there():
    layers = {layer.name: layer.present for layer in confinement_report()}
    assert layers["seccomp"] == available()
    assert layers["landlock"] == (version() > 0)
    assert all(layer.adds and layer.without for layer in confinement_report())


def test_elsewhere_there_is_no_layer_to_ask_for(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert machine() == ""
    assert not any(layer.present for layer in confinement_report())
