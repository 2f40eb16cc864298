"""The arithmetic of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.model import TimeSpan
from crosscheck.values import calendar

SPANS = [
    ("a day", calendar.day(2024, 2, 29), "2024-02-29"),
    ("no such day", calendar.day(2023, 2, 29), None),
    ("a month", calendar.month(2024, 2), "2024-02"),
    ("no such month", calendar.month(2024, 13), None),
    ("a quarter", calendar.quarter(2024, 4), "2024-10-01..2024-12-31"),
    ("a year", calendar.year(1992), "1992"),
    ("no such year", calendar.year(0), None),
    ("a decade", calendar.decade(1990), "1990-01-01..1999-12-31"),
    ("the last century", calendar.century(20), "1900-01-01..1999-12-31"),
    ("the first century has no year 0", calendar.century(1), "0001-01-01..0099-12-31"),
    ("a week by its number", calendar.iso_week(2019, 1), "2018-12-31..2019-01-06"),
    ("no such week", calendar.iso_week(2019, 53), None),
    ("the week around a day", calendar.part_of(calendar.day(2024, 2, 29), "week"), "2024-02-26..2024-03-03"),
    ("a weekend of a month", calendar.nth_unit(calendar.month(2016, 5), "weekend", 1), "2016-05-07..2016-05-08"),
    ("a winter runs into the next year", calendar.season(2023, "winter"), "2023-12-01..2024-02-29"),
    ("early in a month", calendar.part_of(calendar.month(2025, 7), "start"), "2025-07-01..2025-07-10"),
    ("late in February", calendar.part_of(calendar.month(2025, 2), "end"), "2025-02-21..2025-02-28"),
    ("mid year", calendar.part_of(calendar.year(2025), "middle"), "2025-05-01..2025-08-31"),
    ("late in a decade", calendar.part_of(calendar.decade(1990), "end"), "1997-01-01..1999-12-31"),
    ("second half of a quarter", calendar.part_of(calendar.quarter(2025, 1), "half2"), "2025-02-15..2025-03-31"),
    ("second Monday", calendar.nth_weekday(calendar.month(2014, 10), 0, 2), "2014-10-13"),
    ("last Friday", calendar.nth_weekday(calendar.month(2013, 10), 4, -1), "2013-10-25"),
    ("no fifth Monday", calendar.nth_weekday(calendar.month(2014, 10), 0, 5), None),
    ("second week of a month", calendar.nth_unit(calendar.month(2024, 8), "week", 2), "2024-08-08..2024-08-14"),
    ("last week of a month", calendar.nth_unit(calendar.month(2024, 8), "week", -1), "2024-08-25..2024-08-31"),
    ("third quarter of a year", calendar.nth_unit(calendar.year(2019), "quarter", 3), "2019-07-01..2019-09-30"),
    ("the week of a Sunday", calendar.unit_of(date(2025, 5, 4), "week"), "2025-04-28..2025-05-04"),
    ("from one month to another", calendar.hull(calendar.month(2024, 1), calendar.month(2024, 3)), "2024-01-01..2024-03-31"),
    ("the wrong way round", calendar.hull(calendar.month(2024, 3), calendar.month(2024, 1)), None),
]


@pytest.mark.parametrize(("span", "expected"), [case[1:] for case in SPANS], ids=[case[0] for case in SPANS])
def test_span(span: TimeSpan | None, expected: str | None) -> None:
    assert (span and span.text()) == expected


@pytest.mark.parametrize(
    ("base", "count", "unit", "expected"),
    [
        (date(2024, 3, 31), -1, "month", date(2024, 2, 29)),
        (date(2024, 2, 29), 1, "year", date(2025, 2, 28)),
        (date(2025, 5, 4), -3, "day", date(2025, 5, 1)),
        (date(2025, 5, 4), 2, "fortnight", date(2025, 6, 1)),
        (date(2025, 5, 4), -2025, "year", None),
        (date(2025, 5, 4), 10**9, "week", None),
        (date(9999, 12, 31), 1, "day", None),
    ],
)
def test_shifted(base: date, count: int, unit: str, expected: date | None) -> None:
    assert calendar.shifted(base, count, unit) == expected


@pytest.mark.parametrize(
    ("weekday", "future", "same", "expected"),
    [
        (3, False, True, date(2025, 5, 8)),  # the day itself is a Thursday
        (3, False, False, date(2025, 5, 1)),
        (3, True, False, date(2025, 5, 15)),
        (0, False, True, date(2025, 5, 5)),
        (0, True, True, date(2025, 5, 12)),
    ],
)
def test_weekday_near(weekday: int, future: bool, same: bool, expected: date) -> None:
    assert calendar.weekday_near(date(2025, 5, 8), weekday, future=future, same=same) == expected


def test_first_and_last_days_of_the_calendar_stay_in_it() -> None:
    assert calendar.unit_of(date(1, 1, 1), "week") is not None
    assert calendar.unit_of(date(9999, 12, 31), "week") is None
