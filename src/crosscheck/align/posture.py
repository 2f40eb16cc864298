"""What two names are by themselves, and how they stand in their sentences: two companies, two towns, two ministers; a place that somebody leaves."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck import names
from crosscheck.align.strangers import telling
from crosscheck.gazetteer import country_key, is_region, place_key
from crosscheck.lang import languages, lexicon
from crosscheck.model import Claim, Name, Role
from crosscheck.registry import family, head, organizations
from crosscheck.tokens import normal

TRANSLATED = 0.5  # cosine of two bodies' names from where one may be the other in another language
_QUOTES = '«“"„'


def postures(claims: Sequence[Claim], i: int, j: int) -> dict[str, float]:
    """The signals of a pair of names that don't depend on the rest of the story."""
    a, b = claims[i], claims[j]
    quoted = [any(mark in c.sentence_text for mark in _QUOTES) for c in (a, b)]
    full = [isinstance(c.value, Name) and len(names.parts(c.value.name).words) > 1 for c in (a, b)]
    own = {"quotes": float(all(quoted)), "quote": float(quoted[0] != quoted[1]), "full": float(all(full))} | {
        "titles": float(a.title and b.title),
        "headline": float(a.title != b.title),
        "hedged": float(a.hedged or b.hedged),
    }
    if a.kind == "person":
        return own | _persons(a, b)
    return own | (_places(a, b) if a.kind == "place" else _bodies(a, b))


def _persons(a: Claim, b: Claim) -> dict[str, float]:
    """Whether two persons have one office, two, or offices of two countries."""
    left, right = _role(a), _role(b)
    nations = {place_key(r.of) for r in (left, right) if r and r.of} - {None}
    return {
        "office": float(bool(left and right and left.rank == right.rank and not _apart(left, right))),
        "offices": float(bool(left and right and left.rank != right.rank)),
        "domains": float(bool(left and right and _apart(left, right))),
        "one_office": float((left is None) != (right is None)),
        "nations": float(len(nations) > 1),
    }


def offices(claims: Sequence[Claim], left: Sequence[int], right: Sequence[int]) -> dict[str, float]:
    """Whether any article gives two persons one office, or all articles that give them any give them different ones."""
    ours, theirs = ({r for i in side if (r := _role(claims[i]))} for side in (left, right))
    alike = any(x.rank == y.rank and not _apart(x, y) for x in ours for y in theirs)
    return {"ever_one_office": float(alike), "ever_offices": float(bool(ours and theirs) and not alike)}


def _apart(left: Role, right: Role) -> bool:
    return bool(left.domains and right.domains and not set(left.domains) & set(right.domains))


def _places(a: Claim, b: Claim) -> dict[str, float]:
    """Whether two places are countries, regions or towns."""
    levels = [level(c) for c in (a, b)]
    return {
        "countries": float(levels == ["country", "country"]),
        "regions": float(levels == ["region", "region"]),
        "levels": float(levels[0] != levels[1]),
        "whole": float(any(_country(c) for c in (a, b))),
    }


def level(claim: Claim) -> str:
    """`country`, `region`, or `town`, as what isn't known mostly is."""
    key = (claim.value.key or place_key(claim.value.name)) if isinstance(claim.value, Name) else None
    if key is None:
        return "town"
    return "country" if len(key) == 2 and key.isupper() else "region" if is_region(key) else "town"


def _country(claim: Claim) -> bool:
    """Whether a claim names a country itself; an origin, a flag (adjectives) or a part of one (northern Mali) is said for one reason only."""
    if not isinstance(claim.value, Name) or country_key(claim.value.name) is None:
        return False
    return not any(normal(word) in lexicon(code).words("places.parts") for word in _before(claim)[-2:] for code in languages())


def left_behind(claim: Claim) -> bool:
    """Whether it is a place that somebody leaves: where from and where to are two questions."""
    words = _before(claim)
    return bool(words) and any(normal(words[-1]) in lexicon(code).words("places.leaving") for code in languages())


def _before(claim: Claim) -> Sequence[str]:
    """The words right before the name."""
    return claim.sentence_text[: claim.span.start - claim.sentence.start].split()


def _bodies(a: Claim, b: Claim) -> dict[str, float]:
    """Whether two bodies are of one kind, of two, or known by name."""
    left, right = (c.value for c in (a, b))
    if not isinstance(left, Name) or not isinstance(right, Name):
        return {}
    heads, families = [head(n.name) for n in (left, right)], [family(n.name, n.key) for n in (left, right)]
    known = sum((n.key or "") in organizations() for n in (left, right))
    return {
        "heads": float(heads[0] is not None and heads[0] == heads[1]),
        "family": float(families[0] is not None and families[0] == families[1]),
        "families": float(None not in families and families[0] != families[1]),
        "family_unknown": float(families.count(None)),
        "listed": float(known == 2),
        "listed_one": float(known == 1),
        "news": float("news" in families),
    }


def translated(a: Claim, b: Claim, sense: float) -> bool:
    """Whether two names of bodies mean so nearly the same that one may be the other's translation, or a part of it.

    `sense` is the cosine of the names. Not where both are known bodies, or understood as bodies of one kind for two different things (health,
    education), or where both have a word that nothing translates.
    """
    if a.kind != "organization" or sense < TRANSLATED or (_one_kind(a, b) and telling(a) and telling(b)):
        return False
    keys = [getattr(c.value, "key", None) or "" for c in (a, b)]
    kinds, concepts = zip(*((k.partition(":")[0], set(k.partition("@")[0].partition(":")[2].split("+")) - {""}) for k in keys), strict=True)
    known = all(key in organizations() for key in keys)
    return not known and not (kinds[0] == kinds[1] and all(concepts) and not concepts[0] & concepts[1])


def _one_kind(a: Claim, b: Claim) -> bool:
    own = _bodies(a, b)
    return bool(own.get("heads")) or (
        bool(own.get("family")) and "business" in {family(c.value.name, c.value.key) for c in (a, b) if isinstance(c.value, Name)}
    )


def _role(claim: Claim) -> Role | None:
    return claim.value.role if isinstance(claim.value, Name) else None
