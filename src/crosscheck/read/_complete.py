"""What a source doesn't declare is taken from its text: the language detected, the date and the title read."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.dateline import read_published
from crosscheck.language import identify
from crosscheck.model import Article
from crosscheck.sentences import headline


def complete(article: Article) -> Article:
    """The article with its language, title and, where the text tells it, its date; raises InputError for a language without data."""
    article = identify(article)
    if article.published is None:
        body = article.text[article.body.start : article.body.end] if article.body else article.text
        if found := read_published(body, article.language):
            article = replace(article, published=found[0], published_from="read")
    if article.title is None and (title := headline(article)):
        article = replace(article, title=article.text[title.start : title.end])
    return article
