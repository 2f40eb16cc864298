"""Facts of the house, put to use before anything is compared: names, currencies, rates of exchange, outlets that are one voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from crosscheck.encode import Vectors
from crosscheck.gazetteer import place_key
from crosscheck.letters import normal
from crosscheck.model import APART, HOUSE, Article, Claim, Finding, Money, Name, SourceInfo
from crosscheck.rates import Rates
from crosscheck.registry import organization_key
from crosscheck.rules import AnyRule, House, Snippet
from crosscheck.selecting import looks_at, outlet_like

NEAR = 0.3  # cosine of a reference and the sentence nearest to it, under which a story has nothing to do with the reference


def references(rules: Sequence[AnyRule], sentences: Sequence[str], vectors: Vectors) -> dict[str, tuple[House, Article]]:
    """What the house holds to be true of what a story's sentences tell, as articles, by their ids; their path is the rule's file and line."""
    stated = [(rule, article) for rule in rules if isinstance(rule, House) for article in _references(rule)]
    nearest = vectors.similarity([article.text for _, article in stated], sentences).max(axis=1, initial=0.0)
    return {article.id: (rule, article) for (rule, article), near in zip(stated, nearest, strict=True) if near >= NEAR}


def told(claims: Iterable[Claim], rules: Sequence[AnyRule], articles: Mapping[str, Article]) -> list[Claim]:
    """The claims as the house takes them: names by its lists, currencies that a word leaves open."""
    keys = _name_keys(rules)
    taking = [rule for rule in rules if isinstance(rule, House) and rule.currencies]
    rates = Rates(tuple(pair for rule in rules if isinstance(rule, House) for pair in rule.rates.pairs))
    return [_with_rates(_in_currency(_named(claim, keys), taking, articles), rates) for claim in claims]


def _name_keys(rules: Sequence[AnyRule]) -> dict[str, str]:
    """Every spelling that the house lists, with the key of whom it names: a known one, or one of the house."""
    own = [rule for rule in rules if isinstance(rule, House)]
    same = [[normal(name) for name in group] for rule in own for group in rule.same]
    apart = {normal(name) for rule in own for group in rule.different for name in group}
    keys = {name: f"{APART}{name}" for name in sorted(apart)}
    for group in same:
        told_apart = next((keys[name] for name in group if name in apart), None)
        known = next(filter(None, (place_key(name) or organization_key(name) for name in group)), None)
        keys |= dict.fromkeys(group, told_apart or known or f"{HOUSE}{group[0]}")
    return keys


def _named(claim: Claim, keys: Mapping[str, str]) -> Claim:
    key = keys.get(normal(claim.value.name)) if keys and isinstance(claim.value, Name) else None
    return replace(claim, value=replace(claim.value, key=key)) if key and isinstance(claim.value, Name) else claim


def _in_currency(claim: Claim, rules: Sequence[House], articles: Mapping[str, Article]) -> Claim:
    if not isinstance(claim.value, Money) or len(claim.value.currencies) < 2:
        return claim
    for rule in rules:
        code = next((c for c in rule.currencies if c in claim.value.currencies), None)
        if code and looks_at(rule, articles[claim.article]):
            return replace(claim, value=replace(claim.value, currencies=(code,)))
    return claim


def _with_rates(claim: Claim, rates: Rates) -> Claim:
    return replace(claim, value=replace(claim.value, rates=rates)) if rates.pairs and isinstance(claim.value, Money) else claim


def one_voice(voices: Mapping[str, str], rules: Sequence[AnyRule], articles: Mapping[str, Article]) -> dict[str, str]:
    """The voices, where outlets that copy one another have one: for each article's id the id of the first article of its voice."""
    joined = dict(voices)
    for group in (group for rule in rules if isinstance(rule, House) for group in rule.copies):
        own = sorted({joined[a.id] for a in articles.values() if any(outlet_like(name, a) for name in group)})
        joined = {article: own[0] if voice in own else voice for article, voice in joined.items()}
    return joined


def shown(findings: Iterable[Finding], rules: Sequence[AnyRule]) -> tuple[SourceInfo, ...]:
    """What of the house stands in findings, as sources of the report."""
    there = {m.source for f in findings for p in f.positions for m in p.mentions}
    stated = {article.id: article for rule in rules if isinstance(rule, House) for article in (*_references(rule), *_spellings(rule))}
    return tuple(SourceInfo(article=stated[name], sentences=1, claims=0) for name in sorted(there & stated.keys()))


def _references(rule: House) -> Iterator[Article]:
    for reference in rule.references:
        yield _stated(rule, reference.snippet, reference.line)


def _spellings(rule: House) -> Iterator[Article]:
    for spelling in rule.spellings:
        yield _stated(rule, Snippet(language=spelling.language or "und", text=spelling.use), spelling.line)


def _stated(rule: House, snippet: Snippet, line: int) -> Article:
    """What a rule states as an article: its path is the rule's file and line."""
    place = rule.at(line)
    return replace(snippet.article(place, place), outlet=rule.id, house=True)
