"""Days and years in words: "the twenty second", "nineteen oh five", « deux mille dix-huit », «ألفين وأربعة عشر», and Roman numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token, normal
from crosscheck.values import roman as roman_numbers
from crosscheck.values.spelled import spelled

_LAST_YEAR = 2100
_THOUSAND = 1000
_ROMAN = frozenset("ivxl")
_LONGEST_ROMAN = 8  # letters: xxxviii, and an ending


def starts(lexicon: Lexicon) -> frozenset[str]:
    """The first words of all numbers in words."""
    groups = [*lexicon.section("number.values").values(), *lexicon.section("number.scales").values(), lexicon.section("number.one") or ()]
    return frozenset(lexicon.tokenizer.tokens(phrase)[0].norm for group in groups for phrase in group)


def large(lexicon: Lexicon) -> frozenset[str]:
    """The first words of the numbers in words of a thousand and more."""
    sections = (lexicon.section("number.values"), lexicon.section("number.scales"))
    phrases = (phrase for section in sections for value, group in section.items() if int(value) >= _THOUSAND for phrase in group)
    return frozenset(lexicon.tokenizer.tokens(phrase)[0].norm for phrase in phrases)


def spelled_dates(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Iterator[tuple[str, int, str]]:
    """What the number words at a token may be: (label, index behind them, value)."""
    found = spelled(tokens, i, lexicon)
    if found is None:
        return
    if found[1].denominator == 2:
        yield "Nf", found[0], str(found[1])
    if found[1].denominator != 1:
        return
    end, value = found[0], int(found[1])
    yield "NUMBER", end, str(value)
    for label, low, high in (("N", 1, 999), ("Dw", 1, 31), ("Yw", 1000, _LAST_YEAR)):
        if low <= value <= high:
            yield label, end, str(value)
    if 10 <= value <= _LAST_YEAR // 100 and lexicon.section("date.year_halves") == "true":
        yield from (("Yw", behind, str(100 * value + rest)) for behind, rest in _second_half(tokens, end, lexicon))


def _second_half(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Behind "nineteen": "eighty four" (84), "oh five" (5)."""
    if i < len(tokens) and tokens[i].norm == "-":
        i += 1
    if i >= len(tokens) or tokens[i].kind != "word":
        return
    zero = tokens[i].norm in lexicon.words("date.year_zeros")
    found = spelled(tokens, i + zero, lexicon) if i + zero < len(tokens) and tokens[i + zero].kind == "word" else None
    if found and (1 <= found[1] <= 9 if zero else 10 <= found[1] <= 99) and found[1].denominator == 1:
        yield found[0], int(found[1])


def may_be_roman(norm: str) -> bool:
    return norm[0] in _ROMAN and len(norm) <= _LONGEST_ROMAN


def roman(token: Token, lexicon: Lexicon) -> int | None:
    """The value of XIX, or of XIXe with its ending; only the numbers of centuries."""
    return _roman(token.norm, lexicon) if may_be_roman(token.norm) else None


@lru_cache(maxsize=4096)
def _roman(norm: str, lexicon: Lexicon) -> int | None:
    ending = next((e for e in lexicon.section("date.roman_endings") or () if norm.endswith(normal(e)) and len(norm) > len(e)), "")
    letters = norm[: len(norm) - len(ending)]
    if any(letter not in _ROMAN for letter in letters):
        return None
    total = roman_numbers.value(letters)
    return total if _written(total) == letters else None


def _written(number: int) -> str:
    """A number below 40 in Roman letters."""
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones] if 0 < number < 40 else ""
