"""The lines of an article's body, with what tells a sentence from a caption, a link or a name."""

from __future__ import annotations

from functools import cached_property, lru_cache

import regex

from crosscheck.letters import INVISIBLE
from crosscheck.model import Article, Span

HEAD = 120  # code points of a line in which its label must stand
_NO_WORD = regex.compile(rf"(?:[^\p{{L}}0-9٠-٩۰-۹]|[{INVISIBLE}])*+")
_LINE = regex.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_CLOSED = regex.compile(r"[.!?…؟。۔](?:[\p{Pe}\p{Pf}\"'\s]|\[\d+\])*$")
WORDS = regex.compile(r"[\p{L}\p{M}\p{N}'’.\-]+")


class Line:
    """A line of the body; what is asked of it is found out once."""

    def __init__(self, start: int, text: str) -> None:
        self.span = Span(start, start + len(text))
        self.text = text

    @cached_property
    def words(self) -> int:
        return len(WORDS.findall(self.text[:2_000]))

    @cached_property
    def closed(self) -> bool:
        return closed(self.text)

    @cached_property
    def opening(self) -> str:
        """The first word of the line's head, with all that is written onto it; a number in groups is cut short."""
        head = self.text[:HEAD]
        at = _NO_WORD.match(head).end()  # type: ignore[union-attr]
        return head[head.rfind(" ", 0, at) + 1 :].partition(" ")[0] if at < len(head) else ""


def closed(text: str) -> bool:
    """Does a line end as a sentence does, with a full stop, a question or exclamation mark, or a quotation or note behind it?"""
    return _CLOSED.search(text[-40:]) is not None


@lru_cache(maxsize=2)
def lines_of(article: Article) -> tuple[Line, ...]:
    body = article.body or Span(0, len(article.text))
    found = []
    for match in _LINE.finditer(article.text, body.start, body.end):
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip("\ufeff \t\u00a0\u202f\u3000"))
        if text := text.strip("\ufeff \t\u00a0\u202f\u3000"):
            found.append(Line(start, text))
    return tuple(found)
