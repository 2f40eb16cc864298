"""More articles than are compared all with all: stories are found by buckets, and a new article finds what it would find among the files."""

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck.archive import Archive
from crosscheck.archive.opening import writing
from crosscheck.model import Article
from crosscheck.pipeline import check


@pytest.fixture(scope="module")
def articles():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(Path(__file__).parent)
        return importlib.import_module("made").ARTICLES


@pytest.fixture(scope="module")
def full(articles, tmp_path_factory, cache):
    """An archive of all of them, which came in two parts."""
    archive = Archive(tmp_path_factory.mktemp("full") / "a.duckdb", wait=0, cache=cache)
    archive.add(articles[:20])
    archive.add(articles)
    return archive


def test_the_stories_are_those_of_a_check(full, articles):
    rows = full.answer("SELECT list(name ORDER BY name) FROM current GROUP BY story", (), 100).rows
    expected = check(articles, stories="auto").stories
    assert sorted(row[0] for row in rows) == sorted(sorted(story.sources) for story in expected)
    assert {len(row[0]) for row in rows} == {3}


def test_the_findings_are_those_of_a_check(full, articles):
    rows = full.answer("SELECT fingerprint FROM findings", (), 1_000).rows
    assert sorted(row[0] for row in rows) == sorted(f.fingerprint for f in check(articles, stories="auto").findings)


NEW = [
    ("of a story that is there", 0, "Fire at the market of {town}: 41 traders were hurt on Monday in the fire that destroyed the market of {town}."),
    ("of the last story", 33, "Fire at the market of {town}: 41 traders were hurt on Monday in the fire that destroyed the market of {town}."),
    ("of no story", 0, "Parliament in Lima passed the law on fishing by 51 votes on Monday, minister Ana Quispe said."),
]


@pytest.mark.parametrize(("at", "text"), [row[1:] for row in NEW], ids=[row[0] for row in NEW])
@pytest.mark.parametrize("dated", [True, False], ids=["dated", "without a date"])
def test_a_new_article_finds_what_check_finds(full, articles, cache, dated, at, text):
    old = articles[at]
    new = Article(
        id="new", path="new.txt", language="en", language_from="declared", published=old.published if dated else None, published_from="declared",
        text=text.format(town=old.id.partition("-")[0]),
    )  # fmt: skip
    found, expected = full.check([new]), check(articles, new=[new], stories="auto", cache=cache)
    assert [(f.fingerprint, f.severity, f.message) for f in found.findings] == [(f.fingerprint, f.severity, f.message) for f in expected.findings]
    assert (found.compared, found.stories) == (expected.compared, expected.stories)


def test_several_new_articles_at_once(full, articles, cache):
    new = [replace(articles[at], id=f"new-{at}", path=f"new-{at}.txt", text=articles[at].text + " Help came from elsewhere.") for at in (0, 3, 4)]
    found, expected = full.check(new), check(articles, new=new, stories="auto", cache=cache)
    assert sorted(f.fingerprint for f in found.findings) == sorted(f.fingerprint for f in expected.findings)
    assert found.stories == expected.stories


def test_one_at_a_time_gives_the_same_stories(full, articles, tmp_path, cache):
    """In the order in which they would have come."""
    other = Archive(tmp_path / "b.duckdb", wait=0, cache=cache)
    other.add(articles[:27])
    for article in articles[27:]:
        other.add([article])
    told = "SELECT list(name ORDER BY name) AS story FROM current GROUP BY current.story ORDER BY ALL"
    assert other.answer(told, (), 100).rows == full.answer(told, (), 100).rows


def test_what_is_looked_at_is_little(full):
    """The buckets of all articles are in the order of their days, so that those of a week lie together."""
    with writing(full.path, 0) as own:
        assert own.execute("SELECT count(*) > 500, count(DISTINCT article) FROM buckets").fetchone() == (True, 36)
