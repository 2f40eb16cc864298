"""Which claims speak of one fact? Claims of a story, in any languages, become facts.

Each module of this package with `facts(claims, vectors) -> tuple[Fact, ...]`:
numbers by what they count, names by the place they take in a sentence, statements by what they say.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from crosscheck.align.odds import Candidate
from crosscheck.encode import Vectors
from crosscheck.model import Claim, Fact


@cache
def _joiners() -> tuple[ModuleType, ...]:
    modules = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return tuple(m for m in modules if hasattr(m, "facts"))


def align(claims: Sequence[Claim], vectors: Vectors) -> tuple[Fact, ...]:
    """The facts of one story, in the order of the text; a claim that meets no other makes no fact.

    What comparers in Python read stays by itself, so that they change nothing of what is found without them.
    """
    from crosscheck.align.steps import Steps  # it needs what stands below

    read = [c for c in claims if c.kind != "custom"]
    steps = Steps(read, vectors)
    facts = [left for joiner in _joiners() for fact in joiner.facts(claims if "custom" in joiner.KINDS else read, vectors) for left in steps.in_step(fact)]
    return tuple(sorted(facts, key=lambda f: (f.claims[0].article, f.claims[0].span, f.kind)))


def candidates_of(claims: Sequence[Claim], vectors: Vectors) -> Iterator[Candidate]:
    """The pairs of sides that each joiner weighs before it makes facts of them; what their weights are fitted on."""
    for joiner in _joiners():
        yield from getattr(joiner, "candidates", lambda _claims, _vectors: ())(claims, vectors)


def by_article(claims: Sequence[Claim]) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The claims of each article, articles in the order of their ids."""
    ids = sorted({c.article for c in claims})
    for article in ids:
        yield article, tuple(c for c in claims if c.article == article)
