"""Reports made by hand: four articles in three languages about one bridge, and one report of hostile text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from crosscheck.model import (
    Agreement,
    Article,
    Compared,
    Finding,
    Position,
    PositionMention,
    Report,
    SentenceQuote,
    Skipped,
    SourceInfo,
    Span,
    StoryInfo,
)

TEXTS = {
    "en-1": "Bridge reopens\n\nThe bridge at Al-Qasr reopened on Monday after a 12-year closure.\nThe ministry said 40 workers took part.\n",
    "en-2": "Traffic is back. Officials said the crossing had been shut for 12 years, longer than any other on the river.\n",
    "fr-1": "Le pont d’Al-Qasr, fermé depuis 12 ans, a rouvert lundi.\nQuelque 40 ouvriers y ont travaillé.\n",
    "ar-1": "أعيد افتتاح جسر القصر بعد إغلاق دام 13 عامًا.\nوقال الوزير إن الجسر ظل مغلقا 13 عاما.\n",
}
OUTLETS = {"en-1": "River Post", "en-2": None, "fr-1": "Le Fleuve", "ar-1": "جريدة النهر"}

HOSTILE = (
    "\x1b[31mred\x1b]0;own\x07 [bold]x[/bold] <script>alert(1)</script> | `a` [l](http://evil.example) @all #1 www.evil.example \u202etxt\u202c \x9b2J "
    "\r\n::error::forged\n::stop-commands::x ##[error]y ##vso[task.complete]y ]](1) [z](2) {0} \\ \0 \ufffe ]]> </details> --> %0A::error::z \ud800"
)


def article(key: str, text: str | None = None) -> Article:
    return Article(
        id=key, text=TEXTS[key] if text is None else text, path=f"news/{key}.txt", language=key[:2], language_certainty=1.0, language_from="declared",
        published=date(2025, 3, 4) if key != "en-2" else None, published_from="declared" if key != "en-2" else "unknown", outlet=OUTLETS.get(key),
    )  # fmt: skip


def mention(source: Article, quote: str, nth: int = 0) -> PositionMention:
    """The nth place of a quote in an article; its line is its sentence."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(quote, start + 1)
    begin = source.text.rfind("\n", 0, start) + 1
    end = source.text.find("\n", start)
    end = len(source.text) if end < 0 else end
    sentence = SentenceQuote(span=Span(begin, end), text=source.text[begin:end])
    return PositionMention(source=source.id, path=source.path, span=Span(start, start + len(quote)), quote=quote, sentence=sentence)


def position(value: str, display: str, *mentions: PositionMention, independent: int | None = None) -> Position:
    sources = tuple(dict.fromkeys(m.source for m in mentions))
    return Position(value=value, display=display, sources=sources, independent=len(sources) if independent is None else independent, mentions=mentions)


def make_finding(*positions: Position, **changes: object) -> Finding:
    plain = Finding(
        rule="duration-differs", kind="duration", nature="contradiction", severity="error", scope="cross", about="how long the bridge was closed",
        message="3 sources say 12 years, 1 says 13 years (13 عاما); one closure has one length.", story="1", positions=positions,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def make_report(articles: list[Article], findings: tuple[Finding, ...] = (), facts: tuple[Agreement, ...] = (), **changes: object) -> Report:
    plain = Report(
        sources=tuple(SourceInfo(article=a, sentences=a.text.count("\n"), claims=3) for a in articles),
        compared=Compared(articles=len(articles), stories=1, claims=1212, facts=7, rules=14),
        findings=findings,
        facts=facts,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def report() -> Report:
    """One error, one warning, one info, one agreed fact and one skipped source."""
    a = {key: article(key) for key in TEXTS}
    years = make_finding(
        position("P12Y", "12 years", mention(a["en-1"], "12-year"), mention(a["en-2"], "12 years"), mention(a["fr-1"], "12 ans"), independent=2),
        position("P13Y", "13 years", mention(a["ar-1"], "13 عامًا"), mention(a["ar-1"], "13 عاما")),
    )
    name = make_finding(
        position("bridge", "bridge", mention(a["en-1"], "bridge")), position("crossing", "جسر القصر", mention(a["ar-1"], "جسر القصر")),
        rule="place-differs", kind="place", nature="unresolved", severity="warning", about="جسر القصر", message="may be two names", confidence=0.625,
    )  # fmt: skip
    workers = make_finding(
        position("40", "40", mention(a["en-1"], "40")), position("30..40", "30 to 40", mention(a["fr-1"], "40")),
        rule="quantity-rounded", kind="quantity", nature="precision", severity="info", about="workers", message="one is the other rounded",
    )  # fmt: skip
    agreed = Agreement(kind="date", about="the reopening", story="1", positions=(position("2025-03-03", "3 March 2025", mention(a["en-1"], "Monday")),))
    return make_report(list(a.values()), (workers, name, years), (agreed,), skipped=(Skipped(path="news/photo.jpg", reason="not text"),))


def _of(story: str, key: str, text: str, title: str | None, day: int = 4) -> Article:
    """An article of a story, in the language that its key says, without an outlet."""
    made = replace(article(key, text), id=f"{story}/{key}", path=f"news/{story}/{key}.txt", outlet=None, title=title)
    return replace(made, published=date(2025, 3, day), published_from="declared")


def _story(name: str, about: str, *articles: Article) -> StoryInfo:
    days = sorted(a.published for a in articles if a.published)
    first, last = (days[0], days[-1]) if days else (None, None)
    return StoryInfo(
        id=name, sources=tuple(a.id for a in articles), languages=tuple(sorted({a.language for a in articles})), first=first, last=last, about=about
    )


@pytest.fixture
def mixed(report: Report) -> Callable[..., Report]:
    """Several stories: a strike with a warning, the bridge with three findings, an article that contradicts itself, `quiet` without findings, `alone` articles."""

    def build(quiet: int = 2, alone: int = 12) -> Report:
        strike = (
            _of("strike", "ar-1", "أضرب 300 عامل في الميناء.\n", "إضراب في الميناء"),
            _of("strike", "fr-1", "Grève au port : 500 dockers.\n", "Grève au port", 6),
        )
        (self,) = (_of("self", "en-1", "Of 21 dead, 12 were men and 7 women.\n", "Storm kills 21"),)
        calm = [[_of(f"quiet-{n:03}", key, f"Nothing new, {key}.\n", f"Calm {n} <b>", 7) for key in ("en-1", "fr-1")] for n in range(quiet)]
        lone = [_of(f"alone-{n:03}", "en-1", "By itself.\n", f"Alone {n}") for n in range(alone)]
        said = [position(value, value, mention(of, value)) for of, value in zip(strike, ("300", "500"), strict=True)]
        found = (
            make_finding(*said, rule="quantity-differs", kind="quantity", severity="warning", about="أضرب … عامل", message="they differ", story="strike"),
            make_finding(
                position("21", "21", mention(self, "21")), position("12+7", "12 + 7", mention(self, "12"), mention(self, "7")),
                rule="sum-differs", kind="quantity", about="dead", message="12 and 7 make 19", story="self",
            ),
        )  # fmt: skip
        bridge = [source.article for source in report.sources]
        agreed = Agreement(kind="date", about="the strike", story="strike", positions=(position("2025-03-03", "3 March", mention(strike[0], "الميناء")),))
        stories = (
            _story("strike", "Grève au port", *strike), _story("1", "Bridge reopens", *bridge), _story("self", "Storm kills 21", self),
            *(_story(f"quiet-{n:03}", f"Calm {n} <b>", *own) for n, own in enumerate(calm)), *(_story(f"alone-{n:03}", f"Alone {n}", a) for n, a in enumerate(lone)),
        )  # fmt: skip
        sources = [*bridge, *strike, self, *(a for own in calm for a in own), *lone]
        made = make_report(sources, (*report.findings, *found), (*report.facts, agreed), stories=stories)
        return replace(made, compared=replace(made.compared, articles=len(sources), stories=len(stories)))

    return build


@pytest.fixture
def hostile() -> Report:
    """Escape sequences, mark-up, HTML, links, overrides and a lone surrogate in every text that comes from outside."""
    first = replace(article("en-1", f"{HOSTILE} said 12 years {HOSTILE}"), outlet=HOSTILE, title=HOSTILE, path=f"news/{HOSTILE}.txt")
    second = replace(article("ar-1", f"{HOSTILE} قال 13 عاما {HOSTILE}"), outlet=HOSTILE, title=HOSTILE)
    said = (position("P12Y", HOSTILE, mention(first, f"12 years {HOSTILE}")), position("P13Y", "13 عاما", mention(second, "13 عاما")))
    return make_report(
        [first, second],
        (make_finding(*said, about=HOSTILE, message=HOSTILE), make_finding(*said, about=HOSTILE, severity="info")),
        (Agreement(kind="date", about=HOSTILE, story="1", positions=said),),
        skipped=(Skipped(path=HOSTILE, reason=HOSTILE),),
        stories=(
            StoryInfo(id="1", sources=("en-1", "ar-1"), languages=("ar", "en"), first=None, last=None, about=HOSTILE),
            StoryInfo(id=HOSTILE, sources=("en-1", "ar-1"), languages=(HOSTILE,), first=date(2025, 3, 4), last=date(2025, 3, 5), about=HOSTILE),
            StoryInfo(id=HOSTILE * 2, sources=("en-1",), languages=("en",), first=None, last=None, about=HOSTILE),
        ),
    )


@pytest.fixture(scope="session")
def sarif_schema(official_schema: Callable[[str], dict[str, object]]) -> dict[str, object]:
    """The official JSON Schema of SARIF 2.1.0."""
    return official_schema("sarif-schema-2.1.0")


@pytest.fixture
def make() -> Callable[..., Report]:
    """A report of one finding for each given (text, quote) pair of positions: `make([("a 12", "12"), ("b 13", "13")])`."""

    def build(said: list[tuple[str, str]], **changes: object) -> Report:
        articles = [replace(article("en-1", text), id=f"s{i}", path=f"s{i}.txt", outlet=None) for i, (text, _) in enumerate(said)]
        positions = (position(quote, quote, mention(source, quote)) for source, (_, quote) in zip(articles, said, strict=True))
        return make_report(articles, (make_finding(*positions, **{"message": "they differ", **changes}),))

    return build


@pytest.fixture
def parts() -> SimpleNamespace:
    """What reports are made of by hand."""
    return SimpleNamespace(article=article, mention=mention, position=position, finding=make_finding, report=make_report)


WORDS = {
    "en": "the council of the harbour said on Monday that repairs to the northern quay would go on after talks with the owners of boats",
    "fr": "le conseil du port a déclaré lundi que les travaux du quai nord se poursuivraient après des entretiens avec les pêcheurs",
    "ar": "قال مجلس الميناء يوم الاثنين إن أعمال إصلاح الرصيف الشمالي ستستمر بعد محادثات مع أصحاب القوارب والصيادين هناك",
}
COUNTED = {"en": "boats", "fr": "bateaux", "ar": "قارباً"}
TOLD = ("en", "fr", "ar", "en", "fr")  # the languages of the five articles of a story


def _told(story: str, facts: int) -> Iterator[tuple[Article, list[PositionMention]]]:
    """The five articles of a story, each with a number in each of its sentences; every fifth fact of the last is off by one."""
    for i, language in enumerate(TOLD):
        before, after = WORDS[language][:60].rpartition(" ")[0], WORDS[language][60:].partition(" ")[2]
        quotes = [f"{100 + fact + (i == 4 and fact % 5 == 0)} {COUNTED[language]}" for fact in range(facts)]
        lines = [f"{before} {quote} {after}." for quote in quotes]
        text = "\n".join(lines)
        key = f"{story}/{language}-{i}.txt"
        made = Article(
            id=key, text=text, path=key, language=language, language_certainty=1.0, language_from="declared", outlet=f"Outlet {i} of {story[-1]}",
            published=date(2025, 3, 1) + timedelta(days=i), published_from="declared",
        )  # fmt: skip
        starts = [sum(len(line) + 1 for line in lines[:fact]) for fact in range(facts)]
        at = [(start, start + len(before) + 1) for start in starts]
        yield (
            made,
            [
                PositionMention(
                    source=key, path=key, span=Span(low, low + len(quote)), quote=quote, sentence=SentenceQuote(span=Span(start, start + len(line)), text=line)
                )
                for (start, low), quote, line in zip(at, quotes, lines, strict=True)
            ],
        )


@pytest.fixture(scope="session")
def many() -> Report:
    """200 articles of 40 stories with 2,000 facts, of which 400 are contested."""
    articles: list[Article] = []
    findings: list[Finding] = []
    facts: list[Agreement] = []
    for number in range(40):
        story = f"story-{number:02}"
        told = list(_told(story, 50))
        articles += [made for made, _ in told]
        for fact in range(50):
            by: dict[str, list[PositionMention]] = {}
            for _, mentions in told:
                by.setdefault(mentions[fact].quote.partition(" ")[0], []).append(mentions[fact])
            sides = tuple(position(value, f"{value} boats", *mentions) for value, mentions in by.items())
            about = "the council of the harbour said … boats after talks"
            if len(sides) > 1:
                found = {"rule": "quantity-differs", "kind": "quantity", "severity": ("error", "warning", "info")[fact % 3], "about": about, "message": about}
                findings.append(make_finding(*sides, **found, story=story))
            else:
                facts.append(Agreement(kind="quantity", about=about, story=story, positions=sides))
    return make_report(articles, tuple(findings), tuple(facts))
