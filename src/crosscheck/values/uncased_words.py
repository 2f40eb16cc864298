"""What the words of a sentence may be in a name, in a script without capitals: usable, unknown to the language, a particle, an end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from crosscheck.gazetteer import nations, place_key
from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.familiar import familiar, uncased_given, words
from crosscheck.values.titles import Title

NEAR = 7  # tokens behind a title in which a word that is also a noun may be a name
STEM = 4  # letters that a word must keep when a particle is taken off
_MARKS = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0652")  # vowels that are written on words, seldom on names


@lru_cache(maxsize=64)
def _raw(lexicon: Lexicon, path: str) -> frozenset[str]:
    """A list of words as they are written, not in their normal form."""
    return frozenset(lexicon.section(path))


class UncasedWords:
    """Answers questions about the words of one sentence; `seen` are the surnames that the article has with a given name."""

    def __init__(self, tokens: Sequence[Token], text: str, offices: Sequence[Title], lexicon: Lexicon, known: frozenset[str] | None) -> None:
        self.tokens, self.text, self.lexicon, self.known, self.seen = tokens, text, lexicon, known, known or frozenset()
        self.given, self.ambiguous = uncased_given(lexicon.code)
        self.foreign, self.surnames = lexicon.words("people.foreign"), lexicon.words("people.surnames")
        self.compounds, self.stops, self.honorifics = (lexicon.words(f"people.{name}") for name in ("compounds", "stops", "honorifics"))
        self.spelled, self.written = _raw(lexicon, "people.given"), _raw(lexicon, "people.stops")
        affixes = lexicon.section("people.affixes")
        self.articles, self.future, self.foreign_ends = (tuple(affixes.get(kind, ())) for kind in ("articles", "future", "names"))
        self.particles, self.said = lexicon.words("places.prefixes"), lexicon.words("people.said")
        self.leads = lexicon.words("places.leads") - self.compounds
        self.sons, self.bound, self.linking = (lexicon.words(f"people.{name}") for name in ("sons", "bound", "particles"))
        self.named_after, self.honoured, self.compound_ends = (lexicon.words(f"people.{name}") for name in ("named_after", "honoured", "compound_ends"))
        self.nations = {start for start, end, _ in nations(lexicon.code).all(tokens) if end - start == 1}
        self.in_title = {k for office in offices for k in range(office.start, office.end)}
        self.near = {k for office in offices for k in range(office.end, office.end + NEAR)}
        weak = lexicon.words("roles.weak")
        self.behind = {self.skip_honorifics(office.end) for office in offices if office.rank not in weak}
        self.behind |= {i + 1 for i, t in enumerate(tokens) if t.norm in self.honorifics}
        # name, minister of …
        self.behind |= {o.start - 3 for o in offices if o.start > 2 and tokens[o.start - 1].text in ("،", ",") and o.rank not in weak and o.domains}

    def skip_honorifics(self, i: int) -> int:
        """The first token behind commas and honorifics (at most three)."""
        for _ in range(3):
            if i < len(self.tokens) and (self.tokens[i].text in ("،", ",") or self.tokens[i].norm in self.honorifics):
                i += 1
        return i

    def strange(self, i: int) -> bool:
        """Whether a word is none of the language's."""
        if i >= len(self.tokens) or self.tokens[i].kind != "word":
            return False
        norm = self.tokens[i].norm
        if norm in self.surnames:
            return True
        return len(norm) > 2 and norm not in self.stops and norm not in self.honorifics and not familiar(norm, self.lexicon)

    def place(self, i: int) -> bool:
        return place_key(self.tokens[i].norm, self.lexicon.code) is not None

    def said_before(self, i: int) -> bool:
        return i > 0 and any(form in self.said for form in self.tokens[i - 1].forms)

    def bears(self, i: int) -> bool:
        """Whether a street, a prize or a hospital stands before, that only bears the name."""
        k = i - 1
        while k > 0 and i - k < NEAR // 2 and self.tokens[k].norm in self.honoured:
            k -= 1
        before = self.tokens[k].norm if k >= 0 else ""
        return before in self.named_after or (before[:1] in self.particles and before[1:] in self.named_after) or self._in_place(i)  # شارع X, not الشارع

    def _in_place(self, i: int) -> bool:
        """Whether a place of three words and more began before, behind the word for what it is: ولاية برج باجي مختار."""
        return i >= NEAR // 2 and self.tokens[i - 2].norm in self.leads and self.tokens[i - 3].norm in self.named_after

    def joined(self, norm: str, *, second: bool = False) -> bool:
        """Whether a word that may go on a name starts with an "and", or with another particle that its rest can bear; more surnames than third names do (`second`)."""
        if norm in self.given or norm[0] not in self.particles:
            return False
        rest = norm[1:]
        if rest in self.given or rest in self.stops or f"={rest}" in self.seen or rest.startswith(self.articles):
            return True
        if norm in self.surnames or (len(rest) > STEM and rest in words(self.lexicon.code)):
            return norm not in self.surnames
        own = self.lexicon.section("people.joined").get(norm[0])
        if own is None or rest[:1] in own:
            return False
        return not (second and rest[:1] in self.lexicon.section("people.joined_second").get(norm[0], ()))

    def next_part(self, j: int) -> int:
        """Where the next part of a name may start: behind a space or a hyphen; 0 where none does."""
        if self.beside(j):
            return j
        glued = j + 1 < len(self.tokens) and self.tokens[j].text == "-" and self.tokens[j].start == self.tokens[j - 1].end
        return j + 1 if glued and self.tokens[j + 1].start == self.tokens[j].end else 0

    def unit(self, i: int) -> int:
        """The index behind one part of a name: a word, or a compound (عبد الرحمن، نصر الدين، بن عمار), or 0."""
        j, particles = i, self.linking
        while j - i < 2 and j < len(self.tokens) and self.tokens[j].norm in particles and self.beside(j + 1):
            j += 1  # فان دير هوفن
        if j > i:
            return j + 1 if self.usable(j) else 0
        if not self.usable(i):
            return 0
        if self.tokens[i].norm in self.compounds and self.beside(i + 1) and self.tokens[i + 1].kind == "word":
            following = self.tokens[i + 1].norm
            if self.tokens[i].norm not in self.given or following in self.compound_ends:
                nested = following in self.compounds and self.usable(i + 2) and self.beside(i + 2)
                return i + 3 if nested else i + 2
        return i + 1

    def stopped(self, i: int) -> bool:
        """Whether a word is a small one that no name has; علي is none, although its normal form is that of على."""
        token = self.tokens[i]
        return token.norm in self.stops and not (token.norm in self.given and token.text in self.spelled and token.text not in self.written)

    def beside(self, i: int) -> bool:
        return i < len(self.tokens) and self.text[self.tokens[i - 1].end : self.tokens[i].start] in (" ", "\u00a0")

    def ends(self, i: int) -> bool:
        """Whether a name may end here: a mark, a stop word, a joined word, or nothing follows."""
        return i >= len(self.tokens) or self.tokens[i].kind != "word" or not self.usable(i) or not self.beside(i) or familiar(self.tokens[i].norm, self.lexicon)

    def usable(self, i: int) -> bool:
        if i >= len(self.tokens) or i in self.in_title:
            return False
        token = self.tokens[i]
        norm = token.norm
        if token.kind != "word" or self.stopped(i) or norm in self.honorifics or len(norm) < 2 or not _MARKS.isdisjoint(token.text):
            return False
        if norm in self.given or norm in self.compounds:
            return True
        prefixed = norm.startswith(self.future) or (norm[0] in self.particles and norm[1:].startswith(self.articles))
        if prefixed and len(norm) > STEM and f"={norm[1:]}" not in self.seen and familiar(norm, self.lexicon):
            return False
        if norm[0] in self.particles and norm[1:] in self.stops:
            return i - 1 in self.behind and self.tokens[i - 1].norm in self.given  # الأمين العام إبراهيم كلو
        return i not in self.nations

    def listed(self, norm: str) -> bool:
        """Whether a word is in the list of common words as it stands or without its article; endings aren't taken off: الوفد, not الشيباني."""
        known = words(self.lexicon.code)
        return norm in known or any(norm.removeprefix(article) in known for article in self.articles)

    def foreign_like(self, norm: str) -> bool:
        """Whether a word that is only known by its ending may be a foreign surname: دوفرين, بوتين."""
        return norm in self.surnames or (norm.endswith(self.foreign_ends) and not self.listed(norm))

    def definite(self, norm: str) -> bool:
        """Whether a word has the article written onto it."""
        return len(norm) > STEM - 1 and norm.startswith(self.articles)
