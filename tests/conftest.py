"""What all tests share."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from crosscheck.model import Article

settings.register_profile("crosscheck", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("crosscheck")


@pytest.fixture
def article() -> Callable[..., Article]:
    """Make an article of a text: `article("…", language="fr")`."""

    def make(text: str, **known: object) -> Article:
        return Article(**{"id": "a", "path": "a.txt", "language": "en", "text": text, **known})  # type: ignore[arg-type]

    return make
