"""Sets of articles of many events, mixed, each article with the event that it is about: what grouping is measured on, and fitted on."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml
from made_events import made

from crosscheck import Article
from crosscheck.grouping import Digest, digest
from crosscheck.grouping.digest import rows
from crosscheck.grouping.naming import Unit
from crosscheck.intake import take_in
from crosscheck.model import Span

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.encode import Encoder, Matrix

HERE = Path(__file__).resolve().parent
REAL = HERE / "real_events.json"
DAY = date(2026, 1, 5)  # that all stories begin on, where they are moved into one week
PLACES, OTHERS = 6, 2  # names that two events share once one is moved to where the other happened
PATTERN_SEED = 7
LONGEST = 500  # characters of the body


@dataclass(frozen=True, slots=True)
class Told:
    """An article in short, and the event that it is about."""

    event: str
    digest: Digest
    either: str = ""  # articles of which one desk would say they are of one event, and another wouldn't


def stories(root: Path, encoder: Encoder, cache: Memory | None) -> list[Told]:
    """The stories of a folder, mixed: every folder with a gold.json is an event."""
    folders = sorted(path.parent for path in root.glob("*/gold.json"))
    return [told for folder in folders for told in _told(folder.name, [folder], encoder, cache)]


def mixes(root: Path, encoder: Encoder, cache: Memory | None) -> list[Told]:
    """Pairs of like events, all mixed."""
    found = []
    for path in sorted(root.glob("*.yaml")):
        for event, own in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["stories"].items():
            articles = [_article(f"{path.stem}/{event}-{n}", fields) for n, fields in enumerate(own, 1)]
            found += _told(f"{path.stem}/{event}", articles, encoder, cache)
    return found


def real(root: Path, encoder: Encoder, cache: Memory | None) -> list[Told]:
    """News in human translation, each in all languages an article, of which some are about one event."""
    gold = json.loads(REAL.read_text(encoding="utf-8"))
    event = {name: event for event, names in gold["events"].items() for name in names}
    either = {name: str(n) for n, names in enumerate(gold["either"]) for name in names}
    return [replace(t, event=event.get(t.event, t.event), either=either.get(t.event, "")) for t in stories(root, encoder, cache)]


def one_week(set_: Sequence[Told]) -> list[Told]:
    """The same, as if all stories had begun on one of five days: no date tells them apart any more."""
    first: dict[str, date] = {}
    for told in set_:
        if told.digest.published:
            first[told.event] = min(first.get(told.event, told.digest.published), told.digest.published)
    offsets = {event: n % 5 for n, event in enumerate(sorted(first))}
    return [_moved(told, DAY.toordinal() + offsets[told.event] - first[told.event].toordinal()) if told.event in first else told for told in set_]


def _moved(told: Told, days: int) -> Told:
    def moved(day: date) -> date:
        return date.fromordinal(day.toordinal() + days)

    own = told.digest
    published = moved(own.published) if own.published else None
    season = (published.month, published.day) if published else None  # one without a year loses it: it can't be moved without knowing which
    return replace(told, digest=replace(own, published=published, season=season, days=tuple(moved(day) for day in own.days)))


def _told(event: str, sources: Sequence[Path | Article], encoder: Encoder, cache: Memory | None) -> Iterator[Told]:
    found = take_in(sources, 1, None, cache)
    for article, reading in zip(found.articles, found.readings, strict=True):
        yield Told(event, replace(digest(article, reading, encoder), article=f"{event}/{article.id}"))


def _article(name: str, fields: Mapping[str, str]) -> Article:
    return Article(
        id=name,
        path=name,
        text=fields["text"],
        title=fields["title"],
        language=fields["language"],
        language_certainty=1.0,
        language_from="declared",
        published=date.fromisoformat(fields["published"]),
        published_from="declared",
    )


def cut(root: Path, encoder: Encoder, cache: Memory | None) -> list[Told]:
    """The stories of a folder, mixed, of each article only the beginning: as long as wire news are."""
    found = []
    for folder in sorted(path.parent for path in root.glob("*/gold.json")):
        articles = [_beginning(article) for article in take_in([folder], 1, None, cache).articles]
        found += _told(folder.name, articles, encoder, cache)
    return found


def _beginning(article: Article) -> Article:
    """An article up to the end of the paragraph in which its LONGEST characters are reached."""
    body = article.body.start if article.body else 0
    end = article.text.find("\n", body + LONGEST)
    return article if end < 0 else replace(article, text=article.text[:end], body=Span(body, end) if article.body else None)


def neighbours(set_: Sequence[Told]) -> list[Told]:
    """The same, two by two in one place: of each two events that are most alike, the second is moved to where the first one happened.

    The places that the second names most are given the keys of those that the first does, and so are two of its other names, as one minister may speak of both.
    Such stories are as hard to tell apart as two events of one city and one day. An event is named `PAIR/EVENT`.
    """
    events = sorted({told.event for told in set_})
    centre = {event: _centre([told.digest for told in set_ if told.event == event]) for event in events}
    alike = sorted((-round(float(centre[a] @ centre[b]), 3), a, b) for a, b in combinations(events, 2))
    moved: dict[str, dict[str, str]] = {}
    pair: dict[str, str] = {}
    for _, a, b in alike:
        if a not in pair and b not in pair:
            pair[a] = pair[b] = a
            moved[b] = _moves(*([told.digest for told in set_ if told.event == event] for event in (b, a)))
    return [_elsewhere(told, pair[told.event], moved.get(told.event, {})) for told in set_ if told.event in pair]


def patterns(number: int, encoder: Encoder, cache: Memory | None) -> list[Told]:
    """News made from patterns, of which those of one kind differ in names and numbers alone, as bulletins and results do."""
    event = {article.id: event for event, article in made(number, PATTERN_SEED)}
    found = _told("", [article for _, article in made(number, PATTERN_SEED)], encoder, cache)
    return [Told(event[told.digest.article.removeprefix("/")], told.digest) for told in found]


def bulletins(number: int, encoder: Encoder, cache: Memory | None) -> list[Told]:
    """Whole reports made of sentences (`speed/corpus.py`): of one kind of event there are several a day, elsewhere, told in much the same words."""
    sys.path.insert(0, str(HERE / "speed"))
    from corpus import every  # beside other programs, and imported as they import it

    event = {fields["id"]: one.event.id for one in every(number, PATTERN_SEED, 0.0) for fields in one.articles}
    articles = [_article(fields["id"], fields) for one in every(number, PATTERN_SEED, 0.0) for fields in one.articles]
    return [Told(event[told.digest.article.removeprefix("/")], told.digest) for told in _told("", articles, encoder, cache)]


def _centre(own: Sequence[Digest]) -> Matrix:
    mean = sum(rows(d.vectors).mean(axis=0) for d in own)
    unit: Matrix = mean / np.linalg.norm(mean)
    return unit


def _moves(own: Sequence[Digest], other: Sequence[Digest]) -> dict[str, str]:
    """Key → key: the places of an event as those of another, and some other names."""
    return {a: b for known, most in ((True, PLACES), (False, OTHERS)) for a, b in zip(_often(own, known)[:most], _often(other, known)[:most], strict=False)}


def _often(own: Sequence[Digest], places: bool) -> list[str]:
    """The first keys of names, those first that most articles have."""
    count = Counter(unit.keys[0] for d in own for unit in d.names if unit.keys[0].startswith("@") == places)
    return sorted(count, key=lambda key: (-count[key], key))


def _elsewhere(told: Told, pair: str, moves: Mapping[str, str]) -> Told:
    names = tuple(Unit(keys=(moves[u.keys[0]],), weight=u.weight) if u.keys[0] in moves else u for u in told.digest.names)
    return Told(f"{pair}/{told.event}", replace(told.digest, names=names))
