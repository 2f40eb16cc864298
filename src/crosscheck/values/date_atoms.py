"""The date words of a language and what they label: "3rd" is a day, "March" a month, "in" a word that goes before months.

A word or number may be several things: "2018" is a year and no day, "12" a day, a number and half of a year in words.
Labels: D a day of a month in digits, Dth the same with its suffix, O an ordinal word, Dw a day in words, N a number,
Y a year of four digits, Yw a year in words, M a month (Ms: a name that is nothing else, Mn: by its number, Mr: a name
that is hardly used), Mx a month's abbreviation, W a weekday (Wa: an abbreviation, Wb: without its article, Ww: its plural), U a unit of
time (UU: in the dual, Ud: definite), REL a distance in days, PART a part of a stretch, S a season, H a month of the
Hijri year, F a feast, X a decade, RN a Roman number, and those of `date_numeric.py`; a mark is its own label; the other
labels are the groups under `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crosscheck.lang import Lexicon
from crosscheck.tokens import Token
from crosscheck.values import date_numeric, date_spelled
from crosscheck.values.date_live import live
from crosscheck.values.date_words import Form, Word, WordTable

_NONE: list[Atom] = []  # shared by all words that say nothing; never written to


@dataclass(frozen=True, slots=True)
class Atom:
    """A labelled stretch of tokens; `end` is the index behind its last token."""

    label: str
    end: int
    value: str
    joined: bool = False  # "and" is attached to it («وفبراير»)


class Words:
    """The date words of one language; `weights` tells how much each label says (see `date_live.py`)."""

    def __init__(self, lexicon: Lexicon, weights: Mapping[str, int]) -> None:
        self._lexicon = lexicon
        self._table = WordTable(lexicon, weights)
        self._suffixes = lexicon.words("date.day_suffixes")
        self._apart = lexicon.words("date.suffixes_apart")
        self._month_first = lexicon.section("date.order") == "mdy"
        self._month_words = lexicon.words("date.words.month")

    def atoms(self, tokens: Sequence[Token]) -> list[list[Atom]]:
        """All labelled stretches, by the token they start at; none at all where no words stand together that make a date."""
        words = self._table.of(tokens)
        alive = live(self._table.weights(tokens, words))
        if alive is None:
            return []
        found = [self._at(tokens, i, words[i]) if may else _NONE for i, may in enumerate(alive)]
        counted = 0  # behind the last number in words
        for i, here in enumerate(found):
            if not here:
                continue
            if i < counted:  # inside a number nothing else begins, no month in « quarante-sept mille »
                here[:] = [atom for atom in here if atom.label not in ("Mx", "NUMBER", "Dw", "Yw")]
                continue
            counted = next((atom.end for atom in here if atom.label == "NUMBER"), counted)
            ranked = max([atom.end for atom in here if atom.label == "O"], default=0)
            if ranked:  # « vingt et unième » is not twenty
                here[:] = [atom for atom in here if atom.label != "Dw" or atom.end >= ranked]
            if not self._month_words.isdisjoint(tokens[i].forms):
                here.extend(_numbered(found, i))
            for atom in here[:]:
                if atom.label in ("M", "Ms", "H"):
                    here.extend(_doubled(found, tokens, atom))
        return found

    def _at(self, tokens: Sequence[Token], i: int, word: Word | None) -> list[Atom]:
        """The labelled stretches that start at a token."""
        found = list(self._number(tokens, i)) if tokens[i].kind == "number" else []
        if word is None:
            return found
        if word.spelled:
            found += [Atom(*spelled) for spelled in date_spelled.spelled_dates(tokens, i, self._lexicon)]
        elif word.own:
            found.append(Atom(word.own[0], i + 1, word.own[1]))
        for form in word.forms:
            for label, value in form.alone:
                if label in ("Mx", "Wa") and _dotted(tokens, i + 1):
                    found.append(Atom(label, i + 2, value))
                found.append(Atom(label, i + 1, value, form.attached))
            if form.longer and i + 1 < len(tokens):
                found += _longer(tokens, i, form)
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def _number(self, tokens: Sequence[Token], i: int) -> Iterator[Atom]:
        token = tokens[i]
        yield from (Atom(*found) for found in date_numeric.compact(tokens, i, month_first=self._month_first))
        if not token.norm.isdigit() or len(token.norm) > 4:
            return
        value = str(int(token.norm))
        if len(token.norm) == 4:
            yield Atom("Y", i + 1, value)
            return
        yield Atom("N", i + 1, value)
        if len(token.norm) == 2:
            yield Atom("Y2", i + 1, str(date_numeric.full_year(int(value))))
        if len(token.norm) > 2:
            return
        if 1 <= int(value) <= 31:
            yield Atom("D", i + 1, value)
        follower = tokens[i + 1] if i + 1 < len(tokens) else None
        if follower and follower.norm in self._suffixes and follower.start - token.end <= (follower.norm in self._apart):
            yield Atom("Dth", i + 2, value)


def _longer(tokens: Sequence[Token], i: int, form: Form) -> list[Atom]:
    """The phrases that begin with one form of a token."""
    return [
        Atom(label, end, value, form.attached)
        for next_form in tokens[i + 1].forms
        for rest, label, value in form.longer.get(next_form, ())
        if (end := i + 2 + len(rest)) <= len(tokens) and all(norm in tokens[i + 2 + k].forms for k, norm in enumerate(rest))
    ]


def _dotted(tokens: Sequence[Token], i: int) -> bool:
    """Whether the full stop at `i` belongs to an abbreviation: the sentence goes on behind it in small letters or digits."""
    if i + 1 >= len(tokens) or tokens[i].norm != ".":
        return False
    return not tokens[i + 1].capitalised


def _numbered(atoms: Sequence[Sequence[Atom]], i: int) -> Iterator[Atom]:
    """A month by its number behind the word for month: «شهر 10»."""
    for number in atoms[i + 1] if i + 1 < len(atoms) else ():
        if number.label in ("D", "Dw") and 1 <= int(number.value) <= 12:
            yield Atom("Mn", number.end, number.value)


def _doubled(atoms: Sequence[Sequence[Atom]], tokens: Sequence[Token], month: Atom) -> Iterator[Atom]:
    """A month said in two sets of names, «أبريل/نيسان» or «نيسان (أبريل)», is one atom."""
    if month.end + 1 < len(tokens) and tokens[month.end].norm in ("/", "-", "(", "–"):
        bracket = tokens[month.end].norm == "("
        for other in atoms[month.end + 1]:
            closed = not bracket or (other.end < len(tokens) and tokens[other.end].norm == ")")
            if other.label in ("M", "H") and other.value == month.value and closed and (other.label == "H") == (month.label == "H"):
                yield Atom(month.label, other.end + bracket, month.value)
                if month.label == "M":
                    yield Atom("Ms", other.end + bracket, month.value)
