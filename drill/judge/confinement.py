"""How a child is confined: limits, no privileges, Landlock and seccomp; and what of it this system offers.

Everything here is a help against accidents and naive cheating on the learner's own machine. A layer that a
system lacks is left out, and `confinement_report` names it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator

from drill.judge import landlock, seccomp
from drill.judge.kernel import PR_SET_DUMPABLE, machine, prctl, system_call
from drill.judge.limits import KernelLimits, limit_processes, limit_resources
from drill.light import NamedTuple

LAYERS = ("landlock", "seccomp")
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION = 0x20080522
_KEPT_CAPABILITIES = 0b110  # reading files as root may stay: Landlock decides which
_SYSTEM_PATHS = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/etc/localtime",
    "/usr/share/zoneinfo", "/usr/share/locale", "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu",
    "/dev/urandom", "/dev/random", "/dev/zero", "/nix/store",
)  # fmt: skip
_LIBRARIES = ("numpy", "pytest", "torch", "sklearn")
_DEVICES_TO_WRITE = ("/dev/null",)


class Layer(NamedTuple):
    """One measure of confinement: its name, whether this system has it, what it adds, and what goes without it."""

    name: str
    present: bool
    adds: str
    without: str


def confinement_report() -> tuple[Layer, ...]:
    """Return every measure, present or not, for the learner to see; the layers are tried in a process."""
    linux, work = sys.platform == "linux", _working_layers()
    return (
        Layer(
            "landlock",
            "landlock" in work,
            "the reference and your files are hidden from a submission",
            "a submission can read the reference and your files",
        ),
        Layer(
            "seccomp",
            "seccomp" in work,
            "no processes, no network, no other namespaces for a submission",
            "a submission can start processes and reach the network",
        ),
        Layer(
            "memory limit",
            linux,
            "a submission can't use all memory",
            "a submission can use all memory",
        ),
        Layer(
            "children die with drill",
            linux,
            "a submission ends at once if drill is killed",
            "a submission may run on, up to its limit, if drill is killed",
        ),
        Layer(
            "warm start by fork",
            linux,
            "a verdict needs no libraries loaded anew",
            "a verdict may take longer",
        ),
    )


def _working_layers() -> list[str]:
    if sys.platform != "linux":
        return []
    code = (
        "import sys; sys.path[:] = sys.argv[1:]; from drill.judge.confinement import try_layers; try_layers()"
    )
    run = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", code, *sys.path], capture_output=True, text=True, check=False
    )
    return run.stdout.split()


def try_layers() -> None:
    """Put each layer on this process and print the names of those that held."""
    with contextlib.suppress(OSError):
        landlock.enter((), ())
        print("landlock", flush=True)
    with contextlib.suppress(OSError, KeyError):
        seccomp.enter()
        print("seccomp", flush=True)


class Bounds(NamedTuple):
    """What one child may touch: it reads the libraries and `readable`, and writes only in `scratch`."""

    scratch: str
    kernel_limits: KernelLimits
    readable: tuple[str, ...] = ()
    layers: tuple[str, ...] = LAYERS


def confine(bounds: Bounds, libraries: tuple[str, ...]) -> None:
    """Confine this process for good, as far as the system allows."""
    os.umask(0o077)
    os.chdir(bounds.scratch)
    limit_resources(bounds.kernel_limits)
    if "seccomp" not in bounds.layers or not seccomp.available():
        limit_processes()
    if sys.platform != "linux":
        return
    for measure in (_prefer_for_killing, _be_unreadable, _drop_capabilities):
        with contextlib.suppress(OSError):
            measure()
    with contextlib.suppress(OSError):
        if "landlock" in bounds.layers and landlock.version():
            landlock.enter((*libraries, *bounds.readable), (bounds.scratch, *_DEVICES_TO_WRITE))
    with contextlib.suppress(OSError):
        if "seccomp" in bounds.layers and seccomp.available():
            seccomp.enter()


def _be_unreadable() -> None:
    prctl(PR_SET_DUMPABLE, 0)


def _prefer_for_killing() -> None:
    """If memory runs out, let the kernel end this process rather than one of the learner's."""
    with open("/proc/self/oom_score_adj", "wb") as file:
        file.write(b"1000")


def _drop_capabilities() -> None:
    number = _CAPSET.get(machine())
    if number is None or os.geteuid() != 0:
        return
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    sets = (ctypes.c_uint32 * 6)(
        _KEPT_CAPABILITIES, _KEPT_CAPABILITIES
    )  # effective, permitted; none inherited
    system_call(number, ctypes.addressof(header), ctypes.addressof(sets))


def library_paths(package: str) -> tuple[str, ...]:
    """Return the files and folders in which Python and its libraries lie, without `package` and its like.

    A library folder may hold the decks and solutions of an installed copy beside the one that runs.
    """
    folders = {os.path.realpath(path) for path in _library_folders() if os.path.exists(path)}
    hidden = {os.path.realpath(package), *(os.path.join(path, os.path.basename(package)) for path in folders)}
    outermost = [path for path in folders if not any(_within(path, other) for other in folders - {path})]
    return tuple(part for path in sorted(outermost) for part in _without(path, hidden))


def _library_folders() -> Iterator[str]:
    yield from _SYSTEM_PATHS
    yield from (path for key, path in sysconfig.get_paths().items() if key.endswith(("lib", "stdlib")))
    yield sysconfig.get_config_var("LIBDIR") or ""
    yield from (path for path in sys.path if path.endswith(("site-packages", "dist-packages", "lib-dynload")))
    loaded = (sys.modules.get(name) for name in _LIBRARIES)
    yield from (
        os.path.dirname(os.path.dirname(module.__file__)) for module in loaded if module and module.__file__
    )


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _without(path: str, hidden: set[str]) -> Iterator[str]:
    """Yield `path`, or its parts where it holds anything hidden: no rule can forbid part of a folder."""
    if any(_within(path, folder) for folder in hidden):
        return
    if not any(_within(folder, path) and os.path.exists(folder) for folder in hidden):
        yield path
        return
    for name in sorted(os.listdir(path)):
        yield from _without(os.path.join(path, name), hidden)
