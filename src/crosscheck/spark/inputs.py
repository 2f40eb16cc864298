"""What is to be checked → rows for the workers: a table with a column `text`, or files as `crosscheck check` reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import InputError, nearest
from crosscheck.read import files
from crosscheck.spark.rows import ARTICLE, FILE
from crosscheck.spark.taking import TABLE, of_files, of_rows
from crosscheck.spark.tasks import READ, split, tasks

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from crosscheck.spark.plan import Plan

CATALOG = "table:"  # before the name of a table of Spark's catalog
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*://")
_LINES = re.compile(r"\.(?:jsonl|ndjson|json)(?:\.(?:gz|bz2|zst))?$")


def read(spark: SparkSession, sources: Sequence[str], plan: Plan) -> DataFrame:
    """The articles of sources, read: ARTICLE. One source is a table, several are files and folders of them.

    Raises InputError where there is nothing under a name, or a table lacks a column.
    """
    if len(sources) == 1 and (table := _table(spark, sources[0])) is not None:
        return of_table(table, plan, sources[0])
    if far := next((source for source in sources if _is_table(source)), None):
        raise InputError(f"{far}: a table is checked by itself; name no other source beside it")
    rows = [(number, str(found.path.absolute()), found.shown, found.id, found.refused) for number, found in enumerate(files(sorted(map(Path, sources))))]
    return split(spark.createDataFrame(rows, FILE), len(rows), READ, "file").mapInPandas(of_files(plan), ARTICLE)


def of_table(table: DataFrame, plan: Plan, name: str = "table") -> DataFrame:
    """The articles of a table, read."""
    from pyspark.sql import functions as F

    missing = [] if "text" in table.columns else ["text"]
    if not {"id", "path"} & set(table.columns):
        missing.append("id")
    if missing:
        raise InputError(f"{name}: no column {missing[0]!r}{nearest(missing[0], table.columns)}; columns that count are {', '.join(TABLE)}")
    known = table.select(*(F.col(column).cast("string") for column in TABLE if column in table.columns))
    return known.repartition(tasks(table.sparkSession, table.count(), READ)).mapInPandas(of_rows(plan), ARTICLE)


def _is_table(source: str) -> bool:
    path = Path(source)
    if source.startswith(CATALOG) or _ELSEWHERE.match(source) or path.suffix == ".parquet":
        return True
    return path.is_dir() and any(path.glob("*.parquet"))


def _table(spark: SparkSession, source: str) -> DataFrame | None:
    """The table that a source is; None for files and folders of articles."""
    from pyspark.errors import AnalysisException

    if not _is_table(source):
        return None
    where = Path(source).absolute().as_uri() if Path(source).exists() else source  # Java has a working folder of its own
    try:
        if source.startswith(CATALOG):
            return spark.table(source.removeprefix(CATALOG))
        if _LINES.search(source):
            return spark.read.schema(", ".join(f"{column} string" for column in TABLE)).json(where)
        return spark.read.parquet(where)
    except AnalysisException as error:
        raise InputError(f"{source}: not a table that can be read: {' '.join(str(error).splitlines()[0].split())[:200]}") from None
