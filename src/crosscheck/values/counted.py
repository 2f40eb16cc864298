"""What a number counts: the noun beside it, and the role that must never be merged with another (killed, wounded …).

The nouns and verbs of a role are in the language's `quantity.roles`; a noun right behind the number wins, then the
nearest word of the clause on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number import Number, place

RANKED = 3  # words behind a rank
NOUN = 3  # words of a counted noun, adjectives included
REACH = 9  # words between a number and the verb that says its role
BREAKS = frozenset(',;:.!?()[]«»“”"—–،؛؟…')


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: tokens `first` to `last`, and its words."""

    first: int
    last: int
    text: str


def noun(tokens: Sequence[Token], start: int, lexicon: Lexicon, *, mass: bool = False) -> Counted | None:
    """The noun phrase that stands at token `start`, a partitive ("of") left out, or None; `mass` nouns need no plural."""
    partitive = lexicon.phrases("quantity.partitive").match(tokens, start)
    begin = partitive[0] if partitive else start
    stop, before = lexicon.words("quantity.stop"), lexicon.words("quantity.before")
    last_head = lexicon.section("quantity.head") == "last"
    j = begin
    while j < len(tokens) and j < begin + NOUN and tokens[j].kind == "word" and not stop & set(tokens[j].forms) and not _and(tokens[j], lexicon):
        j += 1
        while j + 1 < len(tokens) and tokens[j].norm == "-" and tokens[j - 1].end == tokens[j].start and tokens[j + 1].kind == "word":
            j += 2  # prime-time viewers
        if _head(tokens[j - 1], lexicon) if last_head else tokens[j - 1].norm not in before:
            break
    else:
        j = begin + 1 if j > begin and last_head else j
    if j == begin or lexicon.phrases("number.values").match(tokens, begin) or (j < len(tokens) and tokens[j].norm in lexicon.section("tokens.endings")):
        return None
    if not (mass or last_head) and lexicon.section("quantity.plural") and not _head(tokens[j - 1], lexicon):
        return None  # a verb: "huit dormaient"
    return Counted(begin, j, " ".join(t.text for t in tokens[begin:j]).replace(" - ", "-"))


def _and(token: Token, lexicon: Lexicon) -> bool:
    """Does a word start with an attached "and", so that it can't be the counted noun?"""
    joiners = tuple(j for j in lexicon.section("number.joiners.any") if j.isalpha())
    return bool(joiners) and token.norm.startswith(joiners) and token.norm not in lexicon.words("quantity.nouns")


def ranked(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> str | None:
    """What stands behind a rank, up to the next small word: "third Libyan-Belgian forum"; None where nothing does."""
    stop, j = lexicon.words("quantity.stop"), start
    reach = RANKED if lexicon.section("quantity.head") == "last" else 1
    while j < len(tokens) and reach and (tokens[j].kind == "word" or (tokens[j].norm == "-" and j > start)) and tokens[j].norm not in stop:
        reach -= tokens[j].kind == "word" and not (j + 1 < len(tokens) and tokens[j + 1].norm == "-")
        j += 1
    return " ".join(t.text for t in tokens[start:j]).replace(" - ", "-") or None


def _head(token: Token, lexicon: Lexicon) -> bool:
    """Does an English noun phrase end with this word: a plural, or a noun on the list?"""
    if token.norm in lexicon.words("quantity.nouns"):
        return True
    return token.norm.endswith(tuple(lexicon.section("quantity.plural"))) and not token.norm.endswith(tuple(lexicon.section("quantity.not_plural")))


def role(number: Number, tokens: Sequence[Token], found: Sequence[Number], lexicon: Lexicon, counted: Counted | None) -> str | None:
    """The role that the words around a number give it, or None."""
    table = lexicon.phrases("quantity.roles")
    if counted and lexicon.words("quantity.times") & set(tokens[counted.first].forms):
        return None  # "200 times the energy released"
    behind = counted.last if counted else number.last
    for i in range(number.last, behind + 1):
        beside = table.match(tokens, i)
        if beside:
            return _of_disease(beside[1], tokens, lexicon)
    i = place(number, found)
    until = found[i + 1].outer if i + 1 < len(found) else len(tokens)
    after = _first(tokens, behind, min(until, behind + REACH), lexicon)
    before = _last(tokens, max(_behind(found[i - 1], tokens, lexicon) if i else 0, number.outer - REACH), number.outer, lexicon)
    near = min((hit for hit in (before, after) if hit), default=None)
    if near:
        return _of_disease(near[1], tokens, lexicon)
    if i and _listed(number, found[i - 1], tokens, lexicon):
        return _said_before(found[i - 1], tokens, found, lexicon)
    return None


def _behind(number: Number, tokens: Sequence[Token], lexicon: Lexicon) -> int:
    """The index behind a number and its noun."""
    counted = noun(tokens, number.last, lexicon)
    return counted.last if counted else number.last


def _listed(number: Number, last: Number, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Does a number follow another in a list ("killing 12 soldiers and three civilians")?"""
    gap = tokens[_behind(last, tokens, lexicon) : number.outer]
    return len(gap) == 1 and gap[0].norm in lexicon.words("number.and")


def _said_before(number: Number, tokens: Sequence[Token], found: Sequence[Number], lexicon: Lexicon) -> str | None:
    """The role of the word before a number, where none stands behind it."""
    i = place(number, found)
    hit = _last(tokens, max(_behind(found[i - 1], tokens, lexicon) if i else 0, number.outer - REACH), number.outer, lexicon)
    counted = noun(tokens, number.last, lexicon)
    beside = counted and lexicon.phrases("quantity.roles").match(tokens, counted.last - 1)
    return _of_disease(hit[1], tokens, lexicon) if hit and not beside else None


def _first(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The first role word in a stretch that no mark and no "and" breaks: (distance, role)."""
    joins = lexicon.words("number.and")
    for i in range(start, end):
        if tokens[i].norm in BREAKS or tokens[i].norm in joins:
            return None
        if hit := lexicon.phrases("quantity.roles").match(tokens, i):
            return i - start, hit[1]
    return None


def _last(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The last role word in a stretch that no mark breaks: (distance, role)."""
    joins = lexicon.words("number.and")
    for i in range(end - 1, start - 1, -1):
        if tokens[i].norm in BREAKS or tokens[i].norm in joins:
            return None
        hit = lexicon.phrases("quantity.roles").match(tokens, i)
        if hit and hit[0] <= end:
            return end - hit[0], hit[1]
    return None


def _of_disease(name: str, tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """The role, changed where a disease is named and the word has another meaning then (إصابة)."""
    changed: str | None = lexicon.section("quantity.disease_roles").get(name)
    diseased = changed and any(lexicon.words("quantity.disease") & set(t.forms) for t in tokens)
    return changed if changed and diseased else name
