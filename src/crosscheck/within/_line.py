"""A sentence as the checks see it: its numbers, amounts and dates in order, and the words between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from crosscheck.lang import Lexicon, lexicon
from crosscheck.model import Article, Claim, Kind
from crosscheck.tokens import PhraseTable, Token

NUMERIC: frozenset[Kind] = frozenset(("quantity", "money", "percent", "duration", "date", "ordinal"))
CLOSING = frozenset(').,;:]؛،.–—!?؟»”"')


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """The tokens of a sentence and its numeric claims, both in the order of the text; no two claims overlap."""

    tokens: tuple[Token, ...]
    claims: tuple[Claim, ...]
    words: Lexicon
    title: bool = False

    def between(self, left: Claim, right: Claim) -> tuple[Token, ...]:
        """The tokens behind one claim and before another."""
        return self.tokens[self._at(left.span.end) : self._first(right.span.start)]

    def before(self, claim: Claim, most: int = 6) -> tuple[Token, ...]:
        """The last tokens before a claim."""
        end = self._first(claim.span.start)
        return self.tokens[max(0, end - most) : end]

    def behind(self, claim: Claim, most: int = 6) -> tuple[Token, ...]:
        """The first tokens behind a claim."""
        start = self._at(claim.span.end)
        return self.tokens[start : start + most]

    def tokens_of(self, claim: Claim) -> tuple[Token, ...]:
        """The tokens of a claim itself."""
        return self.tokens[self._first(claim.span.start) : self._at(claim.span.end)]

    def bracketed(self, left: Claim, right: Claim) -> bool:
        """Whether the second of two claims stands behind the first in brackets, alone."""
        return is_mark(self.between(left, right), "(") and is_mark(self.behind(right, 1), ")")

    def attached(self, claim: Claim) -> bool:
        """Whether "and" is written onto the first word of a claim («وعشرون»)."""
        at = self._first(claim.span.start)
        joiners = self.words.words("number.and")
        return at < len(self.tokens) and self.tokens[at].kind == "word" and begins_with_and(self.tokens[at], joiners)

    def table(self, key: str) -> PhraseTable:
        """The phrases of the language's section `within` under a key."""
        return self.words.phrases(f"within.{key}")

    def _at(self, offset: int) -> int:
        """The first token that starts at an offset or behind it."""
        return bisect_left(self.tokens, offset, key=lambda t: t.start)

    def _first(self, offset: int) -> int:
        """The token that an offset is in: a claim may begin inside a word."""
        at = self._at(offset)
        return at - 1 if at and self.tokens[at - 1].end > offset else at


def lines(article: Article, claims: Sequence[Claim]) -> tuple[Line, ...]:
    """The sentences of an article that hold numeric claims."""
    numeric = sorted((c for c in claims if c.kind in NUMERIC), key=lambda c: (c.sentence, c.span))
    found = []
    for sentence, own in groupby(numeric, key=lambda c: c.sentence):
        told = tuple(own)
        words = lexicon(article.language_at(sentence.start))
        tokens = words.tokenizer.as_read(told[0].sentence_text, sentence.start)
        found.append(Line(tokens=tokens, claims=told, words=words, title=told[0].title))
    return tuple(found)


def begins_with_and(token: Token, joiners: Collection[str]) -> bool:
    """Whether a word is "and", or has it attached as the first of its particles."""
    return token.norm in joiners or any(len(token.forms) > 1 and token.norm.startswith(j) and token.norm[len(j) :] in token.forms for j in joiners)


def ends_with(tokens: Sequence[Token], table: PhraseTable) -> bool:
    """Whether the tokens end with one of the phrases."""
    return table.ending_at(tokens, len(tokens)) is not None


def ended(tokens: Sequence[Token], table: PhraseTable) -> Sequence[Token] | None:
    """What stands before a phrase at the end of the tokens; None where there is no such phrase."""
    found = table.ending_at(tokens, len(tokens))
    return None if found is None else tokens[: found[0]]


def starts_with(tokens: Sequence[Token], table: PhraseTable) -> bool:
    """Whether the tokens start with one of the phrases."""
    return table.match(tokens, 0) is not None


def words_only(tokens: Sequence[Token], most: int) -> bool:
    """Whether these are a few words without any mark or number."""
    return len(tokens) <= most and all(t.kind == "word" for t in tokens)


def apart_from_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without a mark at their end."""
    return tokens[:-1] if tokens and tokens[-1].kind == "mark" else tokens


def is_mark(tokens: Sequence[Token], marks: Collection[str]) -> bool:
    """Whether this is one mark of some."""
    return len(tokens) == 1 and tokens[0].text in marks


def closes(tokens: Sequence[Token]) -> bool:
    """Whether a clause ends here: at a mark, or with the sentence."""
    return not tokens or tokens[0].text in CLOSING
