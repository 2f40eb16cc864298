"""Whether two names are one, across spellings and scripts; tables in `lang/_names.yaml`.

Parts are laid side by side one to one. The surname must match, and every part of the shorter name; middle names may be
missing. A score of 0.7 and more means the same name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from crosscheck.gazetteer import country_key, place_key
from crosscheck.registry import organization_key
from crosscheck.sounds import is_arabic, likeness, plain, sounds, tables
from crosscheck.tokens import normal

SAME = 0.7  # at and above this, two names are one
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’ʿʾ`][\p{L}]+)*\.?")
_INITIALS = regex.compile(r"(?:\b\p{L}\.){2,}")
_MOST_WORDS, _LONGEST_WORD = 12, 40  # what is longer is no name, and must not cost time
_SURNAME_ONLY = 0.92  # a surname alone for a full name says a little less
_CLASSES = str.maketrans({"b": "p", "v": "f", "d": "t", "D": "t", "T": "t", "z": "s", "q": "s", "S": "s", "C": "s", "Z": "s", "X": "s", "g": "k", "G": "k", "x": "k", "j": "k", "J": "k"}
                         | dict.fromkeys("aeiouhyw", None))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: its words without articles, particles and titles, compounds joined."""

    words: tuple[str, ...]
    initials: frozenset[int]  # the indices of words that are only a letter
    number: str  # II, XIV, 2: what tells a person from a namesake
    merged: tuple[str, ...] = ()  # the words once more, particles grown onto the next (Le Pen: lepen), where there are particles


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
    found = [word[:_LONGEST_WORD] for word in _WORD.findall(name.replace("ـ", "-"))[:_MOST_WORDS]]
    number = next((w for w in found[1:] if _NUMERAL.fullmatch(w)), "")
    words = [w.rstrip(".") for w in found if w != number]
    folded = [normal(plain(w)) for w in words]
    kept = [(w, f) for w, f in zip(words, folded, strict=True) if f not in _list("titles") and f not in _list("articles")]
    core = [(w, f) for w, f in kept if f not in _list("particles") and f not in _list("legal")] or kept or list(zip(words, folded, strict=True))
    joined = tuple(_join([_bare(plain(w)) for w, _ in core]))
    initials = frozenset(i for i, w in enumerate(joined) if len(w) == 1)
    return Parts(joined, initials, number, _merged(kept) if len(core) < len(kept) else ())


def _merged(words: list[tuple[str, str]]) -> tuple[str, ...]:
    out, pending = [], ""
    for word, fold in words:
        if fold in _list("particles"):
            pending += plain(word)
        else:
            out.append(pending + _bare(plain(word)))
            pending = ""
    return tuple(out)


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """A word as a part of a name: without accents, apostrophes and an article written onto it."""
    return _bare(plain(word))


@lru_cache(maxsize=65_536)
def sound_alike(a: str, b: str) -> bool:
    """Whether two names sound like one, whatever places or bodies they may be known as: «عمان» is Oman and Amman."""
    return _similarity(parts(a), parts(b)) >= SAME


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


@lru_cache(maxsize=65_536)
def similarity(a: str, b: str, a_lang: str = "und", b_lang: str = "und") -> float:
    """How surely two names are one, 0 to 1; SAME and above means they are. Places that are known are looked up."""
    if b < a:
        return similarity(b, a, b_lang, a_lang)  # the same in both directions
    if normal(a) == normal(b):
        return 1.0 if parts(a).words else 0.0
    if not key(a) & key(b):
        return 0.0
    for known in ((place_key(a, a_lang), place_key(b, b_lang)), (organization_key(a), organization_key(b))):
        if known[0] and known[1]:
            return 1.0 if known[0] == known[1] else 0.0
    score = _similarity(parts(a), parts(b))
    # A country has its name in every language: what sounds like one and isn't (Poland, Oppland) is another place.
    return min(score, 0.6) if score < 0.93 and bool(country_key(a, a_lang)) != bool(country_key(b, b_lang)) else score


def _similarity(a: Parts, b: Parts) -> float:
    if not a.words or not b.words or (a.number and b.number and a.number != b.number):
        return 0.0
    grown_a, grown_b = (Parts(p.merged, frozenset(), "") for p in (a, b))
    return max(_laid(a, b), _laid(grown_a, b), _laid(a, grown_b))


def _laid(a: Parts, b: Parts) -> float:
    """The best of: part by part, all in one word, and with two neighbours of the longer name written as one."""
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if not short.words:
        return 0.0
    best = _aligned(short, long)
    if best >= SAME or len(short.words) == len(long.words):
        return best
    if len(short.words) == 1:
        whole = likeness(short.words[0], "".join(long.words))
        return max(best, whole if whole >= 0.85 else 0.0)
    if len(long.words) == len(short.words) + 1:
        pairs = ((*long.words[:i], long.words[i] + long.words[i + 1], *long.words[i + 2 :]) for i in range(len(short.words)))
        joined = max(_aligned(short, Parts(words, frozenset(), "")) for words in pairs)
        return max(best, joined if joined >= 0.8 else 0.0)
    return best


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
        (
            (_cell(short, i, long, j), -abs((len(short.words) - i) - (len(long.words) - j)), i, j)
            for i in range(len(short.words))
            for j in range(len(long.words))
        ),
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
    """Rough keys of a name: names that share none can't be one. Cheap, the same across scripts.

    Consonant skeletons of the parts; `=n` for a part that is translated from language to language; `@…` for a known
    place, `#…` for a known organization.
    """
    taken = parts(name)
    keys = {f"={_translated()[normal(word)]}" for word in taken.words if normal(word) in _translated()}
    keys |= {mark + found for mark, found in (("@", place_key(name)), ("#", organization_key(name))) if found}
    for word in (*taken.words, *taken.merged, *(("".join(taken.words),) if len(taken.words) > 1 else ())):
        for spelling in _spellings(word):
            heard = sounds(spelling)
            for signs in {heard.replace("c", "S"), heard.replace("c", "k"), heard.replace("w", "v")}:
                keys |= _skeletons(signs, arabic=is_arabic(word))
    return frozenset(keys)


def _skeletons(signs: str, *, arabic: bool) -> set[str]:
    rough = signs.translate(_CLASSES)
    rough = "".join(s for i, s in enumerate(rough) if i == 0 or s != rough[i - 1])
    if len(rough) < 2:
        return {rough}
    return {rough} if arabic or rough[-1] not in "ts" or len(rough) < 3 else {rough, rough[:-1]}
