"""Groups are joined where all of both sides speak for it: no chain of likeness makes one story of two events."""

from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest

from crosscheck.grouping import joining
from crosscheck.grouping.digest import Digest
from crosscheck.grouping.joining import SAMPLE, join
from crosscheck.grouping.likeness import MOST, ready

DAY = date(2026, 3, 4)


def short(name, published=DAY, season=None):
    return ready(
        Digest(
            article=name, language="en", published=published, season=(published.month, published.day) if published else season,
            headline="", names=(), numbers=(), days=(), vectors=(),
        )
    )  # fmt: skip


@pytest.fixture
def likely(monkeypatch):
    """Log-odds of pairs by the names of articles, as a test states them; what isn't stated speaks against."""

    def state(said, least=0.0, drop=4.0, few=1):
        def together(group, other, known):
            pairs = [said.get(frozenset((a.digest.article, b.digest.article)), -MOST) for a in group for b in other]
            return sum(pairs) / len(pairs)

        monkeypatch.setattr(joining, "together", together)
        monkeypatch.setattr(joining, "weights", lambda: {"least": least, "drop": drop})
        monkeypatch.setattr(joining, "FEW", few)

    return state


def pairs_of(text):
    """`ab 3, bc -1` → log-odds of pairs."""
    return {frozenset(pair): float(number) for pair, number in (one.split() for one in text.split(", "))}


def groups(names, window=7, **known):
    articles = [short(name, **known.get(name, {})) for name in names]
    found = join(articles, combinations(range(len(names)), 2), window)
    return ["".join(names[n] for n in own) for own in found]


JOINED = [
    ("two that are alike", "ab", "ab 2", ["ab"]),
    ("two that aren't", "ab", "ab -1", ["a", "b"]),
    ("a chain", "abc", "ab 3, bc 3, ac -5", ["ab", "c"]),
    ("a long chain", "abcdef", "ab 3, bc 2.9, cd 2.8, de 2.7, ef 2.6", ["ab", "cd", "ef"]),
    ("a weak pair inside of a sure story", "abc", "ab 5, bc 4, ac -1", ["abc"]),
    ("one of two events goes to the surer", "abxcd", "ab 5, cd 5, ax 3, bx 3, xc 2, xd 2", ["abx", "cd"]),
    ("two sure events with a bridge", "abcd", "ab 6, cd 6, bc 3, ac 1, ad 1, bd 1", ["ab", "cd"]),
    ("two halves of one event", "abcd", "ab 4, cd 4, bc 3, ac 3, ad 3, bd 3", ["abcd"]),
    ("all alike", "abcd", "ab 3, ac 3, ad 3, bc 3, bd 3, cd 3", ["abcd"]),
]


@pytest.mark.parametrize(("names", "said", "expected"), [row[1:] for row in JOINED], ids=[row[0] for row in JOINED])
def test_what_is_joined(likely, names, said, expected):
    likely(pairs_of(said))
    assert groups(names) == expected


def dated(days):
    return {"published": DAY + timedelta(days)}


WINDOWS = [
    ("within the window", {"b": dated(7)}, ["ab"]),
    ("a day too late", {"b": dated(8)}, ["a", "b"]),
    ("without a date", {"b": {"published": None}}, ["ab"]),
    ("a season that fits", {"b": {"published": None, "season": (3, 9)}}, ["ab"]),
    ("a season that doesn't", {"b": {"published": None, "season": (6, 9)}}, ["a", "b"]),
    ("the turn of the year", {"a": {"published": date(2025, 12, 30)}, "b": {"published": None, "season": (1, 2)}}, ["ab"]),
    ("the 30th of February", {"b": {"published": None, "season": (2, 30)}}, ["ab"]),
]


@pytest.mark.parametrize(("known", "expected"), [row[1:] for row in WINDOWS], ids=[row[0] for row in WINDOWS])
def test_no_story_is_longer_than_the_window(likely, known, expected):
    likely(pairs_of("ab 5"))
    assert groups("ab", **known) == expected


def test_a_story_does_not_creep_on_from_day_to_day(likely):
    names = "abcdefghij"
    likely({frozenset(pair): 3.0 for pair in combinations(names, 2)})
    found = groups(names, 3, **{name: dated(2 * n) for n, name in enumerate(names)})
    assert sum(map(len, found)) == len(names)
    assert max(map(len, found)) == 2


def test_pairs_that_were_not_looked_at_are_not_joined_but_weigh(likely):
    likely(pairs_of("ab 3, bc 3, ac 3"))
    assert join([short(name) for name in "abc"], [(0, 1)], 7) == [(0, 1), (2,)]


def test_the_order_of_the_pairs_changes_nothing(likely):
    random, names = Random(1), "abcdefg"
    likely({frozenset(pair): round(random.uniform(-3, 5), 1) for pair in combinations(names, 2)})
    articles, pairs = [short(name) for name in names], list(combinations(range(len(names)), 2))
    expected = join(articles, pairs, 7)
    for _ in range(20):
        random.shuffle(pairs)
        assert join(articles, pairs, 7) == expected


def test_a_large_story_is_held_together_by_some_of_its_articles(likely):
    names = [f"n{n:03}" for n in range(4 * SAMPLE)]
    likely({frozenset(pair): 3.0 for pair in combinations(names, 2)})
    assert len(join([short(name) for name in names], combinations(range(len(names)), 2), 7)) == 1


def test_of_equal_pairs_the_first_is_joined(likely):
    likely(pairs_of("ab 3, bc 3, cd 3"))
    assert groups("abcd") == ["ab", "cd"]


FAVOURED = [("two", "ab", ["ab"]), ("two of many", "abcdefghij", ["ab", *"cdefghij"]), ("two of more", "abcdefghijk", [*"abcdefghijk"])]


@pytest.mark.parametrize(("names", "expected"), [row[1:] for row in FAVOURED], ids=[row[0] for row in FAVOURED])
def test_few_articles_are_more_readily_of_one_event(likely, names, expected):
    likely(pairs_of("ab -0.05"), few=11 if len(names) == 10 else 10)
    assert groups(names) == expected
