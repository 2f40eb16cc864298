"""The numbers of a sentence, in digits and words, with the ranges and hedges they are said with.

What only looks like a number (dates, times of day, names, labels, scores) is left out by `notcount`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import hedge, notcount
from crosscheck.values.spelled import slash, spelled

YEARS = range(1900, 2101)  # four bare digits in here are a year unless something is counted
SCALES = tuple(Fraction(10**n) for n in (12, 9, 6, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a sentence: tokens `first` to `last` (behind its end), without its hedges.

    `low` and `high` are its ends (None: open), `stated` the number as said (the low end of a range). `outer` is the
    index of the first token with hedges, `weak` a lone "one" or French "un", `year` four bare digits that may be a year,
    `fraction` a share such as "a third", `vague` a number nobody counted ("dozens").
    """

    first: int
    last: int
    outer: int
    span: Span
    low: Fraction | None
    high: Fraction | None
    stated: Fraction
    approximate: bool = False
    hedge: str | None = None
    weak: bool = False
    year: bool = False
    fraction: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high == self.stated


@lru_cache(maxsize=256)
def numbers(sentence: Sentence, lexicon: Lexicon) -> tuple[Number, ...]:
    """All numbers from left to right; a range is one number."""
    tokens = sentence.tokens
    silent = notcount.silent(sentence, lexicon)
    plain = [n for n in _plain(tokens, lexicon) if not any(i in silent for i in range(n.first, n.last))]
    return tuple(_hedged(number, tokens, lexicon) for number in _ranges(plain, tokens, lexicon))


def _number(tokens: Sequence[Token], first: int, last: int, value: Fraction) -> Number:
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Number(first=first, last=last, outer=first, span=span, low=value, high=value, stated=value)


def _plain(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Number]:
    """Numbers without hedges and ranges."""
    i = 0
    while i < len(tokens):
        percent = lexicon.phrases("percent.units").match(tokens, i)
        if percent:  # «في المئة» holds the word for a hundred
            i = percent[0]
            continue
        found = _atom(tokens, i, lexicon)
        if found:
            yield found
        i = found.last if found else max(i + 1, notcount.never(tokens, i, lexicon))


def _atom(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """The number that starts at token `i`, or None."""
    never, value = notcount.never(tokens, i, lexicon), spelled(tokens, i, lexicon)
    vague = lexicon.phrases("number.vague").match(tokens, i)
    share = _share(tokens, i, lexicon, value)
    end = max(value[0] if value else 0, vague[0] if vague else 0, share[0] if share else 0)
    if never >= end:
        return None
    if vague and vague[0] == end:
        return replace(_number(tokens, i, end, Fraction(vague[1])), hedge="vague")
    if collective := _collective(tokens, i, lexicon):
        return replace(_number(tokens, i, *collective), hedge="collective")
    if share and share[0] == end:
        return replace(_number(tokens, i, *share), fraction=share[1] < 1)
    if value is None:
        return None
    digits = tokens[i].norm
    return replace(
        _number(tokens, i, *value),
        weak=value[1] == 1 and tokens[i].kind == "word" and value[0] == i + 1,
        year=value[0] == i + 1 and digits.isdigit() and len(digits) == 4 and int(digits) in YEARS,
        fraction=slash(tokens, i) is not None,
    )


def _collective(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Fraction] | None:
    """ "a dozen", "two dozen", «une vingtaine de milliers»: (index behind it, value)."""
    table, count, j = lexicon.phrases("number.collective"), Fraction(1), i
    if lexicon.words("number.one") & set(tokens[i].forms):
        j = i + 1
    elif value := spelled(tokens, i, lexicon):
        j, count = value
    found = table.match(tokens, j)
    if not found:
        return None
    end, value = found[0], count * Fraction(found[1])
    if end + 1 < len(tokens) and tokens[end].norm in lexicon.words("number.of") and (scale := lexicon.phrases("number.scales").match(tokens, end + 1)):
        return scale[0], value * Fraction(scale[1])
    return end, value


def _share(tokens: Sequence[Token], i: int, lexicon: Lexicon, value: tuple[int, Fraction] | None) -> tuple[int, Fraction] | None:
    """A fraction in words, with a scale where one follows: "two thirds", "half a million", «نصف مليون»."""
    count, j = Fraction(1), i
    if value and value[1] < 100 and value[1].denominator == 1:
        j, count = value
        j += j < len(tokens) and tokens[j].norm == "-"
    elif lexicon.words("number.one") & set(tokens[i].forms):
        j = i + 1
    if j >= len(tokens):
        return None
    found = lexicon.phrases("number.fractions").match(tokens, j)
    if not found and j > i:
        named = lexicon.phrases("number.ordinal_fractions").match(tokens, j)
        found = named if named and named[0] < len(tokens) and tokens[named[0]].norm in lexicon.words("number.of") else None
    if not found or (j > i and count == 0):
        return None
    end, share = found[0], count * Fraction(found[1])
    k = end
    while k < len(tokens) and k < end + 2 and (tokens[k].norm == "-" or tokens[k].norm in lexicon.words("number.one")):
        k += 1
    scale = lexicon.phrases("number.scales").match(tokens, k)
    if scale and len(tokens[k].norm) > 1:
        return scale[0], share * Fraction(scale[1])
    return end, share


# ------------------------------------------------------------------ ranges and hedges


def _ranges(plain: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Number]:
    """Pairs such as "10 to 12" joined; a pair of years and a score ("3-1") are dropped."""
    i = 0
    while i < len(plain):
        a = plain[i]
        b = plain[i + 1] if i + 1 < len(plain) else None
        link = _link(a, b, tokens, lexicon) if b else None
        if b is None or link is None:
            yield a
            i += 1
            continue
        i += 2
        joined = _join(a, b, tokens)
        if joined and not (a.year and b.year):
            yield joined
        elif not (a.year and b.year) and link != "-":
            yield from (a, b)


def _link(a: Number, b: Number, tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """How `b` follows `a` as the other end of a range: "between", "to" or "-"; None where it doesn't."""
    between = tokens[a.last : b.first]
    opened = lexicon.phrases("number.between").ending_at(tokens, a.first, 2) is not None
    if opened and (not between or (len(between) == 1 and between[0].norm in lexicon.words("number.and"))):
        return "between"
    to = lexicon.phrases("number.to").match(tokens, a.last) if between else None
    if not to or to[0] != b.first or a.weak or a.fraction or b.fraction:
        return None
    if between[0].norm in "-–—":
        glued = (between[0].start == tokens[a.last - 1].end) == (between[0].end == tokens[b.first].start)
        return "-" if glued and tokens[b.first].kind == "number" and tokens[a.last - 1].kind == "number" else None
    changes = lexicon.words("number.change")
    if lexicon.phrases("number.from").ending_at(tokens, a.first, 2) and any(changes & set(t.forms) for t in tokens[max(0, a.first - 15) : a.first]):
        return None
    return "to"


def _join(a: Number, b: Number, tokens: Sequence[Token]) -> Number | None:
    """One number from the two ends of a range; a scale said once counts for both ("3 to 5 million")."""
    low, high = a.stated, b.stated
    for scale in SCALES:
        if high >= scale and low < 1000 and low * scale < high:
            low *= scale
            break
    if low >= high or a.hedge or b.hedge == "vague":
        return None
    span = Span(tokens[a.first].start, tokens[b.last - 1].end)
    return Number(first=a.first, last=b.last, outer=a.first, span=span, low=low, high=high, stated=low)


def _hedged(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> Number:
    """The number with the words around it that widen it."""
    if number.hedge:
        ends = hedge.widen(number.low, number.high, number.hedge)
        number = replace(number, low=ends.low, high=ends.high, approximate=True)
    first = number.first
    symbol = lexicon.phrases("money.symbols").ending_at(tokens, first, 2)
    if symbol:
        first = symbol[0]
    before = hedge.hedge_before(tokens, first, lexicon)
    name = before[1] if before else hedge.hedge_after(tokens, number.last, lexicon)
    if name is None:
        return replace(number, outer=first)
    ends = hedge.widen(number.low, number.high, name)
    return replace(number, low=ends.low, high=ends.high, approximate=True, hedge=name, outer=before[0] if before else first)
