"""How right a grouping is: pairs of articles put together, and B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from event_sets import Told

from crosscheck.encode import Encoder
from crosscheck.grouping import Digest, group


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """A grouping beside the events that there are."""

    articles: int
    events: int
    stories: int
    right: int  # pairs that are put together and are of one event
    put: int  # pairs that are put together
    due: int  # pairs that are of one event
    cubed_precision: float
    cubed_recall: float

    @property
    def precision(self) -> float:
        return self.right / self.put if self.put else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.due if self.due else 1.0

    @property
    def f1(self) -> float:
        return mean(self.precision, self.recall)

    @property
    def cubed_f1(self) -> float:
        return mean(self.cubed_precision, self.cubed_recall)


def mean(a: float, b: float) -> float:
    """The harmonic one."""
    return 2 * a * b / (a + b) if a + b else 0.0


def grouped(set_: Sequence[Told], encoder: Encoder, window: int) -> list[list[Digest]]:
    """The stories of a set."""
    digests = {told.digest.article: told.digest for told in set_}
    return [[digests[name] for name in story] for story in group(list(digests.values()), encoder, window)]


def score(set_: Sequence[Told], found: Sequence[Sequence[Digest]]) -> Grouped:
    told = {one.digest.article: one for one in set_}
    story = {d.article: number for number, own in enumerate(found) for d in own}
    counted = [(a, b) for a, b in combinations(told.values(), 2) if not _either(a, b)]
    put = {(a.digest.article, b.digest.article) for a, b in counted if story[a.digest.article] == story[b.digest.article]}
    due = {(a.digest.article, b.digest.article) for a, b in counted if a.event == b.event}
    cubed = list(_cubed(set_, story))
    return Grouped(
        articles=len(told),
        events=len({one.event for one in set_}),
        stories=len(found),
        right=len(put & due),
        put=len(put),
        due=len(due),
        cubed_precision=sum(p for p, _ in cubed) / len(cubed),
        cubed_recall=sum(r for _, r in cubed) / len(cubed),
    )


def _either(a: Told, b: Told) -> bool:
    return a.either != "" and a.either == b.either and a.event != b.event


def _cubed(set_: Sequence[Told], story: dict[str, int]) -> Iterator[tuple[float, float]]:
    """Of each article: the share of its story that is of its event, and of its event that is in its story."""
    both = Counter((story[one.digest.article], one.event) for one in set_)
    stories, events = Counter(story.values()), Counter(one.event for one in set_)
    for one in set_:
        own = both[story[one.digest.article], one.event]
        yield own / stories[story[one.digest.article]], own / events[one.event]
