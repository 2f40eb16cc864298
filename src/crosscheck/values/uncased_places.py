"""Places that no gazetteer has, in a script without capitals: names behind a cue (بلدة، ميناء), behind "in" where the language doesn't know the word, or seen with a cue elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from crosscheck.gazetteer import cities, nations
from crosscheck.lang import Lexicon
from crosscheck.tokens import PhraseTable, Token
from crosscheck.values.attached import affixes, definite
from crosscheck.values.familiar import familiar, listed, uncased_given, words
from crosscheck.values.unknown_places import Spot, fold_tokens

_CUES = ("sure_cues", "sites", "within")  # the tables of cues, by how much a name behind them may be
_SHORTEST = 2  # letters of a part of a name
_NAME = 3  # letters of a name that stands alone
_LONGEST = 3  # words of a foreign name
_LETTERS = 11  # of one of its words: what is longer is two words without a space


@cache
def _months(lex: Lexicon) -> PhraseTable:
    return PhraseTable(lex.section("date.months"), lex.tokenizer)


def led(tokens: Sequence[Token], text: str, lex: Lexicon, seen: AbstractSet[str]) -> Iterator[Spot]:
    """The unknown places of a sentence, from left to right; `seen` are those that a cue shows elsewhere in the article."""
    reader = _Places(tokens, text, lex, seen)
    cues = frozenset(lex.phrases(*(f"places.{table}" for table in _CUES)).starts(tokens))
    firsts = {name.partition(" ")[0] for name in seen}
    leads = lex.words("places.inside_leads")
    sure, prefixes = lex.words("places.sure_leads"), lex.words("places.prefixes")
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        norm = token.norm
        spot = reader.cued(i) if i in cues else None
        if spot is None and norm in leads:
            spot = reader.valley(i)
        if spot is None and (norm in sure or (norm[1:] in sure and norm[0] in prefixes)):
            spot = reader.lead(i, int(norm not in sure))
        if spot is None and seen:
            spot = (reader.again(i) if norm in firsts else None) or (reader.attached(i) if norm[1:] in firsts else None)
        if spot:
            yield spot


@dataclass(slots=True)
class _Places:
    """Reads one place at a time."""

    tokens: Sequence[Token]
    text: str
    lex: Lexicon
    seen: AbstractSet[str]

    def cued(self, i: int) -> Spot | None:
        """The place that a cue at token `i` leads to."""
        for table, read in zip(_CUES, (self._town, self._site, self._inside), strict=True):
            found = self.lex.phrases(f"places.{table}").match(self.tokens, i)
            if found and not self._articled(found[0] - 1) and (spot := read(found[0])):
                return spot
        return None

    def _town(self, start: int) -> Spot | None:
        """The name behind a word for a town: any word but an ordinary one."""
        if not self._usable(start) or self._ordinary(start):
            return None
        return self._grown(start)

    def _site(self, start: int) -> Spot | None:
        """The name behind a word for a port, a field, a base: a word that the language doesn't know, or that names places elsewhere in the article."""
        if not self._usable(start) or self._adjective(start):
            return None
        name = self.tokens[start].norm
        if name in self.seen or self._leads(start) or not familiar(name, self.lex):
            return self._grown(start)
        if self._common(name):
            return None
        bare = not definite(name, self.lex)
        return (
            self._grown(start) if self._ends(start + 1) or self._lies(start + 1) or (self._described(start + 1) if bare else self._loose(start + 1)) else None
        )

    def _inside(self, start: int) -> Spot | None:
        """The name behind "in": words that the language doesn't know, and that name no nation."""
        if not self._usable(start):
            return None
        name = self.tokens[start].norm
        if self._leads(start):
            sure = name in self.lex.words("places.sure_leads") or name in self.lex.words("places.inside_leads")
            return self._grown(start) if sure or (self._usable(start + 1) and self._foreign(start + 1)) else None
        if name in self.seen:
            return self._grown(start)
        spot = self._grown(start) if self._strange(start, name) else None
        return spot if spot and (self._ends(spot.end) or self._lies(spot.end)) else None

    def attached(self, i: int) -> Spot | None:
        """The name that "in" is written onto: بنزوى; only where the language knows the word neither with nor without it."""
        norm = self.tokens[i].norm
        if norm[:1] not in self.lex.words("places.within_attached") or len(norm) <= _NAME + 1 or len(norm) != len(self.tokens[i].text) or not self._usable(i):
            return None
        name = norm[1:]
        if name in self.seen and (not familiar(norm, self.lex) or definite(name, self.lex)):
            return self._spot(i, i + 1, 1)
        return None

    def valley(self, i: int) -> Spot | None:
        """A name that begins with a word for a valley or a well, and goes on with one that the language doesn't know."""
        return self._grown(i) if self._usable(i) and self._usable(i + 1) and self._foreign(i + 1) and not self._joined(i + 1) else None

    def lead(self, i: int, skip: int) -> Spot | None:
        """A name of two words and more that its first says is a place: تل القمح، وادي سدر."""
        if not self._usable(i) or not self._usable(i + 1) or self._joined(i + 1):
            return None
        return self._spot(i, i + 2, skip)

    def again(self, i: int) -> Spot | None:
        """A name that a cue shows elsewhere in the article: one word where the language doesn't know it, more in any case."""
        for size in range(_LONGEST, 0, -1):
            if i + size <= len(self.tokens) and fold_tokens(self.tokens[i : i + size]) in self.seen and self._usable(i):
                return self._spot(i, i + size) if size > 1 or not familiar(self.tokens[i].norm, self.lex) else None
        return None

    def _grown(self, start: int) -> Spot | None:
        """The spot from `start` on: a lead takes the next word with it, and so does a foreign word an other one."""
        end = start + 1
        if self._leads(start):
            if not self._usable(end) or self._joined(end):
                return None
            compound = self.tokens[end].norm in self.lex.words("people.compounds") and self._usable(end + 1)
            return self._spot(start, end + 1 + compound)
        while end - start < _LONGEST and self._usable(end) and not self._joined(end) and self._foreign(start) and self._foreign(end):
            end += 1
        return self._spot(start, end)

    def _spot(self, start: int, end: int, skip: int = 0) -> Spot:
        return Spot(start, end, cities().get(fold_tokens(self.tokens[start:end])), skip, sure=end - start > 1 and self._leads(start))

    def _leads(self, i: int) -> bool:
        return self.tokens[i].norm in self.lex.words("places.leads")

    def _foreign(self, i: int) -> bool:
        """Whether a word is none of the language's, and no given name or nation."""
        norm = self.tokens[i].norm
        return not definite(norm, self.lex) and not familiar(norm, self.lex)

    def _strange(self, i: int, name: str) -> bool:
        """Whether a word can only be a name, and not a person's."""
        if not _NAME < len(name) <= _LETTERS or familiar(name, self.lex) or name in uncased_given(self.lex.code)[0] or self._joined(i):
            return False
        return not name.endswith(affixes(self.lex, "possessive"))

    def _ordinary(self, i: int) -> bool:
        """Whether a word behind a cue only describes it: بلدة صغيرة، المدينة القديمة."""
        norm = self.tokens[i].norm
        if norm in self.seen or self._leads(i):
            return False
        if not words(self.lex.code):
            return norm[0] in self.lex.words("places.not_first")
        if self._adjective(i):
            return True
        if not familiar(norm, self.lex):
            return False
        return not (self._ends(i + 1) or self._described(i + 1) or self._lies(i + 1)) or (
            self._common(norm) and norm.endswith(affixes(self.lex, "descriptive"))
        )

    def _common(self, name: str) -> bool:
        """Whether a word is a common one, in the feminine or plural or not."""
        return listed(name, self.lex) or any(name.endswith(end) and listed(name[: -len(end)], self.lex) for end in affixes(self.lex, "plurals"))

    def _loose(self, i: int) -> bool:
        """Whether a word that can't belong to a definite name follows: one without the article."""
        return i >= len(self.tokens) or not definite(self.tokens[i].norm, self.lex)

    def _described(self, i: int) -> bool:
        """Whether a definite adjective follows: what it describes is definite without an article, so a name (ولاية سيلا المجاورة)."""
        return definite(self.tokens[i].norm, self.lex) and self.tokens[i].norm.endswith(affixes(self.lex, "descriptive"))

    def _adjective(self, i: int) -> bool:
        """Whether a definite adjective stands here: المدينة القديمة."""
        return definite(self.tokens[i].norm, self.lex) and self.tokens[i].norm.endswith(affixes(self.lex, "adjectives")[1:])

    def _articled(self, i: int) -> bool:
        """Whether a cue has the article, behind a particle or not, so that it is an ordinary noun: بالساحل الجنوبي."""
        norm, articles = self.tokens[i].norm, affixes(self.lex, "articles")
        return norm.startswith(articles) or (norm[0] in self.lex.words("places.prefixes") and norm.startswith(articles, 1))

    def _joined(self, i: int) -> bool:
        """Whether an "and" is written onto a word: another name follows, or none."""
        norm = self.tokens[i].norm
        return norm.startswith(affixes(self.lex, "conjunctions"))

    def _ends(self, i: int) -> bool:
        """Whether a name may end here: nothing follows, a mark, a small word, or a part of the compass."""
        if i >= len(self.tokens) or self.tokens[i].kind != "word":
            return True
        norm = self.tokens[i].norm
        return norm in self.lex.words("people.stops") or norm in self.lex.words("places.parts") or self._joined(i)

    def _lies(self, i: int) -> bool:
        """Whether a word follows that says where a place lies: أيورو الواقعة على النهر."""
        return self.tokens[i].norm in self.lex.words("places.lying")

    def _usable(self, i: int) -> bool:
        norm = self.tokens[i].norm if i < len(self.tokens) and self.tokens[i].kind == "word" else ""
        if len(norm) < _SHORTEST or norm in self.lex.words("people.stops"):
            return False
        if i and self.text[self.tokens[i - 1].end : self.tokens[i].start] != " ":
            return False
        if nations(self.lex.code).match(self.tokens, i) or _months(self.lex).match(self.tokens, i) or norm.startswith(affixes(self.lex, "datives")):
            return False  # what is in January, and what is for something, is no place
        return self.lex.phrases("roles.ranks").match(self.tokens, i) is None and self.lex.phrases("organizations.concepts").match(self.tokens, i) is None
