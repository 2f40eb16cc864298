"""`house`: what a newsroom holds to be true, and how it takes names, currencies and outlets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from crosscheck.errors import nearest, quoted
from crosscheck.lang import languages
from crosscheck.letters import normal
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
    house.refuse_empty("rates")
    return Facts(
        references=_references(house),
        same=_same(house),
        different=tuple(map(tuple, house.groups("different"))),
        rates=_rates(house.section("rates")),
        currencies=_currencies(house),
        copies=tuple(map(tuple, house.groups("copies"))),
        spellings=_spellings(house),
    )


def _references(house: Section) -> tuple[Reference, ...]:
    return tuple(Reference(snippet=read_snippet(entry, ("published",)), line=entry.node.line) for entry in house.sections("references"))


def _same(house: Section) -> tuple[tuple[str, ...], ...]:
    """The names that are one; no name is in two lists, and no two are told apart beside it."""
    found = house.groups("same")
    home: dict[str, int] = {}
    for group in found:
        for name, line in group.items():
            if normal(name) in home:
                fail(house.path, line, f"{quoted(name)} is in two lists of 'same', here and on line {home[normal(name)]}; make them one")
        home |= {normal(name): line for name, line in group.items()}
    of = {normal(name): number for number, group in enumerate(found) for name in group}
    for group in house.groups("different"):
        first: dict[int, str] = {}
        for name, line in group.items():
            other = first.setdefault(of.get(normal(name), -1), name)
            if normal(name) in of and normal(name) != normal(other):
                fail(house.path, line, f"{quoted(other)} and {quoted(name)} are in a list of 'different' and in one of 'same'")
    return tuple(map(tuple, found))


def _rates(section: Section) -> Rates:
    """What one of the first currency is worth in the second."""
    rates: list[tuple[str, str, Fraction]] = []
    for key, (line, _) in section.node.fields.items():
        pair = _PAIR.fullmatch(key)
        if not pair or pair[1] == pair[2]:
            fail(section.path, line, f"a rate is of two ISO 4217 codes, such as 'EUR/USD: 1.08', not {quoted(key)}")
        for code in pair.groups():
            known_currency(section, line, code)
        if Rates(tuple(rates)).rate(pair[1], pair[2]):
            fail(section.path, line, f"the rate of {key!r} is given already, as that of '{pair[2]}/{pair[1]}'")
        text = section.text(key)
        if not _RATE.fullmatch(text) or not Fraction(text):
            fail(section.path, line, f"the rate of {key!r} must be a plain number above 0, such as 1.08, not {quoted(text)}")
        rates.append((pair[1], pair[2], Fraction(text)))
    return Rates(tuple(rates))


def known_currency(section: Section, line: int, code: str) -> None:
    """Refuse what isn't the code of a currency."""
    if code not in currencies():
        fail(section.path, line, f"unknown currency {quoted(code)}; allowed: an ISO 4217 code such as EUR{nearest(code, currencies())}")


def _currencies(house: Section) -> tuple[str, ...]:
    found = house.placed("currencies")
    for code, line in found.items():
        known_currency(house, line, code)
    return tuple(found)


def _spellings(house: Section) -> tuple[Spelling, ...]:
    """The spellings; none says to write what another of its language says not to."""
    found: list[Spelling] = []
    for entry in house.sections("spellings"):
        entry.require(("use", "not"), ("language",))
        use, wrong = entry.short_text("use"), entry.placed("not")
        for form, line in wrong.items():
            if not any(map(str.isalnum, form)):
                fail(entry.path, line, f"{quoted(form)} in 'not' has neither a letter nor a digit")
        language = entry.word("language", languages()) if "language" in entry else None
        found.append(Spelling(use=use, wrong=tuple(wrong), language=language, line=entry.node.line))
    right: dict[str, list[Spelling]] = {}
    for spelling in found:
        right.setdefault(spelling.use, []).append(spelling)
    for spelling in found:
        for form in spelling.wrong:
            for other in right.get(form, ()):
                if spelling.language == other.language or None in (spelling.language, other.language):
                    where = "" if other is spelling else f", the one here, the other on line {other.line}"
                    fail(house.path, spelling.line, f"{quoted(form)} is in 'not' and in 'use'{where}")
    return tuple(found)
