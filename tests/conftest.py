"""What all tests share."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from crosscheck.model import Article

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
