"""Places that no gazetteer has: names behind a cue (town of, قرية), before one (… district), or seen with one elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.gazetteer import cities
from crosscheck.lang import Lexicon
from crosscheck.sounds import plain, tables
from crosscheck.tokens import Token
from crosscheck.values.attached import affixes, definite
from crosscheck.values.familiar import familiar, given_names, words


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by the indices of its tokens; `skip` code points of an attached prefix stand before it; `sure` where its own words say so."""

    start: int
    end: int
    key: str | None
    skip: int = 0
    sure: bool = False


def cued(tokens: Sequence[Token], lex: Lexicon, runs: Sequence[tuple[int, int]], seen: frozenset[str]) -> Iterator[Spot]:
    """Rows of capitalised words that a cue, a word behind, their own first word or another sentence says are a place."""
    never, bearing = lex.words("places.never"), lex.words("places.not_before")
    behind, cues = lex.words("places.behind"), lex.phrases("places.sure_cues")
    for i, j in runs:
        if j - i > 6 or all(t.text.isupper() for t in tokens[i:j]) or tokens[i].norm in never or (j < len(tokens) and tokens[j].norm in bearing):
            continue
        led = j - i > 1 and tokens[i].norm in tables()["place_leads"]
        if not led and (plain(tokens[i].text) in given_names() or tokens[j - 1].norm in lex.words("people.not_last")):
            continue
        if (
            led
            or cues.ending_at(tokens, i, 4)
            or (j < len(tokens) and tokens[j].norm in behind)
            or _is_called(tokens, j, lex)
            or fold_tokens(tokens[i:j]) in seen
        ):
            yield Spot(i, j, None, sure=led)


def _is_called(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """Whether an apposition says that the name before token `j` is a village, a town …"""
    if j + 2 >= len(tokens) or tokens[j].text != "," or tokens[j + 1].norm not in lex.words("people.before_title"):
        return False
    kinds = lex.words("places.kinds")
    return any(tokens[k].norm in kinds for k in range(j + 2, min(j + 4, len(tokens))))


def fold_tokens(tokens: Sequence[Token]) -> str:
    return " ".join(t.norm for t in tokens)


def led(tokens: Sequence[Token], text: str, lex: Lexicon, seen: frozenset[str]) -> Iterator[Spot]:
    """Arabic: the word behind a cue; two where the first is one that place names begin with (تل، دير، أم)."""
    cues, leads, sure, stops = lex.phrases("places.sure_cues"), lex.words("places.leads"), lex.words("places.sure_leads"), lex.words("people.stops")
    prefixes, firsts = lex.words("places.prefixes"), {name.partition(" ")[0] for name in seen}
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        found = cues.match(tokens, i)
        skip = 0 if token.norm in sure else int(token.norm[1:] in sure and token.norm[0] in prefixes)
        start = found[0] if found else (i if skip or token.norm in sure else -1)
        if start < 0 and token.norm in firsts and i + 1 < len(tokens) and fold_tokens(tokens[i : i + 2]) in seen:
            start = i
        if start < 0 or not _usable(tokens, start, text, stops, lex):
            continue
        end = start + 1
        if tokens[start].norm in leads or skip or (start == i and not found):
            if not _usable(tokens, end, text, stops, lex) or tokens[end].norm.startswith(affixes(lex, "conjunctions")):
                continue
            end += 1
        elif (
            familiar(tokens[start].norm, lex)
            or (not words(lex.code) and tokens[start].norm[0] in lex.words("places.not_first"))
            or (definite(tokens[start].norm, lex) and tokens[start].norm.endswith(affixes(lex, "adjectives")[1:]))
        ):
            continue
        yield Spot(start, end, cities().get(fold_tokens(tokens[start:end])), skip if start == i else 0, sure=end - start > 1)


def _usable(tokens: Sequence[Token], i: int, text: str, stops: frozenset[str], lex: Lexicon) -> bool:
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].norm in stops or len(tokens[i].norm) < 2:
        return False
    if i and text[tokens[i - 1].end : tokens[i].start] != " ":
        return False
    return lex.phrases("roles.ranks").match(tokens, i) is None and lex.phrases("organizations.concepts").match(tokens, i) is None
