"""Numbers, amounts, shares, lengths of time, dates and ordinals: joined by what they are said of, one to one between two articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crosscheck.align import by_article, join
from crosscheck.align.signals import Pool, by_context, by_value, comparable, signals
from crosscheck.compare import agree
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Quantity, Value

KINDS: tuple[Kind, ...] = ("quantity", "money", "percent", "duration", "date", "ordinal")
SAME = 0.5  # a pair with equal values is one fact from here
FLOOR = 0.4  # the mean over all pairs of two groups of equal values that join
# From where two groups with different values are one fact, by context alone. Several articles against one is how an error
# looks; one against one has nothing behind it, and where several stand on both sides they may well speak of two things.
# A story has few amounts of money, shares and ranks, and many counts, days and lengths of time, which are easily mixed up.
SEVERAL_ONE = {"quantity": 0.5, "money": 0.38, "percent": 0.42, "duration": 0.65, "date": 0.42, "ordinal": 0.42}
ONE_ONE = {"quantity": 0.69, "money": 0.65, "percent": 0.7, "duration": 0.8, "date": 0.55, "ordinal": 0.72}
SEVERAL_SEVERAL = 0.72
BARE = 0.08  # more, where one side doesn't say what it counts, or says only "more than"
INTERNAL = 0.9  # a headline and its body with two values
Scores = dict[join.Pair, float]


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of the numeric kinds."""
    pools = {article: Pool.of([c for c in own if c.kind in KINDS]) for article, own in by_article(claims)}
    return tuple(fact for kind in KINDS for fact in _facts_of(kind, [c for c in claims if c.kind == kind], vectors, pools))


def _facts_of(kind: Kind, claims: Sequence[Claim], vectors: Vectors, pools: Mapping[str, Pool]) -> Iterator[Fact]:
    """First the claims with equal values are joined, then the groups that say different values of one thing."""
    context, joint = _scores(claims, vectors, pools)
    equal = {p: v for p, v in _equal_pairs(claims, joint).items() if v >= SAME}
    joined = join.groups(len(claims), equal, lambda i, j: joint.get(_pair(i, j), 0.0), FLOOR, lambda a, b: _one_value(claims, a, b))
    taken = {i for members, _ in joined for i in members}
    groups = [*joined, *(((i,), 1.0) for i in range(len(claims)) if i not in taken)]
    edges = _rivals(claims, [members for members, _ in groups], context)
    rivals = join.groups(
        len(groups), edges, lambda i, j: edges.get(_pair(i, j), 0.0), min(SEVERAL_ONE.values()) / 2, lambda a, b: _disjoint(claims, groups, a, b)
    )
    alone = set(range(len(groups))) - {g for members, _ in rivals for g in members}
    for members, weakest in [*rivals, *(((g,), 1.0) for g in sorted(alone))]:
        own = sorted(i for g in members for i in groups[g][0])
        if len(own) > 1:
            yield Fact(kind=kind, claims=tuple(claims[i] for i in own), strength=min(weakest, *(groups[g][1] for g in members)))


def _scores(claims: Sequence[Claim], vectors: Vectors, pools: Mapping[str, Pool]) -> tuple[Scores, Scores]:
    """For each pair of comparable claims how likely they are about one fact: by context alone, and with the values looked at."""
    index = {(c.article, c.span): i for i, c in enumerate(claims)}
    context: Scores = {}
    joint: Scores = {}
    articles = [own for _, own in by_article(claims)]
    for a, b in [*combinations(articles, 2), *((own, own) for own in articles)]:
        alone = by_context(signals(a, b, vectors, (pools[a[0].article], pools[b[0].article])))
        both = by_value(alone, a, b)
        for x, p in enumerate(a):
            for y, q in enumerate(b):
                i, j = index[p.article, p.span], index[q.article, q.span]
                if i < j and comparable(p, q):
                    context[i, j], joint[i, j] = float(alone[x, y]), float(both[x, y])
    return context, joint


def _equal_pairs(claims: Sequence[Claim], joint: Scores) -> Scores:
    """Pairs with equal values; between two articles one to one, the likeliest first."""
    agreeing = {(i, j): v for (i, j), v in joint.items() if agree(claims[i].kind, claims[i], claims[j])}
    kept: Scores = {}
    taken: set[tuple[int, str]] = set()  # a claim, and the article in which it has found its like
    for (i, j), v in sorted(agreeing.items(), key=lambda e: (-e[1], e[0])):
        ours, theirs = (i, claims[j].article), (j, claims[i].article)
        if claims[i].article == claims[j].article:
            kept[i, j] = v
        elif ours not in taken and theirs not in taken:
            kept[i, j] = v
            taken |= {ours, theirs}
    return kept


def _rivals(claims: Sequence[Claim], groups: Sequence[Sequence[int]], context: Scores) -> Scores:
    """Pairs of groups, each the other's best, that are likely one fact by their surroundings, with values that can't both be true."""
    likely = []
    for g, h in combinations(range(len(groups)), 2):
        pairs = [(i, j) for i in groups[g] for j in groups[h] if _pair(i, j) in context]
        if not pairs or all(agree(claims[i].kind, claims[i], claims[j]) for i, j in pairs):
            continue
        found = [context[_pair(i, j)] for i, j in pairs]
        fewer, more = sorted(len({claims[i].article for i in side}) for side in (groups[g], groups[h]))
        kind = claims[groups[g][0]].kind
        floor = ONE_ONE[kind] if more == 1 else SEVERAL_ONE[kind] if fewer == 1 else SEVERAL_SEVERAL
        if any(_bare(claims[side[0]].value) for side in (groups[g], groups[h])):
            floor += BARE
        if {claims[i].article for i in groups[g]} & {claims[j].article for j in groups[h]}:
            floor = INTERNAL if any(claims[i].title != claims[j].title for i, j in pairs if claims[i].article == claims[j].article) else 2.0
        score = round((max(found) + sum(found) / len(found)) / 2, 3)
        if score >= floor:
            likely.append((g, h, score))
    return join.mutual([*likely, *((h, g, s) for g, h, s in likely)])


def _bare(value: Value) -> bool:
    if not isinstance(value, Quantity):
        return False
    return None in (value.low, value.high) or (value.of is None and value.unit is None and value.role is None)


def _one_value(claims: Sequence[Claim], left: Sequence[int], right: Sequence[int]) -> bool:
    return all(agree(claims[i].kind, claims[i], claims[j]) for i in left for j in right)


def _disjoint(claims: Sequence[Claim], groups: Sequence[tuple[Sequence[int], float]], left: Sequence[int], right: Sequence[int]) -> bool:
    """Where one article gives two values side by side it speaks of two facts; a headline and its body don't stand side by side."""
    ours, theirs = ({claims[i] for g in side for i in groups[g][0]} for side in (left, right))
    return not any(a.article == b.article and a.title == b.title for a in ours for b in theirs)


def _pair(i: int, j: int) -> join.Pair:
    return (i, j) if i < j else (j, i)
