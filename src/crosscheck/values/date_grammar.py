"""Finds the date phrases of a language: its words become labelled atoms, its patterns are walked over them.

The language's `date` section gives both. Every group of words there has a label (below); a pattern is a row of labels:

    day: ["W? ,? the? D of? M ,? Y?"]

`?` may be missing, `a|b` either (DAY, MONTH, YEAR and WDAY are the usual choices), `(x)` must stand there but is no part of the mention. The name of a pattern's list is
the operation that reads it (see `date.py`). Labels: D a day of a month in digits, Dth the same with its suffix, O an
ordinal word, N a number, Y a year of four digits, Dw and Yw the same in
words, M a month (Ms: a name that is nothing else), W a weekday (Wa: an
abbreviation), Mx a month's abbreviation, U a unit of time, UU a unit in the dual, REL a distance in days (yesterday), PART a part of a stretch,
S a season, H a month of the Hijri year, F a feast; a mark is its own label; other labels are the groups under `words`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token, normal
from crosscheck.values.spelled import spelled

_GROUPS = {
    "months": "M", "short_months": "Mx", "weekdays": "W", "short_weekdays": "Wa", "units": "U", "duals": "UU", "days": "REL", "parts": "PART",
    "ordinals": "O", "articles": "N", "seasons": "S", "hijri_months": "H", "feasts": "F", "decades": "X", "definite_units": "Ud",
}  # fmt: skip
_CLASSES = {"DAY": "D|Dth|O|Dw", "MONTH": "M|Mx", "YEAR": "Y|Yw", "WDAY": "W|Wa"}  # labels that mostly go together
_LOOSE = frozenset({",", "-", "/", ".", "of", "the", "d", "and", "to", "month", "year"})  # a date doesn't end with these
_LOOSE_START = _LOOSE - {"the", "month", "year"}  # nor begin with these
_DASHES = {"–": "-", "—": "-", "‑": "-", "−": "-", "،": ",", "’": "'"}


@dataclass(frozen=True, slots=True)
class Atom:
    """A labelled stretch of tokens; `end` is the index behind its last token."""

    label: str
    end: int
    value: str


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
        self._lexicon = lexicon
        data = lexicon.section("date")
        self._words: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        safe = frozenset(normal(m) for m in data.get("ambiguous", ()))
        for group, label in _GROUPS.items():
            self._add(lexicon, label, data.get(group, {}), safe)
        for label, phrases in data.get("words", {}).items():
            self._add(lexicon, label, {label: phrases}, frozenset())
        self._suffixes = frozenset(normal(s) for s in data.get("day_suffixes", ()))
        self._root: dict[str, Any] = {}
        rank = 0
        for operation, patterns in data.get("patterns", {}).items():
            for pattern in patterns:
                rank += 1
                self._plant(pattern.split(), operation, rank)

    def _add(self, lexicon: Lexicon, label: str, group: Mapping[str, Sequence[str]], ambiguous: frozenset[str]) -> None:
        for value, phrases in group.items():
            for phrase in phrases:
                norms = tuple(t.norm for t in lexicon.tokenizer.tokens(phrase))
                self._words[norms[0]].append((norms[1:], label, value))
                if label == "M" and normal(phrase) not in ambiguous:
                    self._words[norms[0]].append((norms[1:], "Ms", value))

    def _plant(self, elements: list[str], operation: str, rank: int) -> None:
        """Put a pattern with all its optional elements into the tree; the first pattern to claim a row of labels keeps it."""
        lead = next((i for i, e in enumerate(elements) if not e.startswith("(")), 0)
        trail = next((i for i, e in enumerate(reversed(elements)) if not e.startswith("(")), 0)
        ends: list[tuple[dict[str, Any], int]] = [(self._root, 0)]
        for k, element in enumerate(elements):
            optional, labels = element.endswith("?"), [x for part in element.strip("()?").split("|") for x in _CLASSES.get(part, part).split("|")]
            is_lead = int(k < lead)
            grown = [(node.setdefault(label, {}), seen + is_lead) for node, seen in ends for label in labels]
            ends = [*ends, *grown] if optional else grown
        for node, seen in ends:
            if node is not self._root:
                node.setdefault("", []).append(_End(rank, operation, seen, trail))

    def atoms(self, tokens: Sequence[Token]) -> list[list[Atom]]:
        """All labelled stretches, by the token they start at."""
        found = [list(self._at(tokens, i)) for i in range(len(tokens))]
        for i, here in enumerate(found):
            here += [a for month in here if month.label in ("M", "Ms", "H") for a in _doubled(found, tokens, month)]
            found[i] = list(dict.fromkeys(here))
        return found

    def _at(self, tokens: Sequence[Token], i: int) -> Iterator[Atom]:
        token = tokens[i]
        if token.kind == "number":
            yield from self._number(tokens, i)
        elif token.kind == "word":
            yield from self._spelled(tokens, i)
        elif token.kind == "mark":
            yield Atom(_DASHES.get(token.norm, token.norm), i + 1, token.norm)
        elif token.kind == "date":
            yield Atom("DATE", i + 1, token.norm)
        elif token.kind == "time":
            yield Atom("TIME", i + 1, token.norm)
        for form in token.forms:
            for rest, label, value in self._words.get(form, ()):
                end = i + 1 + len(rest)
                if end <= len(tokens) and all(norm in tokens[i + 1 + k].forms for k, norm in enumerate(rest)):
                    if label in ("Mx", "Wa") and end - i == 1 and _dotted(tokens, end):
                        yield Atom(label, end + 1, value)
                    yield Atom(label, end, value)

    def _spelled(self, tokens: Sequence[Token], i: int) -> Iterator[Atom]:
        found = spelled(tokens, i, self._lexicon)
        if found is None or found[1].denominator != 1 or tokens[i].kind != "word":
            return
        end, value = found[0], int(found[1])
        for label, low, high in (("N", 1, 999), ("Dw", 1, 31), ("Yw", 1000, 2100)):
            if low <= value <= high:
                yield Atom(label, end, str(value))

    def _number(self, tokens: Sequence[Token], i: int) -> Iterator[Atom]:
        token = tokens[i]
        if not token.norm.isdigit():
            return
        value = str(int(token.norm))
        if len(token.norm) == 4:
            yield Atom("Y", i + 1, value)
        if len(token.norm) <= 3:
            yield Atom("N", i + 1, value)
        if len(token.norm) <= 2 and 1 <= int(value) <= 31:
            yield Atom("D", i + 1, value)
        follower = tokens[i + 1] if i + 1 < len(tokens) else None
        if follower and follower.start == token.end and follower.norm in self._suffixes and len(token.norm) <= 2:
            yield Atom("Dth", i + 2, value)

    def matches(self, atoms: Sequence[Sequence[Atom]]) -> dict[int, list[Match]]:
        """All patterns found, by the token their mention starts at: the longest first, then in the order of the file."""
        found: dict[int, list[tuple[int, int, int, Match]]] = defaultdict(list)
        for i in range(len(atoms)):
            for rank, match in self._from(atoms, i):
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
                stack += [(atom.end, node[atom.label], (*path, atom)) for atom in atoms[at] if atom.label in node]


def _dotted(tokens: Sequence[Token], i: int) -> bool:
    """Whether the full stop at `i` belongs to an abbreviation: the sentence goes on behind it in small letters or digits."""
    if i + 1 >= len(tokens) or tokens[i].norm != ".":
        return False
    return not tokens[i + 1].capitalised


def _doubled(atoms: Sequence[Sequence[Atom]], tokens: Sequence[Token], month: Atom) -> Iterator[Atom]:
    """A month said in two sets of names, «أبريل/نيسان» or «نيسان (أبريل)», is one atom."""
    if month.end + 1 < len(tokens) and tokens[month.end].norm in ("/", "-", "(", "–"):
        bracket = tokens[month.end].norm == "("
        for other in atoms[month.end + 1]:
            closed = not bracket or (other.end < len(tokens) and tokens[other.end].norm == ")")
            if other.label == month.label and other.value == month.value and closed:
                yield Atom(month.label, other.end + bracket, month.value)
                if month.label == "M":
                    yield Atom("Ms", other.end + bracket, month.value)


@cache
def grammar(lexicon: Lexicon) -> Grammar:
    return Grammar(lexicon)
