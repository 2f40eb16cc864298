"""A story's articles → its report: what a worker does for one story, without any other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crosscheck.errors import CrosscheckError
from crosscheck.intake import Extraction
from crosscheck.pipeline import check_story
from crosscheck.report.json import render
from crosscheck.spark import plan as worker
from crosscheck.spark.plan import Plan
from crosscheck.spark.rows import JUDGED, Row, frames, given, read_article, read_reading
from crosscheck.spark.tasks import JUDGED as TASK
from crosscheck.spark.tasks import split

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame

NEEDED = ("id", "file", "record", "given", "path", "article", "reading")


def judged(articles: DataFrame, grouped: DataFrame, plan: Plan) -> DataFrame:
    """The report of each story, as the JSON contract has it: JUDGED; a story too large to be compared has a reason in its place."""
    from pyspark.sql import functions as F

    sizes = grouped.groupBy("story").agg(F.count("*").alias("articles"))
    fit = sizes.where(F.col("articles") <= plan.largest_story)
    rows = articles.select(*NEEDED).join(grouped.join(fit.select("story"), "story"), "id")
    found = split(rows, grouped.count(), TASK, "story").groupBy("story").applyInPandas(_judging(plan), JUDGED)
    reason = F.concat(F.lit("a story of "), F.format_number("articles", 0), F.lit(f" articles; at most {plan.largest_story:,} are compared"))
    return found.unionByName(
        sizes.where(F.col("articles") > plan.largest_story).select("story", "articles", F.lit(None).cast("string").alias("report"), reason.alias("reason"))
    )


def _judging(plan: Plan) -> Any:
    def step(frame: pd.DataFrame) -> pd.DataFrame:
        return next(frames([_story(list(given(frame)), plan)], JUDGED))

    return step


def _story(rows: list[dict[str, Any]], plan: Plan) -> Row:
    """One story, its articles in the order in which a run on one machine has them."""
    pairs = [(replace(article, id=one["id"]), one) for one in rows for article in [read_article(one["article"])]]
    pairs.sort(key=lambda pair: (pair[1]["file"], pair[1]["record"], pair[1]["given"], pair[0].path, pair[0].text))
    articles = tuple(article for article, _ in pairs)
    found = Extraction(articles=articles, readings=tuple(read_reading(article, one["reading"]) for article, one in pairs), skipped=())
    name = rows[0]["story"]
    try:
        report = check_story(name, found, worker.rules(plan), worker.encoder(plan), worker.opinion(plan))
    except CrosscheckError:  # the rules are wrong, and not the story
        raise
    except Exception as error:  # noqa: BLE001 (one story mustn't stop the others)
        return name, len(rows), None, f"can't be compared: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return name, len(rows), render(report), None
