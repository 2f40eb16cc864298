"""`house`: what a newsroom holds to be true, and how it takes names, currencies and outlets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from crosscheck.errors import nearest
from crosscheck.lang import languages
from crosscheck.rates import Rates
from crosscheck.rules.examples import read_snippet
from crosscheck.rules.model import Reference, Spelling
from crosscheck.rules.section import Section
from crosscheck.rules.yaml_file import fail
from crosscheck.values.currencies import currencies

FACTS = ("references", "same", "different", "rates", "currencies", "copies", "spellings")
_RATE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?", re.ASCII)
_PAIR = re.compile(r"([A-Z]{3})/([A-Z]{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands below `house`."""

    references: tuple[Reference, ...]
    same: tuple[tuple[str, ...], ...]
    different: tuple[tuple[str, ...], ...]
    rates: Rates
    currencies: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    spellings: tuple[Spelling, ...]


def read_facts(top: Section) -> Facts:
    """The facts of the house; at least one kind of them."""
    house = top.section("house")
    house.require((), FACTS)
    if not house.node.fields:
        fail(top.path, top.line("house"), f"'house' is empty; allowed: {', '.join(sorted(FACTS))}")
    return Facts(
        references=_references(house),
        same=house.groups("same"),
        different=house.groups("different"),
        rates=_rates(house.section("rates")),
        currencies=_currencies(house),
        copies=house.groups("copies"),
        spellings=_spellings(house),
    )


def _references(house: Section) -> tuple[Reference, ...]:
    found = house.sections("references") if "references" in house.node.fields else ()
    return tuple(Reference(snippet=read_snippet(entry, ("published",)), line=entry.node.line) for entry in found)


def _rates(section: Section) -> Rates:
    """What one of the first currency is worth in the second."""
    rates: list[tuple[str, str, Fraction]] = []
    for key, (line, _) in section.node.fields.items():
        pair = _PAIR.fullmatch(key)
        if not pair or pair[1] == pair[2]:
            fail(section.path, line, f"a rate is of two ISO 4217 codes, such as 'EUR/USD: 1.08', not {key!r}")
        for code in pair.groups():
            _known(section, line, code)
        text = section.text(key)
        if not _RATE.fullmatch(text) or not Fraction(text):
            fail(section.path, line, f"the rate of {key!r} must be a plain number above 0, such as 1.08, not {text!r}")
        rates.append((pair[1], pair[2], Fraction(text)))
    return Rates(tuple(rates))


def _known(section: Section, line: int, code: str) -> None:
    if code not in currencies():
        fail(section.path, line, f"unknown currency {code!r}: an ISO 4217 code such as EUR{nearest(code, currencies())}")


def _currencies(house: Section) -> tuple[str, ...]:
    found = house.texts("currencies")
    for code in found:
        _known(house, house.line("currencies"), code)
    return found


def _spellings(house: Section) -> tuple[Spelling, ...]:
    found: list[Spelling] = []
    for entry in house.sections("spellings") if "spellings" in house.node.fields else ():
        entry.require(("use", "not"), ("language",))
        use, wrong = entry.text("use"), entry.texts("not")
        if use in wrong:
            fail(entry.path, entry.line("not"), f"{use!r} is in 'use' and in 'not'")
        language = entry.word("language", languages()) if "language" in entry.node.fields else None
        found.append(Spelling(use=use, wrong=wrong, language=language, line=entry.node.line))
    return tuple(found)
