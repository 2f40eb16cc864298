"""Which tokens of a sentence may belong to a date, told from its patterns before anything is read.

A pattern needs labelled words that stand together, and at least one of them that says more than "the", "of" or a number
in words. Where neither is so, nearly everywhere in the news, no date phrase is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

WITH_OTHERS, TELLING, ALONE = 1, 2, 3  # how much a label says: only beside a telling one, with any other, or by itself; 0 is no label
REACH = 2  # tokens before a date where a word may stand that makes a range of it ("between")

_COMMONEST = ("and", "NUMBER", "Nf", "N", "the", "of", "in", "to", "d", "on", "Dw")  # labels in the order of how often their words are said


def weights(root: Mapping[str, Any], classes: Mapping[str, str], labels: Iterable[str]) -> dict[str, int]:
    """How much each label says in the patterns of a language: `root` is their tree, `classes` the class of a label that has one."""
    common: frozenset[str] = frozenset()
    for label in dict.fromkeys((*_COMMONEST, *labels)):
        more = common | {label, classes.get(label, label)}
        if not _ends(root, more, {}):
            common = more
    known = {*_labels(root, set()), *labels, *_COMMONEST, *classes}
    single = {label for label in known if any("" in root.get(name, {}) for name in (label, classes.get(label, label)))}
    return {label: ALONE if label in single else WITH_OTHERS if label in common else TELLING for label in known}


def live(said: Sequence[int]) -> list[bool] | None:
    """Whether each token may belong to a date, by how much its labels say; None where none may."""
    if max(said, default=0) < TELLING:
        return None
    found, start, any_live = [False] * len(said), 0, False
    for i, weight in enumerate((*said, 0)):
        if weight:
            continue
        if i > start:
            most = max(said[start:i])
            if most == ALONE or (most == TELLING and i > start + 1):
                first = max(0, start - REACH)
                found[first:i] = [True] * (i - first)
                any_live = True
        start = i + 1
    return found if any_live else None


def _ends(node: Mapping[str, Any], labels: frozenset[str], seen: dict[int, bool]) -> bool:
    """Does a pattern end that has only these labels?"""
    known = seen.get(id(node))
    if known is None:
        known = seen[id(node)] = any(name in labels and ("" in behind or _ends(behind, labels, seen)) for name, behind in node.items())
    return known


def _labels(node: Mapping[str, Any], seen: set[int]) -> set[str]:
    """All labels and classes of a tree."""
    if id(node) in seen:
        return set()
    seen.add(id(node))
    behind = [(name, below) for name, below in node.items() if name]
    return {name for name, _ in behind}.union(*(_labels(below, seen) for _, below in behind))
