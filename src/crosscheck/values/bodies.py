"""Finds organizations in a row of tokens: the known ones, and names built on a head noun (ministry, bank …)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crosscheck.gazetteer import nations
from crosscheck.lang import Lexicon
from crosscheck.registry import first_words, name_tables
from crosscheck.tokens import Token
from crosscheck.values.attached import affixes
from crosscheck.values.body_shapes import GROWERS, content
from crosscheck.values.lettered import lettered, spells

_LONGEST = 9  # tokens of a row of capitals


@dataclass(frozen=True, slots=True)
class Body:
    """An organization by the indices of its tokens, with its key where it is known."""

    start: int
    end: int
    key: str | None


def known(tokens: Sequence[Token], code: str) -> Iterator[Body]:
    """The organizations that are known, from left to right."""
    names, shouted = name_tables(code)
    i = 0
    while i < len(tokens):
        best: tuple[int, str] | None = None
        if tokens[i].kind == "word":
            for table in (names, shouted):
                hit = table.match(tokens, i)
                if hit and (best is None or hit[0] > best[0]) and _fits(tokens[i : hit[0]], shouted=table is shouted):
                    best = hit
            spelled = lettered(tokens, i)
            best = spelled if spelled and (best is None or spelled[0] > best[0]) else best
        if best:
            yield Body(i, *best)
        i = best[0] if best else i + 1


def _fits(tokens: Sequence[Token], *, shouted: bool) -> bool:
    """Whether the case is that of a name: capitals for acronyms, a capital at the front for the others."""
    first = tokens[0].text
    if shouted:
        return all(t.text.isupper() or t.kind != "word" for t in tokens)
    return not first[:1].islower() or first[-1:] in "'’"


def headed(tokens: Sequence[Token], lex: Lexicon) -> Iterator[Body]:
    """Names built on a head noun: Ministry of Health, Banque centrale de Mauritanie, الشركة العامة للكهرباء."""
    heads = lex.phrases("organizations.heads")
    yield from _suffixed(tokens, lex)
    for start, end, _ in lex.phrases("organizations.plain").all(tokens):
        found = heads.match(tokens, start) or heads.ending_at(tokens, end)
        yield Body(start, end, _key(found[1], tokens[start:end], (), lex) if found else None)
    grow = GROWERS[lex.section("organizations.order") or "behind"]
    silent = lex.phrases("organizations.silent")
    for start, end, head in heads.all(tokens):
        first, last = grow(tokens, start, end, head, lex)
        if (first, last) != (start, end) and _specific(head, tokens[first:last], start - first, lex) and silent.match(tokens, first) != (last, "silent"):
            yield Body(first, last, _key(head, tokens[first:start], tokens[end:last], lex))


def _specific(head: str, tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a name says enough: a weak head (centre, group) needs a capital, an adjective, a domain, a nation, or quotation marks."""
    articles, norm = affixes(lex, "articles"), tokens[at].norm
    bare = head in lex.words("organizations.bare") or not lex.words("organizations.bare_words").isdisjoint(tokens[at].forms)
    if bare and (norm.startswith(articles) or norm.startswith(articles, 1)):
        return False
    if head not in lex.words("organizations.weak") or tokens[at].capitalised:
        return True
    if head in lex.words("organizations.named") and len(tokens) > at + 1 and tokens[at + 1].capitalised:
        return True
    alone = len(tokens) > at + 1 and not norm.startswith(articles)
    if alone and head in lex.words("organizations.definite" if tokens[at + 1].norm.startswith(articles) else "organizations.named"):
        return True
    return any(t.text in '«“"' or t.norm.startswith(affixes(lex, "datives")) or (k != at and content(tokens, k, lex)) for k, t in enumerate(tokens))


def starts(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the name of an organization may start with the first token."""
    return spells(tokens[0]) or any(table.match(tokens, 0) for table in (lex.phrases("organizations.heads"), first_words(lex.code)))


def _suffixed(tokens: Sequence[Token], lex: Lexicon) -> Iterator[Body]:
    """Rows of capitals that end in a word for companies or clubs: Corvane Terminals, Leeds United."""
    suffixes, stops = lex.words("organizations.suffixes") | lex.words("organizations.clubs"), lex.words("people.ordinary")
    for i, token in enumerate(tokens):
        if not token.capitalised or token.norm not in suffixes:
            continue
        first = i
        while 0 < first > i - _LONGEST and tokens[first - 1].capitalised and tokens[first - 1].norm not in stops:
            first -= 1
        if first < i:
            yield Body(first, i + 1, None)


def _key(head: str, before: Sequence[Token], behind: Sequence[Token], lex: Lexicon) -> str | None:
    """head:concepts@country where every word of the name is understood, the known key of a name in quotation marks, else None."""
    own = next(known(behind, lex.code), None)
    if own and not before and (own.end - own.start == len(behind) or (own.start == 1 and own.end == len(behind) - 1)):
        return own.key
    found: set[str] = set()
    country = ""
    tables: tuple[tuple[str, Any], ...] = (
        ("head", lex.phrases("organizations.heads")), ("domain", lex.phrases("organizations.domains")), ("concept", lex.phrases("organizations.concepts")), ("nation", nations(lex.code)),
    )  # fmt: skip
    for tokens in (before, behind):
        i = 0
        while i < len(tokens):
            hits = [(hit[0], kind, hit[1]) for kind, table in tables if (hit := table.match(tokens, i))]
            if hits:
                end, kind, name = max(hits, key=lambda h: (h[0], h[2] == head, h[1] == "domain"))
                if kind == "nation":
                    country = name
                elif name != head:
                    found.add(name)
                i = end
            elif tokens[i].norm in lex.words("organizations.links") or tokens[i].kind == "mark":
                i += 1
            else:
                return None
    if not found and not country:
        return None
    return head + (f":{'+'.join(sorted(found))}" if found else "") + (f"@{country}" if country else "")
