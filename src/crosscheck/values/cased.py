"""Says which rows of capitals are persons: behind a title, by a known given name, or by a surname already seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crosscheck.gazetteer import place_key
from crosscheck.lang import Lexicon
from crosscheck.sounds import plain, tables
from crosscheck.tokens import Token
from crosscheck.values.callings import before_age, behind_calling
from crosscheck.values.familiar import given_names
from crosscheck.values.rows import inner, touching
from crosscheck.values.titles import Title
from crosscheck.values.uncased import last_sounds

_OF = 6  # words that say of what a title is
_WORDS = 5  # of a name, particles apart


@cache
def buildings() -> frozenset[str]:
    """What the names of buildings and institutions begin with, in all languages of Latin script, without accents."""
    return frozenset(tables()["buildings"])


class CasedNames:
    """Says which rows of capitals are persons."""

    def __init__(self, tokens: Sequence[Token], text: str, offices: Sequence[Title], lexicon: Lexicon, known: frozenset[str], after: frozenset[int]) -> None:
        self.after = after
        self.tokens, self.text, self.lexicon, self.known = tokens, text, lexicon, known
        self.ends, self.starts = {o.end: o for o in offices}, {o.start for o in offices}
        self.honorifics, self.said = lexicon.words("people.honorifics"), lexicon.phrases("people.said")

    def first(self, i: int, j: int) -> int:
        """Where the name in a row starts: at its first given name, if two words and more stand before (Tory Brexiteer | Andrea Jenkyns)."""
        if j - i < 4 or self._behind_title(i) or self._leads(i, j) or plain(self.tokens[i].text) in given_names():
            return i
        return next(
            (
                k
                for k in range(i + 2, j - 1)
                if plain(self.tokens[k].text) in given_names() and self.tokens[k - 1].kind == "word" and self.tokens[k - 1].norm not in inner()
            ),
            i,
        )

    def is_person(self, i: int, j: int) -> bool:
        """Whether the row of tokens from `i` to `j` is a person's name."""
        words = [t for t in self.tokens[i:j] if t.kind == "word" and t.norm not in inner()]
        behind_title = self._behind_title(i)
        if not words or len(words) > _WORDS or self._barred(words) or self._something_else(i, j, words) or self._named_after(i, behind_title):
            return False
        if len(words) == 1 or all(self.tokens[k].text == "-" or self.tokens[k - 1].text == "-" for k in range(i + 1, j)):
            return self._single(i, j, words, behind_title)
        if behind_title != "direct" and place_key(self.text[self.tokens[i].start : self.tokens[j - 1].end], self.lexicon.code):
            return False
        if behind_title or plain(words[0].text) in given_names() or any(t.norm in inner() for t in self.tokens[i + 1 : j]):
            return not (all(t.text.isupper() for t in words) and i == 0)
        syllable = any(self.tokens[k - 1].text == "-" and not self.tokens[k].capitalised for k in range(i + 2, j))  # Moon Jae-in
        if behind_calling(self.tokens, i, self.lexicon) or before_age(self.tokens, j, self.lexicon):
            return True
        return syllable or last_sounds(words[-1].text) in self.known or self._beside_title(j) or self._speaks(i, j)

    def _something_else(self, i: int, j: int, words: Sequence[Token]) -> bool:
        """Whether a row's own words, or the one on either side, say that it is a place, a street or a body: Musée Rodin, Wadi Halfa, John Street."""
        tokens, bearing = self.tokens, self.lexicon.words("people.not_last")
        if self._leads(i, j):
            return True
        if i > 0 and tokens[i - 1].capitalised and touching(tokens, i, self.text) and plain(tokens[i - 1].text) in buildings():
            return True
        if tokens[j - 1].norm in bearing or (j < len(tokens) and tokens[j].capitalised and tokens[j].norm in bearing and touching(tokens, j, self.text)):
            return True
        heads = self.lexicon.phrases("organizations.heads")
        return (j - i > 1 and plain(words[0].text) in tables()["place_leads"]) or any(heads.match(tokens, k) for k in range(i, j))

    def _leads(self, i: int, j: int) -> bool:
        """Whether a row begins with what names of buildings begin with; not Villa-Lobos."""
        return j - i > 1 and self.tokens[i + 1].text != "-" and plain(self.tokens[i].text) in buildings()

    def _barred(self, words: Sequence[Token]) -> bool:
        never = self.lexicon.words("people.never")
        return any(t.norm in never for t in words)

    def _single(self, i: int, j: int, words: Sequence[Token], behind_title: str) -> bool:
        """Whether a name of one word, hyphens apart, is a person: a surname seen, or one behind a title."""
        if j - i > 1 and len(words) > 1 and words[0].text.lower() in self.lexicon.words("people.prefixed"):
            return False  # Pro-Trump
        if sum(plain(t.text) not in tables()["articles"] for t in words) > 1 and behind_title != "direct":
            return f"={''.join(t.norm for t in self.tokens[i:j])}" in self.known  # Jean-Pierre, not Kim-Trump
        if last_sounds(words[-1].text) in self.known:
            return True
        return behind_title == "direct" and len(words[0].text) > 2 and not words[0].text.isupper()

    def _named_after(self, i: int, behind_title: str) -> bool:
        """Whether a street, a prize or a hospital stands before, that only bears the name: rue de Rivoli."""
        named, links = self.lexicon.words("people.named_after"), self.lexicon.words("roles.links")
        k = i
        while k > 0 and i - k < 3 and self.tokens[k - 1].norm in self.lexicon.words("people.honoured"):
            k -= 1
        if k < i:  # stade Prince Moulay Abdellah, but la clinique du prince …
            return k > 0 and self.tokens[k - 1].norm in named
        while k > 0 and i - k < 3 and self.tokens[k - 1].norm in links:
            k -= 1
        return behind_title != "direct" and k > 0 and self.tokens[k - 1].norm in named

    def _behind_title(self, i: int) -> str:
        """`direct` behind a title or honorific, `apart` behind a title and a comma, else nothing."""
        tokens = self.tokens
        before = i - 1
        if before > 0 and tokens[before].text == ".":
            before -= 1
        if before >= 0 and tokens[before].norm in self.honorifics:
            return "direct"
        if i in self.ends:
            return "direct" if self.ends[i].rank not in self.lexicon.words("roles.weak") else "apart"
        if i in self.after:
            return "apart"
        if i == 0 or tokens[i - 1].text not in (",", "،"):
            return ""
        if i - 1 in self.ends or i - 1 in self.after:
            return "apart"
        return "apart" if any(self._said_of(end, i - 1) for end in range(max(0, i - 1 - _OF), i - 2) if end in self.ends) else ""

    def _said_of(self, start: int, comma: int) -> bool:
        """Whether a title and the comma before a name have only what the title is of between them: directrice de l'institut, X."""
        between = self.tokens[start:comma]
        if not 2 <= len(between) <= _OF or between[0].norm not in self.lexicon.words("roles.links"):
            return False
        return all(t.kind == "word" and not self.said.match([t], 0) for t in between)

    def _beside_title(self, j: int) -> bool:
        """Whether a title follows behind a comma or "as": "Rana Haddad, the head of …"."""
        tokens, starts = self.tokens, self.starts
        if j < len(tokens) and tokens[j].norm in self.lexicon.words("people.as"):
            return j + 1 in starts
        if j >= len(tokens) or tokens[j].text != ",":
            return False
        articles = self.lexicon.words("people.before_title")
        return j + 1 in starts or (j + 1 < len(tokens) and tokens[j + 1].norm in articles and j + 2 in starts)

    def _speaks(self, i: int, j: int) -> bool:
        tokens = self.tokens
        if self.said.match(tokens, j) or (j < len(tokens) and tokens[j].text == "," and self.said.match(tokens, j + 1)):
            return i == 0 or tokens[i - 1].norm not in self.lexicon.words("people.not_behind")
        return self.said.ending_at(tokens, i, 3) is not None
