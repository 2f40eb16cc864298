"""The whole way in order: read → language → claims → align → compare → report."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosscheck import judging, model
from crosscheck.errors import InputError
from crosscheck.intake import Each, Extraction, Progress, Read, encoder_of, take_in
from crosscheck.judging import Aligned, Judge, Judged, Means, lost
from crosscheck.model import EVERYTHING, SEVERITIES, Agreement, Article, Compared, Finding, Part, Skipped, SourceInfo, StoryInfo
from crosscheck.shelf import Laid, Shelf, packed, unpacked
from crosscheck.stories import BY_EVENT, ONE, Chosen, Grouping
from crosscheck.workers import FORKS, Workers, apart

if TYPE_CHECKING:
    import pandas as pd

    from crosscheck.cache import Memory
    from crosscheck.encode import Encoder
    from crosscheck.entailment import SecondOpinion
    from crosscheck.grouping import Digest
    from crosscheck.read import Source
    from crosscheck.rules import AnyRule

Named = Sequence[Sequence[str]]  # the ids of the articles of each story

MANY = 10_000  # articles among which stories are found by one process alone, with which all that it takes goes, while the others hold nothing

__all__ = ["Aligned", "Extraction", "Means", "Progress", "Report", "aligned", "check", "check_story", "compared", "extract"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(model.Report):
    """A discrepancy report, with what a notebook wants of it."""

    def to_frame(self) -> pd.DataFrame:
        """Facts × sources: one row a fact, one column a source, what each says of it."""
        from crosscheck.report.frame import to_frame

        return to_frame(self)

    def __repr__(self) -> str:
        """What was found, in a line: notebooks keep this too, and all articles in full would be long."""
        from crosscheck.report.words import closing

        return f"<Report: {closing(self)}>"

    def _repr_html_(self) -> str:
        """What Jupyter and other notebooks show."""
        from crosscheck.report.notebook import fragment

        return fragment(self)


def extract(
    sources: Sequence[Source],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    cache: Memory | None = None,
    columns: Mapping[str, str] | None = None,
) -> Extraction:
    """Read sources (paths of files and folders, articles, or what was fetched) and find their claims; those that `cache` knows aren't read again.

    `columns` are what tables call the parts of an article, such as {"text": "body"}, where that isn't clear.
    """
    return take_in(sources, jobs, progress, cache, columns=columns)


def check(  # noqa: PLR0913 (each argument is one of the API)
    sources: Sequence[Source],
    *,
    new: Sequence[Source] = (),
    only: Collection[Path | str] | None = None,
    stories: Grouping = BY_EVENT,
    story_window: int | None = None,
    rules: Sequence[AnyRule] | None = None,
    jobs: int = 1,
    encoder: Encoder | None = None,
    nli: SecondOpinion | None = None,
    progress: Progress | None = None,
    cache: Memory | None = None,
    shows: Collection[Part] = EVERYTHING,
    columns: Mapping[str, str] | None = None,
) -> Report:
    """Compare sources (paths of files and folders, articles, or what `crosscheck.fetch.fetched` gives) and report where they contradict one another.

    Those that are about one event and appeared within `story_window` days are of one story and compared; with `stories="folders"` those of each folder
    are, with `stories="one"` all. With `new`, which join the sources, only findings that involve one of these are reported, and only their stories are compared.
    With `only`, of the files that are found no others are read. `encoder` takes the place of the embedded one; `nli` may take back findings of kinds
    polarity, status and meaning. `cache` keeps what is read of the articles, and the vectors of the embedded encoder; it changes nothing in the report.
    `columns` are what tables call the parts of an article, such as {"text": "body"}, where that isn't clear.
    What else than findings the report holds is in `shows`: "facts" that sources agree on, and the texts of articles that findings quote ("quoted"), that were
    taken out of a page or document ("extracted"), or of all ("texts"). Of many articles a report without these stays small.
    Raises InputError where a path doesn't exist, RuleError for a bad rule; a source that can't be read is in `skipped`.
    """
    from crosscheck.rules import load_rules

    rules = load_rules() if rules is None else rules
    chosen = Chosen.of(new, stories, only)
    judge = Judge(rules=rules, means=Means(encoder=encoder, nli=nli, cache=cache), shows=shows)
    with Workers(jobs) as workers, Shelf() as shelf:
        by_event = stories == BY_EVENT
        each = Each(
            workers=workers, cache=cache, progress=progress, wanted=chosen.wanted, digesting=by_event, encoding=True, encoder=encoder, columns=columns,
        )  # fmt: skip
        taken, skipped = _taken(each((*sources, *new)), chosen, shelf)
        find = partial(_by_event, taken, shelf, encoder_of(encoder, cache), story_window)
        if len(taken) > MANY:
            workers.rest()
            find = partial(_apart, find, shelf) if encoder is None else find  # a model of any size may not bear being forked
        named = chosen.stories(taken, find)
        judged = _told(_judged(judge, named, shelf, workers), len(named), progress)
        return _report(judged, rules, chosen, {t.id for t in taken if t.new}, skipped)


def compared(found: Extraction, stories: Iterable[tuple[str, Collection[str]]], rules: Sequence[AnyRule], chosen: Chosen, means: Means) -> Report:
    """The report on stories, each a name and the ids of its articles, which are read already."""
    judge = Judge(rules=rules, means=means)
    fresh = {article.id for article in found.articles if chosen.is_new(article)}
    return _report([judge(name, found.of(ids)) for name, ids in stories], rules, chosen, fresh, found.skipped)


def check_story(name: str, found: Extraction, rules: Sequence[AnyRule], encoder: Encoder | None = None, nli: SecondOpinion | None = None) -> Report:
    """The report on one story, whose articles are read already: what `check` says of it among others."""
    return _report([Judge(rules=rules, means=Means(encoder=encoder, nli=nli))(name, found)], rules)


def aligned(sources: Sequence[Article], rules: Sequence[AnyRule]) -> Aligned:
    """What `check` sets its rules against: the story of some articles, before it is judged."""
    return judging.aligned(ONE, take_in(sources, 1, None, None), rules)


# ------------------------------------------------------------------ reading


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run knows of an article at any time; all else lies on the shelf."""

    id: str
    path: str
    new: bool


class _Digests(Sequence["Digest"]):
    """The articles in short, as they lie on the shelf."""

    def __init__(self, taken: Sequence[Taken], shelf: Shelf) -> None:
        self._taken, self._shelf = taken, shelf

    def __len__(self) -> int:
        return len(self._taken)

    def __getitem__(self, place: Any) -> Any:
        return unpacked(self._shelf.get(_short(self._taken[place].id)))


def _whole(name: str) -> str:
    """Where an article lies with its reading; names are the sources' own, so that no two may meet."""
    return f"whole {name}"


def _short(name: str) -> str:
    return f"short {name}"


def _taken(found: Iterable[Read | Skipped], chosen: Chosen, shelf: Shelf) -> tuple[list[Taken], list[Skipped]]:
    """Every article that can be read, and what can't be."""
    taken: list[Taken] = []
    skipped: list[Skipped] = []
    for one in found:
        if isinstance(one, Read):
            shelf.put(_whole(one.article.id), packed((one.article, one.reading)))
            if one.digest is not None:
                shelf.put(_short(one.article.id), packed(one.digest))
            taken.append(Taken(one.article.id, one.article.path, chosen.is_new(one.article)))
        else:
            skipped.append(one)
    return taken, skipped


def _by_event(taken: Sequence[Taken], shelf: Shelf, encoder: Encoder, window: int | None) -> Named:
    """The ids of the articles of each event."""
    from crosscheck.grouping import group

    return group(_Digests(taken, shelf), encoder, window)


def _apart(find: Callable[[], Named], shelf: Shelf) -> Named:
    """What is found by a process of its own, which reads what lies on the shelf. Raises InputError where it dies."""
    shelf.flush()
    try:
        return apart(find)
    except BrokenProcessPool:
        reason = "the process that finds the stories of so many articles was ended: there isn't enough memory, or a library has a fault"
        raise InputError(f"{reason}; check fewer articles at a time, or say --stories folders") from None


# ------------------------------------------------------------------ judging


def _judged(judge: Judge, named: Sequence[tuple[str, Sequence[str]]], shelf: Shelf, workers: Workers) -> Iterator[Judged]:
    """The stories, judged by all processes where there are several and the rules can be sent there."""
    tasks = ((name, [shelf.get(_whole(one)) for one in ids]) for name, ids in named)
    shared = workers.jobs > 1 and len(named) > 1 and _can_be_sent(judge)
    return workers.map(judge.packed, tasks, lost=lost) if shared else map(judge.packed, tasks)


def _can_be_sent(judge: Judge) -> bool:
    """Whether other processes can judge: models are too large to be sent, and comparers in Python may not be known there."""
    if not FORKS or judge.means.encoder is not None or judge.means.nli is not None:
        return False
    try:
        pickle.dumps(judge)
    except Exception:  # noqa: BLE001 (whatever a user's comparer holds)
        return False
    return True


def _told(judged: Iterable[Judged], stories: int, progress: Progress | None) -> Iterator[Judged]:
    for done, own in enumerate(judged, 1):
        yield own
        if progress is not None and stories > 1:
            progress("comparing", done, stories)


def _report(
    judged: Iterable[Judged], rules: Sequence[AnyRule], chosen: Chosen | None = None, fresh: Collection[str] = (), skipped: Iterable[Skipped] = ()
) -> Report:
    """The stories in one report, taken in one by one: worst findings first, of those with new sources where there are any."""
    reports = chosen.reports if chosen is not None else lambda _fresh, _positions: True
    sources: dict[str, SourceInfo] = {}
    house: dict[str, SourceInfo] = {}
    findings: Laid[Finding] = Laid()
    facts: Laid[Agreement] = Laid()
    stories: list[StoryInfo] = []
    left_out = list(skipped)
    claims = counted = 0
    for own in judged:
        sources |= {info.article.id: replace(info, new=info.article.id in fresh) for info in own.sources}
        house |= {info.article.id: info for info in own.house}
        findings.add(own.story.id, [finding for finding in own.findings if reports(fresh, finding.positions)])
        facts.add(own.story.id, [fact for fact in own.agreements if reports(fresh, fact.positions)])
        stories.append(own.story)
        left_out += own.skipped
        claims, counted = claims + own.claims, counted + own.facts
    return Report(
        sources=(*sources.values(), *(house[name] for name in sorted(house))),
        compared=Compared(articles=len(sources), stories=len(stories), claims=claims, facts=counted, rules=len(rules), new=len(sources.keys() & set(fresh))),
        findings=findings.kept(lambda finding: SEVERITIES.index(finding.severity)),
        facts=facts.kept(),
        skipped=tuple(left_out),
        stories=tuple(stories),
    )
