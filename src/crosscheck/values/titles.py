"""Finds titles of office and takes them out of their language; the words are in `roles` of the language files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.gazetteer import nations
from crosscheck.lang import Lexicon
from crosscheck.tokens import Token, normal

_QUOTED = frozenset((",", "»", "”", '"'))  # what stands between words quoted and the verb that says who said them


@dataclass(frozen=True, slots=True)
class Title:
    """A title by the indices of its tokens; `country` is the country's words as token indices."""

    start: int
    end: int
    rank: str
    modifiers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: tuple[int, int] | None = None


@dataclass
class _Draft:
    """A title while it grows to the left and to the right."""

    start: int
    end: int
    modifiers: list[str]
    domains: list[str]
    country: tuple[int, int] | None = None

    def take(self, table: str, name: str, span: tuple[int, int]) -> None:
        if table == "modifiers":
            self.modifiers.append(name)
        elif table == "domains":
            self.domains.append(name)
        elif self.country is None:
            self.country = span
        self.start, self.end = min(self.start, span[0]), max(self.end, span[1])


def titles(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Title]:
    """All titles from left to right, without overlaps."""
    ranks, verbs = lexicon.phrases("roles.ranks"), lexicon.words("roles.verbs")
    i = 0
    while i < len(tokens):
        found = ranks.match(tokens, i)
        if not found or (i and tokens[i].norm in verbs and tokens[i - 1].text in _QUOTED):
            i += 1
            continue
        draft = _Draft(i, found[0], [], [])
        _grow_left(draft, tokens, lexicon)
        _grow_right(draft, tokens, lexicon)
        vague = {} if draft.country or found[0] - i > 1 else lexicon.section("roles.without_country")
        rank = next((other for word, other in vague.items() if normal(word) == tokens[i].norm), found[1])
        yield Title(draft.start, draft.end, rank, tuple(sorted(set(draft.modifiers))), tuple(sorted(set(draft.domains))), draft.country)
        i = max(draft.end, i + 1)


def _grow_left(draft: _Draft, tokens: Sequence[Token], lexicon: Lexicon) -> None:
    links = lexicon.words("roles.left_links")
    while True:
        end = draft.start
        linked = end > 0 and tokens[end - 1].norm in links
        if not (_take_ending_at(draft, tokens, end, lexicon) or (linked and _take_ending_at(draft, tokens, end - 1, lexicon))):
            return


def _take_ending_at(draft: _Draft, tokens: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    for table in lexicon.section("roles.left") or ():
        phrases = nations(lexicon.code) if table == "places" else lexicon.phrases(f"roles.{table}")
        found = phrases.ending_at(tokens, end, 4)
        if found:
            draft.take(table, found[1], (found[0], end))
            return True
    return False


def _grow_right(draft: _Draft, tokens: Sequence[Token], lexicon: Lexicon) -> None:
    links, needs_link = lexicon.words("roles.links"), lexicon.section("roles.needs_link") == "yes"
    while True:
        behind = draft.end
        while behind < len(tokens) and behind - draft.end < 3 and tokens[behind].norm in links:
            behind += 1
        for start in dict.fromkeys((draft.end, behind, _behind_comma(tokens, draft.end, lexicon))):
            if (start > draft.end or not needs_link) and _take_at(draft, tokens, start, lexicon):
                break
        else:
            return


def _behind_comma(tokens: Sequence[Token], comma: int, lexicon: Lexicon) -> int:
    """Where the next domain of a list starts ("petroleum, energy and mines"), or `comma` where none does: a list ends in "and" and a domain."""
    domains, links, ands = lexicon.phrases("roles.domains"), lexicon.words("roles.links"), lexicon.words("roles.and")
    i, first, joined = comma, 0, False
    while i < len(tokens) and i - comma < 16:
        if tokens[i].text == "," or tokens[i].norm in links:
            joined = joined or tokens[i].norm in ands
            i += 1
            continue
        found = domains.match(tokens, i)
        if not found or comma >= len(tokens) or tokens[comma].text != ",":
            return comma
        first = first or i
        if joined:
            return first
        i = found[0]
    return comma


def _take_at(draft: _Draft, tokens: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    best: tuple[int, str, str] | None = None
    for table in lexicon.section("roles.right") or ():
        phrases = nations(lexicon.code) if table == "places" else lexicon.phrases(f"roles.{table}")
        found = phrases.match(tokens, start)
        if found and (best is None or found[0] > best[0]):
            best = found[0], found[1], table
    if best is None or (best[2] == "places" and draft.country):
        return False
    draft.take(best[2], best[1], (start, best[0]))
    return True
