def tree_longer_than_it_is():
    reply(0.0, length=2 ** (8 * (SIZE % 4)) * 1000)


def more_buffers_than_there_are():
    reply([[0.0], []], b"x" * 8, count=[2, 1000, 400_001, 2**32 - 1][SIZE % 4])


def buffers_of_other_lengths():
    reply([{"a": ["<f8", [1], "C", True, 0]}, []], b"x" * 8, lengths=[[9, 2**63, 2**64 - 1, 0][SIZE % 4]])


def lengths_that_cancel():
    reply([{"b": 0}, {"b": 1}], b"x" * 8, b"y" * 8, lengths=[2**64 - 8, 24])


def message_longer_than_it_is():
    send(framed([0.0, []]), length=[10**6, 64 << 20, 2**40, 2**64 - 1][SIZE % 4])
    time.sleep(30)


def message_shorter_than_it_is():
    send(framed([0.0, []]), length=SIZE)
    time.sleep(30)


def endless_stream():
    for descriptor in sockets():
        while True:
            os.write(descriptor, os.urandom(1 << 16))


def half_a_head():
    for descriptor in sockets():
        os.write(descriptor, struct.pack("<BIQ", 11, asked(), 10)[:SIZE])
    time.sleep(30)


def one_byte_at_a_time():
    data = struct.pack("<BIQ", 11, asked(), 1 << 20)
    for descriptor in sockets():
        for byte in data + bytes(1 << 20):
            os.write(descriptor, bytes([byte]))
            time.sleep(0.001)


def empty():
    send(b"" if SIZE % 2 else b"drl1")
    time.sleep(30)


def closes_its_end():
    "import call thread"
    for descriptor in sockets():
        every(os.close, (descriptor,)) if SIZE % 2 else socket.socket(fileno=descriptor).shutdown(SIZE % 3)
