"""What one step made, kept for the next ones, so that nothing is made twice: as Parquet files, or where Spark keeps what it caches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Keep = Callable[[str, "DataFrame"], "DataFrame"]  # (name of the step, what it makes) → the same, made


def in_files(folder: str) -> Keep:
    """Keep each step as Parquet in a folder that all machines see. What is written stays when a machine is lost."""

    def keep(name: str, made: DataFrame) -> DataFrame:
        path = f"{folder.rstrip('/')}/{name}"
        made.write.mode("overwrite").parquet(path)
        return made.sparkSession.read.schema(made.schema).parquet(path)

    return keep


def in_memory(name: str, made: DataFrame) -> DataFrame:
    """Keep a step in the memory of the workers, or on their disks; what is lost with one of them is made again."""
    from pyspark import StorageLevel

    return made.persist(StorageLevel.MEMORY_AND_DISK)
