"""Organizations that no list has, in a script with capitals: behind a noun for a body (the contractor X), before one (X, a London firm), and acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from crosscheck.gazetteer import countries, nations, place_key
from crosscheck.lang import Lexicon
from crosscheck.sounds import plain, tables
from crosscheck.tokens import Token
from crosscheck.values.acronyms import is_acronym, roman
from crosscheck.values.familiar import given_names

_SHORTEST, _LONGEST = 3, 6  # letters of an acronym that nothing explains
_BEHIND = 6  # tokens of an apposition in which its noun must stand
_CROWD = 3  # words in capitals beside one another: a line that shouts
_ROW = 5  # tokens of a name


@cache
def _things() -> frozenset[str]:
    """Acronyms of what is no body: GDP, TVA."""
    return frozenset(tables()["acronyms_of_things"])


def cued_bodies(tokens: Sequence[Token], rows: Sequence[tuple[int, int]], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """The rows of capitals that a cue beside them says are bodies."""
    for i, j in rows:
        if j - i > _ROW or (plain(tokens[i].text) in given_names() and j - i > 1) or place_key(" ".join(t.norm for t in tokens[i:j]), lex.code):
            continue
        if _led(tokens, i, j, lex) or _is_called(tokens, i, j, lex) or (j - i == 1 and _elided(tokens, i, lex)):
            yield i, j


def bare_acronyms(tokens: Sequence[Token], lex: Lexicon) -> Iterator[int]:
    """The tokens that are acronyms of bodies, by their capitals alone."""
    for i, token in enumerate(tokens):
        if not _SHORTEST <= len(token.text) <= _LONGEST or not is_acronym(token) or plain(token.text) in _things() or roman(token.text):
            continue
        around = sum(t.text.isupper() and len(t.text) > 1 for t in tokens[max(0, i - _CROWD) : i + _CROWD + 1])
        if around > 2 or (i and tokens[i - 1].kind in ("number", "time")) or nations(lex.code).match(tokens, i):
            continue
        if i + 1 < len(tokens) and tokens[i + 1].kind == "number" and tokens[i + 1].start == token.end:
            continue
        if (i and tokens[i - 1].text in "-/" and tokens[i - 1].end == token.start) or (
            i + 1 < len(tokens) and tokens[i + 1].text in "-/" and tokens[i + 1].start == token.end
        ):
            continue
        yield i


def _led(tokens: Sequence[Token], i: int, j: int, lex: Lexicon) -> bool:
    """Whether a noun for a body stands before: the contractor X, son fournisseur, X, le négociant suisse X; or a nation's adjective as a noun (l'espagnol X)."""
    nouns, articles = lex.phrases("organizations.cues"), lex.words("people.before_title")
    k = i
    while k > 0 and i - k < 2 and tokens[k - 1].text in "«“\"'":
        k -= 1
    if k > 0 and tokens[k - 1].norm in articles:
        k -= 1
    if k > 0 and tokens[k - 1].text == ",":
        if j < len(tokens) and tokens[j].kind == "word":
            return False  # behind the comma a new clause starts: if the party wins, X …
        k -= 1
    if lex.phrases("organizations.cues", "organizations.leading").ending_at(tokens, k, 4):
        return True
    if k < i and tokens[k].text == ",":
        return k > 1 and _adjective(tokens, k - 1, lex) and nouns.ending_at(tokens, k - 1, 4) is not None
    nation = k > 0 and not tokens[k - 1].capitalised and nations(lex.code).ending_at(tokens, k, 3)
    if not nation:
        return k > 1 and _adjective(tokens, k - 1, lex) and nouns.ending_at(tokens, k - 1, 4) is not None
    return (nation[0] > 0 and tokens[nation[0] - 1].norm in lex.words("organizations.the")) or nouns.ending_at(tokens, nation[0], 4) is not None


def _elided(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a short name behind an elided article is an acronym that is written like a word: l'Unsos, l'Utap."""
    token = tokens[i]
    if i == 0 or tokens[i - 1].norm.replace("’", "'") not in lex.words("organizations.elided") or not _SHORTEST < len(token.text) <= _LONGEST:
        return False
    if (i > 1 and tokens[i - 2].norm in lex.words("roles.links")) or token.norm in lex.words("organizations.no_acronym") or "-" in token.text:
        return False
    return place_key(token.text, lex.code) is None and not nations(lex.code).match(tokens, i) and not lex.phrases("organizations.heads").match(tokens, i)


def owned(tokens: Sequence[Token], rows: Sequence[tuple[int, int]], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """The rows of capitals that a country's name and an owner's ending stand before, and that are no place: Norway's Fjordlys."""
    owners, table = lex.words("organizations.owners"), countries(lex.code)
    for i, j in rows:
        if i > 1 and j - i <= 2 and tokens[i - 1].norm.replace("’", "'") in owners and table.ending_at(tokens, i - 1, 3):
            named = " ".join(t.norm for t in tokens[i:j])
            if plain(tokens[i].text) not in given_names() and not place_key(named, lex.code) and plain(tokens[i].text) not in tables()["place_leads"]:
                yield i, j


def _adjective(tokens: Sequence[Token], k: int, lex: Lexicon) -> bool:
    """Whether a small word between a noun and a name may describe the noun (fournisseur unique X), where adjectives stand behind their nouns."""
    token = tokens[k]
    return lex.section("organizations.order") == "behind" and token.kind == "word" and not token.capitalised and token.norm not in lex.words("people.ordinary")


def _is_called(tokens: Sequence[Token], i: int, j: int, lex: Lexicon) -> bool:
    """Whether an apposition says what a name is: X, a subsidiary of …; X, Italy's export insurer."""
    if j + 2 >= len(tokens) or tokens[j].text != ",":
        return False
    nouns = lex.phrases("organizations.cues")
    start = j + 1
    named = nations(lex.code).match(tokens, start)
    if tokens[start].norm not in lex.words("people.before_title") and not (
        named and named[0] < len(tokens) and tokens[named[0]].norm in lex.words("organizations.owners")
    ):
        return False
    behind = lex.section("organizations.order") == "behind"
    for k in range(start + 1, min(len(tokens), start + (2 if behind else _BEHIND))):
        found = nouns.match(tokens, k)
        if found and behind:
            sure = i > 0 and any(t.text == "," for t in tokens[found[0] : found[0] + _BEHIND])  # l'Utap, le syndicat agricole, …
            return sure or tokens[start].norm in lex.words("organizations.one")
        if found:
            after = tokens[found[0]] if found[0] < len(tokens) else None
            return (
                after is None
                or after.kind != "word"
                or (not after.capitalised and nouns.match(tokens, found[0]) is None and after.norm not in lex.words("organizations.people"))
            )
        if tokens[k].kind == "mark" and tokens[k].text not in "-'’":
            return False
    return False
