"""Numbers that are part of a name or a label: G7, F-16, Article 5, n° 4, Channel 5, the 1980s."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import units
from crosscheck.values.number_words import number_words

MANY_CAPITALS = 0.5  # above this share of capitalised words, capitals say nothing (a title)
LONGEST = 18  # digits
LETTERS = 2  # the most that a model or a vitamin has before its number
SUFFIX = 5  # longer words glued to a number are a slip of the keyboard
_UNITS = ("number.scales", "duration.units", "money.scales", "money.currencies", "percent.units", "number.clock_after", "money.cents")


def titled(tokens: Sequence[Token]) -> bool:
    """Are so many words capitalised that a capital says nothing?"""
    words = [t for t in tokens if t.kind == "word"]
    return sum(t.capitalised for t in words) > MANY_CAPITALS * max(1, len(words))


def named(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Is the number at `i` part of a name or a label?"""
    token, before = tokens[i], tokens[i - 1] if i else None
    if token.norm.startswith("0") and len(token.norm) > 1 and token.norm.isdigit():
        return before is None or before.norm not in ".,٫" or before.end != token.start  # .05
    if _suffixed(tokens, i, lexicon):
        return True
    if before is None:
        return False
    if lexicon.phrases("money.symbols").ending_at(tokens, i, 2):
        return False
    glued = before.end == token.start
    if glued and before.kind == "word":
        if len(before.norm) > LETTERS and not before.capitalised and lexicon.phrases("percent.units").match(tokens, i + 1):
            return False  # «يعتقد38%»: a space has been lost
        return before.norm not in lexicon.words("number.before_digits") and before.norm[-1] != "'"
    if glued and before.norm in "-–‑_/" and i > 1 and tokens[i - 2].kind == "word" and tokens[i - 2].end == before.start:
        between = i > 3 and tokens[i - 3].norm == "-" and tokens[i - 4].kind == "number"  # 1-in-5, 3-to-5
        return not between and number_words(lexicon).scale(tokens, i - 2) is None  # 5k-20k
    return _labelled(tokens, i, lexicon) or (_follows_name(tokens, i, lexicon) and not titled(tokens))


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
    named = any(table.match(tokens, i + 1) for table in units.tables(lexicon, *_UNITS)) or units.glued_capital(tokens, i + 1, lexicon)
    known = named or tokens[i + 1].norm in lexicon.words("ordinal.suffixes") or number_words(lexicon).scale(tokens, i + 1)
    return not known and len(tokens[i + 1].text) < SUFFIX


def _labelled(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Does a label ("article", "no.") end right before token `i`?"""
    table = lexicon.phrases("number.labels")
    for gap in (0, 1):
        if gap and (i < 2 or tokens[i - 1].norm not in ".°-–:#("):
            continue
        found = table.ending_at(tokens, i - gap, 2)
        if found and not (_counts(tokens, found[0], lexicon) and lexicon.phrases("duration.units").match(tokens, found[0])):
            return True
    return False


def _counts(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Does a number end before token `at` ("1 hour 40 minutes", where "hour 40" would be a label)?"""
    return at > 0 and (tokens[at - 1].kind == "number" or lexicon.phrases("number.values").ending_at(tokens, at, 1) is not None)
