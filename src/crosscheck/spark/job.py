"""The whole way of a run on Spark: articles → what each says → stories → findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crosscheck.spark.grouping import stories
from crosscheck.spark.ids import named
from crosscheck.spark.inputs import of_table, read
from crosscheck.spark.judging import judged
from crosscheck.spark.keeping import Keep, in_files, in_memory
from crosscheck.spark.outputs import Checked, tables
from crosscheck.spark.plan import Plan

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def check(spark: SparkSession, articles: DataFrame | Sequence[str], plan: Plan, work: str | None = None) -> Checked:
    """Check a table of articles, or files and folders by their names, and give what is found as tables.

    `work` is a folder that all machines see, for what one step makes for the next; without it Spark's own cache holds that. Nothing of it is needed once the
    tables are written. Raises InputError where the input can't be used.
    """
    keep = in_memory if work is None else in_files(work)
    found = read(spark, articles, plan) if isinstance(articles, list | tuple) else of_table(articles, plan)
    return _checked(keep("read", found), plan, keep)


def _checked(taken: DataFrame, plan: Plan, keep: Keep) -> Checked:
    articles = named(taken.where("reason is null").drop("reason"))
    grouped = keep("grouped", stories(articles, plan, keep))
    return tables(taken, articles, grouped, keep("judged", judged(articles, grouped, plan)))
