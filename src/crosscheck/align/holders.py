"""Offices: joined by the person who holds them; two offices of one person are weighed by how the articles tell of them.

Where a title doesn't say whose it is, the person last named before it in the sentence or the one before may hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from crosscheck import names
from crosscheck.align import by_article, join
from crosscheck.align.odds import Candidate
from crosscheck.compare.role import LEADERS, SHARP, compare, junior
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact, Kind, Name, Role
from crosscheck.options import NoOptions

KINDS: tuple[Kind, ...] = ("role",)
FAMILY = "role"
SAME = 0.7  # names at least this similar are one person's
NEARBY = 60  # characters between a name and a title that doesn't say whose it is


@dataclass(frozen=True, slots=True)
class Held:
    """A claim of an office with who holds it, and whether that was only guessed."""

    claim: Claim
    role: Role
    holder: str
    guessed: bool


def facts(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """One fact for each two offices of one person that contradict one another, and for each office that at least two claims name."""
    return tuple(fact for person in _persons(claims) for fact in _facts_of(person, vectors, _story(claims)))


def candidates(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """Each two offices that articles give to one person and that nobody holds at once."""
    for person in _persons(claims):
        yield from _rivals(_offices(person), vectors, _story(claims))


def _story(claims: Sequence[Claim]) -> int:
    return len({c.article for c in claims})


def _facts_of(person: Sequence[Held], vectors: Vectors, story: int) -> Iterator[Fact]:
    offices = _offices(person)
    taken: set[int] = set()
    likely = sorted((c for c in _rivals(offices, vectors, story) if c.likely), key=lambda c: (-c.probability, c.left[0].article, c.left[0].span))
    for candidate in likely:
        both = (*candidate.left, *candidate.right)
        if taken.isdisjoint(id(c) for c in both):
            taken |= {id(c) for c in both}
            yield Fact(kind="role", claims=tuple(sorted(both, key=lambda c: (c.article, c.span))), strength=candidate.probability)
    for office in offices:
        kept = tuple(h.claim for h in office if id(h.claim) not in taken and not h.guessed)
        if len(kept) > 1:
            yield Fact(kind="role", claims=kept, strength=1.0)


# ------------------------------------------------------------------ whose office


def _persons(claims: Sequence[Claim]) -> Iterator[tuple[Held, ...]]:
    """The offices of each person that at least two claims give one."""
    held = [h for article in by_article(claims) for h in _held(article[1])]
    alike = {(i, j): names.similarity(held[i].holder, held[j].holder) for i, j in combinations(range(len(held)), 2)}
    edges = {pair: score for pair, score in alike.items() if score >= SAME}
    found = join.groups(len(held), edges, lambda i, j: alike[min(i, j), max(i, j)], SAME, lambda _a, _b: True)
    for members, _ in found:
        yield tuple(held[i] for i in members)


def _held(claims: Sequence[Claim]) -> Iterator[Held]:
    """The offices of one article with their holders."""
    persons = [c for c in claims if c.kind == "person" and isinstance(c.value, Name)]
    for claim in claims:
        if claim.kind != "role" or not isinstance(claim.value, Role):
            continue
        if claim.value.holder:
            yield Held(claim, claim.value, claim.value.holder, guessed=False)
        elif guess := _guess(claim, persons):
            yield Held(claim, replace(claim.value, holder=guess), guess, guessed=True)


def _guess(claim: Claim, persons: Sequence[Claim]) -> str | None:
    """The person last named before a title; none where it stands alone or far from any name."""
    before = [p for p in persons if 0 <= claim.span.start - p.span.end <= NEARBY]
    last = max(before, key=lambda p: p.span, default=None)
    return last.value.name if last and isinstance(last.value, Name) else None


def _offices(person: Sequence[Held]) -> tuple[tuple[Held, ...], ...]:
    """The claims of one person in sets that can all be true at once, the one that most articles name first."""
    offices: list[list[Held]] = []
    for held in sorted(person, key=lambda h: (h.guessed, not (h.role.of or h.role.domains), h.claim.article, h.claim.span)):
        homes = [o for o in offices if not any(_apart(held, other) for other in o)]
        if homes:  # what leaves open of what it is goes with its own rank
            max(homes, key=lambda o: sum(other.role.rank == held.role.rank for other in o)).append(held)
        else:
            offices.append([held])
    sized = sorted(offices, key=lambda o: -len({h.claim.article for h in o}))
    return tuple(tuple(sorted(o, key=lambda h: (h.claim.article, h.claim.span))) for o in sized)


def _apart(x: Held, y: Held) -> bool:
    """Whether nobody holds both offices, however they are called."""
    found = compare(x.claim, y.claim, NoOptions())
    return found is not None and found.verdict == "conflicting" and found.nature == "contradiction"


# ------------------------------------------------------------------ two offices of one person


def _rivals(offices: Sequence[Sequence[Held]], vectors: Vectors, story: int) -> Iterator[Candidate]:
    for one, other in combinations(offices, 2):
        ours, theirs = ({h.claim.article for h in side} for side in (one, other))
        both = ours & theirs  # an article that gives two offices tells of a career, or of two in one
        left, right = (tuple(h for h in side if h.claim.article not in both) for side in (one, other))
        pair = next(((x, y) for x in left for y in right if _apart(x, y)), None)
        if pair:
            signals = {**_of_sides(left, right, len(both), story), **_of_titles(*pair), **_of_words(left, right, vectors)}
            sides = sorted((tuple(h.claim for h in side) for side in (left, right)), key=lambda side: (side[0].article, side[0].span))
            yield Candidate(family=FAMILY, left=sides[0], right=sides[1], signals={name: round(value, 4) for name, value in signals.items()})


def _of_sides(left: Sequence[Held], right: Sequence[Held], both: int, story: int) -> Mapping[str, float]:
    """How many articles give the one and the other, and how sure it is that they speak of one person."""
    few, many = sorted(len({h.claim.article for h in side}) for side in (left, right))
    short = min(len(names.parts(h.holder).words) for h in (*left, *right))
    return {
        "few": few,
        "many": many,
        "covered": (few + many) / story,
        "both": both,
        "guessed": float(all(h.guessed for h in left)) + float(all(h.guessed for h in right)),
        "surname": float(short < 2),
        "alike": max(names.similarity(x.holder, y.holder) for x in left for y in right),
    }


def _of_titles(x: Held, y: Held) -> Mapping[str, float]:
    """In what the two titles differ."""
    a, b = x.role, y.role
    return {
        "rank": float(a.rank == b.rank),
        "junior": float(junior(a) != junior(b)),
        "leaders": float(a.rank in LEADERS and b.rank in LEADERS),
        "sharp": float(a.rank in SHARP) + float(b.rank in SHARP),
        "part": float(bool(a.domains) != bool(b.domains)),
        "domains": float(bool(a.domains and b.domains)),
        "former": float(("former" in a.modifiers) != ("former" in b.modifiers)),
        "formers": float("former" in a.modifiers and "former" in b.modifiers),
        "title": float(x.claim.title or y.claim.title),
    }


def _of_words(left: Sequence[Held], right: Sequence[Held], vectors: Vectors) -> Mapping[str, float]:
    """How alike the titles mean, and how alike the sentences are."""
    titles = [[h.claim.quote for h in side] for side in (left, right)]
    sentences = [[h.claim.contexts[0] for h in side] for side in (left, right)]
    return {"meaning": float(vectors.similarity(*titles).max()), "sentence": float(vectors.similarity(*sentences).max())}
