"""Joins titles with who holds them and with the body they are of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Role, Span
from crosscheck.sentences import Sentence
from crosscheck.values.attached import attached
from crosscheck.values.proper import Noun, Nouns, nouns
from crosscheck.values.titles import Title

_OWNER = 4  # words of a body between "the" and "'s"


@dataclass(frozen=True, slots=True)
class Office:
    """A title in its sentence: its words, its body, its holder."""

    title: Title
    span: Span
    of: Span | None
    holder: Noun | None

    def role(self, text: str) -> Role:
        of, holder = (None if s is None else text[s.start : s.end] for s in (self.of, self.holder.span if self.holder else None))
        return Role(rank=self.title.rank, modifiers=self.title.modifiers, domains=self.title.domains, of=of, holder=holder)


def offices(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Office]:
    """The titles of a sentence, from left to right."""
    found, tokens = nouns(sentence, lexicon, article), sentence.tokens
    for title in found.titles:
        body = None if title.country else _body(title, found, sentence, lexicon)
        country = title.country and Span(tokens[title.country[0]].start, tokens[title.country[1] - 1].end)
        holder = _behind(body.end if body else title.end, found, sentence, lexicon) or (_behind(title.end, found, sentence, lexicon) if body else None)
        holder = holder or _before(title, found, sentence, lexicon)
        named = (body.span if body else country) or None
        if not holder and (far := _far(title, found, sentence, lexicon)):
            holder, named = far[0], named or far[1]
        skip = attached(tokens[title.start], lexicon, lambda rest: any(lexicon.phrases(f"roles.{t}").match(rest, 0) for t in ("ranks", "modifiers")))
        span = Span(tokens[title.start].start + skip, tokens[title.end - 1].end)
        yield Office(title, span, named, holder)


def _body(title: Title, found: Nouns, sentence: Sentence, lexicon: Lexicon) -> Noun | None:
    """The organization or place that follows: head OF THE CENTRAL BANK, رئيس بلدية تل ريحان."""
    links, start = lexicon.words("roles.links") | lexicon.words("roles.where"), title.end
    while start < len(sentence.tokens) and start - title.end < 3 and sentence.tokens[start].norm in links:
        start += 1
    if start == title.end and lexicon.section("roles.needs_link") == "yes":
        return None
    return next((n for n in found.names if n.start == start and n.kind in ("organization", "place")), None)


def _behind(end: int, found: Nouns, sentence: Sentence, lexicon: Lexicon) -> Noun | None:
    """The person named right behind, a comma and honorifics apart."""
    skip = lexicon.words("people.honorifics") | {",", "،", "."}
    start = end
    while start < len(sentence.tokens) and start - end < 4 and sentence.tokens[start].norm in skip:
        start += 1
    return next((n for n in found.of_kind("person") if n.start == start), None)


def _far(title: Title, found: Nouns, sentence: Sentence, lexicon: Lexicon) -> tuple[Noun, Span | None] | None:
    """The person behind a few words that say of what: le secrétaire général de la présidence, X; محافظ البنك، X."""
    tokens, i = sentence.tokens, title.end
    where, cased = lexicon.words("roles.where"), lexicon.section("people.cased") != "no"
    stops, links = lexicon.words("people.stops") - where, lexicon.words("roles.links") | where
    if i >= len(tokens) or (cased and tokens[i].norm not in links):
        return None
    people = {noun.start: noun for noun in found.of_kind("person")}
    skip = lexicon.words("people.honorifics")
    while i < len(tokens) and i - title.end < 8 and i not in people and tokens[i].kind == "word" and tokens[i].norm not in stops:
        i += 1
    first, last = next((k for k in range(title.end, i) if tokens[k].norm not in links), i), i
    comma = i < len(tokens) and tokens[i].text in (",", "،")
    i += comma
    while i < len(tokens) and tokens[i].norm in skip and i not in people:
        i += 1
    if i not in people or not (comma or not cased) or first >= last:
        return None
    return people[i], Span(tokens[first].start, tokens[last - 1].end)


def _before(title: Title, found: Nouns, sentence: Sentence, lexicon: Lexicon) -> Noun | None:
    """The person named right before, with a comma between: Rana Haddad, the head of …; Rana Haddad, the museum's director."""
    tokens, end, articles = sentence.tokens, title.start, lexicon.words("people.before_title")
    if end > 1 and tokens[end - 1].norm in lexicon.words("roles.left_links"):
        end = next((k for k in range(end - 2, max(0, end - 2 - _OWNER), -1) if tokens[k - 1].norm in articles or tokens[k - 1].text == ","), end)
    if end and tokens[end - 1].norm in articles:
        end -= 1
    if not end or tokens[end - 1].text not in (",", "،"):
        return None
    return next((n for n in found.of_kind("person") if n.end == end - 1), None)
