"""Whether a word is one of the language, in a script that has no capitals to tell names by; given names of all languages.

The common words are `lang/_words.<code>.txt` (made by `benchmarks/make_words.py`), the given names `lang/_given.txt`
(`benchmarks/make_given.py`) beside those of `_names.yaml`; a language without a list of words knows none.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from crosscheck.lang import Lexicon, lexicon
from crosscheck.sounds import tables
from crosscheck.tokens import normal

_STEM = 3  # letters that a word must keep when its affixes are taken off


@cache
def given_names() -> frozenset[str]:
    """Given names, without accents, in small letters."""
    return frozenset(tables()["given"]) | frozenset((resources.files("crosscheck.lang") / "_given.txt").read_text(encoding="utf-8").split())


@cache
def words(code: str) -> frozenset[str]:
    """The common words of a language without capitals, in normal form; none for other languages."""
    file = resources.files("crosscheck.lang") / f"_words.{code}.txt"
    return frozenset(file.read_text(encoding="utf-8").split()) if file.is_file() else frozenset()


def familiar(norm: str, lex: Lexicon) -> bool:
    """Whether a word in its normal form is a word of the language, with or without the particles and endings it can have."""
    return _familiar(norm, lex.code)


def listed(norm: str, lex: Lexicon) -> bool:
    """Whether a word is in the list of common words, as it stands or behind the particles written onto it; endings aren't taken off."""
    return _listed(norm, lex.code)


@lru_cache(maxsize=8_192)
def _listed(norm: str, code: str) -> bool:
    known, affixes = words(code), Affixes.of(code)
    return norm in known or any(norm[n:] in known and affixes.before(norm, n) for n in range(1, min(affixes.longest, len(norm) - 2) + 1))


@lru_cache(maxsize=8_192)
def _familiar(norm: str, code: str) -> bool:
    return derived(norm, words(code), Affixes.of(code))


@dataclass(frozen=True, slots=True)
class Affixes:
    """What may be written onto a word: particles and articles before it, endings behind it, and letters that change before an ending."""

    prefixes: frozenset[str]
    endings: frozenset[str]
    changes: tuple[tuple[str, str], ...]
    longest: int
    future: tuple[str, ...]  # how verbs with the letter of the future begin, which no noun has before it

    @staticmethod
    @cache
    def of(code: str) -> Affixes:
        own = lexicon(code).section("people.affixes")
        prefixes, endings = (frozenset(normal(a) for kind in kinds for a in own.get(kind, ())) for kinds in (("articles", "particles"), ("endings",)))
        changes = tuple((normal(a), normal(b)) for a, b in own.get("changes", {}).items())
        future = tuple(normal(a) for a in own.get("future", ()))
        return Affixes(prefixes, endings, changes, max(map(len, prefixes | endings), default=0), future)

    def before(self, norm: str, n: int) -> bool:
        """Whether the first letters of a word may be a particle: «س» only before a verb, so that سطيف is no طيف."""
        return norm[:n] in self.prefixes and (norm[n - 1] not in {f[0] for f in self.future} or norm[n - 1 :].startswith(self.future))


def derived(norm: str, known: AbstractSet[str], affixes: Affixes) -> bool:
    """Whether a word in its normal form is a known one, with or without affixes."""
    if norm in known:
        return True
    cuts = range(1, min(affixes.longest, len(norm) - _STEM) + 1)
    stems = [norm, *(norm[n:] for n in cuts if affixes.before(norm, n))]
    return any(stem in known for stem in stems) or any(_inflected(stem, n, known, affixes) for stem in stems for n in cuts if stem[-n:] in affixes.endings)


def _inflected(stem: str, ending: int, known: AbstractSet[str], affixes: Affixes) -> bool:
    root = stem[:-ending]
    return len(root) >= _STEM and (root in known or any(root.endswith(a) and root[: -len(a)] + b in known for a, b in affixes.changes))


@cache
def uncased_given(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Given names in a language without capitals: all (of the made list, those that are no words of the language), and those that are also words."""
    lex = lexicon(code)
    own = lex.words("people.given") | lex.words("people.native") | lex.words("people.foreign")
    return own | frozenset(name for name in given_names() if not _familiar(name, code)), lex.words("people.ambiguous")
