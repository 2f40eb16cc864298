"""Claims of a fact in positions: each the claims that can all be true together, by the comparer of a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck.model import Claim, Comparison, Duration, Money, Nature, Percent, Quantity, TimeSpan
from crosscheck.rules import Rule

WORST: tuple[Nature, ...] = ("contradiction", "regression", "update", "precision")

Side = list[Claim]
Conflict = tuple[Claim, Claim, Comparison]


class Comparisons:
    """What comparers say of the claims of one story; each pair is put to a comparer once, however many rules ask.

    The claims must live as long as this does.
    """

    def __init__(self) -> None:
        self._said: dict[tuple[object, ...], Comparison | None] = {}
        self._sides: dict[tuple[object, ...], list[Side]] = {}
        self._meant: dict[tuple[int, str], Claim | None] = {}

    def compare(self, a: Claim, b: Claim, rule: Rule) -> Comparison | None:
        """What the rule's comparer says of two claims."""
        key = (*_asked(rule), id(a), id(b))
        if key not in self._said:
            self._said[key] = rule.compare(a, b)
        return self._said[key]

    def meant(self, claims: Sequence[Claim], rule: Rule) -> list[Claim]:
        """The claims as the rule takes their hedges: as they are, by the number alone, or only those without one."""
        if rule.hedges == "widen":
            return list(claims)
        for claim in claims:
            self._meant.setdefault((id(claim), rule.hedges), _meant(claim, exact=rule.hedges == "exact"))
        return [own for c in claims if (own := self._meant[id(c), rule.hedges])]

    def sides(self, claims: Sequence[Claim], rule: Rule) -> list[Side]:
        """The positions; a rounding only counts apart where nothing else does. One position where all can be true together."""
        key = (*_asked(rule), *map(id, claims))
        if key not in self._sides:
            sides = self._parted(claims, rule, strict=False)
            self._sides[key] = sides if len(sides) > 1 else self._parted(claims, rule, strict=True)
        return self._sides[key]

    def agreed(self, claims: Sequence[Claim], rule: Rule) -> bool:
        """Whether all claims can be true together, but for rounding."""
        return len(self._parted(claims, rule, strict=False)) == 1

    def conflicts(self, sides: Sequence[Side], rule: Rule) -> Iterator[Conflict]:
        """The pairs of claims on different sides that the comparer calls a conflict."""
        for i, p in enumerate(sides):
            for q in sides[i + 1 :]:
                for a in p:
                    for b in q:
                        found = self.compare(a, b, rule)
                        if found and found.verdict == "conflicting":
                            yield a, b, found

    def _parted(self, claims: Sequence[Claim], rule: Rule, *, strict: bool) -> list[Side]:
        """Each claim in the first position that it fits."""
        sides: list[Side] = []
        for claim in sorted(claims, key=vagueness):
            home = next((p for p in sides if all(self._fits(claim, other, rule, strict=strict) for other in p)), None)
            if home is None:
                sides.append([claim])
            else:
                home.append(claim)
        return [sorted(p, key=lambda c: (c.article, c.span)) for p in sides]

    def _fits(self, a: Claim, b: Claim, rule: Rule, *, strict: bool) -> bool:
        found = self.compare(a, b, rule)
        return found is None or found.verdict == "compatible" or (not strict and found.nature == "precision")


def _asked(rule: Rule) -> tuple[object, ...]:
    return rule.comparer, rule.options


def vagueness(claim: Claim) -> tuple[int, str, object]:
    """Exact values first, so that an open one ("more than 10") joins a position rather than founding one."""
    low, high = getattr(claim.value, "low", None), getattr(claim.value, "high", None)
    start, end = getattr(claim.value, "start", None), getattr(claim.value, "end", None)
    width = (end - start).days if start and end else 0
    return (width if start else 0 if low is not None and low == high else 1 if hasattr(claim.value, "low") else 0, claim.article, claim.span)


def _meant(claim: Claim, *, exact: bool) -> Claim | None:
    """The claim with its number as stated, or, where hedges are not wanted exactly, the claim only if it has none."""
    value = claim.value
    if isinstance(value, Quantity | Money | Percent | Duration):
        if exact:
            return replace(claim, value=replace(value, low=value.stated, high=value.stated))
        ranged = None not in (value.low, value.high) and value.stated in (value.low, value.high)
        return claim if ranged and not claim.hedged else None
    if exact:
        return claim
    return None if claim.hedged or (isinstance(value, TimeSpan) and value.approximate) else claim
