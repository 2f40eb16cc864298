"""The words all readable reports share: counts, language names, where a mention stands, and a sentence shortened around it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crosscheck.address import parted
from crosscheck.model import Article, Finding, Position, PositionMention, Report
from crosscheck.report.bidi import isolate, rtl_parts, safe
from crosscheck.report.order import entries, sources
from crosscheck.report.states import NONE, PLAIN, States, settled

EXCERPT = 160  # characters of a sentence shown around a value
LONGEST_WORD = 30  # a longer one, or a script without spaces, is cut where the room ends


def count(number: int, noun: str) -> str:
    """`1 story`, `2 stories`, `12,345 claims`."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def language_name(code: str) -> str:
    """A language's English name (CLDR), or its code where it has none."""
    if code == "und":
        return "unknown language"
    from babel import Locale

    return Locale("en").languages.get(code.replace("-", "_")) or safe(code)


def tally(findings: Iterable[Finding]) -> str:
    """`0 errors, 1 warning, 2 infos`."""
    severities = Counter(finding.severity for finding in findings)
    return ", ".join(count(severities[severity], severity) for severity in ("error", "warning", "info"))


def compared(report: Report) -> str:
    """`5 articles (3 English, 1 French, 1 Arabic), 1 story, 212 claims, 61 facts, 14 rules`."""
    languages = Counter(language_name(source.article.language) for source in report.sources if not source.article.house)
    shares = ", ".join(f"{number} {name}" for name, number in sorted(languages.items(), key=lambda item: (-item[1], item[0])))
    done = report.compared
    rest = (count(done.stories, "story"), count(done.claims, "claim"), count(done.facts, "fact"), count(done.rules, "rule"))
    return ", ".join((f"{count(done.articles, 'article')}{f' ({shares})' if shares else ''}", *rest))


def closing(report: Report, states: States = NONE) -> str:
    """`0 errors, 1 warning, 2 infos in 5 articles; compared 212 claims on 61 facts of 1 story by 14 rules; 3 findings in the baseline, 1 suppressed`."""
    done = report.compared
    what = f"{count(done.claims, 'claim')} on {count(done.facts, 'fact')} of {count(done.stories, 'story')} by {count(done.rules, 'rule')}"
    skipped = f"; skipped {count(len(report.skipped), 'source')}" if report.skipped else ""
    new = f", {done.new:,} of them new" if done.new else ""
    return f"{_fresh(report, states)} in {count(done.articles, 'article')}{new}; compared {what}{_settled(report, states)}{skipped}"


def counted(report: Report, states: States = NONE) -> str:
    """`0 errors, 1 warning, 2 infos; 3 findings in the baseline, 1 suppressed`."""
    return _fresh(report, states) + _settled(report, states)


def _fresh(report: Report, states: States) -> str:
    return tally(entry.finding for entry in entries(report) if not settled(states.get(entry.fingerprint, PLAIN)))


def _settled(report: Report, known: States) -> str:
    """How many findings the tally leaves out, and why; nothing where there is neither a baseline nor a suppressed finding."""
    states = [known.get(entry.fingerprint, PLAIN) for entry in entries(report)]
    suppressed = sum(state.suppressed is not None for state in states)
    old = sum(settled(state) for state in states) - suppressed
    told = [f"{count(old, 'finding')} in the baseline"] if any(state.baseline for state in states) else []
    return "; " + ", ".join((*told, f"{count(suppressed, 'finding') if not told else suppressed} suppressed")) if told or suppressed else ""


def support(position: Position) -> str:
    """`1 source`, `4 sources, 3 independent`, `the house, 1 source`."""
    number = len(position.sources) - position.house
    sources = count(number, "source") + (f", {position.independent} independent" if number > 1 else "")
    return ", ".join((*(["the house"] if position.house else []), *([sources] if number else [])))


def said(finding: Finding) -> frozenset[str]:
    """The words that a finding's message may take from the articles, safe to show."""
    positions = {word for position in finding.positions for word in (position.display, *(mention.quote for mention in position.mentions))}
    return frozenset(safe(word) for word in (finding.about, *positions))


def told(finding: Finding) -> str:
    """A finding's message in one line, safe to show, what it takes from the articles isolated."""
    return "".join(isolate(piece) if known else piece for piece, known in rtl_parts(safe(finding.message), said(finding)))


class Places:
    """Who a mention's source is and on which line the mention stands."""

    def __init__(self, report: Report) -> None:
        self._articles: dict[str, Article] = {source.article.id: source.article for source in sources(report)}
        self._starts: dict[str, list[int]] = {}

    def who(self, mention: PositionMention) -> str:
        """The source's outlet, or else its id, as the source writes it."""
        article = self._articles.get(mention.source)
        return article.outlet or article.id if article else mention.source

    def when(self, mention: PositionMention) -> str:
        """The source's date and language: `2025-08-14, French`."""
        article = self._articles.get(mention.source)
        if article is not None and article.house:
            return "the house"
        return f"{self.date(article)}, {language_name(article.language)}" if article else "not among the sources"

    def date(self, article: Article) -> str:
        return article.published.isoformat() if article.published else "no date"

    def where(self, mention: PositionMention) -> str:
        """`path:line`, lines counted from 1; the path alone where the article isn't in the report, or its text is in no file as it is."""
        article = self._articles.get(mention.source)
        return mention.path + (f":{self._line(article, mention.span.start)}" if article and not (article.house or article.extracted) else "")

    def article(self, mention: PositionMention) -> Article | None:
        """The article of a mention, None where it isn't in the report."""
        return self._articles.get(mention.source)

    def file(self, mention: PositionMention) -> str:
        """The path of the file alone, without the line of a record in it."""
        article = self._articles.get(mention.source)
        return parted(article.path, article.house)[0] if article else parted(mention.path)[0]

    def _line(self, article: Article, offset: int) -> int:
        starts = self._starts.get(article.id)
        if starts is None:  # all lines at once: counting anew for each mention would be quadratic in a long article
            starts = self._starts[article.id] = [i for i, c in enumerate(article.text) if c == "\n"]
        return bisect_left(starts, offset) + 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three pieces, safe to show: what stands before the value, the value, what stands after."""

    before: str
    value: str
    after: str


def excerpt(mention: PositionMention, width: int = EXCERPT) -> Excerpt:
    """The mention's sentence, cut at spaces to about `width` characters with the value inside; cuts are shown as `…`."""
    text = mention.sentence.text
    start = mention.span.start - mention.sentence.span.start
    if start < 0 or text[start : start + len(mention.quote)] != mention.quote:
        start = text.find(mention.quote)
    if start < 0:  # the value reaches beyond its sentence
        return Excerpt("", safe(_head(mention.quote, width)), "")
    end = start + len(mention.quote)
    while end < len(text) and unicodedata.combining(text[end]):  # a mark parted from its letter would float
        end += 1
    before, quote, after = text[:start], text[start:end], text[end:]
    room = max(width - len(quote), 0)
    left = min(len(before), max(room // 2, room - len(after)))
    return Excerpt(safe(_tail(before, left)), safe(_head(quote, width)), safe(_head(after, room - left)))


def _head(text: str, width: int) -> str:
    """The first words of a text."""
    if len(text) <= width:
        return text
    cut = text[:width]
    if not (cut[-1:].isspace() or text[width].isspace()):  # inside a word
        space = cut.rfind(" ")
        cut = cut[:space] if space > max(width - LONGEST_WORD, 0) else cut
    return cut.rstrip() + " …"


def _tail(text: str, width: int) -> str:
    """The last words of a text."""
    if len(text) <= width:
        return text
    edge = len(text) - width
    cut = text[edge:]
    if not (cut[:1].isspace() or text[edge - 1].isspace()):
        space = cut.find(" ") + 1
        cut = cut[space:] if space < min(LONGEST_WORD, width) else cut
    return "… " + cut.lstrip()
