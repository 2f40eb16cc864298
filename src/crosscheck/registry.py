"""Organizations known by name: world and regional bodies, agencies, forces; one key each, with acronyms and long forms in every language.

The table is `lang/_organizations.yaml`. A name written there in capitals only (WHO, ONU) is read only in capitals.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from crosscheck.lang import lexicon
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
