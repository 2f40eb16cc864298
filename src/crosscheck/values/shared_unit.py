"""Numbers whose unit is said with the next one: "from 5 to 7 million euros", « passé de 5 à 7 % »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number import Number
from crosscheck.values.number_words import number_words


def joins(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Are these the "and" of a range, alone or with the article of its second end (« entre el 10 y el 12 % »)?"""
    if not words or words[0].norm not in lexicon.words("number.and"):
        return False
    return len(words) == 1 or (len(words) == 2 and words[1].norm in lexicon.words("number.the"))


def bare_ends(found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[Number, Number]]:
    """Pairs "from 5 to 7" that are no range but a change: the first number, with the scale of the second, and the second."""
    for i in range(len(found) - 1):
        a, b = found[i], found[i + 1]
        to = lexicon.phrases("number.to").match(tokens, a.last)
        if not to or to[0] != b.first or not a.exact or a.year or not lexicon.phrases("number.from").ending_at(tokens, a.first, 2):
            continue
        scales = number_words(lexicon).scales
        scale = scales.match(tokens, b.last - 1) if tokens[b.last - 1].kind == "word" else None
        own = scales.match(tokens, a.last - 1) if tokens[a.last - 1].kind == "word" else None
        factor = int(scale[1]) if scale and not own and a.stated < int(scale[1]) else 1
        yield replace(a, low=a.stated * factor, high=a.stated * factor, stated=a.stated * factor), b
