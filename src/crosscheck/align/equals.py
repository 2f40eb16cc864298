"""Numeric claims with equal values that tell one fact: the groups that are then held against each other."""

from __future__ import annotations

from crosscheck.align import join
from crosscheck.align.likeness import precise, telling
from crosscheck.align.weighed import Group, Pair, Weighed, pair
from crosscheck.model import Kind, Value

SAME = 0.6  # the probability from where a pair with equal values is one fact
COMMON = 0.85  # the same for values that stand everywhere: two, the first
TELLING = 0.4  # up to here a value stands everywhere
LOOSE = 0.9  # the same where they agree only because one of them is wide ("about 80" and 74)
FLOOR = 0.4  # the mean probability over all pairs of two groups of equal values that join


def groups(kind: Kind, weighed: Weighed) -> tuple[Group, ...]:
    """The claims of one kind, those with equal values that tell one fact together; every claim is in one group."""
    claims = weighed.claims
    ids = [i for i, c in enumerate(claims) if c.kind == kind]
    place = {i: at for at, i in enumerate(ids)}
    edges = {(place[i], place[j]): v for (i, j), v in _one_to_one(kind, weighed).items()}
    found = join.groups(
        len(ids),
        edges,
        lambda x, y: weighed.equal.get(pair(ids[x], ids[y]), 0.0),
        FLOOR,
        lambda left, right: all(pair(ids[x], ids[y]) in weighed.equal for x in left for y in right),
    )
    joined = [tuple(ids[x] for x in members) for members, _ in found]
    taken = {i for group in joined for i in group}
    return tuple(sorted([*joined, *((i,) for i in ids if i not in taken)]))


def _one_to_one(kind: Kind, weighed: Weighed) -> dict[Pair, float]:
    """Pairs with equal values that are likely one fact; between two articles one to one, the likeliest first."""
    claims = weighed.claims
    own = {p: v for p, v in weighed.equal.items() if claims[p[0]].kind == kind}
    likely = {(i, j): v for (i, j), v in own.items() if v >= _least(claims[i].value, claims[j].value)}
    kept: dict[Pair, float] = {}
    taken: set[tuple[int, str]] = set()  # a claim, and the article in which it has found its like
    for (i, j), v in sorted(likely.items(), key=lambda e: (-e[1], e[0])):
        ours, theirs = (i, claims[j].article), (j, claims[i].article)
        if claims[i].article == claims[j].article or (ours not in taken and theirs not in taken):
            kept[i, j] = v
            taken |= {ours, theirs}
    return kept


def _least(a: Value, b: Value) -> float:
    """The probability from where a pair of these equal values is one fact."""
    if not precise(a, b):
        return LOOSE
    return SAME if min(telling(a), telling(b)) > TELLING else COMMON
