"""Dates: on the calendar in every usual order, relative to the day of the article, and ranges of them.

The value is a `TimeSpan`: "in January 2025" is its 31 days. Where the text leaves the year out, news usage chooses it
(see `date_settle.py`); a relative expression in an article without a date gives nothing. The words and patterns of each
language are in the `date` section of its file (see `date_grammar.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Span, TimeSpan
from crosscheck.sentences import Sentence
from crosscheck.values import calendar, date_absolute, date_relative
from crosscheck.values.date_absolute import Reading
from crosscheck.values.date_grammar import Atom, Match, grammar
from crosscheck.values.date_settle import Here, Stated, settle, tense_at

_OPERATIONS = {**date_absolute.OPERATIONS, **date_relative.OPERATIONS}


@dataclass(frozen=True, slots=True)
class Found:
    """A date in the tokens of a sentence, before years are chosen."""

    start: int
    end: int
    reading: Reading


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The dates of a sentence, in the order of the text; they never overlap."""
    if not lexicon.section("date"):
        return
    here = Here(sentence.tokens, lexicon, article.published)
    words = grammar(lexicon)
    atoms = words.atoms(sentence.tokens)
    for found in _joined(here, list(_found(here, words.matches(atoms))), atoms):
        value = _value(here, found)
        if value is not None:
            trimmed = here.tokens[found.start].norm in lexicon.words("date.untold") and found.end - found.start > 1
            span = Span(here.tokens[found.start + trimmed].start, here.tokens[found.end - 1].end)
            yield Mention(kind="date", span=span, value=replace(value, approximate=value.approximate or _about(here, found.start, found.end)))


def _found(here: Here, matches: Mapping[int, Sequence[Match]]) -> Iterator[Found]:
    """The longest pattern at each token that makes sense, from left to right."""
    i, last_year = 0, -1
    while i < len(here.tokens):
        match, reading = next(_readings(here, matches.get(i, ()), last_year), (None, None))
        if match is None or reading is None:
            i += 1
            continue
        yield Found(match.start, match.end, reading)
        i = match.end
        last_year = match.end if isinstance(reading, Stated) and reading.year else last_year


def _readings(here: Here, matches: Sequence[Match], last_year: int) -> Iterator[tuple[Match, Reading]]:
    for match in matches:
        if _barred(here, match):
            continue
        reading = _OPERATIONS[match.operation](match, here)
        if reading is None and match.operation == "bare_year" and last_year == match.start - 1 and _listed(here, last_year):
            reading = date_absolute.year(match, here)  # one more year of a list: "in 2017, 2018 and 2019"
        if reading is not None:
            yield match, reading


def _listed(here: Here, i: int) -> bool:
    return bool(set(here.tokens[i].forms) & here.lexicon.words("date.lists"))


def _barred(here: Here, match: Match) -> bool:
    """Names that hold a year (Expo 2020), numbers that count what follows (March 20 %), words that only look like dates."""
    tokens, words = here.tokens, here.lexicon.words
    before = set(tokens[match.start - 1].forms) if match.start else set()
    behind = set(tokens[match.end].forms) if match.end < len(tokens) else set()
    if behind == {"-"} and match.end + 1 < len(tokens):
        behind |= set(tokens[match.end + 1].forms)  # « ce jour-là »
    if match.atoms[-1].label in ("D", "N", "Y") and behind & words("date.counted"):
        return True
    if match.get("Y") is not None and before & words("date.named"):
        return True
    small = any(t.norm in words("date.capitals") and not t.capitalised for t in tokens[match.start : match.end])
    if small and not match.get("D", "Dth", "Y", "past", "next") and not (match.has("of") and match.get("O")):
        return True
    return bool(before & words(f"date.never_after.{match.operation}") or behind & words(f"date.never_before.{match.operation}"))


def _joined(here: Here, found: Sequence[Found], atoms: Sequence[Sequence[Atom]]) -> Iterator[Found]:
    """Two dates with "to" between them, or "and" behind "between", are one range."""
    i = 0
    while i < len(found):
        both = _range(here, found[i], found[i + 1], atoms) if i + 1 < len(found) else None
        yield both or found[i]
        i += 2 if both else 1


def _range(here: Here, first: Found, last: Found, atoms: Sequence[Sequence[Atom]]) -> Found | None:
    between = [{a.label for a in atoms[k]} for k in range(first.end, last.start)]
    if between and "the" in between[-1] and len(between) > 1:
        between.pop()
    if len(between) != 1:
        return None
    opened = any(a.label == "between" for k in (first.start - 1, first.start - 2) if k >= 0 for a in atoms[k])
    if not ("to" in between[0] or "-" in between[0] or ("and" in between[0] and opened)):
        return None
    if isinstance(first.reading, tuple) or isinstance(last.reading, tuple):
        return None
    start, end = first.reading, last.reading
    if isinstance(start, Stated) and isinstance(end, Stated):
        return Found(first.start, last.end, _sharing(start, end))
    spans = (_settled(here, start, first), _settled(here, end, last))
    whole = calendar.hull(*spans)
    return Found(first.start, last.end, whole) if whole else None


def _sharing(start: Stated, end: Stated) -> tuple[Stated, Stated]:
    """The year that only one end of a range gives is the other's too, across New Year one less or more."""
    if start.month and end.month:
        crosses = (start.month, start.day or 0) > (end.month, end.day or 0)
        if start.year is None and end.year is not None:
            start = replace(start, year=end.year - crosses)
        elif end.year is None and start.year is not None:
            end = replace(end, year=start.year + crosses)
    return start, end


def _settled(here: Here, reading: Stated | TimeSpan, found: Found) -> TimeSpan | None:
    return settle(reading, here.published, tense_at(here, found.start, found.end)) if isinstance(reading, Stated) else reading


def _value(here: Here, found: Found) -> TimeSpan | None:
    if not isinstance(found.reading, tuple):
        return _settled(here, found.reading, found)
    start, end = found.reading
    tense = tense_at(here, found.start, found.end)
    last = settle(end, here.published, tense)
    if last is None or last.start is None:
        return None
    if start.year is None and start.month and end.month:
        first = settle(replace(start, year=last.start.year - (start.month > end.month)), here.published, tense)
    elif start.weekday is not None and start.month is None:
        first = settle(start, last.start, "past")
    else:
        first = settle(start, here.published, tense)
    if first == last:
        return last
    return calendar.hull(first, last)


def _about(here: Here, start: int, end: int) -> bool:
    """Whether "around", « vers » or «نحو» stands before the date or in it."""
    inside = here.lexicon.words("date.words.nearly")
    if any(set(token.forms) & inside for token in here.tokens[start:end]):
        return True
    table = here.lexicon.phrases("date.about")
    skip = here.lexicon.words("date.words.the")
    ends = start - 1 if start and here.tokens[start - 1].norm in skip else start
    return table.ending_at(here.tokens, ends, longest=3) is not None
