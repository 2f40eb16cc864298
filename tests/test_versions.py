"""Sentences that are versions of one, by an encoder that knows only which letters stand for which sense."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from crosscheck.encode import Vectors
from crosscheck.versions import SHARE, align_sentences


class Letters:
    """Each first letter, in either case, is a direction of its own."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 26), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[ord(text[0].lower()) - ord("a")] = 1
        return rows


ALIGNED: list[tuple[str, str, str, dict[int, int], bool]] = [
    ("word for word", "abcd", "ABCD", {0: 0, 1: 1, 2: 2, 3: 3}, True),
    ("one sentence more", "abcd", "ABXCD", {0: 0, 1: 1, 2: 3, 3: 4}, True),
    ("one left out", "abcde", "ABE", {0: 0, 1: 1, 4: 2}, True),
    ("another order", "abcd", "DCBA", {0: 3}, False),
    ("nothing alike", "abc", "XYZ", {}, False),
    ("no sentence", "", "ABC", {}, False),
]


def sentences(letters: str) -> list[str]:
    return [letter * 40 for letter in letters]


@pytest.mark.parametrize(("a", "b", "pairs", "versions"), [row[1:] for row in ALIGNED], ids=[row[0] for row in ALIGNED])
def test_sentences_are_matched_in_their_order(a: str, b: str, pairs: dict[int, int], versions: bool) -> None:
    found = align_sentences(sentences(a), sentences(b), Vectors(Letters()))
    assert (found.share >= SHARE) is versions
    assert found.pairs == pairs


STEPS: list[tuple[str, str, str, tuple[int, int], float]] = [
    ("versions of one", "abc", "ABC", (1, 1), 1.0),
    ("versions of two others", "abc", "ABC", (0, 2), 0.0),
    ("between the same neighbours", "axc", "AYC", (1, 1), 0.5),
    ("a sentence split in two", "abc", "ABXC", (1, 2), 0.5),
    ("behind the neighbour", "axcd", "AYCD", (1, 3), 0.0),
]


@pytest.mark.parametrize(("a", "b", "pair", "step"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])
def test_how_two_sentences_go_together(a: str, b: str, pair: tuple[int, int], step: float) -> None:
    assert align_sentences(sentences(a), sentences(b), Vectors(Letters())).step(*pair) == step
