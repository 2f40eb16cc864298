"""Whether two names are one, across spellings and scripts; tables in `lang/_names.yaml`.

Parts are laid side by side one to one. The surname must match, and every part of the shorter name; middle names may be
missing. A score of 0.7 and more means the same name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from crosscheck.gazetteer import place_key
from crosscheck.sounds import is_arabic, likeness, plain, sounds, tables
from crosscheck.tokens import normal

SAME = 0.7  # at and above this, two names are one
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’ʿʾ`][\p{L}]+)*\.?")
_INITIALS = regex.compile(r"(?:\b\p{L}\.){2,}")
_SURNAME_ONLY = 0.92  # a surname alone for a full name says a little less
_CLASSES = str.maketrans({"b": "p", "v": "f", "d": "t", "D": "t", "T": "t", "z": "s", "q": "s", "S": "s", "C": "s", "Z": "s", "g": "k", "G": "k", "x": "k", "j": "k", "J": "k"}
                         | dict.fromkeys("aeiouhyw", None))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: its words without articles, particles and titles, compounds joined."""

    words: tuple[str, ...]
    initials: frozenset[int]  # the indices of words that are only a letter
    number: str  # II, XIV, 2: what tells a person from a namesake


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(normal(plain(word)) for word in tables()[name])


@cache
def _translated() -> dict[str, int]:
    return {normal(plain(word)): group for group, words in enumerate(tables()["translated"]) for word in words}


_NUMERAL = regex.compile(r"(?:[IVX]{2,}|V|X|\d+)")


@lru_cache(maxsize=65_536)
def parts(name: str) -> Parts:
    """The words of a name that tell who it is."""
    name = _INITIALS.sub(lambda m: m.group().replace(".", "") + " ", name)
    found = _WORD.findall(name.replace("ـ", "-"))
    number = next((w for w in found[1:] if _NUMERAL.fullmatch(w)), "")
    words = [w.rstrip(".") for w in found if w != number]
    folded = [normal(plain(w)) for w in words]
    kept = [(w, f) for w, f in zip(words, folded, strict=True) if f not in _list("titles") and f not in _list("articles")]
    core = [(w, f) for w, f in kept if f not in _list("particles") and f not in _list("legal")] or kept or list(zip(words, folded, strict=True))
    joined = tuple(_join([_bare(plain(w)) for w, _ in core]))
    return Parts(joined, frozenset(i for i, w in enumerate(joined) if len(w) == 1), number)


def _bare(word: str) -> str:
    """Without an attached Arabic article (never the alif with hamza of ألمانيا) or apostrophes."""
    word = word.replace("’", "'").replace("ʿ", "").replace("ʾ", "").replace("`", "'")
    if word.startswith("ال") and len(word) >= 5 and normal(word) not in _list("faith"):
        return word[2:]
    return word


def _join(words: list[str]) -> list[str]:
    """Abd + al-X, Abu + X and X + al-Din are one part."""
    out: list[str] = []
    pending = ""
    for i, word in enumerate(words):
        fold = normal(word)
        if fold in _list("joined") and i + 1 < len(words):
            pending += word
        elif fold in _list("faith") and out and not pending:
            out[-1] += "دين" if is_arabic(word) else "din"
        else:
            out.append(pending + word)
            pending = ""
    return out


_PREFIX = regex.compile(r"^(?:al|el|ul)(?=\p{L}{3})")
_ABD = regex.compile(r"^abd(?:[aeiou]?[ulr]{1,2}|[aeou]u?l?|ess?|enn?|ull?)?(?=[a-z]{3})")


@lru_cache(maxsize=65_536)
def _spellings(word: str) -> tuple[str, ...]:
    """A part, and what it is without an article grown into it (Alshara, Abdelrahman)."""
    found = [word]
    if is_arabic(word):
        if word.startswith("عبدال") and len(word) > 6:
            found.insert(0, "عبد" + word[5:])
    else:
        if _PREFIX.match(word):
            found.append(_PREFIX.sub("", word))
        if word.startswith("abd"):
            found.append(_ABD.sub("abd", word))
    return tuple(found)


@lru_cache(maxsize=262_144)
def part_likeness(a: str, b: str) -> float:
    """How alike two parts of names are, 0 to 1."""
    if a == b:
        return 1.0
    group = _translated().get(normal(a), -1)
    known = 0.9 if group >= 0 and group == _translated().get(normal(b), -2) else 0.0
    return max(known, *(likeness(x, y) for x in _spellings(a) for y in _spellings(b)))


def similarity(a: str, b: str, a_lang: str = "und", b_lang: str = "und") -> float:
    """How surely two names are one, 0 to 1; SAME and above means they are. Places that are known are looked up."""
    if normal(a) == normal(b):
        return 1.0
    places = place_key(a, a_lang), place_key(b, b_lang)
    if places[0] and places[1]:
        return 1.0 if places[0] == places[1] else 0.0
    return _similarity(parts(a), parts(b))


def _similarity(a: Parts, b: Parts) -> float:
    if not a.words or not b.words or (a.number and b.number and a.number != b.number):
        return 0.0
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    whole = likeness("".join(a.words), "".join(b.words)) if len(short.words) != len(long.words) and len(short.words) <= 2 else 0.0
    return max(_aligned(short, long), whole if whole >= 0.85 else 0.0)


def _aligned(short: Parts, long: Parts) -> float:
    if len(short.words) == 1 and len(long.words) > 1:
        last, first = part_likeness(short.words[0], long.words[-1]), part_likeness(short.words[0], long.words[0])
        return max(_SURNAME_ONLY * last, 0.6 * first)
    scores = _pair(short, long)
    weights = [1.0 if i in short.initials else max(1.5, min(len(w), 8)) for i, w in enumerate(short.words)]
    mean = sum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)
    missing = 0.02 * (len(long.words) - len(short.words))
    return max(0.0, 0.55 * min(scores) + 0.45 * mean - missing - _disorder(short, long))


def _pair(short: Parts, long: Parts) -> list[float]:
    """The likeness of each part of the shorter name with the part of the longer that it is laid beside, best first."""
    cells = sorted(
        ((_cell(short, i, long, j), -abs((len(short.words) - i) - (len(long.words) - j)), i, j) for i in range(len(short.words)) for j in range(len(long.words))),
        reverse=True,
    )
    scores, used = dict[int, float](), set[int]()
    for score, _, i, j in cells:
        if i not in scores and j not in used:
            scores[i] = score
            used.add(j)
    return [scores[i] for i in range(len(short.words))]


def _cell(short: Parts, i: int, long: Parts, j: int) -> float:
    x, y = short.words[i], long.words[j]
    if i in short.initials or j in long.initials:
        return 0.8 if likeness(sounds(x)[:1] or x[:1], sounds(y)[:1] or y[:1]) > 0.8 else 0.0
    return part_likeness(x, y)


def _disorder(short: Parts, long: Parts) -> float:
    """What it costs that the surname of one isn't the surname of the other."""
    return 0.0 if part_likeness(short.words[-1], long.words[-1]) >= 0.6 else 0.1


@lru_cache(maxsize=65_536)
def key(name: str) -> frozenset[str]:
    """Rough consonant skeletons of a name's parts: names that share none can't be one. Cheap, the same across scripts."""
    keys = set[str]()
    for word in parts(name).words:
        for spelling in _spellings(word):
            for signs in {sounds(spelling).replace("c", "S"), sounds(spelling).replace("c", "k")}:
                keys |= _skeletons(signs, is_arabic(word))
    return frozenset(keys)


def _skeletons(signs: str, arabic: bool) -> set[str]:
    rough = signs.translate(_CLASSES)
    rough = "".join(s for i, s in enumerate(rough) if i == 0 or s != rough[i - 1])
    if len(rough) < 2:
        return {rough + signs[:1]} if rough else set()
    return {rough} if arabic or rough[-1] not in "ts" or len(rough) < 3 else {rough, rough[:-1]}
