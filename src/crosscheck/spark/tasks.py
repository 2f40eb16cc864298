"""Into how many tasks a step is split: by the work that is in it. Spark itself goes by bytes, of which a second's work here has few."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

READ, JUDGED, WEIGHED = 500, 100, 100_000  # articles, articles and pairs of one task: half a minute, so that what is lost with a worker is made again soon
AT_LEAST = 2  # tasks a processor, where there are that many rows: one may be long


def tasks(spark: SparkSession, rows: int, each: int) -> int:
    """How many tasks so many rows make."""
    processors: int = spark.sparkContext.defaultParallelism
    return max(1, rows // each, min(rows, AT_LEAST * processors))


def split(rows: DataFrame, count: int, each: int, by: str) -> DataFrame:
    """The rows in tasks by a column: those of one value are in one."""
    return rows.repartition(tasks(rows.sparkSession, count, each), by)
