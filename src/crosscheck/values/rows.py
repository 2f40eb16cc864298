"""Rows of capitalised words, with the particles and hyphens between them: what names look like in a script that has capitals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from crosscheck.gazetteer import nations, place_key, regions
from crosscheck.lang import Lexicon
from crosscheck.sounds import plain, tables
from crosscheck.tokens import Token
from crosscheck.values.familiar import given_names
from crosscheck.values.titles import Title

_PARTICLES = 3  # small words between two parts of a name: van der, de la
_SMALL = frozenset(("la", "las", "le", "los", "het"))  # behind another particle: de la Rúa
_SURNAME_ARTICLES = frozenset(("le", "la", "du", "des", "de", "di", "el", "al", "van", "von"))
_SYLLABLE = 4  # letters of a small syllable behind a hyphen: Jae-in, Jong-un


@cache
def inner() -> frozenset[str]:
    return frozenset(tables()["inner"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(tables()["articles"])


@cache
def _nobiliary() -> frozenset[str]:
    return frozenset(tables()["nobiliary"])


def title_case(tokens: Sequence[Token]) -> bool:
    """Whether a line writes all its words with a capital, so that capitals tell nothing: a headline, that has no full stop."""
    if not tokens or tokens[-1].text == ".":
        return False
    long = [t for t in tokens if t.kind == "word" and len(t.text) > 4]
    capitals = sum(t.capitalised for t in long)
    return capitals >= 5 and capitals >= 0.9 * len(long)


def touching(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Whether token `i` follows the one before it with at most a space between."""
    gap = text[tokens[i - 1].end : tokens[i].start]
    return len(gap) <= 1 and "\n" not in gap


def blocked_by(tokens: Sequence[Token], offices: Sequence[Title], lexicon: Lexicon) -> frozenset[int]:
    """Tokens that are no part of a name: titles, honorifics, ordinary words with a capital, adjectives of nations."""
    blocked = {k for office in offices for k in range(office.start, office.end)}
    ordinary, honorifics = lexicon.words("people.ordinary"), lexicon.words("people.honorifics")
    blocked |= {k for k, t in enumerate(tokens) if t.capitalised and (t.norm in ordinary or (t.norm in honorifics and t.norm not in given_names()))}
    for start, end, _ in nations(lexicon.code).all(tokens):
        if not (end - start == 1 and _names_a_person(tokens, start)):
            blocked |= set(range(start, end))
    for start, end, _ in regions(lexicon.code).all(tokens):
        if end - start > 1 or plain(tokens[start].text) not in given_names():
            blocked |= set(range(start, end))
    return frozenset(k for k in blocked if not (tokens[k].capitalised and _part_of_name(tokens, k, blocked, honorifics)))


def _names_a_person(tokens: Sequence[Token], k: int) -> bool:
    """Whether the name of a country is a given name here: Jordan Bardella."""
    return k + 1 < len(tokens) and tokens[k].capitalised and tokens[k + 1].capitalised and plain(tokens[k].text) in given_names()


def _part_of_name(tokens: Sequence[Token], k: int, blocked: set[int], honorifics: frozenset[str]) -> bool:
    """Whether an article with a capital belongs to a surname: Mme Le Pen, Sarah Le Guen."""
    if k > 1 and len(tokens[k].text) <= _SYLLABLE - 1 and all(tokens[n].capitalised and n not in blocked for n in (k - 1, k - 2)):
        return plain(tokens[k - 2].text) in given_names()  # Kim Jong Un
    if k == 0 or k + 1 >= len(tokens) or tokens[k].norm not in _SURNAME_ARTICLES or not tokens[k + 1].capitalised or k + 1 in blocked:
        return False
    before = k - 2 if tokens[k - 1].text == "." and k > 1 else k - 1
    return tokens[before].norm in honorifics or (
        before == k - 1 and tokens[before].capitalised and before not in blocked and plain(tokens[before].text) in given_names()
    )


def runs(tokens: Sequence[Token], text: str, blocked: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Rows of capitalised words, with the particles and hyphens between them."""
    end = 0
    for i in range(len(tokens)):
        if i < end or i in blocked or not _starts(tokens, i):
            continue
        j = i + 1
        while (step := _step(tokens, j, text, blocked)) > 0:
            j += step
        yield i, j
        end = j


def _starts(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind != "word":
        return False
    return token.capitalised or (i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].capitalised and token.norm in _articles())


def _step(tokens: Sequence[Token], j: int, text: str, blocked: frozenset[int]) -> int:
    """How many tokens from `j` on belong to the row."""
    if j >= len(tokens) or not touching(tokens, j, text):
        return 0
    token, after = tokens[j], tokens[j + 1] if j + 1 < len(tokens) else None
    if token.kind == "word" and token.capitalised:
        return 0 if j in blocked else 1
    if token.text == "-":
        return _hyphen(tokens, j, blocked)
    if token.text == "." and token.start == tokens[j - 1].end and len(tokens[j - 1].text) == 1 and after is not None and after.capitalised:
        return 1
    if token.text[:1] in "'’" and token.start == tokens[j - 1].end:
        capital = len(token.text) > 2 and token.text[1:2].isupper()
        return int(capital or place_key(text[tokens[j - 1].start : token.end].replace("’", "'")) is not None)  # Ma'an
    return _particles(tokens, j, text, blocked)


def _hyphen(tokens: Sequence[Token], j: int, blocked: frozenset[int]) -> int:
    """Jean-Noël; Moon Jae-in, whose last syllable may also be an ordinary word."""
    after = tokens[j + 1] if j + 1 < len(tokens) else None
    if after is None or after.kind != "word" or after.start != tokens[j].end or tokens[j].start != tokens[j - 1].end:
        return 0
    syllable = not after.capitalised and len(after.text) <= _SYLLABLE and j > 1 and tokens[j - 2].capitalised and tokens[j - 2].text != "-"
    return 2 if syllable or j + 1 not in blocked else 0


def _particles(tokens: Sequence[Token], j: int, text: str, blocked: frozenset[int]) -> int:
    """Tokens up to a capitalised part behind small particles (van der Hoeven, al-Shibani), else 0; "de" only behind a given name."""
    k, noble = j, False
    while k < len(tokens) and k - j < _PARTICLES and tokens[k].kind == "word" and not tokens[k].capitalised and touching(tokens, k, text):
        norm = tokens[k].norm
        if k + 2 < len(tokens) and tokens[k + 1].text == "-" and tokens[k + 2].capitalised and (norm in _articles() or norm in inner()):
            k += 2
            break
        if norm in _nobiliary():
            noble = True
        elif norm not in inner() and not (k > j and norm in _SMALL):
            return 0
        k += 1
    if k == j or k >= len(tokens) or k in blocked or tokens[k].kind != "word" or not tokens[k].capitalised or not touching(tokens, k, text):
        return 0
    return 0 if noble and plain(tokens[j - 1].text) not in given_names() else k + 1 - j
