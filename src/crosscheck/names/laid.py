"""Two names laid side by side, part by part: how surely they are one, from their words alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz.distance import LCSseq

from crosscheck.names.parts import Parts, fold, known_as, parts, spellings, translated
from crosscheck.sounds import is_arabic, likeness, sounds, tables

SAME = 0.7  # at and above this, two names are one
SURNAME_ONLY = 0.92  # a surname alone for a full name says a little less
_FIRST_ONLY = 0.6  # a given name alone says little
_TRANSLATED = 0.95  # Charles and Karl
_LONGEST_ENDING, _SHORTEST_STEM = 7, 3  # letters
_NICKNAME = 0.9  # Bill and William
_INITIAL = 0.8
_LONGEST_ACRONYM = 4  # letters
_SHORTEST = 2  # letters of the longest word of what can be a name
_OTHER = 0.4  # names that are known to be two: Hassan and Hussein
_SURE = 0.8  # parts at least this alike are one; nothing better is looked for
_UNLIKE = 0.45  # parts at least this unlike are two, whatever stands beside them
_MISSING, _DISORDER = 0.02, 0.1  # what a missing middle name costs, and a surname that isn't the other's
_HOPELESS = 0.1  # names this unlike have no word in common that joining others could complete
_JOINED = 0.8  # two words for one must sound more alike than one for one
_DOUBTFUL = 0.62  # a lone surname beside what may be another given name (Sheikh Hasina)
_ONE_NUMBER = 0.1  # what a number costs that only one of them has: Charles, Charles III
_COMMON = 0.4  # of the consonants, what two spellings of one word have in common at the least
_CLASSES = {"b": "bfpvبفپڤ", "d": "dtðþدتطثذض", "k": "kqxقكخگ", "l": "lłل", "n": "nmñمن", "r": "rر", "s": "szßسصزشظ"}
_UNRELIABLE = "aeiouhywاويهعحىأإآئؤءة'cgjجغچژ"  # vowels, and what is now k, now s, now nothing
_ROUGH = str.maketrans({letter: sign for sign, letters in _CLASSES.items() for letter in letters} | dict.fromkeys(_UNRELIABLE))
_BEGINS = str.maketrans(dict.fromkeys("eiou", "a") | dict.fromkeys("gGJCcZ", "j"))  # of the unreliable letters


@lru_cache(maxsize=8_192)
def _rough(word: str) -> str:
    return word.replace("ch", "s").translate(_ROUGH)


@lru_cache(maxsize=8_192)
def part_likeness(a: str, b: str) -> float:
    """How alike two parts of names are, 0 to 1."""
    if a == b:
        return 1.0
    ours, theirs = known_as(a), known_as(b)
    if ours & theirs:
        return _TRANSLATED if translated(a) & translated(b) else _NICKNAME
    one, other = _rough(a), _rough(b)
    if len(one) > 1 and len(other) > 1 and LCSseq.normalized_similarity(one, other) < _COMMON:
        return 0.0
    best = 0.0
    for x in spellings(a):
        for y in spellings(b):
            best = max(best, likeness(x, y))
    if best > _UNLIKE:
        (stem, ending), (other_stem, other_ending) = _stem(a), _stem(b)
        if ending and ending == other_ending:
            best = min(best, likeness(stem, other_stem))
    return min(best, _OTHER) if ours and theirs else best


@cache
def _endings() -> dict[str, str]:
    return {fold(ending): group[0] for group in tables()["endings"] for ending in group}


@lru_cache(maxsize=8_192)
def _stem(word: str) -> tuple[str, str]:
    """A word without an ending that many names have, and that ending in its first spelling."""
    folded, endings = fold(word), _endings()
    for size in range(min(_LONGEST_ENDING, len(folded) - _SHORTEST_STEM), 1, -1):
        found = endings.get(folded[-size:])
        if found:
            return folded[:-size], found
    return folded, ""


def score(a: Parts, b: Parts) -> float:
    """How surely two names are one by their words, 0 to 1; symmetric."""
    if max(map(len, a.words), default=0) < _SHORTEST or max(map(len, b.words), default=0) < _SHORTEST or (a.number and b.number and a.number != b.number):
        return 0.0
    best = _laid(a, b)
    if best < _SURE and (a.merged or b.merged):
        grown_a, grown_b = (replace(p, words=p.merged, initials=frozenset()) for p in (a, b))
        best = max(best, _laid(grown_a, b), _laid(a, grown_b))
    return best - (_ONE_NUMBER if bool(a.number) != bool(b.number) else 0.0) if best > _ONE_NUMBER else 0.0


def _laid(a: Parts, b: Parts) -> float:
    """The best of: part by part, all in one word, and with two neighbours of the longer name written as one."""
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if not short.words:
        return 0.0
    best = _aligned(short, long)
    if best >= _SURE or len(short.words) == len(long.words) or (best < _HOPELESS and len(short.words) > 1):
        return best
    if len(short.words) == 1:
        whole = likeness(short.words[0], "".join(long.words))
        return max(best, whole if whole >= _JOINED else 0.0)
    for i in range(len(long.words) - 1):
        words = (*long.words[:i], long.words[i] + long.words[i + 1], *long.words[i + 2 :])
        joined = _aligned(short, replace(long, words=words, initials=frozenset()))
        best = max(best, joined if joined >= _JOINED else 0.0)
    return best


def _aligned(short: Parts, long: Parts) -> float:
    if len(short.words) == 1 and len(long.words) > 1:
        return _lone(short, long)
    scores = _pair(short, long)
    weights = [1.0 if i in short.initials else max(1.5, min(len(w), 8)) for i, w in enumerate(short.words)]
    mean = sum([s * w for s, w in zip(scores, weights, strict=True)]) / sum(weights)
    missing = _MISSING * (len(long.words) - len(short.words))
    return max(0.0, 0.55 * min(scores) + 0.45 * mean - missing - _disorder(short, long))


def _lone(short: Parts, long: Parts) -> float:
    """A single word for a full name: the surname, or with an honour the given name (King Abdullah)."""
    word = short.words[0]
    last, first = part_likeness(word, long.words[-1]), part_likeness(word, long.words[0])
    if short.lead == "honours":
        return max(min(_DOUBTFUL, last), SURNAME_ONLY * first)
    if short.lead and not long.links:
        return min(_DOUBTFUL, last)
    return max(SURNAME_ONLY * last, _FIRST_ONLY * first)


def _pair(short: Parts, long: Parts) -> Sequence[float]:
    """The likeness of each part of the shorter name with the part of the longer that it is laid beside, best first."""
    few, many = len(short.words), len(long.words)
    if few == many:
        straight = [_cell(short, i, long, i) for i in range(few)]
        if min(straight) >= _SURE or few == 1:
            return straight
    cells = sorted(((_cell(short, i, long, j), -abs((few - i) - (many - j)), i, j) for i in range(few) for j in range(many)), reverse=True)
    scores, used = dict[int, float](), set[int]()
    for likely, _, i, j in cells:
        if i not in scores and j not in used:
            scores[i] = likely
            used.add(j)
    return [scores[i] for i in range(few)]


def _cell(short: Parts, i: int, long: Parts, j: int) -> float:
    x, y = short.words[i], long.words[j]
    if i in short.initials or j in long.initials:
        return _INITIAL if x[:1] == y[:1] or _begins(x) == _begins(y) or fold(y) in _spelt(x) or fold(x) in _spelt(y) else 0.0
    return part_likeness(x, y)


def _begins(word: str) -> str:
    """The rough sound that a word begins with; all vowels are one, and G is J."""
    return word[:1].translate(_ROUGH) or sounds(word)[:1].translate(_BEGINS)


@cache
def _spelt_letters() -> dict[str, frozenset[str]]:
    return {letter: frozenset(map(fold, names)) for letter, names in tables()["spelt"].items()}


def _spelt(letter: str) -> frozenset[str]:
    """How the name of a letter is written in another script: دبليو for W."""
    return _spelt_letters().get(letter, frozenset())


def _disorder(short: Parts, long: Parts) -> float:
    """What it costs that the surname of one isn't the surname of the other."""
    return 0.0 if part_likeness(short.words[-1], long.words[-1]) >= _UNLIKE else _DISORDER


def spelt_out(a: str, b: str) -> bool:
    """Whether a name is an acronym in capitals, and the other its letters' names (BBC, بي بي سي) or words that begin with them."""
    if not (a.isupper() and a.isalpha() and len(a) > 1):
        return False
    letters, words = a.casefold(), b.split()
    if is_arabic(b):
        return len(words) == len(a) and all(fold(word) in _spelt(letter) for letter, word in zip(letters, words, strict=True))
    telling = parts(b).words
    return len(telling) == len(a) and all(len(word) > 1 and word[0] == letter for letter, word in zip(letters, telling, strict=True))


def acronyms(a: str, b: str) -> bool:
    """Whether two names are acronyms that aren't read as words: of those a letter tells one from another."""
    return max(len(a), len(b)) <= _LONGEST_ACRONYM and a.isupper() and b.isupper()
