"""Several articles in one file: what each is called, told by what the file calls it, so that a name stays when others come in before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NO_NAME = re.compile(r"[^\w.~-]+")
_ADDRESS = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:(?://[^/]*)?")
_LONGEST = 80


def names(called: Iterable[str]) -> Iterator[str]:
    """A name for each, of its address or title; of two that are alike the second ends in `-2`, and what has none is counted."""
    taken: set[str] = set()
    for number, one in enumerate(called, 1):
        first = _name(one) or str(number)
        name, n = first, 1
        while name in taken:
            n += 1
            name = f"{first}-{n}" if n < 10 else f"{first}-{number}-{n}"
        taken.add(name)
        yield name


def _name(text: str) -> str:
    """`https://example.org/2025/ferry-back?x=1` → `2025-ferry-back-x-1`."""
    return _NO_NAME.sub("-", _ADDRESS.sub("", text.strip()[:2_000]))[-_LONGEST:].strip("-.~_")
