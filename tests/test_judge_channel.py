"""The channel's clock is looked at whatever the other end does."""

from __future__ import annotations

import socket
import struct
import threading

import pytest

from drill.judge.channel import Channel, Closed, Kind


class TooLate(Exception):
    pass


def give_up_at(looks: int):
    seen = []

    def watch():
        seen.append(1)
        if len(seen) >= looks:
            raise TooLate

    return watch


def test_a_message_that_comes_a_byte_at_a_time_does_not_hold_up_the_clock():
    ours, theirs = socket.socketpair()
    stopped = threading.Event()

    def trickle():
        theirs.sendall(struct.pack("<BIQ", Kind.VALUE, 1, 1 << 20))
        while not stopped.wait(0.002):
            theirs.sendall(b"x")

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        with ours, pytest.raises(TooLate):
            Channel(ours, give_up_at(3)).receive()
    finally:
        stopped.set()
        thread.join()
        theirs.close()


def test_a_message_that_is_read_slowly_does_not_hold_up_the_clock():
    ours, theirs = socket.socketpair()
    stopped = threading.Event()

    def sip():
        while not stopped.wait(0.002) and theirs.recv(1 << 12):
            pass

    thread = threading.Thread(target=sip)
    thread.start()
    try:
        with ours, pytest.raises(TooLate):
            Channel(ours, give_up_at(3)).send(Kind.CALL, 1, bytes(8 << 20))
    finally:
        stopped.set()
        thread.join()
        theirs.close()


def test_the_end_of_the_other_is_told():
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours, pytest.raises(Closed):
        Channel(ours).receive()
