"""Landlock: this process may from now on only read some folders, write others, and open no TCP connection.

The rights a kernel knows grow with its Landlock version; each is asked for only where it exists.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from drill.judge.kernel import PR_SET_NO_NEW_PRIVS, machine, prctl, system_call

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1

_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_TRUNCATE = 1 << 14
_REMOVE_AND_MAKE = 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8
_BIND_AND_CONNECT = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11
_FIRST_VERSION_BITS = (1 << 13) - 1
_BITS_SINCE = ((2, 1 << 13), (3, _TRUNCATE), (5, 1 << 15))
_NETWORK_SINCE, _SCOPES_SINCE = 4, 6

READ = _READ_FILE | _READ_DIR
WRITE = READ | _WRITE_FILE | _TRUNCATE | _REMOVE_AND_MAKE
_FILE_ONLY = _READ_FILE | _WRITE_FILE | _TRUNCATE


def version() -> int:
    """Return the kernel's Landlock version, 0 where there is none."""
    if not machine():
        return 0
    try:
        return system_call(CREATE_RULESET, 0, 0, _ASK_VERSION)
    except OSError:
        return 0


def enter(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Confine this process for good to these files and folders; missing ones are left out. Raises OSError."""
    known = version()
    rights = handled(known)
    ruleset = _new_ruleset(known, rights)
    try:
        for path in readable:
            _allow(ruleset, path, READ & rights)
        for path in writable:
            _allow(ruleset, path, WRITE & rights)
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        system_call(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def handled(known: int) -> int:
    """Return all file-system rights that a Landlock version can take away."""
    return _FIRST_VERSION_BITS | sum(bit for since, bit in _BITS_SINCE if known >= since)


def _new_ruleset(known: int, rights: int) -> int:
    fields = [rights]
    if known >= _NETWORK_SINCE:
        fields.append(_BIND_AND_CONNECT)
    if known >= _SCOPES_SINCE:
        fields.append(_ABSTRACT_SOCKETS_AND_SIGNALS)
    attributes = (ctypes.c_uint64 * len(fields))(*fields)
    return system_call(CREATE_RULESET, ctypes.addressof(attributes), ctypes.sizeof(attributes))


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            rights &= _FILE_ONLY
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, descriptor))
        system_call(ADD_RULE, ruleset, _PATH_BENEATH, ctypes.addressof(rule))
    finally:
        os.close(descriptor)
