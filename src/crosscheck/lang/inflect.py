"""Word lists written short: `annul+er` stands for all forms of the class `er`, which the language file spells out once.

A class is a list of templates under the section `inflections`; `_` is the stem: `er: [_er, _e, _ent, _é]`.
Several classes may be joined (`annul+er+ation`), and every word of a phrase may have its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from crosscheck.errors import LanguageDataError, nearest
from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable


def expand(phrase: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """All forms that a phrase stands for; raises LanguageDataError for a class that isn't there."""
    for words in product(*(tuple(_forms(word, classes)) for word in phrase.split())):
        yield " ".join(words)


def _forms(word: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    stem, *names = word.split("+")
    if not names:
        yield stem
    for name in names:
        if name not in classes:
            raise LanguageDataError(f"{word!r}: there is no inflection class {name!r}{nearest(name, classes)}")
        for template in classes[name]:
            yield template.replace("_", stem)


def entries(lexicon: Lexicon, path: str) -> dict[str, tuple[str, ...]]:
    """A section `id: [phrase, …]` (or a plain list, each phrase its own id) with all its forms."""
    data = lexicon.section(path)
    classes = lexicon.section("inflections")
    mapping = data if isinstance(data, dict) else {phrase: [phrase] for phrase in data}
    return {name: tuple(form for phrase in phrases for form in expand(phrase, classes)) for name, phrases in mapping.items()}


@lru_cache(maxsize=256)
def table(lexicon: Lexicon, *paths: str) -> PhraseTable:
    """The sections at these paths with all their forms, as one table to match tokens with."""
    phrases: dict[str, tuple[str, ...]] = {}
    for path in paths:
        for name, forms in entries(lexicon, path).items():
            phrases[name] = phrases.get(name, ()) + forms
    return PhraseTable(phrases, lexicon.tokenizer)
