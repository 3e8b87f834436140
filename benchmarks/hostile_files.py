"""Hostile decks, archives and texts, drawn by a seed: each a name, and files to lay into a home or beside it.

The families of decks change a good deck that uses every key; those of archives change good archives, or are the ones of
`tests/test_hostile_arrivals.py`.
"""

# ruff: noqa: E501 - hostile inputs stand here as they are

from __future__ import annotations

import io
import os
import random
import socket
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.packs_world import files_of, pack
from tests.test_hostile_arrivals import GOOD, PACKAGES, TARS, TEXTS, ZIPS, anki2
from tests.test_hostile_decks import RICH

SEQUENCES = (
    "\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x1b]52;c;ZWNobw==\x07", "\x9b2J", "\u202egnp.exe\u202c", "\r\x1b[K", "\x08\x08",
    "\x1bc", "\x1b]8;;http://x\x1b\\", "\u2066x\u2069\u200f", "\x07\x7f\x85", "\u2028\u2029", "\ufeff\ufff9\U000e0041",
)  # fmt: skip
VALUES = (
    "no", "012", "12:30:45", "1e400", "-1", "[]", "{}", "[[a]]", "{a: b}", "''", "~", "9..5", "0..1e9", "'\\u202e'", '"\\x1b[2J"',
    "{{tp}}", "1/0", "$\\frac{$", "2026-02-30", "true", "1_0", ".nan", ".inf", "9**9**9", "|\n", "*x", "&x", "!!python/name:os.system",
    "!!binary aGk=", "!!set {a}", "<<", "? a", "{? [a]: b}", "0x" + "f" * 5000, "9" * 100_000, "1" + "0" * 5000, "-.inf", "[" * 90,
    "{a: " * 90, "x" * 100_000, "- a", "'\n'", '"\\uD800"', "2001-12-14t21:59:43.10-05:00", "0b1010", "'{{a}}{{'", "%", "@", "`",
)  # fmt: skip


class Case(NamedTuple):
    """Files by path, below `home/` or `given/`, what makes them odd, and the commands that meet them.

    A content that is callable makes a file of another kind at the path it is given.
    """

    name: str
    files: dict[str, bytes | Callable[[Path], object]]
    commands: tuple[tuple[str, ...], ...]


Making = Callable[[random.Random], str | bytes]
READING = (
    ("check", "{home}/decks/odd.yaml"), ("due",), ("search", "What", "--plain"), ("search", "a", "--json"), ("show", "odd/first", "--answer"),
    ("show", "first"), ("check", "odd", "--values"),
)  # fmt: skip


def replaced(chance: random.Random) -> str:
    """A good deck with odd values at one to three keys."""
    lines = RICH.splitlines(keepends=True)
    for _ in range(chance.choice([1, 1, 3])):
        at = chance.randrange(len(lines))
        key, colon, _ = lines[at].partition(":")
        lines[at] = f"{key}: {chance.choice(VALUES)}\n" if colon else f"      - {chance.choice(VALUES)}\n"
    return "".join(lines)


def steering(chance: random.Random) -> str:
    """Control characters and overrides, bare or escaped, at any place of a text."""
    text = RICH
    for _ in range(chance.randint(1, 6)):
        sequence = chance.choice(SEQUENCES)
        at = chance.randrange(len(text))
        if chance.random() < 0.7:
            written = "".join(f"\\U{ord(character):08x}" for character in sequence)
            lines = text.splitlines(keepends=True)
            number = chance.randrange(len(lines))
            key, colon, _ = lines[number].partition(": ")
            lines[number] = f'{key}: "odd{written}"\n' if colon else lines[number]
            text = "".join(lines)
        else:
            text = text[:at] + sequence + text[at:]
    return text


def mutated(chance: random.Random) -> str:
    """Pieces lost, doubled and moved."""
    text = RICH
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(text))
        piece = text[start : start + chance.choice([1, 2, 10, 80])]
        at = chance.randrange(len(text))
        text = chance.choice(
            [text.replace(piece, "", 1), text[:at] + piece + text[at:], text.replace(piece, piece * 3, 1)]
        )
        text = text or "-"
    return text


def encoded(chance: random.Random) -> bytes:
    """Another encoding, or none."""
    kind = chance.choice(
        ["utf-16", "utf-32", "latin-1", "utf-8-sig", "utf-7", "cp037", "noise", "nul", "overlong"]
    )
    if kind == "noise":
        return chance.randbytes(chance.randrange(5000))
    if kind == "nul":
        return RICH.encode().replace(b" ", b"\0", chance.randint(1, 9))
    if kind == "overlong":
        return RICH.encode().replace(b"What", b"\xc0\xaf\xed\xa0\x80\xf5\xff", 1)
    return RICH.replace("What", "Größe").encode(kind)


def bomb(chance: random.Random) -> str | bytes:
    """Aliases, merges, depth and width without end."""
    n = chance.choice([50, 1000, 20_000])
    return chance.choice([
        "a: &a [x]\n" + "".join(f"b{k}: &b{k} [*{'a' if k == 0 else f'b{k - 1}'}, *a]\n" for k in range(n)),
        "a: &a {x: y}\n" + "".join(f"b{k}: {{<<: *a, k{k}: *a}}\n" for k in range(n)), "a: &a [*a]\n", "&a a: *a\n", "<<: [<<, {}]\n",
        "- " * n, "[" * n, "{a: " * n, "? " * n, "\n".join(" " * min(k, 2000) + "a:" for k in range(n)), "a: " + "- - " * n, "#" * n * 20,
        "questions:\n" + "- {}\n" * n, "title: " + "x" * n * 50, "questions: [" + "{}," * n + "]", 'title: "' + "\\u0041" * n + '"',
        "title: 'a\n" + "\n" * n * 10 + "'", "!" * n, "&" * n, "%YAML 1.1\n" * n, "---\n" * n, "...\n" * n, "title: >\n" + " a\n\n" * n,
        "? " + "[a, " * min(n, 900) + "]" * min(n, 900), "title: " + "'" * n, "a" * n + ":\n", ": " * n, "!!python/object/apply:os.system [x]\n",
        "%TAG ! tag:yaml.org,2002:python/object/apply:\n---\n!os.system [echo]\n", RICH * 2, RICH + "questions:\n" + "  - id: first\n" * min(n, 5000),
    ])  # fmt: skip


def computing(chance: random.Random) -> str:
    """Programs in `compute`, `given`, `tolerance`, templates and examples that take long, or what is not theirs."""
    where, what = chance.choice([
        ("tp / all_found", "(" * 3000), ("tp / all_found", "9**9**9**9"), ("tp / all_found", "__import__('os').system('touch evil')"),
        ("tp / all_found", "sum(range(10**12))"), ("tp / all_found", "'a' * 10**10"), ("tp / all_found", "[0] * 10**10"),
        ("tp / all_found", "().__class__.__bases__[0].__subclasses__()"), ("tp / all_found", "f'{tp:>{10**9}}'"), ("tp / all_found", "1 << 10**10"),
        ("tp / all_found", "factorial(10**7)"), ("tp / all_found", "comb(10**7, 10**6)"), ("tp / all_found", "lambda: 0"), ("tp / all_found", "open('/etc/passwd').read()"),
        ("tp / all_found", "exp(10**400)"), ("tp / all_found", "-" * 5000 + "1"), ("tp / all_found", "1 if " * 900 + "1"), ("tp / all_found", "sqrt(-1) + log(0) + 1/0"),
        ("5..60", "5..1e400"), ("5..60", "5.." + "9" * 5000), ("5..60", "-9..9 by 0"), ("5..60", "0.1..0.2"), ("{tp: 5..60, fp: 1..40}", "{__class__: 1..2, tp: 1..2, fp: 1..2}"),
        ("{tp: 5..60, fp: 1..40}", "{" + ", ".join(f"v{k}: 1..9" for k in range(3000)) + "}"), ("{{result:.3f}}", "{{result:.999999999f}}"), ("{{result:.3f}}", "{{result:999999999}}"),
        ("{{result:.3f}}", "{{result.__class__}}"), ("{{result:.3f}}", "{{" * 2000), ("{{result:.3f}}", "{{result!r:{tp}}}"), ("call: double(2)", "call: __import__('os').system('touch evil')"),
        ("call: double(2)", "call: '" + "(" * 5000 + "'"), ("0.005", "1e-400"), ("0.005", "-1"), ("0.005", ".nan"),
        ("entry: double", "entry: ../../evil"), ("entry: double", 'entry: "a\\u001b[2J"'), ("id: double", "id: ../../../evil"), ("id: double", "id: con"), ("id: first", "id: " + "a-" * 3000),
        ("What is asked?", "$" * 3000 + "{" * 2000), ("What is asked?", "$" + "\\frac{1}{" * 900 + "}" * 900 + "$"), ("What is asked?", "`" * 5000), ("What is asked?", "$" + "x^" * 2000 + "1$"),
        ("What is asked?", "$\\left(" * 500 + "$"), ("What is asked?", "'" + "*" * 5000 + "'"), ("What is asked?", "'" + "[a](" * 2000 + "'"), ("What is asked?", "|\n      " + "> " * 2000),
        ("What is asked?", "|\n      " + "- " * 2000), ("What is asked?", "|\n      ```python\n      print(1)"), ("What is asked?", "'" + "<b>" * 5000 + "'"), ("What is asked?", "$\\def\\a{\\a\\a}\\a$"),
        ("What is asked?", "$" + "\\begin{matrix}" * 300 + "$"), ("What is asked?", "$" + "{" * 3000 + "}" * 3000 + "$"), ("What is asked?", "'$" + "a_b" * 3000 + "$'"),
    ])  # fmt: skip
    return RICH.replace(where, what, 1)


FAMILIES: dict[str, Callable[[random.Random], str | bytes]] = {
    "odd value": replaced,
    "steering text": steering,
    "lost and doubled": mutated,
    "encoding": encoded,
    "bomb": bomb,
    "program": computing,
}


def deck(family: str, chance: random.Random) -> Case:
    """Return a home with one hostile deck beside a good one."""
    made = FAMILIES[family](chance)
    content = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    return Case(f"deck, {family}", {"home/decks/odd.yaml": content}, READING)


def odd_file(chance: random.Random) -> Case:
    """Return a home in which something else has the name of a deck or a setting."""
    steer = chance.choice(SEQUENCES).replace("/", "").replace("\x00", "") or "x"
    name = chance.choice(
        [
            "odd.yaml",
            "tracks.yaml",
            "mocks.yaml",
            f"{steer}.yaml",
            "..yaml",
            "CON.yaml",
            "a" * 200 + ".yaml",
            "odd\n.yaml",
        ]
    )
    kinds: list[bytes | Callable[[Path], object]] = [
        RICH.encode(), b"", b"\xff", os.mkfifo, lambda path: path.mkdir(), lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path.name), lambda path: path.symlink_to("/nowhere"), _sparse, _listening,
        *(chance.choice(VALUES).encode() for _ in range(4)), b"[" * 20_000,
        (f"- title: \"{steer!r}\"\n  topics: [odd]\n").encode(), RICH.encode().replace(b"title: T", b'title: "\\u001b[2J"'),
    ]  # fmt: skip
    where = chance.choice(["home/decks/", "home/decks/", "home/decks/", "home/"])
    name = chance.choice(["config.toml", "log.sqlite", "plan.toml"]) if where == "home/" else name
    commands = (
        ("due",),
        ("search", "a"),
        ("show", "odd/first"),
        ("check", "{home}/decks"),
        ("stats",),
        ("config",),
    )
    return Case(f"odd file {name[:20]!a}", {where + name: chance.choice(kinds)}, commands)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 34)


def _listening(path: Path) -> None:
    end = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        end.bind(path.name)
    finally:
        os.chdir(here)
        end.close()


def archive(chance: random.Random) -> Case:
    """Return an archive: one of those with a name, or a good one with bytes changed."""
    kind = chance.choice(["zip", "tar.gz", "apkg", "tar", "names"])
    named: dict[str, dict[str, Callable[..., object]]] = {"zip": ZIPS, "tar.gz": TARS, "apkg": PACKAGES}  # type: ignore[dict-item]
    with tempfile.TemporaryDirectory() as folder:
        good = files_of(pack(Path(folder) / "good"))
        target = Path(folder) / f"p.{kind}"
        if kind in named and chance.random() < 0.5:
            name = chance.choice(list(named[kind]))
            content = PACKAGES[name]() if kind == "apkg" else _made(named[kind][name], target, good)
        else:
            name = "changed"
            content = _changed(_good(kind, good, chance), chance)
    kind = "zip" if kind == "names" else kind
    command = (
        ("import", f"{{given}}/p.{kind}")
        if kind == "apkg"
        else ("pack", "install", f"{{given}}/p.{kind}", "--name", "p")
    )
    after = (("due",), ("search", "a"), ("pack", "list"))
    return Case(f"{kind}, {name}", {f"given/p.{kind}": content}, (command, *after))


def _made(make: Callable[..., object], target: Path, good: dict[str, bytes]) -> bytes:
    make(target, good)
    return target.read_bytes()


def _good(kind: str, good: dict[str, bytes], chance: random.Random) -> bytes:
    out = io.BytesIO()
    if kind == "apkg":
        return anki2(*GOOD)
    if kind in ("tar", "tar.gz"):
        with tarfile.open(fileobj=out, mode="w:gz" if kind == "tar.gz" else "w") as tar:
            for name, content in good.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
        return out.getvalue()
    with zipfile.ZipFile(
        out, "w", chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
    ) as zipped:
        for name, content in good.items():
            zipped.writestr(name, content)
        if kind == "names":
            zipped.writestr(
                chance.choice(["decks/", "", "../", "/", "solutions/a/b/"])
                + chance.choice(SEQUENCES)
                + ".yaml",
                RICH,
            )
            zipped.writestr("decks/odd.yaml", steering(chance).encode("utf-8", "replace"))
            zipped.comment = chance.choice(SEQUENCES).encode("utf-8", "replace")
    return out.getvalue()


def _changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([0, 1, 1, 3, 30])):
        at = chance.randrange(len(changed))
        # The directory of a zip lies at its end, the heads of a tar at every half kilobyte.
        at = chance.choice(
            [at, len(changed) - 1 - chance.randrange(min(300, len(changed))), at // 512 * 512 + 124]
        )
        at = min(at, len(changed) - 1)
        changed[at : at + chance.choice([1, 4, 8])] = chance.choice(
            [b"\xff", b"\0", b"\x7f\xff\xff\xff", chance.randbytes(4), b""]
        )
    return bytes(changed[: chance.choice([len(changed)] * 4 + [len(changed) // 2])])


def text(chance: random.Random) -> Case:
    """Return a file to import: one of those with a name, or one full of steering text."""
    if chance.random() < 0.4:
        name = chance.choice(list(TEXTS))
        return Case(
            f"import {name}", {f"given/{name}": TEXTS[name]}, (("import", f"{{given}}/{name}"), ("due",))
        )
    steer = "".join(chance.choices(SEQUENCES, k=3))
    ending, content = chance.choice([
        ("csv", f"question{steer},answer{steer}\n{steer},{steer}\n"), ("md", f"# T{steer}\n\n{steer}What::This{steer}\n"),
        ("tsv", f"a{steer}\t{steer}\n"), ("json", f'{{"kind": "drill", "version": 1, "decks": [{{"topic": "a{steer}"}}]}}'), ("csv", '"' * chance.randrange(10**5)),
        ("csv", "a,b\n" * 20_000), ("md", "- a::b\n" * 20_000), ("md", "#" * 20_000), ("md", "> " * 9000 + "a::b"), ("csv", f"#deck:{steer}\na,b\n"), ("txt", f"#tags:{steer}\na\tb\n"),
    ])  # fmt: skip
    topic = chance.choice([(), ("--topic", "mine"), ("--topic", f"x{steer}".replace("\0", ""))])
    commands = (("import", f"{{given}}/x.{ending}", *topic), ("due",), ("search", "a"), ("show", "a"))
    return Case(
        f"import steering {ending}", {f"given/x.{ending}": content.encode("utf-8", "surrogatepass")}, commands
    )


def git(chance: random.Random) -> Case:
    """Return a pack whose address or whose Git says what steers a terminal."""
    steer = "".join(chance.choices(SEQUENCES, k=2)).replace("\0", "")
    script = f"#!/bin/sh\nprintf '%b' {_octal(steer)} >&{chance.choice([1, 2])}\nexit {chance.choice([0, 1, 128, 255])}\n"
    address = chance.choice(
        [
            "https://example.org/pack.git",
            f"https://example.org/{steer}.git",
            f"git@{steer}:x",
            "ext::sh -c touch% evil",
            "--upload-pack=touch evil",
            "file:///nowhere",
            f"ssh://-oProxyCommand=touch/{steer}",
        ]
    )
    commands = (
        ("pack", "install", address),
        ("pack", "list"),
        ("pack", "update", f"x{steer}"),
        ("show", f"a{steer}/b"),
        ("check", f"no{steer}.yaml"),
        ("search", steer),
        ("try", f"{steer}"),
        ("config", f"{steer}", "x"),
    )
    return Case("git and names", {"given/bin/git": script.encode(), "given/bin/x": b""}, commands)


def _octal(text: str) -> str:
    return "'" + "".join(f"\\0{byte:03o}" for byte in text.encode("utf-8", "surrogatepass")) + "'"


def draw(count: int, chance: random.Random) -> Iterator[Case]:
    """Yield so many cases, the families in turn."""
    makers = [
        *(lambda chance, family=family: deck(family, chance) for family in FAMILIES),
        odd_file,
        archive,
        archive,
        text,
        git,
    ]
    for number in range(count):
        yield makers[number % len(makers)](chance)
