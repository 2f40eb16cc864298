"""Buckets are a function of one article; the pairs of a bucket are compared, and of large ones only the likeliest."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from random import Random

import numpy as np
import pytest

from crosscheck.errors import InputError
from crosscheck.grouping import pairs, shared
from crosscheck.grouping.candidates import LARGEST, NEIGHBOURS, PARTNERS, of_part, parts, worth
from crosscheck.grouping.digest import Digest
from crosscheck.grouping.keys import keys, near, topic_vectors, topics
from crosscheck.grouping.naming import Unit
from crosscheck.grouping.pairs import candidates

DAY = date(2026, 3, 4)


def short(*names, published=DAY, season=None, vectors=()):
    season = (published.month, published.day) if published else season
    units = tuple(Unit(keys=(name,), weight=1.0 if len(name) == 3 and name[0] == "@" else 2.5) for name in names)
    return Digest(article="a", language="en", published=published, season=season, headline="", names=units, numbers=(), days=(), vectors=vectors)


def later(days, *names):
    return short(*names, published=DAY + timedelta(days))


MEET = [  # (one article, another, topics of each, whether they meet)
    ("a city on one day", short("@Beirut"), short("@Beirut"), (), (), True),
    ("a city within a window", short("@Beirut"), later(7, "@Beirut"), (), (), True),
    ("a city, months apart", later(0, "sk"), later(60, "sk"), (), (), False),
    ("no name in common", short("@Beirut"), short("@Cairo"), (), (), False),
    ("a country alone", short("@LB"), short("@LB"), (), (), False),
    ("a country and a topic", short("@LB"), short("@LB"), (5,), (5, 9), True),
    ("a topic alone", short("@LB"), short("@SY"), (5,), (5, 9), False),
    ("two topics", short(), short(), (5, 9), (9, 5, 7), True),
    ("two topics, months apart", later(0), later(60), (1, 2, 3, 4), (8, 9, 3, 4), False),
    ("no date, two names", short("sk", "tm", published=None), later(60, "tm", "sk"), (), (), True),
    ("no date, one common name", short("sk", published=None), short("sk"), (), (), False),
    ("no date, one rare name", short("frtls", published=None), short("frtls"), (), (), True),
    ("a date without a year", short("sk", published=None, season=(3, 5)), short("sk"), (), (), True),
    ("the same at the turn of the year", short("sk", published=None, season=(1, 2)), short("sk", published=date(2025, 12, 30)), (), (), True),
    ("another season", short("sk", published=None, season=(9, 5)), short("sk"), (), (), False),
]


@pytest.mark.parametrize(("one", "other", "ours", "theirs", "expected"), [row[1:] for row in MEET], ids=[row[0] for row in MEET])
def test_who_meets(one, other, ours, theirs, expected):
    assert bool(keys(one, ours, 7) & keys(other, theirs, 7)) == expected


@pytest.mark.parametrize("window", [1, 2, 7, 30])
def test_no_two_articles_within_a_window_miss_each_other(window):
    for start, apart in ((start, apart) for start in range(0, 40, 3) for apart in range(window + 1)):
        assert keys(later(start, "@Beirut"), (), window) & keys(later(start + apart, "@Beirut"), (), window), (start, apart)


def test_an_article_lies_in_so_many_buckets_at_most():
    names = [f"{a}{b}xyz" for a in "abcdefgh" for b in "ijklmn"]
    assert len(keys(short(*names, "@LB", "@SY", "@FR"), (1, 2, 3, 4), 7)) < 140


def test_topics_are_encoded_as_they_stand_and_found_again():
    from crosscheck.encode import embedded
    from crosscheck.grouping.digest import kept

    encoder = embedded()
    vectors = topic_vectors(encoder)
    assert len(set(topics())) == len(topics()) == len(vectors)
    said = {
        "a forest fire, firefighters put out the flames": "أخمد رجال الإطفاء حريق الغابة",
        "the central bank changes interest rates, inflation": "La Banque centrale relève ses taux",
    }
    for topic, text in said.items():
        assert topics().index(topic) in near(short(vectors=kept(encoder.encode([text]))), vectors)
    assert near(short(), vectors) == ()


# ------------------------------------------------------------------ candidates


def listed(buckets):
    return list(candidates(buckets))


PAIRS = [
    ("nobody", [], set()),
    ("one bucket", [{"a"}, {"b"}, {"a"}], {(0, 2)}),
    ("two buckets, one pair", [{"a", "b"}, {"a", "b"}], {(0, 1)}),
    ("nothing in common", [{"a"}, {"b"}, set()], set()),
]


@pytest.mark.parametrize(("buckets", "expected"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_pairs(buckets, expected):
    others = [{f"own {n}"} for n in range(LARGEST + 1)]
    assert set(candidates([*buckets, *others])) == expected


def test_of_few_articles_each_meets_each():
    assert len(listed([{f"own {n}"} for n in range(LARGEST)])) == LARGEST * (LARGEST - 1) / 2


def test_a_large_bucket_alone_joins_nobody():
    assert listed([{"city"}] * (LARGEST + 1)) == []
    assert len(listed([{"city"}] * PARTNERS)) == PARTNERS * (PARTNERS - 1) / 2


def test_a_large_bucket_is_split_by_another():
    """Two topics in one city: who shares both large buckets meets, where the two together aren't large."""
    buckets = [{"city", "fire" if n % 2 else "match"} for n in range(2 * (LARGEST + 1))] + [{"city", "fire", "match"}] * 2
    found = listed(buckets)
    last = len(buckets) - 2
    assert (last, last + 1) in found
    assert all((a % 2 == b % 2) or b >= last for a, b in found)


def test_what_cannot_be_split_is_compared_with_its_neighbours():
    found = listed([{"a", "b"}] * 200)
    assert found
    assert max(b - a for a, b in found) <= NEIGHBOURS


@pytest.mark.parametrize("number", [200, 800])
def test_the_pairs_grow_with_the_articles(number):
    """However articles lie in buckets, each is compared with so many."""
    buckets = [{f"{k} {(n * (k + 7)) % (5 + k)}" for k in range(12)} for n in range(number)]
    assert len(listed(buckets)) <= number * PARTNERS


def test_a_rare_bucket_counts_more_than_many_common_ones():
    common = [{f"c{k}" for k in range(3)} | {f"own {n}"} for n in range(LARGEST)]
    rare = [{*own, "rare"} if n in (0, LARGEST - 1) else own for n, own in enumerate(common)]
    crowd = [{f"c{k} {n % 9}" for k in range(6)} for n in range(200)]
    found = listed([*rare, *({*own, "c0"} for own in crowd[: LARGEST * 3])])
    assert (0, LARGEST - 1) in found


def test_the_order_of_names_changes_nothing():
    one, other = short("@Beirut", "frtls", "smr"), short("smr", "@Beirut", "frtls")
    assert keys(one, (1, 2), 7) == keys(other, (2, 1), 7)


def plainly(buckets):
    """The pairs, bucket by bucket and part by part."""
    laid = {}
    for number, own in enumerate(buckets):
        for key in own:
            laid.setdefault(key, []).append(number)
    large = {key for key, members in laid.items() if len(members) > LARGEST}
    split = {}
    for number, own in enumerate(buckets):
        for part in parts(large & own):
            split.setdefault(part, []).append(number)
    shared = Counter(pair for members in split.values() for pair in of_part(members))
    for key in laid.keys() - large:
        for pair in combinations(laid[key], 2):
            shared[pair] += worth(len(laid[key]))
    ranked = {}
    for (a, b), count in shared.items():
        for number in (a, b):
            ranked.setdefault(number, []).append((-count, b - a, (a, b)))
    return sorted({pair for own in ranked.values() for _, _, pair in sorted(own)[:PARTNERS]})


@pytest.mark.parametrize("seed", range(40))
def test_arrays_give_the_same_pairs(seed, monkeypatch):
    """Whatever lies in how many buckets, and however little is worked on at a time."""
    random = Random(seed)
    some = random.choice([40, 1_000, 2_000_000])
    monkeypatch.setattr(pairs, "AT_ONCE", some)
    monkeypatch.setattr(shared, "SOME", some)
    number, most, kinds = random.choice([30, 60, 150, 300]), random.choice([1, 3, 8, 16]), random.choice([2, 5, 20, 400])
    buckets = [{f"k{min(random.randrange(kinds), random.randrange(kinds))}" for _ in range(random.randrange(most + 1))} for _ in range(number)]
    assert listed(buckets) == plainly(buckets)


def test_too_many_articles_are_refused(monkeypatch):
    monkeypatch.setattr(pairs, "MOST", 100)
    assert listed([{"a"}] * 100) == []
    with pytest.raises(InputError, match=r"^too many articles to find stories among \(101; at most 100\): check them with crosscheck spark$"):
        listed([{"a"}] * 101)


def test_what_two_share_is_counted_up_to_a_bound():
    found = shared.Shared()
    for _ in range(3):
        found.add_all(np.array([5, 0]), np.array([7, 1]), 20_000)
    assert [(int(n) >> 39, (int(n) >> 15) & 0xFFFFFF, int(n) & 0x7FFF) for n in found.counted()] == [(0, 1, 32_767), (5, 7, 32_767)]
