"""The number words of one language, compiled once from the sections `number`, `ordinal` and `percent` of its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable, Token

# sections whose words may begin a number
_BEGINNINGS = ("number.values", "number.scales", "number.fractions", "number.counted_fractions", "number.collective", "number.vague")
_RANKS = ("ordinal.values", "ordinal.units")
Read = tuple[int, Fraction]  # (index behind a number, value)
VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")  # fractions in one sign


class Latest:
    """What has been read in the sentence that is being read, by token: several readers ask for the same numbers."""

    def __init__(self) -> None:
        self._held: tuple[Sequence[Token], dict[int, Read | None]] = ((), {})

    def of(self, tokens: Sequence[Token]) -> dict[int, Read | None]:
        held = self._held
        if held[0] is not tokens:
            held = self._held = (tokens, {})  # as one, so that two threads can't mix their sentences
        return held[1]


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Tables and habits of a language's numbers; the language file says what each is."""

    values: PhraseTable
    two_before_noun: frozenset[str]
    indefinite: tuple[str, ...]
    no_noun: frozenset[str]
    and_nouns: frozenset[str]
    scales: PhraseTable
    scale_letters: dict[str, int]
    small_scales: dict[str, int]
    small_scale_of: frozenset[str]
    and_half: PhraseTable
    percent: PhraseTable
    fractions: PhraseTable
    ordinals: PhraseTable
    ordinal_units: PhraseTable
    point: frozenset[str]
    zeros: frozenset[str]
    one: frozenset[str]
    weak: frozenset[str]
    the: frozenset[str]
    of: frozenset[str]
    joins: frozenset[str]
    joins_hundred: frozenset[str]
    joins_tens: frozenset[str]
    attached: tuple[str, ...]
    needs_joiner: bool
    units_first: bool
    hundreds_of_digits: bool
    slash_turned: bool
    teens_after: frozenset[int]
    group: frozenset[str]
    decimal: frozenset[str]
    starts: frozenset[str]  # first words of all that may begin a number
    rank_starts: frozenset[str]  # first words of ranks
    either: frozenset[str]  # of numbers or ranks
    goes_on: frozenset[str]  # words that may follow a "one" that is part of a longer number
    latest: Latest

    def value(self, tokens: Sequence[Token], i: int) -> Read | None:
        """The number word at token `i`: (index behind it, value)."""
        found = self.values.match(tokens, i)
        if found is None:
            return None
        half = bool(self.two_before_noun) and found[0] == i + 1 and self._one_thousand(tokens, i)
        return found[0], Fraction(int(found[1]), 1 + half)

    def _one_thousand(self, tokens: Sequence[Token], i: int) -> bool:
        """Is a form that two thousand have before what they count one thousand, in the accusative («ألفاً ومئتي شخص», «بلغ ألفا.»)?"""
        if self.two_before_noun.isdisjoint(tokens[i].forms):
            return False
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        noun = behind is not None and behind.kind == "word" and self.no_noun.isdisjoint(behind.forms) and not self._joined(behind)
        return not noun or any(mark in tokens[i].text for mark in self.indefinite)

    def _joined(self, token: Token) -> bool:
        """Does a word have an attached "and", and not begin with its letter by itself («وحدة»)?"""
        return self.attaches(token) and token.norm not in self.and_nouns

    def scale(self, tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
        """The scale at token `i`: a word or abbreviation, or a capital written onto digits (3M); (index behind it, value)."""
        found = self.scales.match(tokens, i)
        if found:
            return found[0], int(found[1])
        if not 0 < i < len(tokens) or tokens[i - 1].kind != "number":
            return None
        text, behind, glued = tokens[i].text, tokens[i + 1] if i + 1 < len(tokens) else None, tokens[i - 1].end == tokens[i].start
        if text in self.scale_letters:
            partitive = behind is not None and behind.norm in self.of  # « 5 M de tonnes »
            return (i + 1, self.scale_letters[text]) if glued or partitive else None
        if text in self.small_scales and glued and behind is not None and behind.norm in self.small_scale_of:
            return i + 1, self.small_scales[text]
        return None

    def attaches(self, token: Token) -> bool:
        """Does a word start with an attached "and"?"""
        return bool(self.attached) and token.kind == "word" and token.norm.startswith(self.attached)


@lru_cache(maxsize=64)
def number_words(lexicon: Lexicon) -> NumberWords:
    """The number words of a language."""
    joiners = lexicon.section("number.joiners")
    starts, ranks = frozenset(_first_words(lexicon, _BEGINNINGS)) | VULGAR, frozenset(_first_words(lexicon, _RANKS))
    return NumberWords(
        values=lexicon.phrases("number.values"),
        two_before_noun=lexicon.words("number.two_before_noun"),
        indefinite=tuple(lexicon.section("number.indefinite")),
        no_noun=lexicon.words("quantity.stop"),
        and_nouns=lexicon.words("quantity.nouns"),
        scales=lexicon.phrases("number.scales"),
        scale_letters={letter: int(value) for value, letters in lexicon.section("number.scale_letters").items() for letter in letters},
        small_scales={letter: int(value) for letter, value in lexicon.section("number.small_scales").items()},
        small_scale_of=lexicon.words("number.small_scale_of"),
        and_half=lexicon.phrases("number.and_half"),
        percent=lexicon.phrases("percent.units"),
        fractions=lexicon.phrases("number.fractions"),
        ordinals=lexicon.phrases("ordinal.values", "ordinal.units"),
        ordinal_units=lexicon.phrases("ordinal.units"),
        point=lexicon.words("number.point"),
        zeros=lexicon.words("number.zeros"),
        one=lexicon.words("number.one"),
        weak=lexicon.words("number.weak"),
        the=lexicon.words("number.the"),
        of=lexicon.words("number.of"),
        joins=frozenset(joiners["any"]),
        joins_hundred=frozenset(joiners["hundred"]),
        joins_tens=frozenset(joiners["tens"]),
        attached=tuple(j for j in joiners["any"] if j.isalpha()),
        needs_joiner=lexicon.section("number.needs_joiner") == "true",
        units_first=lexicon.section("number.units_first") == "true",
        hundreds_of_digits=lexicon.section("number.hundreds_of_digits") == "true",
        slash_turned=lexicon.section("number.slash_turned") == "true",
        teens_after=frozenset(int(t) for t in lexicon.section("number.teens_after")),
        group=frozenset(lexicon.section("number.group")),
        decimal=frozenset(lexicon.section("number.decimal")),
        starts=starts,
        rank_starts=ranks,
        either=starts | ranks,
        goes_on=frozenset(_first_words(lexicon, ("number.out_of", "number.over", "number.and_half")))
        | starts
        | ranks
        | lexicon.words("number.and")
        | frozenset(joiners["any"]),
        latest=Latest(),
    )


def _first_words(lexicon: Lexicon, paths: Iterable[str]) -> Iterator[str]:
    """The first word of every phrase of some sections."""
    for path in paths:
        data = lexicon.section(path)
        for phrases in data.values() if isinstance(data, dict) else [data]:
            for phrase in phrases:
                yield lexicon.tokenizer.tokens(phrase)[0].norm
