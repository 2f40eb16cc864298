"""Articles → the stories that they are of: what `grouping.group` does, on many machines.

The groups of joined articles never leave a connected component of the pairs that may be joined, so each component is joined by itself. The components are
found by the driver, which sees nothing of an article but its number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crosscheck.grouping import group
from crosscheck.grouping.candidates import LARGEST
from crosscheck.grouping.components import components
from crosscheck.grouping.joining import join, least
from crosscheck.spark import plan as worker
from crosscheck.spark.keeping import Keep
from crosscheck.spark.pairs import candidates, prepared, weighed
from crosscheck.spark.plan import Plan
from crosscheck.spark.rows import GROUPED, frames, given, read_digest
from crosscheck.stories import BY_EVENT, ONE, ONE_STORY, WINDOW

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame

UNDATED = "9999-12-31"  # articles without a date come last


def stories(articles: DataFrame, plan: Plan, keep: Keep) -> DataFrame:
    """The name of the story of each article: GROUPED."""
    from pyspark.sql import functions as F

    if plan.stories == ONE_STORY:
        return articles.select("id", F.lit(ONE).alias("story"))
    if plan.stories != BY_EVENT:
        return _of_folders(articles)
    count = articles.count()
    return _few(articles, plan) if count <= LARGEST else _many(articles, plan, keep, count)


def _of_folders(articles: DataFrame) -> DataFrame:
    """A folder is named as its first article names it."""
    from pyspark.sql import functions as F

    named = articles.groupBy("folder").agg(F.min_by("parent", F.struct("file", "record", "given", "path")).alias("story"))
    return articles.select("id", "folder").join(named, "folder").select("id", "story")


def _few(articles: DataFrame, plan: Plan) -> DataFrame:
    """Articles of which each meets each are grouped by the driver."""
    found = [replace(read_digest(one["digest"]), article=one["id"]) for one in articles.select("id", "digest").collect()]
    rows = [(one, story[0]) for story in group(found, worker.encoder(plan), plan.story_window) for one in story]
    return articles.sparkSession.createDataFrame(rows, GROUPED)


def _many(articles: DataFrame, plan: Plan, keep: Keep, count: int) -> DataFrame:
    from pyspark.sql import functions as F

    window = plan.story_window or WINDOW
    numbered = keep("numbered", _numbered(articles))
    said = keep("weighed", weighed(keep("pairs", candidates(numbered)), numbered, window))
    edges = said.where(F.col("said") >= least(count)).select("a", "b").toPandas()
    linked = _linked(said, edges)
    members = numbered.join(linked, "number").select("component", "number", "id", "digest")
    ends = [linked.select(F.col("number").alias(end), F.col("component").alias(f"of_{end}")) for end in ("a", "b")]
    inner = said.join(ends[0], "a").join(ends[1], "b").where("of_a = of_b").select(F.col("of_a").alias("component"), "a", "b", "said")
    joined = members.groupBy("component").cogroup(inner.groupBy("component")).applyInPandas(_joining(window, count), GROUPED)
    alone = numbered.join(linked, "number", "left_anti").select("id", F.col("id").alias("story"))
    return joined.unionByName(alone)


def _numbered(articles: DataFrame) -> DataFrame:
    """The articles in the order of their dates and ids, with their numbers: only these columns are sorted in one place."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    order = Window.orderBy(F.coalesce("published", F.lit(UNDATED)), "id")
    numbers = articles.select("id", "published").select("id", (F.row_number().over(order) - 1).cast("long").alias("number"))
    return articles.select("id", "digest", "keys").join(numbers, "id").select("number", "id", "digest", "keys")


def _linked(said: DataFrame, edges: pd.DataFrame) -> DataFrame:
    """The articles that may be joined with another one, with the number of their component."""
    import pandas as pd

    numbers, component = components(edges["a"].to_numpy(), edges["b"].to_numpy())
    return said.sparkSession.createDataFrame(pd.DataFrame({"number": numbers, "component": component}), "number long, component long")


def _joining(window: int, count: int) -> Any:
    """The step that joins the articles of one component."""

    def step(members: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
        import pandas as pd

        found = sorted(given(members), key=lambda one: one["number"])
        ids, place = [one["id"] for one in found], {one["number"]: at for at, one in enumerate(found)}
        said = {(place[one["a"]], place[one["b"]]): one["said"] for one in given(pairs)}
        known = {(min(ids[a], ids[b]), max(ids[a], ids[b])): value for (a, b), value in said.items()}
        groups = join([prepared(one["digest"], one["id"]) for one in found], said, window, of=count, known=known)
        rows = [(ids[one], ids[story[0]]) for story in groups for one in story]
        return next(frames(rows, GROUPED, len(rows)), pd.DataFrame({"id": [], "story": []}))

    return step
