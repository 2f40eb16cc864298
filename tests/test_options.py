"""Typed options: what a rule file's texts become, what each mistake says, and what the pages are told."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest

from crosscheck import compare, within
from crosscheck.compare import duration, money, percent, quantity
from crosscheck.model import Claim, Duration, Money, Percent, Quantity, Span, Value
from crosscheck.options import Described, NoOptions, OptionMistake, as_text, described, most, option, read, types, wrong_record
from crosscheck.rates import Rates


@dataclass(frozen=True, slots=True)
class Options:
    tolerance: Fraction = option(Fraction("0.1"), "Relative.")
    days: int = option(3, "How many days.")
    strict: bool = option(False, "Whether strictly.")
    unit: str = option("any", "Of which unit.")
    words: tuple[str, ...] = option(("killed", "wounded"), "Which words.")
    share: Fraction = option(Fraction("0.5"), "Relative.", most=1)
    rates: Rates = option(Rates(), "Rates.")


GOOD = [
    ("nothing", {}, Options()),
    ("number", {"tolerance": "0.25"}, Options(tolerance=Fraction(1, 4))),
    ("whole", {"tolerance": "2", "days": "10"}, Options(tolerance=Fraction(2), days=10)),
    ("the most", {"share": "1"}, Options(share=Fraction(1))),
    ("more than the most of another", {"tolerance": "20"}, Options(tolerance=Fraction(20))),
    ("yes", {"strict": "yes"}, Options(strict=True)),
    ("no", {"strict": "no"}, Options(strict=False)),
    ("text", {"unit": "12:30"}, Options(unit="12:30")),
    ("words", {"words": "dead  missing"}, Options(words=("dead", "missing"))),
    ("list", {"words": ("badly hurt", "dead")}, Options(words=("badly hurt", "dead"))),
    ("empty list", {"words": ()}, Options(words=())),
    ("rates", {"rates": "EUR/USD 1.08"}, Options(rates=Rates((("EUR", "USD", Fraction("1.08")),)))),
]


@pytest.mark.parametrize(("texts", "expected"), [row[1:] for row in GOOD], ids=[row[0] for row in GOOD])
def test_texts_become_values(texts, expected):
    found = read(Options, texts)
    assert found == expected
    assert hash(found) == hash(expected)  # results can be kept by it
    assert read(Options, {k: v for k, v in as_text(found).items() if v and not v.startswith("[")} | {"words": found.words}) == found


BAD = [
    (
        "unknown",
        {"tolerence": "1"},
        "tolerence",
        "unknown option: 'tolerence'; allowed: days, rates, share, strict, tolerance, unit, words (did you mean 'tolerance'?)",
    ),
    ("words for a number", {"tolerance": "a tenth"}, "tolerance", "option 'tolerance' must be a plain number, such as 0.1, not 'a tenth'"),
    ("negative", {"tolerance": "-1"}, "tolerance", "option 'tolerance' must be a plain number, such as 0.1, not '-1'; write 1, without a sign"),
    ("a typographic minus", {"share": "−0.2"}, "share", "option 'share' must be a plain number, such as 0.5, not '−0.2'; write 0.2, without a sign"),
    ("a comma", {"share": "0,2"}, "share", "option 'share' must be a plain number, such as 0.5, not '0,2'; write 0.2, with a point"),
    ("percent", {"share": "20 %"}, "share", "option 'share' must be a plain number, such as 0.5, not '20 %'; 20 % is 0.2"),
    ("percent, set tight", {"share": "2,5%"}, "share", "option 'share' must be a plain number, such as 0.5, not '2,5%'; 2.5 % is 0.025"),
    (
        "percent of what isn't relative",
        {"tolerance": "5%"},
        "tolerance",
        "option 'tolerance' must be a plain number, such as 0.1, not '5%'; write 5, without the percent sign",
    ),
    ("more than all", {"share": "20"}, "share", "option 'share' must lie from 0 to 1, not '20'; 20 % is 0.2"),
    ("a little more than all", {"share": "1.5"}, "share", "option 'share' must lie from 0 to 1, not '1.5'; 1.5 % is 0.015"),
    ("exponent", {"tolerance": "1e9"}, "tolerance", "option 'tolerance' must be a plain number, such as 0.1, not '1e9'"),
    ("fraction", {"tolerance": "1/3"}, "tolerance", "option 'tolerance' must be a plain number, such as 0.1, not '1/3'"),
    ("arabic digits", {"tolerance": "٣"}, "tolerance", "option 'tolerance' must be a plain number, such as 0.1, not '٣'"),
    ("too long", {"tolerance": "1234567"}, "tolerance", "option 'tolerance' must be a plain number, such as 0.1, not '1234567'"),
    ("half a day", {"days": "0.5"}, "days", "option 'days' must be a whole number, such as 3, not '0.5'"),
    ("no switch", {"strict": "maybe"}, "strict", "option 'strict' must be yes or no, not 'maybe'"),
    ("list for a number", {"tolerance": ("1", "2")}, "tolerance", "option 'tolerance' must be a plain number, not a list"),
    ("no rate", {"rates": "EUR 1"}, "rates", "option 'rates': a rate is written like 'EUR/USD 1.08', not 'EUR 1'"),
]


@pytest.mark.parametrize(("texts", "key", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_mistake_names_the_key_and_what_is_allowed(texts, key, message):
    with pytest.raises(OptionMistake) as caught:
        read(Options, texts)
    assert (caught.value.key, caught.value.message) == (key, message)


def test_a_mistake_says_whose_option_it_is():
    with pytest.raises(OptionMistake, match=r"^unknown option of the comparer 'place': 'x'; allowed: none$"):
        read(NoOptions, {"x": "1"}, of="the comparer 'place'")


def test_described():
    assert described(Options)[:3] == (
        Described("tolerance", "a plain number", "0.1", "Relative."),
        Described("days", "a whole number", "3", "How many days."),
        Described("strict", "yes or no", "no", "Whether strictly."),
    )
    assert [d.type for d in described(Options)[3:]] == ["a text", "words", "a plain number", "rates of exchange"]
    assert as_text(Options(words=("badly hurt", "dead")))["words"] == "[badly hurt, dead]"


@pytest.mark.parametrize("name", [*compare.comparers(), *within.checks()])
def test_every_option_of_a_built_in_says_what_it_is_for(name):
    kind = (within.check(name) if name in within.checks() else compare.comparer(name)).Options
    assert wrong_record(kind) is None
    assert all(d.help.endswith(".") and d.help[0].isupper() for d in described(kind))
    assert read(kind, {}) == kind()
    assert set(types(kind)) == set(as_text(kind()))


RELATIVE = [(name, option) for name in (*compare.comparers(), *within.checks()) for option in ("tolerance", "unit_tolerance", "rate_tolerance")]


@pytest.mark.parametrize(("name", "option"), RELATIVE)
def test_a_relative_tolerance_is_at_most_1(name, option):
    kind = (within.check(name) if name in within.checks() else compare.comparer(name)).Options
    if option in types(kind):
        assert most(kind).get(option) == (None if name == "shares" else 1)  # shares: percentage points


# ------------------------------------------------------------------ kinds of options that are none


@dataclass
class Thawed:
    a: int = option(1, "A.")


@dataclass(frozen=True)
class OfFloat:
    a: float = option(1.0, "A.")


@dataclass(frozen=True)
class Bare:
    a: int


@dataclass(frozen=True)
class Helpless:
    a: int = 1


@dataclass(frozen=True)
class Mistyped:
    a: Fraction = option(1, "A.")


WRONG = [
    ("no class", 3, ("", "must be a frozen dataclass")),
    ("no dataclass", object, ("", "must be a frozen dataclass")),
    ("not frozen", Thawed, ("", "must be a frozen dataclass")),
    ("float", OfFloat, ("a", "has an unsupported type; allowed: Fraction, int, bool, str, tuple[str, ...], Rates")),
    ("no default", Bare, ("a", "needs a default")),
    ("no help", Helpless, ("a", 'needs metadata={"help": "…"}, one sentence for the reader')),
    ("default of another type", Mistyped, ("a", "has a default that isn't of its type, 1")),
    ("good", Options, None),
    ("none", NoOptions, None),
]


@pytest.mark.parametrize(("kind", "expected"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_record(kind, expected):
    assert wrong_record(kind) == expected


# ------------------------------------------------------------------ the absolute tolerance


def claim(value: Value, article: str = "a") -> Claim:
    return Claim(article=article, kind="quantity", span=Span(0, 3), quote="q", value=value, sentence=Span(0, 9), sentence_text="s", contexts=("",) * 4)


def bounds(number: str, high: str | None = "same") -> dict[str, Fraction | None]:
    return {"low": Fraction(number), "high": Fraction(number) if high == "same" else None if high is None else Fraction(high), "stated": Fraction(number)}


def count(number: str, high: str | None = "same", unit: str | None = None) -> Quantity:
    return Quantity(**bounds(number, high), unit=unit)


def length(number: str, unit: str) -> Duration:
    return Duration(**bounds(number), unit=unit)


def share(number: str, unit: str = "percent") -> Percent:
    return Percent(**bounds(number), unit=unit)


def price(number: str, currency: str) -> Money:
    return Money(**bounds(number), currencies=(currency,))


RATE = Rates.written("EUR/USD 2")
ABSOLUTE = [
    ("at the tolerance", quantity, {"tolerance_absolute": 3}, count("12"), count("15"), "compatible"),
    ("above it", quantity, {"tolerance_absolute": 3}, count("12"), count("16"), "conflicting"),
    ("none by default", quantity, {}, count("12"), count("13"), "conflicting"),
    ("the larger tolerance counts: absolute", quantity, {"tolerance": Fraction(1, 100), "tolerance_absolute": 3}, count("12"), count("15"), "compatible"),
    ("the larger tolerance counts: relative", quantity, {"tolerance": Fraction(1, 2), "tolerance_absolute": 1}, count("12"), count("15"), "compatible"),
    ("in the first one's unit, kilometres", quantity, {"tolerance_absolute": 40}, count("100", unit="kilometer"), count("80", unit="mile"), "compatible"),
    ("in the first one's unit, miles", quantity, {"tolerance_absolute": 5}, count("80", unit="mile"), count("100", unit="kilometer"), "conflicting"),
    ("two ranges", quantity, {"tolerance_absolute": 5}, count("10", "20"), count("10", "25"), "compatible"),
    ("two ranges, further apart", quantity, {"tolerance_absolute": 4}, count("10", "20"), count("10", "25"), "conflicting"),
    ("two open ends", quantity, {"tolerance_absolute": 2}, count("12", None), count("14", None), "compatible"),
    ("two open ends, further apart", quantity, {"tolerance_absolute": 1}, count("12", None), count("14", None), "conflicting"),
    ("days", duration, {"tolerance_absolute": 1}, length("12", "day"), length("13", "day"), "compatible"),
    ("weeks against days", duration, {"tolerance_absolute": 1}, length("2", "week"), length("20", "day"), "compatible"),
    ("weeks against more days", duration, {"tolerance_absolute": 1}, length("2", "week"), length("25", "day"), "conflicting"),
    ("percent", percent, {"tolerance_absolute": 1}, share("3.5"), share("4.5"), "compatible"),
    ("percent, further apart", percent, {"tolerance_absolute": 1}, share("3.5"), share("4.6"), "conflicting"),
    ("basis points", percent, {"tolerance_absolute": 10}, share("20", "basis-point"), share("0.3", "percentage-point"), "compatible"),
    ("basis points, further apart", percent, {"tolerance_absolute": 10}, share("20", "basis-point"), share("0.4", "percentage-point"), "conflicting"),
    ("dollars", money, {"tolerance_absolute": 5}, price("20", "USD"), price("25", "USD"), "compatible"),
    ("dollars, further apart", money, {"tolerance_absolute": 5}, price("20", "USD"), price("26", "USD"), "conflicting"),
    ("euros at a rate", money, {"tolerance_absolute": 10, "rates": RATE}, price("20", "EUR"), price("60", "USD"), "compatible"),
    ("euros at a rate, further apart", money, {"tolerance_absolute": 10, "rates": RATE}, price("20", "EUR"), price("61", "USD"), "conflicting"),
]


@pytest.mark.parametrize(("comparer", "options", "a", "b", "expected"), [row[1:] for row in ABSOLUTE], ids=[row[0] for row in ABSOLUTE])
def test_an_absolute_tolerance(comparer, options, a, b, expected):
    numbers = {k: Fraction(v) if k.startswith("tolerance") else v for k, v in options.items()}
    assert comparer.compare(claim(a), claim(b, "b"), comparer.Options(**numbers)).verdict == expected
