"""What a source doesn't declare is taken from its text: the language detected, the date and the title read."""

from __future__ import annotations

from dataclasses import replace

try:
    from crosscheck.dateline import read_published
except ModuleNotFoundError:  # until the module lands in the shared tree

    def read_published(text, language):  # type: ignore
        return None
from crosscheck.language import identify
from crosscheck.model import Article
from crosscheck.sentences import headline


def complete(article: Article) -> Article:
    """The article with its language, title and, where the text tells it, its date; raises InputError for a language without data."""
    article = identify(article)
    if article.published is None and (published := read_published(article.text, article.language)):
        article = replace(article, published=published, published_from="read")
    if article.title is None and (title := headline(article)):
        article = replace(article, title=article.text[title.start : title.end])
    return article
