"""`crosscheck archive …` from the command line: what is printed, and the exit codes."""

import json

import pytest

from crosscheck.archive.asking import questions
from crosscheck.cli import run

NEW = "---\npublished: 2026-03-02\nlanguage: en\n---\nAfter 14 years the footbridge of Beni Saf reopened on Monday, the mayor said.\n"


@pytest.fixture
def there(desk, cache, capsys):
    """An archive where nobody says another; gives a way to run a command on it."""
    (desk / "new.txt").write_text(NEW, encoding="utf-8")
    folder = ["--cache-dir", str(cache.path)]

    def told(*arguments):
        code = run(["archive", *arguments, *(folder if arguments[0] in ("add", "check") else ())])
        return (code, *capsys.readouterr())

    assert told("add", "news") == (0, "", "crosscheck: crosscheck.duckdb: 5 articles added; 5 articles in all\n")
    return told


def test_adding_again_passes_over_what_is_there(there, desk):
    assert there("add", "news")[2] == "crosscheck: crosscheck.duckdb: 0 articles added, 5 there already; 5 articles in all\n"
    (desk / "bad.txt").write_bytes(b"\xff\xfe")
    code, _, err = there("add", "bad.txt", "new.txt")
    assert (code, err.splitlines()) == (
        2,
        ["crosscheck: bad.txt: empty", "crosscheck: crosscheck.duckdb: 1 article added; 6 articles in all"],
    )


def test_check_reports_as_check_does(there, capsys, cache):
    code, out, err = there("check", "new.txt", "--format", "json")
    assert (code, err) == (1, "crosscheck: 1 error, 0 warnings, 0 infos in 4 articles, 1 of them new; " + err.partition("new; ")[2])
    assert run(["check", "new.txt", "--against", "news", "--format", "json", "--cache-dir", str(cache.path)]) == 1
    assert json.loads(out) == json.loads(capsys.readouterr().out)
    assert there("check", "new.txt", "--exit-zero", "--quiet", "--report", "junit=o.xml")[0] == 0
    assert there("check", "new.txt", "--fail-on", "regression", "--quiet")[0] == 0


def test_stats(there):
    code, out, _ = there("stats")
    lines = out.splitlines()
    assert (code, lines[0], lines[2]) == (0, "5 articles of 0 outlets (1 ar, 2 en, 2 fr), 2026-03-02 to 2026-03-06", "findings: 1 error")
    record = json.loads(there("stats", "--format", "json")[1])
    assert (record["articles"], record["languages"], record["first"], record["uncompared"]) == (5, {"ar": 1, "en": 2, "fr": 2}, "2026-03-02", 0)


ANSWERS = [
    ("csv", "SELECT name, published FROM current WHERE language = $1 ORDER BY 1", ["fr"], "name,published\nbridge/fr.txt,2026-03-02\nstrike/fr.txt,2026-03-06\n"),
    ("csv", "SELECT '=1+1' AS a, -2 AS b, NULL AS c", [], "a,b,c\n'=1+1,-2,\n"),
    ("json", "SELECT 1.5 AS a, ['x', NULL] AS b, true AS c, 'NaN'::DOUBLE AS d", [], '[\n  {\n    "a": 1.5,\n    "b": [\n      "x",\n      null\n    ],\n    "c": true,\n    "d": null\n  }\n]\n'),
    ("table", "SELECT chr(27) || '[31mred' AS a, chr(10) || 'b' AS b", [], "a         b\n␛[31mred   b\n"),
    ("markdown", "SELECT '<b>|' AS a", [], "| \u2068a\u2069 |\n| --- |\n| \u2068&lt;b&gt;\\|\u2069 |\n"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "sql", "values", "expected"), ANSWERS)
def test_query(there, form, sql, values, expected):
    code, out, err = there("query", sql, *values, "--format", form)
    assert (code, "\n".join(line.rstrip() for line in out.splitlines()) + "\n", err) == (0, expected, "")


def test_only_so_many_rows(there):
    _, out, err = there("query", "SELECT * FROM range(5)", "--limit", "2", "--format", "csv")
    assert (out, err) == ("range\n0\n1\n", "crosscheck: only the first 2 rows; --limit N gives more\n")


@pytest.mark.parametrize("name", questions())
def test_a_question_that_is_ready_is_answered(there, name):
    code, out, err = there("query", name, *("Beni Saf" for _ in questions()[name].wants), "--format", "csv")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) > (1 if name != "toll" else 0)


def test_who_disagrees_with_whom(there):
    expected = "one,other,findings,errors,stories\nbridge/ar.txt,bridge/fr.txt,1,1,1\nbridge/en.txt,bridge/fr.txt,1,1,1\n"
    assert there("query", "disagreements", "--format", "csv")[1] == expected


def test_the_questions_are_listed(there):
    _, out, _ = there("query")
    assert [line for line in out.splitlines() if not line.startswith(" ")] == ["disagreements", "findings ABOUT", "over-time ABOUT", "stories", "toll ABOUT"]


FORBIDDEN = [
    "SELECT * FROM read_text('news/bridge/en.txt')", "SELECT * FROM 'news/bridge/en.txt'", "COPY articles TO 'out.csv'", "ATTACH 'other.duckdb'",
    "SET enable_external_access = true", "INSTALL httpfs", "LOAD httpfs", "DELETE FROM articles", "CREATE TABLE mine (a INTEGER)", "SELECT * FROM glob('*')",
    "EXPORT DATABASE 'out'", "SELECT * FROM questions", "SELEC 1", "RESET lock_configuration", "PRAGMA enable_profiling='json'",
]  # fmt: skip


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_a_query_can_do_nothing_but_read_the_archive(there, desk, sql):
    before = sorted(path.name for path in desk.iterdir())
    code, out, err = there("query", sql)
    assert (code, out, err.count("\n"), err[:31]) == (2, "", 1, "crosscheck: crosscheck.duckdb: ")
    assert sorted(path.name for path in desk.iterdir()) == before


def test_export_and_where_it_is(there, desk):
    code, out, _ = there("export", "out")
    assert (code, out.splitlines()[0]) == (0, "out/articles.parquet")
    assert {"articles.parquet", "links.parquet", "meta.parquet"} < {file.name for file in (desk / "out").iterdir()}
    (desk / "crosscheck.toml").write_text('archive = "deep/mine.duckdb"\n', encoding="utf-8")
    assert there("stats") == (2, "", "crosscheck: deep/mine.duckdb: there is no archive; crosscheck archive add PATH… makes it\n")
    assert there("stats", "--archive", "crosscheck.duckdb")[0] == 0


MISTAKES = [
    ("another way of grouping", ["add", "news", "--stories", "one"], "crosscheck: stories: an archive groups its articles by event (auto), not by 'one'; "),
    ("no such question", ["query", "tolls"], "crosscheck: unknown query 'tolls'; allowed: disagreements, findings, over-time, stories, toll (did you mean 'toll'?)"),
    ("a question without its value", ["query", "toll"], "crosscheck: toll: "),
    ("too few values", ["query", "SELECT $1"], "crosscheck: crosscheck.duckdb: "),
    ("no such format", ["query", "SELECT 1", "--format", "xml"], "crosscheck: --format 'xml' isn't one of table, csv, json, markdown"),
    ("a report over the archive", ["check", "new.txt", "--output", "crosscheck.duckdb"], "crosscheck: --output crosscheck.duckdb: this "),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_a_mistake_is_one_line_and_exit_2(there, arguments, message):
    code, out, err = there(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(message)
