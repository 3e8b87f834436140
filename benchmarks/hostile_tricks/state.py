def lines_of_the_cache():
    "import call"
    import linecache

    for name in list(linecache.cache) + ["answer.py", "drivers", "suite.py"]:
        linecache.cache[name] = (1, None, ["\x1b[2J\n"] * 1000, name)
    linecache.getline = lambda *a: "\x1b[2J"
    raise ValueError(WORD)


def modules_by_name():
    "import call"
    for name in ("answer", "numpy", "drill", "drill.suite", "pytest", "suite", "reference", "conftest", "torch", "math", "json"):
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__getattr__ = lambda attribute: lambda *a, **k: 0.0


def all_modules_gone():
    "import call"
    sys.modules.clear()
    sys.path.clear()


def compiled_files():
    "import call"
    for place in [*PLACES, ".", *sys.path]:
        every(lambda: Path(place, "__pycache__").mkdir(), ())
        for name in ("__pycache__/answer.cpython-311.pyc", "sitecustomize.py", "usercustomize.py", "x.pth", "numpy.py", ".pdbrc", "pytest.ini", "conftest.py", "pyvenv.cfg"):
            every(lambda: Path(place, name).write_text("import os; os._exit(0)"), ())


def records_of_checks():
    "import call"
    for secret in SECRETS:
        for name in ("checked.json", "suite.py", "reference.py", "goldens.json", "wrong_answer/x.py"):
            every(lambda: Path(secret).with_name(name).write_text('{"tests": []}'), ())


def ledgers_and_logs():
    "import call"
    for place in PLACES:
        for name in ("log.sqlite", "log.sqlite-wal", "ledger.jsonl", "cache/catalogue", "drafts/x", "trusted.json", "config.toml"):
            every(lambda: Path(place, name).write_bytes(b"x" * SIZE), ())


def remembers():
    "import call"
    for name in ("DRILL_HOME", "PYTHONPATH", "PYTHONSTARTUP", "LD_PRELOAD", "PYTHONINSPECT", "TMPDIR", "PYTHONBREAKPOINT"):
        os.environ[name] = PLACES[SIZE % len(PLACES)]
    tempfile.tempdir = PLACES[0]
    every(lambda: tempfile.NamedTemporaryFile(delete=False).write(b"left"), ())


def other_answers():
    "import call"
    for folder in (Path("..").glob("*"), Path("/tmp").glob("drill-judge-*")):
        for path in every(list, (folder,)) or []:
            every(lambda: Path(path, "answer.py").write_text("left"), ())
    for number in range(60):
        every(lambda: Path(f"../{number}/answer.py").write_text("left"), ())
        every(os.rename, (f"../{number}", f"../{number}-{WORD}"))


def the_folder_that_it_has():
    "import call"
    here = os.getcwd()
    every(os.rmdir, (here,))
    every(os.rename, (here, here + WORD))
    every(os.symlink, ("/", here))
    every(os.symlink, (PLACES[0], WORD))
    every(os.symlink, ("/etc", "__pycache__"))
