"""Lengths of time without a number of their own: «عامين», half a century, "for a week", «لمدة شهر», «ساعة ونصف»."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable, Token
from crosscheck.values import ages
from crosscheck.values.conversion import ratio
from crosscheck.values.counted import joined as attached
from crosscheck.values.length import Length, hedged, in_unit, more_behind

DIGITS = 3  # of a number of hours
SKIPPED = 2  # words between "a" and its unit ("a whole week")
SURE = frozenset({"dual", "fixed", "single"})  # the kinds of hits that need no look around
_COUNT = {"dual": "2 ", "single": "1 "}
_ONE = (Fraction(1), Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that starts or ends a length of time: tokens `first` to `last`, its kind, and what it says ("2 year")."""

    first: int
    last: int
    kind: str
    what: str


def hits(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Hit]:
    """Where lengths of time start or end without a number of their own."""
    for first, last, name in _triggers(lexicon).all(tokens):
        plus = lexicon.phrases("quantity.plus").match(tokens, first)
        if lexicon.phrases("number.collective").ending_at(tokens, last, 1) and _counts(tokens, last, lexicon):
            continue  # « une quinzaine d'hommes »
        kind, what = ("plus", plus[1]) if plus else name.split(":")  # «ونصف العام» is no half a year of its own
        yield Hit(first, plus[0] if plus else last, kind, what)


def _counts(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Does something that is no unit of time follow behind "of"?"""
    of = lexicon.phrases("quantity.partitive").match(tokens, last)
    return of is not None and of[0] < len(tokens) and tokens[of[0]].kind == "word" and not lexicon.phrases("duration.units").match(tokens, of[0])


@cache
def _triggers(lexicon: Lexicon) -> PhraseTable:
    """The words that start or end a length of time without a number of its own, as "kind:what"."""
    kinds = {"one": "duration.one", "bare": "duration.bare_after", "near": "duration.near_after", "during": "duration.during"}
    table: dict[str, list[str]] = {f"{kind}:": list(lexicon.section(path)) for kind, path in kinds.items()}
    for kind, path in (("plus", "quantity.plus"), ("dual", "duration.duals"), ("single", "duration.singles"), ("fixed", "duration.fixed")):
        table |= {f"{kind}:{what if kind in ('fixed', 'plus') else _COUNT[kind] + what}": list(words) for what, words in lexicon.section(path).items()}
    return PhraseTable(table, lexicon.tokenizer)


def listed(hit: Hit, tokens: Sequence[Token], lexicon: Lexicon) -> Length:
    """A length that a phrase of the language's lists says («عامين», half a century), with a half behind it."""
    count, unit = hit.what.split()
    last, more = more_behind(tokens, hit.last, unit, lexicon)
    return hedged(in_unit((hit.first, last), (Fraction(count), Fraction(count), Fraction(count)), more, unit), tokens, lexicon)


def loose(hit: Hit, starts: Collection[int], tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """One unit of time: "for a week", «لمدة شهر», «ساعة ونصف»; None where the words don't say that it lasts.

    `starts` are the tokens where other lengths start: "an hour and 30 seconds" lasts whatever stands around it.
    """
    if hit.kind == "during":
        return _during(tokens, hit.last, lexicon)
    if hit.kind == "plus":
        found = lexicon.phrases("duration.units").ending_at(tokens, hit.first, 2)
        if not found:
            return None
        first = found[0] - (found[0] > 0 and tokens[found[0] - 1].norm in lexicon.words("duration.one"))
        return hedged(in_unit((first, hit.last), _ONE, Fraction(hit.what), found[1]), tokens, lexicon)
    start, whole = hit.last, False
    while start < len(tokens) and start < hit.last + SKIPPED and tokens[start].norm in lexicon.words("duration.whole"):
        start, whole = start + 1, True
    unit = lexicon.phrases("duration.units").match(tokens, start)
    if not unit:
        return None
    end, more = more_behind(tokens, unit[0], unit[1], lexicon)
    old = ages.said_of(tokens, hit.first, end, lexicon)
    if hit.kind == "one" and not (whole or old or _lasts(tokens, hit.first, unit, lexicon) or _joined(tokens, end, lexicon) in starts):
        return None
    if hit.kind != "one" and (_dated(tokens, end, lexicon) or (hit.kind == "near" and unit[1] in lexicon.words("duration.homonyms"))):
        return None
    length = in_unit((hit.first if hit.kind == "one" else hit.last, end), _ONE, more, unit[1])
    if old:
        return replace(length, age=True, last=ages.behind(tokens, end, lexicon))
    return hedged(length, tokens, lexicon)


def joined_to(length: Length, tokens: Sequence[Token], lexicon: Lexicon) -> Length | None:
    """The one larger unit right before a length, in a language without articles: the year of «سنة وشهرين»."""
    if lexicon.words("duration.one"):
        return None
    at = length.first - (length.first > 0 and tokens[length.first - 1].norm in lexicon.words("number.and"))
    found = lexicon.phrases("duration.units").ending_at(tokens, at, 2) if at < length.first or attached(tokens[at], lexicon) else None
    if (
        not found
        or (ratio(found[1], length.unit) or ratio(found[1], "month") or 0) <= 1
        or tokens[found[0]].norm.startswith(lexicon.section("quantity.definite") or "\0")
    ):
        return None
    return in_unit((found[0], at), _ONE, Fraction(0), found[1])


def _joined(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Behind the "and" at a token, where there is one."""
    return at + (at < len(tokens) and tokens[at].norm in lexicon.words("duration.and"))


def _during(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Length | None:
    """The hours behind "for" in "for 3h", which would be a time of day elsewhere."""
    unit = lexicon.phrases("duration.units").match(tokens, i + 1) if i < len(tokens) and tokens[i].norm.isdecimal() else None
    if not unit or len(tokens[i].norm) > DIGITS:
        return None
    behind = tokens[unit[0]] if unit[0] < len(tokens) else None
    if behind and behind.kind == "number" and behind.start == tokens[unit[0] - 1].end:
        return None  # 3h30
    value = Fraction(tokens[i].norm)
    return in_unit((i, unit[0]), (value, value, value), Fraction(0), unit[1])


def _lasts(tokens: Sequence[Token], i: int, unit: tuple[int, str], lexicon: Lexicon) -> bool:
    """Do the words around "a week" say that it lasts? "a decade" always does."""
    end, name = unit
    behind = tokens[end] if end < len(tokens) else None
    if name == "second" and behind and behind.kind == "word" and behind.norm not in lexicon.words("quantity.stop"):
        return False  # a second convoy
    if i == 0 and behind is None:
        return True  # the phrase alone
    if name in lexicon.section("duration.standalone") or tokens[i].norm in lexicon.words("duration.another"):
        return True
    if i and (tokens[i - 1].norm in lexicon.words("duration.one_after")):
        return True
    if behind is not None and behind.norm in lexicon.words("number.or") and lexicon.phrases("number.values").match(tokens, end + 1):
        return True  # a week or two
    after = lexicon.words("duration.one_before") | lexicon.words("duration.whole")
    return (behind is not None and behind.norm in after) or lexicon.phrases("quantity.plus").match(tokens, end) is not None


def _dated(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Does what stands behind a unit of time make it a name of a time («عام 2012», «شهر رمضان», «يوم الأحد»)?"""
    if at >= len(tokens):
        return False
    mark = lexicon.section("quantity.definite") or "\0"
    named = lexicon.months.match(tokens, at) or lexicon.phrases("date.weekdays").match(tokens, at)
    other = tokens[at].norm.startswith(mark) or tokens[at].norm in lexicon.words("duration.not_behind")
    return tokens[at].kind in ("number", "date") or named is not None or other
