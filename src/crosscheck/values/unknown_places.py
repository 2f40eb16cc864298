"""Places that no gazetteer has, in a script with capitals: names behind a cue (town of), before one (… district), or seen with one elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosscheck.gazetteer import place_key
from crosscheck.lang import Lexicon
from crosscheck.sounds import plain, tables
from crosscheck.tokens import PhraseTable, Token
from crosscheck.values.acronyms import roman
from crosscheck.values.familiar import given_names


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by the indices of its tokens; `skip` code points of an attached prefix stand before it; `sure` where its own words say so, `telling` where a noun does."""

    start: int
    end: int
    key: str | None
    skip: int = 0
    sure: bool = False
    telling: bool = True


def cued(tokens: Sequence[Token], lex: Lexicon, runs: Sequence[tuple[int, int]], seen: frozenset[str]) -> Iterator[Spot]:
    """Rows of capitalised words that a cue, a word behind, their own first word or another sentence says are a place."""
    never, bearing = lex.words("places.never"), lex.words("places.not_before")
    heads = lex.phrases("organizations.heads")
    behind, cues = lex.words("places.behind"), lex.phrases("places.sure_cues", "places.sites")
    for i, j in runs:
        if (
            j - i > 6
            or all(t.text.isupper() for t in tokens[i:j])
            or tokens[i].norm in never
            or heads.match(tokens, i)
            or _ordinal(tokens[i].text)
            or (j < len(tokens) and tokens[j].norm in bearing)
        ):
            continue
        led = j - i > 1 and plain(tokens[i].text) in tables()["place_leads"]
        names_it = j < len(tokens) and tokens[j].norm in behind and tokens[j].start == tokens[j - 1].end + 1
        if not led and not names_it and (plain(tokens[i].text) in given_names() or tokens[j - 1].norm in lex.words("people.not_last")):
            continue
        if led or names_it or _behind_cue(tokens, i, lex, cues) or _joined(tokens, i, lex) or _is_called(tokens, j, lex) or fold_tokens(tokens[i:j]) in seen:
            told = led or names_it or cues.ending_at(tokens, i, 1) is None  # "in" and "at" tell less than "the town of"
            yield Spot(i, j, None, sure=led, telling=told)


def _ordinal(text: str) -> bool:
    """Whether a word is a Roman numeral with the ending of a rank: XIXe, XXIst."""
    return roman(text.rstrip("erstndh"))


def _behind_cue(tokens: Sequence[Token], i: int, lex: Lexicon, cues: PhraseTable) -> bool:
    """Whether a cue stands right before a name, elided or not, and none before the cue says that the name is no place (confié à X)."""
    found = cues.ending_at(tokens, i, 4)
    if found is None and i > 1 and tokens[i - 1].text[-1:] in "'’":
        found = _elided(tokens, i, lex)
    return found is not None and (found[0] == 0 or tokens[found[0] - 1].norm not in lex.words("places.not_site"))


def _elided(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, str] | None:
    """A cue whose last word is elided before a vowel: le quartier d'Al-Qurum; its noun stands in the table with the full word."""
    full = lex.section("places.elided").get(tokens[i - 1].norm.replace("’", "'"))
    if full is None:
        return None
    table = lex.phrases("places.sure_cues", "places.sites")
    word = lex.tokenizer.tokens(full, tokens[i - 1].start)
    for start in range(max(0, i - 4), i - 1):
        row = (*tokens[start : i - 1], *word)
        found = table.match(row, 0)
        if found and found[0] == len(row):
            return start, full
    return None


def _joined(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Whether "between" and a first name stand before: between Mandera and Bula Hawa."""
    if i < 3 or tokens[i - 1].norm not in lex.words("roles.and"):
        return False
    k = i - 2
    while k > 0 and i - k < 6 and (tokens[k].capitalised or tokens[k].text == "-"):
        k -= 1
    return k < i - 2 and tokens[k].norm in lex.words("places.between") and place_key(fold_tokens(tokens[k + 1 : i - 1]), lex.code) is not None


def _is_called(tokens: Sequence[Token], j: int, lex: Lexicon) -> bool:
    """Whether an apposition says that the name before token `j` is a village, a town …"""
    if j + 2 >= len(tokens) or tokens[j].text != "," or tokens[j + 1].norm not in lex.words("people.before_title"):
        return False
    kinds = lex.words("places.kinds")
    return any(tokens[k].norm in kinds for k in range(j + 2, min(j + 4, len(tokens))))


def fold_tokens(tokens: Sequence[Token]) -> str:
    return " ".join(t.norm for t in tokens)
