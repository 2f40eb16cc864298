"""Claims of kind `custom`: what comparers in Python read in the sentences of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.claims import contexts
from crosscheck.lang import lexicon
from crosscheck.loaded import Loaded
from crosscheck.model import Article, Claim, Custom, Mention, Span
from crosscheck.rules import AnyRule, Rule
from crosscheck.sentences import Sentence


def readers(rules: Sequence[AnyRule]) -> tuple[Loaded, ...]:
    """The comparers whose own values a rule looks at, in the order of their names."""
    found = {rule.own.name: rule.own for rule in rules if isinstance(rule, Rule) and rule.own is not None and "custom" in rule.kinds}
    return tuple(found[name] for name in sorted(found))


def custom_claims(article: Article, told: Sequence[Sentence], claims: Sequence[Claim], comparers: Sequence[Loaded]) -> Iterator[Claim]:
    """What the comparers read in each sentence, beside the claims that are known of it; a comparer's readings don't overlap, the first one stays."""
    beside: dict[Span, list[Claim]] = {}
    for claim in claims:
        beside.setdefault(claim.sentence, []).append(claim)
    for sentence in told if comparers else ():
        near = beside.get(sentence.span, [])
        for comparer in comparers:
            yield from _claims(article, sentence, _mentions(sentence, article.language_at(sentence.span.start), comparer), near)


def _mentions(sentence: Sentence, language: str, comparer: Loaded) -> tuple[Mention, ...]:
    found: list[Mention] = []
    flat = "".join(" " if c.isspace() else c for c in sentence.text)  # a line that was wrapped is no matter for a comparer
    for reading in comparer.read(flat, language):
        span = Span(sentence.span.start + reading.start, sentence.span.start + reading.end)
        if not any(span.overlaps(m.span) for m in found):
            found.append(Mention(kind="custom", span=span, value=Custom(comparer=comparer.name, said=" ".join(reading.value.split()))))
    return tuple(found)


def _claims(article: Article, sentence: Sentence, mentions: Sequence[Mention], beside: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a sentence, all its numbers and dates masked in their contexts, with the names that others found there."""
    own = [m.span for m in mentions]
    dates = [c.span for c in beside if c.kind == "date" and not any(c.span.overlaps(span) for span in own)]
    names = frozenset(name for c in beside for name in c.names)
    for mention in mentions:
        yield Claim(
            article=article.id,
            kind="custom",
            span=mention.span,
            quote=article.text[mention.span.start : mention.span.end],
            value=mention.value,
            sentence=sentence.span,
            sentence_text=sentence.text,
            contexts=contexts(sentence, lexicon(article.language_at(sentence.span.start)), [*own, *dates], mention),
            names=names,
            position=sentence.span.start / max(1, len(article.text)),
            title=sentence.title,
            as_of=article.published,
        )
