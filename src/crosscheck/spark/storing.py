"""The tables of a run in one folder, which is there whole or not at all: written beside it, then renamed.

Each table is written by Spark, which takes the rows of one attempt of each task and no more; the rename makes all of them visible at once. A file system
whose rename isn't one step (S3) wants tables in its place, or a reader that waits for `_SUCCESS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from crosscheck.spark.outputs import Checked

WORK = "_work"  # what the steps make for one another; Spark passes over names with an underscore
MARK = "_SUCCESS"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run writes until it is done."""

    part: str

    @property
    def work(self) -> str:
        return f"{self.part}/{WORK}"

    def write(self, checked: Checked) -> None:
        """Write the tables of a run."""
        for name, table in checked.tables().items():
            table.write.mode("overwrite").parquet(f"{self.part}/{name}")


@contextmanager
def writing(spark: SparkSession, output: str, *, overwrite: bool) -> Iterator[Place]:
    """A place to write to, which becomes `output` if nothing goes wrong; what this run or an earlier one left half done is removed.

    Raises OptionError where there is something already that isn't to be overwritten, or isn't the output of a run.
    """
    files = _Files(spark, output)
    if files.exists(files.whole):
        if not overwrite:
            raise OptionError(f"--output {output}: this is there already; name another folder, or overwrite it by --overwrite")
        if not files.exists(f"{files.whole}/{MARK}"):
            raise OptionError(f"--output {output}: this isn't the output of an earlier run, so it isn't overwritten; name another folder")
    place = Place(files.beside("part"))
    files.remove(place.part)
    try:
        yield place
    except BaseException:
        files.remove(place.part)
        raise
    files.remove(place.work)
    files.touch(f"{place.part}/{MARK}")
    old = files.beside("old")
    files.remove(old)
    if files.exists(files.whole):
        files.rename(files.whole, old)
    files.rename(place.part, files.whole)
    files.remove(old)


class _Files:
    """The file system of a path, as Spark's own machine (Hadoop's library) sees it."""

    def __init__(self, spark: SparkSession, output: str) -> None:
        jvm: Any = spark._jvm  # noqa: SLF001 (PySpark has no other way to rename)
        self._path = jvm.org.apache.hadoop.fs.Path
        self._files = self._path(output).getFileSystem(spark._jsc.hadoopConfiguration())  # noqa: SLF001
        local = self._files.getUri().getScheme() == "file" and "://" not in output
        whole = self._files.makeQualified(self._path(str(Path(output).absolute()) if local else output))  # Java has a working folder of its own
        self.whole, self._parent, self._name = whole.toString(), whole.getParent().toString(), whole.getName()

    def beside(self, ending: str) -> str:
        """A hidden name in the same folder."""
        return f"{self._parent.rstrip('/')}/.{self._name}.{ending}"

    def exists(self, path: str) -> bool:
        return bool(self._files.exists(self._path(path)))

    def touch(self, path: str) -> None:
        self._files.create(self._path(path), True).close()

    def remove(self, path: str) -> None:
        self._files.delete(self._path(path), True)

    def rename(self, path: str, to: str) -> None:
        if not self._files.rename(self._path(path), self._path(to)):
            raise OptionError(f"--output {to}: can't be written; what was to stand there is in {path}")
