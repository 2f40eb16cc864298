"""What a new rule is to be: what the command line says, checked before anything is asked, and what somebody answers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crosscheck.cli._output import one_of
from crosscheck.cli.rules import _asking
from crosscheck.errors import OptionError, allowed

if TYPE_CHECKING:
    from crosscheck.config import Survey
    from crosscheck.guide.draft import Draft


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; None for what it doesn't."""

    shape: str | None
    comparer: str | None
    kinds: tuple[str, ...] | None
    about: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    severity: str | None


def draft_of(given: Given, found: Survey) -> Draft:
    """What the rule is to be: what is given, checked before anything is asked, and what is asked where somebody can answer."""
    from crosscheck.guide.draft import SHAPES, Draft

    _check(given, found)
    asks = _asking.asks()
    shape = given.shape or (_asking.choice("what the rule does", SHAPES, "comparing", helps=SHAPES) if asks and given.comparer is None else "comparing")
    _check_shape(given, shape)
    known: dict[str, Any] = {"shape": shape}
    if shape == "comparing":
        known |= _comparing(given, found)
    if shape == "adjusting" and given.comparer is not None:
        known["adjusts"] = _usual(given.comparer, found)[0]
    if shape != "house":
        known["about"] = given.about or (_asking.phrase("what is it about? a clause as an article puts it; empty for everything") if asks else ())
    known["languages"] = _words(given.languages, _languages(), "only sources in which languages? empty for all")
    known["severity"] = given.severity or _severity(shape)
    return Draft(**known)


def _check(given: Given, found: Survey) -> None:
    """Raise OptionError for a word that isn't allowed."""
    from crosscheck.guide.draft import SHAPES
    from crosscheck.model import SEVERITIES
    from crosscheck.rules.section import LONGEST

    if given.shape is not None:
        one_of("--shape", given.shape, tuple(SHAPES))
    if given.severity is not None:
        one_of("--severity", given.severity, SEVERITIES)
    if given.comparer is not None and given.comparer not in found.comparers:
        raise OptionError(allowed("--comparer", given.comparer, found.comparers))
    kinds = _kinds(given.comparer, found) if given.comparer else ()
    for option, words, known in (("--kinds", given.kinds, kinds), ("--languages", given.languages, _languages())):
        for word in words or ():
            if known and word not in known:
                raise OptionError(allowed(option, word, known))
    for phrase in given.about or ():
        if not phrase or len(phrase) > LONGEST:
            raise OptionError(f"--about: a phrase has 1 to {LONGEST} characters, not {len(phrase)}")


def _check_shape(given: Given, shape: str) -> None:
    """Raise OptionError for an option that rules of the shape don't have."""
    others = {"house": ("comparer", "kinds", "about"), "adjusting": ("kinds",)}
    for name in others.get(shape, ()):
        if getattr(given, name) is not None:
            raise OptionError(f"--{name} is for other rules, not for the shape {shape!r}")


def _languages() -> Collection[str]:
    from crosscheck.lang import languages

    return languages()


def _comparing(given: Given, found: Survey) -> dict[str, object]:
    """The comparer, its kinds and its options; raises OptionError where there is none, and nobody can be asked."""
    name = given.comparer
    if name is None:
        if not _asking.asks():
            raise OptionError(f"a comparing rule needs --comparer: {', '.join(found.comparers)}")
        name = _asking.choice("what compares two claims, or checks one article", found.comparers.names(), "quantity")
    kinds, usual = _kinds(name, found), _usual(name, found)[1]
    chosen = _words(given.kinds, kinds, "what does it look at?", " ".join(usual)) or usual
    return {"comparer": name, "kinds": chosen, "options": found.comparers.get(name).Options}


def _kinds(comparer: str, found: Survey) -> tuple[str, ...]:
    """The kinds that a rule by a comparer may look at."""
    from crosscheck.rules import possible_kinds

    return possible_kinds(comparer, found.comparers.own_one(comparer))


def _usual(comparer: str, found: Survey) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The built-in rules by a comparer, and the kinds that they look at; what the comparer reads, or the first of all kinds, where there are none."""
    from crosscheck.rules import Rule

    its = [rule for rule in found.rules if isinstance(rule, Rule) and rule.comparer == comparer and found.origin(rule) == "built-in"]
    kinds = _kinds(comparer, found)
    return tuple(rule.id for rule in its), its[0].kinds if its else ("custom",) if "custom" in kinds else kinds[:1]


def _words(given: tuple[str, ...] | None, known: Collection[str], question: str, default: str = "") -> tuple[str, ...]:
    """Words that are given, or asked for."""
    if given is not None:
        return given
    return _asking.words(question, known, default) if _asking.asks() else ()


def _severity(shape: str) -> str | None:
    """The severity that isn't given: that of each nature, but an adjusting rule must say one."""
    from crosscheck.model import SEVERITIES

    if shape == "house":
        return None
    default = "info" if shape == "adjusting" else "default"
    if not _asking.asks():
        return None if default == "default" else default
    answer = _asking.choice("how bad are its findings?", (*SEVERITIES, *(() if shape == "adjusting" else ("default",))), default)
    return None if answer == "default" else answer
