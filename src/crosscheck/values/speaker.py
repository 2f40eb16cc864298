"""The noun phrase that names a speaker, beside a speech verb: "Governor X told", "a déclaré le ministre", «وقال محافظ البنك».

Words come from the section `speech` of the language file. All positions are token indices; a phrase is half-open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.lang.inflect import table
from crosscheck.tokens import Token
from crosscheck.values.clause import PAIRS

LONGEST = 12  # tokens of a speaker's phrase
SHORT = 3  # tokens of a phrase whose first word may be any ("senior local officials")
NAME = 6  # tokens of a name in apposition
_EDGES = frozenset("'’.:;!?…—–()|؛؟") | set(PAIRS) | set(PAIRS.values())
_COMMAS = frozenset(",،")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a range of tokens, or nobody named (`pronoun`), who is to be looked for further up."""

    first: int
    last: int
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds speakers in one article's tokens."""

    tokens: Sequence[Token]
    lexicon: Lexicon

    def is_in(self, i: int, section: str) -> bool:
        """Does a word of a section of `speech` stand at this token?"""
        return 0 <= i < len(self.tokens) and table(self.lexicon, f"speech.{section}").match(self.tokens, i) is not None

    def skip(self, i: int, section: str) -> int:
        """The index behind the phrases of a section that start at this token."""
        while i < len(self.tokens) and (found := table(self.lexicon, f"speech.{section}").match(self.tokens, i)):
            i = found[0]
        return i

    def behind(self, i: int, end: int, *, appositions: bool = True) -> Speaker | None:
        """The speaker named from token `i` on, with a name in apposition (the governor, X,)."""
        i = self.skip(i, "between")
        last = self._run(i, end)
        if last > i and self.is_in(i, "nobody"):
            return None
        if last == i or not self._names(i, last):
            silent = i >= end or self.tokens[i].text in _EDGES or self.is_in(i, "that")
            return Speaker(i, i, pronoun=True) if silent and self.lexicon.section("speech.subject") == "may be left out" else None
        if self._pronoun(i, last):
            return Speaker(i, last, pronoun=True)
        name_end = self._run(last + 1, end) if appositions and last + 1 < end and self.tokens[last].text in _COMMAS else last
        closed = name_end >= end or self.tokens[name_end].text in _EDGES | _COMMAS or self.is_in(name_end, "that")
        is_name = 2 <= name_end - last - 1 <= NAME and closed and self._proper(last + 1, name_end)
        return Speaker(i, name_end if is_name else last)

    def before(self, i: int, start: int) -> Speaker | None:
        """The speaker named in front of token `i` (a verb)."""
        while i > start and (self.is_in(i - 1, "auxiliaries") or self.is_in(i - 1, "adverbs")):
            i -= 1
        if i > start and self.tokens[i - 1].text in _COMMAS:  # X, the union's leader, said
            middle = self._back(i - 1, start)
            if middle == i - 1 or middle <= start or self.tokens[middle - 1].text not in _COMMAS:
                return None
            first = self._back(middle - 1, start)
            return (
                Speaker(first, i - 1)
                if first < middle - 1 and self._names(first, i - 1) and self._starts_well(first, i) and not self.is_in(first, "stops")
                else None
            )
        first = self._back(i, start)
        if first == i or not self._starts_well(first, i) or not self._names(first, i) or self.is_in(first, "stops"):
            return None
        return Speaker(first, i, pronoun=self._pronoun(first, i))

    def _run(self, i: int, end: int) -> int:
        """The end of a noun phrase that starts at token `i`."""
        start = i
        while i < min(end, start + LONGEST) and not self._edge(i) and not self.is_in(i, "stops") and not self._clause(i):
            i += 1
        return i

    def _back(self, i: int, start: int) -> int:
        """The start of a noun phrase that ends before token `i`."""
        least = max(start, i - LONGEST)
        while i > least and not self._edge(i - 1) and not self._clause(i - 1):
            i -= 1
        return i

    def _clause(self, i: int) -> bool:
        """May a clause start at this token?"""
        return table(self.lexicon, "clauses.starts").match(self.tokens, i) is not None

    def _starts_well(self, first: int, last: int) -> bool:
        """Does the phrase before a verb look like a subject: no "it", no rest of another phrase, unless it is short?"""
        if any(self.is_in(i, section) for i, section in ((first, "nobody"), (first, "links"), (last - 1, "links"))):
            return False
        word = self.tokens[first].text
        if word.lower() == word.upper():  # a script without capitals tells nothing more
            return True
        known = self.tokens[first].capitalised or any(self.is_in(first, section) for section in ("determiners", "people", "pronouns"))
        return known or last - first <= SHORT

    def _edge(self, i: int) -> bool:
        text = self.tokens[i].text
        return (text in _EDGES and not self.abbreviates(i)) or text in _COMMAS or self.is_in(i, "that")

    def abbreviates(self, i: int) -> bool:
        """Is the full stop at this token part of "M." or "J."?"""
        if self.tokens[i].text != "." or i == 0 or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        before = self.tokens[i - 1]
        return (len(before.text) == 1 and before.capitalised) or self.is_in(i - 1, "abbreviations")

    def _names(self, first: int, last: int) -> bool:
        """May the phrase name a speaker: a capital, a noun for a person or body, a pronoun; any word in a script without case."""
        words = [t for t in self.tokens[first:last] if t.kind == "word"]
        if not words:
            return False
        if words[0].text.lower() == words[0].text.upper():
            return len(words[0].norm) > 2
        return any(t.capitalised for t in words[words[0].start == self.tokens[first].start and self.is_in(first, "determiners") :]) or any(
            self.is_in(i, "people") or self.is_in(i, "pronouns") for i in range(first, last)
        )

    def _proper(self, first: int, last: int) -> bool:
        """Is the phrase a proper name alone?"""
        words = self.tokens[first:last]
        cased = words[0].text.lower() != words[0].text.upper()
        return all(t.kind == "word" and (t.capitalised or not cased or len(t.text) <= 3) for t in words) and (not cased or words[0].capitalised)

    def _pronoun(self, first: int, last: int) -> bool:
        return last - first == 1 and self.is_in(first, "pronouns")
