"""Pairs become groups, without chaining: a claim joins a group only where it fits the group as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

Pair = tuple[int, int]


def groups(
    size: int, edges: Mapping[Pair, float], score: Callable[[int, int], float], floor: float, together: Callable[[Sequence[int], Sequence[int]], bool]
) -> tuple[tuple[tuple[int, ...], float], ...]:
    """Join the nodes 0..size-1 along edges, strongest first: each group with its weakest join.

    Two groups join where the mean score over all pairs between them is at least `floor` and `together` allows it.
    """
    member: list[list[int]] = [[i] for i in range(size)]
    weakest = [1.0] * size
    home = list(range(size))
    for (i, j), weight in sorted(edges.items(), key=lambda e: (-e[1], e[0])):
        a, b = home[i], home[j]
        if a == b:
            continue
        left, right = member[a], member[b]
        mean = sum(score(x, y) for x in left for y in right) / (len(left) * len(right))
        if mean < floor or not together(left, right):
            continue
        left += right
        weakest[a] = min(weakest[a], weakest[b], weight)
        for x in right:
            home[x] = a
        member[b] = []
    return tuple((tuple(sorted(m)), weakest[i]) for i, m in enumerate(member) if len(m) > 1)


def components(size: int, edges: Iterable[Pair]) -> tuple[tuple[int, ...], ...]:
    """The nodes 0..size-1 in sets that edges connect, a lone node being its own set; in the order of their first nodes."""
    member = [[i] for i in range(size)]
    home = list(range(size))
    for i, j in edges:
        a, b = sorted((home[i], home[j]))
        if a != b:
            for x in member[b]:
                home[x] = a
            member[a] += member[b]
            member[b] = []
    return tuple(tuple(sorted(m)) for m in member if m)


def mutual(pairs: Iterable[tuple[int, int, float]]) -> dict[Pair, float]:
    """Of scored pairs, those in which each is the other's best."""
    rows = sorted(pairs, key=lambda p: (-p[2], p[0], p[1]))
    seen_left: set[int] = set()
    seen_right: set[int] = set()
    best: dict[Pair, float] = {}
    for i, j, weight in rows:
        if i not in seen_left and j not in seen_right:
            best[i, j] = weight
        seen_left.add(i)
        seen_right.add(j)
    return best
