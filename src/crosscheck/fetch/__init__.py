"""Pages of the net as sources, for those who ask for them: nothing else in crosscheck opens a connection.

>>> from crosscheck import check
>>> from crosscheck.fetch import fetched
>>> report = check([*fetched(["https://example.org/news/ferry"]), "articles/"])

`target` says what a URL asks for, `addresses` which machines may be asked, `wire` asks one, `asking` follows redirects, `robots` says what a host forbids, `kept` what
stays for the next run, `kinds` which reader a page is for. Whatever is wrong with a page is a `Skipped` with one line; the others are fetched.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from crosscheck.errors import LONGEST, printable
from crosscheck.fetch.fetcher import Fetcher
from crosscheck.fetch.kinds import charset, ending
from crosscheck.fetch.refused import Limits, Refused
from crosscheck.fetch.target import Target, parsed
from crosscheck.model import Skipped
from crosscheck.read import Found

__all__ = ["Fetcher", "Limits", "Refused", "fetched"]

NOWHERE = Path(os.devnull)  # beside what comes from the net lies no file: neither a `sources.yaml` nor what a feed links to


def fetched(urls: Iterable[str], by: Fetcher | None = None) -> Iterator[Found | Skipped]:
    """The pages of URLs, in order, each once, for `crosscheck.check` and wherever else sources are taken; a page that can't be had is a Skipped."""
    by = by or Fetcher()
    seen: set[str] = set()
    for url in urls:
        found = _fetched(url, by, seen)
        if found is not None:
            yield found


def _fetched(url: str, by: Fetcher, seen: set[str]) -> Found | Skipped | None:
    """A page; None for one that was had before, under this URL or another that leads to it."""
    target: Target | None = None
    try:
        target = parsed(url)
        if target.url in seen:
            return None
        page = by.page(target)
        again = page.url in seen
        seen |= {target.url, page.url}
        if again:
            return None
        kind = ending(page.content_type, parsed(page.url), page.body)
    except Refused as error:
        seen |= {target.url} if target else set()
        return Skipped(path=target.address if target else printable(url[:LONGEST]), reason=str(error))
    return Found(
        path=NOWHERE / kind.removeprefix("."), shown=target.address, id=target.address, named=True, data=page.body,
        charset=charset(page.content_type), fields={"url": page.url}, kind=kind,
    )  # fmt: skip
