"""The forms that Arabic letters take beside one another, for terminals that draw each cell for itself.

Which letters have which forms is read from the Unicode data of Python: the presentation forms decompose into their letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

_BLOCKS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_JOINERS = "\u0640\u200d"  # tatweel and ZWJ join on both sides and have one form
LAM = "\u0644"

Forms = Mapping[str, str]  # isolated, initial, medial, final → the character


@cache
def _forms() -> Mapping[str, Forms]:
    """The forms of each letter, and of lam with the alef behind it."""
    found: dict[str, dict[str, str]] = {}
    for block in _BLOCKS:
        for code in block:
            form, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
            word = "".join(chr(int(letter, 16)) for letter in letters.split())
            if len(word) == 1 or (len(word) == 2 and word[0] == LAM and word[1] in "\u0622\u0623\u0625\u0627"):
                found.setdefault(word, {}).setdefault(form.strip("<>"), chr(code))
    return found


def shaped(text: str) -> list[tuple[str, int]]:
    """The characters of a line with the place each comes from; an alef behind a lam goes into its sign. Marks stay."""
    forms = _forms()
    bare = [i for i, character in enumerate(text) if not _mark(character)]
    shown = dict(enumerate(text))
    joined = False  # whether the letter before reaches out to this one
    for at, i in enumerate(bare):
        if i not in shown:
            continue
        letter, behind = text[i], bare[at + 1 : at + 3]
        if behind and letter + text[behind[0]] in forms:
            letter += text[behind[0]]
            del shown[behind.pop(0)]
        reaches = _reaches(letter) and bool(behind) and _takes(text[behind[0]])
        shown[i] = forms.get(letter, {}).get(_FORM[joined and _takes(letter), reaches], shown[i])
        joined = reaches
    return [(character, i) for i, character in shown.items()]


def _mark(character: str) -> bool:
    return unicodedata.bidirectional(character) == "NSM"


_FORM = {(False, False): "isolated", (False, True): "initial", (True, True): "medial", (True, False): "final"}


def _reaches(letter: str) -> bool:
    """Whether a letter joins with the one behind it."""
    return letter in _JOINERS or "initial" in _forms().get(letter, {})


def _takes(letter: str) -> bool:
    """Whether a letter joins with the one before it."""
    return letter in _JOINERS or "final" in _forms().get(letter, {})
