"""Whether the numeric claims of a story agree: each two values are put to a comparer once, however many claims say them."""

from __future__ import annotations

from collections.abc import Collection

from crosscheck.compare import agree
from crosscheck.model import Claim, TimeSpan


class Agreements:
    """What the numbers and dates of a story say of one another; the claims must live as long as this does."""

    def __init__(self, claims: Collection[Claim]) -> None:
        numbers: dict[object, int] = {}
        self._numbers = {id(c): numbers.setdefault(_decisive(c), len(numbers)) for c in claims}
        self._known: dict[tuple[int, int], bool | None] = {}
        self._counts: dict[tuple[int, str], int] = {}
        self._there: dict[tuple[str, str], list[Claim]] = {}
        for c in claims:
            self._there.setdefault((c.kind, c.article), []).append(c)

    def agree(self, a: Claim, b: Claim) -> bool | None:
        """Whether two claims can both be true; None where nothing can be said, or they are of two kinds."""
        if a.kind != b.kind:
            return None
        if a.kind == "money" and a.article == b.article and a.sentence == b.sentence:
            return agree(a.kind, a, b)  # of two amounts side by side one may be the other converted
        key = self._numbers[id(a)], self._numbers[id(b)]
        if key not in self._known:
            self._known[key] = agree(a.kind, a, b)
        return self._known[key]

    def said(self, claim: Claim, article: str) -> int:
        """How often another article says a claim's value, of whatever."""
        key = self._numbers[id(claim)], article
        if key not in self._counts:
            self._counts[key] = sum(1 for c in self._there.get((claim.kind, article), ()) if self.agree(c, claim))
        return self._counts[key]


def _decisive(claim: Claim) -> object:
    """All that a comparer looks at: a date that counts from its article's day is held against that day too."""
    counted = isinstance(claim.value, TimeSpan) and claim.value.relative
    return claim.kind, claim.value, claim.as_of if counted else None
