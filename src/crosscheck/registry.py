"""Organizations known by name: world and regional bodies, companies, papers, clubs; one key each, with acronyms and long forms in every language.

The tables are `lang/_organizations.yaml` and `lang/_companies.yaml`. A name written there in capitals only (WHO, ONU) is read only in capitals.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from crosscheck import datafile
from crosscheck.gazetteer import nations
from crosscheck.lang import languages, lexicon
from crosscheck.tokens import PhraseTable, normal


@cache
def organizations() -> dict[str, dict[str, list[str]]]:
    """Key → its names by language, `any` for those of all Latin script."""
    bodies: dict[str, dict[str, list[str]]] = _table("_organizations.yaml")
    return bodies | {key: spellings for group in _companies().values() for key, spellings in group.items()}


def _table(file: str) -> dict[str, Any]:
    return dict(datafile.load("crosscheck.lang", file))


@cache
def _companies() -> dict[str, dict[str, dict[str, list[str]]]]:
    """What they are (companies, papers, clubs) → key → names by language."""
    return _table("_companies.yaml")


def names(code: str) -> dict[str, list[str]]:
    """Key → the names that one language uses."""
    return {key: [*spellings.get("any", ()), *spellings.get(code, ())] for key, spellings in organizations().items()}


@cache
def name_tables(code: str) -> tuple[PhraseTable, PhraseTable]:
    """The names of one language: those to be found in any case, and those that count only in capitals."""
    tokenizer = lexicon(code).tokenizer
    shouted = {key: [n for n in found if n.isupper()] for key, found in names(code).items()}
    others = {key: [n for n in found if not n.isupper()] for key, found in names(code).items()}
    return PhraseTable(others, tokenizer), PhraseTable(shouted, tokenizer)


@cache
def first_words(code: str) -> PhraseTable:
    """The first words of all names of one language."""
    return PhraseTable({key: [name.split()[0] for name in found] for key, found in names(code).items() if found}, lexicon(code).tokenizer)


@lru_cache(maxsize=8_192)
def organization_key(name: str) -> str | None:
    """The key of an organization by one of its names, in any language, or None."""
    return _index().get(normal(name))


@cache
def _index() -> dict[str, str]:
    return {normal(name): key for key, spellings in organizations().items() for found in spellings.values() for name in found}


@cache
def acronyms() -> Mapping[int, tuple[tuple[str, str], ...]]:
    """Length → the acronyms of so many letters, in small letters, with the keys of those they stand for."""
    found: dict[int, list[tuple[str, str]]] = {}
    for key, spellings in organizations().items():
        for name in spellings.get("any", ()):
            if name.isupper() and name.isalpha():
                found.setdefault(len(name), []).append((name.casefold(), key))
    return {size: tuple(names) for size, names in found.items()}


def international(key: str | None) -> bool:
    """Whether a key is one of the world and regional bodies, and the like, that aren't companies, papers or clubs."""
    return key is not None and ":" not in key and key in organizations() and key not in _families()


# What bodies are for: a rival for a ministry's part in a story is seldom a company, and a company's never a ministry.
_FAMILIES = {
    "state": ("ministry", "authority", "commission", "council", "court", "parliament", "civil-defence", "force", "agency", "inspectorate"),
    "business": ("company", "group", "bank", "fund"),
    "learning": ("university", "hospital", "centre", "museum"),
    "society": ("union", "party", "organization", "red-cross", "chamber"),
    "sport": ("club",),
    "news": ("media",),
}
_FAMILY = {head: family for family, heads in _FAMILIES.items() for head in heads}


@lru_cache(maxsize=8_192)
def head(name: str) -> str | None:
    """The kind of body that a name says it is (ministry, company, bank …), in any language, or None."""
    for code in languages():
        words = lexicon(code)
        tokens = words.tokenizer.tokens(name)
        found = next(iter(words.phrases("organizations.heads").all(tokens)), None)
        if found:
            return found[2]
        if tokens and tokens[-1].norm in words.words("organizations.suffixes"):
            return "company"
    return None


_NEWS = frozenset(  # of those that do more than that, and stand among the bodies
    ("afp", "reuters", "ap", "anadolu", "sana", "azertac", "tass", "ria", "xinhua", "irna", "spa", "wam", "mena", "bbc", "cnn", "al-jazeera", "al-arabiya")
)


@cache
def _families() -> Mapping[str, str]:
    """The key of a company, paper or club → its family."""
    kinds = {"companies": "business", "papers": "news", "clubs": "sport"}
    return {key: kinds[group] for group, members in _companies().items() for key in members} | dict.fromkeys(_NEWS, "news")


def family(name: str, key: str | None) -> str | None:
    """state, business, learning, society, sport or news; None where a name doesn't say."""
    known = _families().get(key or organization_key(name) or "")
    if known:
        return known
    return _FAMILY.get(((key or "").partition(":")[0].partition("@")[0] if key and ":" in key else head(name)) or "")


@lru_cache(maxsize=8_192)
def descriptive(word: str) -> bool:
    """Whether a word only says what a body is, does or where it is from (company, national, Libyan), in any language."""
    for code in languages():
        words = lexicon(code)
        tokens = words.tokenizer.tokens(word)
        tables = (*(words.phrases(f"organizations.{table}") for table in ("heads", "concepts", "domains")), nations(code))
        if any(table.match(tokens, 0) for table in tables if tokens) or normal(word) in words.words("organizations.suffixes"):
            return True
    return False


_UNITED_NATIONS = frozenset(("unicef", "unesco", "unhcr", "unrwa", "undp", "ocha", "un-security-council", "un-general-assembly", "ohchr", "unfpa", "unep",
    "unodc", "unctad", "unido", "unifil", "unsmil", "minusma", "monusco", "un-habitat", "un-women", "unops", "unmas", "unhas", "unaids", "unsos", "minusca",
    "minurso", "unmiss", "unamid", "unami", "ifad", "who", "wfp", "fao", "ilo", "iom", "imo", "icao", "wmo", "iaea"))  # fmt: skip
_PARTS = {"un": _UNITED_NATIONS, "eu": frozenset(("european-commission", "european-parliament", "european-council", "ecb", "eib", "frontex", "europol"))}


def within(a: str, b: str) -> bool:
    """Whether one of two known bodies is a part of the other: an official of the FAO is one of the United Nations."""
    return b in _PARTS.get(a, ()) or a in _PARTS.get(b, ())
