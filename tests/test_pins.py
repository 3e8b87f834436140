"""What CI installs is pinned with hashes, wholly; and an audit that nobody answered is not told as a clean one."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PINS = (ROOT / ".ci" / "requirements.txt").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", PINS, re.MULTILINE))


def required():
    """Return every requirement of what CI installs."""
    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = described["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *described["build-system"]["requires"]]
    return [*wanted, *extras["torch"], *extras["test"], *extras["audit"]]


@pytest.mark.parametrize("requirement", [Requirement(each) for each in required()], ids=str)
def test_every_requirement_is_pinned_at_a_version_that_it_allows(requirement):
    pinned = PINNED.get(canonicalize_name(requirement.name))
    assert pinned, f"{requirement.name} is not pinned: run .ci/lock"
    assert requirement.specifier.contains(pinned, prereleases=True)


def test_every_pin_has_a_hash_and_nothing_else_is_in_the_file():
    lines = [line.strip() for line in PINS.splitlines() if not line.strip().startswith("#")]
    pins = [number for number, line in enumerate(lines) if "==" in line]
    assert len(pins) == len(PINNED)
    assert all(
        re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", lines[number + 1].rstrip(" \\")) for number in pins
    )
    hashes = re.compile(r"--hash=sha256:[0-9a-f]{64}( \\)?|[a-z0-9-]+==[A-Za-z0-9.+]+ \\")
    assert [line for line in lines if line and not hashes.fullmatch(line)] == []


def audited(*packages):
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.told({"dependencies": list(packages), "fixes": []})


CLEAN = {"name": "good", "version": "1", "vulns": []}
SILENT = {"name": "own", "skip_reason": "Dependency not found on PyPI and could not be audited: own (1)"}
FAULTY = {"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"], "aliases": []}]}


def test_known_faults_fail_and_are_named():
    lines, code = audited(CLEAN, FAULTY)
    assert code == 1
    assert lines == ["bad 2: PYSEC-1, mended in 3", "2 of 2 packages audited, 1 with known faults"]


def test_a_package_that_nobody_answered_for_is_not_counted_as_audited():
    lines, code = audited(CLEAN, SILENT)
    assert code == 0
    assert lines == ["no answer about own", "1 of 2 packages audited, 0 with known faults"]


def test_where_nobody_answers_nothing_is_called_clean():
    lines, code = audited(SILENT)
    assert (code, lines[0].startswith("NOT AUDITED")) == (0, True)
    assert "with known faults" not in lines[0]
