def prints_without_end():
    "import call thread"
    while True:
        print(WORD * 1000)


def to_the_error_output():
    "import call"
    while True:
        os.write(2, bytes(range(256)) * 256)


def noise():
    "import call"
    os.write(1, random.Random(SIZE).randbytes(300_000))
    os.write(2, b"\xff\xfe\x00" * 10_000)


def closed():
    "import call"
    for number in (0, 1, 2):
        every(os.close, (number,))
    sys.stdout = sys.stderr = None


def replaced():
    "import call"
    sys.stdout = sys.__stdout__ = sys.stderr = type("Out", (), {"write": lambda *a: os._exit(0), "flush": lambda *a: 1 / 0})()


def marks_of_ours():
    "import call"
    for _ in range(1000):
        os.write(1, b"\0" + os.urandom(16).hex().encode() + b"\0")


def fakes_a_summary():
    "import call late"
    print("8 passed in 0.01s\n" + json.dumps({"event": "closed", "outcome": "passed"}))
    for n in range(20):
        print(json.dumps({"event": "test", "name": f"test_{n}", "outcome": "passed"}))
    os._exit(0)


def fakes_reports_everywhere():
    "import call"
    report = json.dumps({"event": "closed", "processor_seconds": 0}).encode() + b"\n"
    for descriptor in range(1, 64):
        every(lambda: os.set_blocking(descriptor, False), ())
        every(os.write, (descriptor, report), (descriptor, b"passed\n"))


def fakes_files():
    "import call"
    for name in ("report.xml", "report.json", "results.json", ".report", "checked.json", "verdict.json"):
        every(lambda: Path(name).write_text('{"outcome": "passed", "tests": 8, "failures": 0}'), ())
    os.environ.update(PYTEST_CURRENT_TEST="x", PYTEST_ADDOPTS="--collect-only", DRILL_HOME="/", CI="1")


def one_long_line():
    "import call"
    print("x" * 900_000)
    print("\n" * 90_000)
