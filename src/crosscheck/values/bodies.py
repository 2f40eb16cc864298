"""Finds organizations in a row of tokens: the known ones of `_organizations.yaml`, and names built on a head noun (ministry, bank …)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crosscheck.gazetteer import countries, nations
from crosscheck.lang import Lexicon
from crosscheck.registry import first_words, name_tables
from crosscheck.sounds import plain
from crosscheck.tokens import Token
from crosscheck.values.people import given_names

_LONGEST = 9  # tokens of a name behind its head


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
        hits = [(hit, table) for table in (names, shouted) if (hit := table.match(tokens, i)) and _fits(tokens[i : hit[0]], shouted=table is shouted)]
        if hits:
            (end, key), _ = max(hits, key=lambda h: h[0][0])
            yield Body(i, end, key)
            i = end
        else:
            i += 1


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
    grow = _GROWERS[lex.section("organizations.order") or "behind"]
    for start, end, head in heads.all(tokens):
        first, last = grow(tokens, start, end, lex)
        if (first, last) != (start, end) and _specific(head, tokens[first:last], start - first, lex):
            yield Body(first, last, _key(head, tokens[first:start], tokens[end:last], lex))


def _specific(head: str, tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a name says enough: a weak head (centre, group) needs an adjective, a domain, a nation, or quotation marks."""
    if head not in lex.words("organizations.weak") or tokens[at].capitalised:
        return True
    return any(t.text in '«“"' or t.norm.startswith("لل") or (k != at and _content(tokens, k, lex)) for k, t in enumerate(tokens))


def starts(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the name of an organization may start with the first token."""
    return any(table.match(tokens, 0) for table in (lex.phrases("organizations.heads"), first_words(lex.code)))


def _suffixed(tokens: Sequence[Token], lex: Lexicon) -> Iterator[Body]:
    """Rows of capitals that end in a word for companies: Corvane Terminals."""
    suffixes, stops = lex.words("organizations.suffixes"), lex.words("people.ordinary")
    for i, token in enumerate(tokens):
        first = i
        while (
            0 < first > i - _LONGEST and token.capitalised and token.norm in suffixes and tokens[first - 1].capitalised and tokens[first - 1].norm not in stops
        ):
            first -= 1
        if first < i:
            yield Body(first, i + 1, None)


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
        elif token.kind == "word" and token.capitalised and linked and (_content(tokens, j, lex) or not _person_starts(tokens, j, lex)):
            j = last = max(_content(tokens, j, lex), j + 1)
        else:
            break
    return last


def _person_starts(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether a title or a given name starts here, so that the body's name ends."""
    named = i + 1 < len(tokens) and tokens[i + 1].capitalised and plain(tokens[i].text) in given_names()
    return named or tokens[i].norm in lex.words("people.honorifics") or lex.phrases("roles.ranks").match(tokens, i) is not None


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
        elif token.kind == "word" and token.capitalised and (j > end or capital) and not _person_starts(tokens, j, lex):
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
    j, understood = end, False
    while j < len(tokens) and j - end < 5:
        token = tokens[j]
        if token.text in '«"“' and (close := _closing(tokens, j)):
            return start, close
        content = _content(tokens, j, lex)
        definite = token.norm.removeprefix("و").startswith(("ال", "لل")) and len(token.norm) > 4
        if content and not definite and not countries(lex.code).match(tokens, j):
            break
        # Behind words that are understood, a noun that isn't is the next part of the sentence (مجلس السياسة النقدية | القرار).
        if understood and not content and not token.norm.startswith("لل") and not token.norm.endswith(("ي", "يه")):
            break
        if token.kind != "word" or token.norm in stops or ranks.match(tokens, j) or (token.norm.startswith("و") and not content):
            break
        if j == end and not (content or definite) and _of_what(tokens, start, j, lex):
            j += 1
            continue
        if not (content or definite):
            break
        understood = understood or bool(content)
        j = content or j + 1
    return start, j


def _of_what(tokens: Sequence[Token], start: int, j: int, lex: Lexicon) -> bool:
    """Whether a bare noun behind "company" or "bank" starts its name: a definite noun follows (شركة نفط الشمال), and it is no verb (شركة تدير المنجم)."""
    head = lex.phrases("organizations.heads").match(tokens, start)
    norm, after = tokens[j].norm, tokens[j + 1] if j + 1 < len(tokens) else None
    verbal = norm[0] in "يت" or norm[-1] == "ت" or norm[0] in "وفبلك"
    return bool(head and head[1] in ("company", "bank")) and after is not None and after.norm.startswith("ال") and not verbal and len(norm) > 2


def _closing(tokens: Sequence[Token], i: int) -> int:
    """The index behind the quotation mark that closes the one at `i`, at most six tokens on, or 0."""
    closing = {"«": "»", "“": "”", '"': '"'}[tokens[i].text]
    return next((k + 1 for k in range(i + 2, min(i + 7, len(tokens))) if tokens[k].text == closing), 0)


_GROWERS = {"before": _before, "behind": _behind, "construct": _construct}


def _key(head: str, before: Sequence[Token], behind: Sequence[Token], lex: Lexicon) -> str | None:
    """head:concepts@country where every word of the name is understood, the known key of a name in quotation marks, else None."""
    quoted = next((body for body in known(behind, lex.code) if body.start == 1 and body.end == len(behind) - 1), None)
    if quoted and not before:
        return quoted.key
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
