"""Which articles are compared, and how likely each two are about one event: the joins of `grouping.candidates`, with its own functions.

Rows are the articles by their numbers, in the order of their dates. What is large is counted before it is collected: a bucket of a million articles is
never in one place, only the parts that it is split into are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from itertools import combinations
from typing import TYPE_CHECKING, Any

from crosscheck.grouping.candidates import LARGEST, PARTNERS, of_part, parts, worth
from crosscheck.grouping.joining import in_time
from crosscheck.grouping.likeness import Ready, log_odds, ready
from crosscheck.spark.rows import PAIR, PART, WEIGHED, Frames, Row, Step, frames, given, read_digest
from crosscheck.spark.tasks import WEIGHED as TASK
from crosscheck.spark.tasks import split

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

SMALL_ROWS = 10_000  # rows of three numbers that a worker gives at a time
KNOWN = 2_000  # digests that a worker keeps ready: pairs come sorted, so that one of two is most often known


def candidates(numbered: DataFrame) -> DataFrame:
    """The pairs of articles that are compared: PAIR, each once, the smaller number first."""
    from pyspark.sql import functions as F

    laid = numbered.select(F.explode("keys").alias("key"), "number")
    sizes = laid.groupBy("key").count().where("count > 1")
    small = _members(laid.join(sizes.where(F.col("count") <= LARGEST).select("key"), "key"))
    large = laid.join(sizes.where(F.col("count") > LARGEST).select("key"), "key")
    own = large.groupBy("number").agg(F.collect_list("key").alias("keys"))
    split = _members(own.mapInPandas(_parts, PART)).where(F.size("members") > 1)
    met = [small.mapInPandas(_of_buckets, PAIR), split.mapInPandas(_of_parts, PAIR)]
    return _likeliest(reduce(lambda a, b: a.unionByName(b), met).groupBy("a", "b").agg(F.sum("points").alias("points")))


def _members(laid: DataFrame) -> DataFrame:
    """Bucket → the articles in it, in order."""
    from pyspark.sql import functions as F

    return laid.groupBy("key").agg(F.sort_array(F.collect_list("number")).alias("members"))


def _parts(taken: Frames) -> Iterator[Any]:
    return frames(((key, one["number"]) for frame in taken for one in given(frame) for key in parts(one["keys"])), PART, SMALL_ROWS)


def _of_buckets(taken: Frames) -> Iterator[Any]:
    return frames(((a, b, worth(len(m))) for frame in taken for m in frame["members"] for a, b in combinations(m.tolist(), 2)), PAIR, SMALL_ROWS)


def _of_parts(taken: Frames) -> Iterator[Any]:
    return frames(((a, b, 1) for frame in taken for m in frame["members"] for a, b in of_part(m.tolist())), PAIR, SMALL_ROWS)


def _likeliest(shared: DataFrame) -> DataFrame:
    """Of each article the PARTNERS pairs that share most; of equals those nearest in time."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    either = shared.withColumn("own", F.col("a")).unionByName(shared.withColumn("own", F.col("b")))
    rank = F.row_number().over(Window.partitionBy("own").orderBy(F.desc("points"), F.col("b") - F.col("a"), "a", "b"))
    return either.withColumn("rank", rank).where(F.col("rank") <= PARTNERS).select("a", "b", "points").distinct()


# ------------------------------------------------------------------ how likely


def weighed(pairs: DataFrame, numbered: DataFrame, window: int) -> DataFrame:
    """The log-odds of the pairs that lie near enough in time: WEIGHED."""
    from pyspark.sql import functions as F

    def side(name: str) -> DataFrame:
        return numbered.select(F.col("number").alias(name), F.col("id").alias(f"id_{name}"), F.col("digest").alias(f"digest_{name}"))

    both = pairs.select("a", "b").join(side("a"), "a").join(side("b"), "b")
    return split(both, pairs.count(), TASK, "b").sortWithinPartitions("b", "a").mapInPandas(_weighing(window), WEIGHED)


def _weighing(window: int) -> Step:
    def step(taken: Frames) -> Iterator[Any]:
        return frames(_said(taken, window), WEIGHED, SMALL_ROWS)

    return step


def _said(taken: Frames, window: int) -> Iterator[Row]:
    known: dict[int, Ready] = {}
    for frame in taken:
        for one in given(frame):
            if len(known) > KNOWN:
                known.clear()
            a, b = (known.get(one[at]) or known.setdefault(one[at], prepared(one[f"digest_{at}"], one[f"id_{at}"])) for at in ("a", "b"))
            if in_time([a.digest, b.digest], window):
                yield one["a"], one["b"], log_odds(a, b)


def prepared(digest: str, name: str) -> Ready:
    """An article in short, ready to be compared."""
    return ready(replace(read_digest(digest), article=name))
