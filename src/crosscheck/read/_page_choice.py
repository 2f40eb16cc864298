"""Which paragraphs of a page are the article: trafilatura chooses, and a second look mends what it loses and takes along.

trafilatura sees a small tree in which each paragraph begins with a number, and what it gives back tells by these which ones it chose. So the text is never
its own rewriting: order, words and paragraphs are the page's, and one paragraph said twice is two.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import regex

from crosscheck.lines import closed
from crosscheck.read._page_markup import HEADS
from crosscheck.read._page_tree import Block, Shown

_SHARE = 0.35  # of a page's letters: an element that holds more is no aside, whatever it calls itself
_MAIN = 0.85  # of the chosen prose that the article's element holds
_CAPTION = 300  # characters beside a picture, at most
_LABEL = 80  # characters beside links that are but their label, at most
_FULL = 400_000  # characters up to which trafilatura asks the other two algorithms that it knows, too


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of the paragraphs that are the article, and the element that holds nearly all of them."""

    numbers: tuple[int, ...]
    box: Any


def chosen(page: Shown, title: int | None) -> Choice:
    """The paragraphs that are the article, in order; the headline, number `title`, isn't among them."""
    blocks = page.blocks
    aside = _aside(page)
    live = [i for i, block in enumerate(blocks) if i != title and i not in aside]
    by_it = _by_trafilatura(page, live)
    prose = [i for i in live if _prose(blocks[i])]
    weighty = [i for i in prose if i in by_it]
    if _letters(blocks, weighty) < 0.5 * _letters(blocks, prose):
        weighty = prose
    if not (weighty := weighty or [i for i in live if i in by_it]):
        return Choice((), None)
    box = _box([blocks[i] for i in weighty])
    inside = [i for i in live if box in _around(blocks[i])]
    first, last = (next(i for i in order if box in _around(blocks[i])) for order in (weighty, weighty[::-1]))
    start = title if title is not None and title < first else -1
    head = [i for i in live if start < i < first and _leads(blocks[i]) and (start >= 0 or i in by_it)]
    end = next((i for i in range(last + 1, len(blocks)) if blocks[i].tag in HEADS), len(blocks))
    tail = [i for i in inside if last < i < end and _trails(blocks[i], blocks[last], by_it=i in by_it)]
    return Choice(tuple(_with_text([*head, *(i for i in inside if first <= i <= last), *tail], blocks)), box)


def _letters(blocks: Sequence[Block], numbers: Sequence[int]) -> int:
    return sum(len(blocks[i].text) for i in numbers)


def _aside(page: Shown) -> frozenset[int]:
    """The paragraphs that the page itself tells from the article: by the elements around them, as links, as captions."""
    blocks = page.blocks
    most = _SHARE * sum(len(block.text) - block.linked for block in blocks)
    named = {n for n, one in page.asides.items() if not one.headline and one.letters <= most and not (one.by_tag and one.figures)}
    found = {i for i, block in enumerate(blocks) if block.aside & named or block.tag == "figcaption" or _links(block)}
    sizes: dict[Any, int] = {}  # of the elements around, without what is found already
    linking: set[Any] = set()
    for i, block in enumerate(blocks):
        for element in _near(block):
            sizes[element] = sizes.get(element, 0) + (len(block.text) if i not in found else 0)
        if i in found and _links(block):
            linking.update(_near(block))
    for i, block in enumerate(blocks):
        if block.tag == "h1" or i in found:
            continue
        near = _near(block)
        if any(element in page.pictured and sizes[element] <= _CAPTION for element in near) or (
            not closed(block.text) and any(element in linking and sizes[element] <= _LABEL for element in near)
        ):
            found.add(i)
    return frozenset(found)


def _links(block: Block) -> bool:
    """Whether a paragraph is links and hardly anything else."""
    return block.tag != "h1" and block.linked > 0.6 * len(block.text) and not (len(block.text) > 120 and closed(block.text))


def _prose(block: Block) -> bool:
    return len(block.text) >= 60 and closed(block.text) and block.linked < 0.5 * len(block.text) and block.tag not in HEADS


def _around(block: Block) -> tuple[Any, ...]:
    """The elements of the smaller tree that a paragraph lies in, from the inside out."""
    return tuple(block.place.iterancestors())


def _near(block: Block) -> tuple[Any, ...]:
    """The two innermost of them, around an item of a list the three, but for the whole page."""
    return tuple(element for element in islice(block.place.iterancestors(), 3 if block.tag == "li" else 2) if element.tag != "body")


def _box(blocks: Sequence[Block]) -> Any:
    """The innermost element that holds nearly all of some paragraphs."""
    weights: dict[Any, int] = {}
    for block in blocks:
        for element in _around(block):
            weights[element] = weights.get(element, 0) + len(block.text)
    whole = sum(len(block.text) for block in blocks)
    holding = [element for element, weight in weights.items() if weight >= _MAIN * whole]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()))


def _leads(block: Block) -> bool:
    """Whether a paragraph between the headline and the text belongs to the article, and isn't its date or author."""
    return block.lead or block.tag in ("h2", "h3", "h4") or (len(block.text) >= 40 and (closed(block.text) or block.tag == "li"))


def _trails(block: Block, last: Block, *, by_it: bool) -> bool:
    """Whether a paragraph behind the last full sentence of the text is still the article's: a list, figures, a short sentence; an open line there is who wrote it."""
    if block.linked:
        return False
    if block.tag in ("li", "tr", "dd", "dt", "blockquote", "caption"):
        return by_it or last.place.getparent() in _around(block)[:4]
    return by_it and closed(block.text)


def _with_text(numbers: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Without the headings that nothing follows."""
    kept: list[int] = []
    for i in reversed(numbers):
        tag = blocks[i].tag
        if tag in HEADS and (not kept or (blocks[kept[-1]].tag in HEADS and blocks[kept[-1]].tag <= tag)):
            continue
        kept.append(i)
    return kept[::-1]


def without_boxes(choice: Choice, blocks: Sequence[Block], litter: Sequence[int]) -> tuple[int, ...]:
    """The chosen paragraphs without small boxes in which one is litter by its words: what else is in the box of a newsletter is of the newsletter."""
    own: dict[Any, list[int]] = {}
    for i in choice.numbers:
        own.setdefault(blocks[i].place.getparent(), []).append(i)
    boxes = (own[place] for i in litter if (place := blocks[i].place.getparent()) is not choice.box)
    gone = {i for box in boxes if _letters(blocks, box) <= _CAPTION for i in box}
    return tuple(i for i in choice.numbers if i not in gone)


# ------------------------------------------------------------------ trafilatura


def _by_trafilatura(page: Shown, live: Sequence[int]) -> frozenset[int]:
    """The paragraphs that trafilatura takes for the article; none where it finds none."""
    import trafilatura
    from lxml import html

    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what it thinks of a page isn't for standard error
    mark = _mark("".join(page.blocks[i].text for i in live))
    there = set(live)
    for i, block in enumerate(page.blocks):
        if i not in there:
            block.place.getparent().remove(block.place)
            continue
        holder = block.place
        if block.linked > 0.5 * len(block.text):
            holder = html.Element("a", href="#")
            block.place.append(holder)
        holder.text = f"{mark}{i}{mark} {block.text}"
    root = html.Element("html")
    root.append(page.root)
    size = sum(len(page.blocks[i].text) for i in live)
    try:
        found = trafilatura.bare_extraction(root, fast=size > _FULL, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # noqa: BLE001 (whatever a hostile page makes of it: the second look alone is left)
        return frozenset()
    text = getattr(found, "text", None) or ""
    return frozenset(int(number) for number in regex.findall(f"{mark}(\\d{{1,6}}){mark}", text) if int(number) in there)


def _mark(text: str) -> str:
    """A word that no paragraph holds."""
    return next(word for n in range(10_000) if (word := f"qzx{n or ''}k") not in text)
