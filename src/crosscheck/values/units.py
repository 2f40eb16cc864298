"""The names of units of measure in a language: CLDR's, and what its language file adds.

`lang/_units.tsv` (made by `benchmarks/make_units.py`) has the names that CLDR knows, so a new language has its units
without a word of its own; the section `quantity.units` of a language adds names, and takes one from CLDR's unit where
news means another by it ("ton" is a metric ton outside the United States).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable, Token, normal


@cache
def _lines() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The lines of the file by language: (unit, names, dual forms)."""
    lines: dict[str, list[tuple[str, ...]]] = {}
    for line in (resources.files("crosscheck.lang") / "_units.tsv").read_text(encoding="utf-8").splitlines():
        language, *fields = line.split("\t")
        lines.setdefault(language, []).append(tuple(fields))
    return {language: tuple(each) for language, each in lines.items()}


def _cldr(lexicon: Lexicon, column: int) -> Iterator[tuple[str, list[str]]]:
    for fields in _lines().get(lexicon.code, ()):
        if len(fields) > column:
            yield fields[0], fields[column].split("|")


@cache
def names(lexicon: Lexicon) -> PhraseTable:
    """All names of units, as a table to match tokens with: the longest name, and its CLDR unit id."""
    return _table(lexicon, 1, "quantity.units")


@cache
def tables(lexicon: Lexicon, *sections: str) -> tuple[PhraseTable, ...]:
    """The names of units, and the tables of other sections whose words stand behind numbers too."""
    return names(lexicon), *(lexicon.phrases(section) for section in sections)


@cache
def _words(lexicon: Lexicon) -> dict[str, str]:
    """The names of one word, by the word."""
    return {normal(name): unit for unit, all_names in _named(lexicon, 1, "quantity.units").items() for name in all_names}


def match(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The unit at token `at`: (index behind it, id); a whole word rather than a particle and the rest of it («كغم» is no غم)."""
    if at < len(tokens) and (scale := glued_capital(tokens, at, lexicon)):
        return at + 1, scale
    found = names(lexicon).match(tokens, at)
    whole = _words(lexicon).get(tokens[at].norm) if found and found[0] == at + 1 else None
    return (at + 1, whole) if whole else found


def glued_capital(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str | None:
    """The unit whose sign is a capital glued to its digits: 40C is a temperature, 40c and "40 C" aren't."""
    glued = at > 0 and tokens[at].kind == "word" and tokens[at - 1].kind == "number" and tokens[at - 1].end == tokens[at].start
    return next((unit for unit, signs in lexicon.section("quantity.glued_capitals").items() if glued and tokens[at].text in signs), None)


@cache
def duals(lexicon: Lexicon) -> PhraseTable:
    """The forms of unit names that say "two" («كيلومترين»)."""
    return _table(lexicon, 2, "quantity.duals")


def _table(lexicon: Lexicon, column: int, section: str) -> PhraseTable:
    return PhraseTable(_named(lexicon, column, section), lexicon.tokenizer)


def _named(lexicon: Lexicon, column: int, section: str) -> dict[str, list[str]]:
    """The names of each unit: those of the language's section, and CLDR's that it doesn't give to another."""
    own: dict[str, list[str]] = {unit: list(words) for unit, words in lexicon.section(section).items()}
    claimed = {normal(word) for words in own.values() for word in words}
    for unit, words in _cldr(lexicon, column):
        own.setdefault(unit, []).extend(word for word in words if normal(word) not in claimed)
    prefixes = tuple(lexicon.section("quantity.prefixes"))
    return {unit: [*words, *_apart(words, prefixes)] for unit, words in own.items()}


def _apart(words: Sequence[str], prefixes: tuple[str, ...]) -> Iterator[str]:
    """The names with their metric prefix as a word of its own («كيلو متر», kilo watt, cubic deci meter)."""
    for word in words:
        *before, last = word.rsplit(" ", 1) if word.rpartition(" ")[2].startswith(prefixes) else (word,)
        for prefix in prefixes:
            if last.startswith(prefix) and len(last) > len(prefix) + 2 and last[len(prefix)].isalpha():
                yield " ".join([*before, f"{prefix} {last[len(prefix) :]}"])
