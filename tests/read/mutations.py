"""Files of all formats that are read, and what becomes of them by chance: cut, doubled, spliced, with bytes changed. Run by hand for as long as wanted:

PYTHONPATH=src python tests/read/mutations.py 1000000 [FIRST SEED]
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from time import process_time

from ferry import ARTICLES
from test_formats import WRITERS
from test_same_article import ARTICLES as SHORT
from test_same_article import FORMS

from crosscheck.model import Article, Skipped
from crosscheck.read import Found, inside

SPECIAL = (
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"<",
    b"&",
    b"]]>",
    b"{",
    b"\\ud800",
    b"\n---\n",
    b"\r",
    b"%",
    b"\x1b[31m",
    b"=\xd8",
    b"9" * 40,
    b"<!DOCTYPE a [",
    b"\xd9\x80" * 9,
)
SLOW = {".pdf": 6}  # a process each; of the others as many as are asked for
LONGEST = 10.0  # seconds that a file may take


def samples() -> Mapping[str, tuple[bytes, ...]]:
    """Sound files by their endings."""
    found: dict[str, list[bytes]] = {}
    for name, write in WRITERS.items():
        for language, (title, *paragraphs) in ARTICLES.items():
            if (language, name) != ("ar", "a.pdf"):
                found.setdefault(name[name.index(".") :], []).append(write(title, paragraphs))
    for _, name, form in FORMS:
        found.setdefault(name[name.index(".") :], []).extend(form(text) for text in SHORT.values())
    return {ending: tuple(own) for ending, own in sorted(found.items())}


def mutated(draw: random.Random, own: tuple[bytes, ...]) -> bytes:
    """One of some files, changed in up to six places."""
    data = bytearray(draw.choice(own))
    for _ in range(draw.randint(1, 6)):
        at, behind = sorted((draw.randrange(len(data) + 1), draw.randrange(len(data) + 1)))
        behind = min(behind, at + draw.choice((1, 8, 200, len(data))))
        kind = draw.randrange(6)
        if kind == 0 and at < len(data):
            data[at] = draw.randrange(256)
        elif kind == 1:
            data[at:at] = draw.choice(SPECIAL)
        elif kind == 2:
            del data[at:behind]
        elif kind == 3:
            data[at:at] = data[at:behind] * draw.choice((1, 2, 30))
        elif kind == 4:
            other = draw.choice(own)
            data[at:behind] = other[at:behind]
        else:
            data = data[:behind] or data
    return bytes(data)


def check(ending: str, data: bytes, what: object = None) -> Counter[str]:
    """What comes of a file: articles, or one line each, and neither late. Raises whatever a reader raises."""
    found: Counter[str] = Counter()
    start = process_time()
    for one in inside(Found(path=Path(f"x{ending}"), shown=f"x{ending}", id=f"x{ending}", named=True, data=data)):
        assert isinstance(one, Article | Skipped), (ending, what)
        found["articles" if isinstance(one, Article) else "lines"] += 1
        assert isinstance(one, Article) or "\n" not in one.reason, (ending, what)
    assert process_time() - start < LONGEST, (ending, what)
    found["files"] += 1
    return found


def tried(count: int, seed: int) -> Counter[str]:
    """What came of so many changed files, dealt out to all formats."""
    found: Counter[str] = Counter()
    own = samples()
    for ending, files in own.items():
        draw = random.Random(f"{seed}{ending}")
        for n in range(min(SLOW.get(ending, count), -(-count // len(own)))):
            found += check(ending, mutated(draw, files), (seed, n))
    return found


if __name__ == "__main__":
    done, first = 0, int(sys.argv[2]) if len(sys.argv) > 2 else 1
    while done < int(sys.argv[1]):
        more = tried(20_000, first)
        done, first = done + more["files"], first + 1
        sys.stdout.write(f"{done:,} {dict(more)}\n")
        sys.stdout.flush()
