"""Finds organizations in a row of tokens: the known ones of `_organizations.yaml`, and names built on a head noun (ministry, bank …)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from crosscheck.gazetteer import nations
from crosscheck.lang import Lexicon, lexicon
from crosscheck.tokens import PhraseTable, Token

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LONGEST = 9  # tokens of a name behind its head


@dataclass(frozen=True, slots=True)
class Body:
    """An organization by the indices of its tokens, with its key where it is known."""

    start: int
    end: int
    key: str | None


@cache
def _known() -> dict[str, dict[str, list[str]]]:
    text = (resources.files("crosscheck.lang") / "_organizations.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=_LOADER))  # noqa: S506 (a BaseLoader makes only text)


@cache
def _tables(code: str) -> tuple[PhraseTable, PhraseTable]:
    """The known names of one language: those to be found in any case, and those that count only in capitals."""
    names: dict[str, list[str]] = {}
    shouted: dict[str, list[str]] = {}
    for key, spellings in _known().items():
        for name in (*spellings.get("any", ()), *spellings.get(code, ())):
            (shouted if name.isupper() else names).setdefault(key, []).append(name)
    tokenizer = lexicon(code).tokenizer
    return PhraseTable(names, tokenizer), PhraseTable(shouted, tokenizer)


def known_key(name: str, code: str) -> str | None:
    """The key of an organization by one of its names, or None."""
    tokens = lexicon(code).tokenizer.tokens(name)
    found = next(iter(known(tokens, code)), None)
    return found.key if found and found.start == 0 and found.end == len(tokens) else None


def known(tokens: Sequence[Token], code: str) -> Iterator[Body]:
    """The organizations that are known, from left to right."""
    names, shouted = _tables(code)
    i = 0
    while i < len(tokens):
        hits = [(hit, table) for table in (names, shouted) if (hit := table.match(tokens, i)) and _fits(tokens[i : hit[0]], table is shouted)]
        if hits:
            (end, key), _ = max(hits, key=lambda h: h[0][0])
            yield Body(i, end, key)
            i = end
        else:
            i += 1


def _fits(tokens: Sequence[Token], shouted: bool) -> bool:
    """Whether the case is that of a name: capitals for acronyms, a capital at the front for the others."""
    first = tokens[0].text
    if shouted:
        return all(t.text.isupper() or t.kind != "word" for t in tokens)
    return not first[:1].islower() or first[-1:] in "'’"


def headed(tokens: Sequence[Token], lex: Lexicon) -> Iterator[Body]:
    """Names built on a head noun: Ministry of Health, Banque centrale de Mauritanie, الشركة العامة للكهرباء."""
    heads = lex.phrases("organizations.heads")
    grow = _GROWERS[lex.section("organizations.order") or "behind"]
    for start, end, head in heads.all(tokens):
        first, last = grow(tokens, start, end, lex)
        if (first, last) != (start, end):
            yield Body(first, last, _key(head, tokens[first:start], tokens[end:last], lex))


def _content(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The index behind a concept, domain or nation that starts at `i`, or 0."""
    tables = (lex.phrases("organizations.domains"), lex.phrases("organizations.concepts"), nations(lex.code))
    return max((found[0] for table in tables if (found := table.match(tokens, i))), default=0)


def _before(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """English: what it is for stands before the head, or behind "of"."""
    stops = lex.words("people.ordinary")
    concept, domain, nation = lex.phrases("organizations.concepts"), lex.phrases("organizations.domains"), nations(lex.code)
    first = start
    capital = tokens[start].capitalised
    while first > 0 and start - first < _LONGEST:
        token = tokens[first - 1]
        found = next((f for table in (domain, concept, nation) if (f := table.ending_at(tokens, first, 4)) and (not capital or tokens[f[0]].capitalised)), None)
        if found:
            first = found[0]
        elif capital and token.kind == "word" and token.capitalised and token.norm not in stops:
            first -= 1
        elif capital and token.text in "-&" and first > 1 and tokens[first - 2].capitalised and tokens[first - 2].end == token.start:
            first -= 2
        else:
            break
    if not capital:
        return (first, end) if first < start and lex.phrases("organizations.heads").match(tokens, start) == (end, "ministry") else (start, end)
    return first, _behind_links(tokens, end, lex)


def _behind_links(tokens: Sequence[Token], end: int, lex: Lexicon) -> int:
    links = lex.words("organizations.links")
    last = j = end
    linked = False
    while j < len(tokens) and j - end < _LONGEST:
        token = tokens[j]
        if token.norm in links and j - last < 2 and (linked or token.norm in lex.words("organizations.first_links")):
            linked = True
            j += 1
        elif token.kind == "word" and token.capitalised and linked:
            j = last = max(_content(tokens, j, lex), j + 1)
        else:
            break
    return last


def _behind(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """French: the head, then adjectives and complements, with links between."""
    links = lex.words("organizations.links")
    j = last = end
    capital = tokens[start].capitalised
    while j < len(tokens) and j - end < _LONGEST:
        token = tokens[j]
        content = _content(tokens, j, lex)
        if content:
            j = last = content
        elif token.norm in links and j - last < 3:
            j += 1
        elif token.kind == "word" and token.capitalised and (j > end or capital):
            j = last = j + 1
            capital = True
        elif token.text == "-" and j == last and j + 1 < len(tokens) and tokens[j + 1].start == token.end:
            j = last = j + 2
        else:
            break
    named = capital or any(t.capitalised for t in tokens[start:last])
    return (start, last) if named or lex.phrases("organizations.heads").match(tokens, start) == (end, "ministry") else (start, end)


def _construct(tokens: Sequence[Token], start: int, end: int, lex: Lexicon) -> tuple[int, int]:
    """Arabic: the head, then definite nouns and adjectives, or a name in quotation marks."""
    stops, ranks = lex.words("people.stops"), lex.phrases("roles.ranks")
    j = end
    while j < len(tokens) and j - end < 5:
        token = tokens[j]
        if token.text in "«\"“" and (close := _closing(tokens, j)):
            return start, close
        content = _content(tokens, j, lex)
        definite = token.norm.startswith(("ال", "لل")) and len(token.norm) > 4
        if token.kind != "word" or token.norm in stops or ranks.match(tokens, j) or (token.norm.startswith("و") and not content):
            break
        if not (content or definite):
            break
        j = content or j + 1
    return start, j


def _closing(tokens: Sequence[Token], i: int) -> int:
    """The index behind the quotation mark that closes the one at `i`, at most six tokens on, or 0."""
    closing = {"«": "»", "“": "”", '"': '"'}[tokens[i].text]
    return next((k + 1 for k in range(i + 2, min(i + 7, len(tokens))) if tokens[k].text == closing), 0)


_GROWERS = {"before": _before, "behind": _behind, "construct": _construct}


def _key(head: str, before: Sequence[Token], behind: Sequence[Token], lex: Lexicon) -> str | None:
    """head:concepts@country where every word of the name is understood, else None."""
    found: set[str] = set()
    country = ""
    tables: tuple[tuple[str, Any], ...] = (
        ("domain", lex.phrases("organizations.domains")), ("concept", lex.phrases("organizations.concepts")), ("nation", nations(lex.code)),
    )  # fmt: skip
    for tokens in (before, behind):
        i = 0
        while i < len(tokens):
            hits = [(hit[0], kind, hit[1]) for kind, table in tables if (hit := table.match(tokens, i))]
            if hits:
                end, kind, name = max(hits, key=lambda h: (h[0], h[1] == "domain"))
                if kind == "nation":
                    country = name
                else:
                    found.add(name)
                i = end
            elif tokens[i].norm in lex.words("organizations.links") or tokens[i].kind == "mark":
                i += 1
            else:
                return None
    if not found:
        return None
    return f"{head}:{'+'.join(sorted(found))}" + (f"@{country}" if country else "")
