"""The numbers of a sentence, in digits and words, with the ranges and hedges they are said with.

What only looks like a number (dates, times of day, names, labels, scores) is left out by `notcount`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.model import Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import hedge, notcount, share
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


def place(number: Number, found: Sequence[Number]) -> int:
    """The index of a number among all of its sentence."""
    return bisect_left(found, number.first, key=lambda other: other.first)


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
    part = share.part(tokens, i, lexicon, value)
    end = max(value[0] if value else 0, vague[0] if vague else 0, part[0] if part else 0)
    if never and never >= end:
        return None
    if vague and vague[0] == end:
        return replace(_number(tokens, i, end, Fraction(vague[1])), hedge="vague")
    if grouped := share.collective(tokens, i, lexicon):
        return replace(_number(tokens, i, *grouped), hedge="collective")
    if part and part[0] == end:
        return replace(_number(tokens, i, *part), fraction=part[1] < 1)
    if value is None:
        return None
    digits = tokens[i].norm
    if minus := _minus(tokens, i, lexicon):
        return _number(tokens, minus, value[0], -value[1])
    return replace(
        _number(tokens, i, *value),
        weak=value[1] == 1 and tokens[i].kind == "word" and value[0] == i + 1,
        year=value[0] == i + 1 and digits.isdigit() and len(digits) == 4 and (int(digits) in YEARS or _dated(tokens, i, lexicon)),
        fraction=slash(tokens, i) is not None,
    )


def _minus(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int | None:
    """The index of the minus sign or word before token `i`, or None; a hyphen between two things is none."""
    if i == 0:
        return None
    sign = tokens[i - 1]
    if sign.norm in lexicon.words("number.minus"):
        return None if hedge.hedge_before(tokens, i, lexicon) or (i > 1 and tokens[i - 2].norm in lexicon.words("number.to")) else i - 1
    if sign.norm not in "-−":
        return None
    apart = i < 2 or (tokens[i - 2].end < sign.start and tokens[i - 2].kind != "number") or tokens[i - 2].norm == "("
    return i - 1 if sign.norm in "-−" and sign.end == tokens[i].start and apart else None


def _dated(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a word that goes before years stand before token `i` ("in 1882")?"""
    return i > 0 and bool(lexicon.words("number.year_before") & set(tokens[i - 1].forms))


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
    sign = lexicon.phrases("money.symbols").ending_at(tokens, a.first, 2)
    opened = lexicon.phrases("number.between").ending_at(tokens, sign[0] if sign else a.first, 2) is not None
    if opened:
        start, end = _past_unit(a.last, tokens, lexicon), b.first
        symbol = lexicon.phrases("money.symbols").ending_at(tokens, end, 2)
        words = tokens[start : symbol[0] if symbol else end]
        if (not words and share.attached(tokens[b.first], lexicon)) or (len(words) == 1 and words[0].norm in lexicon.words("number.and")):
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


def _past_unit(i: int, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """The index behind a unit that stands at token `i` ("between 10 % and 12 %")."""
    found = [
        lexicon.phrases(path).match(tokens, i)
        for path in ("percent.units", "quantity.units", "duration.units", "money.currencies", "money.symbols", "money.scales")
    ]
    return max((match[0] for match in found if match), default=i)


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
