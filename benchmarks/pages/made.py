"""The pages of the benchmark: each a layout filled with an article, and by construction which of its words are the article's.

A layout is a Jinja template in `layouts/`, one for each way in which sites of the three languages build their pages, with all that stands around an
article. Its own words are litter but for those that it puts through `b`. The articles are invented ones of `benchmarks/stories`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from crosscheck.lines import closed

HERE = Path(__file__).parent
STORIES = HERE.parent / "stories"
STEP = 6  # so that the ten articles of a language are of stories of all sorts
LEAST = 5  # paragraphs that layouts part by what stands between them


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its markup, and the words of its article, piece by piece, in order; the headline first."""

    name: str
    language: str
    headline: str
    markup: str
    body: tuple[str, ...]


def pages() -> list[Made]:
    """All pages, in the order of their names."""
    layouts = sorted((HERE / "layouts").glob("*.html"))
    found = []
    for language in ("ar", "en", "fr"):
        own = [path for path in layouts if path.name.startswith(language)]
        found += [_page(path, article) for path, article in zip(own, _articles(language, len(own)), strict=True)]
    return found


def _articles(language: str, number: int) -> list[tuple[str, list[str]]]:
    """The headlines and paragraphs of so many articles."""
    files = sorted(STORIES.glob(f"*/{language}-1.txt"))
    read = (_article(files[i]) for start in range(STEP) for i in range(start, len(files), STEP))
    return list(islice((article for article in read if article is not None), number))


def _article(path: Path) -> tuple[str, list[str]] | None:
    """The headline and the paragraphs of an article, if it has a headline of its own and enough of these."""
    parts = path.read_text(encoding="utf-8").split("---\n", 2)
    title = yaml.safe_load(parts[1]).get("title") if len(parts) == 3 else None
    paragraphs = [line.strip() for line in parts[-1].splitlines() if closed(line)]  # without bylines and links of its own
    return (title, paragraphs) if title and len(paragraphs) >= LEAST else None


def _page(layout: Path, article: tuple[str, list[str]]) -> Made:
    headline, paragraphs = article
    said = [headline]

    def body(text: str) -> Markup:
        said.append(text)
        return escape(text)

    environment = Environment(loader=FileSystemLoader(layout.parent), autoescape=True, undefined=StrictUndefined)
    markup = environment.get_template(layout.name).render(headline=headline, text=paragraphs, b=body)
    return Made(layout.stem, layout.name[:2], headline, markup, tuple(said))
