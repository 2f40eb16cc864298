"""Particles written onto a word (و، ب، ل): how many letters of them stand before a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token, normal


@lru_cache(maxsize=256)
def affixes(lex: Lexicon, kind: str) -> tuple[str, ...]:
    """What words of the language are written with (`people.affixes`), in its normal form; empty where it has none."""
    return tuple(normal(affix) for affix in lex.section("people.affixes").get(kind, ()))


def definite(norm: str, lex: Lexicon) -> bool:
    """Has a word an article written onto it, behind a conjunction or not («والتجارة»)?"""
    articles, joined = affixes(lex, "articles"), affixes(lex, "conjunctions")
    return norm.startswith(articles) or any(norm.startswith(j) and norm.startswith(articles, len(j)) for j in joined)


def attached(token: Token, lex: Lexicon, found: Callable[[Sequence[Token]], bool]) -> int:
    """The code points before the name in its first token: as many particles (at most two) as can go and leave what is still `found`."""
    particles, articles = lex.words("places.prefixes"), affixes(lex, "articles")
    skip = 0
    while skip < 2 and not token.text.startswith(articles, skip) and token.text[skip : skip + 1] in particles and len(token.text) - skip > 3:
        rest = lex.tokenizer.tokens(token.text[skip + 1 :], token.start + skip + 1)
        if len(rest) != 1 or not found(rest):
            break
        skip += 1
    return skip
