"""Runs that add to an archive, each killed at a random moment (kill -9); afterwards the archive must be as if nobody had been killed.

Run by test_killed.py, and by hand with a number of kills: `python tests/archive/killed.py FOLDER KILLS`. Processes are forked from one that has everything
loaded, and what articles say is in a cache, so that a run takes about a second and most of that is spent in the archive.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import duckdb
from made import ARTICLES

from crosscheck.archive import Archive, adding, comparing
from crosscheck.cache.folder import Folder


def add(path, cache, kept=lambda _count: None):
    Archive(path, wait=20, cache=cache).add(ARTICLES, kept=kept)


def one_killed(path, cache, longest):
    """Start a run, kill it after a while; gives how many articles it said were safe, and whether it was done before."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        add(path, cache, lambda count: os.write(writer, bytes([count])))
        os._exit(0)
    os.close(writer)
    time.sleep(random.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as file:
        safe = file.read()
    return (safe[-1] if safe else 0), os.WIFEXITED(status)


def names(path):
    """The articles that are there; an archive that doesn't open is an error."""
    if not path.exists():
        return set()
    with duckdb.connect(str(path), read_only=True) as own:
        return {name for (name,) in own.execute("SELECT name FROM articles").fetchall()}


def content(path, folder):
    """All that is in an archive, byte by byte."""
    return [file.read_bytes() for file in Archive(path, wait=0).export(folder)]


def main(folder, kills, seed):
    random.seed(seed)
    adding.PORTION = comparing.PORTION = 6  # many transactions to be killed in
    cache = Folder(folder / "cache", 10**9)
    add(folder / "first.duckdb", cache)  # everything is read now
    start = time.perf_counter()
    add(folder / "whole.duckdb", cache)
    longest = time.perf_counter() - start
    expected = content(folder / "whole.duckdb", folder / "whole")
    told = {"kills": 0, "runs": 0, "archives": 0, "lost": 0, "different": 0}
    while told["kills"] < kills:
        path = folder / f"{told['archives']}.duckdb"
        done = False
        while not done and told["kills"] < kills:
            before = names(path)
            safe, done = one_killed(path, cache, longest)
            after = names(path)
            told["runs"] += 1
            told["kills"] += not done
            told["lost"] += len(before - after) + max(0, len(before) + safe - len(after))
        add(path, cache)
        told["different"] += content(path, folder / "killed") != expected
        told["archives"] += 1
    print(json.dumps(told))  # noqa: T201 (what test_killed.py reads)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
