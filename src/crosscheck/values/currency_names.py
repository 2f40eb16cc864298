"""Finds the names of currencies in a row of tokens: behind a number or before it, with the adjective of their country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token, normal
from crosscheck.values.currencies import DOUBTFUL, QUALIFIED, currencies, tables

CODE = 3  # letters of an ISO 4217 code
LONGEST_SIGN = 6  # tokens
AROUND = 15  # tokens on either side that show whether all is in capitals
SHOUTED = 4  # as many words in capitals, and most of a sentence, and capitals say nothing


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a currency: tokens `first` to `last` (behind its end), the codes they may mean, and by how much a code's letters multiply (MUSD)."""

    first: int
    last: int
    codes: tuple[str, ...]
    doubtful: bool = False
    code: bool = False
    factor: int = 1


def name_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, attached: bool = False) -> Name | None:
    """The longest name of a currency that starts at token `at`, with its adjective on the side where the language has it.

    A noun that a number counts has nothing but an article before it; `attached` allows other particles («بدولارين»).
    """
    if at >= len(tokens):
        return None
    known = tables(lexicon)
    before = known.qualifiers.match(tokens, at) if "before" in _sides(lexicon) else None
    found = [_code(tokens, at, lexicon), _letters(tokens, at, lexicon), _noun(tokens, at, lexicon, attached=attached)]
    if before and (noun := _noun(tokens, before[0], lexicon, qualified=True)) and (codes := _shared(noun.codes, before[1])):
        found.append(Name(at, noun.last, codes))
    name = max((name for name in found if name), key=lambda name: (name.last, not name.doubtful), default=None)
    again = _code(tokens, name.last, lexicon) if name and not name.code and name.last < len(tokens) else None
    return replace(name, last=again.last, codes=again.codes) if name and again and again.codes[0] in name.codes else name  # 5 $ CAD


def name_before(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> Name | None:
    """The sign or code that ends before token `end`."""
    if not end:
        return None
    if code := _code(tokens, end - 1, lexicon):
        return code
    known = tables(lexicon)
    if tokens[end - 1].norm not in known.prefix_ends:
        return None
    sign = known.prefixes.ending_at(tokens, end, LONGEST_SIGN)
    names = (name_at(tokens, first, lexicon) for first in range(sign[0], end)) if sign else ()
    return next((name for name in names if name and name.last == end), None)


def part_at(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, str, tuple[str, ...]] | None:
    """The name of a part of a unit ("US cents"): (index behind it, its id in `money.cents`, the codes that its adjective allows, if any)."""
    parts, known, sides = lexicon.phrases("money.cents"), tables(lexicon), _sides(lexicon)
    if found := parts.match(tokens, at):
        if whole := _whole(tokens, found[0], lexicon):
            return whole.last, found[1], _shared(found[1].split(), " ".join(whole.codes)) or whole.codes
        behind = known.qualifiers.match(tokens, found[0]) if "behind" in sides else None
        shared = _shared(found[1].split(), behind[1]) if behind else ()
        return (behind[0], found[1], shared) if behind and shared else (*found, ())
    before = known.qualifiers.match(tokens, at) if "before" in sides else None
    noun = parts.match(tokens, before[0]) if before else None
    shared = _shared(noun[1].split(), before[1]) if before and noun else ()
    return (*noun, shared) if noun and shared else None


def _whole(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Name | None:
    """The unit that a part is said to be of: « quinze centimes de dinar »."""
    of = lexicon.phrases("quantity.partitive").match(tokens, at)
    if of is None:
        return None
    return name_at(tokens, of[0] + (of[0] < len(tokens) and tokens[of[0]].norm in lexicon.words("number.one")), lexicon)


def _noun(tokens: Sequence[Token], at: int, lexicon: Lexicon, *, qualified: bool = False, attached: bool = False) -> Name | None:
    """A noun or sign, with the adjective behind it; `qualified` where one stands before it."""
    known = tables(lexicon)
    found = known.words.match(tokens, at)
    if found and not attached and len(tokens[at].forms) > 1:
        found = _bare_match(tokens, at, lexicon)
    if not found or (_apart(tokens, at, found[0]) and " ".join(t.norm for t in tokens[at : found[0]]) not in known.spaced):
        return None
    sign = "".join(t.text for t in tokens[at : found[0]]) if found[0] > at + 1 else ""
    written = None if sign.isascii() else known.written.get(sign)  # «د.إ» is not «د.أ»
    last, kind, codes = found[0], found[1][0], tuple((written or found[1]).lstrip(DOUBTFUL + QUALIFIED).split())
    behind = known.qualifiers.match(tokens, last) if "behind" in _sides(lexicon) else None
    if behind and (chosen := _shared(codes, behind[1])):
        return Name(at, behind[0], chosen)
    return None if kind == QUALIFIED and not qualified else Name(at, last, codes, doubtful=kind == DOUBTFUL)


def _bare_match(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The noun at token `at` as it stands, or behind an article alone: «بين» is no yen."""
    norm = tokens[at].norm
    forms = (norm, *(norm.removeprefix(article) for article in lexicon.section("money.articles") or () if norm.startswith(article)))
    found = tables(lexicon).words.match((replace(tokens[at], forms=forms), *tokens[at + 1 : at + LONGEST_SIGN]), 0)
    return (at + found[0], found[1]) if found else None


def _apart(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Is the letter of a sign apart from its mark ("a $20 note" is in no Australian dollars)?"""
    return last == at + 2 and len(tokens[at].norm) == 1 and tokens[at + 1].kind == "mark" and tokens[at].end < tokens[at + 1].start


def _shared(codes: Sequence[str], qualified: str) -> tuple[str, ...]:
    """The codes of a noun that its adjective allows, those of today where there are any."""
    both = [code for code in codes if code in qualified.split()]
    return tuple([code for code in both if not currencies()[code].past] or both)


def _code(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Name | None:
    """A code in capitals, alone or behind a scale (EUR, MEUR, kUSD)."""
    text = tokens[at].text.upper() if tokens[at].norm in lexicon.words("money.small_codes") else tokens[at].text
    code = text[-CODE:]
    if not CODE <= len(text) <= CODE + 2 or code not in currencies():
        return None
    factor, common = _scale(text[:-CODE], lexicon), code.lower() in lexicon.words("money.small_codes")
    return Name(at, at + 1, (code,), code=True, factor=factor) if factor and (common or not _shouted(tokens[max(0, at - AROUND) : at + AROUND])) else None


def _letters(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Name | None:
    """A sign in plain letters, as it is written in the list, alone or behind a scale (DT, MDT)."""
    known, text = tables(lexicon), tokens[at].text
    found = known.letters.match(tokens, at)
    name = known.written.get("".join(t.text for t in tokens[at : found[0]])) if found else None
    if found and name:
        return Name(at, found[0], tuple(name.lstrip(DOUBTFUL).split()), doubtful=name.startswith(DOUBTFUL))
    if not (text.isascii() and text.isupper() and 3 <= len(text) <= 4):
        return None
    for cut in (1, 2):
        sure, factor = known.written.get(text[cut:], DOUBTFUL), _scale(text[:cut], lexicon)
        if factor > 1 and not sure.startswith(DOUBTFUL):
            return Name(at, at + 1, tuple(sure.split()), factor=factor)
    return None


def _scale(letters: str, lexicon: Lexicon) -> int:
    """What a scale before a currency's letters multiplies with: 1 where there is none, 0 where they are no scale."""
    if not letters:
        return 1
    return next((int(n) for n, words in lexicon.section("money.scales").items() if normal(letters) in map(normal, words)), 0)


def _shouted(tokens: Sequence[Token]) -> bool:
    words = [t for t in tokens if t.kind == "word" and len(t.text) > 1]
    capitals = sum(t.text.isupper() for t in words)
    return capitals >= SHOUTED and capitals * 2 > len(words)


def _sides(lexicon: Lexicon) -> Sequence[str]:
    """Where a language has the adjective: before the noun, behind it."""
    return lexicon.section("money.sides") or ("before", "behind")
