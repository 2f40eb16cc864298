"""Times of day whose hour or minutes are said in words: «الثالثة والربع فجرا», "a quarter past three", « deux heures quarante du matin ».

The words come from the language's `clock` section: `hours` are the hours by name, `bare_after` what stands before them where
nothing else says that they are a time, `parts` what is added to an hour (in minutes), `minutes` the word for minutes, `less`
what takes them off, `past` and `to` what stands between minutes and the hour behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number_words import number_words
from crosscheck.values.rank import rank
from crosscheck.values.spelled import spelled

HOUR, DAY, NOON = 60, 1440, 720
REACH = 5  # words before "past", "in the morning" or "minutes" in which a time may begin
PARTS = 2  # «الخامسة والنصف وخمس دقائق»

Read = tuple[int, int, bool]  # index behind a time, minutes since midnight, whether it can be nothing else


def candidates(anchors: Sequence[int], tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Where a time in words may start: a few words before what only times of day have, at the tokens `anchors`."""
    begun, named = number_words(lexicon).starts, lexicon.phrases("clock.hours", "clock.parts")
    for at in anchors:
        for i in range(max(0, at - REACH), at + 1):
            if tokens[i].kind == "word" and (not begun.isdisjoint(tokens[i].forms) or named.match(tokens, i)):
                yield i


def checked(last: int, hour: int, minute: int, *, sure: bool) -> Read | None:
    """The same, where there are such an hour and such a minute."""
    total = hour * HOUR + minute
    return (last, total % DAY, sure) if 0 <= hour <= DAY // HOUR and -HOUR < minute < HOUR and 0 <= total <= DAY else None


def ranked(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Read | None:
    """An hour as a rank behind the word for it, with its minutes («الساعة الثالثة والنصف»), or None."""
    named, found = lexicon.phrases("clock.hours").match(tokens, i), rank(tokens, i, lexicon)
    last, hour = (named[0], int(named[1])) if named else found or (i, 0)
    if not 0 < hour <= NOON // HOUR:
        return None
    last, more = added(tokens, last, lexicon)
    return checked(last, hour, more, sure=True)


def worded(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Read | None:
    """An hour by its name, without a word that announces one, or None; a half of the day behind it may make it sure."""
    if tokens[i].kind != "word":
        return None
    return _before_hour(tokens, i, lexicon) or _named(tokens, i, lexicon) or _with_unit(tokens, i, lexicon)


def added(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> tuple[int, int]:
    """What is added to the hour before token `last`: (index behind it, minutes)."""
    total = 0
    for _ in range(PARTS):
        part = lexicon.phrases("clock.parts").match(tokens, last)
        found = (part[0], int(part[1])) if part else _minutes(tokens, last, lexicon)
        if found is None:
            break
        last, total = found[0], total + found[1]
    return last, total


def _minutes(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Minutes joined to an hour, or taken off it: «وأربعين دقيقة», "and 40 minutes", « moins vingt »."""
    if at >= len(tokens):
        return None
    less = lexicon.phrases("clock.less").match(tokens, at)
    joined = tokens[at].norm in lexicon.words("number.and")
    if not less and not joined and not number_words(lexicon).attaches(tokens[at]):
        return None
    number = _number(tokens, less[0] if less else at + joined, lexicon)
    unit = lexicon.phrases("clock.minutes").match(tokens, number[0]) if number else None
    if number is None or not (unit or less):
        return None
    return (unit or number)[0], -number[1] if less else number[1]


def _number(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """A whole number of minutes."""
    found = spelled(tokens, at, lexicon) if at < len(tokens) else None
    return (found[0], int(found[1])) if found and found[1].denominator == 1 and 0 < found[1] < HOUR else None


def _before_hour(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Read | None:
    """Minutes before the hour they are counted from: "a quarter past three", "twenty to six"."""
    if not lexicon.section("clock.past"):
        return None
    part = lexicon.phrases("clock.parts").match(tokens, i)
    number = (part[0], int(part[1])) if part else _number(tokens, i, lexicon)
    unit = lexicon.phrases("clock.minutes").match(tokens, number[0]) if number else None
    if number is None:
        return None
    at = (unit or number)[0]
    past, to = lexicon.phrases("clock.past").match(tokens, at), lexicon.phrases("clock.to").match(tokens, at)
    sign = past or to
    hour = _hour(tokens, sign[0], lexicon) if sign else None
    if hour is None:
        return None
    return checked(hour[0], hour[1] - (not past), number[1] if past else HOUR - number[1], sure=bool(part if past else unit))


def _hour(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """An hour of the first twelve, by its name or in digits."""
    if at < len(tokens) and tokens[at].kind == "number":
        return (at + 1, int(tokens[at].norm)) if tokens[at].norm.isdecimal() and 0 < int(tokens[at].norm) <= NOON // HOUR else None
    found = lexicon.phrases("clock.hours").match(tokens, at)
    return (found[0], int(found[1])) if found else None


def _named(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Read | None:
    """An hour by its name: «الثالثة والربع فجرا», "at six in the evening"."""
    found = lexicon.phrases("clock.hours").match(tokens, i)
    if found is None:
        return None
    last, more = added(tokens, found[0], lexicon)
    led = i > 0 and not lexicon.words("clock.bare_after").isdisjoint(tokens[i - 1].forms)
    if last == found[0] and not (led or _attached(tokens[i], lexicon)):
        return None
    by_minutes = last > found[0] and lexicon.phrases("clock.minutes").ending_at(tokens, last, 1) is not None
    return checked(last, int(found[1]), more, sure=by_minutes)


def _attached(token: Token, lexicon: Lexicon) -> bool:
    """Does a particle written onto a word stand for one that goes before hours («للسادسة»)?"""
    return any(token.norm.startswith(particle) for particle in lexicon.section("clock.attached"))


def _with_unit(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Read | None:
    """An hour with its unit: « deux heures quarante du matin », « à trois heures et quart »."""
    if not lexicon.section("clock.hour"):
        return None
    said = spelled(tokens, i, lexicon)
    unit = lexicon.phrases("clock.hour").match(tokens, said[0]) if said else None
    if said is None or unit is None or said[1].denominator != 1 or not 0 <= said[1] <= DAY // HOUR:
        return None
    last, more = added(tokens, unit[0], lexicon)
    bare = _number(tokens, unit[0], lexicon) if last == unit[0] and unit[0] < len(tokens) and tokens[unit[0]].kind == "word" else None
    last, more = bare or (last, more)
    far = last < len(tokens) and tokens[last].norm in lexicon.words("clock.length_before")  # « à sept heures dix de Genève »
    length = far or lexicon.phrases("duration.units").match(tokens, last) is not None or lexicon.phrases("clock.minutes").ending_at(tokens, last, 1) is not None
    led = i > 0 and tokens[i - 1].norm in lexicon.words("clock.before") and last > unit[0] and not length
    return checked(last, int(said[1]), more, sure=led)
