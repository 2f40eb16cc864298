"""Tokens that look like numbers and count nothing: dates, times of day, names, labels, telephone numbers.

The words come from the language's `number` section (`labels`, `clock_before`, `clock_after`, `never`, `weak_not_before`,
`weak_not_after`); months and weekdays are those of its `date` section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.lang import Lexicon
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values.rank import rank

MANY_CAPITALS = 0.5  # above this share of capitalised words, capitals say nothing (a title)
DAYS = 31
HOURS = 24
LONGEST = 18  # digits
SUFFIX = 5  # longer words glued to a number are a slip of the keyboard


def silent(sentence: Sentence, lexicon: Lexicon) -> frozenset[int]:
    """The indices of the tokens that are no numbers."""
    tokens = sentence.tokens
    title = titled(tokens)
    found = {i for i, token in enumerate(tokens) if token.kind == "number" and _named(tokens, i, lexicon, title)}
    found.update(i for i, token in enumerate(tokens) if token.kind == "word" and _lone(tokens, i, lexicon))
    if not title:
        found.update(_proper(tokens, lexicon))
    found.update(_days(tokens, lexicon))
    found.update(_telephone(tokens))
    found.update(_scores(tokens))
    found.update(_ranks(tokens, lexicon))
    found.update(_clock(tokens, lexicon))
    return frozenset(found)


def _whole(token: Token) -> bool:
    """Is it a whole number of a length that is worth a look?"""
    return token.norm.isdigit() and len(token.norm) <= LONGEST


def titled(tokens: Sequence[Token]) -> bool:
    """Are so many words capitalised that a capital says nothing?"""
    words = [t for t in tokens if t.kind == "word"]
    return sum(t.capitalised for t in words) > MANY_CAPITALS * max(1, len(words))


def never(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """The index behind a phrase at `i` that only looks like a number ("quart de finale"), or 0."""
    found = lexicon.phrases("number.never").match(tokens, i)
    return found[0] if found else 0


def _named(tokens: Sequence[Token], i: int, lexicon: Lexicon, title: bool) -> bool:
    """Is the number at `i` part of a name or a label (G7, F-16, Article 5, n° 4)?"""
    token, before = tokens[i], tokens[i - 1] if i else None
    if token.norm.startswith("0") and len(token.norm) > 1 and _whole(token):
        return True
    if _suffixed(tokens, i, lexicon):
        return True
    if before is None:
        return False
    if lexicon.phrases("money.symbols").ending_at(tokens, i, 2):
        return False
    glued = before.end == token.start
    if glued and before.kind == "word":
        particles = {p for slot in lexicon.section("tokens.prefixes") or () for p in slot} | {"ال", "وب", "ول"}
        return before.norm not in particles and before.norm[-1] != "'"
    if glued and before.norm in "-–‑_/" and i > 1 and tokens[i - 2].kind == "word" and tokens[i - 2].end == before.start:
        return True
    return _labelled(tokens, i, lexicon) or (not title and _follows_name(tokens, i, lexicon))


def _follows_name(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a short number stand alone behind a capitalised word that starts no sentence (Channel 5)?"""
    token, before = tokens[i], tokens[i - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    alone = after is None or (after.kind == "mark" and after.norm not in "%$€£°") or (after.kind == "word" and after.norm in lexicon.words("quantity.stop"))
    return alone and i > 1 and before.capitalised and len(token.norm) < 4 and before.kind == "word" and tokens[i - 2].norm not in '.:"«“'


def _suffixed(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is a word glued to the number at `i` that is no unit or scale (the 1980s, a 737MAX)?"""
    if i + 1 >= len(tokens) or tokens[i + 1].kind != "word" or tokens[i + 1].start != tokens[i].end:
        return False
    tables = ("number.scales", "quantity.units", "duration.units", "money.scales", "money.currencies", "percent.units", "number.clock_after", "money.cents")
    known = any(lexicon.phrases(path).match(tokens, i + 1) for path in tables) or tokens[i + 1].norm in lexicon.words("ordinal.suffixes")
    return not known and len(tokens[i + 1].text) < SUFFIX


def _scores(tokens: Sequence[Token]) -> Iterator[int]:
    """Both sides of a score (2-1, 3–3): two whole numbers, the second not larger, glued by a hyphen."""
    for i in range(len(tokens) - 2):
        a, mark, b = tokens[i : i + 3]
        if a.kind == b.kind == "number" and mark.norm in "-–" and a.end == mark.start and mark.end == b.start and _whole(a) and _whole(b):
            yield from (i, i + 2) if int(a.norm) >= int(b.norm) else ()


def _labelled(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a label ("article", "no.") end right before token `i`?"""
    table = lexicon.phrases("number.labels")
    for gap in (0, 1):
        if gap and (i < 2 or tokens[i - 1].norm not in ".°-–:#("):
            continue
        if table.ending_at(tokens, i - gap, 2):
            return True
    return False


def _lone(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is the word at `i` a "one" that counts nothing ("one of", "no one")?"""
    if tokens[i].norm not in lexicon.words("number.weak"):
        return False
    after, before = tokens[i + 1 : i + 2], tokens[max(0, i - 1) : i]
    if before and before[0].norm in lexicon.words("number.weak_not_after"):
        return not (before[0].norm == "-" and i > 1)
    return bool(after) and after[0].norm in lexicon.words("number.weak_not_before")


def _proper(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Number words inside a name ("Radio Deux Rives"): capitalised before a capital, and not where a sentence starts."""
    values = lexicon.phrases("number.values")
    for i in range(1, len(tokens) - 1):
        if tokens[i].capitalised and tokens[i + 1].capitalised and tokens[i - 1].kind == "word" and values.match(tokens, i):
            yield i


def _days(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Days of a month: next to its name or behind a weekday, and the days joined to such a day."""
    months, weekdays, joiners = lexicon.months, lexicon.phrases("date.weekdays"), lexicon.words("number.date_joiners")
    links = lexicon.words("number.and") | lexicon.words("number.to") | {","}
    for i in range(len(tokens) - 1, -1, -1):
        if tokens[i].kind != "number" or not _whole(tokens[i]) or not 0 < int(tokens[i].norm) <= DAYS:
            continue
        j = i + 1
        while j < len(tokens) and (tokens[j].norm in joiners or tokens[j].norm in "()") and j < i + 3:
            j += 1
        behind = months.match(tokens, j) is not None
        dot = i > 1 and tokens[i - 1].norm == "."  # Jan. 5
        before = months.ending_at(tokens, i - dot, 2) is not None or weekdays.ending_at(tokens, i, 1) is not None
        if not (behind or before) or (before and not behind and _counted(tokens, i, lexicon)):
            continue
        yield i
        if behind and (name := months.match(tokens, j)):
            yield from range(j, name[0])
        k = i - 1
        while k >= 1 and (tokens[k].norm in links or tokens[k].norm in joiners or tokens[k].norm == "و"):
            k -= 1
        if behind and k < i - 1 and tokens[k].kind == "number" and _whole(tokens[k]) and int(tokens[k].norm) <= DAYS:
            yield k


def _counted(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a noun follow the number at `i` ("on Monday 12 people")?"""
    return i + 1 < len(tokens) and tokens[i + 1].kind == "word" and tokens[i + 1].norm not in lexicon.words("quantity.stop")


def _ranks(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Numbers that are part of a rank ("21st", "vingt-et-unième"); a rank of one word may still be a fraction."""
    i = 0
    while i < len(tokens):
        found = rank(tokens, i, lexicon)
        if found and found[0] > i + 1:
            yield from range(i, found[0])
        i = found[0] if found else i + 1


def _telephone(tokens: Sequence[Token]) -> Iterator[int]:
    """Runs of three or more numbers with nothing between them but a space, a dot or a hyphen."""
    run: list[int] = []
    for i, token in enumerate(tokens):
        if token.kind == "number":
            run.append(i)
        elif token.norm not in "-.()+" or not run:
            yield from run if len(run) > 2 else ()
            run = []
    yield from run if len(run) > 2 else ()


def _clock(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Hours of the day, by the words around them."""
    before, after = lexicon.phrases("number.clock_before"), lexicon.phrases("number.clock_after")
    hours, clocks = lexicon.phrases("duration.units"), lexicon.words("duration.clock")
    for i, token in enumerate(tokens):
        if token.kind != "number" and not lexicon.phrases("number.values").match(tokens, i):
            continue
        if before.ending_at(tokens, i, 2) or after.match(tokens, i + 1):
            yield i
            continue
        unit = hours.match(tokens, i + 1)
        said = _whole(token) and int(token.norm) < HOURS
        glued = unit is not None and len(tokens[i + 1].norm) == 1 and tokens[i + 1].start <= token.end + 1  # 18h30
        if unit and unit[1] == "hour" and said and (glued or (i and tokens[i - 1].norm in clocks)):
            yield i
