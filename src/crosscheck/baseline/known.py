"""Known findings, and which findings of a report they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crosscheck.report.order import Entry

Whose = Callable[[str], str]  # a source's path → how the baseline names it


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A finding that is known, and how often; what it is about is there for people, the paths of its sources also to tell what a run didn't read."""

    fingerprint: str  # by rule, values and sources
    content: str  # by rule, values and sentences
    count: int = 1
    rule: str = ""
    about: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A report set against a baseline."""

    states: Mapping[str, Literal["new", "unchanged"]]  # by the fingerprints of the report's entries
    kept: tuple[Known, ...]  # found again, as often as they were found
    stale: tuple[Known, ...]  # not found again, as often as they are missing
    unseen: tuple[Known, ...]  # not found, but a source of theirs wasn't read


def made(found: Iterable[Entry], whose: Whose = str) -> tuple[Known, ...]:
    """What a baseline holds of some findings; those that nothing tells apart are counted."""
    first: dict[tuple[str, str], Known] = {}
    times: Counter[tuple[str, str]] = Counter()
    for entry in found:
        finding = entry.finding
        mark = finding.fingerprint, entry.content
        times[mark] += 1
        paths = {whose(mention.path) for position in finding.positions if not position.house for mention in position.mentions}
        first.setdefault(mark, Known(fingerprint=mark[0], content=mark[1], rule=finding.rule, about=finding.about, sources=tuple(sorted(paths))))
    return ordered(replace(known, count=times[mark]) for mark, known in first.items())


def ordered(known: Iterable[Known]) -> tuple[Known, ...]:
    """By sources, then rule, so that a file's differences stay where its articles are."""
    return tuple(sorted(known, key=lambda one: (one.sources, one.rule, one.about, one.fingerprint, one.content)))


def match(baseline: Sequence[Known], found: Sequence[Entry], unread: Collection[str] = ()) -> Matched:
    """Which findings are known: first those alike in both fingerprints, then by sources and values, then by values and sentences.

    Each known finding counts as often as the baseline says. One that isn't found is stale, unless one of its sources is `unread`.
    """
    left = [known.count for known in baseline]
    states: dict[str, Literal["new", "unchanged"]] = {}
    for of_known, of_entry in _WAYS:
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for i, known in enumerate(baseline):
            places[of_known(known)].append(i)
        for entry in found:
            if states.get(entry.fingerprint) != "unchanged":
                place = next((i for i in places.get(of_entry(entry), ()) if left[i]), None)
                states[entry.fingerprint] = "new" if place is None else "unchanged"
                if place is not None:
                    left[place] -= 1
    pairs = list(zip(baseline, left, strict=True))
    missing = [replace(known, count=rest) for known, rest in pairs if rest]
    unseen = tuple(known for known in missing if not {*known.sources}.isdisjoint(unread))
    return Matched(
        states=states,
        kept=tuple(replace(known, count=known.count - rest) for known, rest in pairs if known.count > rest),
        stale=tuple(known for known in missing if known not in unseen),
        unseen=unseen,
    )


_WAYS: tuple[tuple[Callable[[Known], Hashable], Callable[[Entry], Hashable]], ...] = (
    (lambda known: (known.fingerprint, known.content), lambda entry: (entry.finding.fingerprint, entry.content)),
    (lambda known: known.fingerprint, lambda entry: entry.finding.fingerprint),
    (lambda known: known.content, lambda entry: entry.content),
)


def pruned(matched: Matched) -> tuple[Known, ...]:
    """The baseline without what is stale, the rest as it was."""
    return joined((*matched.kept, *matched.unseen))


def updated(matched: Matched, found: Iterable[Entry], whose: Whose = str, *, drop: bool = True) -> tuple[Known, ...]:
    """The baseline for the findings of today, with what couldn't be seen today; unless `drop`, with what is stale too."""
    return joined((*made(found, whose), *matched.unseen, *(() if drop else matched.stale)))


def joined(known: Iterable[Known]) -> tuple[Known, ...]:
    """Entries of one finding as one, their counts added."""
    found: dict[tuple[str, str], Known] = {}
    for one in known:
        mark = one.fingerprint, one.content
        found[mark] = replace(found[mark], count=found[mark].count + one.count) if mark in found else one
    return ordered(found.values())
