"""Facts of the house, put to use before anything is compared: names, currencies, rates of exchange, outlets that are one voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, cast

from crosscheck.gazetteer import place_key
from crosscheck.letters import normal
from crosscheck.model import HOUSE, Article, Claim, Money, Name
from crosscheck.rates import Rates
from crosscheck.registry import organization_key
from crosscheck.rules import AnyRule, House, Rule
from crosscheck.selecting import looks_at, outlet_like


def references(rules: Sequence[AnyRule]) -> Iterator[tuple[House, Article]]:
    """What the house holds to be true, as articles: their path is the rule's file and line."""
    for rule in rules:
        if isinstance(rule, House):
            for reference in rule.references:
                place = f"{rule.path}:{reference.line}"
                yield rule, replace(reference.snippet.article(place, place), outlet=rule.id)


def told(claims: Iterable[Claim], rules: Sequence[AnyRule], articles: Mapping[str, Article]) -> list[Claim]:
    """The claims as the house takes them: names by its lists, currencies that a word leaves open."""
    keys = _name_keys(rules)
    taking = [rule for rule in rules if isinstance(rule, House) and rule.currencies]
    return [_in_currency(_named(claim, keys), taking, articles) for claim in claims]


def _name_keys(rules: Sequence[AnyRule]) -> dict[str, str]:
    """Every spelling that the house lists, with the key of whom it names."""
    keys: dict[str, str] = {}
    for rule in rules:
        if not isinstance(rule, House):
            continue
        for number, group in enumerate(rule.different):
            keys |= {normal(name): f"{HOUSE}{rule.id}/{number}/{place}" for place, name in enumerate(group)}
        for number, group in enumerate(rule.same):
            known = next((key for name in group if (key := place_key(name) or organization_key(name))), None)
            told_apart = next((key for name in group if (key := keys.get(normal(name)))), None)
            keys |= dict.fromkeys(map(normal, group), told_apart or known or f"{HOUSE}{rule.id}/{number}")
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


def with_rates(rules: Sequence[AnyRule]) -> tuple[AnyRule, ...]:
    """The rules, of which those that compare money know the rates of the house; rates of their own go first."""
    pairs = [pair for rule in rules if isinstance(rule, House) for pair in rule.rates.pairs]
    if not pairs:
        return tuple(rules)
    return tuple(_with(rule, pairs) for rule in rules)


def _with(rule: AnyRule, pairs: Sequence[tuple[str, str, Fraction]]) -> AnyRule:
    rates = getattr(rule.options, "rates", None) if isinstance(rule, Rule) else None
    if not isinstance(rule, Rule) or not isinstance(rates, Rates):
        return rule
    return replace(rule, options=replace(cast("Any", rule.options), rates=rates.beside(pairs)))


def one_voice(voices: Mapping[str, str], rules: Sequence[AnyRule], articles: Mapping[str, Article]) -> dict[str, str]:
    """The voices, where outlets that copy one another have one: for each article's id the id of the first article of its voice."""
    joined = dict(voices)
    for group in (group for rule in rules if isinstance(rule, House) for group in rule.copies):
        own = sorted({joined[a.id] for a in articles.values() if any(outlet_like(name, a) for name in group)})
        joined = {article: own[0] if voice in own else voice for article, voice in joined.items()}
    return joined
