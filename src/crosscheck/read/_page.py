"""A web page's markup → its article: the text, paragraph by paragraph, and what the page says of it.

Offsets count in this text. It is made of what the page shows, in the page's order: a blank line between paragraphs, ` | ` between the cells of a table,
the headline first. Nothing is fetched or run; all work is linear in the page's size, and bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex

from crosscheck.litter import litter
from crosscheck.model import Article, Span
from crosscheck.read._files import Unreadable
from crosscheck.read._page_choice import Choice, chosen, without_boxes
from crosscheck.read._page_fields import Told, told
from crosscheck.read._page_tree import Block, parsed, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEW = 40  # characters: less is no article
_ALIKE = 80.0  # of 100: how alike a heading and the headline that the page's data state are, at least
_WIDE = 300  # characters of a headline
_TAGS = regex.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page has it; `fields` are named as those of front matter."""

    text: str
    fields: Mapping[str, str]
    notes: tuple[str, ...] = ()
    title_span: Span | None = None
    foreign: bool = field(default=False, kw_only=True)  # one of crosscheck's own reports


def page(markup: str, url: str | None = None) -> Page:
    """The article of a page that lies at `url`; raises Unreadable where there is none in it."""
    tree = parsed(markup)
    known = told(tree, url)
    seen = shown(tree)
    title = _headline(seen.blocks, known.headline)
    choice = chosen(seen, title)
    texts = [seen.blocks[i].text for i in without_boxes(choice, seen.blocks, _littering(choice, seen.blocks))]
    if known.body and len("".join(texts)) < 0.5 * len(known.body):
        texts = _told_body(known.body)
    if len("".join(texts)) < _FEW:
        raise Unreadable("no article in this page")
    headline = seen.blocks[title].text.replace("\n", " ") if title is not None else known.headline
    text, span = _laid_out(headline, texts)
    fields = {**known.fields, **({"title": headline} if headline else {})}
    return Page(text, _fitting(fields, text), known.notes + _misnamed(known, text), span)


def _littering(choice: Choice, blocks: Sequence[Block]) -> list[int]:
    """The chosen paragraphs that are litter by their words."""
    text, starts, at = "\n\n".join(blocks[i].text for i in choice.numbers), {}, 0
    for i in choice.numbers:
        starts[at] = i
        at += len(blocks[i].text) + 2
    article = Article(id="", path="", text=text, title_span=Span(0, 0))
    return [starts[span.start] for span in litter(article) if span.start in starts]


def _headline(blocks: Sequence[Block], stated: str | None) -> int | None:
    """The number of the block that is the headline: the main heading most like the one that the page's data state, else the first one."""
    heads = [i for i, block in enumerate(blocks) if block.tag == "h1" and len(block.text) <= _WIDE]
    if stated is None:
        return heads[0] if heads else None
    from rapidfuzz import fuzz

    likeness = {i: fuzz.token_set_ratio(blocks[i].text, stated) for i in heads}
    best = max(heads, key=lambda i: (likeness[i], -i), default=None)
    if best is not None and (likeness[best] >= _ALIKE or len(heads) == 1):
        return best
    wanted = " ".join(stated.split()).casefold()
    same = (i for i, block in enumerate(blocks[:500]) if block.text.casefold() == wanted)
    return next(same, best)


def _told_body(body: str) -> list[str]:
    """The paragraphs of a text in a page's data, which some pages write as HTML."""
    return [line for part in _TAGS.sub("\n", body).split("\n") if (line := " ".join(part.split()))]


def _laid_out(headline: str | None, texts: Sequence[str]) -> tuple[str, Span | None]:
    if headline is None:
        return "\n\n".join(texts), None
    if texts and texts[0].casefold() == headline.casefold():
        texts = texts[1:]
    return "\n\n".join((headline, *texts)), Span(0, len(headline))


_ARABIC = regex.compile(r"\p{Arabic}")
_LETTER = regex.compile(r"\p{L}")
_RIGHT = ("ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd")


def _in_script(language: str, text: str) -> bool:
    """Whether a text may be in a language: pages of right-to-left sites often keep the `en` that their software came with."""
    letters = len(_LETTER.findall(text[:5_000]))
    arabic = len(_ARABIC.findall(text[:5_000]))
    return letters == 0 or (arabic > 0.5 * letters) == (language.lower().replace("_", "-").split("-")[0] in _RIGHT)


def _fitting(fields: Mapping[str, str], text: str) -> dict[str, str]:
    return {key: value for key, value in fields.items() if key != "language" or _in_script(value, text)}


def _misnamed(known: Told, text: str) -> tuple[str, ...]:
    language = known.fields.get("language")
    return (
        ()
        if language is None or _in_script(language, text)
        else (f"the page calls its language {language!r}, but isn't written in its letters; it was detected",)
    )
