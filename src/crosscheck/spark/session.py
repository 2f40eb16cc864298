"""A Spark session: that of spark-submit or of the notebook, or one that is started here."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
SETTINGS = {
    "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",  # a worker has one processor
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",  # articles that pass to a worker at a time
    "spark.sql.execution.arrow.pyspark.enabled": "true",  # the driver takes numbers as arrays
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.ui.showConsoleProgress": "false",
}
NEEDED = 'Spark needs the extra crosscheck[spark] (pip install "crosscheck[spark]")'


def session(master: str | None = None) -> SparkSession:
    """The session to work with. Raises OptionError where PySpark or Java isn't there, or the master can't be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pyspark.errors import PySparkRuntimeError
            from pyspark.sql import SparkSession
    except ImportError:
        raise OptionError(NEEDED) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    building = SparkSession.builder.appName("crosscheck")
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ  # spark-submit has said which master, and all else
    if master is not None or not submitted:
        building = building.master(master or LOCAL)
    if not submitted:
        quiet = f"-Dlog4j2.configurationFile=file:{Path(__file__).with_name('log4j2.properties')}"
        building = building.config("spark.ui.enabled", "false").config("spark.driver.extraJavaOptions", quiet)
    for name, value in SETTINGS.items():
        building = building.config(name, value)
    try:
        found = building.getOrCreate()
    except PySparkRuntimeError:
        raise OptionError("Spark can't be started: it needs Java 17 or newer (JAVA_HOME, or java on the PATH)") from None
    except Exception as error:  # noqa: BLE001 (whatever Java says of a master)
        raise OptionError(f"--master {master or LOCAL}: Spark can't be started: {' '.join(str(error).split())[:300]}") from None
    return found
