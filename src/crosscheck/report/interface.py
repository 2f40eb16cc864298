"""What a report says in the reader's own language: values, dates, counts, and what is contested in one sentence.

The words are those of `lang/interface/<code>.yaml`; numbers, units, dates and plural forms are CLDR's, by way of Babel. Text from articles
stays in the article's language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from importlib import resources
from typing import Any

from crosscheck import datafile
from crosscheck.errors import OptionError, nearest
from crosscheck.model import Finding, Position, PositionMention
from crosscheck.report.bidi import has_rtl, safe
from crosscheck.report.order import mentions

_DURATION = re.compile(r"PT?(-?[\d.]+)([A-Z])")
_LENGTHS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_IN_WORDS = ("role", "meaning", "person", "place", "organization")  # kinds whose value is a word of the articles
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LEAP = 2000  # a year that has a 29 February, for days without a year
_PACKAGE, _NAME = "crosscheck.lang", "interface"
_FOLDER = resources.files(_PACKAGE) / _NAME


@cache
def interface_languages() -> tuple[str, ...]:
    """The codes (BCP 47) of the languages in which a report can speak."""
    return tuple(sorted(file.name.removesuffix(".yaml") for file in _FOLDER.iterdir() if file.name.endswith(".yaml")))


@cache
def interface(code: str) -> Interface:
    """The interface in a language; raises OptionError for one without a file."""
    known = interface_languages()
    if code not in known:
        raise OptionError(f"no report in {code!r}; allowed: {', '.join(known)}{nearest(code, known)}")
    return Interface(code, datafile.load(_PACKAGE, f"{_NAME}/{code}.yaml"))


class Interface:
    """The words of one language for what a report says of itself."""

    def __init__(self, code: str, data: Mapping[str, Any]) -> None:
        self.code = code
        self._data = data

    @cached_property
    def locale(self) -> Any:
        """Babel's locale."""
        from babel import Locale

        return Locale(self.code)

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self.locale.text_direction)

    def text(self, path: str, **filled: object) -> str:
        """The words at a dotted path, with what they take filled in; raises KeyError where there are none, as every language has all."""
        found: Any = self._data
        for part in path.split("."):
            found = found[part]
        return str(found).format(**filled) if filled else str(found)

    def has(self, path: str) -> bool:
        """Whether there are words at a dotted path."""
        *above, last = path.split(".")
        found: Any = self._data
        for part in above:
            found = found.get(part, {}) if isinstance(found, Mapping) else {}
        return isinstance(found, Mapping) and last in found

    def count(self, number: int, noun: str) -> str:
        """`1 source`, `4 sources`, «مصدران»."""
        return self._form(f"counts.{noun}", number, n=self.number(number))

    def number(self, value: Decimal | int) -> str:
        """A number with the language's marks and Western digits."""
        from babel.numbers import format_decimal

        return str(format_decimal(value, locale=self.locale, decimal_quantization=False))

    def day(self, day: date) -> str:
        """`December 30, 2024`, `30 décembre 2024`."""
        from babel.dates import format_date

        return self._first(day, str(format_date(day, "long", locale=self.locale)))

    def _first(self, day: date, text: str) -> str:
        """A day as CLDR writes it, with the first of a month as this language does (`1er janvier`)."""
        return text.replace("1", self.text("dates.first"), 1) if day.day == 1 else text

    def language(self, code: str) -> str:
        """The name of a language in this one."""
        return self.text("unknown_language") if code == "und" else str(self.locale.languages.get(code.replace("-", "_")) or code)

    def contested(self, finding: Finding) -> str:
        """What kind of difference it is: `different lengths of time`."""
        return self.contested_in(finding.rule, finding.kind)

    def contested_in(self, rule: str, kind: str) -> str:
        """The same, of a rule's id and a kind."""
        return self.text(f"rules.{rule}" if self.has(f"rules.{rule}") else f"kinds.{kind}")

    def sides(self, finding: Finding, spoken: Mapping[str, str]) -> str:
        """Who says what: `4 sources (3 independent) say 12 years; 1 source says 13 years`, every value isolated.

        `spoken` are the languages of the articles, by id.
        """
        return self.text("join").join(self._side(position, self.value(finding.kind, position, spoken)) for position in finding.positions)

    def _side(self, position: Position, value: str) -> str:
        value = f"\u2068{safe(value)}\u2069"
        number = len(set(position.sources)) - position.house
        said = [self.text("says.house", value=value)] if position.house else []
        if number:
            said.append(self._form("says", number, who=self.support(position), value=value))
        return self.text("join").join(said)

    def support(self, position: Position) -> str:
        """`4 sources (3 independent)`."""
        number = len(set(position.sources)) - position.house
        if position.independent == number:
            return self.count(number, "source")
        return f"{self.count(number, 'source')} ({self.count(position.independent, 'independent')})"

    def value(self, kind: str, position: Position, spoken: Mapping[str, str]) -> str:
        """A position's value as a reader of this language says it; what its normal form doesn't tell is shown in the articles' own words, in this language if any.

        The model's own wording is English, and it stands where it is in letters that the reader reads.
        """
        if self.code == "en" and not has_rtl(position.display):
            return position.display
        try:
            return self._value(kind, position, spoken) or position.display
        except (ValueError, ArithmeticError, LookupError):  # no form that this version writes
            return position.display

    def _value(self, kind: str, position: Position, spoken: Mapping[str, str]) -> str:
        text = position.value
        if kind in ("quantity", "money", "percent"):
            return self._bounds(text, lambda number: self._amount(kind, number, position.unit))
        if kind == "duration":
            return self._bounds(text, self._length)
        if kind == "date":
            return self._date(text)
        if kind == "ordinal":
            return self.text("ranks.last") if int(text) < 0 else self._rank(int(text))
        if self.has(f"concepts.{text}"):
            return self.text(f"concepts.{text}")
        return self._words(kind, position, spoken) if kind in _IN_WORDS else ""

    def _words(self, kind: str, position: Position, spoken: Mapping[str, str]) -> str:
        """The words of an article in this language, or else in its script; of names the longest."""

        def rank(mention: PositionMention) -> tuple[bool, bool, int]:
            length = 0 if kind in ("role", "meaning") else -len(mention.quote)
            return spoken.get(mention.source) != self.code, has_rtl(mention.quote) != (self.direction == "rtl"), length

        own = sorted(mentions(position), key=rank)
        return own[0].quote if own else ""

    def _bounds(self, text: str, one: Callable[[str], str]) -> str:
        """`12`, `10..12`, `1000..` or `..1000`, each number told by `one`."""
        low, dots, high = text.partition("..")
        if not dots:
            return one(low)
        if low and high:
            return self.text("amounts.range", low=one(low), high=one(high))
        return self.text("amounts.at_least", n=one(low)) if low else self.text("amounts.at_most", n=one(high))

    def _amount(self, kind: str, text: str, unit: str | None) -> str:
        value = Decimal(text)
        if kind == "money":
            return self._money(value, unit)
        if kind == "percent" and unit in (None, "percent"):
            return self._unit(value, "percent")
        return self._unit(value, unit) if unit else self.number(value)

    def _money(self, value: Decimal, code: str | None) -> str:
        from babel.numbers import format_currency

        if not code:
            return self.text("no_currency", n=self.number(value))
        return str(format_currency(value, code, format="#,##0.##", locale=self.locale, currency_digits=False, format_type="name"))

    def _length(self, text: str) -> str:
        match = _DURATION.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return self._unit(Decimal(match[1]), _LENGTHS["T" * text.startswith("PT") + match[2]])

    def _unit(self, value: Decimal, unit: str) -> str:
        """An amount of a unit (its CLDR id, with or without its group)."""
        if self.has(f"units.{unit}"):
            return self._form(f"units.{unit}", value, n=self.number(value))
        from babel.units import format_unit

        name = next((name for name in self.locale.unit_display_names if name == unit or name.partition("-")[2] == unit), None)
        told = str(format_unit(value, name, length="long", locale=self.locale)) if name else ""
        known = name is not None and name not in told  # Babel names a unit by its id where CLDR has no word for it in this language
        return told if known else f"{self.number(value)} {unit.replace('-', ' ')}"

    def _date(self, text: str) -> str:
        """A date in ISO 8601 or EDTF, as TimeSpan and Clock write it."""
        from babel.dates import format_date, format_skeleton

        if text.startswith("T"):
            clock, zone = text[1:6], text[6:]
            return f"{clock} UTC{zone}" if zone else clock
        if text.startswith("XXXX-"):
            month, _, day = text.removeprefix("XXXX-").partition("-")
            known = date(_LEAP, int(month), int(day or 1))
            told = str(format_skeleton("MMMMd", known, locale=self.locale) if day else format_date(known, "LLLL", locale=self.locale))
            return self._first(known, told) if day else told
        if text.startswith("-"):
            year = text[1:]
            if year.isdigit():
                return self.text("dates.before_christ", year=int(year) + 1)
            return self.text("dates.century_before_christ", rank=self._rank(int(year[:2]) + 1))
        start, dots, end = text.partition("..")
        if dots and start and end:
            return self.text("dates.range", start=self._date(start), end=self._date(end))
        if dots:
            return self.text("dates.since", day=self._date(start)) if start else self.text("dates.until", day=self._date(end))
        if _DAY.fullmatch(text):
            return self.day(date.fromisoformat(text))
        year, _, month = text.partition("-")
        return str(format_skeleton("yMMMM", date(int(year), int(month), 1), locale=self.locale)) if month else str(int(year))

    def _rank(self, rank: int) -> str:
        forms = self._data["ranks"]
        return str(forms.get(self.locale.ordinal_form(rank), forms["other"])).format(n=rank)

    def _form(self, path: str, number: Decimal | int, **filled: object) -> str:
        """The form of some words that a number asks for (CLDR's plural category)."""
        category = self.locale.plural_form(number)
        return self.text(f"{path}.{category}" if self.has(f"{path}.{category}") else f"{path}.other", **filled)
