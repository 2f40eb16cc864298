"""Times of day: "10:08 p.m.", "22 h 08", «الساعة 3 مساء», "1200 GMT", "noon".

The words come from the language's `clock` section: `lead` stands before an hour, `hour` behind it, `halves` tell morning from
evening (`half_letters` only where it is surely a time: «12 م» are metres; `halves_apart` belong to a date behind them), `zones`
are UTC offsets, `words` are times with a name; `clock_words.py` reads hours and minutes in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Clock, Mention, Span
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values import clock_words, hedge
from crosscheck.values.clock_words import DAY, HOUR, NOON, checked

# words at which a time of day starts, or that it has behind its hour
_ANCHORS = ("clock.words", "clock.lead", "clock.halves", "clock.halves_apart", "clock.minutes", "clock.parts", "clock.past", "clock.hour")
MILITARY = 4  # digits of "1200 GMT"


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The times of day of a sentence; a bare number is none."""
    tokens, end = sentence.tokens, 0
    digits = [i for i, token in enumerate(tokens) if token.kind in ("number", "time")]
    anchors = lexicon.phrases(*_ANCHORS).starts(tokens)
    if not digits and not anchors:
        return
    for i in sorted({*digits, *anchors, *clock_words.candidates(anchors, tokens, lexicon)}):
        found = _time(tokens, i, lexicon) if i >= end else None
        if found:
            end, value = found
            yield Mention(kind="date", span=Span(tokens[i].start, tokens[end - 1].end), value=value)


def _time(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Clock] | None:
    """The time of day that starts at token `i`, with its zone and its hedge: (index behind it, value), or None."""
    found = _named(tokens, i, lexicon) or _hour(tokens, i, lexicon)
    if found is None:
        return None
    last, value, sure = found
    zone = lexicon.phrases("clock.zones").match(tokens, _past_opening(tokens, last))
    if not (sure or zone):
        return None
    about = hedge.hedge_before(tokens, i, lexicon)
    offset = zone[1] if zone and zone[1] != "local" else None
    return (zone[0] if zone else last), replace(value, zone=offset, approximate=about is not None and about[1] == "about")


def _named(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Clock, bool] | None:
    """A time with a name, such as noon: (index behind it, value, whether it can be nothing else)."""
    named = lexicon.phrases("clock.words").match(tokens, i)
    hour, _, rest = named[1].partition(":") if named else ("", "", "")
    return (named[0], Clock(minute=int(hour) * HOUR + int(rest)), True) if named else None


def _hour(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, Clock, bool] | None:
    """An hour with its minutes and its half of the day: (index behind it, value, whether it can be nothing else)."""
    led = lexicon.phrases("clock.lead").match(tokens, i)
    at = led[0] if led else i
    if at >= len(tokens):
        return None
    read = _digits(tokens, at, lexicon) or (clock_words.ranked if led else clock_words.worded)(tokens, at, lexicon)
    if read is None:
        return None
    last, minute, sure = read
    if led and tokens[at].kind == "number":
        last, more = clock_words.added(tokens, last, lexicon)
        minute = (minute + more) % DAY
    half = lexicon.phrases("clock.halves").match(tokens, last)
    if half is None and (led or tokens[at].kind == "time"):
        half = lexicon.phrases("clock.half_letters").match(tokens, last)
    apart = None if half else lexicon.phrases("clock.halves_apart").match(tokens, last)
    half = half or (apart and (last, apart[1]))
    sure = sure or led is not None or (half is not None and not _military(tokens[at]))
    if half:
        return half[0], Clock(minute=_in_half(minute, half[1])), sure
    return last, Clock(minute=minute, halved=not _whole_day(tokens[at], minute, lexicon)), sure


def _past_opening(tokens: Sequence[Token], last: int) -> int:
    """The index behind an opening bracket or a comma: "09:19 (GMT)"."""
    return last + (last < len(tokens) and tokens[last].norm in "(,،")


def _digits(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> tuple[int, int, bool] | None:
    """An hour in digits, with its minutes: (index behind it, minutes since midnight, whether it can be nothing else), or None."""
    token = tokens[i]
    if token.kind == "time":
        hour, minute = (int(part) for part in token.norm.split(":")[:2])
        return checked(i + 1, hour, minute, sure=True)
    if token.kind != "number" or len(token.norm) > MILITARY + 1:
        return None
    whole, dot, part = token.norm.partition(".")
    if dot and len(part) == 2 and whole.isdigit() and part.isdigit():
        return checked(i + 1, int(whole), int(part), sure=_of_a_day(tokens, i, lexicon))
    if not token.norm.isdigit():
        return None
    if _military(token):
        return checked(i + 1, int(token.norm[:2]), int(token.norm[2:]), sure=False)
    unit = lexicon.phrases("clock.hour").match(tokens, i + 1)
    if unit is None:
        return checked(i + 1, int(token.norm), 0, sure=False)
    after = tokens[unit[0]] if unit[0] < len(tokens) else None
    minutes = after is not None and after.kind == "number" and after.norm.isdigit() and len(after.norm) == 2 and after.start <= tokens[unit[0] - 1].end + 1
    at = unit[0] + minutes
    length = at < len(tokens) and tokens[at].norm in lexicon.words("clock.length_before")  # "à 3 heures de route"
    if minutes and lexicon.phrases("duration.units").match(tokens, at):
        return None  # "1 heure 40 minutes"
    led = i > 0 and tokens[i - 1].norm in lexicon.words("clock.before") and not length
    led = led or _opens(tokens, at, int(token.norm), lexicon)
    last, more = (at, int(after.norm)) if minutes and after else clock_words.added(tokens, at, lexicon)
    return checked(last, int(token.norm), more, sure=minutes or led)


def _opens(tokens: Sequence[Token], at: int, hour: int, lexicon: Lexicon) -> bool:
    """Does a later hour with its unit follow at token `at`: « de 6 heures à 18 heures »?"""
    linked = at + 1 < len(tokens) and tokens[at].norm in lexicon.words("clock.before") | lexicon.words("number.and")
    later = linked and tokens[at + 1].norm.isdecimal() and hour < int(tokens[at + 1].norm) <= DAY // HOUR
    return later and lexicon.phrases("clock.hour").match(tokens, at + 2) is not None


def _of_a_day(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Do the words around 23.45 make it a time: "at 23.45 on Friday"?"""
    led, weekdays = i > 0 and tokens[i - 1].norm in lexicon.words("clock.before"), lexicon.phrases("date.weekdays")
    return led and (weekdays.match(tokens, i + 1) or weekdays.match(tokens, i + 2)) is not None


def _in_half(minute: int, half: str) -> int:
    """Minutes since midnight of a time whose half of the day is said; at night the late hours are those before midnight."""
    early = half == "am" or (half == "night" and minute % NOON < NOON // 2)
    if minute >= NOON + HOUR:
        return minute
    return minute % NOON + (0 if early else NOON)


def _whole_day(token: Token, minute: int, lexicon: Lexicon) -> bool:
    """Does the writing say which half of the day is meant: an hour past twelve, a leading zero, or a language of 24 hours?"""
    if minute >= NOON + HOUR or token.norm[0] == "0" or lexicon.section("clock.twenty_four") == "true":
        return True
    return _military(token)


def _military(token: Token) -> bool:
    """Four digits in a row: "1200 GMT"."""
    return token.kind == "number" and len(token.norm) == MILITARY and token.norm.isdigit()
