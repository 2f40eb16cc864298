"""Shares that don't fit the counts beside them: "240 of the 400 houses, or 70 %" are 60 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from crosscheck.display import display
from crosscheck.model import Article, Claim, Money, Percent, Quantity, number_text
from crosscheck.options import option
from crosscheck.tokens import Token
from crosscheck.within._amount import Amount, amount, last_digit
from crosscheck.within._clash import Clash, Side, side
from crosscheck.within._line import Line, apart_from_mark, closes, ended, ends_with, is_mark, starts_with, words_only

_TWICE = Fraction(6)  # percentage points between "a third" and the share in percent
_NOUN = 4  # words of what is counted, between one number and the next


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may set."""

    tolerance: Fraction = option(Fraction(1), "Percentage points by which a whole share may be off: rounded up, or cut off.")
    fraction_tolerance: Fraction = option(Fraction(4), "Percentage points by which a share in words (a third, half) may be off.")


def clashes(article: Article, lines: Sequence[Line], options: Options) -> Iterator[Clash]:
    """A share, a part and a whole, said to be one; or a share, said in words and in percent."""
    for line in lines:
        for left, right in pairwise(line.claims):
            yield from _twice(line, left, right)
        for i in range(len(line.claims) - 2):
            found = _triple(line, line.claims[i : i + 3])
            if found:
                yield from _wrong(*found, options)


def _twice(line: Line, left: Claim, right: Claim) -> Iterator[Clash]:
    """ "a third (45 %)": one share, told twice, once in words."""
    a, b = _share(left), _share(right)
    if a is None or b is None or any(c.isdigit() for c in left.quote) == any(c.isdigit() for c in right.quote):
        return
    said = _same(line, line.between(left, right)) and _free(line, right)
    if said and abs(a - b) > max(_TWICE, a / 5):
        shown = [f"“{c.quote}”" for c in (left, right)]
        yield Clash(kind="percent", sides=(side(left), side(right)), why=f"{shown[0]} and {shown[1]} are not one share", nature="unresolved")


def _triple(line: Line, three: Sequence[Claim]) -> tuple[Claim, Claim, Claim] | None:
    """(part, whole, share) of three neighbours that are said to be one and the same, None where they aren't."""
    a, b, c = three
    shares = [_share(x) is not None for x in three]
    first, second = line.between(a, b), line.between(b, c)
    if shares == [False, False, True] and _same(line, second) and _free(line, c):
        if _out_of(line, first):
            return a, b, c
        return (b, a, c) if ends_with(line.before(a), line.table("of")) and _comma(first) else None
    if shares == [False, True, False] and _same(line, first) and (_out_of(line, second) or _worded(b, second)):
        return a, c, b
    if shares == [True, False, False] and _same(line, first) and _out_of(line, second):
        return b, c, a
    whole = _out_of(line, first) or _worded(a, first)
    if shares == [True, False, False] and whole and _same(line, second) and _free(line, c):
        return c, b, a
    return None


def _out_of(line: Line, glue: Sequence[Token]) -> bool:
    """ "240 of the 400", "240 houses out of 400"."""
    before = ended(glue, line.table("of"))
    return before is not None and words_only(before, _NOUN)


def _worded(share: Claim, glue: Sequence[Token]) -> bool:
    """Whether a share in words stands before what it is of, as in «نصف العائلات الـ400»."""
    return words_only(glue, _NOUN) and not any(c.isdigit() for c in share.quote)


def _comma(glue: Sequence[Token]) -> bool:
    """A few words with a comma among them: "Of the 400 families, 240"."""
    return words_only([t for t in glue if t.text not in (",", "،")], _NOUN + 1)


def _same(line: Line, glue: Sequence[Token]) -> bool:
    """ "…, or 70 %", "… houses (70 %"."""
    before = glue[:-1] if is_mark(glue[-1:], "(") else ended(glue, line.table("or"))
    return before is not None and words_only(apart_from_mark(before), _NOUN)


def _free(line: Line, claim: Claim) -> bool:
    """Whether nothing behind a share says that it is of something else ("70 % of the stock", "70 % more")."""
    behind = line.behind(claim)
    return closes(behind) or starts_with(behind, line.table("of_them"))


def _share(claim: Claim) -> Fraction | None:
    """A share in percent, None for what is none."""
    value = claim.value
    if isinstance(value, Percent) and value.unit == "percent":
        return value.stated
    if isinstance(value, Quantity) and value.unit is None and 0 < value.stated < 1:
        return value.stated * 100
    return None


def _wrong(part: Claim, whole: Claim, share: Claim, options: Options) -> Iterator[Clash]:
    """The clash of a share that the counts don't make."""
    if not _countable(part, whole):
        return
    said, has, of = _said(share, options), amount(part), amount(whole)
    if said is None or has is None or of is None or has.low is None or has.high is None or not of.low or not of.high:
        return
    made = Amount(has.low * 100 / of.high, has.high * 100 / of.low)
    if not made.apart(said):
        return
    exact = part.value.stated * 100 / whole.value.stated  # type: ignore[union-attr]
    counts = f"{display(part.value)} of {display(whole.value)}"
    yield Clash(
        kind="percent",
        sides=(side(share), Side(claims=(part, whole), value=number_text(round(exact, 1)), display=counts)),
        why=f"{counts} are {number_text(round(exact, 1))} %, not {_shown(share)}",
    )


def _countable(part: Claim, whole: Claim) -> bool:
    """Whether both count, weigh or pay in one unit, and the part isn't a share itself."""
    a, b = part.value, whole.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return (a.unit or b.unit) in (b.unit, None) and a.stated >= 1 and b.stated >= 1
    return isinstance(a, Money) and isinstance(b, Money) and bool(set(a.currencies) & set(b.currencies)) and b.stated > 0


def _said(share: Claim, options: Options) -> Amount | None:
    """The shares that the words allow."""
    value = share.value
    if not isinstance(value, Percent | Quantity):
        return None
    scale = 1 if isinstance(value, Percent) else 100
    low, high = (None if end is None else end * scale for end in (value.low, value.high))
    digits = any(c.isdigit() for c in share.quote)
    room = min(options.tolerance, last_digit(value.stated)) if digits and scale == 1 else options.fraction_tolerance
    return Amount(low, high).widened(room)


def _shown(share: Claim) -> str:
    return display(share.value) if isinstance(share.value, Percent) else f"“{share.quote}”"
