"""Spark and one machine say the same of one corpus, story by story."""

import json

import pytest
from spark_same import parted, together

from crosscheck import Article, cli
from crosscheck.pipeline import check as check_here
from crosscheck.report.json import document
from crosscheck.rules import load_rules


def here(sources, **options):
    return parted(document(check_here(sources, **options)))


@pytest.fixture(scope="module")
def run(spark, corpus, tmp_path_factory):
    """The command's output on the corpus, and its tables."""
    output = tmp_path_factory.mktemp("spark") / "out"
    assert cli.run(["spark", "check", str(corpus), "--output", str(output), "--master", "local[2,4]", "--no-config"]) == 0
    from crosscheck.spark import Checked

    return Checked(**{name: spark.read.parquet(str(output / name)) for name in ("articles", "stories", "findings", "facts", "skipped")})


def test_a_folder_of_files(run, corpus):
    expected = here([corpus])
    assert len(expected["sources"]) > 50
    assert len(expected["findings"]) > 10
    assert len(expected["skipped"]) == 3
    assert together(run) == expected


def test_the_tables_say_what_the_reports_say(run):
    reports = [json.loads(row.report) for row in run.stories.collect()]
    findings = [row.asDict(recursive=True) for row in run.findings.collect()]
    wanted = [{key: value for key, value in finding.items() if key not in ("baseline", "suppressed")} for report in reports for finding in report["findings"]]
    assert sorted(map(plain, findings)) == sorted(map(plain, wanted))
    assert sorted(plain(row.asDict(recursive=True)) for row in run.facts.collect()) == sorted(plain(fact) for report in reports for fact in report["facts"])
    told = {row.id: (row.story, row.path, row.language, row.sentences, row.claims) for row in run.articles.collect()}
    stories = {source: story["id"] for report in reports for story in report["stories"] for source in story["sources"]}
    assert told == {s["id"]: (stories[s["id"]], s["path"], s["language"], s["sentences"], s["claims"]) for report in reports for s in report["sources"]}
    for row in run.stories.collect():
        report = json.loads(row.report)
        compared = report["compared"]
        assert (row.articles, row.claims, row.facts, row.findings) == (compared["articles"], compared["claims"], compared["facts"], len(report["findings"]))


def plain(data):
    return json.dumps(data, sort_keys=True)


@pytest.mark.parametrize("stories", ["folders", "one"])
def test_other_ways_of_grouping(spark, corpus, stories):
    from crosscheck.spark import check, plan

    folders = [str(corpus / "made"), str(corpus / "small")]
    assert together(check(spark, folders, plan(stories=stories))) == here(folders, stories=stories)


@pytest.mark.parametrize("count", [3, 12])
def test_few_articles_in_a_table(spark, small, count):
    """Up to ten are joined more readily, and whatever their dates; all of up to 24 meet. A name that comes twice is told apart by the path."""
    from crosscheck.spark import check, plan

    texts = list(small.values()) * 4
    given = [Article(id=f"a{n % 11}", path=f"feed/{n}", text=text) for n, text in enumerate(texts[:count])]
    table = spark.createDataFrame([(a.id, a.path, a.text) for a in given], "id string, path string, text string")
    assert together(check(spark, table, plan())) == here(given)


def test_a_comparer_in_python_goes_along(spark, root):
    from crosscheck.plugins import comparers
    from crosscheck.spark import check, plan

    own = root / "docs" / "cookbook"
    rules = load_rules(own / "football-score-differs.yaml", comparers=comparers([own / "football_score.py"]))
    texts = ["Esperance beat Raja 2-1 in Tunis on Sunday.", "Esperance beat Raja 3-1 in Tunis on Sunday."]
    given = [Article(id=f"{n}", path=f"{n}.txt", text=text, language="en", language_certainty=1.0, language_from="declared") for n, text in enumerate(texts)]
    table = spark.createDataFrame([(a.id, a.path, a.text, a.language) for a in given], "id string, path string, text string, language string")
    found = together(check(spark, table, plan(rules)))
    assert found == here(given, rules=rules)
    assert "football-score-differs" in {finding["rule"] for finding in found["findings"]}
