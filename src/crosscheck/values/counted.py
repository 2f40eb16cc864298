"""What a number counts: the noun beside it, and the role that must never be merged with another (killed, wounded …).

The nouns and verbs of a role are in the language's `quantity.roles`; a noun right behind the number wins, then the
nearest word of the clause, behind the number first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.number import Number

NOUN = 3  # words of a counted noun, adjectives included
REACH = 9  # words between a number and the verb that says its role
BREAKS = frozenset(",;:.!?()[]«»“”\"—–،؛؟…")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: tokens `first` to `last`, and its words."""

    first: int
    last: int
    text: str


def noun(tokens: Sequence[Token], start: int, lexicon: Lexicon) -> Counted | None:
    """The noun phrase that stands at token `start`, a partitive ("of") left out, or None."""
    partitive = lexicon.phrases("quantity.partitive").match(tokens, start)
    begin = partitive[0] if partitive else start
    stop, before = lexicon.words("quantity.stop"), lexicon.words("quantity.before")
    last_head = lexicon.section("quantity.head") == "last"
    j = begin
    while j < len(tokens) and j < begin + NOUN and tokens[j].kind == "word" and tokens[j].norm not in stop:
        j += 1
        if _head(tokens[j - 1], lexicon) if last_head else tokens[j - 1].norm not in before:
            break
    else:
        j = begin + 1 if j > begin and last_head else j
    if j == begin:
        return None
    return Counted(begin, j, " ".join(t.text for t in tokens[begin:j]))


def _head(token: Token, lexicon: Lexicon) -> bool:
    """Does an English noun phrase end with this word: a plural, or a noun on the list?"""
    if token.norm in lexicon.words("quantity.nouns"):
        return True
    return token.norm.endswith(tuple(lexicon.section("quantity.plural"))) and not token.norm.endswith(tuple(lexicon.section("quantity.not_plural")))


def role(number: Number, tokens: Sequence[Token], found: Sequence[Number], lexicon: Lexicon, counted: Counted | None) -> str | None:
    """The role that the words around a number give it, or None."""
    table = lexicon.phrases("quantity.roles")
    behind = counted.last if counted else number.last
    for i in range(number.last, behind + 1):
        beside = table.match(tokens, i)
        if beside:
            return _of_disease(beside[1], tokens, lexicon)
    i = found.index(number)
    until = found[i + 1].outer if i + 1 < len(found) else len(tokens)
    after = _first(tokens, behind, min(until, behind + REACH), lexicon)
    since = found[i - 1].last if i else 0
    before = _last(tokens, max(since, number.outer - REACH), number.outer, lexicon)
    near = min((hit for hit in (before, after) if hit), default=None)
    return _of_disease(near[1], tokens, lexicon) if near else None


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
    for i in range(end - 1, start - 1, -1):
        if tokens[i].norm in BREAKS:
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
