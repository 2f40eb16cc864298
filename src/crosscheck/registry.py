"""Organizations known by name: world and regional bodies, agencies, forces; one key each, with acronyms and long forms in every language.

The table is `lang/_organizations.yaml`. A name written there in capitals only (WHO, ONU) is read only in capitals.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

import yaml

from crosscheck.gazetteer import nations
from crosscheck.lang import languages, lexicon
from crosscheck.tokens import PhraseTable, normal

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def organizations() -> dict[str, dict[str, list[str]]]:
    """Key → its names by language, `any` for those of all Latin script."""
    text = (resources.files("crosscheck.lang") / "_organizations.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=_LOADER))  # noqa: S506 (a BaseLoader makes only text)


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


def organization_key(name: str) -> str | None:
    """The key of an organization by one of its names, in any language, or None."""
    return _index().get(normal(name))


@cache
def _index() -> dict[str, str]:
    return {normal(name): key for key, spellings in organizations().items() for found in spellings.values() for name in found}


# What bodies are for: a rival for a ministry's part in a story is seldom a company, and a company's never a ministry.
_FAMILIES = {
    "state": ("ministry", "authority", "commission", "council", "court", "parliament", "civil-defence", "force", "agency"),
    "business": ("company", "group", "bank", "fund"),
    "learning": ("university", "hospital", "centre"),
    "society": ("union", "party", "organization", "red-cross", "chamber", "club"),
}
_FAMILY = {head: family for family, heads in _FAMILIES.items() for head in heads}


@lru_cache(maxsize=65_536)
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


_NEWS = frozenset(
    ("afp", "reuters", "ap", "anadolu", "sana", "azertac", "tass", "ria", "xinhua", "irna", "spa", "wam", "mena", "bbc", "cnn", "al-jazeera", "al-arabiya")
)


def family(name: str, key: str | None) -> str | None:
    """state, business, learning, society or news; None where a name doesn't say."""
    if key in _NEWS:
        return "news"
    return _FAMILY.get(((key or "").partition(":")[0].partition("@")[0] if key and ":" in key else head(name)) or "")


@lru_cache(maxsize=65_536)
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
    "unodc", "unctad", "unido", "unifil", "unsmil", "minusma", "monusco", "who", "wfp", "fao", "ilo", "iom", "imo", "icao", "wmo", "iaea"))  # fmt: skip
_PARTS = {"un": _UNITED_NATIONS, "eu": frozenset(("european-commission", "european-parliament", "european-council", "ecb", "eib", "frontex", "europol"))}


def within(a: str, b: str) -> bool:
    """Whether one of two known bodies is a part of the other: an official of the FAO is one of the United Nations."""
    return b in _PARTS.get(a, ()) or a in _PARTS.get(b, ())
