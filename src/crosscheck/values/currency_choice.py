"""Which of the currencies that share a name is likely meant, and whether a doubtful name is one at all, by the countries named around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from crosscheck.gazetteer import nations
from crosscheck.lang import Lexicon
from crosscheck.model import Article
from crosscheck.tokens import Token
from crosscheck.values.currencies import currencies, territories
from crosscheck.values.currency_names import Name

NEAR = 40  # tokens around an amount in which a country's name settles its currency
AROUND = 15  # tokens around it in which a word shows that it is no money at all
OFTEN = 2  # mentions of the only country of an article that has such a currency
OUTLET = 3  # as much as so many mentions of a country counts the one in the outlet's name
LIGHT = 1000  # fewer pounds "of" something are a weight


def choose(name: Name, tokens: Sequence[Token], lexicon: Lexicon, article: Article) -> tuple[str, ...]:
    """The codes that are possible, the likeliest first: that of the only country nearby, or in the article, that has such a currency.

    Countries around an amount only make a currency likely; the others stay possible, since only words beside it say which.
    """
    sign = name.last == name.first + 1 and tokens[name.first].norm in lexicon.words("money.plain_signs")
    if sign or len(name.codes) == 1 or name.codes[0] in lexicon.section("money.plain"):
        return name.codes
    near = _countries(tokens[max(0, name.last - NEAR) : name.last + NEAR], lexicon)
    here = [code for code in name.codes if currencies()[code].territories & near.keys()]
    today = [code for code in here if not currencies()[code].past] or here
    if len(today) == 1:
        return _first(today[0], name.codes)
    around = _article_countries(article, lexicon)
    only = [code for code in name.codes if not currencies()[code].past and any(around[t] for t in currencies()[code].territories)]
    if len(only) == 1 and sum(around[t] for t in currencies()[only[0]].territories) >= OFTEN:
        return _first(only[0], name.codes)
    return tuple(sorted(name.codes, key=lambda code: (currencies()[code].past, -sum(around[t] for t in currencies()[code].territories))))


def _first(likely: str, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes of today with the likely one before all others."""
    return (likely, *(code for code in codes if code != likely and not currencies()[code].past))


def is_money(name: Name, stated: Fraction, tokens: Sequence[Token], lexicon: Lexicon, article: Article) -> bool:
    """No money: a weight ("two pounds of meat"), books («vingt livres»), a word that only is a currency where its country is named."""
    if name.last == name.first + 1 and any(_other_thing(other, name, stated, tokens, lexicon) for other in lexicon.section("money.unless") or ()):
        return False
    weight = lexicon.phrases("quantity.weights").ending_at(tokens, name.last, 1)
    if weight and len(name.codes) > 1 and stated < LIGHT and name.last < len(tokens) and tokens[name.last].norm in lexicon.words("number.of"):
        return False
    return not name.doubtful or bool(territories(name.codes) & _article_countries(article, lexicon).keys())


def _other_thing(other: Mapping[str, Any], name: Name, stated: Fraction, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Do the words around a currency's name say that it is another thing: weights, books? `other` is an entry of `money.unless`."""
    if set(other["words"]).isdisjoint(tokens[name.first].forms) or stated >= Fraction(other.get("under", "1e15")):
        return False
    if "near" in other:
        return _any(other["near"], tokens[max(0, name.first - AROUND) : name.last + AROUND])
    behind = tokens[name.last] if name.last < len(tokens) else None
    return behind is not None and behind.kind == "word" and behind.norm not in lexicon.words("quantity.stop") and behind.norm not in other["but"]


def _any(words: Sequence[str], tokens: Sequence[Token]) -> bool:
    return any(form in words for token in tokens for form in token.forms)


def _countries(tokens: Sequence[Token], lexicon: Lexicon) -> Counter[str]:
    """How often each country stands in a text, by its name or its adjective."""
    return Counter(territory for _, _, territory in nations(lexicon.code).all(tokens))


@lru_cache(maxsize=64)
def _article_countries(article: Article, lexicon: Lexicon) -> Counter[str]:
    """The countries that an article names; the one in its outlet's name counts more."""
    outlet = _countries(lexicon.tokenizer.tokens(article.outlet or ""), lexicon)
    return _countries(lexicon.tokenizer.tokens(article.text), lexicon) + Counter(dict.fromkeys(outlet, OUTLET))
