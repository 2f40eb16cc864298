"""Finds the date phrases of a language: the labelled words of `date_atoms.py`, and its patterns walked over them.

The patterns of a language's `date` section are rows of labels:

    day: ["WDAY? ,? the? DAY of? MONTH ,? YEAR?"]

`?` may be missing, `a|b` either (DAY, MONTH, YEAR and WDAY are the usual choices), `(x)` must stand there but is no part
of the mention. The name of a pattern's list is the operation that reads it (see `date.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values.date_atoms import Atom, Words
from crosscheck.values.date_live import weights
from crosscheck.values.date_words import labels

__all__ = ["Atom", "Grammar", "Match", "grammar"]

_CLASSES = {"DAY": ("D", "Dth", "O", "Dw"), "MONTH": ("M", "Mx"), "YEAR": ("Y", "Yw"), "WDAY": ("W", "Wa")}  # labels that mostly go together
_CLASS_OF = {label: name for name, labels in _CLASSES.items() for label in labels}
_LOOSE = frozenset({",", "-", "/", ".", "(", "of", "the", "d", "and", "to", "month", "year", "between"})  # a date doesn't end with these
_LOOSE_START = _LOOSE - {"the", "month", "year"}  # nor begin with these
_AND = Atom("and", -1, "")  # where it is attached to the next word


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: its operation, the tokens of the mention, and the atoms that gave it."""

    operation: str
    start: int
    end: int
    atoms: tuple[Atom, ...]

    def get(self, *labels: str) -> str | None:
        return next((a.value for a in self.atoms if a.label in labels), None)

    def all(self, *labels: str) -> tuple[str, ...]:
        return tuple(a.value for a in self.atoms if a.label in labels)

    def has(self, label: str) -> bool:
        return any(a.label == label for a in self.atoms)


@dataclass(frozen=True, slots=True)
class _End:
    """Where a pattern ends in the tree: its rank, operation, and how many atoms before and behind are only context."""

    rank: int
    operation: str
    lead: int
    trail: int


class Grammar:
    """The date words and patterns of one language, ready to be matched."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._root: dict[str, Any] = {}
        self._ends: dict[_End, _End] = {}
        rank = 0
        for operation, patterns in lexicon.section("date.patterns").items():
            for pattern in patterns:
                rank += 1
                self._plant(pattern.split(), operation, rank)
        self._root = _shared(self._root, {})
        self._begins = frozenset(label for name in self._root for label in (name, *_CLASSES.get(name, ())))
        self._words = Words(lexicon, weights(self._root, _CLASS_OF, labels(lexicon)))

    def _plant(self, elements: list[str], operation: str, rank: int) -> None:
        """Put a pattern with all its optional elements into the tree; the first pattern to claim a row of labels keeps it."""
        lead = next((i for i, e in enumerate(elements) if not e.startswith("(")), 0)
        trail = next((i for i, e in enumerate(reversed(elements)) if not e.startswith("(")), 0)
        ends: list[tuple[dict[str, Any], int]] = [(self._root, 0)]
        for k, element in enumerate(elements):
            optional, labels = element.endswith("?"), element.strip("()?").split("|")
            is_lead = int(k < lead)
            grown = [(node.setdefault(label, {}), seen + is_lead) for node, seen in ends for label in labels]
            ends = [*ends, *grown] if optional else grown
        for node, seen in ends:
            if node is not self._root:
                end = _End(rank, operation, seen, trail)
                node.setdefault("", []).append(self._ends.setdefault(end, end))

    def atoms(self, tokens: Sequence[Token]) -> list[list[Atom]]:
        """All labelled stretches, by the token they start at."""
        return self._words.atoms(tokens)

    def matches(self, atoms: Sequence[Sequence[Atom]]) -> dict[int, list[Match]]:
        """All patterns found, by the token their mention starts at: the longest first, then in the order of the file."""
        found: dict[int, list[tuple[int, int, int, Match]]] = defaultdict(list)
        nothing = self._begins.isdisjoint
        for i, here in enumerate(atoms):
            for rank, match in self._from(atoms, i) if here and not nothing([atom.label for atom in here]) else ():
                found[match.start].append((-match.end, -len(match.atoms), rank, match))
        return {start: [match for *_, match in sorted(here, key=lambda f: f[:3])] for start, here in found.items()}

    def _from(self, atoms: Sequence[Sequence[Atom]], i: int) -> Iterator[tuple[int, Match]]:
        """The patterns whose first element is at a token, with their rank."""
        stack: list[tuple[int, dict[str, Any], tuple[Atom, ...]]] = [(i, self._root, ())]
        while stack:
            at, node, path = stack.pop()
            for end in node.get("", ()) if path else ():
                inner = path[end.lead : len(path) - end.trail]
                last = path[-1 - end.trail]
                if inner and last.label not in _LOOSE and inner[0].label not in _LOOSE_START:
                    yield end.rank, Match(end.operation, path[end.lead - 1].end if end.lead else i, last.end, path)
            if at < len(atoms):
                for atom in atoms[at]:
                    joined = atom.joined and bool(path)
                    here: dict[str, Any] = node.get("and", {}) if joined else node
                    steps = (*path, _AND, atom) if joined else (*path, atom)
                    stack += [(atom.end, here[label], steps) for label in (atom.label, _CLASS_OF.get(atom.label)) if label in here]


def _shared(node: dict[str, Any], known: dict[tuple[tuple[str, int], ...], dict[str, Any]]) -> dict[str, Any]:
    """The tree with each subtree that stands in it several times as one: optional elements make the most of it alike."""
    same = {name: tuple(below) if name == "" else _shared(below, known) for name, below in node.items()}
    ends = tuple(("", id(end)) for end in same.get("", ()))
    key = ends + tuple(sorted((name, id(below)) for name, below in same.items() if name))
    return known.setdefault(key, same)


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    return Grammar(lexicon)
