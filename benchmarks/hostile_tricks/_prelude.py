# What every hostile submission begins with. CODE, SIZE, WORD, PLACES and SECRETS are drawn by the driver.
import atexit, ctypes, gc, json, mmap, os, random, re, resource, select, signal, socket, stat, struct, sys, tempfile, threading, time, types  # noqa
from pathlib import Path

import numpy as np


def every(call, *cases):
    """Try all, whatever fails."""
    for case in cases:
        try:
            call(*case)
        except BaseException:
            pass


def syscall(number, *values):
    return ctypes.CDLL(None, use_errno=True).syscall(number, *[ctypes.c_long(value) for value in values])


def sockets():
    found = []
    for number in range(3, 64):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                found.append(number)
        except OSError:
            pass
    return found


def frames():
    frame = sys._getframe()
    while frame:
        yield frame
        frame = frame.f_back


def asked():
    """The number of the message that is being answered."""
    return next((frame.f_locals["number"] for frame in frames() if "number" in frame.f_locals and "channel" in frame.f_locals), 1)


def framed(tree, *buffers, magic=b"drl1", length=None, count=None, lengths=None):
    tree = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    head = struct.pack("<4sII", magic, len(tree) if length is None else length, len(buffers) if count is None else count)
    lengths = [len(buffer) for buffer in buffers] if lengths is None else lengths
    return head + b"".join(struct.pack("<Q", each) for each in lengths) + tree + b"".join(buffers)


def send(content, kind=11, number=None, length=None):
    """Write a message of our own making to the judge."""
    number = asked() if number is None else number
    data = struct.pack("<BIQ", kind, number, len(content) if length is None else length) + content
    for descriptor in sockets():
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]


def reply(tree, *buffers, **lies):
    """Answer with a frame of our own, and say nothing more."""
    kind, number = lies.pop("kind", 11), lies.pop("number", None)
    send(framed(tree, *buffers, **lies), kind, number)
    time.sleep(30)
