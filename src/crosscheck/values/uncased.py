"""Finds the names of persons in a script without capitals: behind titles, by given names, and by words that the language doesn't know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.gazetteer import place_key
from crosscheck.lang import Lexicon
from crosscheck.names import parts
from crosscheck.sounds import sounds
from crosscheck.tokens import Token
from crosscheck.values.attached import affixes
from crosscheck.values.familiar import familiar, listed, words
from crosscheck.values.spelled import spelled
from crosscheck.values.titles import Title
from crosscheck.values.uncased_words import STEM, UncasedWords

_LONGEST = 4  # words of a name, compounds counted once
_LETTERS = 11  # of a word of a name: what is longer is two words without a space


def uncased_names(
    tokens: Sequence[Token], text: str, offices: Sequence[Title], lexicon: Lexicon, known: frozenset[str] | None, after: frozenset[int] = frozenset()
) -> Iterator[tuple[int, int, int]]:
    """Names from left to right, without overlaps: token indices, and the letters of particles written onto the first."""
    reader = _Names(tokens, text, offices, lexicon, known)
    reader.behind |= {reader.skip_honorifics(end) for end in after}
    i = 0
    while i < len(tokens):
        found = reader.name(i) if tokens[i].kind == "word" and not reader.stopped(i) else None
        if found:
            yield i, *found
        i = found[0] if found else i + 1


class _Names(UncasedWords):
    """Reads one name at a time."""

    def name(self, i: int) -> tuple[int, int] | None:
        """The index behind the name that starts at `i`, and the letters before it in its first token; None where no name starts."""
        token = self.tokens[i]
        if token.norm in self.honorifics and self.beside(i + 1) and self.tokens[i + 1].norm in self.sons:
            return self._or_none(self._full(i, token.norm), 0)  # a name of its own: الشيخ ولد مولود
        if not self.usable(i) or self.bears(i):
            return None
        for skip, norm in self._readings(i):
            end = self._starts(i, norm, skip)
            if end:
                return end, skip if len(token.text) == len(token.norm) else 0
        return None

    def _or_none(self, end: int, skip: int) -> tuple[int, int] | None:
        return (end, skip) if end else None

    def _readings(self, i: int) -> Iterator[tuple[int, str]]:
        """A word as it is, and without the particles written onto it, where it is no given name itself."""
        norm = self.tokens[i].norm
        yield 0, norm
        skip = 0
        if norm[0] not in self.particles:
            return
        plain_word = norm in self.given or familiar(norm, self.lexicon)
        while skip < 2 and norm[skip] in self.particles and len(norm) - skip >= STEM:
            skip += 1
            if not plain_word or f"={norm[skip:]}" in self.seen:
                yield skip, norm[skip:]

    def _starts(self, i: int, norm: str, skip: int) -> int:
        """The index behind a name whose first word is `norm`, or 0."""
        behind_title = i in self.behind
        if norm in self.given and (norm not in self.ambiguous or behind_title or self._in_office(i) or self._named_behind(self.next_part(i + 1))):
            return self._full(i, norm)
        if norm in self.compounds and norm not in self.given and self.usable(i + 1) and self.beside(i + 1):
            bound = behind_title or self._bound(i, norm)
            return self._full(i, norm) if bound else 0
        if self._is_seen(i, norm):
            return i + 1
        if skip or (self.known is None and not behind_title):
            return 0
        return self._strange(i) if behind_title else self._speaker(i) or self._foreigner(i)

    def _bound(self, i: int, norm: str) -> bool:
        """Whether a word that only begins names (عبد، أبو، ولد) begins one here; of those that are verbs too, only beside a verb of speech."""
        if norm in self.sons:
            return self.said_before(i)
        return norm in self.bound or self.tokens[i + 1].norm in self.given or self.strange(i + 2)

    def _is_seen(self, i: int, norm: str) -> bool:
        """Whether the article has a full name that ends in this word; a word of the language must be written the same, and stand as a name."""
        if not self.seen:
            return False
        if f"={norm}" in self.seen:
            return not familiar(norm, self.lexicon) or self.definite(norm) or i in self.behind or self.said_before(i)
        return not familiar(norm, self.lexicon) and last_sounds(norm) in self.seen

    def _strange(self, i: int) -> int:
        """The index behind an unknown name behind a title, or 0: words that the language doesn't know, or two that are neither definite nor something else."""
        if self.strange(i) and not self.place(i):
            end = self._grow(i)
            if end - i > 1 or self.ends(end):
                return end
        first = self.tokens[i].norm
        if self.definite(first):
            return 0
        second = self.unit(i + 1) if self.beside(i + 1) else 0
        if not second or spelled(self.tokens, i, self.lexicon) or spelled(self.tokens, i + 1, self.lexicon):
            return 0  # a sentence of seven years, not a Mr Seven
        if self.definite(self.tokens[i + 1].norm) or not self.ends(second) or (first[0] in self.particles and listed(first[1:], self.lexicon)):
            return 0
        if self._is_seen(i + 1, self.tokens[i + 1].norm):
            return 0  # the campaign of Trump, not a Mr Campaign Trump
        told = i > 0 and (self.definite(self.tokens[i - 1].norm) or i - 1 in self.nations)  # الرئيس الإيفواري كونان أمواكون
        known = listed if told else familiar
        heads, cues = self.lexicon.phrases("organizations.heads"), self.lexicon.phrases("places.cues")
        ordinary = any(
            place_key(self.tokens[k].norm, self.lexicon.code)
            or heads.match(self.tokens, k)
            or cues.match(self.tokens, k)
            or known(self.tokens[k].norm, self.lexicon)
            for k in (i, i + 1)
        )
        return 0 if ordinary else second

    def _speaker(self, i: int) -> int:
        """The index behind two or three unknown words that stand beside a verb of speech, or 0: قال أجاي بانغا إن."""
        if not self.strange(i) or not self.said_before(i):
            return 0
        end = self._grow(i)
        return end if end - i > 1 and not any(self.place(k) for k in range(i, end)) else 0

    def _foreigner(self, i: int) -> int:
        """The index behind two to four words that the language doesn't know, where nothing before says that they name a place or a body, or 0: فاز ديريجي ووركو."""
        if self.said_before(i) or not (self._nameless(i) and self.beside(i + 1) and self._nameless(i + 1)) or self._otherwise(i):
            return 0
        end = i + 1
        while end - i < _LONGEST and self.beside(end) and self._nameless(end):
            end += 1
        if (
            end - i < 2
            or self.place(i)
            or (end - i == 2 and self.place(i + 1))
            or (self.beside(end) and self.strange(end))
            or (end - i > 2 and self.tokens[i + 1].norm in self.given)
        ):
            return 0
        second, perfect = self.tokens[i + 1].norm, affixes(self.lexicon, "perfect")
        if self._is_seen(i + 1, second) or second in self.linking or (second in self.given and self.tokens[i].norm.endswith(perfect)):
            return 0  # مدح ترامب; أورسولا فون; أشادت أورسولا
        return 0 if place_key(" ".join(t.norm for t in self.tokens[i:end]), self.lexicon.code) else end

    def _nameless(self, i: int) -> bool:
        """Whether a word can be a part of a name only: none of the language's, no verb, nothing written onto it."""
        if not (self.usable(i) and self.strange(i)) or self.tokens[i].text.isascii() or len(self.tokens[i].norm) > _LETTERS:
            return False
        norm = self.tokens[i].norm
        if self.definite(norm) or self.joined(norm) or norm in self.compounds or norm.endswith(affixes(self.lexicon, "possessive")):
            return False
        rest = self.lexicon.section("people.verbal").get(norm[0])
        return (rest is None or norm[1] in rest) and not norm.startswith(affixes(self.lexicon, "derived"))

    def _otherwise(self, i: int) -> bool:
        """Whether what stands before says that a name is no person's: in, the town of, the company; an opening quotation mark, another unknown word."""
        if i == 0:
            return False
        tables = ("places.sure_cues", "places.sites", "places.within", "places.parts", "organizations.heads")
        before = self.tokens[i - 1]
        if self.definite(before.norm) or i - 1 in self.nations:
            return False
        if before.text in "«“\"'(-" or self.strange(i - 1):
            return True
        return self.lexicon.phrases(*tables).ending_at(self.tokens, i, 3) is not None

    def _grow(self, i: int) -> int:
        j = i + 1
        while (
            j - i < _LONGEST
            and self.beside(j)
            and self.usable(j)
            and self.strange(j)
            and not self.joined(self.tokens[j].norm)
            and not (j - i > 1 and self.place(j))
        ):
            j += 1
        return j

    def _in_office(self, i: int) -> bool:
        """Whether a title and what it is of stand before: الكاتب العام للاتحاد الجهوي رضا …"""
        k = i - 1 if self.tokens[i - 1].text in ("،", ",") else i
        return i in self.near and self.tokens[k - 1].norm.startswith(self.articles)

    def _named_behind(self, i: int) -> bool:
        """Whether what follows a word that is also a noun or adjective (حسن، سعيد) makes it a name."""
        if not i or not self.usable(i):
            return False
        norm = self.tokens[i].norm
        if self.joined(norm, second=True) or norm.startswith(affixes(self.lexicon, "derived")):
            return False
        sure = norm in self.given and (norm not in self.ambiguous or self.strange(i + 1))
        return sure or norm in self.sons or self._is_seen(i, norm) or (self.strange(i) and not self.place(i))

    def _verb(self, norm: str) -> bool:
        """Whether a word of the language looks like what somebody does: مريم تتابع الجلسة."""
        return norm not in self.surnames and norm.startswith(affixes(self.lexicon, "imperfect")) and norm in words(self.lexicon.code)

    def _full(self, i: int, first: str) -> int:
        """From a given name on: the next word, then more as long as they look like names."""
        j, count = self.unit(i) or i + 1, 1
        all_given, foreign = True, first in self.foreign and i not in self.behind
        while count < _LONGEST and (start := self.next_part(j)) and (end := self.unit(start)):
            norm = self.tokens[start].norm
            if norm in self.linking:
                j, count = end, count + 1
                continue
            named = norm in self.given or norm in self.compounds
            strange = self.strange(start) and not (count > 1 and self.place(start))
            if count == 1 and not (strange or named) and (self._verb(norm) or (foreign and not self.foreign_like(norm))):
                break
            if self.joined(norm, second=count == 1) or (count >= 2 and not (strange or named or (all_given and self.definite(norm) and not self.listed(norm)))):
                break
            if self.definite(norm) and not (strange or named) and not all_given:
                break
            all_given = all_given and named
            j, count = end, count + 1
            if self.definite(norm) and not (j < len(self.tokens) and self.tokens[j].norm in self.compounds):
                break
        return j if count > 1 or self._is_seen(i, first) else 0


def last_sounds(name: str) -> str:
    """The sounds of a name's last part, articles off."""
    words = parts(name).words
    return sounds(words[-1]) if words else ""
