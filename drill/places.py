"""Where things lie on this computer: the learner's data, the cache, and the folders of decks and solutions.

Roots are searched in order: the learner's own, installed packs, what is shipped. Importing this module must
stay cheap, since `drill due` runs in shell prompts: `os.path` only.
"""

from __future__ import annotations

import os

from drill.light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Places(NamedTuple):
    """Absolute paths. Nothing is created, and nothing need exist but the shipped roots."""

    data: str
    cache: str
    config: str
    log: str
    drafts: str
    deck_roots: tuple[str, ...]
    solution_roots: tuple[str, ...]


def find_places(environ: Mapping[str, str]) -> Places:
    """Return the places for this environment: `DRILL_HOME` holds all of them, else the XDG folders do."""
    data, cache = _homes(environ)
    homes = (data, *_packs(data), _shipped())
    return Places(
        data=data,
        cache=cache,
        config=os.path.join(data, "config.toml"),
        log=os.path.join(data, "log.sqlite"),
        drafts=os.path.join(data, "drafts"),
        deck_roots=tuple(os.path.join(home, "decks") for home in homes),
        solution_roots=tuple(os.path.join(home, "solutions") for home in homes),
    )


def shown_path(path: str) -> str:
    """Return the path as people write it: from the working folder, if it lies below."""
    try:
        relative = os.path.relpath(path)
    except (OSError, ValueError):
        return path
    return path if relative.startswith(os.pardir) else relative


def _homes(environ: Mapping[str, str]) -> tuple[str, str]:
    if home := environ.get("DRILL_HOME"):
        data = os.path.abspath(os.path.expanduser(home))
        return data, os.path.join(data, "cache")
    return (
        os.path.join(_xdg(environ, "XDG_DATA_HOME", ".local/share"), "drill"),
        os.path.join(_xdg(environ, "XDG_CACHE_HOME", ".cache"), "drill"),
    )


def _xdg(environ: Mapping[str, str], variable: str, below_home: str) -> str:
    """Return the folder that `variable` names; a relative one is ignored, as XDG demands."""
    folder = environ.get(variable, "")
    if os.path.isabs(folder):
        return folder
    # HOME first: expanduser asks the user database where HOME is unset, as in services.
    return os.path.join(environ.get("HOME") or os.path.expanduser("~"), *below_home.split("/"))


def _packs(data: str) -> list[str]:
    folder = os.path.join(data, "packs")
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if not name.startswith(".")]


def _shipped() -> str:
    """Return the home of what is shipped: inside the package when installed, else the checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    installed = os.path.join(package, "_shipped")
    return installed if os.path.isdir(installed) else os.path.dirname(package)
