"""Whether one person has another's place in a telling: how well the rival fits all who tell of it, and how little is told of the rival elsewhere.

A person whom several articles tell of and a stranger to them in the same part of another article are nearly sure to be rivals; two who are known to
each other's articles are so only where the one stands at a spot that fits what the others tell of the other better than what they tell of him.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck import names
from crosscheck.align.strangers import HEARD, Entity
from crosscheck.model import Claim, Name
from crosscheck.sounds import is_arabic

if TYPE_CHECKING:
    from crosscheck.align.rivals import Field, Meeting

Articles = Mapping[str, Entity]  # the claims of one person by article
FAR = 4.0  # log-odds beyond which a fit says nothing more
NOWHERE = -4.0
DOUBT = 0.5  # weight of what an article tells of the other person at such a spot


@dataclass(frozen=True)
class Side:
    """One of two rivals: the claims at the spot where they meet, all claims of the person, and the articles of both."""

    spots: Sequence[int]
    person: Articles
    told: frozenset[str]


def worth(field: Field, i: int, j: int, left: Articles, right: Articles) -> float:
    """How much speaks for two spots being one that two persons fill: their fit, less what either article tells of the other one at such a spot."""
    own = max(field.best(i, left.get(field.article(j), ())), field.best(j, right.get(field.article(i), ())))
    return float(field.fit[i, j]) - DOUBT * max(0.0, own)


def one_person(a: Claim, b: Claim) -> bool:
    """Whether two names in two scripts have one given name, so that the rest may be one name badly spelled: تيفاني إنج, Tiffany Ng."""
    ours, theirs = (names.parts(_name(c)).words for c in (a, b))
    return is_arabic(_name(a)) != is_arabic(_name(b)) and bool(ours and theirs) and names.part_likeness(ours[0], theirs[0]) >= HEARD


def signals(field: Field, met: Meeting, left: Articles, right: Articles, everybody: Sequence[Articles]) -> dict[str, float]:
    """What speaks for and against a rivalry by the whole story; the odd one is whom fewer articles have there."""
    sides = [_side(field, met.ours, left), _side(field, met.theirs, right)]
    odd, usual = sorted(sides, key=lambda s: (len(s.told), len(s.person)))
    others = [e for e in everybody if e is not odd.person and e is not usual.person]
    return {
        **_of_fit(field, odd, usual, others),
        "strangers": float(odd.told.isdisjoint(usual.person)) * float(usual.told.isdisjoint(odd.person)),
        "speaks": float(sum(field.library.speaks(field.claims[i]) for i in (met.left, met.right))),
        "near": max(float(field.near[i, j]) for e in left.values() for i in e for f in right.values() for j in f if field.article(i) != field.article(j)),
        "together": _together(field, left, right),
        "known_by_sound": _heard(field, odd, usual) + _heard(field, usual, odd),
        "resembling": max(_resembling(field, odd, usual), _resembling(field, usual, odd)),
    }


def _side(field: Field, spots: Sequence[int], person: Articles) -> Side:
    return Side(spots, person, frozenset(field.article(i) for i in spots))


def _of_fit(field: Field, odd: Side, usual: Side, others: Sequence[Articles]) -> dict[str, float]:
    """How well either fits the other's tellings: against what is told of the same person there, and against everybody else."""
    across, back = _drawn(field, odd, usual), _drawn(field, usual, odd)
    missing = [e for e in others if odd.told.isdisjoint(e) and len(e) > 1]  # whom several articles name, and the odd one doesn't
    strange = [e for e in others if odd.told & e.keys() and usual.told.isdisjoint(e)]  # whom only the odd one names
    found = {
        "pull_odd": across - _own(field, odd, usual),
        "pull_usual": back - _own(field, usual, odd),
        "best_row": across - max((_fits(field, odd, e, usual.told) for e in others), default=NOWHERE),
        "best_column": across - max((_fits(field, usual, e, odd.told) for e in others), default=NOWHERE),
        "best_missing": across - max((_fits(field, odd, e, usual.told) for e in missing), default=NOWHERE),
        "best_strange": across - max((_fits(field, usual, e, odd.told) for e in strange), default=NOWHERE),
    }
    return {name: max(-FAR, min(FAR, value)) for name, value in found.items()} | {
        "strange": math.log2(1 + len(strange)),
        "missing": math.log2(1 + len(missing)),
        "across_most": max(float(field.fit[i, j]) for i in odd.spots for j in usual.spots),
    }


def _drawn(field: Field, side: Side, rival: Side) -> float:
    """How well a side fits the rival's tellings, on the whole."""
    found = [max((float(field.fit[i, j]) for i in side.spots if field.article(i) != field.article(j)), default=NOWHERE) for j in rival.spots]
    return sum(found) / len(found)


def _own(field: Field, side: Side, rival: Side) -> float:
    """How well the best of what the rival's articles tell of the same person fits."""
    return max((field.best(i, side.person.get(a, ())) for i in side.spots for a in rival.told if a != field.article(i)), default=NOWHERE)


def _fits(field: Field, side: Side, other: Articles, articles: frozenset[str]) -> float:
    """How well somebody else fits a side, on the whole of the articles that have the rival."""
    if not articles & other.keys():
        return NOWHERE
    found = [max((field.best(i, other.get(a, ())) for i in side.spots if field.article(i) != a), default=NOWHERE) for a in articles]
    return sum(max(NOWHERE, value) for value in found) / len(found)


def _together(field: Field, left: Articles, right: Articles) -> float:
    """In how many articles the two stand in one sentence: who are named together are two persons with two parts."""
    places = {(field.article(i), field.claims[i].sentence) for e in left.values() for i in e}
    return float(len({a for a, e in right.items() for j in e if (a, field.claims[j].sentence) in places}))


def _heard(field: Field, side: Side, rival: Side) -> float:
    """The share of the rival's articles that have a word which sounds like a side's surname."""
    return sum(any(field.library.hears(a, field.claims[i]) for i in side.spots) for a in sorted(rival.told)) / len(rival.told)


def _resembling(field: Field, side: Side, rival: Side) -> float:
    """How much the name of a side is like any that the rival's articles have, below what is one name for sure."""
    there = {_name(c) for c in field.claims if c.article in rival.told}
    own = {_name(field.claims[i]) for i in rival.spots}
    return max((names.similarity(_name(field.claims[i]), other) for i in side.spots for other in there - own), default=0.0)


def _name(claim: Claim) -> str:
    return claim.value.name if isinstance(claim.value, Name) else claim.quote
