"""What the tests of formats share."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from crosscheck.model import Article, Skipped
from crosscheck.read import read

_SPEC = importlib.util.spec_from_file_location("ferry", Path(__file__).with_name("ferry.py"))
assert _SPEC
assert _SPEC.loader
ferry = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(ferry)


@pytest.fixture(scope="session")
def articles() -> dict[str, tuple[str, ...]]:
    """One article in three languages: its paragraphs, the headline first."""
    return dict(ferry.ARTICLES)


@pytest.fixture
def said(tmp_path) -> Callable[..., tuple[list[Article], list[Skipped]]]:
    """What is read of a file of this name and content, neither completed: `said("a.xml", "<rss>…")`; with `named=False` it is met in a folder, beside an article."""

    def made(name: str, data: str | bytes, *, named: bool = True) -> tuple[list[Article], list[Skipped]]:
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        if not named:
            (folder / "beside.txt").write_text("An article that lies beside it.\n")
        found, skipped = read([path if named else folder], completing=lambda one: one)
        return [one for one in found if not one.path.endswith("beside.txt")], list(skipped)

    return made


@pytest.fixture
def one(said) -> Callable[..., Article]:
    """The only article of a file."""

    def made(name: str, data: str | bytes) -> Article:
        found, skipped = said(name, data)
        assert not skipped
        (only,) = found
        return only

    return made


@pytest.fixture
def refused(said) -> Callable[..., str]:
    """Why a file can't be read."""

    def made(name: str, data: str | bytes) -> str:
        found, skipped = said(name, data)
        assert not found
        (only,) = skipped
        assert "\n" not in only.reason
        return only.reason

    return made
