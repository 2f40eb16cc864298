"""Dates written in digits: 2024-12-30, 30/12/2024, 22/4, 20161016, 2016 10 16, 2016.11.

Day and month stand in the order of the language, unless only the other order makes a date. A day and month without a
year look like a score, a ratio or a fraction: what they are depends on the words before them, so they get labels of
their own, with the value `MM-DD`: SD 22/4, SDz 22/04 (with a zero, which no score has), SDf 3/4 (a fraction as well),
SDd 22.4, SDh 22-4. DATE is a whole date, YM 2016.11.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.model import TimeSpan
from crosscheck.tokens import Token
from crosscheck.values import calendar
from crosscheck.values.spelled import SLASHED

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_CENTURY = 70  # two digits below are of this century
_IDIOMS = frozenset({"24/7", "9/11", "50/50", "7/7", "24-7"})
_AMOUNTS = frozenset("%٪％‰°$€£¥")
_LABELS = {"/": "SD", "-": "SDh", ".": "SDd"}


def compact(tokens: Sequence[Token], i: int, *, month_first: bool) -> Iterator[tuple[str, int, str]]:
    """What the digits at a token may be: (label, index behind them, value)."""
    norm = tokens[i].norm
    if len(norm) == 8 and norm.isdigit() and norm[:2] in ("19", "20") and calendar.day(int(norm[:4]), int(norm[4:6]), int(norm[6:])):
        yield "DATE", i + 1, f"{norm[:4]}-{norm[4:6]}-{norm[6:]}"
    if len(norm) in (6, 7) and norm[4] == "." and norm[:2] in ("19", "20") and norm.replace(".", "").isdigit() and 1 <= int(norm[5:]) <= 12:
        yield "YM", i + 1, norm
    if len(norm) <= 5 and norm.count(".") == 1:
        yield from _short(*norm.split("."), mark=".", end=i + 1, month_first=month_first)
    if len(norm) > 2 or i + 2 >= len(tokens):
        return
    mark, last = tokens[i + 1], tokens[i + 2]
    if mark.norm not in ("/", "-") or mark.start != tokens[i].end or last.start != mark.end or last.kind != "number":
        return
    if i + 3 < len(tokens) and tokens[i + 3].norm in _AMOUNTS:
        return  # 5-10 %
    if len(last.norm) <= 2:
        yield from _short(norm, last.norm, mark=mark.norm, end=i + 3, month_first=month_first)
    second, comma, year = last.norm.partition(",")
    if comma and (len(year) == 4 or (len(year) == 2 and norm[0] == "0")) and f"{second}{year}".isdigit():
        yield "DATE", i + 3, f"{norm}/{second}/{year}"


def _short(first: str, second: str, *, mark: str, end: int, month_first: bool) -> Iterator[tuple[str, int, str]]:
    if not (first.isdigit() and second.isdigit() and len(first) <= 2 and len(second) <= 2) or f"{first}{mark}{second}" in _IDIOMS:
        return
    found = month_and_day(int(first), int(second), month_first=month_first and mark != ".")
    if found is None:
        return
    label = _LABELS[mark]
    if label == "SD" and first != "00" and (first[0] == "0" or (second[0] == "0" and len(first) == 2)):
        label = "SDz"
    elif label == "SD" and int(first) < int(second) and int(second) in SLASHED:
        label = "SDf"
    yield label, end, f"{found[0]:02}-{found[1]:02}"


def month_and_day(first: int, second: int, *, month_first: bool) -> tuple[int, int] | None:
    """In the order of the language, or in the other where only that makes a date."""
    orders = ((first, second), (second, first)) if month_first else ((second, first), (first, second))
    return next((found for found in orders if calendar.day_of(2000, *found)), None)


def full_year(number: int) -> int:
    """The year that two digits mean."""
    return number + (2000 if number < _CENTURY else 1900)


def whole(text: str, order: str) -> TimeSpan | None:
    """The day that 2024-12-30, 30/12/2024 or 12.05.25 says."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(parts) != 3 or not all(p.isdigit() for p in parts):
        return None
    first, second, third = (int(p) for p in parts)
    if len(parts[0]) == 4:
        return calendar.day(first, second, third)
    year = third if len(parts[2]) > 2 else full_year(third)
    found = month_and_day(first, second, month_first=order == "mdy" and "." not in text)  # dots are European
    return calendar.day(year, *found) if found else None
