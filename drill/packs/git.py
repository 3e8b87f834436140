"""A pack from a Git repository: fetched without checking anything out, so that no hook, filter or link of it acts.

The address is checked before Git sees it: only https, ssh, http, git and local repositories, never a transport
that runs a command (`ext::`) nor anything that Git would take for an option.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from drill.errors import ContentError, UsageError

SECONDS = 180
BLOCKS = 400_000
"""How large a file Git may write, in blocks of 512 bytes: a repository that never ends fills no disk."""
_URL = re.compile(r"(?:https?|ssh|git)://(?!-)[A-Za-z0-9._~@:\[\]-]+/[A-Za-z0-9._~/+@%-]+|file:///[^\s\0]+")
_SSH = re.compile(r"(?!-)[A-Za-z0-9._-]+@[A-Za-z0-9][A-Za-z0-9.-]*:(?!-|:)[A-Za-z0-9._~/+-]+")
_SAFE = (
    "-c", "protocol.allow=never", "-c", "protocol.https.allow=always", "-c", "protocol.http.allow=always",
    "-c", "protocol.ssh.allow=always", "-c", "protocol.git.allow=always", "-c", "protocol.file.allow=always",
    "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.symlinks=false",
    "-c", "fetch.fsckObjects=true", "-c", "http.followRedirects=initial",
)  # fmt: skip


_NOT_FOUND = 127
_MISLEADING = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"}


class Fetched(NamedTuple):
    """A repository's content as a tar file, and the commit that it is of."""

    archive: str
    revision: str


def is_address(source: str) -> bool:
    """Return whether the text is meant as the address of a repository."""
    return (
        "://" in source
        or "::" in source
        or source.startswith("-")
        or bool(re.match(r"[^/\s]+@[^/\s]+:", source))
    )


def require_safe(address: str) -> None:
    """Raise UsageError where Git might run a command for this address, or take it for an option."""
    if address.startswith("-") or "::" in address or not (_URL.fullmatch(address) or _SSH.fullmatch(address)):
        raise UsageError(
            f"{address[:100]!r} is no address that packs are fetched from",
            "give a folder, an archive, or an address such as https://example.org/pack.git",
        )
    host = address.partition("://")[2].partition("/")[0].rpartition("@")[2]
    if host.startswith("-"):
        raise UsageError(f"{address[:100]!r} has a host that begins with a hyphen", "check the address")


@contextmanager
def fetched(address: str) -> Iterator[Fetched]:
    """Fetch the repository's newest commit as a tar file, which is deleted afterwards. Raises DrillError."""
    require_safe(address)
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        repository, archive = os.path.join(folder, "repository"), os.path.join(folder, "pack.tar")
        clone = ("clone", "--bare", "--depth=1", "--single-branch", "--no-tags", "--quiet", "--template=")
        _git([*clone, "--", address, repository], folder, address)
        revision = _git(["-C", repository, "rev-parse", "HEAD"], folder, address).strip()
        pack = ["-C", repository, "archive", "--format=tar", f"--output={archive}", revision, "--"]
        _git(pack, folder, address, alone=True)
        yield Fetched(archive, revision)


def _git(arguments: Sequence[str], folder: str, address: str, *, alone: bool = False) -> str:
    """Run Git and return what it printed; `alone` leaves out the learner's own settings, and so his filters."""
    environ = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "LC_ALL": "C"}
    environ |= {
        "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    if alone:
        environ["GIT_CONFIG_GLOBAL"] = os.devnull
    for name in environ.keys() & _MISLEADING:
        del environ[name]
    try:
        run = subprocess.run(  # noqa: S603 - the arguments are ours, the address was checked
            ["sh", "-c", f'ulimit -f {BLOCKS}; exec git "$@"', "git", *_SAFE, *arguments],  # noqa: S607 - his own Git
            cwd=folder, env=environ, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise ContentError(
            f"{address[:100]} took longer than {SECONDS} s", "fetch the pack as .zip"
        ) from None
    if run.returncode == _NOT_FOUND:
        raise UsageError("Git is not installed", "install it, or fetch the pack as .zip")
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = " ".join(said[-1].split())[:160] if said else f"exit code {run.returncode}"
        raise ContentError(f"{address[:100]} can't be fetched: {reason}", "check the address") from None
    return run.stdout.decode("utf-8", "replace")
