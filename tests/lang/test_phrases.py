"""Every phrase of `lang/phrases/<code>.yaml` says the values written beside it, and every language has a table."""

from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import Any

import pytest
import yaml

from crosscheck.claims import NUMERIC, extract
from crosscheck.lang import languages
from crosscheck.model import Article, Statement

PHRASES = resources.files("crosscheck.lang") / "phrases"
FEWEST = 100  # phrases of a language


def table(code: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((PHRASES / f"{code}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def rows() -> Iterator[Any]:
    for code in languages():
        data = table(code)
        published = date.fromisoformat(data["published"])
        for kind in NUMERIC:
            for phrase, expected in data.get(kind, {}).items():
                yield pytest.param(code, published, kind, phrase, [expected] if isinstance(expected, str) else expected, id=f"{code}-{kind}-{phrase}")
        for phrase in data.get("silent", ()):
            yield pytest.param(code, published, None, phrase, [], id=f"{code}-silent-{phrase}")


def said(code: str, published: date, kind: str | None, phrase: str) -> list[str]:
    """The values of one numeric kind, or of all, as `crosscheck claims` prints them."""
    claims = extract(Article(id="a", path="a.txt", language=code, published=published, text=phrase))
    found = [c for c in claims if c.kind == kind or (kind is None and c.kind in NUMERIC)]
    units = ["" if c.kind == "duration" else getattr(c.value, "unit", None) or "" for c in found]  # P12Y says its unit
    return [f"{claim.value.text()} {unit}".strip() for claim, unit in zip(found, units, strict=True)]


@pytest.mark.parametrize(("code", "published", "kind", "phrase", "expected"), list(rows()))
def test_a_phrase_says_its_values(code: str, published: date, kind: str | None, phrase: str, expected: list[str]) -> None:
    assert said(code, published, kind, phrase) == expected


def contrasting() -> Iterator[Any]:
    for code in languages():
        for phrase, expected in table(code).get("meaning", {}).items():
            yield pytest.param(code, phrase, [expected] if isinstance(expected, str) else expected, id=f"{code}-meaning-{phrase}")


@pytest.mark.parametrize(("code", "phrase", "expected"), list(contrasting()))
def test_a_phrase_has_its_words_of_contrast(code: str, phrase: str, expected: list[str]) -> None:
    found = extract(Article(id="a", path="a.txt", language=code, published=date(2025, 6, 18), text=phrase), kinds=("meaning",))
    assert [c.value.concept for c in found if isinstance(c.value, Statement)] == expected


@pytest.mark.parametrize("code", languages())
def test_every_language_has_phrases(code: str) -> None:
    data = table(code)
    assert sum(len(data.get(section, ())) for section in (*NUMERIC, "silent")) >= FEWEST
    assert len(data.get("silent", ())) >= FEWEST // 10
