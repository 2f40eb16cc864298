"""Names and words that the house spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from crosscheck.bench import Bench, Case
from crosscheck.lang import lexicon
from crosscheck.model import Article, Claim, Finding, Kind, Name, Position, PositionMention, SentenceQuote, Span
from crosscheck.rules import House
from crosscheck.rules.model import Spelling
from crosscheck.selecting import looks_at
from crosscheck.sentences import Sentence, sentences
from crosscheck.telling import about_place, worded
from crosscheck.tokens import PhraseTable, normal

Place = tuple[Span, Sentence]


def spelt(bench: Bench) -> Iterator[Finding]:
    """A finding for each spelling that an article has and the house doesn't: what is written, and what the house writes."""
    rules = [rule for rule in bench.house if rule.spellings]
    story = bench.story
    for name in sorted(story.articles.keys() - story.house.keys()) if rules else ():
        article = story.articles[name]
        read = sentences(article)
        for rule in rules:
            if looks_at(rule, article):
                for spelling in rule.spellings:
                    yield from _findings(rule, spelling, article, read, bench)


def _findings(rule: House, spelling: Spelling, article: Article, read: Sequence[Sentence], bench: Bench) -> Iterator[Finding]:
    """One finding for each wrong form of a spelling that an article has, with all its places."""
    if spelling.language not in (None, article.language):
        return
    found: dict[str, list[Place]] = {}
    for place, wrong in _places(spelling, article, read):
        found.setdefault(wrong, []).append(place)
    for wrong, places in sorted(found.items()):
        claims = [c for c in bench.story.claims_of(article.id) if any(c.span.overlaps(span) for span, _ in places)]
        severity = bench.adjusted(rule, rule.spelling, _case(article, places, claims))
        if severity != "off":
            positions = _written(wrong, article, places), _meant(rule, spelling)
            topic = about_place(*places[0])
            yield Finding(
                rule=rule.id, kind=_kind(claims), nature="precision", severity=severity, scope="internal", about=topic, story=bench.story.id, positions=positions,
                message=worded(rule.message, about=topic, positions=positions, said=f"the house writes {spelling.use}, not {wrong}", why="the house's spelling", nature="precision"),
            )  # fmt: skip


def _case(article: Article, places: Sequence[Place], claims: Sequence[Claim]) -> Case:
    """What rules that adjust this one are told: each place as a claim, of its source and with its sentence, that stands against none."""
    said = [
        Claim(
            article=article.id, kind=_kind(claims), span=span, quote=article.text[span.start : span.end], value=Name(name=article.text[span.start : span.end]),
            sentence=s.span, sentence_text=s.text, contexts=(s.text,),
        )
        for span, s in places
    ]  # fmt: skip
    return Case(kind=_kind(claims), nature="precision", scope="internal", claims=[*claims, *said], sides=(said, ()), pairs=[(c, c) for c in said])


def _places(spelling: Spelling, article: Article, read: Sequence[Sentence]) -> Iterator[tuple[Place, str]]:
    """Where an article has a wrong spelling, and which, without what is written to it («وكياف»). One that differs from the right one in its case or signs alone must be there letter by letter."""
    table = _table(spelling.wrong, article.language)
    for sentence in read:
        for first, behind, wrong in table.all(sentence.tokens):
            span = Span(sentence.tokens[first].start, sentence.tokens[behind - 1].end)
            written = article.text[span.start : span.end]
            if normal(wrong) != normal(spelling.use) or wrong in written:
                yield (span, sentence), max((form for form in spelling.wrong if form in written), key=len, default=wrong)


@lru_cache(maxsize=1024)
def _table(wrong: tuple[str, ...], language: str) -> PhraseTable:
    return PhraseTable({form: [form] for form in wrong}, lexicon(language).tokenizer)


def _kind(claims: Sequence[Claim]) -> Kind:
    """The kind of the name that is spelt, a word where it is none."""
    return next((c.kind for c in claims if isinstance(c.value, Name)), "meaning")


def _written(wrong: str, article: Article, places: Sequence[Place]) -> Position:
    mentions = tuple(
        PositionMention(
            source=article.id, path=article.path, span=span, quote=article.text[span.start : span.end], sentence=SentenceQuote(span=s.span, text=s.text)
        )
        for span, s in places
    )
    return Position(value=wrong, display=wrong, sources=(article.id,), independent=1, mentions=mentions)


def _meant(rule: House, spelling: Spelling) -> Position:
    place, span = rule.at(spelling.line), Span(0, len(spelling.use))
    mention = PositionMention(source=place, path=place, span=span, quote=spelling.use, sentence=SentenceQuote(span=span, text=spelling.use))
    return Position(value=spelling.use, display=spelling.use, sources=(place,), independent=0, house=1, mentions=(mention,))
