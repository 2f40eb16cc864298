"""Tokens that look like numbers and count nothing: dates, times of day, names, labels, telephone numbers, versions.

The words come from the language's `number` section (`labels`, `clock_before`, `clock_after`, `never`, `weak_not_before`,
`weak_not_after`); months and weekdays are those of its `date` section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import label, units
from crosscheck.values.label import titled
from crosscheck.values.numeral import Number

__all__ = ["chain", "never", "silent", "titled", "whole"]

BEFORE = 3  # words of a phrase before the number in it
DAYS = 31
HOURS = 24
VOTE_REACH = 8  # tokens between a score and the word that makes it a vote


def silent(tokens: Sequence[Token], read: Sequence[Number], lexicon: Lexicon) -> frozenset[int]:
    """The indices of the tokens that are no numbers, among those of the numbers that have been read."""
    digits = [i for number in read for i in range(number.first, number.last) if tokens[i].kind == "number"]
    begun = [i for n in read if (i := next((j for j in range(n.first, n.last) if tokens[j].kind == "number"), None)) is not None]
    found = {i for i in begun if label.named(tokens, i, lexicon)}
    found.update(n.first for n in read if n.last == n.first + 1 and tokens[n.first].kind == "word" and _lone(tokens, n.first, lexicon))
    found.update(n.first for n in read if tokens[n.first].kind == "word" and _proper(tokens, n.first, lexicon))
    found.update(_days(tokens, digits, lexicon))
    found.update(_telephone(tokens, digits))
    found.update(_scores(tokens, [n.first for n in read if n.last == n.first + 1], lexicon))
    found.update(i for n in read for i in _clock(tokens, n, lexicon))
    ranked = lexicon.words("ordinal.ranked")
    if ranked:
        alone = (n.first for n in read if n.first and n.last == n.first + 1 and tokens[n.first].kind == "word")
        found.update(i for i in alone if tokens[i].norm.startswith(lexicon.section("ordinal.definite")) and not ranked.isdisjoint(tokens[i - 1].forms))
    eras = lexicon.phrases("date.words.bc", "date.words.ad")  # 400 BC is a year that no calendar of ours has
    found.update(i for n in read if eras.match(tokens, n.last) for i in range(n.first, n.last))
    return frozenset(found)


def whole(token: Token) -> bool:
    """Is it a whole number of a length that is worth a look?"""
    return token.norm.isdigit() and len(token.norm) <= label.LONGEST


def never(tokens: Sequence[Token], i: int, lexicon: Lexicon, end: int) -> int:
    """The index behind a phrase around tokens `i` to `end` that only looks like a number ("quart de finale", "in half"), or 0."""
    table = lexicon.phrases("number.never")
    found = table.match(tokens, i)
    if found and found[0] == i + 1 and tokens[i].norm in lexicon.words("number.weak") - lexicon.words("number.never"):
        return 0  # «واحد» is no «أحد» with an "and"
    if found and found[0] >= end and not _grams(tokens, i, found[0], lexicon):
        return found[0]
    for start in range(max(0, i - BEFORE), i):
        found = table.match(tokens, start)
        if found and found[0] >= max(end, i + 1):
            return found[0]
    found = table.match(tokens, i + 1)  # a half-brother
    one = tokens[i].norm in lexicon.words("number.one") | lexicon.words("number.weak")
    return found[0] if found and found[0] >= end and (one or found[0] == end) else 0


def _grams(tokens: Sequence[Token], i: int, end: int, lexicon: Lexicon) -> bool:
    """Is "5 g" a weight: with a space, or a small letter and what weighs so much, where 5G is a network?"""
    if tokens[i].kind != "number" or end != i + 2 or tokens[i + 1].kind != "word":
        return False
    apart = tokens[i + 1].start > tokens[i].end
    return apart or (tokens[i + 1].text.islower() and lexicon.phrases("quantity.partitive").match(tokens, end) is not None)


def chain(tokens: Sequence[Token], i: int) -> int:
    """The index behind numbers with dots between them, which are a version or an address (2.3.1, 192.168.0.1), or 0."""
    j = i
    while j + 2 < len(tokens) and tokens[j].kind == tokens[j + 2].kind == "number" and tokens[j + 1].norm == ".":
        if tokens[j].end != tokens[j + 1].start or tokens[j + 1].end != tokens[j + 2].start:
            break
        j += 2
    return j + 1 if j > i else 0


def votes(tokens: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Do words around tokens `first` to `last` speak of a vote, so that 212-198 are two counts?"""
    words = lexicon.words("number.votes")
    return any(not words.isdisjoint(t.forms) for t in tokens[max(0, first - VOTE_REACH) : last + VOTE_REACH])


def _scores(tokens: Sequence[Token], alone: Sequence[int], lexicon: Lexicon) -> Iterator[int]:
    """Both sides of a score (2-1, 3–3): two whole numbers, the second not larger, glued by a hyphen; `alone` are the numbers of one token."""
    for i in alone:
        if i + 2 >= len(tokens) or tokens[i].kind != "number":
            continue
        a, mark, b = tokens[i : i + 3]
        if b.kind == "number" and mark.norm in "-–" and a.end == mark.start and mark.end == b.start and whole(a) and whole(b):
            yield from (i, i + 2) if int(a.norm) >= int(b.norm) and not votes(tokens, i, i + 3, lexicon) else ()


def _lone(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is the word at `i` a "one" that counts nothing ("one of", "no one")?"""
    if tokens[i].norm not in lexicon.words("number.weak"):
        return False
    after, before = tokens[i + 1 : i + 2], tokens[max(0, i - 1) : i]
    if before and before[0].norm in lexicon.words("number.weak_not_after"):
        return not (before[0].norm == "-" and i > 1)
    if not after or after[0].norm not in lexicon.words("number.weak_not_before"):
        return False
    return not (after[0].norm in lexicon.words("number.to") and lexicon.phrases("number.values").match(tokens, i + 2))  # one or two


def _proper(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is a number word inside a name ("Radio Deux Rives"): capitalised before a capital, and not where a sentence starts?"""
    if i == 0 or i + 1 >= len(tokens) or not (tokens[i].capitalised and tokens[i + 1].capitalised and tokens[i - 1].kind == "word"):
        return False
    return lexicon.phrases("number.values").match(tokens, i) is not None and not titled(tokens)


def _days(tokens: Sequence[Token], digits: Sequence[int], lexicon: Lexicon) -> Iterator[int]:
    """Days of a month: next to its name or behind a weekday, and the days joined to such a day."""
    months, weekdays, joiners = lexicon.months, lexicon.phrases("date.weekdays"), lexicon.words("number.date_joiners")
    links = lexicon.words("number.and") | lexicon.words("number.to") | {","}
    for i in reversed(digits):
        if not whole(tokens[i]) or not 0 < int(tokens[i].norm) <= DAYS:
            continue
        j = i + 1
        while j < len(tokens) and (tokens[j].norm in joiners or tokens[j].norm in "()") and j < i + 3:
            j += 1
        name = months.match(tokens, j)
        dot = i > 1 and tokens[i - 1].norm == "."  # Jan. 5
        before = months.ending_at(tokens, i - dot, 2) is not None or weekdays.ending_at(tokens, i, 1) is not None
        if not (name or before) or (before and not name and _counted(tokens, i, lexicon)):
            continue
        yield i
        if name:
            yield from range(j, name[0])
        k = i - 1
        while k >= max(1, i - 4) and (tokens[k].norm in links or tokens[k].norm in joiners):
            k -= 1
        if name and k < i - 1 and tokens[k].kind == "number" and whole(tokens[k]) and int(tokens[k].norm) <= DAYS:
            yield k


def _counted(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a noun follow the number at `i` ("on Monday 12 people")?"""
    return i + 1 < len(tokens) and tokens[i + 1].kind == "word" and tokens[i + 1].norm not in lexicon.words("quantity.stop")


def _telephone(tokens: Sequence[Token], digits: Sequence[int]) -> Iterator[int]:
    """Runs of three or more numbers with nothing between them but a space, a dot or a hyphen; of two, where one begins with a zero (0800 555 111)."""
    run: list[int] = []
    for i in (*digits, None):
        if run and (i is None or i - run[-1] > 4 or any(t.norm not in "-.()+" for t in tokens[run[-1] + 1 : i])):
            zero = any(tokens[j].norm[0] == "0" and tokens[j].norm.strip("0") and whole(tokens[j]) for j in run)
            yield from run if len(run) > 1 + (not zero) else ()
            run = []
        if i is not None:
            run.append(i)


def _clock(tokens: Sequence[Token], number: Number, lexicon: Lexicon) -> Iterator[int]:
    """Hours of the day, by the words around them."""
    before, after = lexicon.phrases("number.clock_before"), lexicon.phrases("number.clock_after").match(tokens, number.last)
    unit = units.names(lexicon).match(tokens, number.last) if after else None
    if before.ending_at(tokens, number.first, 2) or (after and not (unit and unit[0] > after[0])):  # «5 م», but «5 م²»
        yield number.first
    elif number.last == number.first + 1 and whole(tokens[number.first]) and int(tokens[number.first].norm) < HOURS:
        i = number.first
        time = lexicon.phrases("duration.units").match(tokens, i + 1)
        glued = time is not None and len(tokens[i + 1].norm) == 1 and tokens[i + 1].start <= tokens[i].end + 1  # 18h30
        if time and time[1] == "hour" and (glued or (i and tokens[i - 1].norm in lexicon.words("duration.clock"))):
            yield i
