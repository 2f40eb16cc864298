"""Which articles are compared with which, and what is reported of new ones."""

from collections import Counter

import pytest

import crosscheck.read.text
import crosscheck.reading
from crosscheck.cache.folder import Folder
from crosscheck.model import Article
from crosscheck.pipeline import check
from crosscheck.stories import Chosen

BRIDGE = {
    "bridge/en.txt": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "bridge/fr.txt": "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n",
    "bridge/ar.txt": "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 12 عاما، بحسب رئيس البلدية.\n",
}
STRIKE = {
    "strike/en.txt": "The strike at the port of Sfax ended on Friday after nine days, the union said.\n",
    "strike/fr.txt": "La grève au port de Sfax a pris fin vendredi après neuf jours, selon le syndicat.\n",
}


@pytest.fixture(autouse=True)
def news(tmp_path, monkeypatch):
    """Two stories, a folder each; the bridge was closed for 12 years in two articles, for 13 in one."""
    for name, text in {**BRIDGE, **STRIKE}.items():
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def summary(report):
    """(articles, stories, new, findings by rule and story)."""
    return report.compared.articles, report.compared.stories, report.compared.new, [(f.rule, f.story) for f in report.findings if f.severity == "error"]


DIFFERS = "duration-differs"
RUNS = [
    ("a folder a story", ["news"], [], "folders", (5, 2, 0, [(DIFFERS, "news/bridge")])),
    ("one story", ["news/bridge"], [], "one", (3, 1, 0, [(DIFFERS, "1")])),
    ("a new article that disagrees", ["news"], ["news/bridge/fr.txt"], "folders", (3, 1, 1, [(DIFFERS, "news/bridge")])),
    ("a new article that agrees with one of two", ["news"], ["news/bridge/ar.txt"], "folders", (3, 1, 1, [(DIFFERS, "news/bridge")])),
    ("a new article of another story", ["news"], ["news/strike/fr.txt"], "folders", (2, 1, 1, [])),
    ("a new folder", ["news"], ["news/strike"], "folders", (2, 1, 2, [])),
    ("one new against one", ["news/bridge/en.txt"], ["news/bridge/ar.txt"], "one", (2, 1, 1, [])),
    ("everything is new", ["news"], ["news"], "folders", (5, 2, 5, [(DIFFERS, "news/bridge")])),
    ("each event a story", ["news"], [], "auto", (5, 2, 0, [(DIFFERS, "bridge/ar.txt")])),
    ("a new article of one event", ["news"], ["news/bridge/fr.txt"], "auto", (3, 1, 1, [(DIFFERS, "bridge/ar.txt")])),
    ("a new article of another event", ["news"], ["news/strike/fr.txt"], "auto", (2, 1, 1, [])),
    ("the new alone in its folder", ["news/strike"], ["news/bridge/fr.txt"], "folders", (1, 1, 1, [])),
]


@pytest.mark.parametrize(("old", "new", "stories", "expected"), [row[1:] for row in RUNS], ids=[row[0] for row in RUNS])
def test_what_is_compared(old, new, stories, expected):
    assert summary(check(old, new=new, stories=stories)) == expected


def test_only_findings_with_something_new_are_reported(tmp_path):
    """The old articles contradict each other; the new one speaks of something else."""
    (tmp_path / "new.txt").write_text("The mayor of Beni Saf thanked the 40 workers on Monday.\n", encoding="utf-8")
    report = check(["news/bridge"], new=["new.txt"])
    assert summary(report) == (4, 1, 1, [])
    assert [s.article.id for s in report.sources if s.new] == ["new.txt"]


def test_files_of_other_stories_are_not_read(tmp_path):
    (tmp_path / "news" / "strike" / "bad.txt").write_bytes(b"\xff\xfe")
    assert check(["news"], new=["news/bridge/fr.txt"], stories="folders").skipped == ()
    assert check(["news"], stories="folders").skipped


def test_records_and_articles_may_be_new(tmp_path):
    (tmp_path / "feed.jsonl").write_text(
        '{"id": "x", "language": "en", "text": "The footbridge of Beni Saf reopened on Monday after 13 years, the mayor said."}\n', encoding="utf-8"
    )
    assert summary(check(["news/bridge/en.txt"], new=["feed.jsonl"], stories="one")) == (2, 1, 1, [(DIFFERS, "1")])
    article = Article(id="y", path="y", language="fr", text=BRIDGE["bridge/fr.txt"])
    assert summary(check(["news/bridge/en.txt"], new=[article], stories="one")) == (2, 1, 1, [(DIFFERS, "1")])


def test_a_folder_whose_name_starts_alike_is_not_new(tmp_path):
    chosen = Chosen.of(["news/bri"], "folders")
    assert not chosen.is_new(Article(id="a", path="news/bridge/fr.txt", text=""))
    assert Chosen.of(["news/bridge"], "folders").is_new(Article(id="a", path="news/bridge/fr.txt", text=""))


@pytest.mark.parametrize("grouping", ["one", "folders", "auto"])
def test_the_report_lists_its_stories(grouping):
    stories = check(["news"], stories=grouping).stories
    sources = {story.id: len(story.sources) for story in stories}
    assert sources == {"one": {"1": 5}, "folders": {"news/bridge": 3, "news/strike": 2}, "auto": {"bridge/ar.txt": 3, "strike/en.txt": 2}}[grouping]
    about = {"one": ["The footbridge of"], "folders": ["The footbridge of", "The strike at"], "auto": ["The footbridge of", "The strike at"]}[grouping]
    assert [" ".join(story.about.split()[:3]) for story in stories] == about


def test_a_story_is_named_by_its_first_article(tmp_path):
    """So that its name stays when others follow, and no finding's fingerprint holds it."""
    for name, day in (("b.txt", 3), ("a.txt", 4), ("c.txt", 5)):
        (tmp_path / name).write_text(f"---\npublished: 2026-03-0{day}\nlanguage: en\n---\n{BRIDGE['bridge/en.txt']}", encoding="utf-8")
    two, three = check(["a.txt", "b.txt"], stories="auto"), check(["a.txt", "b.txt", "c.txt"], stories="auto")
    assert [story.id for story in (*two.stories, *three.stories)] == ["b.txt", "b.txt"]
    assert (three.stories[0].sources, str(three.stories[0].first), str(three.stories[0].last)) == (("b.txt", "a.txt", "c.txt"), "2026-03-03", "2026-03-05")


def test_a_story_lasts_as_long_as_it_may(tmp_path):
    for day in (3, 5):
        (tmp_path / f"{day}.txt").write_text(f"---\npublished: 2026-03-0{day}\nlanguage: en\n---\n{BRIDGE['bridge/en.txt']}", encoding="utf-8")
    assert [check(["3.txt", "5.txt"], stories="auto", story_window=days).compared.stories for days in (1, 2)] == [2, 1]


def test_neither_jobs_nor_a_cache_change_a_report(tmp_path):
    folder = Folder(tmp_path / "kept", 10**8)
    runs = [check(["news"], stories="auto", **how) for how in ({}, {"jobs": 2}, {"cache": folder}, {"cache": folder})]
    assert all(run == runs[0] for run in runs)


def test_what_an_article_tells_of_its_event_is_kept(tmp_path, monkeypatch):
    """A second run works out no digest."""
    folder = Folder(tmp_path / "kept", 10**8)
    check(["news"], stories="auto", cache=folder)
    monkeypatch.setattr("crosscheck.grouping.digest", None)
    assert len(check(["news"], stories="auto", cache=folder).stories) == 2


# ------------------------------------------------------------------ what isn't looked at

TOWNS = ("Agadir", "Aqaba", "Basra", "Beirut", "Dakar", "Djibouti", "Jeddah", "Latakia", "Nador", "Sfax", "Tripoli", "Tunis")


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A dozen stories of two articles; (files opened, articles read for claims) since the last time it was asked."""
    for town in TOWNS:
        folder = tmp_path / "dozen" / town
        folder.mkdir(parents=True)
        (folder / "en.txt").write_text(f"The bridge of {town} reopened on Monday after 12 years, the mayor said.\n", encoding="utf-8")
        (folder / "fr.txt").write_text(f"Le pont de {town} a rouvert lundi après 12 ans, a déclaré le maire.\n", encoding="utf-8")
    opened, read = [], []
    loaded, read_article = crosscheck.read.text.loaded, crosscheck.reading.read_article
    monkeypatch.setattr(crosscheck.read.text, "loaded", lambda found: opened.append(found.path.parent.name) or loaded(found))
    monkeypatch.setattr(crosscheck.reading, "read_article", lambda article: read.append(article.path) or read_article(article))

    def done():
        told = Counter(opened), len(read)
        opened.clear()
        read.clear()
        return told

    return done


def test_only_the_folder_with_something_new_is_looked_at(tmp_path, work):
    folder, everything = Folder(tmp_path / "kept", limit=10**8), Counter(dict.fromkeys(TOWNS, 2))

    def new(cache=folder):
        report = check(["dozen"], new=["dozen/Sfax/ar.txt"], stories="folders", cache=cache)
        assert summary(report) == (3, 1, 1, [(DIFFERS, "dozen/Sfax")])
        return work()

    assert summary(check(["dozen"], stories="folders", cache=folder)) == (24, 12, 0, [])
    assert work() == (everything, 24)
    assert summary(check(["dozen"], stories="folders", cache=folder)) == (24, 12, 0, [])
    assert work() == (everything, 0)
    (tmp_path / "dozen" / "Sfax" / "ar.txt").write_text("أعيد افتتاح جسر صفاقس يوم الاثنين بعد 13 عاما، بحسب رئيس البلدية.\n", encoding="utf-8")
    assert new() == (Counter(Sfax=3), 1)
    assert new() == (Counter(Sfax=3), 0)
    assert new(cache=None) == (Counter(Sfax=3), 3)
    assert summary(check(["dozen"], stories="folders", cache=folder))[:2] == (25, 12)
    assert work() == (everything + Counter(Sfax=1), 0)


def test_events_tell_the_stories_and_not_the_order_in_them(tmp_path):
    """What is found in one event's articles is what is found in one story, whichever appeared first."""
    for name, day in (("a.txt", 5), ("b.txt", 3), ("c.txt", 4)):
        (tmp_path / name).write_text(f"---\npublished: 2026-03-0{day}\nlanguage: en\n---\n{BRIDGE['bridge/en.txt']}", encoding="utf-8")
    assert [source.article.id for source in check(["a.txt", "b.txt", "c.txt"]).sources] == ["a.txt", "b.txt", "c.txt"]
    assert check(["a.txt", "b.txt", "c.txt"]).stories[0].id == "b.txt"
