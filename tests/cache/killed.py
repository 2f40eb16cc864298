"""Run by test_folder.py: many runs on one cache, each killed at a random moment, or eight at once. Writes what it found as JSON.

Processes are forked from one that has everything loaded, so that a run takes milliseconds and hundreds can be killed.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import numpy as np

from crosscheck.cache import encoder, recall
from crosscheck.cache.folder import OWN, Folder
from crosscheck.model import Article
from crosscheck.pipeline import extract
from crosscheck.reading import read_article

LIMIT = 1_000_000  # bytes: small, so that files are removed all the time
WIDTH = 10_000  # dimensions: so many that writing takes its time
ARTICLES = [
    Article(
        id=f"{n:02d}", path=f"{n:02d}", language="en", language_from="declared", title="News", text=f"The dam held {n} boats on Monday. The mayor denied it."
    )
    for n in range(12)
]
COLD = extract(ARTICLES)


class Lengths:
    """An encoder for which nothing has to be loaded."""

    def encode(self, texts):
        return np.full((len(texts), WIDTH), sum(map(len, texts)), dtype=np.float32)


def run(folder):
    """Read the articles and encode their sentences, as `check` does."""
    found = extract(ARTICLES, cache=folder)
    for article in ARTICLES:
        rows = encoder(Lengths, WIDTH, folder).encode([article.text] * 8)
        assert rows.tobytes() == Lengths().encode([article.text] * 8).tobytes()
    folder.tidy()
    return found


def forever(path):
    """Runs, one after another, now and then with an empty cache."""
    while True:
        folder = Folder(path, LIMIT)
        if random.random() < 0.3:
            folder.clear()
        run(folder)


def child(work):
    """A process that does some work, and ends without a word."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            random.seed(os.getpid())
            code = int(work() or 0)
        finally:
            os._exit(code)
    return pid


def kill(path, times):
    """Kill runs; behind each, all that is known must be right."""
    wrong = known = parts = 0
    for n in range(times):
        pid = child(lambda: forever(path))
        time.sleep(random.Random(n).uniform(0, 0.05))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        parts += len(list(path.rglob(".part-*")))
        folder = Folder(path, LIMIT)
        for article, reading in zip(ARTICLES, COLD.readings, strict=True):
            found = recall(article, folder)
            known += found is not None
            wrong += found is not None and found != reading
        if n % 20 == 0:
            wrong += run(folder) != COLD
    for part in path.rglob(".part-*"):
        os.utime(part, (0, 0))
    wrong += run(Folder(path, 10**9)) != COLD
    folder = Folder(path, LIMIT)
    folder.put("0" * 64, b"")
    folder.tidy()
    return {"wrong": wrong, "known": known, "parts": parts, "parts_later": len(list(path.rglob(".part-*"))), "size": Folder(path, LIMIT).contents().size}


def at_once(path, count):
    """Runs side by side, each of which empties the cache now and then; the codes with which they ended."""

    def several():
        for n in range(12):
            folder = Folder(path, LIMIT if n % 2 else 10**9)
            if random.random() < 0.3:
                folder.clear()
            if run(folder) != COLD or folder.failure:
                return 3
        return 0

    pids = [child(several) for _ in range(count)]
    return [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]


if __name__ == "__main__":
    what, where, number = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    assert COLD.readings[0] == read_article(ARTICLES[0])
    sys.stdout.write(json.dumps(kill(where, number) if what == "kill" else at_once(where, number)))
    assert (where / OWN).is_dir()
