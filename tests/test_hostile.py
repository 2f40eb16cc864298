"""Text made to be slow takes no longer than its length allows, and neither does a long article (the strings are those of benchmarks/speed/hostile.py)."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from time import process_time

import pytest

from crosscheck.claims import extract

_SPEC = importlib.util.spec_from_file_location("hostile", Path(__file__).resolve().parent.parent / "benchmarks" / "speed" / "hostile.py")
assert _SPEC
assert _SPEC.loader
hostile = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(hostile)

SIZE = 4_000  # code points; benchmarks/speed/readers.py takes a hundred thousand
LINEAR = 15  # times longer that ten times the text may take, where 10 is ideal and a quadratic reader takes 100
SHORT = 0.01  # seconds; what takes less is too short to be measured against
LANGUAGE = {"french": "fr", "arabic": "ar"}

NEWS = (
    "The ministry said on Monday that 12 of the 40 bridges, built for $3.5 million between 1990 and 2004, had been closed for two weeks. "
    "“We did not expect half of them to fail,” Minister Nadia Ferrand told reporters in Lyon, where about 3,000 people live within 2 km.\n\n"
)


def seconds(made: object) -> float:
    start = process_time()
    extract(made)
    return process_time() - start


def linear(article: object, short: str, long: str, language: str) -> bool:
    """Whether the long text takes at most LINEAR times as long; asked up to three times, as another process may get in the way."""
    for n in range(3):
        before = seconds(article(short, id=f"short {n}", language=language))
        if seconds(article(long, id=f"long {n}", language=language)) <= LINEAR * max(before, SHORT):
            return True
    return False


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_hostile_text(article, name):
    language = LANGUAGE.get(name.split()[0], "en")
    extract(article(hostile.hostile(name, 100), language=language))
    assert linear(article, hostile.hostile(name, SIZE // 10), hostile.hostile(name, SIZE), language)


def test_a_long_article(article):
    assert linear(article, NEWS * 10, NEWS * 100, "en")
