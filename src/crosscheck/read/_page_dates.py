"""When a page says that it was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any

import regex

_ISO = regex.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ]+(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article.published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_APART = timedelta(days=1)  # two dates further apart aren't one time in two zones


def published(tree: Any, meta: Mapping[str, str], stated: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The first date of publication that is one, that `stated` in the page's data before those of its meta tags, and a remark where the page gives another."""
    given = [stated, *(meta.get(name) for name in _DATES), *_times(tree)]
    dates = [found for text in given if text and (found := iso(text))]
    if not dates:
        return None, ()
    other = next((one for one in dates[1:] if _apart(dates[0], one)), None)
    return dates[0], (f"the page gives two dates of publication, {dates[0]} and {other}; the first counts",) if other else ()


def _times(tree: Any) -> Iterator[str]:
    """Times that the markup calls those of publication; else that of the page, if all its other times are the same."""
    times = list(islice(tree.iter("time", "span", "abbr", "meta"), 200))
    for element in times:
        if "datePublished" in (element.get("itemprop") or "").split() or element.get("pubdate") is not None:
            yield element.get("datetime") or element.get("content") or ""
    stated = {element.get("datetime") or "" for element in times if element.tag == "time" and element.get("datetime")}
    if len({text[:10] for text in stated}) == 1:
        yield min(stated)


def iso(text: str) -> str | None:
    """A date as ISO 8601, its time and zone as given; None where it isn't one. `2025/05/04` and the form of mails are read too."""
    found = _ISO.fullmatch(text.strip())
    if found:
        year, month, day, time, zone = found.groups()
        stated = f"{year}-{month}-{day}" + (f"T{time}{zone or ''}" if time else "")
    else:
        try:
            stated = parsedate_to_datetime(text).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    try:
        return stated if datetime.fromisoformat(stated).year >= 1900 else None
    except ValueError:
        return None


def _apart(a: str, b: str) -> bool:
    one, other = (datetime.fromisoformat(text).replace(tzinfo=None) for text in (a, b))
    return abs(one - other) > _APART
