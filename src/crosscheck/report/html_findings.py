"""What the HTML report shows of each finding and of each agreed fact, as plain records in the reader's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crosscheck.model import Agreement, Finding, Position, PositionMention, Span
from crosscheck.report.bidi import rtl_parts, safe
from crosscheck.report.html_words import UNKNOWN, Cast, Mark, Tongue, apart, cut, mark, tongue
from crosscheck.report.order import Entry, mentions
from crosscheck.report.sides import first_of_each
from crosscheck.report.states import State
from crosscheck.report.words import excerpt, said
from crosscheck.telling import CLAUSES, around

SHOWN = 6  # sources quoted of a position; the others are folded
WRITTEN = 6  # spellings of a value that are shown
WIDTH = 320  # characters of a sentence around its value
_SIZES = ((9, "xl"), (18, "l"), (48, "m"))  # how large a value is shown, by its length


@dataclass(frozen=True, slots=True)
class Place:
    """A line of an article, and where it is in the page, if it is."""

    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence in three pieces, and who says it."""

    before: str
    value: str
    after: str
    tongue: Tongue
    name: str
    day: str
    language: str
    place: Place
    also: tuple[Place, ...]
    new: bool
    house: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A value in a source's own words."""

    text: str
    tongue: Tongue
    arabic: bool  # it stands behind Arabic letters, which turn the order of the numbers of a range


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A position of a finding."""

    mark: Mark
    value: str
    size: str
    normal: str  # the value as programs write it
    support: str
    names: tuple[str, ...]
    house: bool
    written: tuple[Written, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """What is contested, in a sentence: the interface's words around those of an article, or the message of a rule of the user's."""

    before: str
    about: str = ""
    tongue: Tongue = UNKNOWN
    after: str = ""
    own: bool = False  # a rule's message, in whatever language that is


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding as it is shown."""

    number: int
    id: str
    rule: str
    severity: str
    nature: str
    kind: str
    title: Title
    sides_told: str
    note: str  # the rule's message where it says more than the title
    message: str
    settled: str
    sides: tuple[Side, ...]
    new: bool
    story: str
    # for filters and for sorting
    languages: tuple[str, ...]
    names: tuple[str, ...]
    sources: tuple[str, ...]  # ids, without what the house holds to be true
    latest: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """A fact on which the sources agree."""

    kind: str
    value: str
    about: str
    sources: tuple[int, ...]


def shown(number: int, entry: Entry, cast: Cast, *, state: State, own: bool) -> Shown:
    """A finding, the `number`-th of the report; `own` says that its rule isn't a built-in one."""
    finding, words = entry.finding, cast.words
    sources = tuple(sorted({m.source for p in finding.positions for m in p.mentions if m.source in cast.numbers}, key=lambda key: cast.numbers[key]))
    speaks_itself = own and words.code == "en"
    message = "".join(apart(piece) if known else piece for piece, known in rtl_parts(cut(finding.message), said(finding)))
    return Shown(
        number=number, id=entry.fingerprint, rule=cut(finding.rule), severity=finding.severity, nature=finding.nature, kind=finding.kind,
        title=Title(message, own=True) if speaks_itself else _title(finding, cast), sides_told=words.sides(finding, cast.spoken), message=message,
        note=message if not speaks_itself and (own or words.has(f"rules.{finding.rule}")) else "", settled=_settled(state, cast),
        sides=tuple(_side(mark(i), finding, position, cast) for i, position in enumerate(finding.positions)), new=not cast.new.isdisjoint(sources),
        story=finding.story, languages=_each(cast.spoken[key] for key in sources), names=_each(cast.name(key) for key in sources), sources=sources,
        latest=max((day.isoformat() for key in sources if (day := cast.articles[key].published)), default=""),
    )  # fmt: skip


def _title(finding: Finding, cast: Cast) -> Title:
    """What differs, and in which words of the articles: those of one in the reader's language, if there is one."""
    what = cast.words.contested(finding)
    about, own = _about(finding, cast)
    if not about:
        return Title(what)
    before, _, after = cast.words.text("page.about", what=what, about="\0").partition("\0")
    return Title(before, cut(about), own, after)


def _about(finding: Finding, cast: Cast) -> tuple[str, Tongue]:
    said_by = [m for position in finding.positions for m in mentions(position) if m.source in cast.numbers]
    for mention in said_by if cast.words.code != "en" else ():  # for English the finding has chosen already
        start = mention.span.start - mention.sentence.span.start
        if cast.spoken[mention.source] == cast.words.code and mention.sentence.text[max(0, start) :].startswith(mention.quote):
            place = Span(max(0, start), max(0, start) + len(mention.quote))
            return around(mention.sentence.text, place, clause=finding.kind in CLAUSES), cast.tongue_of(mention)
    begins = finding.about.partition("…")[0].strip()
    return finding.about, next((cast.tongue_of(m) for m in said_by if begins and begins in m.sentence.text), tongue("und"))


def agreed(fact: Agreement, cast: Cast) -> Agreed:
    position = fact.positions[0]
    numbers = sorted({cast.numbers[m.source] for p in fact.positions for m in p.mentions if m.source in cast.numbers})
    return Agreed(fact.kind, cut(cast.words.value(fact.kind, position, cast.spoken)), apart(fact.about), tuple(numbers))


def _each(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _settled(state: State, cast: Cast) -> str:
    """Why nobody need look at a finding that is shown all the same."""
    if state.suppressed is not None:
        return cast.words.text("page.suppressed_because", reason=apart(state.suppressed))
    return cast.words.text("page.in_baseline") if state.baseline == "unchanged" else ""


def _side(own: Mark, finding: Finding, position: Position, cast: Cast) -> Side:
    value = cut(cast.words.value(finding.kind, position, cast.spoken))
    sources = len({m.source for m in position.mentions}) - position.house
    house = [cast.words.text("page.house")] if position.house else []
    return Side(
        mark=own, value=value, size=next((name for most, name in _SIZES if len(value) <= most), "s"),
        normal=cut(f"{position.value} {position.unit}" if position.unit else position.value),
        support=cast.words.text("page.list").join([*house, *([cast.words.support(position)] if sources > 0 else [])]),
        names=_each(cast.name(m.source) for m in mentions(position)), house=position.house > 0, written=_written(position, cast),
        quotes=tuple(_quotes(position, cast)),
    )  # fmt: skip


def _written(position: Position, cast: Cast) -> tuple[Written, ...]:
    """The value in the sources' own words, each wording once."""
    found = {(cut(m.quote), cast.spoken.get(m.source, "und")): m for m in reversed(mentions(position))}
    return tuple(Written(text, tongue(code), _behind_arabic(m)) for (text, code), m in reversed(found.items()))[:WRITTEN]


def _behind_arabic(mention: PositionMention) -> bool:
    """Whether the letter before a value is Arabic: then `2012-2024` is read from the right (UAX #9, W2), and so it is where it stands alone."""
    text = mention.sentence.text
    for character in reversed(text[: max(0, mention.span.start - mention.sentence.span.start)]):
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind == "AL"
    return False


def _quotes(position: Position, cast: Cast) -> Iterable[Quote]:
    """Each source's first sentence, with the other places where it says the same."""
    others: dict[str, list[PositionMention]] = {}
    for mention in mentions(position):
        others.setdefault(mention.source, []).append(mention)
    for mention in first_of_each(position):
        yield _quote(mention, others[mention.source][1:], cast)


def _quote(mention: PositionMention, others: Sequence[PositionMention], cast: Cast) -> Quote:
    words = excerpt(mention, WIDTH)
    article = cast.articles.get(mention.source)
    return Quote(
        before=words.before, value=words.value, after=words.after, tongue=cast.tongue_of(mention), name=cast.name(mention.source),
        day=cast.day(mention.source), language=cast.words.language(article.language) if article else cast.words.text("page.not_here"),
        place=_place(mention, cast), also=tuple(_place(other, cast) for other in others), new=mention.source in cast.new,
        house=bool(article and article.house),
    )  # fmt: skip


def _place(mention: PositionMention, cast: Cast) -> Place:
    return Place(safe(cast.places.where(mention)), cast.anchor(mention))
