"""What the markup of a web page says of its elements: which are shown, which are no part of an article, which tables only lay a page out.

The words are data, in pages.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import regex

from crosscheck import datafile

HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")

_ATTRIBUTE = 300  # characters of an attribute that are looked at
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", regex.IGNORECASE)
_WORDS = regex.compile(r"\p{Ll}+|\p{Lu}\p{Ll}+|\p{Lu}+(?!\p{Ll})")
_NOTE = regex.compile(r"\s*+(?:[\[(]\s*+)?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\s*+(?:[\])]\s*+)?")
_MOST_NAMES = 12  # classes of an element that are looked at
_LONG = 250  # characters of a cell that is no value
_PIECES = 60  # texts in such a cell


@cache
def words(name: str) -> frozenset[str]:
    """A list of pages.yaml."""
    return frozenset(datafile.load(__package__, "pages.yaml")[name])


def named(element: Any) -> frozenset[str]:
    """The lists, `names` and `leads`, in whose words one of an element's classes or its id begins or ends, as `post-tags` and `shareBar` do."""
    return _named(element.get("class", "")[:_ATTRIBUTE], element.get("id", "")[:_ATTRIBUTE])


@lru_cache(maxsize=4096)
def _named(classes: str, own: str) -> frozenset[str]:
    found = set()
    for name in (*classes.split()[:_MOST_NAMES], *own.split()[:1]):
        parts = [word.lower() for word in _WORDS.findall(name)]
        ends = {" ".join(part) for n in range(1, min(3, len(parts)) + 1) for part in (parts[:n], parts[-n:])}
        found |= {key for key in ("names", "leads") if not ends.isdisjoint(words(key))}
    return frozenset(found)


def unseen(element: Any) -> bool:
    """Whether an element is nothing to read: a script, what the page hides, the number of a footnote."""
    tag = element.tag
    if tag in words("unseen"):
        return True
    if tag == "a" and (element.get("href") or "").startswith("#"):
        return len(element) == 0 and _NOTE.fullmatch((element.text or "")[:20]) is not None
    if element.get("placeholder") is not None or element.get("fallback") is not None:  # in AMP, until what is meant is there
        return True
    if tag in words("whole"):
        return False  # scripts show these later
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style[:_ATTRIBUTE]) is not None


_RAISED = str.maketrans("123", "¹²³")


def raised(element: Any) -> str:
    """km<sup>2</sup> is km²."""
    text = element.text or ""
    return text.translate(_RAISED) if element.tag == "sup" and text.strip() in ("2", "3") and len(element) == 0 else text


def layout(tree: Any) -> dict[Any, bool]:
    """Every row of a table: whether its table only lays the page out, as old ones do. A table of data has short cells, and no table or headline in it."""
    from lxml.etree import iterwalk

    found: dict[Any, bool] = {}
    tables: list[list[Any]] = []  # of each open table whether it is layout, its rows, and how many cells they have
    for event, element in iterwalk(tree, events=("start", "end"), tag=("table", "tr", "td", "th", "h1", "h2", "article", "section", "form")):
        if element.tag == "table":
            if event == "start":
                for outer in tables[-1:]:
                    outer[0] = True
                tables.append([(element.get("role") or "") in ("presentation", "none"), [], 0])
            else:
                lays_out, rows, cells = tables.pop()
                found |= dict.fromkeys(rows, lays_out or cells < 2)
        elif tables and event == "start":
            table = tables[-1]
            if element.tag == "tr":
                table[1].append(element)
            elif element.tag in ("td", "th"):
                table[2] += 1
                table[0] = table[0] or _long(element)
            else:
                table[0] = True
    return found


def _long(cell: Any) -> bool:
    """Whether a cell holds more than a value or a few words; its text is read no further than that."""
    letters = 0
    for n, text in enumerate(_texts(cell)):
        letters += len(text.strip())
        if letters > _LONG or n > _PIECES:
            return True
    return False


def _texts(element: Any) -> Iterator[str]:
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag not in words("unseen"):
            yield part.text or ""
            yield (part.tail or "") if part is not element else ""
