"""The news that benchmarks/new_sources.py makes: the same for the same seed, of the length that news has, in three languages."""

import sys
from pathlib import Path

import pytest

from crosscheck.read import read


@pytest.fixture
def made_news(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "benchmarks"))
    import made_news

    yield made_news
    sys.modules.pop("made_news")


def test_made_news(made_news, tmp_path):
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        made_news.write(tmp_path / name, 3, 5, seed)
    found = {name: read([tmp_path / name]) for name in ("one", "again", "other")}
    assert [skipped for _, skipped in found.values()] == [(), (), ()]
    texts = {name: [article.text for article in articles] for name, (articles, _) in found.items()}
    assert texts["one"] == texts["again"] != texts["other"]
    assert len(set(texts["one"])) == 15
    assert sorted({article.language for article in found["one"][0]}) == ["ar", "en", "fr"]
    assert all(1_500 < len(text) < 3_500 for text in texts["one"])
    assert not any("{" in text for text in texts["one"])
    assert {Path(article.path).parent.name for article in found["one"][0]} == {"story-000", "story-001", "story-002"}
