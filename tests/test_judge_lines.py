"""Lines between our own processes, the channel to an answer, and the clock that watches it."""

from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from drill.judge.channel import Channel, Closed, Kind
from drill.judge.frame import FrameError
from drill.judge.lines import Line, line_pair
from drill.judge.stopwatch import PATIENCE, Stopwatch


def test_messages_arrive_whole_and_in_order():
    near, end = line_pair()
    far = Line(end)
    near.send({"n": 1, "text": "é\n\ud800"})
    near.send({"n": 2})
    assert far.receive() == ({"n": 1, "text": "é\n\ud800"}, [])
    assert far.receive() == ({"n": 2}, [])
    near.close()
    assert far.receive() is None
    far.close()


def test_messages_that_come_in_pieces_are_kept_until_they_are_whole():
    near, end = line_pair()
    end.sendall(b'{"a"')
    assert near.arrived() == []
    end.sendall(b': 1}\n{"b": 2}\n{')
    assert near.arrived() == [{"a": 1}, {"b": 2}]
    end.close()
    assert near.arrived() is None
    near.close()


def test_descriptors_travel_with_their_message():
    near, end = line_pair()
    far = Line(end)
    reading, writing = os.pipe()
    near.send({"job": 1}, [writing])
    os.close(writing)
    received = far.receive()
    assert received is not None
    message, (copy,) = received
    os.write(copy, b"through")
    os.close(copy)
    assert message == {"job": 1}
    assert os.read(reading, 100) == b"through"
    assert os.read(reading, 100) == b""
    os.close(reading)
    near.close()
    far.close()


def test_a_large_message_with_descriptors_arrives_whole():
    near, end = line_pair()
    far = Line(end)
    sender = threading.Thread(target=near.send, args=({"source": "x" * 2_000_000}, [0]))
    sender.start()
    received = far.receive()
    sender.join()
    assert received is not None
    assert len(received[0]["source"]) == 2_000_000
    assert len(received[1]) == 1
    os.close(received[1][0])
    near.close()
    far.close()


def test_a_receiver_that_took_its_message_and_hung_up_is_no_error():
    near, end = line_pair()
    far = Line(end)
    taken = threading.Thread(target=lambda: (far.receive(), far.close()))
    taken.start()
    near.send({"job": 1}, [0])
    taken.join()
    with pytest.raises(OSError, match="pipe"):
        near.send({"job": 2})
    near.close()


@pytest.mark.parametrize("data", [b"[1]\n", b"nonsense\n", b"\xff\n"])
def test_what_is_not_a_message_is_refused(data):
    near, end = line_pair()
    end.sendall(data)
    with pytest.raises(ValueError):  # noqa: PT011 - json's own and ours
        near.arrived()
    near.close()
    end.close()


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Give the two ends of a channel."""
    first, second = socket.socketpair()
    with first, second:
        yield first, second


def test_the_channel_carries_kind_number_and_frame(ends):
    near, far = map(Channel, ends)
    near.send(Kind.CALL, 7, b"frame")
    assert far.receive() == (Kind.CALL, 7, bytearray(b"frame"))
    near.close()
    with pytest.raises(Closed):
        far.receive()
    with pytest.raises(Closed):
        far.send(Kind.VALUE, 7, b"too late")


@pytest.mark.parametrize("head", [(99, 1, 0), (11, 1, 2**40)])
def test_a_message_that_can_not_be_is_refused(ends, head):
    ends[1].sendall(struct.pack("<BIQ", *head))
    with pytest.raises(FrameError):
        Channel(ends[0]).receive()


class EnoughError(Exception):
    pass


def test_waiting_on_a_mute_or_deaf_partner_ends_when_the_watch_says_so(ends):
    looks = []

    def watch() -> None:
        looks.append(1)
        if len(looks) % 2 == 0:
            raise EnoughError

    channel = Channel(ends[0], watch)
    with pytest.raises(EnoughError):
        channel.receive()
    with pytest.raises(EnoughError):
        channel.send(Kind.CALL, 1, bytes(20 << 20))


def test_a_stopwatch_is_patient_with_waiting_for_a_processor(monkeypatch):
    now, waited = [100.0], [5.0]
    monkeypatch.setattr("drill.judge.stopwatch.time.monotonic", lambda: now[0])
    monkeypatch.setattr("drill.judge.stopwatch._run_delay", lambda _: waited[0])
    monkeypatch.setattr("drill.judge.stopwatch._schedule_statistics", lambda _: 1)
    clock = Stopwatch(1)
    now[0], waited[0] = 102.0, 5.0 + PATIENCE / 2
    assert clock.seconds() == pytest.approx(2.0 - PATIENCE / 2)
    waited[0] = 1000.0
    assert clock.seconds() == pytest.approx(2.0 - PATIENCE)
    clock.restart()
    assert clock.seconds() == 0.0


def test_a_stopwatch_of_a_process_that_is_not_there_is_a_plain_clock():
    clock = Stopwatch(2**30)
    assert clock.seconds() >= 0
    clock.close()
