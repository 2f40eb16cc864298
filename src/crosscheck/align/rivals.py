"""Names that answer one question differently: each unknown to the other's article, in sentences that say the same.

The best of many pairs is high by chance, so an entity that is named often must fit better; and an entity has one rival at most
in each other article, the one that fits it best.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from crosscheck.align import join
from crosscheck.align.strangers import Entity, Library, articles_of, telling
from crosscheck.compare import agree
from crosscheck.gazetteer import country_key, place_key
from crosscheck.lang import languages, lexicon
from crosscheck.model import Claim, Name
from crosscheck.registry import family, head, organizations
from crosscheck.tokens import normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grid = NDArray[np.float64]

SAME_PLACE = 0.4  # the score from where two strangers take one place in two stories
TRANSLATED = 0.5  # cosine of two bodies' names from where one may be the other in another language
LEAST = 0.35  # the score without which no kind makes rivals
KIND = 0.08  # on top where both names say that they are of one kind: two companies, two ministries
COUNTRY = 0.1  # how much better two countries must fit: a country is named for many reasons in one story
CHANCE = 0.03  # off the score for each doubling of the pairs of two articles that it is the best of
FELLOW = 0.35  # the score from where another article's claim of the same name is added to the fact


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two entities that take one place, by the indices of their claims there, and how well they fit."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


def rivals(claims: Sequence[Claim], entities: Sequence[Entity], score: Grid, sense: Grid, library: Library) -> Iterator[Rivals]:
    """The rival entities among the claims of one kind; `score` and `sense` say how alike the surroundings and the names of each pair are."""
    usable = [[i for i in entity if not library.dateline(claims[i]) and _specific(claims[i])] for entity in entities]
    found: dict[join.Pair, tuple[float, int, int]] = {}
    for e, f in combinations(range(len(entities)), 2):
        ours, theirs = _apart(claims, entities[e], entities[f], usable[e], usable[f])
        if ours and theirs:
            best = _best(claims, ours, theirs, score)
            if best and best[0] >= SAME_PLACE + COUNTRY * any(_country(claims[k]) for k in best[1:]):
                found[e, f] = best
    for e, f in list(found):
        if any(_translated(claims[i], claims[j], float(sense[i, j])) for i in entities[e] for j in entities[f]):
            del found[e, f]
    strangers = [(e, f, v[0]) for (e, f), v in found.items() if _strangers(claims, entities[e], entities[f], v[1:], library)]
    for (e, f), weight in join.mutual([*strangers, *((f, e, w) for e, f, w in strangers)]).items():
        if e < f:
            _, i, j = found[e, f]
            yield Rivals(_fellows(claims, usable[e], score, i, j), _fellows(claims, usable[f], score, j, i), weight)


def _apart(claims: Sequence[Claim], left: Entity, right: Entity, ours: Entity, theirs: Entity) -> tuple[Entity, Entity]:
    """The usable claims of articles that know only one of two entities.

    A person or body that any article names beside the other is another actor of the story; a place may be spoken of for many reasons.
    """
    known = tuple({claims[i].article for i in entity} for entity in (left, right))
    both = known[0] & known[1]
    if both and claims[left[0]].kind != "place":
        return (), ()
    return tuple(tuple(i for i in side if claims[i].article not in both) for side in (ours, theirs))  # type: ignore[return-value]


def _best(claims: Sequence[Claim], left: Entity, right: Entity, score: Grid) -> tuple[float, int, int] | None:
    """The best pair of claims that can't both be true: its score, less what chance gives, and the pair.

    Chance grows with the claims of the two articles; that further articles name the same adds nothing to it.
    """
    pairs = [(float(score[i, j]), i, j) for i in left for j in right]
    value, i, j = max(pairs, key=lambda p: (p[0], -p[1], -p[2]))
    if value < LEAST or agree(claims[i].kind, claims[i], claims[j]) is not False:
        return None
    here = sum({claims[p[1]].article, claims[p[2]].article} == {claims[i].article, claims[j].article} for p in pairs)
    return value - CHANCE * math.log2(here) + KIND * _one_kind(claims[i], claims[j]), i, j


def _strangers(claims: Sequence[Claim], left: Entity, right: Entity, pair: Sequence[int], library: Library) -> bool:
    """Whether neither name is heard in the articles that have the other; of places only in the two that are put against each other.

    The officials of two countries are two actors of a story, whether or not an article names both.
    """
    nations = {found for i in pair if (found := _nation(claims[i]))}
    if len(nations) > 1:
        return False
    if len({_left(claims[i]) for i in pair}) > 1 or len({library.speaks(claims[i]) for i in pair}) > 1:
        return False
    if claims[pair[0]].kind == "place":
        left, right = pair[:1], pair[1:]
    for ours, theirs in ((left, right), (right, left)):
        there = {claims[i].article for i in theirs}
        if any(library.hears(article, claims[i]) for i in ours for article in there):
            return False
    return True


def _left(claim: Claim) -> bool:
    """Whether it is a place that somebody leaves: where from and where to are two questions."""
    words = _before(claim) if claim.kind == "place" else []
    return bool(words) and any(normal(words[-1]) in lexicon(code).words("places.leaving") for code in languages())


def _before(claim: Claim) -> Sequence[str]:
    """The words right before the name."""
    return claim.contexts[-2].partition("#")[0].split() if len(claim.contexts) > 1 else []


def _nation(claim: Claim) -> str | None:
    """The country whose office a person holds, by the title beside the name."""
    role = claim.value.role if isinstance(claim.value, Name) else None
    return place_key(role.of) if role and role.of else None


def _fellows(claims: Sequence[Claim], entity: Entity, score: Grid, own: int, rival: int) -> tuple[int, ...]:
    """The claim itself, and of each other article the claim of the same name that says most nearly what the two say."""
    chosen = [own]
    for article, there in sorted(articles_of(entity, claims).items()):
        if article != claims[own].article:
            value, i = max((max(float(score[i, own]), float(score[i, rival])), i) for i in there)
            if value >= FELLOW:
                chosen.append(i)
    return tuple(chosen)


def _one_kind(a: Claim, b: Claim) -> bool:
    if a.kind != "organization" or not isinstance(a.value, Name) or not isinstance(b.value, Name):
        return False
    ours, theirs = ((family(n.name, n.key), head(n.name)) for n in (a.value, b.value))
    return ours[0] == theirs[0] == "business" or (ours[1] is not None and ours[1] == theirs[1])


def _translated(a: Claim, b: Claim, sense: float) -> bool:
    """Whether two names of bodies mean so nearly the same that one may be the other's translation, or a part of it.

    Not where both are known bodies, or bodies of one kind for two different things (health, education).
    """
    if a.kind != "organization" or sense < TRANSLATED or (_one_kind(a, b) and telling(a) and telling(b)):
        return False
    keys = [getattr(c.value, "key", None) or "" for c in (a, b)]
    kinds, concepts = zip(*((k.partition(":")[0], set(k.partition("@")[0].partition(":")[2].split("+")) - {""}) for k in keys), strict=True)
    known = all(key in organizations() for key in keys)
    return not known and not (kinds[0] == kinds[1] and all(concepts) and not concepts[0] & concepts[1])


def _country(claim: Claim) -> bool:
    """Whether a claim names a country itself; an origin, a flag (adjectives) or a part of one (northern Mali) is said for one reason only."""
    if claim.kind != "place" or not isinstance(claim.value, Name) or country_key(claim.value.name) is None:
        return False
    return not any(normal(word) in lexicon(code).words("places.parts") for word in _before(claim)[-2:] for code in languages())


def _specific(claim: Claim) -> bool:
    """A name with something in it; one letter or number says too little."""
    return not isinstance(claim.value, Name) or len(claim.value.name) > 2
