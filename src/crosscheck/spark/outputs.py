"""Reports of stories → the tables of a run. The columns are those of the JSON contract."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_MENTION = "struct<source:string,`start`:bigint,`end`:bigint,quote:string,sentence:struct<`start`:bigint,`end`:bigint,text:string>>"
_POSITIONS = f"array<struct<value:string,unit:string,display:string,sources:array<string>,independent:int,mentions:array<{_MENTION}>>>"
_FINDING = (
    "struct<fingerprint:string,content_fingerprint:string,rule:string,kind:string,nature:string,severity:string,confidence:double,scope:string,"
    f"about:string,message:string,story:string,positions:{_POSITIONS}>"
)
REPORT = (
    "compared struct<claims:int,facts:int>, "
    f"findings array<{_FINDING}>, "
    f"facts array<struct<kind:string,about:string,story:string,positions:{_POSITIONS}>>, "
    "stories array<struct<id:string,about:string,sources:array<string>,languages:array<string>,`first`:date,`last`:date>>, "
    "skipped array<struct<path:string,reason:string>>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a run found, as tables. A finding is named by its story and fingerprint, an article by its id, a story by that of its first article."""

    articles: DataFrame  # id, path, language, published, outlet, title, story, sentences, claims
    stories: DataFrame  # id, about, sources, languages, first, last, articles, claims, facts, findings, report (the JSON report of this story alone)
    findings: DataFrame
    facts: DataFrame
    skipped: DataFrame  # path, reason

    def tables(self) -> dict[str, DataFrame]:
        """The tables by their names."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def tables(read: DataFrame, articles: DataFrame, grouped: DataFrame, judged: DataFrame) -> Checked:
    """The tables of a run: of what was read, what of that are articles, their stories, and the reports on these."""
    from pyspark.sql import functions as F

    told = judged.where("report is not null").select("story", "articles", "report", F.from_json("report", REPORT).alias("told"))
    listed = told.select(F.col("told.stories")[0].alias("own"), "articles", "told.compared.*", F.size("told.findings").alias("findings"), "report")
    left_out = [
        read.where("reason is not null").select("path", "reason"),
        judged.where("reason is not null").select(F.col("story").alias("path"), "reason"),
        told.select(F.explode("told.skipped").alias("own")).select("own.*"),
    ]
    known = articles.select("id", "path", "language", F.col("published").cast("date").alias("published"), "outlet", "title", "sentences", "claims")
    return Checked(
        articles=known.join(grouped, "id"),
        stories=listed.select("own.*", "articles", "claims", "facts", "findings", "report"),
        findings=told.select(F.explode("told.findings").alias("own")).select("own.*"),
        facts=told.select(F.explode("told.facts").alias("own")).select("own.*"),
        skipped=left_out[0].unionByName(left_out[1]).unionByName(left_out[2]),
    )
