"""A speaker of a quotation, how surely it is known, and whether another name may be meant: as read, or as heard in the words near by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crosscheck import names

# How surely a speaker is known: named with a word of speech; named beside the quotation; as the holder of an office; somebody named before.
NAMED, BESIDE, HOLDER, BEFORE, NOBODY = 1.0, 0.8, 0.6, 0.4, 0.0
ALIKE = 0.85  # words at least this alike are one name in two spellings
SHORTEST = 3  # letters; shorter words sound alike by chance


@dataclass(frozen=True, slots=True)
class Voice:
    """The speaker of a quotation: a name in its longest form, how surely it is known (0 to 1), all persons named near by, and all words there."""

    name: str | None
    sure: float
    near: tuple[str, ...] = ()
    held: tuple[str, ...] = ()  # who holds the offices named near by without a name, as far as the story tells
    words: tuple[str, ...] = ()
    breath: tuple[str, ...] = ()  # those of them in the quotation's own sentence
    phrase: tuple[str, ...] = ()  # the words of the speaker's phrase
    group: str | None = None  # `person` or `body`

    def may_be(self, name: str) -> bool:
        """Whether a person is named near by, as far as can be read or heard, so that the words may be that person's."""
        return any(same(name, other) for other in (*self.near, *self.held)) or heard(name, self.words)

    def called(self, name: str) -> bool:
        """Whether a person is named in the speaker's phrase, as far as can be heard: «حاكم الولاية آدن شيخ عمر» for Adan Sheikh Omar.

        Where a name stands beside the words without a word of speech, another in the same sentence may as well be the speaker's.
        """
        return heard(name, self.phrase) or (self.sure < NAMED and heard(name, self.breath))


@lru_cache(maxsize=8_192)
def same(a: str, b: str) -> bool:
    """Whether two names are one person's."""
    return names.similarity(a, b) >= names.SAME


@lru_cache(maxsize=4096)
def heard(name: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words of a text sounds like a surname, in whatever script, or two or three of them like the whole name."""
    given, surname = (next(iter(part), "") for part in (names.parts(name).words[:1], names.parts(name).words[-1:]))
    if len(surname) >= SHORTEST and any(_alike(surname, word) for word in set(words)):
        return True
    starts = (i for i, word in enumerate(words) if _alike(given, word)) if given != surname else ()
    return any(same(name, " ".join(words[i : i + n])) for i in starts for n in (2, 3, 4) if i + n <= len(words))


@lru_cache(maxsize=8_192)
def _alike(part: str, word: str) -> bool:
    return names.part_likeness(part, names.bare(word)) >= ALIKE
