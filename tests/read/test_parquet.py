"""Tables as Parquet: columns of any type and name, and files that are none."""

from datetime import date
from random import Random

import duckdb
import pytest

from crosscheck.read import read

TEXT = "The harbour reopened on Monday after a strike of three days, the port authority said."
ARABIC = "أعلنت سلطة الميناء يوم الاثنين إعادة فتح الميناء بعد إضراب دام ثلاثة أيام."


def table(path, select):
    with duckdb.connect(":memory:") as own:
        own.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def found(folder, select, columns=None):
    return read([table(folder / "a.parquet", select)], lambda article: article, columns)


def test_one_article_a_row(tmp_path):
    select = f"""SELECT 'x/1' AS id, '{TEXT}' AS text, DATE '2025-06-17' AS published, 'The Pier' AS outlet, 'en' AS language, 'Open' AS title, 7 AS pages
        UNION ALL SELECT 'x/2', '{ARABIC}', NULL, NULL, NULL, NULL, NULL ORDER BY id"""
    (one, two), skipped = found(tmp_path, select)
    assert (one.id, one.text, one.published, one.outlet, one.language, one.title) == ("x/1", TEXT, date(2025, 6, 17), "The Pier", "en", "Open")
    assert one.path == f"{tmp_path.as_posix()}/a.parquet!/1"
    assert (two.id, two.text, two.published, skipped) == ("x/2", ARABIC, None, ())


COLUMNS = [
    ("a number for an id", f"SELECT 7 AS id, '{TEXT}' AS text", None, "7"),
    ("no id", f"SELECT '{TEXT}' AS text", None, "a.parquet!/1"),
    ("common names", f"SELECT 'u' AS uid, '{TEXT}' AS body, TIMESTAMP '2025-06-17 08:00:00' AS date", None, "u"),
    ("as they are said", f'SELECT 9 AS n, \'{TEXT}\' AS "the ""words"""', {"text": 'the "words"', "id": "n"}, "9"),
]


@pytest.mark.parametrize(("select", "columns", "name"), [case[1:] for case in COLUMNS], ids=[case[0] for case in COLUMNS])
def test_columns(tmp_path, select, columns, name):
    (one,), skipped = found(tmp_path, select, columns)
    assert (one.id, one.text, skipped) == (name, TEXT, ())


WRONG = [
    (
        "no text",
        "SELECT 1 AS a, 'x' AS txt",
        "no column 'text' (did you mean 'txt'?); there is 'a', 'txt'; say which is the text: --columns text=NAME",
        "a.parquet",
    ),
    ("empty", "SELECT '1' AS id, ' ' AS text", "text is empty", "a.parquet!/1"),
    ("null", "SELECT '1' AS id, NULL::VARCHAR AS text", "text is empty", "a.parquet!/1"),
    ("too large", "SELECT '1' AS id, repeat('x', 41_000_000) AS text", "too large for one article (at most 10,000,000 characters)", "a.parquet!/1"),
    ("many bytes", "SELECT '1' AS id, repeat('x', 10_000_001) AS text", "too large for one article (at most 10,000,000 characters)", "a.parquet!/1"),
    ("not a day", f"SELECT '{TEXT}' AS text, 'soon' AS published", "published 'soon' isn't a date; write YYYY-MM-DD", "a.parquet!/1"),
]


@pytest.mark.parametrize(("select", "reason", "where"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_one_clear_line(tmp_path, select, reason, where):
    articles, (skipped,) = found(tmp_path, select)
    assert (articles, skipped.reason, skipped.path) == ((), reason, f"{tmp_path.as_posix()}/{where}")


@pytest.mark.parametrize("data", [b"", b"PAR1", b"not Parquet" * 100, b"PAR1" + bytes(100) + b"\xff\xff\xff\x7fPAR1"], ids=["empty", "short", "text", "length"])
def test_what_is_no_table(tmp_path, data):
    (tmp_path / "a.parquet").write_bytes(data)
    articles, (skipped,) = read([tmp_path / "a.parquet"])
    assert not articles
    assert skipped.reason.startswith("not Parquet, or damaged: ")
    assert "\n" not in skipped.reason


def test_a_table_of_other_things_in_a_folder_is_passed_over(tmp_path):
    table(tmp_path / "scores.parquet", "SELECT 1 AS points")
    (tmp_path / "a.txt").write_text(TEXT)
    assert [[one.id for one in part] for part in read([tmp_path])] == [["a.txt"], []]


def test_a_name_is_no_pattern(tmp_path):
    table(tmp_path / "ab.parquet", "SELECT 'no' AS id, 'Another text.' AS text")
    table(tmp_path / "a[bc]*.parquet", f"SELECT 'yes' AS id, '{TEXT}' AS text")
    (one,), _ = read([tmp_path / "a[bc]*.parquet"])
    assert one.id == "yes"


def test_the_same_text_a_thousand_times_over_is_given_up(tmp_path):
    """Kept once in the file, it would fill the memory as articles."""
    articles, (skipped,) = found(tmp_path, "SELECT range AS id, repeat('word ', 50_000) AS text FROM range(1_000)")
    assert len(articles) < 500
    assert skipped.reason == "unpacks to more than 200 times the size of the file; the rest isn't read"


def test_rows_in_their_order(tmp_path):
    articles, skipped = found(tmp_path, f"SELECT range AS id, '{TEXT} ' || range * 7919 AS text FROM range(5_000)")
    assert ([one.id for one in articles], skipped) == ([str(n) for n in range(5_000)], ())


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_table_never_ends_the_run(tmp_path, seed):
    whole = table(tmp_path / "whole.parquet", f"SELECT range AS id, '{TEXT} ' || range AS text FROM range(50)").read_bytes()
    chance = Random(seed)
    for _ in range(20):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "a.parquet").write_bytes(data)
        articles, skipped = read([tmp_path / "a.parquet"], lambda article: article)
        assert articles or skipped
