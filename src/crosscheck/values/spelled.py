"""Numbers in words, or in digits with words: "two hundred and five", "2,3 millions", «أربعمئة وأربعة آلاف».

One grammar for all languages; their data say how words join (section `number`): `values` add up, `scales` multiply what
stands before them, `joiners` stand between, `needs_joiner` forbids to add without one, `units_first` puts ones before
tens, `teens_after` names the tens that take 11 to 19 (quatre-vingt-onze).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.digits import read_digits, read_vulgar

HALF = Fraction(1, 2)
LONGEST = 50  # tokens; 999,999,999,999 takes 35 in French
SLASHED = frozenset({2, 3, 4, 5, 6, 7, 8, 10, 16})  # denominators read in 3/4; 9/11 and 24/7 are none


class _Sum:
    """A number as it grows from left to right: finished thousands, and what the next scale will multiply."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        self.current: Fraction | None = None
        self.scale: Fraction | None = None  # the last one multiplied with
        self.begun_in_digits = False
        self.exact_digits = False  # `current` is written in digits: no words are added to it

    @property
    def value(self) -> Fraction:
        return self.total + (self.current or 0)

    def start(self, value: Fraction, digits: bool = False) -> None:
        if value >= 1000 and not digits:
            self.total += value
            self.scale = Fraction(10 ** (3 * ((len(str(int(value))) - 1) // 3)))
            self.current = None
        else:
            self.current, self.exact_digits = value, digits
            self.begun_in_digits = digits

    def replace(self, value: Fraction) -> None:
        """Take a value with a fraction in place of all that has been read."""
        self.total, self.current, self.exact_digits, self.scale = Fraction(0), value, True, None

    def multiply(self, scale: Fraction) -> bool:
        if self.current is None:
            if self.scale is None or scale <= self.scale:
                return False
            self.total *= scale
        elif scale == 100:
            if not 0 < self.current < 100 or (self.exact_digits and self.current > 9):
                return False
            self.current, self.exact_digits = self.current * 100, False
            return True
        elif self.scale is None or scale < self.scale:
            self.total += self.current * scale
        else:
            self.total = (self.total + self.current) * scale
        self.current, self.scale, self.exact_digits = None, scale, False
        return True

    def fits(self, value: Fraction, units_first: bool, teens_after: Sequence[int]) -> bool:
        """May this value follow what has been read?"""
        if self.current is None:
            return self.scale is not None and 0 < value < self.scale
        if self.exact_digits or value <= 0 or value >= 100:
            return False
        rest = self.current % 100
        if rest == 0:
            return self.current >= 100
        if value < 10:
            return rest >= 20 and rest % 10 == 0
        if value < 20:
            return rest in teens_after
        return units_first and rest < 10 and value % 10 == 0


def _same(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is the word at `i` a number word as it stands, with nothing attached?"""
    bare = replace(tokens[i], forms=(tokens[i].norm,))
    return lexicon.phrases("number.values").match((bare, *tokens[i + 1 : i + 3]), 0) is not None


def _joiner(tokens: Sequence[Token], i: int, total: _Sum, lexicon: Lexicon) -> tuple[int, bool]:
    """(where the next number word may stand, whether something joins it to the last)."""
    if i >= len(tokens):
        return i, False
    norm, joiners = tokens[i].norm, lexicon.section("number.joiners")
    here = total.current
    allowed = (
        norm in joiners["any"]
        or (norm in joiners["hundred"] and (here is None or here >= 100))
        or (norm in joiners["tens"] and here is not None and here % 100 >= 20 and here % 10 == 0)
    )
    if allowed:
        more = norm == "-" and i + 2 < len(tokens) and tokens[i + 1].norm in joiners["tens"] and tokens[i + 2].norm == "-"  # vingt-et-un
        return i + (3 if more else 1), True
    attached = any(norm.startswith(j) and len(norm) > len(j) and j.isalpha() for j in joiners["any"])
    return i, attached and not _same(tokens, i, lexicon)


def _point(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Fraction] | None:
    """The decimals in words behind "point": (index behind them, their value)."""
    if i >= len(tokens) or tokens[i].norm not in lexicon.words("number.point"):
        return None
    figures, j, values = "", i + 1, lexicon.phrases("number.values")
    while (found := values.match(tokens, j)) and int(found[1]) < 100:
        figures += found[1]
        j = found[0]
    return (j, Fraction(f"0.{figures}")) if figures else None


def _begin(tokens: Sequence[Token], i: int, total: _Sum, lexicon: Lexicon) -> int:
    """Read the first value into `total`; the index behind it, or `i` where there is none."""
    token = tokens[i]
    if token.kind == "number":
        value = read_digits(token, lexicon)
        if value is None:
            return i
        total.start(value, digits=True)
        return _fraction_sign(tokens, i, total, lexicon)
    if (vulgar := read_vulgar(token)) is not None:
        total.start(vulgar, digits=True)
        return i + 1
    if token.norm in lexicon.words("number.one") and _scale_in_words(tokens, i + 1, lexicon):
        total.start(Fraction(1))
        return i + 1
    found = lexicon.phrases("number.values").match(tokens, i)
    if not found:
        return i
    total.start(Fraction(found[1]))
    return found[0]


def _scale_in_words(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a scale stand at `i` that is no single letter (a million, not a m)?"""
    found = lexicon.phrases("number.scales").match(tokens, i)
    return found is not None and found[0] <= i + 2 and tokens[i].kind == "word" and len(tokens[i].norm) > 1


def _fraction_sign(tokens: Sequence[Token], i: int, total: _Sum, lexicon: Lexicon) -> int:
    """Add ½ or 1/2 behind the digits at `i`, or read 3/4."""
    j = i + 1
    if j < len(tokens) and (vulgar := read_vulgar(tokens[j])) is not None:
        total.start(total.value + vulgar, digits=True)
        return j + 1
    slashed = slash(tokens, i)
    if slashed:
        total.start(slashed, digits=True)
        return i + 3
    if (slashed := slash(tokens, j)) and tokens[j].start <= tokens[i].end + 1:
        total.start(total.value + slashed, digits=True)
        return j + 3
    return j


def slash(tokens: Sequence[Token], i: int) -> Fraction | None:
    """The value of 3/4 in three tokens at `i`, or None."""
    if i + 2 >= len(tokens) or tokens[i + 1].norm not in "/⁄" or tokens[i].kind != "number" or tokens[i + 2].kind != "number":
        return None
    upper, lower = tokens[i].norm, tokens[i + 2].norm
    if (
        tokens[i].end != tokens[i + 1].start
        or tokens[i + 1].end != tokens[i + 2].start
        or not (upper.isdigit() and lower.isdigit() and len(upper) + len(lower) < 9)
    ):
        return None
    return Fraction(int(upper), int(lower)) if int(lower) in SLASHED and 0 < int(upper) < int(lower) else None


def spelled(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Fraction] | None:
    """The longest number that starts at token `i`: (index behind it, value), or None."""
    total = _Sum()
    end = _begin(tokens, i, total, lexicon)
    if end == i:
        return None
    needs, first = lexicon.section("number.needs_joiner") == "true", lexicon.section("number.units_first") == "true"
    teens = [int(t) for t in lexicon.section("number.teens_after")]
    while end < min(len(tokens), i + LONGEST):
        if half := lexicon.phrases("number.and_half").match(tokens, end):
            total.replace(total.value + HALF * (total.scale if total.current is None and total.scale else 1))
            end = half[0]
        elif point := _point(tokens, end, lexicon):
            total.replace(total.value + point[1])
            end = point[0]
        at, joined = _joiner(tokens, end, total, lexicon)
        if at >= len(tokens) or lexicon.phrases("percent.units").match(tokens, end):
            break
        bare = not joined or tokens[end].kind == "mark"
        scale = lexicon.phrases("number.scales").match(tokens, at) if bare else None
        if scale and total.multiply(Fraction(scale[1])):
            end = scale[0]
            continue
        if half:
            break
        step = _add(tokens, at, total, joined, lexicon) if joined or not (needs or total.begun_in_digits) else None
        if step is None or not total.fits(step[1], first, teens) or (needs and _starts_anew(tokens, step[0], total, lexicon)):
            break
        total.current, total.exact_digits = (total.current or 0) + step[1], False
        end = step[0]
        if step[1] >= 1000:
            total.total, total.current, total.scale = total.value, None, Fraction(1000)
    return end, total.value


def _starts_anew(tokens: Sequence[Token], i: int, total: _Sum, lexicon: Lexicon) -> bool:
    """Does a scale at `i` show that a new number has begun («ألف و4 ملايين»)?"""
    found = lexicon.phrases("number.scales").match(tokens, i)
    return found is not None and total.current is None and total.scale is not None and Fraction(found[1]) >= total.scale


def _add(tokens: Sequence[Token], at: int, total: _Sum, joined: bool, lexicon: Lexicon) -> tuple[int, Fraction] | None:
    """The value at `at` that may be added to what has been read."""
    if tokens[at].kind == "number":
        needs = lexicon.section("number.needs_joiner") == "true"
        value = read_digits(tokens[at], lexicon) if joined and needs and total.current is None else None
        return None if value is None else (at + 1, value)
    found = lexicon.phrases("number.values").match(tokens, at)
    return (found[0], Fraction(found[1])) if found else None
