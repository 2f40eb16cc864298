"""Numbers in words, or in digits with words: "two hundred and five", "2,3 millions", «أربعمئة وأربعة آلاف».

One grammar for all languages; their data say how words join (section `number`): `values` add up, `scales` multiply what
stands before them, `joiners` stand between, `needs_joiner` forbids to add without one, `units_first` puts ones before
tens, `teens_after` names the tens that take 11 to 19 (quatre-vingt-onze).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.decimals import decimals_behind
from crosscheck.values.digits import digits_at, read_vulgar
from crosscheck.values.joining import addend, joiner
from crosscheck.values.number_words import NumberWords, number_words
from crosscheck.values.sums import Sum

HALF = Fraction(1, 2)
LONGEST = 90  # tokens; a number of 21 digits takes 70 in French
SLASHED = frozenset({2, 3, 4, 5, 6, 7, 8, 10, 16, 100, 1000})  # denominators read in 3/4; 9/11 and 24/7 are none


def spelled(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Fraction] | None:
    """The longest number that starts at token `i`: (index behind it, value), or None."""
    words = number_words(lexicon)
    known = words.latest.of(tokens)
    if i not in known:
        known[i] = _read(tokens, i, words)
    return known[i]


def _read(tokens: Sequence[Token], i: int, words: NumberWords) -> tuple[int, Fraction] | None:
    total = Sum()
    end = _begin(tokens, i, total, words)
    if end == i:
        return None
    while end < min(len(tokens), i + LONGEST):
        after = decimals_behind(tokens, end, total, words)
        half = words.and_half.match(tokens, after)
        if half:
            scale = total.scale if total.current is None and total.scale else Fraction(1)
            total.replace(total.value + HALF * scale)
            end = _same_scale(tokens, half[0], scale, words)
        else:
            end = after
        step = _step(tokens, end, total, words, alone=bool(half))
        if step is None:
            break
        end = step
    return end, total.value


def slash(tokens: Sequence[Token], i: int, *, turned: bool = False) -> Fraction | None:
    """The value of 3/4 in three tokens at `i`, or None; where digits stand in text of the other direction, 4/3 is `turned`."""
    if i + 2 >= len(tokens) or tokens[i + 1].norm not in "/⁄" or tokens[i].kind != "number" or tokens[i + 2].kind != "number":
        return None
    upper, lower = tokens[i].norm, tokens[i + 2].norm
    if (
        tokens[i].end != tokens[i + 1].start
        or tokens[i + 1].end != tokens[i + 2].start
        or not (upper.isdigit() and lower.isdigit() and len(upper) + len(lower) < 9)
    ):
        return None
    small, large = int(upper), int(lower)
    if turned and small > large:
        small, large = large, small
    return Fraction(small, large) if large in SLASHED and 0 < small < large else None


# ------------------------------------------------------------------ how a number begins


def _begin(tokens: Sequence[Token], i: int, total: Sum, words: NumberWords) -> int:
    """Read the first value into `total`; the index behind it, or `i` where there is none."""
    token = tokens[i]
    if token.kind != "word":
        found = digits_at(tokens, i, words)
        if found is None:
            return i
        total.start(found[1], digits=True)
        return _fraction_sign(tokens, i, found[0], total, turned=words.slash_turned)
    if token.norm in words.one and _scale_in_words(tokens, i + 1, words):
        total.start(Fraction(1))
        return i + 1
    if i == 0 and token.norm in words.point:  # "point seven five": where a text begins with it
        total.start(Fraction(0))
        return decimals_behind(tokens, i, total, words)
    found_word = words.value(tokens, i)
    if not found_word:
        scale = _headline(tokens, words) if i == 0 else None  # "Thousand liters spilled"
        total.start(Fraction(scale[1] if scale else 0))
        return scale[0] if scale else i
    total.start(found_word[1])
    return found_word[0]


def _headline(tokens: Sequence[Token], words: NumberWords) -> tuple[int, int] | None:
    """A scale that opens a text without a count of its own, where a noun follows: (index behind it, value)."""
    found = words.scales.match(tokens, 0) if _scale_in_words(tokens, 0, words) else None
    noun = found is not None and found[0] < len(tokens) and tokens[found[0]].kind == "word" and not tokens[found[0]].capitalised
    return (found[0], int(found[1])) if found and noun else None


def _scale_in_words(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Does a scale stand at `i` that is no abbreviation (a million, not a m)?"""
    found = words.scales.match(tokens, i)
    return found is not None and found[0] <= i + 2 and tokens[i].kind == "word" and len(tokens[i].norm) > 2


def _fraction_sign(tokens: Sequence[Token], i: int, j: int, total: Sum, *, turned: bool) -> int:
    """Add ½ or 1/2 behind the digits of tokens `i` to `j`, or read 3/4."""
    if j < len(tokens) and tokens[i].kind == "number" and (vulgar := read_vulgar(tokens[j])) is not None:
        total.start(total.value + vulgar, digits=True)
        return j + 1
    slashed = slash(tokens, i, turned=turned)
    if slashed:
        behind = tokens[i + 3] if turned and i + 3 < len(tokens) else None
        whole = behind is not None and behind.norm.isdecimal() and len(behind.norm) <= 2 and behind.start == tokens[i + 2].end + 1
        total.start(slashed + (int(behind.norm) if behind and whole else 0), digits=True)
        return i + 3 + whole  # «١/٤ ٢»
    hyphen = j + 1 < len(tokens) and tokens[j].norm == "-" and tokens[j - 1].end == tokens[j].start and tokens[j].end == tokens[j + 1].start
    if hyphen and (slashed := slash(tokens, j + 1)):  # 5-1/2
        total.start(total.value + slashed, digits=True)
        return j + 4
    if (slashed := slash(tokens, j, turned=turned)) and tokens[j].start <= tokens[j - 1].end + 2:
        total.start(total.value + slashed, digits=True)
        return j + 3
    return j


# ------------------------------------------------------------------ how it goes on


def _step(tokens: Sequence[Token], end: int, total: Sum, words: NumberWords, *, alone: bool) -> int | None:
    """Take the next scale or value into `total`: the index behind it, or None where the number ends. `alone`: only a scale."""
    at, joined = joiner(tokens, end, total, words)
    if at >= len(tokens) or words.percent.match(tokens, end):
        return None
    bare = not joined or tokens[end].kind == "mark"
    scale = words.scale(tokens, at) if bare else None
    if scale and total.multiply(Fraction(scale[1]), hundreds_of_digits=words.hundreds_of_digits):
        return scale[0]
    if alone or not (joined or not (words.needs_joiner or total.begun_in_digits)):
        return _thousands(tokens, at, total, words) if not alone and not words.needs_joiner else None
    step = addend(tokens, at, total, joined, words)
    if step is None or not total.fits(step[1], units_first=words.units_first, teens_after=words.teens_after):
        return None
    said = words.needs_joiner or (joined and tokens[end].kind == "word")  # joined with "and"
    if said and (_starts_anew(tokens, step[0], total, words) or _divided(tokens, step[0], words)):
        return None  # «ألف و4 ملايين», "one hundred and two hundred", "one hundred and three quarters"
    total.add(step[1])
    return step[0]


def _divided(tokens: Sequence[Token], i: int, words: NumberWords) -> bool:
    """Does a word for parts stand at `i`, not joined with "and"?"""
    i += i < len(tokens) and tokens[i].norm == "-"
    return i < len(tokens) and not words.attaches(tokens[i]) and words.fractions.match(tokens, i) is not None


def _thousands(tokens: Sequence[Token], at: int, total: Sum, words: NumberWords) -> int | None:
    """Digits with a smaller scale behind a scale: "2 million 300 thousand"."""
    if tokens[at].kind != "number" or total.current is not None or total.scale is None or total.scale < 1000:
        return None
    value, scale = digits_at(tokens, at, words), words.scale(tokens, at + 1)
    if value is None or scale is None or value[0] != at + 1 or not 1000 <= scale[1] < total.scale or value[1] >= 1000:
        return None
    total.current, total.exact_digits = value[1], True
    return at + 1


def _starts_anew(tokens: Sequence[Token], i: int, total: Sum, words: NumberWords) -> bool:
    """Does a scale behind an addend show that a new number has begun: one that isn't smaller than what has been read?"""
    found = words.scale(tokens, i)
    if found is None:
        return False
    hundreds = found[1] == 100 and total.current is not None
    return hundreds or (total.scale is not None and found[1] >= total.scale)


def _same_scale(tokens: Sequence[Token], i: int, scale: Fraction, words: NumberWords) -> int:
    """The index behind a scale that is said again: «مليون ونصف المليون»."""
    found = words.scales.match(tokens, i) if scale > 1 else None
    return found[0] if found and int(found[1]) == scale else i
