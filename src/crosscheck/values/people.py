"""Finds the names of persons in a row of tokens: behind a title, by a known given name, or by a surname already seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from crosscheck.gazetteer import nations, place_key
from crosscheck.lang import Lexicon
from crosscheck.model import Article
from crosscheck.names import parts
from crosscheck.sounds import is_arabic, plain, tables
from crosscheck.tokens import Token, normal
from crosscheck.values.titles import Title, titles
from crosscheck.values.uncased import last_sounds, uncased_names

_OF = 5  # words that say of what a title is


@dataclass(frozen=True, slots=True)
class Found:
    """A name by the indices of its tokens; `sure` where a title, a given name or a seen surname says it is a person."""

    start: int
    end: int
    sure: bool


@cache
def given_names() -> frozenset[str]:
    return frozenset(tables()["given"])


@cache
def _inner() -> frozenset[str]:
    return frozenset(tables()["inner"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(tables()["articles"])


def people(tokens: Sequence[Token], text: str, lexicon: Lexicon, known: frozenset[str] | None) -> Iterator[Found]:
    """The persons named; `known` are the sounds of surnames that the article has with a given name, None while they are gathered."""
    offices = tuple(titles(tokens, lexicon))
    if lexicon.section("people.cased") == "no":
        yield from (Found(i, j, True) for i, j in uncased_names(tokens, text, offices, lexicon, known))
        return
    shouted = title_case(tokens)
    for i, j in runs(tokens, text, blocked_by(tokens, offices, lexicon)):
        if shouted and not (known and j - i < 6 and last_sounds(text[tokens[i].start : tokens[j - 1].end]) in known):
            continue
        if _is_person(tokens, i, j, offices, lexicon, known or frozenset()):
            yield Found(i, j, True)


@lru_cache(maxsize=64)
def surnames(article: Article, lexicon: Lexicon) -> frozenset[str]:
    """The sounds of the last parts of all full names in an article."""
    text, found = article.text, set[str]()
    start = 0
    for line in text.splitlines(keepends=True):
        tokens = lexicon.tokenizer.tokens(line, start)
        start += len(line)
        for f in people(tokens, text, lexicon, None):
            name = text[tokens[f.start].start : tokens[f.end - 1].end]
            if len(parts(name).words) > 1 and not place_key(parts(name).words[-1], lexicon.code) and not _common_noun(tokens[f.end - 1].norm, text):
                found.add(last_sounds(name))
    return frozenset(found)


def _common_noun(norm: str, text: str) -> bool:
    """Whether the text has an Arabic word with and without its article, as it has nouns but not surnames."""
    if not is_arabic(norm):
        return False
    other = norm[2:] if norm.startswith("ال") else "ال" + norm
    return other in _words(text)


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    return frozenset(normal(text).split())


def title_case(tokens: Sequence[Token]) -> bool:
    """Whether a line writes all its words with a capital, so that capitals tell nothing."""
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
    blocked |= {k for k, t in enumerate(tokens) if t.norm in ordinary or (t.norm in honorifics and not (t.capitalised and t.norm in given_names()))}
    for start, end, _ in nations(lexicon.code).all(tokens):
        blocked |= set(range(start, end))
    return frozenset(blocked)


def runs(tokens: Sequence[Token], text: str, blocked: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Rows of capitalised words, with the particles and hyphens between them."""
    i = 0
    while i < len(tokens):
        if not _starts(tokens, i) or i in blocked:
            i += 1
            continue
        j = i + 1
        while (step := _step(tokens, j, text, blocked)) > 0:
            j += step
        yield i, j
        i = j


def _starts(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind != "word":
        return False
    return token.capitalised or (token.norm in _articles() and i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].capitalised)


def _step(tokens: Sequence[Token], j: int, text: str, blocked: frozenset[int]) -> int:
    """How many tokens from `j` on belong to the row."""
    if j >= len(tokens) or not touching(tokens, j, text):
        return 0
    token, after = tokens[j], tokens[j + 1] if j + 1 < len(tokens) else None
    glued = after is not None and after.start == token.end
    if token.text == "-" and glued and token.start == tokens[j - 1].end and after is not None and after.kind == "word" and j + 1 not in blocked:
        return 2
    if token.text == "." and token.start == tokens[j - 1].end and len(tokens[j - 1].text) == 1 and after is not None and after.capitalised:
        return 1
    if token.text[:1] in "'’" and len(token.text) > 2 and token.text[1:2].isupper() and token.start == tokens[j - 1].end:
        return 1
    if token.kind == "word" and token.capitalised and j not in blocked:
        return 1
    if token.norm in tables()["nobiliary"] and after is not None and after.capitalised and j + 1 not in blocked and plain(tokens[j - 1].text) in given_names():
        return 2  # Hélène de Witte
    hyphen = after is not None and after.text == "-" and j + 2 < len(tokens)
    if after is not None and (token.norm in _inner() or (hyphen and token.norm in _articles())):
        k = j + 2 if hyphen else j + 1
        if tokens[k].kind == "word" and tokens[k].capitalised and touching(tokens, k, text) and k not in blocked:
            return k + 1 - j
    return 0


def _is_person(tokens: Sequence[Token], i: int, j: int, offices: Sequence[Title], lexicon: Lexicon, known: frozenset[str]) -> bool:
    words = [t for t in tokens[i:j] if t.kind == "word" and t.norm not in _inner()]
    if not words or len(words) > 5 or (j - i > 1 and plain(words[0].text) in tables()["place_leads"]):
        return False
    if any(lexicon.phrases("organizations.heads").match(tokens, k) for k in range(i, j)):
        return False
    behind_title = _behind_title(tokens, i, offices, lexicon)
    if tokens[j - 1].norm in lexicon.words("people.not_last"):
        return False
    if len(words) == 1 or all(tokens[k].text == "-" or tokens[k - 1].text == "-" for k in range(i + 1, j)):
        single = last_sounds(words[-1].text)
        return single in known or (behind_title == "direct" and len(words[0].text) > 2 and not (words[0].text.isupper()))
    if behind_title or plain(words[0].text) in given_names() or any(t.norm in _inner() for t in tokens[i + 1 : j]):
        return not (all(t.text.isupper() for t in words) and i == 0)
    if last_sounds(words[-1].text) in known:
        return True
    return _beside_title(tokens, j, offices, lexicon) or _speaks(tokens, i, j, lexicon)


def _behind_title(tokens: Sequence[Token], i: int, offices: Sequence[Title], lexicon: Lexicon) -> str:
    """`direct` behind a title or honorific, `apart` behind a title and a comma, else nothing."""
    honorifics = lexicon.words("people.honorifics")
    before = i - 1
    if before >= 0 and tokens[before].text == "." and before > 0:
        before -= 1
    if before >= 0 and tokens[before].norm in honorifics:
        return "direct"
    ends = {office.end: office for office in offices}
    if i in ends:
        return "direct" if ends[i].rank not in lexicon.words("roles.weak") else "apart"
    if i == 0 or tokens[i - 1].text not in (",", "،"):
        return ""
    if i - 1 in ends:
        return "apart"
    return "apart" if any(_said_of(tokens, office.end, i - 1, lexicon) for office in offices) else ""


def _said_of(tokens: Sequence[Token], start: int, comma: int, lexicon: Lexicon) -> bool:
    """Whether a title and the comma before a name have only what the title is of between them: directrice de l'institut, X."""
    between = tokens[start:comma]
    if not 2 <= len(between) <= _OF or between[0].norm not in lexicon.words("roles.links"):
        return False
    return all(t.kind == "word" and not t.capitalised and not lexicon.phrases("people.said").match([t], 0) for t in between)


def _beside_title(tokens: Sequence[Token], j: int, offices: Sequence[Title], lexicon: Lexicon) -> bool:
    """Whether a title follows behind a comma or "as": "Rana Haddad, the head of …"."""
    starts = {office.start for office in offices}
    if j < len(tokens) and tokens[j].norm in lexicon.words("people.as"):
        return j + 1 in starts
    if j >= len(tokens) or tokens[j].text != ",":
        return False
    articles = lexicon.words("people.before_title")
    return j + 1 in starts or (j + 1 < len(tokens) and tokens[j + 1].norm in articles and j + 2 in starts)


def _speaks(tokens: Sequence[Token], i: int, j: int, lexicon: Lexicon) -> bool:
    said = lexicon.phrases("people.said")
    if said.match(tokens, j) or (j < len(tokens) and tokens[j].text == "," and said.match(tokens, j + 1)):
        return i == 0 or tokens[i - 1].norm not in lexicon.words("people.not_behind")
    return said.ending_at(tokens, i, 3) is not None
