"""No two articles of a run have one id: whoever comes second is named by its path, as in a run on one machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crosscheck.errors import InputError, quoted
from crosscheck.model import Article
from crosscheck.read import named as by_names
from crosscheck.spark.rows import frames, given, read_article

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame


def named(read: DataFrame) -> DataFrame:
    """The articles with their ids. Raises InputError where the path of one is the id of another."""
    from pyspark.sql import functions as F

    twice = read.groupBy("given").count().where("count > 1").select("given")
    if twice.isEmpty():
        return read.withColumn("id", F.col("given"))
    others = read.join(twice, "given", "left_anti").withColumn("id", F.col("given"))
    doubled = read.join(twice, "given", "left_semi").groupBy("given").applyInPandas(_naming(others.columns), others.schema)
    all_ = others.unionByName(doubled)
    if clash := all_.groupBy("id").count().where("count > 1").head():
        raise InputError(f"two articles would be called {quoted(clash['id'])}; give each an id of its own")
    return all_


def _naming(order: list[str]) -> Any:
    def step(frame: pd.DataFrame) -> pd.DataFrame:
        rows = [(replace(read_article(one["article"]), id=one["given"]), one) for one in given(frame)]
        rows.sort(key=lambda pair: (pair[1]["file"], pair[1]["record"], pair[0].path, pair[0].text))
        ids = [article.id for article in by_names(article for article, _ in rows) if isinstance(article, Article)]
        made = [tuple((one | {"id": name})[column] for column in order) for name, (_, one) in zip(ids, rows, strict=True)]
        return next(frames(made, ", ".join(f"{column} any" for column in order), len(made)))

    return step
