"""Claims of a fact in positions: each the claims that can all be true together, and each pair put to a comparer once."""

from datetime import date
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace

import pytest

from crosscheck.compare import comparer
from crosscheck.model import Claim, Quantity, Span, TimeSpan
from crosscheck.options import read
from crosscheck.positions import Comparisons
from crosscheck.rules import Rule, model
from crosscheck.rules.model import DEFAULT_SEVERITY


def rule(name="quantity", hedges="widen", **options):
    return Rule(
        id=f"{name}-differs", summary="s", why="w", severity=DEFAULT_SEVERITY, examples=(), path=Path("a.yaml"), comparer=name, kinds=(name,),
        options=read(comparer(name).Options, options), hedges=hedges, scope="any", message="m",
    )  # fmt: skip


def claim(source, stated, low=None, high=None, *, hedged=False, kind="quantity"):
    """A claim of a number; `low` and `high` are what a hedge makes of it, None an open end where only one is given."""
    if low is None and high is None:
        low = high = stated
    number = Quantity(low=low if low is None else Fraction(low), high=high if high is None else Fraction(high), stated=Fraction(stated))
    return Claim(
        article=source, kind=kind, span=Span(0, 2), quote=str(stated), value=number, sentence=Span(0, 9), sentence_text=str(stated), contexts=(), hedged=hedged
    )


def day(source, start, end=None, *, approximate=False):
    span = TimeSpan(start=date.fromisoformat(start), end=date.fromisoformat(end or start), grain="month" if end else "day", approximate=approximate)
    return Claim(
        article=source, kind="date", span=Span(0, 2), quote=start, value=span, sentence=Span(0, 9), sentence_text=start, contexts=(), hedged=approximate
    )  # fmt: skip


def told(sides):
    return sorted("+".join(sorted(c.article for c in side)) for side in sides)


SIDES = [
    ("none", rule(), [], []),
    ("one", rule(), [claim("a", 12)], ["a"]),
    ("all the same", rule(), [claim("a", 12), claim("b", 12), claim("c", 12)], ["a+b+c"]),
    ("two", rule(), [claim("a", 12), claim("b", 12), claim("c", 21)], ["a+b", "c"]),
    ("three", rule(), [claim("a", 12), claim("b", 30), claim("c", 21)], ["a", "b", "c"]),
    ("an open end fits", rule(), [claim("a", 250), claim("b", 200, 200, None)], ["a+b"]),
    ("an open end joins one of two", rule(), [claim("a", 250), claim("b", 200, 200, None), claim("c", 100)], ["a+b", "c"]),
    ("an interval is no bridge", rule(), [claim("a", 250), claim("b", 270), claim("c", 260, 240, 280, hedged=True)], ["a+c", "b"]),
    ("within the tolerance", rule(tolerance="0.1"), [claim("a", 100), claim("b", 105)], ["a+b"]),
    ("a chain of tolerances is none", rule(tolerance="0.1"), [claim("a", 100), claim("b", 109), claim("c", 118)], ["a+b", "c"]),
    ("a rounding stands apart where nothing else does", rule(), [claim("a", 12_840), claim("b", 13_000)], ["a", "b"]),
    ("and joins where something does", rule(), [claim("a", 12_840), claim("b", 13_000), claim("c", 20_000)], ["a+b", "c"]),
    ("days", rule("date"), [day("a", "2024-01-05"), day("b", "2024-01-06"), day("c", "2024-01-05")], ["a+c", "b"]),
    ("a month holds its days", rule("date"), [day("a", "2024-01-05"), day("b", "2024-01-01", "2024-01-31")], ["a+b"]),
    ("a window", rule("date", window_days="1"), [day("a", "2024-01-05"), day("b", "2024-01-06")], ["a+b"]),
]


@pytest.mark.parametrize(("own", "claims", "expected"), [row[1:] for row in SIDES], ids=[row[0] for row in SIDES])
def test_sides(own, claims, expected):
    """Whatever the order of the claims."""
    for ordered in permutations(claims):
        assert told(Comparisons().sides(ordered, own)) == expected


AGREED = [
    ("the same", rule(), [claim("a", 12), claim("b", 12)], True),
    ("a rounding", rule(), [claim("a", 12_840), claim("b", 13_000)], True),
    ("two", rule(), [claim("a", 12), claim("b", 21)], False),
]


@pytest.mark.parametrize(("own", "claims", "expected"), [row[1:] for row in AGREED], ids=[row[0] for row in AGREED])
def test_agreed(own, claims, expected):
    assert Comparisons().agreed(claims, own) == expected


def test_conflicts_are_pairs_on_different_sides():
    sides = [[claim("a", 12), claim("b", 12)], [claim("c", 21)], [claim("d", 30)]]
    found = [(a.article, b.article) for a, b, _ in Comparisons().conflicts(sides, rule())]
    assert found == [("a", "c"), ("b", "c"), ("a", "d"), ("b", "d"), ("c", "d")]


ABOUT_300, OVER_300 = claim("a", 300, 270, 330, hedged=True), claim("a", 300, 300, None)
TEN_TO_TWELVE = claim("a", 10, 10, 12)

MEANT = [
    # hedge policy, the claim, the bounds it is taken with (None: left out)
    ("as it is", "widen", ABOUT_300, (270, 330)),
    ("as stated", "exact", ABOUT_300, (300, 300)),
    ("left out", "skip", ABOUT_300, None),
    ("plain", "widen", claim("a", 12), (12, 12)),
    ("plain as stated", "exact", claim("a", 12), (12, 12)),
    ("plain stays", "skip", claim("a", 12), (12, 12)),
    ("open end as stated", "exact", OVER_300, (300, 300)),
    ("open end left out", "skip", OVER_300, None),
    ("a range stays a range", "skip", TEN_TO_TWELVE, (10, 12)),
]


@pytest.mark.parametrize(("hedges", "own", "expected"), [row[1:] for row in MEANT], ids=[row[0] for row in MEANT])
def test_meant(hedges, own, expected):
    found = Comparisons().meant([own], rule(hedges=hedges))
    assert [(c.value.low, c.value.high) for c in found] == ([expected] if expected else [])


DATES = [("widen", True, 1), ("exact", True, 1), ("skip", True, 0), ("skip", False, 1)]


@pytest.mark.parametrize(("hedges", "approximate", "expected"), DATES)
def test_meant_of_days(hedges, approximate, expected):
    found = Comparisons().meant([day("a", "2024-01-05", approximate=approximate)], rule("date", hedges=hedges))
    assert len(found) == expected


def test_each_pair_is_put_to_a_comparer_once(monkeypatch):
    """Two rules that ask the same share the answer; one with another tolerance asks for itself."""
    asked = []
    real = comparer("quantity")

    def compare(a, b, options):
        asked.append((a.article, b.article, options.tolerance))
        return real.compare(a, b, options)

    monkeypatch.setattr(model, "comparer", lambda name: SimpleNamespace(compare=compare))
    comparisons, claims = Comparisons(), [claim("a", 12), claim("b", 21)]
    for own in (rule(), rule(), rule(tolerance="1")):
        comparisons.sides(claims, own)
        comparisons.agreed(claims, own)
    assert len(asked) == len(set(asked)) == 2


def test_a_claim_that_is_meant_otherwise_is_the_same_each_time():
    """So that what is known of its pairs stays known."""
    comparisons = Comparisons()
    first, second = (comparisons.meant([ABOUT_300], rule(hedges="exact")) for _ in range(2))
    assert first[0] is second[0]
