"""Pairs become groups without chaining."""

from __future__ import annotations

import pytest

from crosscheck.align import join

ALWAYS = lambda _a, _b: True  # noqa: E731


def grouped(size: int, edges: dict[tuple[int, int], float], floor: float = 0.4, together=ALWAYS) -> list[tuple[int, ...]]:
    score = lambda i, j: edges.get((min(i, j), max(i, j)), 0.0)  # noqa: E731
    return sorted(members for members, _ in join.groups(size, edges, score, floor, together))


GROUPS = [
    ("no edge, no group", 3, {}, []),
    ("one pair", 3, {(0, 2): 0.9}, [(0, 2)]),
    ("a triangle is one group", 3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, [(0, 1, 2)]),
    ("a chain whose ends don't know each other is cut at the weaker link", 3, {(0, 1): 0.9, (1, 2): 0.6}, [(0, 1)]),
    ("two strong pairs with a weak bridge stay two", 4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.6}, [(0, 1), (2, 3)]),
]


@pytest.mark.parametrize(("size", "edges", "expected"), [g[1:] for g in GROUPS], ids=[g[0] for g in GROUPS])
def test_groups(size: int, edges: dict[tuple[int, int], float], expected: list[tuple[int, ...]]) -> None:
    assert grouped(size, edges) == expected


def test_groups_that_may_not_be_together_stay_apart() -> None:
    edges = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.8}
    assert grouped(3, edges, together=lambda a, b: not (0 in [*a, *b] and 2 in [*a, *b])) == [(0, 1)]


def test_a_group_tells_its_weakest_join() -> None:
    edges = {(0, 1): 0.9, (1, 2): 0.7, (0, 2): 0.8}
    found = join.groups(3, edges, lambda i, j: edges[min(i, j), max(i, j)], 0.4, ALWAYS)
    assert [strength for _, strength in found] == [0.8]


MUTUAL = [
    ("each other's best", [(0, 0, 0.9), (0, 1, 0.5), (1, 1, 0.6)], {(0, 0): 0.9, (1, 1): 0.6}),
    ("the best of only one side is no pair", [(0, 0, 0.9), (1, 0, 0.8)], {(0, 0): 0.9}),
    ("no pairs", [], {}),
]


@pytest.mark.parametrize(("pairs", "expected"), [m[1:] for m in MUTUAL], ids=[m[0] for m in MUTUAL])
def test_mutual(pairs: list[tuple[int, int, float]], expected: dict[tuple[int, int], float]) -> None:
    assert join.mutual(pairs) == expected


COMPONENTS = [
    ("no edges", 3, [], ((0,), (1,), (2,))),
    ("a chain is one", 4, [(0, 1), (2, 3), (1, 2)], ((0, 1, 2, 3),)),
    ("two", 4, [(3, 1), (2, 0)], ((0, 2), (1, 3))),
    ("none at all", 0, [], ()),
]


@pytest.mark.parametrize(("size", "edges", "expected"), [c[1:] for c in COMPONENTS], ids=[c[0] for c in COMPONENTS])
def test_components(size: int, edges: list[tuple[int, int]], expected: tuple[tuple[int, ...], ...]) -> None:
    assert join.components(size, edges) == expected
