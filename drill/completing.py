"""Completion scripts made from the command line's own declaration: static, so that Tab starts no Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from drill.errors import UsageError

SHELLS = ("bash", "zsh", "fish")
Words = Mapping[str, list[str]]


class Parameter(Protocol):
    """An option or argument of a command."""

    opts: list[str]


class Command(Protocol):
    """A command of the command line."""

    params: Sequence[Parameter]


class Group(Command, Protocol):
    """The command line as a whole."""

    commands: Mapping[str, Command]


def script(group: Group, shell: str) -> str:
    """Return the script for bash, zsh or fish; commands, what they divide into, and their options are listed in it.

    Raises UsageError for another shell.
    """
    if shell not in SHELLS:
        raise UsageError(f"there is no completion for {shell!r}", f"use one of {', '.join(SHELLS)}")
    words = {"": [*group.commands, *_options(group)]}
    words |= {
        name: [*getattr(command, "commands", ()), *_options(command)]
        for name, command in group.commands.items()
    }
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](words)


def _options(command: Command) -> list[str]:
    named = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    return [*named, "--help"]


def _bash(words: Words) -> str:
    cases = "\n".join(
        f'    {name}) words="{" ".join(options)}" ;;' for name, options in words.items() if name
    )
    return f"""_drill() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" words
  if [ "$COMP_CWORD" -eq 1 ]; then words="{" ".join(words[""])}"; else case "${{COMP_WORDS[1]}}" in
{cases}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _drill drill
"""


def _zsh(words: Words) -> str:
    cases = "\n".join(
        f"    {name}) compadd -- {' '.join(options)} ;;" for name, options in words.items() if name
    )
    return f"""#compdef drill
_drill() {{
  if (( CURRENT == 2 )); then compadd -- {" ".join(words[""])}; else case "$words[2]" in
{cases}
  esac; _files; fi
}}
compdef _drill drill
"""


def _fish(words: Words) -> str:
    lines = [
        f"complete -c drill -n __fish_use_subcommand -a '{' '.join(w for w in words[''] if w[0] != '-')}'"
    ]
    for name, options in words.items():
        where = f"__fish_seen_subcommand_from {name}" if name else "__fish_use_subcommand"
        lines += [
            f"complete -c drill -n '{where}' {_fish_word(word)}" for word in options if name or word[0] == "-"
        ]
    return "\n".join(lines) + "\n"


def _fish_word(word: str) -> str:
    return f"-l {word.removeprefix('--')}" if word.startswith("--") else f"-a {word}"
