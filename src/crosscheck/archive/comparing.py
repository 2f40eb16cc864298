"""What came in is grouped with what was there, and the stories that it touches are compared anew: a portion in one transaction, until nothing is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.archive.adding import PORTION, forget_stories, story_window
from crosscheck.archive.neighbours import Around, Stories
from crosscheck.archive.opening import transaction, writing
from crosscheck.archive.records import insert, plain, readings
from crosscheck.archive.tables import by_mention, fact_rows, finding_row, position_rows
from crosscheck.archive.topics import kept_topics
from crosscheck.cache.identity import digest
from crosscheck.intake import Extraction, Progress, encoder_of
from crosscheck.model import Agreement, Finding
from crosscheck.pipeline import Means, Report, compared
from crosscheck.stories import BY_EVENT, Chosen

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

    from crosscheck.rules import AnyRule


@dataclass(slots=True, kw_only=True)
class Comparing:
    """One run that compares what isn't compared yet in the archive at a path."""

    path: Path
    wait: float
    rules: Sequence[AnyRule]
    means: Means
    progress: Progress | None = None

    def compare(self) -> int:
        """Compare until nothing is left; gives how many stories were compared."""
        stories, total, tried = 0, 0, set[int]()
        while True:
            with writing(self.path, self.wait) as own, transaction(own):
                left = _pending(own)
                total = max(total, len(left))
                if not left:
                    return stories
                asked = [number for number in left if number not in tried][:PORTION]
                tried.update(asked)
                stories += self._portion(own, asked) if asked else 0
                _settle(own, asked or left)
            if self.progress is not None:
                self.progress("comparing", total - len(left) + len(asked), total)

    def _portion(self, own: Connection, numbers: Sequence[int]) -> int:
        encoder = partial(encoder_of, None, self.means.cache)
        around = Around(own=own, encoder=encoder, topics=kept_topics(own, encoder), window=story_window(own))
        changed = _changed(own, around.stories(numbers))
        _keep_links(own, around.links)
        members = [number for story in changed for number in story]
        forget_stories(own, members)
        found = readings(own, members, self.path.parent)
        for story in changed:
            self._story(own, [number for number in story if number in found], Extraction(
                articles=tuple(found[n][0] for n in story), readings=tuple(found[n][1] for n in story), skipped=(),
            ))  # fmt: skip
        return len(changed)

    def _story(self, own: Connection, numbers: Sequence[int], found: Extraction) -> None:
        first, ids = found.articles[0].id, tuple(a.id for a in found.articles)
        report = compared(found, [(first, ids)], self.rules, Chosen.of((), BY_EVENT), self.means)
        _write(own, dict(zip(ids, numbers, strict=True)), report, found, rules_hash(self.rules))


def rules_hash(rules: Sequence[AnyRule]) -> str:
    """What the rules of a run say, in short."""
    return digest(repr(rule).encode("utf-8", "backslashreplace") for rule in rules)[:16]


def _pending(own: Connection) -> list[int]:
    """The articles that are in no story yet, in the order of their days."""
    rows = own.execute(
        "SELECT article FROM articles WHERE superseded IS NULL AND article NOT IN (SELECT article FROM members) ORDER BY published NULLS LAST, article"
    ).fetchall()
    return [number for (number,) in rows]


def _changed(own: Connection, stories: Stories) -> Stories:
    """The stories that aren't in the archive as they are now."""
    rows = own.execute(
        "SELECT story, list(article) FROM members WHERE story IN (SELECT story FROM members WHERE article IN (SELECT unnest($1::INTEGER[]))) GROUP BY story",
        [[number for story in stories for number in story]],
    ).fetchall()
    known = {frozenset(articles) for _, articles in rows}
    return [story for story in stories if frozenset(story) not in known]


def _keep_links(own: Connection, links: Collection[tuple[int, int]]) -> None:
    """Keep the likely pairs that aren't known from the other side."""
    wanted = [list(column) for column in zip(*links, strict=True)] or [[], []]
    rows = own.execute(
        "SELECT one, other FROM links WHERE one IN (SELECT unnest($1::INTEGER[])) AND other IN (SELECT unnest($2::INTEGER[]))", wanted
    ).fetchall()
    insert(own, "links", sorted(set(links) - {(one, other) for one, other in rows}))


def _settle(own: Connection, numbers: Sequence[int]) -> None:
    """What was put into no story is one by itself, so that nothing is tried for ever."""
    there = {number for (number,) in own.execute("SELECT article FROM members WHERE article IN (SELECT unnest($1::INTEGER[]))", [list(numbers)]).fetchall()}
    insert(own, "members", [(number, number) for number in numbers if number not in there])


def _write(own: Connection, numbers: dict[str, int], report: Report, found: Extraction, rules: str) -> None:
    """A story, who is of it, and what was found."""
    (info,) = report.stories
    story = numbers[info.id]
    claims = by_mention(claim for each in found.claims for claim in each)
    facts: list[Finding | Agreement] = [*report.findings, *report.facts]
    insert(own, "members", [(number, story) for number in numbers.values()])
    insert(own, "stories", [(story, plain(info.id), plain(info.about), info.first, info.last, list(info.languages), len(info.sources), rules)])
    insert(own, "facts", [fact_rows(story, n, fact) for n, fact in enumerate(facts)])
    insert(own, "positions", [row for n, fact in enumerate(facts) for row in position_rows(story, n, fact, numbers, claims)])
    insert(own, "findings", [finding_row(story, n, fact) for n, fact in enumerate(report.findings)])
