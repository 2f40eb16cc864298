"""A name taken apart: its words without titles, articles and particles, compounds joined; tables in `lang/_names.yaml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from crosscheck.sounds import is_arabic, plain, tables

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʿʾ`][\p{L}]+)*+\.?")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.){2,}")
_NUMERAL = re.compile(r"(?:[IVX]{2,}|V|X|\d+)")
_MOST_WORDS, _LONGEST_WORD, _LONGEST_NAME = 12, 40, 400  # what is longer is no name, and must not cost time
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"})
_APOSTROPHES = str.maketrans({"’": "'", "`": "'", "ʿ": None, "ʾ": None})
_SHORTEST_BEHIND_ARTICLE = 5  # letters of a word that ال may be taken off
_LINKS = ("articles", "particles")
_NUMERALS = frozenset("IVX0123456789٠١٢٣٤٥٦٧٨٩")
_NONE: frozenset[int] = frozenset()
_DROPPED = frozenset(("titles", "honours", "suffixes", "articles", "particles", "legal"))


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: its words without articles, particles and titles, compounds joined."""

    words: tuple[str, ...]
    initials: frozenset[int]  # the indices of words that are only a letter
    number: str  # II, XIV, 2: what tells a person from a namesake
    merged: tuple[str, ...] = ()  # the words once more, particles grown onto the next (Le Pen: lepen), where there are particles
    lead: str = ""  # what stood before a single word and may be a given name: "articles" (Al Gore), "particles" (Lou Reed), "honours" (Sheikh Hasina)
    links: bool = False  # whether an article or a particle was taken off anywhere


@cache
def _roles() -> dict[str, str]:
    """What a word may be in a name beside a name, by its folded form; the first table that has it wins."""
    found: dict[str, str] = {}
    for role in ("articles", "honours", "titles", "suffixes", "joined", "faith", "particles", "legal"):
        for word in tables()[role]:
            found.setdefault(fold(word), role)
    return found


def fold(word: str) -> str:
    """A word as the tables of names have it."""
    folded = plain(word)
    return folded if folded.isascii() else folded.translate(_LETTERS)


@lru_cache(maxsize=8_192)
def parts(name: str) -> Parts:
    """The words of a name that tell who it is."""
    name = name[:_LONGEST_NAME].translate(_APOSTROPHES)
    if "." in name:
        name = _INITIALS.sub(lambda m: m.group().replace(".", "") + " ", name)
    if "ـ" in name:
        name = name.replace("ـ", "-")
    found = _WORD.findall(name)[:_MOST_WORDS]
    number = next((w for w in found[1:] if w[0] in _NUMERALS and _NUMERAL.fullmatch(w)), "") if len(found) > 1 else ""
    words = [_word(w) for w in found if w != number]
    if words and words[-1][1] in ("titles", "honours"):  # a title stands before a name: Larry King
        words[-1] = (words[-1][0], "")
    core = [w for w in words if w[1] not in _DROPPED] or [w for w in words if w[1] not in ("titles", "honours", "articles")] or words
    joined = tuple(_join(core))
    linked = any(role in _LINKS for _, role in words)
    lead = words[0][1] if len(joined) == 1 < len(words) else ""
    return Parts(
        joined,
        frozenset([i for i, w in enumerate(joined) if len(w) == 1]),
        number,
        _merged(words) if linked else (),
        lead if lead == "honours" or (lead in _LINKS and name[len(found[0]) : len(found[0]) + 1] != "-") else "",
        linked or any(w.startswith("ال") for w, _ in core),
    )


@lru_cache(maxsize=8_192)
def _word(word: str) -> tuple[str, str]:
    """A word without accents, and what it may be in a name beside a name."""
    word = plain(word[:_LONGEST_WORD].rstrip("."))
    return word, _roles().get(word if word.isascii() else word.translate(_LETTERS), "")


def _merged(words: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    out, pending = [], ""
    for word, role in words:
        if role in _LINKS:
            pending += word
        elif role not in _DROPPED:
            out.append(pending + _bare(word))
            pending = ""
    return tuple(out)


@lru_cache(maxsize=8_192)
def bare(word: str) -> str:
    """A word as a part of a name: without accents, apostrophes and an article written onto it."""
    return _bare(plain(word.translate(_APOSTROPHES)))


def _bare(word: str) -> str:
    """Without an attached Arabic article (never the alif with hamza of ألمانيا)."""
    if word.startswith("ال") and len(word) >= _SHORTEST_BEHIND_ARTICLE and _roles().get(fold(word)) != "faith":
        return word[2:]
    return word


def _join(words: Sequence[tuple[str, str]]) -> list[str]:
    """Abd + al-X, Abu + X and X + al-Din are one part."""
    out: list[str] = []
    pending = ""
    for i, (word, role) in enumerate(words):
        if role == "joined" and i + 1 < len(words):
            pending += word
        elif role == "faith" and out and not pending:
            out[-1] += "دين" if is_arabic(word) else "din"
        else:
            out.append(pending + _bare(word))
            pending = ""
    return out


_PREFIX = re.compile(r"^(?:al|el|ul)(?=[^\W\d_]{3})")
_ABD = re.compile(r"^abd(?:[aeiou]?[ulr]{1,2}|[aeou]u?l?|ess?|enn?|ull?)?(?=[a-z]{3})")


@lru_cache(maxsize=8_192)
def spellings(word: str) -> tuple[str, ...]:
    """A part, and what it is without an article grown into it (Alshara, Abdelrahman)."""
    if word.startswith("عبدال") and len(word) > len("عبدالX"):
        return "عبد" + word[5:], word
    if word.startswith("abd"):
        return word, _ABD.sub("abd", word)
    if word.startswith(("al", "el", "ul")) and _PREFIX.match(word):
        return word, word[2:]
    return (word,)


@cache
def _sets(table: str) -> dict[str, frozenset[int]]:
    """Folded word → the groups of a table that it belongs to."""
    found: dict[str, set[int]] = {}
    for group, words in enumerate(tables()[table]):
        for word in words:
            found.setdefault(fold(word), set()).add(group)
    return {word: frozenset(groups) for word, groups in found.items()}


@lru_cache(maxsize=8_192)
def translated(word: str) -> frozenset[int]:
    """The groups of words that are one name in different languages, that a word belongs to."""
    return _sets("translated").get(fold(word), _NONE)


@lru_cache(maxsize=8_192)
def known_as(word: str) -> frozenset[int]:
    """The same, and the groups of the names that it is short for: Frank is Franz."""
    short = _sets("nicknames").get(fold(word), _NONE)
    full = (translated(other) for group in short for other in tables()["nicknames"][group])
    return translated(word).union(*full, (-1 - group for group in short))
