"""Numbers with the words that open or widen them, and the two bounds of one number ("more than 10 and less than 40")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck.lang import Lexicon
from crosscheck.model import Span
from crosscheck.tokens import Token
from crosscheck.values import hedge
from crosscheck.values.numeral import Number
from crosscheck.values.ranges import past_unit, unlike

NEVER_YEARS = frozenset({"over", "at-least", "under", "nearly", "just-over"})  # "up to 2019" and "about 2019" may be
OPEN = frozenset({"over", "at-least", "under", "up-to"})


def hedged(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Number:
    """The number with the words around it that widen it; of two, one that opens an end wins ("about 500 or more")."""
    if number.hedge:
        ends = hedge.widen(number.low, number.high, number.hedge)
        number = replace(number, low=ends.low, high=ends.high, approximate=True)
    symbol = lexicon.phrases("money.symbols").ending_at(tokens, number.first, 2) if number.first else None
    first = symbol[0] if symbol else number.first
    before, behind = hedge.hedge_before(tokens, first, lexicon), hedge.behind(tokens, number.last, lexicon)
    outer = before[0] if before else first
    if before is None and behind is None:
        return replace(number, outer=outer)
    name = behind[1] if behind and (before is None or (behind[1] in OPEN and before[1] not in OPEN)) else before[1] if before else ""
    ends = hedge.widen(number.low, number.high, name)
    said = [Span(tokens[outer].start, tokens[first - 1].end)] if before else []
    said += [Span(tokens[number.last].start, tokens[behind[0] - 1].end)] if behind and behind[1] == name else []
    year = number.year and name not in NEVER_YEARS
    return replace(number, low=ends.low, high=ends.high, approximate=True, hedge=name, hedges=tuple(said), outer=outer, year=year)


def two_sided(found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Number]:
    """Two open bounds next to one another that leave a stretch between them, as one number."""
    i = 0
    while i < len(found):
        pair = _stretch(found[i], found[i + 1], tokens, lexicon) if i + 1 < len(found) else None
        yield pair or found[i]
        i += 2 if pair else 1


def _stretch(a: Number, b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Number | None:
    if a.hedge not in OPEN or b.hedge not in OPEN:
        return None
    after = hedge.behind(tokens, a.last, lexicon)
    start = past_unit(after[0] if after else a.last, tokens, lexicon)
    gap = tokens[start : b.outer]
    joins = lexicon.words("number.bounds_join") | ({tokens[a.outer - 1].norm} if a.outer else set())  # x > 20 and x < 30
    if len(gap) > 2 or any(token.norm not in joins for token in gap) or unlike(a.last, b.last, tokens, lexicon):
        return None
    low, high = (a.low, b.high) if a.high is None else (b.low, a.high)
    if low is None or high is None or low >= high:
        return None
    span = Span(a.span.start, b.span.end)
    return replace(a, last=b.last, span=span, low=low, high=high, stated=low, year=False, weak=False, fraction=a.fraction and b.fraction)
