"""What every worker must know of a run, and what it makes of it: the rules, the encoder, the second opinion, each once in a process."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from crosscheck.entailment import THRESHOLD, SecondOpinion
from crosscheck.stories import BY_EVENT, LARGE, Grouping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crosscheck.encode import Encoder, Matrix
    from crosscheck.rules import AnyRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a corpus is checked; sent to the workers with the work, so it must stay small."""

    rules: bytes  # made by `packed`
    stories: Grouping = BY_EVENT
    story_window: int | None = None  # days; None: what grouping finds right
    largest_story: int = LARGE  # articles
    encoder: str | None = None  # a model of sentence-transformers in the place of the embedded encoder
    nli: str | None = None
    nli_threshold: float = THRESHOLD


def plan(rules: Sequence[AnyRule] | None = None, **options: Any) -> Plan:
    """A plan of rules, the built-in ones where none are given, with the other fields of Plan as `options`."""
    from crosscheck.rules import load_rules

    return Plan(rules=packed(load_rules() if rules is None else rules), **options)


def packed(rules: Sequence[AnyRule]) -> bytes:
    """Rules as a worker can unpack them; comparers from files travel with them, those of packages must be installed there."""
    from pyspark import cloudpickle

    with _by_value([module for name, module in sys.modules.items() if name.startswith("crosscheck_comparers_")], cloudpickle):
        data: bytes = cloudpickle.dumps(tuple(rules))
    return data


@contextmanager
def _by_value(modules: Sequence[ModuleType], cloudpickle: ModuleType) -> Iterator[None]:
    """Have the code of modules packed, and not their names alone, which a worker doesn't know."""
    for module in modules:
        cloudpickle.register_pickle_by_value(module)
    try:
        yield
    finally:
        for module in modules:
            cloudpickle.unregister_pickle_by_value(module)


# ------------------------------------------------------------------ on a worker


@cache
def rules(plan: Plan) -> tuple[AnyRule, ...]:
    """The rules of a run. They come from its driver, as the code does that unpacks them."""
    found: tuple[AnyRule, ...] = pickle.loads(plan.rules)  # noqa: S301 (Spark itself sends code this way)
    return found


@cache
def encoder(plan: Plan) -> Encoder:
    """The encoder of a run."""
    if plan.encoder is None:
        from crosscheck.encode import embedded

        return embedded()
    from crosscheck.pretrained import PretrainedEncoder

    return PretrainedEncoder(plan.encoder)


@cache
def topics(plan: Plan) -> Matrix:
    """The vectors of the topics that articles are laid into buckets by."""
    from crosscheck.grouping.keys import topic_vectors

    return topic_vectors(encoder(plan))


@cache
def opinion(plan: Plan) -> SecondOpinion | None:
    """The second opinion on findings, where one is asked for."""
    if plan.nli is None:
        return None
    from crosscheck.pretrained import PretrainedNLI

    return SecondOpinion(model=PretrainedNLI(plan.nli), threshold=plan.nli_threshold)
