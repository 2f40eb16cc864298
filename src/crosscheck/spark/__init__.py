"""crosscheck on Apache Spark: the same functions of one article, of two, of one story, on many machines, with the same result (docs/scaling.md).

Needs the extra `crosscheck[spark]`. `plan` says how, `check` checks a table and gives tables:

    from crosscheck.spark import check, plan

    found = check(spark, spark.table("news.articles"), plan(story_window=3), work="s3a://news/work")
    found.findings.writeTo("news.findings").overwritePartitions()
"""

from crosscheck.spark.job import check
from crosscheck.spark.outputs import Checked
from crosscheck.spark.plan import Plan, plan

__all__ = ["Checked", "Plan", "check", "plan"]
