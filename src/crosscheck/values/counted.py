"""What a number counts: the head of the noun phrase beside it, in the words of the text ("orphaned children", «شركة»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number import Number, place
from crosscheck.values.number_words import number_words

RANKED = 3  # words behind a rank
NOUN = 6  # words of a counted noun, adjectives included


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: tokens `first` to `last`, and its words."""

    first: int
    last: int
    text: str


def thing(number: Number, found: Sequence[Number], tokens: Sequence[Token], lexicon: Lexicon) -> Counted | None:
    """What a number counts, also where another number stands before the noun ("12 of the 40 hostages")."""
    at = number.last + (number.last < len(tokens) and tokens[number.last].norm == "-")
    mark = lexicon.section("quantity.definite")
    if mark and number.first and tokens[number.first].norm.startswith(mark) and tokens[number.first - 1].norm.startswith(mark):
        return Counted(number.first - 1, number.first, tokens[number.first - 1].text)  # «الرجال الستة عشر»
    whole, i = lexicon.phrases("quantity.whole_of").match(tokens, at), place(number, found) + 1
    if whole and i < len(found) and found[i].outer <= whole[0] <= found[i].first:
        return noun(tokens, found[i].last, lexicon)
    return noun(tokens, at, lexicon, mass=number.weak)


def noun(tokens: Sequence[Token], start: int, lexicon: Lexicon, *, mass: bool = False) -> Counted | None:
    """The noun phrase that stands at token `start`, "of", "more" and "other" left out, or None; `mass` nouns need no plural."""
    begin = _past_more(tokens, start, lexicon)
    if begin >= len(tokens) or tokens[begin].kind != "word" or lexicon.words("quantity.others") & set(tokens[begin].forms):
        return None
    if lexicon.phrases("number.values").match(tokens, begin) or _weekday(tokens, begin, lexicon):
        return None
    known = lexicon.phrases("quantity.compounds").match(tokens, begin)
    if known:
        return _words(tokens, begin, known[0])
    last = _last_head(tokens, begin, lexicon, mass=mass) if lexicon.section("quantity.head") == "last" else _first_head(tokens, begin, lexicon, mass=mass)
    if last is None or (last < len(tokens) and tokens[last].norm in lexicon.section("tokens.endings")):
        return None
    return _words(tokens, begin, last)


def _weekday(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Does a day's name stand here, behind the word for day where the language says it so («يوم الأحد»)?"""
    day = lexicon.phrases("duration.units").match(tokens, at)
    weekdays = lexicon.phrases("date.weekdays")
    return weekdays.match(tokens, at) is not None or (day is not None and weekdays.match(tokens, day[0]) is not None)


def _words(tokens: Sequence[Token], first: int, last: int) -> Counted:
    return Counted(first, last, _said(tokens[first:last]))


def _said(tokens: Sequence[Token]) -> str:
    return " ".join(t.text for t in tokens).replace(" - ", "-")


def _past_more(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    """The index behind "more", "of the", "other" and "new"."""
    more, at = lexicon.words("quantity.more"), start
    for _ in range(2):
        while at < min(len(tokens), start + 4) and tokens[at].norm in more:
            at += 1
        of = lexicon.phrases("quantity.partitive").match(tokens, at)
        at = of[0] if of else at
    return at


def _last_head(tokens: Sequence[Token], begin: int, lexicon: Lexicon, *, mass: bool) -> int | None:
    """The index behind the head of a phrase whose adjectives stand first: the last of the first row of plurals."""
    stop, roles, j = lexicon.words("quantity.stop"), lexicon.phrases("quantity.roles"), begin
    headed: int | None = None
    while j < len(tokens) and j < begin + NOUN and tokens[j].kind == "word":
        if tokens[j].norm in stop and not (j == begin and roles.match(tokens, j)):
            break
        j = _past_hyphens(tokens, j + 1)
        if _head(tokens[j - 1], lexicon) or (mass and tokens[j - 1].norm in lexicon.words("quantity.mass")):
            headed = j
        elif headed is not None:
            break
    if headed is not None or tokens[begin].norm in stop or tokens[begin].norm.endswith(tuple(lexicon.section("quantity.not_head"))):
        return headed
    return _past_hyphens(tokens, begin + 1)


def _past_hyphens(tokens: Sequence[Token], j: int) -> int:
    """Behind the words joined by hyphens to the one before `j`: prime-time viewers."""
    while j + 1 < len(tokens) and tokens[j].norm == "-" and tokens[j - 1].end == tokens[j].start and tokens[j + 1].kind == "word":
        j += 2
    return j


def _first_head(tokens: Sequence[Token], begin: int, lexicon: Lexicon, *, mass: bool) -> int | None:
    """The index behind the head of a phrase whose adjectives stand behind; short adjectives may stand before."""
    stop, before, j = lexicon.words("quantity.stop"), lexicon.words("quantity.before"), begin
    while j < len(tokens) and j < begin + NOUN and tokens[j].norm in before and tokens[j].kind == "word":
        j = _past_hyphens(tokens, j + 1)
    if j >= len(tokens) or tokens[j].kind != "word" or stop & set(tokens[j].forms) or joined(tokens[j], lexicon):
        return j if j > begin else None
    last = _past_hyphens(tokens, j + 1)
    if not mass and lexicon.section("quantity.plural") and not _head(tokens[last - 1], lexicon):
        return None  # a verb: "huit dormaient"
    mark = lexicon.section("quantity.definite")
    definite = mark and last < len(tokens) and tokens[j].norm.startswith(mark) and tokens[last].norm.startswith(mark) and tokens[last].kind == "word"
    return last + 1 if definite and mass else last  # «المواد الغذائية»


def joined(token: Token, lexicon: Lexicon) -> bool:
    """Does a word start with an attached "and", so that it can't be the counted noun?"""
    return number_words(lexicon).attaches(token) and token.norm not in lexicon.words("quantity.nouns")


def ranked(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> str | None:
    """What stands behind a rank, up to the next small word: "third Libyan-Belgian forum"; None where nothing does."""
    stop, j = lexicon.words("quantity.stop"), start
    reach = RANKED if lexicon.section("quantity.head") == "last" else 1
    while j < len(tokens) and reach and (tokens[j].kind == "word" or (tokens[j].norm == "-" and j > start)) and tokens[j].norm not in stop:
        reach -= tokens[j].kind == "word" and not (j + 1 < len(tokens) and tokens[j + 1].norm == "-")
        j += 1
    return _said(tokens[start:j]) or None


def _head(token: Token, lexicon: Lexicon) -> bool:
    """May a noun phrase end with this word: a plural, or a noun on the list?"""
    return token.norm in lexicon.words("quantity.nouns") or plural(token.norm, lexicon)


def plural(norm: str, lexicon: Lexicon) -> bool:
    """Does a word end like a noun in the plural?"""
    return norm.endswith(tuple(lexicon.section("quantity.plural"))) and not norm.endswith(tuple(lexicon.section("quantity.not_plural")))
