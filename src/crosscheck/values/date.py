"""Dates: on the calendar in every usual order, relative to the day of the article, and ranges of them.

The value is a `TimeSpan`: "in January 2025" is its 31 days, "before 2019" all that lies before. Where the text leaves
the year out, news usage chooses it (see `date_settle.py`); a relative expression in an article without a date gives
nothing. The words and patterns of each language are in the `date` section of its file (see `date_grammar.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crosscheck.lang import Lexicon
from crosscheck.model import Article, Mention, Span, TimeSpan
from crosscheck.sentences import Sentence
from crosscheck.values import clock, date_absolute, date_feasts, date_relative, date_written, date_years
from crosscheck.values.date_grammar import Match, grammar
from crosscheck.values.date_join import Found, joined, listed, value
from crosscheck.values.date_reading import Operation, Reading, alone, noun_behind, whole_number
from crosscheck.values.date_settle import Here, Stated

OPERATIONS: Mapping[str, Operation] = {
    **date_absolute.OPERATIONS,
    **date_years.OPERATIONS,
    **date_written.OPERATIONS,
    **date_feasts.OPERATIONS,
    **date_relative.OPERATIONS,
}
_ADVERBS = 3  # "we may first go"
_ONE_DAY = timedelta(days=1)


def read(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    """The dates of a sentence, in the order of the text, which never overlap; then its times of day."""
    yield from _dates(sentence, lexicon, article)
    yield from clock.read(sentence, lexicon, article)


def _dates(sentence: Sentence, lexicon: Lexicon, article: Article) -> Iterator[Mention]:
    if not lexicon.section("date"):
        return
    here = Here(sentence.tokens, lexicon, article.published)
    words = grammar(lexicon)
    atoms = words.atoms(sentence.tokens)
    matches = words.matches(atoms)
    if not matches:
        return
    end = 0
    for found in listed(here, list(joined(here, list(_found(here, matches)), atoms)), atoms):
        if found.start < end:
            continue
        meant = value(here, found)
        if meant is not None:
            behind, end = end, found.end
            start = found.start + (here.tokens[found.start].norm in lexicon.words("date.untold") and found.end - found.start > 1)
            opened = _opened(here, start, found.end, meant)
            start, meant = opened if opened[0] >= behind else (start, meant)
            span = Span(here.tokens[start].start, here.tokens[found.end - 1].end)
            yield Mention(kind="date", span=span, value=replace(meant, approximate=meant.approximate or _about(here, found.start, found.end)))


def _found(here: Here, matches: Mapping[int, Sequence[Match]]) -> Iterator[Found]:
    """The longest pattern at each token that makes sense, from left to right."""
    end, last_year = 0, -1
    for i in sorted(matches):
        match, reading = next(_readings(here, matches[i], last_year), (None, None)) if i >= end else (None, None)
        if match is None or reading is None:
            continue
        yield Found(match.start, match.end, reading)
        end = match.end
        last_year = match.end if isinstance(reading, Stated) and reading.year else last_year


def _readings(here: Here, matches: Sequence[Match], last_year: int) -> Iterator[tuple[Match, Reading]]:
    for match in matches:
        if _barred(here, match):
            continue
        reading = OPERATIONS[match.operation](match, here)
        if reading is None and match.operation == "bare_year" and last_year == match.start - 1 and _listed(here, last_year):
            reading = date_years.year(match, here)  # one more year of a list: "in 2017, 2018 and 2019"
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
    shared = here.lexicon.phrases("percent.units").match(tokens, match.end) is not None
    if (shared or behind & words("date.counted")) and _counts(match, hours=bool(behind & words("date.hours"))):
        return True
    if match.get("Y") is not None and before & words("date.named"):
        return True
    if _first_name(here, match) and not before & words("date.small_after"):
        return True
    if _misspelt(here, match, before):
        return True
    return bool(before & words(f"date.never_after.{match.operation}") or behind & words(f"date.never_before.{match.operation}"))


def _first_name(here: Here, match: Match) -> bool:
    """April Jones is no month."""
    tokens = here.tokens
    single = match.end - match.start == 1 and match.end < len(tokens) and tokens[match.start].norm in here.lexicon.words("date.first_names")
    return single and tokens[match.end].capitalised and tokens[match.end].kind == "word"


def _counts(match: Match, *, hours: bool) -> bool:
    """Whether the last number of a pattern may count what follows: not the year of a month ("in March 2019 dozens …"), not the day beside an hour."""
    last = match.atoms[-1]
    if last.label == "Y" and match.operation != "bare_year":
        return int(last.value) % 100 == 0
    return last.label in ("D", "N", "Y") and not (match.operation == "day" and hours)


def _misspelt(here: Here, match: Match, before: set[str]) -> bool:
    """A word that is a month only with a capital (may), or only without one (Mars), and stands without a number."""
    words, tokens = here.lexicon.words, here.tokens[match.start : match.end]
    capitals, smalls = words("date.capitals"), words("date.smalls")
    suspect = [t for t in tokens if (t.norm in smalls if t.capitalised else t.norm in capitals)]
    if not suspect or match.get("D", "Dth", "Y", "Yw", "past", "next", "DATE"):
        return False
    ordinal = whole_number(match.get("O")) or 0
    if ordinal and (match.has("of") or match.has("d") or ordinal > _ADVERBS or alone(match, here)):
        return False
    return not before & words("date.small_after")


def _opened(here: Here, start: int, end: int, meant: TimeSpan) -> tuple[int, TimeSpan]:
    """Before or after a date is a stretch with an open end; the word that says so is part of the mention."""
    at = start - 1 if start and not here.lexicon.words("date.words.the").isdisjoint(here.tokens[start - 1].forms) else start
    found = here.lexicon.phrases("date.open").ending_at(here.tokens, at, longest=3) if at else None
    if found is None or meant.start is None or meant.end is None or meant.relative:
        return start, meant
    if (meant.grain not in ("day", "month") and noun_behind(here, end)) or (end < len(here.tokens) and here.tokens[end].norm[0] == "'"):
        return start, meant  # "before the 2019 elections", "after June's meeting"
    if found[0] and not here.lexicon.words("date.apart").isdisjoint(here.tokens[found[0] - 1].forms):
        return start, meant  # "the day after Christmas", "shortly before 5 May"
    if found[1] == "before":
        return found[0], replace(meant, start=None, end=meant.start - _ONE_DAY) if meant.start.toordinal() > 1 else meant
    return found[0], replace(meant, start=meant.end + _ONE_DAY, end=None) if meant.end < date.max else meant


def _about(here: Here, start: int, end: int) -> bool:
    """Whether "around", « vers » or «نحو» stands before the date or in it."""
    inside = here.lexicon.words("date.words.nearly")
    if any(set(token.forms) & inside for token in here.tokens[start:end]):
        return True
    table = here.lexicon.phrases("date.about")
    skip = here.lexicon.words("date.words.the")
    ends = start - 1 if start and here.tokens[start - 1].norm in skip else start
    return table.ending_at(here.tokens, ends, longest=3) is not None
