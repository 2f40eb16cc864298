"""kill -9 at any moment, two who write at a time, and those who read meanwhile."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from crosscheck.archive import Archive
from crosscheck.archive.opening import writing
from crosscheck.errors import ArchiveError

HERE = Path(__file__).parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_killed_runs_lose_nothing_and_are_completed(tmp_path):
    run = subprocess.run([sys.executable, HERE / "killed.py", tmp_path, "8"], capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert (told["kills"], told["lost"], told["different"]) == (8, 0, 0)


HOLD = "import sys, time; from pathlib import Path; from crosscheck.archive.opening import writing\nwith writing(Path(sys.argv[1])) as own:\n    print('open', flush=True)\n    time.sleep(float(sys.argv[2]))\n"


@contextmanager
def holding(path, seconds):
    """Another process has the archive open for writing."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path), str(seconds)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "open\n"
        yield
        other.kill()


def test_who_comes_second_waits(archive, cache):
    archive.add(["news/bridge"])
    with holding(archive.path, 0.5):
        assert Archive(archive.path, wait=30, cache=cache).add(["news"]).new == 2


@pytest.mark.parametrize("do", [lambda a: a.add(["news"]), lambda a: a.stats(), lambda a: a.check(["news"])], ids=["writes", "reads", "checks"])
def test_who_does_not_wait_is_told_why(archive, cache, do):
    archive.add(["news/bridge"])
    with (
        holding(archive.path, 30),
        pytest.raises(ArchiveError, match=r"^a\.duckdb: somebody else is writing to it.*\(waited 0 s\); --wait SECONDS waits longer$"),
    ):
        do(Archive(archive.path, wait=0, cache=cache))


def test_readers_do_not_disturb_one_another(archive):
    archive.add(["news/bridge"])
    code = "import sys; from crosscheck.archive import Archive; print(Archive(sys.argv[1], wait=5).stats().articles)"
    readers = [subprocess.Popen([sys.executable, "-c", code, str(archive.path)], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [reader.communicate()[0] for reader in readers] == ["3\n"] * 3


def test_what_fails_leaves_nothing(archive, monkeypatch):
    archive.add(["news/bridge"])
    before = [file.read_bytes() for file in archive.export("before")]
    with monkeypatch.context() as patch:
        patch.setattr("crosscheck.archive.adding._claims", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            archive.add(["news"])
    assert [file.read_bytes() for file in archive.export("after")] == before


def test_two_make_it_at_a_time(tmp_path):
    code = "import sys; from pathlib import Path; from crosscheck.archive.opening import writing\nwith writing(Path(sys.argv[1])): pass"
    both = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "a.duckdb")]) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert [file.name for file in tmp_path.iterdir()] == ["a.duckdb"]
    with writing(tmp_path / "a.duckdb", 0) as own:
        assert own.execute("SELECT count(*) FROM meta").fetchone() == (1,)
