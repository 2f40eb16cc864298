"""Bad articles, workers that die and commands that are run again change nothing of what is written, and are told of in a line."""

import json
import os
import subprocess
import sys

import pytest

from crosscheck import cli
from crosscheck.errors import InputError, OptionError
from crosscheck.plugins import comparers
from crosscheck.rules import load_rules

KILLER = '''
import os, signal
from pathlib import Path
from crosscheck.plugins import NoOptions

class Killer:
    """Kills the process that it first reads a sentence in, and the one in which it first compares two claims."""

    name = "killer"
    api = 1
    Options = NoOptions

    def read(self, sentence, language):
        once("reading")
        return ()

    def compare(self, a, b, options):
        return None

def once(what):
    mark = Path({folder!r}, what)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
'''
RULE = """
comparer: killer
kinds: [custom]
summary: Nothing is found.
why: It is there to be loaded.
message: "{about}"
examples: [{name: none, expect: silent, sources: [{language: en, text: Nothing.}]}]
"""


def reports(tables):
    return {row.id: row.report for row in tables.stories.collect()}


def texts(spark, rows):
    return spark.createDataFrame(rows, "id string, text string")


def test_a_worker_that_dies_changes_nothing(spark, small, tmp_path):
    from crosscheck.spark import check, plan

    (tmp_path / "killer.py").write_text(KILLER.replace("{folder!r}", repr(str(tmp_path))), encoding="utf-8")
    (tmp_path / "killer-differs.yaml").write_text(RULE, encoding="utf-8")
    rules = load_rules(tmp_path / "killer-differs.yaml", comparers=comparers([tmp_path / "killer.py"]))
    table = texts(spark, list(small.items()))
    struck = check(spark, table, plan(rules), str(tmp_path / "work"))
    assert (tmp_path / "reading").exists()
    assert reports(struck) == reports(check(spark, table, plan(rules)))
    assert struck.articles.count() == len(small)
    assert struck.findings.count() > 0


def test_a_bad_article_stops_nobody(spark, small, monkeypatch):
    from crosscheck.spark import check, plan

    bad = [
        ("blank", " \n"), ("", "A text without an id."), ("huge", "a" * 10_000_001), ("gone", None), (None, "Nor here."), ("finnish", "Tämä uutinen on suomeksi, eikä sitä voi lukea."),
    ]  # fmt: skip
    table = texts(spark, [*small.items(), *bad])
    found = check(spark, table, plan())
    assert found.articles.count() == 3
    assert {row.path: row.reason for row in found.skipped.collect()}["huge"] == "too long for one article (10,000,001 characters; at most 300,000)"
    assert found.skipped.count() == len(bad)
    assert reports(found) == reports(check(spark, texts(spark, list(small.items())), plan()))


def test_a_wrong_date_and_an_unknown_language_are_said(spark):
    from crosscheck.spark import check, plan

    rows = [("a", "Two people died.", "tomorrow", "en"), ("b", "Two people died.", "2026-01-02 10:00:00", "tlh")]
    found = check(spark, spark.createDataFrame(rows, "id string, text string, published string, language string"), plan())
    assert [row.reason[:30] for row in found.skipped.orderBy("path").collect()] == ["published 'tomorrow' isn't a d", "language 'tlh' isn't one of ar"]


def test_a_story_too_large_is_named_and_left_out(spark, small):
    from crosscheck.spark import check, plan

    found = check(spark, texts(spark, list(small.items())), plan(stories="one", largest_story=2))
    assert [(row.path, row.reason) for row in found.skipped.collect()] == [("1", "a story of 3 articles; at most 2 are compared")]
    assert (found.stories.count(), found.articles.count()) == (0, 3)


def test_a_comparer_that_fails_is_the_run_s_mistake(spark, small, tmp_path, capfd):
    """What a user's own code does wrong isn't an article's fault: the run ends with its line, and writes nothing."""
    (tmp_path / "killer.py").write_text(KILLER.replace('once("reading")', "1 / 0").replace("{folder!r}", '"."'), encoding="utf-8")
    (tmp_path / "killer-differs.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": small["en.txt"]}), encoding="utf-8")
    own = ["--rules", str(tmp_path / "killer-differs.yaml"), "--comparers", str(tmp_path / "killer.py")]
    assert cli.run(["spark", "check", str(tmp_path / "a.jsonl"), "--output", str(tmp_path / "out"), "--no-config", *own]) == 2
    told = [line for line in capfd.readouterr().err.splitlines() if line.startswith("crosscheck")]
    assert len(told) == 1
    assert f"{tmp_path / 'killer.py'}:" in told[0]
    assert "ZeroDivisionError" in told[0]
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------ exactly once


@pytest.fixture
def command(spark, small, tmp_path):
    """Run the command on a Parquet table of the small articles."""
    texts(spark, list(small.items())).write.parquet(str(tmp_path / "in"))

    def run(*options):
        return cli.run(["spark", "check", str(tmp_path / "in"), "--output", str(tmp_path / "out"), "--no-config", *options])

    return run


def test_a_run_is_written_once(spark, command, tmp_path, capsys, monkeypatch):
    def rows():
        names = sorted(path.name for path in (tmp_path / "out").iterdir() if path.name[0] not in "._")
        return {name: sorted(map(repr, spark.read.parquet(str(tmp_path / "out" / name)).collect())) for name in names}

    assert command() == 0
    assert capsys.readouterr().err == f"crosscheck: 3 articles, 1 story, 1 finding: {tmp_path / 'out'}\n"
    first = rows()
    assert list(first) == ["articles", "facts", "findings", "skipped", "stories"]
    assert command() == 2
    assert "this is there already; name another folder, or overwrite it by --overwrite" in capsys.readouterr().err
    assert command("--overwrite") == 0
    assert rows() == first
    monkeypatch.setattr("crosscheck.spark.storing.Place.write", broken)
    assert command("--overwrite") == 2  # a run that fails leaves what was there
    assert rows() == first
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == ["in", "out"]


def broken(place, checked):
    raise OptionError("the disk is full")


def test_a_folder_of_something_else_is_not_overwritten(command, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("", encoding="utf-8")
    assert command("--overwrite") == 2
    assert "isn't the output of an earlier run" in capsys.readouterr().err
    assert (tmp_path / "out" / "thesis.txt").exists()


# ------------------------------------------------------------------ mistakes


def test_a_table_without_texts(spark):
    from crosscheck.spark import check, plan

    with pytest.raises(InputError, match=r"table: no column 'text' \(did you mean 'texts'\?\); columns that count are id, path, text,"):
        check(spark, spark.createDataFrame([("a", "b")], "id string, texts string"), plan())


SOURCES = [
    ("a file that isn't there", ["nowhere"], "crosscheck: nowhere: no such file or folder"),
    ("a table that isn't there", ["table:nowhere"], "crosscheck: table:nowhere: not a table that can be read"),
    ("a table and a file", ["table:nowhere", "a.txt"], "crosscheck: table:nowhere: a table is checked by itself; name no other source beside it"),
    ("nothing that can be read", ["blank.txt"], "crosscheck: nothing to check: blank.txt: empty"),
]


@pytest.mark.parametrize(("inputs", "expected"), [case[1:] for case in SOURCES], ids=[case[0] for case in SOURCES])
def test_what_cannot_be_checked(spark, tmp_path, monkeypatch, capsys, inputs, expected):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "blank.txt").write_text("", encoding="utf-8")
    assert cli.run(["spark", "check", *inputs, "--output", "out", "--no-config"]) == 2
    err = capsys.readouterr().err
    assert err.startswith(expected)
    assert err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == ["blank.txt"]


def test_without_the_extra(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    assert cli.run(["spark", "check", "a", "--output", os.devnull, "--no-config"]) == 2
    assert capsys.readouterr().err == 'crosscheck: Spark needs the extra crosscheck[spark] (pip install "crosscheck[spark]")\n'


def test_help_needs_neither_spark_nor_pandas():
    code = "import sys; from crosscheck import cli; cli.run(['spark', 'check', '--help']); print(sorted({'pyspark', 'pandas', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
