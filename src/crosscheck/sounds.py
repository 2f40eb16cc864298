"""How alike two words sound, whichever script they are written in; tables in `lang/_names.yaml` and `lang/_sounds.tsv`.

A word falls into groups of letters (`Schröder`: sch r o d er); two words are laid side by side, group by group, along the path that says
most for their being one name (Wagner and Fischer 1974). What each pair of groups is worth was counted in spellings of names of people and
cities by `benchmarks/fit_sounds.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import regex

from crosscheck import datafile
from crosscheck.lang import languages  # noqa: F401  (the package that holds the table)

_XI = regex.compile(r"^x(?=[iu])")  # Chinese: Xi, Xu
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_HAMZA = "\u0653\u0654\u0655"
_UNSEEN, _LOST, _RARE = -6.0, -4.0, 5.0  # of groups that were never counted: what a pair, and a lone one, is worth; how surprising one is
_CHANCE = 1.0  # what short words may say by chance
_WORST = -6.0  # no single difference says more than this against two words
_WITHIN = 1.5  # in one script spelling is less free: what speaks against two words counts this much more
# A share of the most that two words could say for being one name, and the likeness it stands for; between them, straight lines.
_SCALE = ((-1.0, 0.0), (-0.2, 0.4), (0.15, 0.68), (0.35, 0.82), (0.5, 0.9), (0.8, 1.0))


@cache
def tables() -> dict[str, Any]:
    """The language-independent table of names."""
    return dict(datafile.load("crosscheck.lang", "_names.yaml"))


def is_arabic(word: str) -> bool:
    return not word.isascii() and _ARABIC.search(word) is not None


def plain(text: str) -> str:
    """Case-folded, without accents, vowel marks and tatweel; the hamza of Arabic letters is kept."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    parts = (c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c) or c in _HAMZA)
    return unicodedata.normalize("NFC", "".join(parts)).replace("\u0640", "")


@lru_cache(maxsize=8_192)
def sounds(word: str) -> str:
    """The sound signs of a word, doubled ones once: `Yalcin` and `يالتشين` are near, `Charaa` is `cara`."""
    letters: dict[str, str] = tables()["letters"]["arabic" if is_arabic(word) else "latin"]
    word = _XI.sub("sh", plain(word))
    out: list[str] = []
    i = 0
    while i < len(word):
        for size in (5, 4, 3, 2, 1):
            piece = word[i : i + size]
            if len(piece) == size and piece in letters:
                out.append(letters[piece])
                break
        else:
            piece = word[i]
            out.append(piece if piece.isalnum() else "")
        i += len(piece)
    signs = "".join(out)
    return "".join(s for k, s in enumerate(signs) if k == 0 or s != signs[k - 1])


@dataclass(frozen=True, slots=True)
class Grouping:
    """How the words of one script fall into groups of letters."""

    letters: dict[int, str]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    groups: re.Pattern[str]


@cache
def _grouping(script: str) -> Grouping:
    table = tables()["groups"][script]
    onsets = {*table["first"], *(g for g in table["anywhere"] if g[0] in table["first"])}
    marked = [*(f"^{g}" for g in onsets), *(f"{g}$" for g in table["last"])]
    longest = sorted((*marked, *table["anywhere"]), key=lambda g: (-len(g.strip("^$")), g.isalpha(), g))
    return Grouping(
        {ord(letter): sign for letter, sign in table["letters"].items()},
        tuple((re.compile(seen), sign) for seen, sign in table["rewrites"].items()),
        re.compile("|".join((*(re.escape(g) for g in longest), r"[^\W\d_]"))),
    )


@lru_cache(maxsize=8_192)
def units(word: str) -> tuple[str, ...]:
    """The groups of letters of a word; `^` and `$` mark those that begin and end it."""
    grouping = _grouping("arabic" if is_arabic(word) else "latin")
    word = word.casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).translate(grouping.letters)) if not unicodedata.combining(c))
    for seen, sign in grouping.rewrites:
        word = seen.sub(sign, word)
    return tuple(grouping.groups.findall(f"^{word}$"))


@dataclass(frozen=True, slots=True)
class Scores:
    """What groups are worth between two scripts: together, alone on either side, and how surprising each is."""

    pairs: dict[str, dict[str, float]]
    lone: tuple[dict[str, float], dict[str, float]]
    surprise: tuple[dict[str, float], dict[str, float]]


@cache
def _scores() -> dict[tuple[str, str], Scores]:
    found: dict[tuple[str, str], Scores] = {}
    for line in (resources.files("crosscheck.lang") / "_sounds.tsv").read_text(encoding="utf-8").splitlines():
        one, other, a, b, number = line.split("\t")
        scores = found.setdefault((one, other), Scores({}, ({}, {}), ({}, {})))
        worth = float(number)
        if a in ("<", ">"):
            scores.surprise[a == ">"][b] = worth
            continue
        worth = max(_WORST, worth) * (_WITHIN if one == other and worth < 0 else 1.0)
        if a and b:
            scores.pairs.setdefault(a, {})[b] = worth
        else:
            scores.lone[not a][a or b] = worth
    return found


@lru_cache(maxsize=8_192)
def _weighed(word: str, one: str, other: str, side: int) -> tuple[tuple[str, ...], tuple[float, ...], float]:
    """The groups of a word, what each is worth alone, and the most that the word can say."""
    scores, groups = _scores()[one, other], units(word)
    lone, surprise = scores.lone[side], scores.surprise[side]
    return groups, tuple([lone.get(g, _LOST) for g in groups]), sum([surprise.get(g, _RARE) for g in groups])


def evidence(a: str, b: str) -> tuple[float, float]:
    """What two words say for being one name, in nats (below 0: against it), and the most that two such words could say."""
    if is_arabic(a) and not is_arabic(b):
        a, b = b, a
    one, other = ("arabic" if is_arabic(w) else "latin" for w in (a, b))
    left, alone_left, most_left = _weighed(a, one, other, 0)
    right, alone_right, most_right = _weighed(b, one, other, 1)
    if not left or not right:
        return 0.0, 0.0
    unseen = _UNSEEN * (_WITHIN if one == other else 1.0)
    return _laid(left, right, (alone_left, alone_right), _scores()[one, other].pairs, unseen), (most_left + most_right) / 2


def _laid(
    left: Sequence[str], right: Sequence[str], alone: tuple[Sequence[float], Sequence[float]], pairs: dict[str, dict[str, float]], unseen: float
) -> float:
    nothing: dict[str, float] = {}
    row = [0.0]
    for lost in alone[1]:
        row.append(row[-1] + lost)
    steps = tuple(enumerate(zip(right, alone[1], strict=True), 1))
    for group, lost in zip(left, alone[0], strict=True):
        worth, above, here = pairs.get(group, nothing), row[0], row[0] + lost
        out = [here]
        for j, (other, gone) in steps:
            best = above + (worth[other] if other in worth else unseen)  # noqa: SIM401 (the innermost loop: no calls in it)
            above = row[j]
            if above + lost > best:  # noqa: PLR1730
                best = above + lost
            here += gone
            if best > here:  # noqa: PLR1730
                here = best
            out.append(here)
        row = out
    return row[-1]


@lru_cache(maxsize=8_192)
def likeness(a: str, b: str) -> float:
    """How alike two single words sound, 0 to 1; symmetric."""
    if a == b:
        return 1.0 if units(a) else 0.0
    said, most = evidence(a, b) if a < b else evidence(b, a)
    if not most:
        return 0.0
    share = (said - _CHANCE) / most
    below = _SCALE[0]
    for point in _SCALE:
        if share < point[0]:
            return below[1] + (share - below[0]) * (point[1] - below[1]) / (point[0] - below[0]) if share > _SCALE[0][0] else 0.0
        below = point
    return 1.0
