"""What an archive holds after articles were added, in whatever order, however often, and what a new article is told by it."""

import shutil
from pathlib import Path

import pytest

from crosscheck.archive import Archive
from crosscheck.errors import ArchiveError, InputError, OptionError
from crosscheck.model import Article
from crosscheck.pipeline import check

DIFFERS = "duration-differs"


def stories(archive):
    """The names of the articles of each story."""
    rows = archive.answer("SELECT list(name ORDER BY name) FROM current GROUP BY story ORDER BY 1", (), 100).rows
    return [row[0] for row in rows]


def findings(archive):
    return archive.answer("SELECT rule, severity FROM findings WHERE severity <> 'info' ORDER BY ALL", (), 100).rows


TOGETHER = [["bridge/ar.txt", "bridge/en.txt", "bridge/fr.txt"], ["strike/en.txt", "strike/fr.txt"]]
ORDERS = [
    ("all at once", [["news"]]),
    ("all, twice", [["news"], ["news"]]),
]


@pytest.mark.parametrize("steps", [row[1] for row in ORDERS], ids=[row[0] for row in ORDERS])
def test_articles_are_added_grouped_and_compared(archive, steps):
    counts = [archive.add(sources) for sources in steps]
    assert (stories(archive), findings(archive)) == (TOGETHER, ((DIFFERS, "error"),))
    assert [(one.new, one.known) for one in counts] == [(5, 0), (0, 5)][: len(steps)]


def test_one_by_one_gives_the_same_stories(archive):
    for file in sorted(Path("news").rglob("*.txt")):
        archive.add([file])
    assert [len(story) for story in stories(archive)] == [3, 2]
    assert findings(archive) == ((DIFFERS, "error"),)
    assert archive.stats().uncompared == 0


def test_articles_of_one_name_are_told_apart(archive, desk):
    archive.add([desk / "news" / "bridge"])
    archive.add([desk / "news" / "strike"])
    names = [name for story in stories(archive) for name in story]
    assert names == ["ar.txt", "en.txt", "fr.txt", "news/strike/en.txt", "news/strike/fr.txt"]


def test_a_text_that_has_changed_takes_the_place_of_the_old_one(archive, desk):
    archive.add(["news"])
    french = desk / "news" / "bridge" / "fr.txt"
    french.write_text(french.read_text(encoding="utf-8").replace("13 ans", "12 ans"), encoding="utf-8")
    added = archive.add(["news"])
    assert (added.new, added.known, added.replaced) == (1, 4, 1)
    assert (stories(archive), findings(archive)) == (TOGETHER, ())
    found = archive.answer("SELECT text LIKE '%13 ans%', superseded IS NULL FROM articles WHERE place = 'news/bridge/fr.txt' ORDER BY article", (), 9).rows
    assert found == ((True, False), (False, True))
    assert archive.answer("SELECT count(*) FROM claims WHERE display = '13 years'", (), 9).rows == ((0,),)


def test_a_file_that_has_moved_is_known(archive, desk):
    archive.add(["news"])
    shutil.move(desk / "news" / "bridge", desk / "elsewhere")
    assert archive.add(["elsewhere"]).known == 3


def test_a_record_whose_line_has_moved_takes_nobodys_place(archive, desk):
    lines = [f'{{"id": "r{n}", "text": "The dam of Sfax held {n}0 boats on Monday, the mayor said."}}\n' for n in range(1, 4)]
    feed = desk / "feed.jsonl"
    feed.write_text("".join(lines[1:]), encoding="utf-8")
    archive.add([feed])
    feed.write_text("".join(lines), encoding="utf-8")
    added = archive.add([feed])
    assert (added.new, added.known, added.replaced) == (1, 2, 0)


def test_from_another_folder_a_place_is_the_same(archive, desk, monkeypatch, cache):
    archive.add(["news"])
    french = desk / "news" / "bridge" / "fr.txt"
    french.write_text(french.read_text(encoding="utf-8").replace("13 ans", "14 ans"), encoding="utf-8")
    monkeypatch.chdir(desk / "news" / "bridge")
    other = Archive("../../a.duckdb", wait=0, cache=cache)
    assert other.add(["fr.txt"]).replaced == 1
    assert {s.article.path for s in other.check(["en.txt"]).sources} == {"en.txt", "fr.txt", "ar.txt"}


def test_what_another_version_has_read_is_read_anew(archive, monkeypatch):
    archive.add(["news"])
    for module in ("records", "adding", "counting"):
        monkeypatch.setattr(f"crosscheck.archive.{module}.of_reading", lambda: "another")
    assert archive.stats().other_readers == 5
    assert [f.rule for f in archive.check(["news/bridge/en.txt"]).findings] == [DIFFERS]
    added = archive.add(["news"])
    assert (added.new, added.reread, archive.stats().other_readers) == (0, 5, 0)
    assert (stories(archive), findings(archive)) == (TOGETHER, ((DIFFERS, "error"),))


def told(report):
    return [(f.fingerprint, f.rule, f.severity, f.story, f.message) for f in report.findings]


CHECKS = [
    ("a new one that disagrees", "After 14 years the footbridge of Beni Saf reopened on Monday, the mayor said.\n", "2026-03-02"),
    ("a new one of the other event", "The strike at the port of Sfax ended on Friday after ten days, the union said.\n", "2026-03-06"),
    ("one of no event", "Three schools in Lyon will close in July, the rector said.\n", "2026-03-02"),
    ("one of the event, a month later", "After 14 years the footbridge of Beni Saf reopened on Monday, the mayor said.\n", "2026-04-02"),
]


@pytest.mark.parametrize(("text", "day"), [row[1:] for row in CHECKS], ids=[row[0] for row in CHECKS])
def test_a_new_article_finds_what_check_finds(archive, desk, text, day):
    archive.add(["news"])
    (desk / "new.txt").write_text(f"---\npublished: {day}\nlanguage: en\n---\n{text}", encoding="utf-8")
    before = archive.export("before")[0].read_bytes()
    found, expected = archive.check(["new.txt"]), check(["news"], new=["new.txt"], stories="auto")
    assert (told(found), found.compared, found.stories) == (told(expected), expected.compared, expected.stories)
    assert {s.article.path for s in found.sources} == {s.article.path for s in expected.sources}
    assert archive.export("after")[0].read_bytes() == before


def test_an_article_of_the_archive_is_not_compared_with_itself(archive, desk):
    archive.add(["news"])
    report = archive.check(["news/bridge/fr.txt"])
    assert sorted((s.article.id, s.new) for s in report.sources) == [("bridge/ar.txt", False), ("bridge/en.txt", False), ("bridge/fr.txt", True)]
    french = desk / "news" / "bridge" / "fr.txt"
    french.write_text(french.read_text(encoding="utf-8").replace("13 ans", "12 ans"), encoding="utf-8")
    assert archive.check([french]).findings == ()


def test_articles_as_records_and_hostile_texts(archive):
    bad = "The dam held \x1b[31m40\x1b[0m boats \0 on Monday \udcff, the mayor said."
    archive.add([Article(id="x\udcff", path="x\n\x1b", text=bad, language="en", outlet="'; DROP TABLE articles; --")])
    (row,) = archive.answer("SELECT name, text, outlet FROM current", (), 9).rows
    assert row == ("x?", bad.replace("\udcff", "?"), "'; DROP TABLE articles; --")
    assert archive.check([Article(id="y", path="y", text="The dam held 50 boats on Monday, the mayor said.", language="en")]).compared.new == 1


WRONG = [
    ("no archive", lambda a: a.stats(), "a.duckdb: there is no archive; crosscheck archive add PATH… makes it"),
    ("nothing new", lambda a: a.check([]), "there is nothing new to compare; name it"),
    ("no such path", lambda a: a.add(["nowhere"]), "nowhere: no such file or folder"),
    ("no folder", lambda a: Archive("no/a.duckdb").add(["news"]), "no/a.duckdb: there is no folder no"),
]


@pytest.mark.parametrize(("do", "expected"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_cannot_be_done_is_said_in_a_line(archive, do, expected):
    with pytest.raises((ArchiveError, InputError, OptionError)) as caught:
        do(archive)
    assert str(caught.value) == expected


def test_a_run_without_paths_completes_what_is_left(archive):
    from crosscheck.archive.adding import Adding

    Adding(path=archive.path, wait=0, cache=archive._cache).add(["news"])
    assert archive.stats().uncompared == 5
    archive.add()
    assert (archive.stats().uncompared, stories(archive)) == (0, TOGETHER)


def test_an_export_is_the_same_bytes_each_time(archive):
    archive.add(["news"])
    one, two = archive.export("one"), archive.export("two")
    assert [file.read_bytes() for file in one] == [file.read_bytes() for file in two]
    import pandas as pd

    pytest.importorskip("pyarrow")
    assert len(pd.read_parquet("one/articles.parquet")) == 5
