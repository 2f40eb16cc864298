"""How a report tells of claims: whose they are, in which words, and what they are about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crosscheck.display import display
from crosscheck.model import Article, Claim, Money, Name, Nature, Percent, Position, PositionMention, Quantity, SentenceQuote, Span, Statement
from crosscheck.rules import House
from crosscheck.sentences import Sentence

READ_FIRST = ("en", "fr")  # others after them
CLAUSES = frozenset(("polarity", "status", "attribution"))  # kinds whose value is a whole clause
TOPIC = 100  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the findings of one story are written with: its articles, for each the voice it belongs to, and all claims that are compared."""

    id: str
    articles: Mapping[str, Article]
    voices: Mapping[str, str]
    claims: tuple[Claim, ...] = ()  # but for what comparers in Python read
    house: Mapping[str, House] = field(default_factory=dict)  # articles that aren't sources, but what a rule holds to be true

    def claims_of(self, article: str) -> tuple[Claim, ...]:
        """The claims of one article, in the order of the text."""
        return tuple(sorted((c for c in self.claims if c.article == article), key=lambda c: (c.span, c.kind)))


def mention(claim: Claim, articles: Mapping[str, Article]) -> PositionMention:
    """Where a claim is made, in its own words."""
    return PositionMention(
        source=claim.article,
        path=articles[claim.article].path,
        span=claim.span,
        quote=claim.quote,
        sentence=SentenceQuote(span=claim.sentence, text=claim.sentence_text),
    )


def worded(template: str, *, about: str, positions: Sequence[Position], said: str, why: str, nature: Nature) -> str:
    """The message of a rule with what a finding puts in the place of its placeholders; of positions the first two are told singly."""
    first, second = positions[0], positions[-1] if len(positions) == 1 else positions[1]
    return template.format(
        about=about,
        positions=said,
        why=why,
        nature=nature,
        values=" / ".join(p.display for p in positions),
        value1=first.display,
        value2=second.display,
        sources1=", ".join(first.sources),
        sources2=", ".join(second.sources),
    )


def read_first(language: str) -> int:
    """Where a language stands among those that an English report shows, where it can choose; 0 is first."""
    return READ_FIRST.index(language) if language in READ_FIRST else len(READ_FIRST)


def about(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """What a fact is about: the article's own words around one of its values, the value left out, about `TOPIC` characters.

    The words are those of the language that most readers of an English report understand, of the text rather than its title.
    Where a value is itself a clause (a denial, a plan, a quotation) the words are the sentence with the clause in it.
    """

    def plainest(claim: Claim) -> tuple[int, bool, str, Span]:
        return read_first(articles[claim.article].language_at(claim.span.start)), claim.title, claim.article, claim.span

    claim = min(claims, key=plainest)
    span = Span(claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start)
    return around(claim.sentence_text, span, clause=claim.kind in CLAUSES)


def displayed(first: Claim, claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """The first claim's value in plain words: those of a source that an English report would rather show, of the claims that say the same (40 workers, «40 عاملا»)."""
    same = [c for c in claims if isinstance(c.value, Name) or (c.value.text(), unit_of(c)) == (first.value.text(), unit_of(first))]
    claim = min(same, key=lambda c: (read_first(articles[c.article].language_at(c.span.start)), c.article, c.span))
    value = claim.value
    if isinstance(value, Quantity) and value.of and value.unit is None:
        return f"{display(value)} {value.of}"
    if isinstance(value, Statement) and claim.kind == "meaning":
        word = value.concept.replace("_", " ")
        return word if claim.quote.casefold().startswith(word) else f"{word} ({claim.quote})"
    return display(value)


def unit_of(claim: Claim) -> str | None:
    """The unit that the value's text doesn't hold."""
    return claim.value.unit if isinstance(claim.value, Quantity | Money | Percent) else None


def about_place(span: Span, sentence: Sentence) -> str:
    """The words around a place of a sentence, the place left out."""
    return around(sentence.text, Span(span.start - sentence.span.start, span.end - sentence.span.start), clause=False)


def around(text: str, place: Span, *, clause: bool) -> str:
    """A text's words around a place, about `TOPIC` characters; a clause stays in them."""
    start, end = max(place.start, 0), place.end
    value, end, share = ("", start, 4) if clause else ("…", end, 2)  # a clause needs little before it
    before, after = _one_line(text[:start]), _one_line(text[end:])
    room = TOPIC - len(value)
    left = min(len(before), max(room // share, room - len(after)))
    words = _last_words(before, left) + value + _first_words(after, room - left)
    return words.strip(" ,;:.،؛") or value


def _one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text)


def _first_words(text: str, room: int) -> str:
    """As many whole words from the start of a text as there is room for; a part of the first where even that is too long."""
    if len(text) <= room:
        return text
    cut = text[: room + 1].rfind(" ")
    return text[: cut if cut > 0 else room]


def _last_words(text: str, room: int) -> str:
    """As many whole words from the end of a text as there is room for."""
    return _first_words(text[::-1], room)[::-1]
