"""`only` and `except`: which sources, which topic, and how the sources stand against each other."""

from __future__ import annotations

from functools import cache
from importlib import resources

from crosscheck.lang import languages, lexicon
from crosscheck.rules.model import Dispute, Filter, Sources, Topic
from crosscheck.rules.section import Section, allowed
from crosscheck.rules.yaml_file import fail
from crosscheck.values.conversion import PER, SCALES
from crosscheck.values.currencies import currencies

SOURCES = ("languages", "outlets", "published")
TOPIC = ("about", "names", "places", "roles", "units", "pattern")
DISPUTE = ("pairs", "dissenter", "against", "majority")
_SIDES = 2


def read_filter(top: Section, key: str, *, dispute: bool = True, topic: bool = True) -> Filter:
    """A filter below a key; an empty one where the key is left out. `except` never says how sources stand against each other."""
    if key not in top.node.fields:
        return Filter()
    section = top.section(key)
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
    found = section.texts("units")
    for unit in found:
        if not all(part in units() for part in unit.split(PER)):
            what = allowed("units:", unit, units())
            fail(section.path, section.line("units"), f"unknown unit {unit!r}: a CLDR unit id such as kilometer, or an ISO 4217 code such as EUR{what[what.rfind(' ('):] if what.endswith('?)') else ''}")
    return found


def _pattern(section: Section) -> str | None:
    """A regular expression that a machine without backtracking can run, so that no sentence makes it slow."""
    text = section.optional_text("pattern")
    if text is None:
        return None
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(text, options)
    except re2.error as error:
        reason = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
        fail(section.path, section.line("pattern"), f"'pattern' isn't a regular expression of RE2, which has no look-around and no back-references: {reason}")
    return text


def _dispute(section: Section) -> Dispute:
    fields = section.node.fields
    dissenter = None
    if "dissenter" in fields:
        inner = section.section("dissenter")
        inner.require((), SOURCES)
        dissenter = read_sources(inner)
    against = section.whole("against")
    return Dispute(pairs=_pairs(section), dissenter=dissenter, against=against or (1 if dissenter else 0), majority=section.whole("majority"))


def _pairs(section: Section) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for group in section.groups("pairs"):
        for code in group:
            if code not in languages():
                fail(section.path, section.line("pairs"), allowed("pairs:", code, languages()))
        if len(group) != _SIDES:
            fail(section.path, section.line("pairs"), "each entry of 'pairs' must be two languages, such as [ar, en]")
        found.append((min(group), max(group)))
    return tuple(found)


@cache
def roles() -> tuple[str, ...]:
    """What a number of people or things may be counted as: killed, wounded, missing …"""
    return tuple(sorted({role for code in languages() for role in lexicon(code).section("quantity.roles")}))


@cache
def units() -> frozenset[str]:
    """CLDR unit ids and ISO 4217 codes that are read."""
    lines = (resources.files("crosscheck.lang") / "_units.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset((*(line.split("\t")[1] for line in lines), *(unit for scale in SCALES for unit in scale), *currencies(), "percent", "percentage-point", "basis-point"))
