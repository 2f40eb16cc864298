"""Articles of many events, in any languages → stories: the articles that are about one event.

Each article is put in short (`digest.py`: names, numbers, days, sentence vectors) and laid into buckets (`keys.py`), by itself; the articles of one bucket are
compared (`candidates.py`, `pairs.py`), how likely two are about one event is weighed (`likeness.py`), and they are joined, the surest first (`joining.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from crosscheck.encode import Encoder
from crosscheck.grouping.candidates import LARGEST
from crosscheck.grouping.components import components
from crosscheck.grouping.digest import Digest, digest
from crosscheck.grouping.joining import join, least
from crosscheck.grouping.keys import keys, near, topic_vectors
from crosscheck.grouping.likeness import Elsewhere, Ready, log_odds, ready
from crosscheck.grouping.pairs import candidates
from crosscheck.stories import FEW, WINDOW

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.model import Article
    from crosscheck.reading import Reading

HELD = 2_000  # articles that are held ready to be compared, 30 kB each: those that appeared about one time are compared with one another

Link = tuple[int, int, float]  # two places, and the log-odds of their articles

__all__ = ["Digest", "digest", "digest_of", "group"]


def digest_of(article: Article, reading: Reading, encoder: Encoder, memory: Memory | None = None, made: Digest | None = None) -> Digest:
    """An article in short: from a memory where it is known, else as it was `made` before, else now."""
    if memory is None:
        return made or digest(article, reading, encoder)
    from crosscheck.cache import kept

    found = kept(Digest, article, memory, lambda: replace(made or digest(article, reading, encoder), article=""))
    return replace(found, article=article.id)


def group(found: Sequence[Digest], encoder: Encoder, window: int | None = None) -> tuple[tuple[str, ...], ...]:
    """The stories by the ids of their articles, in the order of their first ones, each in the order of its dates; articles without a date come last.

    A story lasts `window` days at most: WINDOW where nothing is said. Few articles may be of any days then, as of a story that somebody has followed.
    Digests are asked for one at a time, and more than once, so that they may lie in a file.
    """
    order = [n for _, _, n in sorted((d.published or date.max, d.article, n) for n, d in enumerate(found))]
    timeless = window is None and len(order) <= FEW

    def digest_at(place: int) -> Digest:
        digest = found[order[place]]
        return replace(digest, published=None, season=None) if timeless else digest

    stories = _grouped(digest_at, len(order), encoder, window or WINDOW)
    return tuple(tuple(found[order[place]].article for place in story) for story in stories)


def _grouped(digest_at: Callable[[int], Digest], count: int, encoder: Encoder, window: int) -> list[tuple[int, ...]]:
    """The groups of so many articles, by their places. Only those that pairs connect can be joined: each such part is joined by itself."""

    @lru_cache(maxsize=HELD)
    def ready_at(place: int) -> Ready:
        return ready(digest_at(place))

    topics = topic_vectors(encoder) if count > LARGEST else None
    pairs = candidates(keys(d, near(d, topics), window) if topics is not None else frozenset() for d in map(digest_at, range(count)))
    said = ((a, b, log_odds(ready_at(a), ready_at(b))) for a, b in pairs)
    links = [(a, b, odds) for a, b, odds in said if round(odds, 3) >= least(count)]
    return sorted(group for part, own in _parts(count, links) for group in _joined(part, own, ready_at, window, count))


def _parts(count: int, links: Sequence[Link]) -> Iterator[tuple[list[int], list[Link]]]:
    """The places that links connect, and these links."""
    import numpy as np

    ends, firsts = components(*(np.array([link[side] for link in links], dtype=np.int64) for side in (0, 1)))
    first = dict(zip(ends.tolist(), firsts.tolist(), strict=True))
    parts: dict[int, tuple[list[int], list[Link]]] = {}
    for place in range(count):
        parts.setdefault(first.get(place, place), ([], []))[0].append(place)
    for link in links:
        parts[first[link[0]]][1].append(link)
    return iter(parts.values())


def _joined(part: Sequence[int], links: Sequence[Link], ready_at: Callable[[int], Ready], window: int, count: int) -> list[tuple[int, ...]]:
    """The groups of one part of a run of so many articles."""
    if len(part) == 1:
        return [tuple(part)]
    articles = [ready_at(place) if len(part) <= HELD else _elsewhere(place, ready_at) for place in part]
    at = {place: number for number, place in enumerate(part)}
    pairs = [(at[a], at[b]) for a, b, _ in links]
    names = ((articles[a].digest.article, articles[b].digest.article) for a, b in pairs)
    known = {(min(name), max(name)): odds for name, (_, _, odds) in zip(names, links, strict=True)}
    return [tuple(part[number] for number in own) for own in join(articles, pairs, window, of=count, known=known)]


def _elsewhere(place: int, ready_at: Callable[[int], Ready]) -> Elsewhere:
    """An article of a part too large to be held."""
    return Elsewhere(digest=replace(ready_at(place).digest, headline="", names=(), numbers=(), days=(), vectors=()), whole=partial(ready_at, place))
