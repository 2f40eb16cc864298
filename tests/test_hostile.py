"""Text made to be slow takes no longer than its length allows, and neither does a long article (the strings are those of benchmarks/speed/hostile.py)."""

from __future__ import annotations

import importlib.util
from itertools import count
from pathlib import Path

import pytest
from tests.clock import linear

from crosscheck.claims import extract

_SPEC = importlib.util.spec_from_file_location("hostile", Path(__file__).resolve().parent.parent / "benchmarks" / "speed" / "hostile.py")
assert _SPEC
assert _SPEC.loader
hostile = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(hostile)

SIZE = 4_000  # code points; benchmarks/speed/readers.py takes a hundred thousand
LINEAR = 15  # times longer that ten times the text may take, where 10 is ideal and a quadratic reader takes 100
LANGUAGE = {"french": "fr", "arabic": "ar"}

NEWS = (
    "The ministry said on Monday that 12 of the 40 bridges, built for $3.5 million between 1990 and 2004, had been closed for two weeks. "
    "“We did not expect half of them to fail,” Minister Nadia Ferrand told reporters in Lyon, where about 3,000 people live within 2 km.\n\n"
)


@pytest.mark.parametrize("name", hostile.HOSTILE)
def test_hostile_text(article, name):
    language = LANGUAGE.get(name.split()[0], "en")
    extract(article(hostile.hostile(name, 100), language=language))
    numbers = count()
    assert linear(lambda size: extract(article(hostile.hostile(name, size), id=f"{next(numbers)}", language=language)), SIZE, LINEAR)


def test_a_long_article(article):
    numbers = count()
    assert linear(lambda times: extract(article(NEWS * times, id=f"{next(numbers)}")), 100, LINEAR)
