"""How alike two words sound, whichever script they are written in; tables in `lang/_names.yaml`.

A word becomes a string of sound signs; two strings are laid side by side at the least cost (weighted edit distance,
Wagner-Fischer 1974). What a swap costs depends on whether the scripts differ: p for b is nothing between Latin and Arabic.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import regex
import yaml

from crosscheck.lang import languages  # noqa: F401  (the package that holds the table)

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_VOWELS = frozenset("aeiou")
_XI = regex.compile(r"^x(?=[iu])")  # Chinese: Xi, Xu
_ARABIC = regex.compile(r"\p{Arabic}")


@cache
def tables() -> dict[str, Any]:
    """The language-independent table of names."""
    text = (resources.files("crosscheck.lang") / "_names.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=_LOADER))  # noqa: S506 (a BaseLoader makes only text)


def is_arabic(word: str) -> bool:
    return _ARABIC.search(word) is not None


def plain(text: str) -> str:
    """Case-folded, without accents, vowel marks and tatweel; the hamza of Arabic letters is kept."""
    parts = (c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c) or c in "\u0653\u0654\u0655")
    return unicodedata.normalize("NFC", "".join(parts)).replace("\u0640", "")


@lru_cache(maxsize=65_536)
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


@cache
def _swaps(mode: str) -> dict[str, float]:
    costs: dict[str, float] = {}
    for table in ("always", mode):
        for cost, pairs in tables()["costs"].get(table, {}).items():
            for pair in pairs:
                for key in (pair, pair[::-1]):
                    costs[key] = min(float(cost), costs.get(key, 1.0)) if table == "always" else float(cost)
    return costs


@cache
def _lone(*, across: bool) -> dict[str, float]:
    return {sign: float(cost) for sign, cost in tables()["lone"]["across" if across else "within"].items()}


def weight(signs: str) -> float:
    """How much a string of sounds has to say: 1 a consonant, 0.3 a vowel."""
    return sum(0.3 if s in _VOWELS else 1.0 for s in signs)


@lru_cache(maxsize=262_144)
def likeness(a: str, b: str) -> float:
    """How alike two single words sound, 0 to 1; symmetric."""
    first, second = sounds(a), sounds(b)
    if not first or not second:
        return 0.0
    arabic = is_arabic(a), is_arabic(b)
    if first == second:
        return 1.0
    mode = "across" if arabic[0] != arabic[1] else ("arabic" if arabic[0] else "latin")
    total = (weight(first) + weight(second)) / 2
    if abs(weight(first) - weight(second)) > total:
        return 0.0
    return max(0.0, 1.0 - _distance(first, second, mode, arabic) / max(total, 1.5))


def _gaps(signs: str, mode: str, *, latin: bool) -> list[float]:
    lone = _lone(across=mode == "across")
    gaps = [lone.get(s, 1.0) for s in signs]
    if latin and mode == "across" and len(signs) > 2 and signs[-1] in tables()["silent"]:
        gaps[-1] = min(gaps[-1], float(tables()["silent_cost"]))
    return gaps


def _distance(a: str, b: str, mode: str, arabic: tuple[bool, bool]) -> float:
    swaps, gaps_a, gaps_b = _swaps(mode), _gaps(a, mode, latin=not arabic[0]), _gaps(b, mode, latin=not arabic[1])
    row = [0.0]
    for gap in gaps_b:
        row.append(row[-1] + gap)
    for i, sign in enumerate(a):
        last, row = row, [row[0] + gaps_a[i]]
        for j, other in enumerate(b):
            swap = 0.0 if sign == other else swaps.get(sign + other, 1.0)
            row.append(min(last[j] + swap, last[j + 1] + gaps_a[i], row[j] + gaps_b[j]))
    return row[-1]
