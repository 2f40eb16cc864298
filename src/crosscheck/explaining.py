"""Why did an example come out otherwise than it should? What is read in its sources, and where a rule stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import combinations

from crosscheck.bench import Bench
from crosscheck.display import display
from crosscheck.findings import Weighed, weigh
from crosscheck.house import NEAR
from crosscheck.model import KINDS, Article, Claim, Fact, Kind
from crosscheck.pipeline import Aligned, aligned
from crosscheck.rules import AnyRule, Example, House, Rule
from crosscheck.rules.model import Topic
from crosscheck.selecting import ALIKE, looks_at
from crosscheck.telling import CLAUSES, about
from crosscheck.trying import speaks_for
from crosscheck.within import check, lines

MOST = 6  # reasons that are told
_BETWEEN = 2  # sources that a fact needs to be compared between


@dataclass(frozen=True, slots=True)
class SourceRead:
    """A source of an example, with what is read in it of the rule's kinds: (kind, quote, value) each."""

    source: str
    language: str
    claims: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is read in each source, and why no more came of it."""

    read: tuple[SourceRead, ...]
    reasons: tuple[str, ...]


def explained(example: Example, rule: AnyRule, rules: Sequence[AnyRule]) -> Explanation:
    """What of an example's story reaches a rule, and where the rule stopped."""
    met = aligned(example.articles(), rules)
    bench = Bench(rules, met.story, met.vectors)
    through = _speaking(rule, rules)
    kinds = _kinds(rule, through, met)
    sources = [article for name, article in met.story.articles.items() if name not in met.story.house]
    read = tuple(_read(article, [c for c in met.story.claims_of(article.id) if c.kind in kinds]) for article in sources)
    return Explanation(read=read, reasons=tuple(dict.fromkeys(_reasons(rule, through, met, bench)))[:MOST])


def _speaking(rule: AnyRule, rules: Sequence[AnyRule]) -> list[Rule]:
    """The comparing rules through which a rule speaks: itself, those that it adjusts, or the general ones, which judge by its facts of the house."""
    comparing = [other for other in rules if isinstance(other, Rule)]
    if isinstance(rule, House):
        return [other for other in comparing if not other.within and other.only.empty]
    return [other for other in comparing if speaks_for(rule, other.id)]


def _kinds(rule: AnyRule, through: Sequence[Rule], met: Aligned) -> frozenset[Kind]:
    """The kinds of claims that matter to a rule."""
    if not isinstance(rule, House):
        return frozenset(kind for one in through for kind in one.kinds)
    found: set[Kind] = {c.kind for fact in met.held for c in fact.claims}
    if rule.rates.pairs or rule.currencies:
        found.add("money")
    if rule.same or rule.different or rule.spellings:
        found |= {"person", "place", "organization"}
    return frozenset(found) or frozenset(kind for kind in KINDS if kind not in CLAUSES)


def _read(article: Article, claims: Sequence[Claim]) -> SourceRead:
    return SourceRead(article.id, article.language, tuple((c.kind, c.quote, display(c.value)) for c in claims))


def _reasons(rule: AnyRule, through: Sequence[Rule], met: Aligned, bench: Bench) -> Iterator[str]:
    if isinstance(rule, House):
        yield from _of_house(rule, met)
    kinds = _kinds(rule, through, met)
    for one in (one for one in through if kinds & set(one.kinds)):
        named = "" if one is rule else f"{one.id}: "
        yield from (f"{named}{reason}" for reason in (_within(one, bench) if one.within else _between(one, met.facts, bench, silent=one is not rule)))


def _of_house(rule: House, met: Aligned) -> Iterator[str]:
    """Why what the house holds to be true contradicts no source."""
    near = {article for article, of in met.story.house.items() if of.id == rule.id}
    if len(near) < len(rule.references):
        yield f"{len(rule.references) - len(near)} of the references are too unlike the story (less than {NEAR} like its nearest sentence) to be set against it"
    if near and not any(c.article in near for fact in met.held for c in fact.claims):
        yield "nothing that the sources say is about the same thing as a reference"
    if rule.spellings:
        yield f"the wrong spellings that are looked for: {', '.join(wrong for spelling in rule.spellings for wrong in spelling.wrong)}"


# ------------------------------------------------------------------ between articles


def _between(rule: Rule, facts: Sequence[Fact], bench: Bench, *, silent: bool) -> Iterator[str]:
    """Where a rule that compares claims stopped; `silent` where nothing need be said of what isn't there."""
    kinds = " or ".join(rule.kinds)
    there = {c.article for c in bench.story.claims if c.kind in rule.kinds}
    lacking = sorted(bench.story.articles.keys() - bench.story.house.keys() - there)
    if lacking and not silent:
        yield f"no {kinds} is read in {', '.join(lacking)}"
    found = [fact for fact in facts if fact.kind in rule.kinds and len(fact.claims) > 1]
    if len(there) >= _BETWEEN and not any(len({c.article for c in fact.claims}) >= _BETWEEN for fact in found) and not silent:
        yield f"the values of kind {kinds} are not joined: what surrounds them isn't taken to be about one thing in two sources"
    for fact in found:
        yield from (f"“{about(fact.claims, bench.story.articles)}”: {reason}" for reason in _of_fact(rule, fact, bench))


def _of_fact(rule: Rule, fact: Fact, bench: Bench) -> Iterator[str]:
    """Why a rule reports nothing of a fact, or not as an alarm."""
    yield from _left_out(rule, fact, bench)
    found = weigh(rule, fact, bench)
    if len(found.claims) < _BETWEEN:
        return
    if bench.topics.fits(rule, fact.claims):
        yield from _stopped(rule, fact, found, bench)
    else:
        yield from _off_topic(rule, fact, bench)


def _left_out(rule: Rule, fact: Fact, bench: Bench) -> Iterator[str]:
    """The claims that a rule doesn't compare, and why."""
    for claim in fact.claims:
        if not looks_at(rule, bench.story.articles[claim.article]):
            yield f"{claim.article} is no source that the rule is for (its `only` and `except`)"
        else:
            others = [other.id for other in bench.silencers(rule, claim, fact.claims)]
            if others:
                yield f"{claim.article} is silenced by {', '.join(others)}"
            elif not bench.comparisons.meant([claim], rule):
                yield f"“{claim.quote}” of {claim.article} is hedged, and the rule says `hedges: skip`"


def _stopped(rule: Rule, fact: Fact, found: Weighed, bench: Bench) -> Iterator[str]:
    match found.stopped:
        case "one position":
            yield from _compatible(rule, found.claims, bench)
        case "topic":
            yield from _off_topic(rule, fact, bench)
        case "nature":
            yield f"its nature is {found.nature}, and the rule's `natures` are {', '.join(rule.natures)} ({found.why})"
        case "scope":
            yield f"the rule's `scope` is {rule.scope}"
        case "stance":
            yield f"the sources don't stand against each other as `only` wants it (pairs, dissenter, majority){_one_voice(fact, bench)}"
        case "off":
            yield f"its nature is {found.nature}, which is off ({found.why})"
        case "taken over" if found.case is not None:
            yield f"another rule speaks in its place: {', '.join(other.id for other in bench.takers(rule, found.case))}"
        case None:
            yield f"reported as {found.severity}, {found.nature} ({found.why})"


def _one_voice(fact: Fact, bench: Bench) -> str:
    """Which sources of a fact count as one."""
    voices: dict[str, list[str]] = {}
    for article in sorted({c.article for c in fact.claims}):
        voices.setdefault(bench.story.voices[article], []).append(article)
    joined = "; ".join(f"{' and '.join(own)} count as one source" for own in voices.values() if len(own) > 1)
    return f"; {joined}" if joined else ""


def _compatible(rule: Rule, claims: Sequence[Claim], bench: Bench) -> Iterator[str]:
    """What the comparer says of the first two claims of two sources."""
    pair = next(((a, b) for a, b in combinations(claims, 2) if a.article != b.article), (claims[0], claims[1]))
    said = bench.comparisons.compare(*pair, rule)
    values = " and ".join(f"“{c.quote}” ({c.article})" for c in pair)
    yield f"{values}: {said.why}" if said else f"the comparer {rule.comparer} has nothing to say of {values}"


def _off_topic(rule: Rule, fact: Fact, bench: Bench) -> Iterator[str]:
    """Which key of `only` a fact doesn't meet, or which of `except` names it."""
    for key in (f.name for f in fields(Topic)):
        wanted, unwanted = getattr(rule.only.topic, key), getattr(rule.excluding.topic, key)
        if wanted and not bench.topics.holds(Topic(**{key: wanted}), fact.claims):
            yield _misses(key, wanted, fact, bench)
        if unwanted and bench.topics.holds(Topic(**{key: unwanted}), fact.claims):
            nearness = f" ({bench.topics.nearness(unwanted, fact.claims):.2f} like its phrases)" if key == "about" else ""
            yield f"`except: {key}` leaves it out{nearness}"


def _misses(key: str, wanted: str | tuple[str, ...], fact: Fact, bench: Bench) -> str:
    if key == "about" and not isinstance(wanted, str):
        return f"it is {bench.topics.nearness(wanted, fact.claims):.2f} like the phrases of `only: about`, which takes {ALIKE} or more"
    return f"`only: {key}` wants {wanted if isinstance(wanted, str) else ' or '.join(wanted)}"


# ------------------------------------------------------------------ inside one article


def _within(rule: Rule, bench: Bench) -> Iterator[str]:
    """Where a rule that checks single articles stopped."""
    for name, article in bench.story.articles.items():
        if name in bench.story.house or rule.scope == "cross" or not looks_at(rule, article):
            continue
        clashes = list(check(rule.comparer).clashes(article, lines(article, bench.story.claims_of(name)), rule.options))
        if not clashes:
            yield f"the check {rule.comparer} finds nothing in {name}"
        for clash in clashes:
            claims = [c for side in clash.sides for c in side.claims]
            if clash.kind not in rule.kinds:
                yield f"the rule's `kinds` lack {clash.kind} ({clash.why})"
            elif clash.nature not in rule.natures:
                yield f"its nature is {clash.nature}, and the rule's `natures` are {', '.join(rule.natures)} ({clash.why})"
            elif not bench.topics.fits(rule, claims):
                yield from _off_topic(rule, Fact(kind=clash.kind, claims=tuple(claims), strength=1.0), bench)
            else:
                yield f"found in {name}: {clash.why}"
