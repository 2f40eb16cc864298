"""How the work of grouping grows with the number of articles: seconds of each step, and pairs looked at against pairs that there are."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Iterator, Sequence

from event_sets import Told
from group_scores import score
from made_events import made
from sentence_cache import Kept

from crosscheck.grouping import digest
from crosscheck.grouping.joining import join
from crosscheck.grouping.keys import keys, near, topic_vectors
from crosscheck.grouping.likeness import ready
from crosscheck.grouping.pairs import candidates
from crosscheck.intake import take_in


def measured(numbers: Sequence[int], window: int, encoder: Kept) -> Iterator[str]:
    """A line for each number of articles, and how much the last grew over the first."""
    yield f"{'texts':>6} {'reading':>8} {'digest':>8} {'keys':>8} {'pairs':>8} {'joining':>8} {'looked at':>10} {'of all':>8} {'F1':>6}"
    work = []
    for number in numbers:
        line, grouping, looked = _once(number, window, encoder)
        work.append((number, grouping, looked))
        yield line
    (few, fast, little), (many, slow, much) = work[0], work[-1]
    if many > few:
        grown = math.log(many / few)
        yield f"from {few:,} to {many:,}: the seconds of keys, pairs and joining grow with the power {math.log(slow / fast) / grown:.2f}, the pairs with {math.log(much / little) / grown:.2f}"


def _once(number: int, window: int, encoder: Kept) -> tuple[str, float, int]:
    clock = [time.process_time()]

    def lap() -> None:
        clock.append(time.process_time())

    events = {article.id: event for event, article in made(number)}
    found = take_in([article for _, article in made(number)], 1, None, None)
    lap()
    short = sorted((digest(a, r, encoder) for a, r in zip(found.articles, found.readings, strict=True)), key=lambda d: (d.published, d.article))
    lap()
    topics = topic_vectors(encoder)
    buckets = [keys(d, near(d, topics), window) for d in short]
    lap()
    pairs = list(candidates(buckets))
    lap()
    stories = join([ready(d) for d in short], pairs, window)
    lap()
    figures = score([Told(events[d.article], d) for d in short], [[short[n] for n in own] for own in stories])
    seconds = [b - a for a, b in itertools.pairwise(clock)]
    share = len(pairs) / (number * (number - 1) / 2)
    line = f"{number:>6} " + " ".join(f"{s:>7.1f}s" for s in seconds) + f" {len(pairs):>10,} {share:>8.2%} {figures.f1:>6.3f}"
    return line, sum(seconds[2:]), len(pairs)
