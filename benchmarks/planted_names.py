"""Conflicts planted into marked stories: of a person, place or body that several articles tell of, one article gets another.

The stranger's name stands in the claims in place of the own one, everywhere in the article or only where the fact is told; or the fact is told
there of somebody else whom the story knows. So the fit sees many more conflicts than anybody has written, each at a spot
whose tellings are known.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck import names
from crosscheck.align.posture import level
from crosscheck.compare import agree
from crosscheck.model import Claim, Kind, Name, Span
from crosscheck.registry import family

KINDS: tuple[Kind, ...] = ("person", "place", "organization")
Place = tuple[str, int, int]  # file, start, end


@dataclass(frozen=True)
class Planted:
    """A story's claims with one conflict more: the spans where the stranger stands, and those of the others' tellings."""

    claims: tuple[Claim, ...]
    strange: frozenset[tuple[str, Span]]
    told: frozenset[tuple[str, Span]]


def strangers(stories: Mapping[Path, Sequence[Claim]], folder: Path) -> Mapping[tuple[str, str], Sequence[Claim]]:
    """The names of other stories by kind and script."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for c in (c for other, claims in stories.items() if other != folder for c in claims):
        if c.kind in KINDS and isinstance(c.value, Name):
            found.setdefault((c.kind, script(c)), []).append(c)
    return found


def plant(
    claims: Sequence[Claim], facts: Sequence[tuple[Kind, Sequence[Place]]], others: Mapping[tuple[str, str], Sequence[Claim]], seed: str
) -> Iterator[Planted]:
    """Up to three conflicts for each fact that at least two articles tell; `others` are names of other stories by kind and script."""
    for n, (kind, places) in enumerate(facts):
        chance = random.Random(f"{seed} {n}")
        told = [c for c in claims if c.kind == kind and isinstance(c.value, Name) and any(_on(c, p) for p in places)]
        told = [c for c in told if all(agree(kind, c, d) is not False for d in told)]
        articles = sorted({c.article for c in told})
        if len(articles) < 2:
            continue
        for known in (False, False, True):
            erring = chance.sample(articles, 2 if len(articles) > 3 and chance.random() < 0.2 else 1)
            made = _planted(claims, told, erring, _donors(claims, told[0], others, chance, known=known), everywhere=not known and chance.random() < 0.7)
            if made:
                yield made


def _on(claim: Claim, place: Place) -> bool:
    return Path(claim.article).name == place[0] and claim.span.start < place[2] and place[1] < claim.span.end


def _donors(
    claims: Sequence[Claim], own: Claim, others: Mapping[tuple[str, str], Sequence[Claim]], chance: random.Random, *, known: bool
) -> Mapping[str, Claim]:
    """By script, a claim that names another of the same sort: one that the story knows, or one from elsewhere."""
    if not known:
        scripts = [_pick([c for c in others.get((own.kind, script), ()) if _of_a_sort(own, c)], chance) for script in ("latin", "arabic")]
        return {script: c for script, c in zip(("latin", "arabic"), scripts, strict=True) if c}
    known_there = [c for c in claims if c.kind == own.kind and isinstance(c.value, Name) and agree(own.kind, own, c) is False and _of_a_sort(own, c)]
    other = _pick(known_there, chance)
    return {script(c): c for c in known_there if other and agree(own.kind, other, c)}


def _of_a_sort(own: Claim, other: Claim) -> bool:
    if own.kind == "place":
        return level(own) == level(other)
    if own.kind == "organization" and isinstance(own.value, Name) and isinstance(other.value, Name):
        return family(own.value.name, own.value.key) == family(other.value.name, other.value.key)
    return True


def _pick(claims: Sequence[Claim], chance: random.Random) -> Claim | None:
    return chance.choice(claims) if claims else None


def script(claim: Claim) -> str:
    return "arabic" if any("\u0600" <= letter <= "\u06ff" for letter in claim.quote) else "latin"


def _planted(claims: Sequence[Claim], told: Sequence[Claim], erring: Sequence[str], donors: Mapping[str, Claim], *, everywhere: bool) -> Planted | None:
    wrong = [c for c in told if c.article in erring]
    if any(script(c) not in donors for c in wrong):
        return None
    swapped = {(c.article, c.span): donors[script(c)] for c in wrong}
    if everywhere:
        own = [c for c in claims if c.kind == told[0].kind and c.article in erring and any(agree(c.kind, c, d) for d in told)]
        swapped |= {(c.article, c.span): donors[script(c)] for c in own if script(c) in donors}
    return Planted(
        tuple(_rewritten(c, {span: d for (article, span), d in swapped.items() if article == c.article}, told[0].kind, claims) for c in claims),
        frozenset((c.article, c.span) for c in wrong),
        frozenset((c.article, c.span) for c in told if c.article not in erring),
    )


def _rewritten(claim: Claim, swapped: Mapping[Span, Claim], kind: Kind, claims: Sequence[Claim]) -> Claim:
    """A claim with the stranger's name in its sentence, or as its own."""
    here = {span: donor for span, donor in swapped.items() if claim.sentence.start <= span.start < claim.sentence.end}
    if not here:
        return claim
    olds = {c.span: c for c in claims if c.article == claim.article and c.kind == kind and c.span in here}
    text, whole, keys = claim.sentence_text, claim.contexts[0], claim.names
    for span, donor in here.items():
        old = olds[span]
        text, whole = text.replace(old.quote, donor.quote), whole.replace(old.quote, donor.quote)
        keys = (keys - names.key(_name(old))) | names.key(_name(donor))
    made = replace(claim, sentence_text=text, contexts=(whole, *claim.contexts[1:]), names=keys)
    donor = here.get(claim.span)
    if donor is None or claim.kind != kind or not isinstance(claim.value, Name) or not isinstance(donor.value, Name):
        return made
    value = replace(claim.value, name=donor.value.name, key=donor.value.key)
    return replace(made, value=value, quote=donor.quote, contexts=(whole, *claim.contexts[1:-1], donor.value.name))


def _name(claim: Claim) -> str:
    return claim.value.name if isinstance(claim.value, Name) else claim.quote
