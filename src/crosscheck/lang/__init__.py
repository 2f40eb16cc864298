"""A language is data: one file `<code>.yaml` holds all its words; this module reads it.

Every leaf is text (`no` stays "no", 12:30 stays "12:30"). A section is read by the value reader it is named after;
`Lexicon.phrases("dates.months")` gives a section of the form `id: [phrase, …]` as a table to match tokens with.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import resources
from typing import Any

from crosscheck import datafile
from crosscheck.errors import LanguageDataError, nearest
from crosscheck.tokens import PhraseTable, Tokenizer, normal


class Lexicon:
    """The words of one language, by section."""

    def __init__(self, code: str, data: dict[str, Any]) -> None:
        self.code = code
        self._data = data
        self._tables: dict[tuple[str, ...], PhraseTable] = {}
        self._sections: dict[str, Any] = {}
        self._words: dict[str, frozenset[str]] = {}

    def section(self, path: str) -> Any:
        """The data at a dotted path, `{}` where the language has none."""
        found = self._sections.get(path)
        if found is None:
            found = self._data
            for part in path.split("."):
                found = found.get(part, {}) if isinstance(found, dict) else {}
            self._sections[path] = found
        return found

    def words(self, path: str) -> frozenset[str]:
        """A section that is a plain list of words, in their normal form."""
        found = self._words.get(path)
        if found is None:
            found = self._words[path] = frozenset(normal(word) for word in self.section(path))
        return found

    def phrases(self, *paths: str) -> PhraseTable:
        """Sections of the form `id: [phrase, …]`, or plain lists of phrases (each its own id), as one table."""
        table = self._tables.get(paths)
        if table is None:
            variants: dict[str, list[str]] = {}
            for path in paths:
                data = self.section(path)
                for name, words in data.items() if isinstance(data, dict) else zip(data, data, strict=True):
                    variants.setdefault(name, []).extend([words] if isinstance(words, str) else words)
            table = self._tables[paths] = PhraseTable(variants, self.tokenizer)
        return table

    @property
    def months(self) -> PhraseTable:
        """The names of the months of both calendars, long and short."""
        return self.phrases("date.months", "date.short_months", "date.hijri_months")

    @cached_property
    def tokenizer(self) -> Tokenizer:
        own = self.section("tokens")
        return Tokenizer(own.get("elisions", ()), own.get("endings", ()), own.get("prefixes", ()), own.get("rewrites", {}))


@cache
def languages() -> tuple[str, ...]:
    """The codes (BCP 47) of the languages that have a file."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(f.name.removesuffix(".yaml") for f in files if f.name.endswith(".yaml") and not f.name.startswith("_")))


@cache
def lexicon(code: str) -> Lexicon:
    """The words of a language; raises LanguageDataError for a language without a file."""
    if code not in languages():
        raise LanguageDataError(f"no language data for {code!r}; there is {', '.join(languages())}{nearest(code, languages())}")
    return Lexicon(code, datafile.load(__package__, f"{code}.yaml"))
