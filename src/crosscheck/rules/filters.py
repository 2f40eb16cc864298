"""`only` and `except`: which sources, which topic, and how the sources stand against each other."""

from __future__ import annotations

from functools import cache
from importlib import resources

from crosscheck.errors import nearest, quoted
from crosscheck.lang import languages, lexicon
from crosscheck.rules.forms import such_as
from crosscheck.rules.model import Dispute, Filter, Sources, Topic
from crosscheck.rules.section import Section, allowed
from crosscheck.rules.yaml_file import fail
from crosscheck.values.conversion import PER, SCALES
from crosscheck.values.currencies import currencies

SOURCES = ("languages", "outlets", "published")
TOPIC = ("about", "names", "places", "roles", "units", "pattern")
DISPUTE = ("pairs", "dissenter", "majority")
_SIDES = 2
_LONGEST = 1_000  # characters of a pattern


def read_filter(top: Section, key: str, *, dispute: bool = True, topic: bool = True) -> Filter:
    """A filter below a key; an empty one where the key is left out. `except` never says how sources stand against each other."""
    if key not in top.node.fields:
        return Filter()
    section = top.section(key)
    if "against" in section:
        fail(top.path, section.line("against"), f"'against' stands inside 'dissenter'{such_as('dissenter')}")
    section.require((), (*SOURCES, *(TOPIC if topic else ()), *(DISPUTE if dispute and key == "only" else ())))
    if not section.node.fields:
        fail(top.path, top.line(key), f"{key!r} names nothing; take it away, or say what it is for")
    return Filter(sources=read_sources(section), topic=_topic(section), dispute=_dispute(section))


def read_sources(section: Section) -> Sources:
    """The keys that say which sources."""
    dates = section.section("published")
    dates.require((), ("from", "to"))
    since, until = dates.date("from"), dates.date("to")
    if since and until and since > until:
        fail(section.path, dates.line("to"), f"'published' ends on {until}, before it starts on {since}")
    if "published" in section.node.fields and not (since or until):
        fail(section.path, section.line("published"), "'published' lacks 'from' and 'to'; give one or both as YYYY-MM-DD")
    return Sources(languages=_languages(section), outlets=section.texts("outlets"), since=since, until=until)


def _languages(section: Section) -> tuple[str, ...]:
    return section.words("languages", languages()) if "languages" in section.node.fields else ()


def _topic(section: Section) -> Topic:
    fields = section.node.fields
    return Topic(
        about=section.texts("about"),
        names=section.texts("names"),
        places=section.texts("places"),
        roles=section.words("roles", roles()) if "roles" in fields else (),
        units=_units(section) if "units" in fields else (),
        pattern=_pattern(section),
    )


def _units(section: Section) -> tuple[str, ...]:
    found = section.placed("units")
    for unit, line in found.items():
        if not all(part in units() for part in unit.split(PER)):
            near = f" (did you mean {meant!r}?)" if (meant := _written_units().get(unit.casefold())) else nearest(unit, units())
            fail(section.path, line, f"unknown unit {quoted(unit)}; allowed: a CLDR unit id such as kilometer, or an ISO 4217 code such as EUR{near}")
    return tuple(found)


def _pattern(section: Section) -> str | None:
    """A regular expression that a machine without backtracking can run, so that no sentence makes it slow."""
    if "pattern" not in section:
        return None
    import re2

    text = section.short_text("pattern", _LONGEST)

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(text, options)
    except re2.error as error:
        reason = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        fail(section.path, section.line("pattern"), f"'pattern' isn't a regular expression (RE2: no look-around, no back-references): {reason}")
    return text


def _dispute(section: Section) -> Dispute:
    dissenter, against = None, 0
    if "dissenter" in section.node.fields:
        inner = section.section("dissenter")
        section.refuse_empty("dissenter")
        inner.require((), (*SOURCES, "against"))
        dissenter, against = read_sources(inner), inner.whole("against") or 1
    return Dispute(pairs=_pairs(section), dissenter=dissenter, against=against, majority=section.whole("majority"))


def _pairs(section: Section) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for group in section.groups("pairs"):
        for code, line in group.items():
            if code not in languages():
                fail(section.path, line, allowed("language in 'pairs':", code, languages()))
        pair, line = (min(group), max(group)), min(group.values())
        if len(group) != _SIDES:
            fail(section.path, line, "each entry of 'pairs' must be two languages, such as [ar, en]")
        if pair in found:
            fail(section.path, line, f"[{', '.join(pair)}] is in 'pairs' twice")
        found.append(pair)
    return tuple(found)


@cache
def roles() -> tuple[str, ...]:
    """What a number of people or things may be counted as: killed, wounded, missing …"""
    return tuple(sorted({role for code in languages() for role in lexicon(code).section("quantity.roles")}))


@cache
def _written_units() -> dict[str, str]:
    """What people write for a unit, such as km → its CLDR id."""
    return {form.casefold(): unit for unit, forms in _unit_lines() for form in forms.split("|")}


@cache
def _unit_lines() -> tuple[tuple[str, str], ...]:
    lines = (resources.files("crosscheck.lang") / "_units.tsv").read_text(encoding="utf-8").splitlines()
    return tuple((unit, forms) for _, unit, forms in (line.split("\t")[:3] for line in lines))


@cache
def units() -> frozenset[str]:
    """CLDR unit ids and ISO 4217 codes that are read."""
    return frozenset(
        (*(unit for unit, _ in _unit_lines()), *(unit for scale in SCALES for unit in scale), *currencies(), "percent", "percentage-point", "basis-point")
    )
