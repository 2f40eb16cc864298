"""Which claims speak of one fact? Claims of a story, in any languages, become facts.

Each module of this package joins the kinds named in its `KINDS`, by `facts(claims, vectors) -> tuple[Fact, ...]`:
numbers by what they count, names by the place they take in a sentence, statements by what they say.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact


@cache
def _joiners() -> tuple[ModuleType, ...]:
    modules = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return tuple(m for m in modules if hasattr(m, "KINDS"))


def align(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of one story, in the order of the text; a claim that meets no other makes no fact."""
    facts = [fact for joiner in _joiners() for fact in joiner.facts(claims, vectors)]
    return tuple(sorted(facts, key=lambda f: (f.claims[0].article, f.claims[0].span, f.kind)))


def by_article(claims: Sequence[Claim]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The claims of each article, articles in the order of their ids."""
    ids = sorted({c.article for c in claims})
    for article in ids:
        yield article, tuple(c for c in claims if c.article == article)
