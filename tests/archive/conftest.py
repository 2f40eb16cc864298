"""Articles of two stories, and an archive in the folder in which the tests run."""

import pytest

from crosscheck.archive import Archive
from crosscheck.cache.folder import Folder

BRIDGE = {
    "en": "The footbridge of Beni Saf reopened on Monday after 12 years, the mayor said.\n",
    "fr": "La passerelle de Beni Saf a rouvert lundi après 13 ans, a déclaré le maire.\n",
    "ar": "أعيد افتتاح جسر المشاة في بني صاف يوم الاثنين بعد 12 عاما، بحسب رئيس البلدية.\n",
}
STRIKE = {
    "en": "The strike at the port of Sfax ended on Friday after nine days, the union said.\n",
    "fr": "La grève au port de Sfax a pris fin vendredi après neuf jours, selon le syndicat.\n",
}


def written(folder, texts, **declared):
    """Articles as files of a folder, by their languages, with front matter."""
    folder.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{key}: {value}\n" for key, value in declared.items())
    for code, text in texts.items():
        (folder / f"{code}.txt").write_text(f"---\n{head}language: {code}\n---\n{text}", encoding="utf-8")
    return folder


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with news of two events."""
    written(tmp_path / "news" / "bridge", BRIDGE, published="2026-03-02")
    written(tmp_path / "news" / "strike", STRIKE, published="2026-03-06")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """What is read of articles, for all tests: they are the same in most."""
    return Folder(tmp_path_factory.mktemp("cache"), 10**9)


@pytest.fixture
def archive(desk, cache):
    """An archive of nothing yet."""
    return Archive("a.duckdb", wait=0, cache=cache)
