"""One check a file: what of one article can't be right by its own figures and dates.

A check is a module of this package with `clashes(article, lines, options) -> Iterator[Clash]`, a pure function; nothing found is silence.
Its `Options` are what a rule may set: a frozen record (`crosscheck.options`). A rule names a check where it would name a comparer.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from crosscheck.model import Article
from crosscheck.within._clash import Clash, Side
from crosscheck.within._line import Line, lines
from crosscheck.within._own import own_words

__all__ = ["Check", "Clash", "Line", "Side", "check", "checks", "lines", "own_words"]


class Check(Protocol):
    """What a module of this package offers."""

    Options: type[Any]

    def clashes(self, article: Article, lines: Sequence[Line], options: Any) -> Iterator[Clash]: ...


@cache
def checks() -> tuple[str, ...]:
    """The names of all checks."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


@cache
def check(name: str) -> Check:
    """A check by its name; raises KeyError for one that isn't there."""
    if name not in checks():
        raise KeyError(name)
    return cast("Check", import_module(f"{__name__}.{name}"))
