"""Finds the names of persons in a script without capitals: behind titles, by given names and by stop words; words in `people`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.gazetteer import nations, place_key
from crosscheck.lang import Lexicon
from crosscheck.names import parts
from crosscheck.sounds import sounds
from crosscheck.tokens import Token
from crosscheck.values.spelled import spelled
from crosscheck.values.titles import Title

_NEAR = 7  # tokens behind a title in which a word that is also a noun may be a name
_LONGEST = 4  # words of a name, compounds counted once


def uncased_names(tokens: Sequence[Token], text: str, offices: Sequence[Title], lexicon: Lexicon, known: frozenset[str] | None) -> Iterator[tuple[int, int]]:
    """Token indices of names, from left to right, without overlaps."""
    reader = _Names(tokens, text, offices, lexicon, known)
    reader.near = {k for office in offices for k in range(office.end, office.end + _NEAR)}
    weak = lexicon.words("roles.weak")
    behind = {reader.skip_honorifics(office.end) for office in offices if office.rank not in weak}
    behind |= {i + 1 for i, t in enumerate(tokens) if t.norm in lexicon.words("people.honorifics")}
    behind |= {
        o.start - 3 for o in offices if o.start > 2 and tokens[o.start - 1].text in ("،", ",") and o.rank not in weak and o.domains
    }  # name, minister of …
    i = 0
    while i < len(tokens):
        j = reader.name(i, i in behind)
        if j:
            yield i, j
        i = j or i + 1


class _Names:
    """Reads one name at a time; holds what all its questions need."""

    def __init__(self, tokens: Sequence[Token], text: str, offices: Sequence[Title], lexicon: Lexicon, known: frozenset[str] | None) -> None:
        self.tokens, self.text, self.lexicon, self.known, self.seen = tokens, text, lexicon, known, known or frozenset()
        self.given, self.compounds, self.stops = (lexicon.words(f"people.{name}") for name in ("given", "compounds", "stops"))
        self.honorifics = lexicon.words("people.honorifics")
        self.near: set[int] = set()
        self.ambiguous = lexicon.words("people.ambiguous")
        self.heads, self.cues = lexicon.phrases("organizations.heads"), lexicon.phrases("places.cues")
        self.in_title = {k for office in offices for k in range(office.start, office.end)}

    def skip_honorifics(self, i: int) -> int:
        """The first token behind commas and honorifics (at most three)."""
        for _ in range(3):
            if i < len(self.tokens) and (self.tokens[i].text in ("،", ",") or self.tokens[i].norm in self.honorifics):
                i += 1
        return i

    def name(self, i: int, behind_title: bool) -> int:
        """The index behind the name that starts at `i`, or 0."""
        if self.tokens[i].norm in self.honorifics and self._beside(i + 1) and self.tokens[i + 1].norm in self.lexicon.words("people.sons"):
            return self._full(i, behind_title)  # a name of its own: الشيخ ولد مولود
        if not self._usable(i):
            return 0
        first = self.tokens[i].norm
        if first in self.given or (first in self.compounds and self._usable(i + 1) and self._beside(i + 1)):
            if not behind_title and (first not in self.given or (first in self.ambiguous and not self._in_office(i) and not self._named_behind(i + 1))):
                return 0
            return self._full(i, behind_title)
        if last_sounds(self.tokens[i].text) in self.seen:
            return i + 1
        return self._strange(i) if behind_title and self.known is not None else 0

    def _strange(self, i: int) -> int:
        """The index behind a name of two unknown words behind a title, or 0: neither definite, neither known as something else."""
        first = self.tokens[i].norm
        if _definite(first):
            return 0
        second = self._unit(i + 1) if self._beside(i + 1) else 0
        if not second or spelled(self.tokens, i, self.lexicon) or spelled(self.tokens, i + 1, self.lexicon):
            return 0  # a sentence of seven years, not a Mr Seven
        if _definite(self.tokens[i + 1].norm) or not self._ends(second) or first[0] in "لب":
            return 0
        if last_sounds(self.tokens[second - 1].text) in self.seen:
            return 0  # the campaign of Trump, not a Mr Campaign Trump
        ordinary = any(
            place_key(self.tokens[k].norm, self.lexicon.code) or self.heads.match(self.tokens, k) or self.cues.match(self.tokens, k) for k in (i, i + 1)
        )
        return 0 if ordinary else second

    def _in_office(self, i: int) -> bool:
        """Whether a title and what it is of stand before: الكاتب العام للاتحاد الجهوي رضا …"""
        return i in self.near and self.tokens[i - 1].norm.startswith(("ال", "لل"))

    def _named_behind(self, i: int) -> bool:
        """Whether what follows a word that is also a noun or adjective (حسن، سعيد) makes it a name."""
        if not self._beside(i) or not self._usable(i):
            return False
        return self.tokens[i].norm in self.given or self.tokens[i].norm in self.compounds or last_sounds(self.tokens[i].text) in self.seen

    def _full(self, i: int, behind_title: bool) -> int:
        """From a given name on: the next word, then more as long as they look like names."""
        j, count = self._unit(i) or i + 1, 1
        all_given = True
        while count < _LONGEST and self._beside(j) and (end := self._unit(j)):
            norm = self.tokens[j].norm
            if count >= 2 and not (all_given or _definite(norm) or norm in self.given or norm in self.compounds):
                break
            all_given = all_given and (norm in self.given or norm in self.compounds)
            j, count = end, count + 1
            if _definite(norm) and not (j < len(self.tokens) and self.tokens[j].norm in self.compounds):
                break
        if count > 1:
            return j
        return j if last_sounds(self.tokens[i].text) in self.seen and behind_title else 0

    def _unit(self, i: int) -> int:
        """The index behind one part of a name: a word, or a compound (عبد الرحمن، نصر الدين، بن عمار), or 0."""
        if not self._usable(i):
            return 0
        if self.tokens[i].norm in self.compounds and self._beside(i + 1) and self.tokens[i + 1].kind == "word":
            following = self.tokens[i + 1].norm
            if self.tokens[i].norm not in self.given or following in self.lexicon.words("people.compound_ends"):
                nested = following in self.compounds and self._usable(i + 2) and self._beside(i + 2)
                return i + 3 if nested else i + 2
        return i + 1

    def _beside(self, i: int) -> bool:
        return i < len(self.tokens) and self.text[self.tokens[i - 1].end : self.tokens[i].start] in (" ", "\u00a0")

    def _ends(self, i: int) -> bool:
        """Whether a name may end here: a mark, a stop word, a joined word, or nothing follows."""
        return i >= len(self.tokens) or self.tokens[i].kind != "word" or not self._usable(i) or not self._beside(i)

    def _usable(self, i: int) -> bool:
        if i >= len(self.tokens) or i in self.in_title:
            return False
        token = self.tokens[i]
        norm = token.norm
        if token.kind != "word" or "\u064b" in token.text or norm in self.stops or norm in self.honorifics or len(norm) < 2:
            return False
        if norm in self.given or norm in self.compounds:
            return True
        if norm.startswith(("وال", "بال", "كال", "لل", "فال", "سي", "ست")) and len(norm) > 4:
            return False
        if norm[0] in "وفبل" and (norm[1:] in self.stops or norm[1:] in self.given):
            return False
        if norm.startswith("و") and len(norm) > 4:
            return False
        return not nations(self.lexicon.code).match(self.tokens[i : i + 1], 0)


def _definite(norm: str) -> bool:
    return norm.startswith("ال") and len(norm) > 3


def last_sounds(name: str) -> str:
    """The sounds of a name's last part, articles off."""
    words = parts(name).words
    return sounds(words[-1]) if words else ""
