"""Who said what: quotations, and reported speech ("X said that …", "selon X", «بحسب X»).

Yields a Statement `said` with the words said and the speaker as written, where the text names one; `referred` where it says "she
said" or goes on with a quotation, and means a speaker named before; `unnamed` where a body or "a source" speaks. The span is the quotation's, or the speaker's of reported speech.
An article is read as a whole, since a quotation may run over sentences and a pronoun means somebody named before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.lang import Lexicon
from crosscheck.lang.inflect import table
from crosscheck.model import Article, Mention, Span, Statement
from crosscheck.sentences import Sentence
from crosscheck.tokens import Token
from crosscheck.values.quotations import quotations
from crosscheck.values.speaker import Finder, Speaker

SAID = 400  # code points of the words said that are kept
MEMORY = 8  # units after which a pronoun no longer means a speaker
NAMES = 3  # capitalised words of a title with a name
_STOPS = frozenset((".", "!", "?", "؟", "…"))
WORDS = 3  # words that reported speech has at least
AROUND = 4  # marks and words about a quotation that goes on from the one before, beside which nothing is said

Ranges = tuple[tuple[int, int], ...]  # of tokens


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, as far as speech goes: quotations in it are whole. Token range, and the quotations' marks."""

    first: int
    last: int
    quotes: Ranges


@dataclass(frozen=True, slots=True)
class _Report:
    """Words said: where, by whom as written (None where nobody is named), and whether "he" or the sentence before says who."""

    span: Span
    speaker: str | None
    said: str
    concept: str


@dataclass(frozen=True, slots=True)
class _Speech:
    """Words said in one unit, by their tokens, and who says them there, if anybody; `direct` between quotation marks."""

    speaker: Speaker | None
    said: Ranges
    direct: bool


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The reports whose span starts in this sentence."""
    reports = _reports(article.text, _parts(article), lexicon)
    for report in reports[bisect_left(reports, sentence.span.start, key=_start) :]:
        if report.span.start >= sentence.span.end:
            break
        value = Statement(concept=report.concept, said=report.said, speaker=report.speaker)
        yield Mention(kind="attribution", span=report.span, value=value)


def _start(report: _Report) -> int:
    return report.span.start


def _parts(article: Article) -> tuple[Span, ...]:
    """The title, where it stands in front matter, and the text behind it."""
    body = article.body or Span(0, len(article.text))
    return (body,) if article.title_span is None or article.title_span.overlaps(body) else (article.title_span, body)


@lru_cache(maxsize=8)
def _reports(text: str, parts: tuple[Span, ...], lexicon: Lexicon) -> tuple[_Report, ...]:
    """All reports of an article, in the order of their spans."""
    tokens = tuple(token for part in parts for token in lexicon.tokenizer.tokens(text[part.start : part.end], part.start))
    finder = Finder(tokens, lexicon)
    units = tuple(_units(finder, text))
    found: list[_Report] = []
    known: tuple[int, str] | None = None  # the last speaker named, and in which unit
    for n, unit in enumerate(units):
        for speech in _said(unit, units[n + 1] if n + 1 < len(units) else None, finder):
            words = _words(text, tokens, speech.said)
            named = speech.speaker if speech.speaker and not speech.speaker.pronoun else None
            if named and words:
                known = (n, text[tokens[named.first].start : tokens[named.last - 1].end])
            meant = known[1] if known and n - known[0] <= MEMORY and (named or not _thing(known[1], finder)) else None
            who = meant if named or speech.speaker or _goes_on(unit, speech) else None
            if words and (who or speech.direct):
                found.append(_Report(_place(tokens, speech, named), who, words, _concept(who, named, finder)))
        known = _person(unit, finder, text, n) or known
    return tuple(sorted(found, key=_start))


def _place(tokens: Sequence[Token], speech: _Speech, named: Speaker | None) -> Span:
    """The span of the words said between quotation marks, or else of their speaker."""
    first, last = speech.said[0] if speech.direct or named is None else (named.first, named.last)
    while last - 1 > first and tokens[last - 1].text in ",،.":
        last -= 1
    return Span(tokens[first].start, tokens[last - 1].end)


def _goes_on(unit: _Unit, speech: _Speech) -> bool:
    """Does a unit hold nothing but a quotation, so that it goes on with the one before?"""
    first, last = speech.said[0]
    return speech.direct and first - unit.first <= AROUND // 2 and unit.last - last <= AROUND // 2


def _concept(who: str | None, named: Speaker | None, finder: Finder) -> str:
    """`referred` where somebody named before is meant; `unnamed` for "a source" and bodies, where nobody named before can be meant; else `said`."""
    if who is not None and named is None:
        return "referred"
    return "unnamed" if named and (finder.is_in(named.first, "unnamed") or _thing(who or "", finder)) else "said"


def _thing(name: str, finder: Finder) -> bool:
    """Is the speaker a report, an agency, a body: nobody that "he" means?"""
    return table(finder.lexicon, "speech.things").first(finder.lexicon.tokenizer.tokens(name)) is not None


def _words(text: str, tokens: Sequence[Token], said: Sequence[tuple[int, int]]) -> str:
    parts = (text[tokens[a].start : min(tokens[b - 1].end, tokens[a].start + 2 * SAID)].strip(" ,،.") for a, b in said if b > a)
    joined = " ".join(" ".join(parts).split())
    return joined[:SAID] if len(joined.split()) >= WORDS else ""


def _units(finder: Finder, text: str) -> Iterator[_Unit]:
    """Cut at the ends of lines, and at full stops outside quotations."""
    tokens = finder.tokens
    start = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or (tokens[i].start > tokens[i - 1].end and "\n" in text[tokens[i - 1].end : tokens[i].start]):
            yield from _sentences(start, i, finder)
            start = i


def _sentences(start: int, end: int, finder: Finder) -> Iterator[_Unit]:
    """The units of a line, given by its tokens."""
    tokens = finder.tokens
    spoken = [(start + a, start + b) for a, b in quotations(tokens[start:end])]
    unopened = max((b for a, b in spoken if a < start), default=start)  # one only closed runs from the start of the line
    whole = deque((a, b) for a, b in spoken if a >= start)
    inside = set(range(start, unopened)).union(*(range(a, b) for a, b in whole))
    first = start
    for k in [k for k in range(start, end) if k + 1 == end or tokens[k].text in _STOPS]:
        ends = k not in inside and not finder.abbreviates(k) and (k + 1 == end or tokens[k + 1].start > tokens[k].end)
        if ends or k + 1 == end:
            own = []
            while whole and whole[0][0] <= k:
                own.append(whole.popleft())
            yield _Unit(first, k + 1, tuple(own))
            first = k + 1


def _said(unit: _Unit, following: _Unit | None, finder: Finder) -> Iterator[_Speech]:
    """What is said in a unit, and by whom: each quotation, or what is reported without quotation marks."""
    cues = [(a, b, kind, speaker) for a, b, kind in _cues(unit, finder) if (speaker := _speaker(unit, a, b, kind, finder))]
    if not unit.quotes:
        for first, last, kind, speaker in cues:
            if said := _reported(unit, first, last, kind, speaker, finder):
                yield _Speech(speaker, (said,), direct=False)
    for a, b in unit.quotes:
        inner = _incise(a + 1, b, finder)
        if inner:
            yield _Speech(inner[0], ((a + 1, inner[1]), (inner[2], b)), direct=True)
            continue
        led = [c for c in cues if c[1] <= a] if a > unit.first and finder.tokens[a - 1].text == ":" else []  # X said, at length: “…”
        near = led[-1] if led else min(cues, key=lambda c: min(abs(c[0] - b), abs(a - c[1])), default=None)
        closing = _with_these_words(following, finder) if near is None and following and unit.last - b <= AROUND else None
        yield _Speech(near[3] if near else closing, ((a + 1, b),), direct=True)


def _cues(unit: _Unit, finder: Finder) -> Iterator[tuple[int, int, str]]:
    """Speech verbs and the like outside quotations: (start, end, id)."""
    inside = {k for a, b in unit.quotes for k in range(max(a, unit.first), b + 1)}
    for a, b, kind in table(finder.lexicon, "speech.cues").all(finder.tokens[unit.first : unit.last]):
        if kind != "neutral" and unit.first + a not in inside and (kind != "quoting" or unit.quotes):
            yield unit.first + a, unit.first + b, kind


def _speaker(unit: _Unit, first: int, last: int, kind: str, finder: Finder) -> Speaker | None:
    """The speaker before or behind a cue; who is told something isn't who says it."""
    if kind == "according":
        found = finder.behind(last, unit.last, appositions=finder.lexicon.section("speech.order") != "behind")
        return None if found and found.pronoun else found
    topic = finder.lexicon.section("speech.order") != "behind" or (first > 0 and finder.tokens[first - 1].text in ",،")  # «X، قالت»
    before = finder.before(first, unit.first) if topic else None
    if kind == "told" or (before and finder.lexicon.section("speech.order") == "before"):
        return before
    behind = finder.behind(last, unit.last)
    return before if behind is None or (behind.pronoun and before) else behind


def _reported(unit: _Unit, first: int, last: int, kind: str, speaker: Speaker, finder: Finder) -> tuple[int, int] | None:
    """What is said without quotation marks: behind "that", or before "…, X said", or behind "According to X, …"."""
    tokens = finder.tokens
    end = unit.last - (tokens[unit.last - 1].text in ".!?؟…")
    after = max(last, speaker.last)
    for i in range(after, min(after + 12, end)):
        if finder.is_in(i, "that"):
            return i + 1, end
        if i > after and table(finder.lexicon, "clauses.starts").match(tokens, i):
            break
    start = min(first, speaker.first)
    while start > unit.first and finder.is_in(start - 1, "auxiliaries"):
        start -= 1
    closing = finder.skip(after, "between")
    closed = closing >= end or tokens[closing].text in ",،" or finder.is_in(closing, "stops")
    if closed and start > unit.first + WORDS and tokens[start - 1].text in ",،":
        return unit.first, start - 1
    if kind == "according":
        return (
            (after + 1, end)
            if start - unit.first <= 1 and after < end and tokens[after].text in ",،"
            else (unit.first, start)
            if start >= unit.first + WORDS
            else None
        )
    return None


def _incise(first: int, last: int, finder: Finder) -> tuple[Speaker, int, int] | None:
    """A speech verb with its subject set into the quotation between commas: (speaker, start, end)."""
    tokens = finder.tokens
    for a, b, kind in table(finder.lexicon, "speech.cues").all(tokens[first:last]):
        i, j = first + a, first + b
        while i > first and finder.is_in(i - 1, "auxiliaries"):
            i -= 1
        if kind != "verbs" or i <= first or tokens[i - 1].text not in ",،":
            continue
        speaker = finder.behind(j, last)
        if speaker and not speaker.pronoun and (speaker.last == last or tokens[speaker.last].text in ",،.:!?"):
            return speaker, i - 1, speaker.last
    return None


def _with_these_words(unit: _Unit, finder: Finder) -> Speaker | None:
    """The speaker of the quotation just before: "With these words the minister opened …"."""
    found = table(finder.lexicon, "speech.with_these_words").match(finder.tokens, unit.first)
    if not found:
        return None
    speaker = finder.behind(finder.skip(found[0], "acts"), unit.last)
    return speaker if speaker and not speaker.pronoun else None


def _person(unit: _Unit, finder: Finder, text: str, n: int) -> tuple[int, str] | None:
    """Somebody named with a title at the start of a unit: whom the next "she" means."""
    tokens = finder.tokens
    i = unit.first
    while i < unit.last and tokens[i].kind == "word" and (tokens[i].capitalised or finder.is_in(i, "determiners") or finder.is_in(i, "people")):
        i += 1
    titled = any(finder.is_in(k, "people") for k in range(unit.first, i))
    names = sum(tokens[k].capitalised for k in range(unit.first, i))
    cased = i > unit.first and tokens[unit.first].text.lower() != tokens[unit.first].text.upper()
    return (n, text[tokens[unit.first].start : tokens[i - 1].end]) if titled and cased and names >= NAMES else None
