"""Values in the words of a report."""

from datetime import date
from fractions import Fraction

import pytest

from crosscheck.display import display
from crosscheck.model import Duration, Money, Name, Ordinal, Percent, Quantity, Role, TimeSpan


def amount(make, low, high=None, stated=None, **more):
    low, high, stated = (None if v is None else Fraction(v) for v in (low, high, low if stated is None else stated))
    return make(low=low, high=high, stated=stated, **more)


DAY, LAST = date(2024, 12, 1), date(2024, 12, 31)
VALUES = [
    ("one-currency", amount(Money, 1250000, 1250000, currencies=("EUR",)), "1,250,000 EUR"),
    ("any-dollars", amount(Money, 5, 5, currencies=("USD", "CAD", "AUD")), "5 dollars"),
    ("any-dinars", amount(Money, 5, 5, currencies=("TND", "DZD")), "5 dinars"),
    ("any-dinars-or-denari", amount(Money, 5, 5, currencies=("TND", "DZD", "MKD")), "5 dinars"),
    ("of-two-names", amount(Money, 5, 5, currencies=("SAR", "OMR")), "5 SAR"),
    ("the-likeliest", amount(Money, 5, 5, currencies=("SEK", "DKK")), "5 SEK"),
    ("no-currency", amount(Money, 5, 5, currencies=()), "5 (currency not said)"),
    ("unit", amount(Quantity, 200, 200, unit="metric-ton"), "200 metric tons"),
    ("one", amount(Quantity, 1, 1, unit="mile"), "1 mile"),
    ("feet", amount(Quantity, 3, 3, unit="foot"), "3 feet"),
    ("more-than", amount(Quantity, 1000), "at least 1,000"),
    ("less-than", amount(Quantity, None, 30, 30), "at most 30"),
    ("nearly", amount(Quantity, 270, 320, 300), "about 300"),
    ("from-to", amount(Duration, 3, 5, 3, unit="day"), "3 to 5 days"),
    ("years", amount(Duration, 12, 12, unit="year"), "12 years"),
    ("percent", amount(Percent, "2.4", "2.4"), "2.4 %"),
    ("points", amount(Percent, 2, 2, unit="percentage-point"), "2 percentage points"),
    ("point", amount(Percent, 1, 1, unit="basis-point"), "1 basis point"),
    ("day", TimeSpan(start=DAY, end=DAY, grain="day"), "1 December 2024"),
    ("month", TimeSpan(start=DAY, end=LAST, grain="month"), "December 2024"),
    ("bc", TimeSpan(start=None, end=None, grain="year", recurring="-0479"), "480 BC"),
    ("century-bc", TimeSpan(start=None, end=None, grain="century", recurring="-04XX"), "5th century BC"),
    ("no-year", TimeSpan(start=None, end=None, grain="day", recurring="XXXX-12-29"), "29 December"),
    ("third", Ordinal(rank=3), "3rd"),
    ("eleventh", Ordinal(rank=11), "11th"),
    ("last", Ordinal(rank=-1), "last"),
    ("office", Role(rank="minister", modifiers=("deputy",), domains=("foreign-affairs",)), "deputy foreign affairs minister"),
    ("name", Name(name="Nasser"), "Nasser"),
]


@pytest.mark.parametrize(("value", "shown"), [row[1:] for row in VALUES], ids=[row[0] for row in VALUES])
def test_a_value_is_shown_in_plain_words(value, shown):
    assert display(value) == shown
