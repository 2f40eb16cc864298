"""The folder of a cache: whole files or none, whatever happens to it and to the runs that use it."""

import errno
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from crosscheck.cache import folder as module
from crosscheck.cache.folder import OWN, Folder

KEYS = [f"{n:02x}" * 32 for n in range(40)]
A, B = KEYS[1], KEYS[2]
DRIVER = Path(__file__).with_name("killed.py")


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "a" / "b", 10_000)


def place(folder, key):
    return folder.path / OWN / key[:2] / key


def test_what_is_kept_is_there_for_the_next_run(folder):
    assert folder.get(A) is None
    folder.put(A, b"one")
    folder.put(A, b"two")
    folder.put(B, b"")
    again = Folder(folder.path, 10_000)
    assert (again.get(A), again.get(B), again.get(KEYS[3]), folder.failure) == (b"two", b"", None, None)
    assert again.contents().entries == 2


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda p: p.write_bytes(b""), id="empty"),
        pytest.param(lambda p: p.write_bytes(p.read_bytes()[:-1]), id="cut"),
        pytest.param(lambda p: p.write_bytes(p.read_bytes()[:20]), id="cut in the head"),
        pytest.param(lambda p: p.write_bytes(p.read_bytes() + b"x"), id="longer"),
        pytest.param(lambda p: p.write_bytes(p.read_bytes().replace(b"one", b"two")), id="another content"),
        pytest.param(lambda p: p.write_bytes(b"\x80\x04." * 30), id="pickle"),
        pytest.param(lambda p: p.write_bytes(p.read_bytes().replace(b"crosscheck 1", b"crosscheck 2")), id="another version"),
        pytest.param(lambda p: (p.unlink(), p.symlink_to("nowhere")), id="link to nowhere"),
        pytest.param(lambda p: p.chmod(0), id="not to be read"),
        pytest.param(lambda p: (p.unlink(), os.mkfifo(p)), id="pipe"),
        pytest.param(lambda p: p.write_bytes(place(Folder(p.parents[2], 1), B).read_bytes()), id="another key's file"),
    ],
)
def test_what_is_damaged_is_unknown_and_written_anew(folder, spoil):
    folder.put(A, b"one")
    folder.put(B, b"two")
    spoil(place(folder, A))
    assert folder.get(A) in (None, b"one")  # the second by who may read everything
    folder.put(A, b"new")
    assert (folder.get(A), folder.get(B), folder.failure) == (b"new", b"two", None)


def test_a_folder_in_the_place_of_a_file(folder):
    place(folder, A).mkdir(parents=True)
    folder.put(A, b"one")
    assert folder.get(A) is None
    assert folder.failure is not None
    assert list(folder.path.rglob(".part-*")) == []


def test_too_long_for_a_file(folder, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 100)
    folder.put(A, b"x" * 100)
    folder.put(B, b"x" * 10)
    assert (folder.get(A), folder.get(B), folder.contents().entries) == (None, b"x" * 10, 1)


def test_a_key_is_no_path(folder):
    for key in ("../../x", "", "A" * 64, "a" * 63):
        with pytest.raises(ValueError, match="not a key"):
            folder.get(key)


# ------------------------------------------------------------------ size


def test_what_was_used_longest_ago_goes_first(folder):
    for n, key in enumerate(KEYS[:10]):
        folder.put(key, b"x" * 950)
        os.utime(place(folder, key), (1000 + n, 1000 + n))
    folder.tidy()
    assert folder.contents().entries == 10
    for key in KEYS[:3]:
        assert folder.get(key)  # used now
    folder.put(KEYS[20], b"x" * 950)
    folder.tidy()
    there = [key for key in KEYS if folder.get(key)]
    assert there == [*KEYS[:3], *KEYS[5:10], KEYS[20]]
    assert folder.contents().size <= 0.9 * folder.limit


def test_nothing_is_tidied_where_nothing_was_written(folder):
    folder.put(A, b"x" * 500)
    small = Folder(folder.path, 10)
    assert small.get(A)
    small.tidy()
    assert small.get(A)
    small.put(B, b"")
    small.tidy()
    assert small.contents().entries == 0


def test_files_of_killed_runs_are_removed_once_they_are_old(folder):
    folder.put(A, b"x")
    old, young = (place(folder, A).with_name(f".part-{n}") for n in (1, 2))
    for part in (old, young):
        part.touch()
    os.utime(old, (0, 0))
    folder.tidy()
    assert (old.exists(), young.exists()) == (False, True)


# ------------------------------------------------------------------ what isn't ours


def test_clear_removes_what_is_ours_and_nothing_else(folder):
    folder.path.mkdir(parents=True)
    beside = [folder.path / "news.txt", folder.path / A, folder.path / OWN / "ab" / "mine.txt", folder.path / OWN / "notes" / A]
    folder.put(A, b"one")
    folder.put(B, b"two")
    for path in beside:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (folder.path / OWN / "cd").symlink_to(folder.path)
    gone = folder.clear()
    assert gone.entries == 2
    assert all(path.read_text() == "x" for path in beside)
    assert folder.contents().entries == 0
    folder.put(A, b"one")
    assert folder.get(A) == b"one"


def test_clear_leaves_no_trace_in_a_folder_of_its_own(folder):
    folder.put(A, b"one")
    assert (folder.path / OWN / ".gitignore").read_text() == "*\n"
    assert (folder.path / OWN / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    folder.clear()
    assert list(folder.path.iterdir()) == []
    assert folder.clear().entries == 0


# ------------------------------------------------------------------ what can't be written


def full(*_args, **_more):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["tempfile.mkstemp", "os.fdopen", "Path.replace", "Path.mkdir", "Path.write_text"])
def test_a_full_disk(folder, monkeypatch, call):
    where, name = call.split(".")
    with monkeypatch.context() as patch:
        patch.setattr(getattr(module, where), name, full)
        folder.put(A, b"one")
        assert folder.failure == "No space left on device"
        assert list(folder.path.rglob(".part-*")) == []
        folder.tidy()
    assert folder.get(A) is None
    folder.put(A, b"one")
    assert folder.get(A) == b"one"


def test_a_disk_that_is_full_halfway(folder, monkeypatch):
    class Half:
        def __init__(self, handle, mode):
            self.handle = handle

        def __enter__(self):
            return self

        def __exit__(self, *_):
            os.close(self.handle)

        def write(self, data):
            os.write(self.handle, data[:10])
            full()

    with monkeypatch.context() as patch:
        patch.setattr(module.os, "fdopen", Half)
        folder.put(A, b"one")
    assert (folder.get(A), folder.failure) == (None, "No space left on device")
    assert [p for p in folder.path.rglob("*") if p.is_file() and p.parent.name == A[:2]] == []


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_no_folder_can_be_there(tmp_path, where):
    (tmp_path / "file").write_text("x")
    folder = Folder(tmp_path / where, 100)
    folder.put(A, b"one")
    folder.tidy()
    assert (folder.get(A), folder.contents().entries, folder.clear().entries) == (None, 0, 0)
    assert folder.failure in ("Not a directory", "File exists")
    assert (tmp_path / "file").read_text() == "x"


def test_a_folder_that_can_only_be_read(folder, monkeypatch):
    def refused(*_args, **_more):
        raise OSError(errno.EROFS, "Read-only file system")

    folder.put(A, b"one")
    os.utime(place(folder, A), (1, 1))
    again = Folder(folder.path, 1)
    for owner, name in ((module.tempfile, "mkstemp"), (module.Path, "mkdir"), (os, "utime"), (module.Path, "unlink")):
        monkeypatch.setattr(owner, name, refused)
    assert again.get(A) == b"one"
    again.put(B, b"two")
    again.tidy()
    assert (again.failure, again.contents().entries, again.clear().entries) == ("Read-only file system", 1, 0)


# ------------------------------------------------------------------ others at work


def test_files_that_vanish_in_between(folder):
    """Someone removes and puts back whatever there is, as fast as can be."""
    stop = threading.Event()

    def vandal():
        while not stop.is_set():
            for path in [Path(at) / name for at, folders, files in os.walk(folder.path, topdown=False) for name in (*files, *folders)]:
                with suppress(OSError):
                    path.rmdir() if path.is_dir() else path.unlink()

    thread = threading.Thread(target=vandal)
    thread.start()
    end, seen = time.monotonic() + 2, set()
    try:
        while time.monotonic() < end:
            for key in KEYS:
                folder.put(key, key.encode() * 20)
            seen |= {(key.encode() * 20 == data, data is None) for key in KEYS for data in [folder.get(key)]}
            folder.contents()
            folder.tidy()
            folder.clear()
    finally:
        stop.set()
        thread.join()
    assert seen <= {(True, False), (False, True)}
    folder.put(A, b"one")
    assert folder.get(A) == b"one"


def driven(*arguments):
    done = subprocess.run([sys.executable, DRIVER, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_three_hundred_killed_runs_leave_nothing_wrong(tmp_path):
    found = driven("kill", tmp_path, 300)
    assert found["wrong"] == 0
    assert found["known"] > 100  # runs got somewhere before they were killed
    assert found["parts"] > 0  # some were killed while they wrote
    assert found["parts_later"] == 0
    assert found["size"] <= 1_000_000


def test_eight_runs_at_once(tmp_path):
    assert driven("at once", tmp_path, 8) == [0] * 8
