"""Two amounts with units: the ends of a range ("5% to 7%", $10-$20), or of a change whose unit is said once (« passé de 5 à 7 % »)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number import Number
from crosscheck.values.number_words import number_words
from crosscheck.values.ranges import changed
from crosscheck.values.reading import Reading


def linked(a: Reading, b: Reading, tokens: Sequence[Token], lexicon: Lexicon, *, article: bool) -> bool:
    """Do words that make a range stand before and between two amounts? The second may have an `article` (« entre el 10 % y el 12 % »)."""
    gap = tokens[a.last : b.first]
    if lexicon.phrases("number.between").ending_at(tokens, a.first, 2):
        return _joins(gap, lexicon, article=article) if gap else number_words(lexicon).attaches(tokens[b.first])
    to = lexicon.phrases("number.to").match(tokens, a.last) if gap else None
    return to is not None and to[0] == b.first and not changed(a.first, tokens, lexicon)


def _joins(words: Sequence[Token], lexicon: Lexicon, *, article: bool) -> bool:
    """Are these the "and" of a range, alone or with the article of its second end?"""
    if words[0].norm not in lexicon.words("number.and"):
        return False
    return len(words) == 1 or (article and len(words) == 2 and words[1].norm in lexicon.words("number.the"))


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
