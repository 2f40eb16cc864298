"""Archives of older versions are brought up to date by whoever writes; newer ones, and what is no archive, are refused in a line."""

import duckdb
import pytest

from crosscheck.archive import schema
from crosscheck.archive.schema import Step, migrate, steps
from crosscheck.errors import ArchiveError


def older(archive):
    """The archive as version 1 had it: without views."""
    with duckdb.connect(str(archive.path)) as own:
        for view in ("current", "said", "told"):
            own.execute(f"DROP VIEW {view}")
        own.execute("UPDATE meta SET version = 1")


def test_an_older_archive_is_migrated_by_the_first_writer(archive):
    archive.add(["news/bridge"])
    older(archive)
    with pytest.raises(ArchiveError, match=r"^a\.duckdb: of an older crosscheck \(archive version 1; now 2\); crosscheck archive add brings it up to date$"):
        archive.stats()
    archive.add(["news/strike"])
    assert (archive.stats().version, archive.stats().articles) == (2, 5)


def test_a_migration_that_fails_changes_nothing(archive):
    archive.add(["news/bridge"])
    with duckdb.connect(str(archive.path)) as own:
        wrong = (*steps(), Step(3, "ALTER TABLE stories ADD COLUMN place VARCHAR; INSERT INTO nowhere VALUES (1)"))
        with pytest.raises(duckdb.Error):
            migrate(own, "a.duckdb", wrong)
    assert archive.stats().version == 2
    with duckdb.connect(str(archive.path)) as own:
        migrate(own, "a.duckdb", (*steps(), Step(3, "ALTER TABLE stories ADD COLUMN place VARCHAR")))
        assert own.execute("SELECT version FROM meta").fetchone() == (3,)
        assert own.execute("SELECT place FROM stories").fetchall() == [(None,)]


@pytest.mark.parametrize("do", [lambda a: a.stats(), lambda a: a.add(["news"])], ids=["read", "written"])
def test_a_newer_archive_is_refused(archive, do):
    archive.add(["news/bridge"])
    with duckdb.connect(str(archive.path)) as own:
        own.execute("UPDATE meta SET version = 9")
    with pytest.raises(ArchiveError, match=r"^a\.duckdb: written by a newer crosscheck \(archive version 9; this one knows 2\); use that one$"):
        do(archive)


@pytest.mark.parametrize("do", [lambda a: a.stats(), lambda a: a.add(["news"])], ids=["read", "written"])
def test_what_is_no_archive_is_refused(archive, do):
    archive.path.write_text("hello\n" * 1000, encoding="utf-8")
    with pytest.raises(ArchiveError, match=r"^a\.duckdb: can't be opened: .*not a valid DuckDB database file"):
        do(archive)
    archive.path.unlink()
    with duckdb.connect(str(archive.path)) as own:
        own.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(ArchiveError, match=r"^a\.duckdb: a database, but no archive of crosscheck; name another file by --archive$"):
        do(archive)


def test_the_steps_are_numbered_without_a_gap():
    assert [step.version for step in steps()] == list(range(1, schema.newest() + 1))
