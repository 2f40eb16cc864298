"""The order in which a terminal that doesn't know right-to-left text must be given the characters of a line: the Unicode Bidirectional Algorithm.

As in UAX #9, revision 50, for one line of a left-to-right paragraph. Embeddings and overrides, which `bidi.safe` drops, are passed over as if they
weren't there. The classes of characters are those of Python's Unicode data, so nothing has to be kept up to date here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

_DEEPEST = 125
_BRACKETS = 63  # open at a time; a text with more has no pairs (BD16)
_PASSED_OVER = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_BLANK = frozenset(("WS", "LRI", "RLI", "FSI", "PDI")) | _PASSED_OVER
_TURNED = (("LEFT", "RIGHT"), ("RIGHT", "LEFT"), ("LESS-THAN", "GREATER-THAN"), ("GREATER-THAN", "LESS-THAN"))


def visual_order(text: str, levels: Sequence[int]) -> list[int]:
    """The places of a line's characters from left to right, by their levels; marks stay behind the letters that carry them (rules L2, L3)."""
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        order = [i for high, run in groupby(order, partial(_at_least, levels, level)) for i in (reversed(list(run)) if high else run)]
    return _marks_behind(text, order, levels)


def _at_least(levels: Sequence[int], level: int, place: int) -> bool:
    return levels[place] >= level


def mirrored(character: str) -> str:
    """A character's mirror image, such as `)` for `(`, or itself where it has none (rule L4)."""
    return _mirror(character) if unicodedata.mirrored(character) else character


@cache
def _mirror(character: str) -> str:
    name = unicodedata.name(character, "")
    for word, other in _TURNED:
        if word in name:
            try:
                return unicodedata.lookup(name.replace(word, other))
            except KeyError:
                return character
    return character


def embedding_levels(text: str) -> list[int]:
    """The level of each character: odd ones are shown from right to left."""
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    levels, sequences = _explicit(classes)
    for sequence in sequences:
        _resolve(sequence, text, classes, levels)
    for i, kind in enumerate(classes):  # X9: what is passed over goes with what stands before it
        if kind in _PASSED_OVER:
            levels[i] = levels[i - 1] if i else 0
    for i in range(len(text) - 1, -1, -1):  # L1
        if classes[i] not in _BLANK:
            break
        levels[i] = 0
    return levels


@dataclass(frozen=True, slots=True)
class _Sequence:
    """An isolating run sequence: the places of what stands at one level, isolates within it left out. All of them begin and end in their own direction."""

    level: int
    places: list[int]

    @property
    def direction(self) -> str:
        return "R" if self.level % 2 else "L"


def _explicit(classes: list[str]) -> tuple[list[int], list[_Sequence]]:
    """The level of each character and the sequences, by the isolates alone (X1 to X10)."""
    open_ = [_Sequence(0, [])]
    sequences = list(open_)
    levels = []
    overflow = 0
    for i, kind in enumerate(classes):
        if kind == "PDI" and overflow:
            overflow -= 1
        elif kind == "PDI" and len(open_) > 1:
            open_.pop()
        levels.append(open_[-1].level)
        if kind not in _PASSED_OVER:
            open_[-1].places.append(i)
        if kind in ("LRI", "RLI", "FSI"):
            right = _first_strong_is_right(classes, i) if kind == "FSI" else kind == "RLI"
            level = open_[-1].level + 1 + (open_[-1].level % 2 == right)
            if level > _DEEPEST or overflow:
                overflow += 1
            else:
                open_.append(_Sequence(level, []))
                sequences.append(open_[-1])
    return levels, sequences


def _first_strong_is_right(classes: list[str], opener: int) -> bool:
    """Whether what an FSI isolates begins from the right (P2, P3)."""
    depth = 0
    for kind in classes[opener + 1 :]:
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth -= 1
            if depth < 0:
                return False
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _resolve(sequence: _Sequence, text: str, classes: list[str], levels: list[int]) -> None:
    """The levels of a sequence's characters, by the rules W1 to I2."""
    kinds = [classes[i] for i in sequence.places]
    own = list(kinds)
    _weak(kinds, sequence.direction)
    _brackets(kinds, own, [text[i] for i in sequence.places], sequence.direction)
    _neutral(kinds, sequence.direction)
    for i, kind in zip(sequence.places, kinds, strict=True):
        if sequence.level % 2:
            levels[i] += kind != "R"
        else:
            levels[i] += {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], direction: str) -> None:
    """What numbers, their signs and marks count as (W1 to W7)."""
    _marks_and_numbers(kinds, direction)
    _signs(kinds)
    strong = direction
    for i, kind in enumerate(kinds):
        kinds[i] = {"AL": "R", "ES": "ON", "ET": "ON", "CS": "ON"}.get(kind, kind)
        if kinds[i] in ("L", "R"):
            strong = kinds[i]
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _marks_and_numbers(kinds: list[str], direction: str) -> None:
    """A mark is of its letter's kind, a number behind Arabic letters an Arabic one (W1, W2)."""
    before = strong = direction
    for i, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[i] = "ON" if before in ("LRI", "RLI", "FSI", "PDI") else before
        before = kinds[i]
        if before in ("L", "R", "AL"):
            strong = before
        elif before == "EN" and strong == "AL":
            kinds[i] = "AN"


def _signs(kinds: list[str]) -> None:
    """Separators between digits, and signs beside them, go with the number (W4, W5)."""
    for i in range(1, len(kinds) - 1):
        left, right = kinds[i - 1], kinds[i + 1]
        if left == right and ((left == "EN" and kinds[i] in ("ES", "CS")) or (left == "AN" and kinds[i] == "CS")):
            kinds[i] = left
    end = 0
    for kind, run in groupby(list(kinds)):
        start, end = end, end + len(list(run))
        if kind == "ET" and "EN" in (*kinds[max(start - 1, 0) : start], *kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)


def _brackets(kinds: list[str], own: list[str], characters: list[str], direction: str) -> None:
    """The direction of brackets in pairs, by what they hold (N0)."""
    other = "L" if direction == "R" else "R"
    for start, end in _pairs(kinds, characters):
        held = {_strong(kind) for kind in kinds[start + 1 : end]}
        if direction in held:
            found = direction
        elif other in held:
            before = next((strong for kind in reversed(kinds[:start]) if (strong := _strong(kind))), direction)
            found = other if before == other else direction
        else:
            continue
        for place in (start, end):
            kinds[place] = found
            after = place + 1
            while after < len(kinds) and own[after] == "NSM":
                kinds[after] = found
                after += 1


def _pairs(kinds: list[str], characters: list[str]) -> list[tuple[int, int]]:
    open_: list[tuple[str, int]] = []
    found = []
    for i, character in enumerate(characters):
        category = unicodedata.category(character) if kinds[i] == "ON" and unicodedata.mirrored(character) else ""
        if category == "Ps":
            if len(open_) == _BRACKETS:
                return []
            open_.append((_canonical(mirrored(character)), i))
        elif category == "Pe":
            at = next((at for at in range(len(open_) - 1, -1, -1) if open_[at][0] == _canonical(character)), -1)
            if at >= 0:
                found.append((open_[at][1], i))
                del open_[at:]
    return sorted(found)


def _canonical(character: str) -> str:
    return unicodedata.normalize("NFC", character)


def _strong(kind: str) -> str:
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _neutral(kinds: list[str], direction: str) -> None:
    """What stands between words goes with them where both sides agree (N1, N2)."""
    end = 0
    for neutral, run in groupby(list(kinds), lambda kind: kind in _NEUTRAL):
        start, end = end, end + len(list(run))
        if neutral:
            left = _strong(kinds[start - 1]) if start else direction
            right = _strong(kinds[end]) if end < len(kinds) else direction
            kinds[start:end] = [left if left == right else direction] * (end - start)


def _marks_behind(text: str, order: list[int], levels: Sequence[int]) -> list[int]:
    """Turned around, marks stand before their letter; a terminal puts a mark on what it was given last."""
    out: list[int] = []
    marks: list[int] = []
    for i in order:
        if levels[i] % 2 and unicodedata.bidirectional(text[i]) == "NSM":
            marks.append(i)
        else:
            out += [i, *reversed(marks)]
            marks = []
    return out + marks
