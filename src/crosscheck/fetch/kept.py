"""A page as it is kept between runs, for as long as its server allows; then it is asked whether it has changed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from crosscheck.cache.identity import digest

if TYPE_CHECKING:
    from crosscheck.cache import Memory

LONGEST = 7 * 86_400  # seconds that a page counts as new, whatever its server says
_FORM = b"page 1"
_DIRECTIVE = re.compile(r"([a-z-]+)\s*(?:=\s*\"?(\d{1,9})\"?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a URL led to; times are seconds since 1970."""

    url: str  # where it was found in the end
    content_type: str
    body: bytes  # unpacked
    etag: str = ""
    modified: str = ""  # Last-Modified, as it was written
    since: float = 0.0  # when it was known to be as it is
    until: float = 0.0  # when it is to be asked for again

    def is_new(self, now: float) -> bool:
        """Whether it needn't be asked for; not, where the clock has been set back."""
        return self.since <= now < self.until

    def conditions(self) -> dict[str, str]:
        """What a request says, so that the page is sent only where it has changed."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


def key(url: str) -> str:
    """Under what a URL's page is kept."""
    return digest([_FORM, url.encode()])


def load(memory: Memory | None, url: str) -> Page | None:
    """What is kept of a URL; None where nothing is, or it is damaged."""
    data = memory.get(key(url)) if memory is not None else None
    if data is None:
        return None
    head, mark, body = data.partition(b"\n")
    try:
        told: Any = json.loads(head)
        page = Page(**told, body=body)
    except (ValueError, TypeError, RecursionError):
        return None
    texts, times = (page.url, page.content_type, page.etag, page.modified), (page.since, page.until)
    return page if mark and all(isinstance(t, str) for t in texts) and all(isinstance(t, float) for t in times) else None


def save(memory: Memory | None, url: str, page: Page) -> None:
    """Keep the page of a URL."""
    if memory is not None:
        told = asdict(page)
        body = told.pop("body")
        memory.put(key(url), json.dumps(told).encode("ascii") + b"\n" + body)


def may_be_kept(headers: Mapping[str, str]) -> bool:
    """Whether the server allows it."""
    return "no-store" not in _directives(headers)


def lasts(headers: Mapping[str, str]) -> float:
    """The seconds that a page counts as new; 0, where it is to be asked for every time."""
    found = _directives(headers)
    if "no-cache" in found or headers.get("vary", "").strip() == "*":
        return 0.0
    age = headers.get("age", "0").strip()
    return float(max(0, min(LONGEST, found.get("max-age") or 0) - (int(age) if re.fullmatch(r"\d{1,9}", age) else 0)))


def _directives(headers: Mapping[str, str]) -> dict[str, int | None]:
    return {name.lower(): int(value) if value else None for name, value in _DIRECTIVE.findall(headers.get("cache-control", "")[:1_000])}


def field(value: str) -> str:
    """A header's value that may be sent back: printable ASCII, not too long; nothing where it is neither."""
    value = value.strip()
    return value if len(value) <= 500 and value.isascii() and value.isprintable() else ""
