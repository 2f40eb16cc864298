"""Each step on Spark gives what the function that it stands for gives."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.grouping.candidates import LARGEST
from crosscheck.grouping.digest import Digest
from crosscheck.grouping.joining import join
from crosscheck.grouping.likeness import log_odds, ready
from crosscheck.grouping.naming import Unit
from crosscheck.grouping.pairs import candidates

DAYS = 60


@pytest.mark.parametrize(("seed", "articles"), [(1, 120), (2, 300)])
def test_the_pairs_are_those_of_one_machine(spark, seed, articles):
    """Small buckets, large ones that others split, and some that none does."""
    from crosscheck.spark.pairs import candidates as joined

    random = Random(seed)
    sizes = [("rare", articles // 3), ("name", articles // 12), ("city", 4), ("topic", 3), ("all", 2)]
    keys = [frozenset(f"{kind} {random.randrange(many)}" for kind, many in sizes for _ in range(2)) for _ in range(articles)]
    counts = Counter(key for own in keys for key in own)
    assert max(counts.values()) > 3 * LARGEST
    table = spark.createDataFrame([(number, sorted(own)) for number, own in enumerate(keys)], "number long, keys array<string>")
    found = [(row.a, row.b) for row in joined(table).collect()]
    assert len(found) == len(set(found))
    assert sorted(found) == list(candidates(keys))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda pair: pair[0] != pair[1])))
def test_components(pairs):
    import numpy as np

    from crosscheck.grouping.components import components

    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    numbers, found = components(ends[:, 0], ends[:, 1])
    expected = {number: number for pair in pairs for number in pair}
    for _ in expected:
        for a, b in pairs:
            expected[a] = expected[b] = min(expected[a], expected[b])
    assert dict(zip(numbers.tolist(), found.tolist(), strict=True)) == expected


@pytest.mark.parametrize("seed", range(12))
def test_groups_by_component_are_those_of_the_whole(seed):
    """Articles that are like one another here and there, and pairs that were never compared."""
    import pandas as pd

    from crosscheck.grouping.components import components
    from crosscheck.spark.grouping import _joining as joining
    from crosscheck.spark.grouping import least
    from crosscheck.spark.rows import write_digest

    random = Random(seed)
    digests = sorted((made(random, number) for number in range(DAYS)), key=lambda d: (d.published or date.max, d.article))
    articles = [ready(one) for one in digests]
    pairs = sorted({tuple(sorted(random.sample(range(DAYS), 2))) for _ in range(6 * DAYS)})
    whole = {articles[one].digest.article: articles[group[0]].digest.article for group in join(articles, pairs, 7) for one in group}
    said = [(a, b, log_odds(articles[a], articles[b])) for a, b in pairs]
    frame = pd.DataFrame([pair for pair in said if pair[2] >= least(DAYS)], columns=["a", "b", "said"])
    numbers, component = components(frame["a"].to_numpy(), frame["b"].to_numpy())
    of = dict(zip(numbers.tolist(), component.tolist(), strict=True))
    found = {one.article: one.article for one in digests}
    for root in sorted(set(of.values())):
        members = [(n, digests[n].article, write_digest(digests[n])) for n in of if of[n] == root]
        inner = [pair for pair in said if of.get(pair[0]) == root == of.get(pair[1])]
        step = joining(7, DAYS)(pd.DataFrame(members, columns=["number", "id", "digest"]), pd.DataFrame(inner, columns=["a", "b", "said"]))
        found |= dict(zip(step["id"], step["story"], strict=True))
    assert found == whole
    assert len(set(whole.values())) < DAYS


def made(random, number):
    """An article about one of a few things, told by some names, numbers and a vector."""
    about = random.randrange(12)
    vector = bytes(random.randrange(256) if k != about else 127 for k in range(16))
    return Digest(
        article=f"a{number:03}",
        language="en",
        published=date(2026, 3, 1 + random.randrange(12)) if random.random() < 0.9 else None,
        season=None,
        headline="",
        names=tuple(Unit(keys=(f"n{about}-{k}",), weight=2.5) for k in random.sample(range(6), 3)),
        numbers=tuple(f"{about}{k}4" for k in random.sample(range(4), 2)),
        days=(),
        vectors=(vector,),
    )
