"""A language is data: one file `<code>.yaml` holds all its words; this module reads it.

Every leaf is text (`no` stays "no", 12:30 stays "12:30"). A section is read by the value reader it is named after;
`Lexicon.phrases("dates.months")` gives a section of the form `id: [phrase, …]` as a table to match tokens with.
"""

from __future__ import annotations

from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml

from crosscheck.errors import LanguageDataError, nearest
from crosscheck.tokens import PhraseTable, Tokenizer

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Lexicon:
    """The words of one language, by section."""

    def __init__(self, code: str, data: dict[str, Any]) -> None:
        self.code = code
        self._data = data
        self._tables: dict[str, PhraseTable] = {}
        self._memo: dict[str, Any] = {}

    def section(self, path: str) -> Any:
        """The data at a dotted path, `{}` where the language has none."""
        node: Any = self._data
        for part in path.split("."):
            node = node.get(part, {}) if isinstance(node, dict) else {}
        return node

    def words(self, path: str) -> frozenset[str]:
        """A section that is a plain list of words, in their normal form."""
        from crosscheck.tokens import normal

        found = self._memo.get(path)
        if found is None:
            found = self._memo[path] = frozenset(normal(word) for word in self.section(path))
        return found

    def phrases(self, path: str) -> PhraseTable:
        """A section `id: [phrase, …]`, or a plain list of phrases (each its own id), as a table."""
        table = self._tables.get(path)
        if table is None:
            data = self.section(path)
            mapping = data if isinstance(data, dict) else {phrase: [phrase] for phrase in data}
            table = self._tables[path] = PhraseTable({k: [v] if isinstance(v, str) else v for k, v in mapping.items()}, self.tokenizer)
        return table

    @cached_property
    def tokenizer(self) -> Tokenizer:
        own = self.section("tokens")
        return Tokenizer(own.get("elisions", ()), own.get("endings", ()), own.get("prefixes", ()), own.get("rewrites", {}))


@cache
def languages() -> tuple[str, ...]:
    """The codes (BCP 47) of the languages that have a file."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted({f.name.split(".")[0] for f in files if f.name.endswith(".yaml") and not f.name.startswith("_")}))


@cache
def lexicon(code: str) -> Lexicon:
    """The words of a language; raises LanguageDataError for a language without a file."""
    if code not in languages():
        raise LanguageDataError(f"no language data for {code!r}; there is {', '.join(languages())}{nearest(code, languages())}")
    data: dict[str, Any] = {}
    for file in sorted(resources.files(__package__).iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml") and file.name.split(".")[0] == code:
            data.update(yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER) or {})  # noqa: S506 (a BaseLoader makes only text)
    return Lexicon(code, data)
