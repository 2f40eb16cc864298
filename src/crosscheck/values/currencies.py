"""The currencies of the world by all their names in a language: codes, signs, nouns, and nouns with a country's adjective.

The names are CLDR's (`lang/_currencies.tsv`, made by `benchmarks/make_currencies.py`), joined by those of the language's section
`money`. A name that several currencies share gives the codes of all of them, in the language's `order`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable, normal

DOUBTFUL, QUALIFIED = "?", "!"  # before the codes in a table: names that need their country nearby, or an adjective beside them


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as CLDR has it; `past` where it is no longer tender."""

    code: str
    past: bool
    territories: frozenset[str]
    signs: tuple[str, ...]
    names: Mapping[str, str]  # language → "nouns;qualifiers"


@dataclass(frozen=True, slots=True)
class Tables:
    """The names in one language, as tables to match tokens with; an id is the codes, with a mark before them."""

    words: PhraseTable  # nouns and signs
    letters: PhraseTable  # signs in plain letters (Rp, RM), which count only as they are written
    written: Mapping[str, str]  # those, without spaces → id
    spaced: frozenset[str]  # signs that may be written apart (c $)
    qualifiers: PhraseTable
    prefixes: PhraseTable  # signs that may stand before a number
    prefix_ends: frozenset[str]  # the last tokens of those


@cache
def currencies() -> Mapping[str, Currency]:
    """All currencies by their ISO 4217 codes."""
    lines = (resources.files("crosscheck.lang") / "_currencies.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")[4:]
    rows = (line.split("\t") for line in lines[1:])
    return {r[0]: Currency(r[0], bool(r[1]), frozenset(r[2].split()), tuple(filter(None, r[3].split("|"))), dict(zip(head, r[4:], strict=True))) for r in rows}


def territories(codes: Iterable[str]) -> frozenset[str]:
    """The ISO 3166 codes of the territories that use any of these currencies."""
    known = currencies()
    return frozenset(t for code in codes if code in known for t in known[code].territories)


# ------------------------------------------------------------------ tables


@lru_cache
def tables(lexicon: Lexicon) -> Tables:
    """The names of all currencies in a language."""
    own = lexicon.section("money")
    signs = [(sign, c.code) for c in currencies().values() for sign in c.signs]
    written = {_squeezed(sign): DOUBTFUL + code for sign, code in signs if _plain(sign)}
    written |= {_squeezed(sign): code for sign, code in signs if not _plain(sign) and sign[-1].isalpha()}
    doubtful = lexicon.words("money.doubtful")
    written |= {_squeezed(word): DOUBTFUL * (normal(word) in doubtful) + " ".join(codes) for word, codes in _spelled(own.get("abbreviations", {}))}
    before = [*(sign for sign, _ in signs), *(word for word, _ in _spelled(own.get("abbreviations", {}))), *own.get("symbols", ())]
    return Tables(
        words=_table(_words(lexicon), lexicon),
        letters=_table([("", word) for word in before if _plain(word)], lexicon),
        written=written,
        spaced=frozenset(normal(word) for word in (*(phrase for phrase, _ in _spelled(own.get("currencies", {}))), *own.get("symbols", ())) if " " in word),
        qualifiers=_table(_qualifiers(lexicon), lexicon),
        prefixes=_table([("", word) for word in before], lexicon),
        prefix_ends=frozenset(lexicon.tokenizer.tokens(word)[-1].norm for word in before),
    )


def _words(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Nouns and signs, each behind its id."""
    own, found = lexicon.section("money"), dict[str, set[str]]()
    endings = own.get("noun_forms", {})
    for phrase, codes in _spelled(own.get("currencies", {})):
        _add(found, [phrase], codes)
    for c in currencies().values():
        _add(found, (sign for sign in c.signs if not _plain(sign)), [c.code])
        _add(found, _inflected(c.names.get(lexicon.code, "").partition(";")[0].split("|"), endings), [c.code])
    sections = (("doubtful", DOUBTFUL), ("qualified", QUALIFIED))
    marks = {normal(word): mark for path, mark in sections for word in _inflected(own.get(path, ()), endings)}
    return ((marks.get(word, "") + _id(codes, lexicon), word) for word, codes in found.items())


def _qualifiers(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What names a currency's country beside its noun, each behind its id: CLDR's words, the language's own, and every demonym."""
    own, found = lexicon.section("money"), dict[str, set[str]]()
    endings, at_home = own.get("qualifier_forms", {}), {code[:2] for code in currencies()}
    for c in currencies().values():
        _add(found, _inflected(c.names.get(lexicon.code, "").partition(";")[2].split("|"), endings), [c.code])
        for territory in c.territories:
            if territory != c.code[:2] and territory in at_home:
                continue  # Zimbabwean dollars are no US dollars, though both are tender there
            _add(found, _inflected(lexicon.section("places.demonyms").get(territory, ()), endings), [c.code])
    for phrase, codes in _spelled(own.get("qualifiers", {})):
        _add(found, _inflected([phrase], endings), codes)
    return ((_id(codes, lexicon), word) for word, codes in found.items())


def _spelled(section: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """The phrases of a section `CODE CODE: [phrase, …]`, each with its codes."""
    return ((phrase, key.split()) for key, phrases in section.items() for phrase in phrases)


def _inflected(words: Iterable[str], endings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Words with all their forms: the longest ending that fits is changed for each of the others."""
    for word in filter(None, words):
        yield word
        ending = max((e for e in endings if word.endswith(e)), key=len, default=None)
        if ending is not None:
            yield from (f"{word.removesuffix(ending)}{other}" for other in endings[ending])


def _plain(sign: str) -> bool:
    return sign.replace(" ", "").replace(".", "").isascii() and sign.replace(" ", "").replace(".", "").isalpha()


def _add(table: dict[str, set[str]], phrases: Iterable[str], codes: Iterable[str]) -> None:
    for phrase in phrases:
        table.setdefault(normal(phrase), set()).update(codes)


def _squeezed(sign: str) -> str:
    return "".join(sign.split())


def _id(codes: Iterable[str], lexicon: Lexicon) -> str:
    """The codes as a table keeps them: the language's likeliest first, those of the past last."""
    known, order = currencies(), _order(lexicon)
    return " ".join(sorted(codes, key=lambda code: (code in known and known[code].past, order.get(code, len(order)), code)))


@lru_cache
def _order(lexicon: Lexicon) -> dict[str, int]:
    return {code: i for i, code in enumerate(lexicon.section("money.order"))}


def _table(rows: Iterable[tuple[str, str]], lexicon: Lexicon) -> PhraseTable:
    phrases: dict[str, list[str]] = {}
    for name, phrase in rows:
        phrases.setdefault(name, []).append(phrase)
    return PhraseTable(phrases, lexicon.tokenizer)
