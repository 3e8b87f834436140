from __future__ import annotations

import subprocess
import sys

from drill.light import NamedTuple


class Pair(NamedTuple):
    """A record as modules of ours declare it."""

    left: int
    right: str = "r"

    def both(self) -> str:
        return f"{self.left}{self.right}"


def test_a_record_is_a_tuple_with_names_defaults_and_methods():
    pair = Pair(1)
    assert pair == (1, "r")
    assert pair.both() == "1r"
    assert pair._replace(left=2) == Pair(2, "r")
    assert repr(pair) == "Pair(left=1, right='r')"
    assert Pair.__doc__ == "A record as modules of ours declare it."
    assert not hasattr(pair, "__dict__")


def test_declaring_records_does_not_import_typing():
    code = "import drill.light, sys; sys.exit('typing' in sys.modules)"
    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0
