"""Comparers of one's own, in Python: what they offer, and how they are found. `docs/python-comparers.md` shows how to write one.

A comparer is a class with `name`, `api`, `Options` and `compare(a, b, options)`; one that reads values of its own also has
`read(sentence, language)`. It comes from a file that is named, or from an installed package, by an entry point of the group
`crosscheck.comparers`. Nothing is loaded that nobody named. All faults are ComparerErrors of one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Protocol

from crosscheck import compare, within
from crosscheck.errors import ComparerError
from crosscheck.loaded import APIS, Loaded, Reading, loaded
from crosscheck.model import (
    Claim,
    Clock,
    Comparison,
    Custom,
    Duration,
    Money,
    Name,
    Nature,
    Ordinal,
    Percent,
    Quantity,
    Role,
    Statement,
    TimeSpan,
    Value,
)
from crosscheck.options import NoOptions, option
from crosscheck.rates import Rates
from crosscheck.source import load_file

__all__ = [
    "API", "Claim", "Clock", "Comparer", "Comparers", "Comparison", "Custom", "Duration", "Loaded", "Money", "Name", "NoOptions", "Ordinal", "Percent", "Quantity",
    "Rates", "Reading", "Role", "Statement", "TimeSpan", "Value", "comparers", "compatible", "conflicting", "option",
]  # fmt: skip

API = APIS[-1]  # the version of this protocol; a comparer says by its number for which it was written
GROUP = "crosscheck.comparers"
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Comparer(Protocol):
    """What a comparer of one's own offers; `read(sentence, language) -> Iterable[Reading]` may be left out."""

    name: str  # small letters, digits and hyphens: what a rule's `comparer` says
    api: int  # the version of the protocol for which it was written, as a number
    Options: type[Any]  # a frozen dataclass; NoOptions where a rule has nothing to set

    def compare(self, a: Claim, b: Claim, options: Any, /) -> Comparison | None:
        """Could both claims be true? None where there is nothing to say."""
        ...


def compatible(why: str) -> Comparison:
    """Both can be true; `why` names the values."""
    return Comparison(verdict="compatible", why=why)


def conflicting(why: str, nature: Nature = "contradiction") -> Comparison:
    """Both can't be true; of nature "contradiction", "regression", "update", "precision" or "unresolved"."""
    return Comparison(verdict="conflicting", why=why, nature=nature)


@dataclass(frozen=True, slots=True)
class Comparers:
    """All comparers and checks that a rule can name: the built-in ones, those of the files that were named, those of installed packages.

    Packages are looked up only where a name isn't one of the others, or where all names are wanted.
    """

    own: tuple[Loaded, ...] = ()

    def __contains__(self, name: object) -> bool:
        return name in _built_in() or any(c.name == name for c in self.own) or any(e.name == name for e in _entry_points())

    def __iter__(self) -> Iterator[str]:
        return iter(self.names())

    def names(self) -> tuple[str, ...]:
        """Every name, in order."""
        return tuple(sorted({*_built_in(), *(c.name for c in self.own), *(e.name for e in _entry_points())}))

    def get(self, name: str) -> compare.Comparer | within.Check | Loaded:
        """A comparer or check by its name; raises KeyError for one that isn't there, ComparerError for one that can't be used."""
        if name in within.checks():
            return within.check(name)
        if name in compare.comparers():
            return compare.comparer(name)
        found = next((c for c in self.own if c.name == name), None) or _installed(name)
        if found is None:
            raise KeyError(name)
        return found

    def own_one(self, name: str) -> Loaded | None:
        """A comparer in Python by its name; None for a built-in one."""
        found = self.get(name)
        return found if isinstance(found, Loaded) else None


def comparers(files: Sequence[Path | str] = ()) -> Comparers:
    """The built-in comparers, those of installed packages, and those of files; raises ComparerError for a file that can't be used."""
    found: dict[str, Loaded] = {}
    for path in dict.fromkeys(Path(file) for file in files):
        for own in loaded(load_file(path), str(path)):
            _check_name(own)
            if own.name in found:
                raise ComparerError(f"{own.where}: a second comparer {own.name!r}; the first is in {found[own.name].where}")
            found[own.name] = own
    return Comparers(tuple(found[name] for name in sorted(found)))


def _check_name(own: Loaded) -> None:
    if not _KEBAB.fullmatch(own.name):
        raise ComparerError(f"{own.where}: the name {own.name!r} must be small letters, digits and hyphens, such as 'football-score'")
    if own.name in _built_in():
        raise ComparerError(f"{own.where}: {own.name!r} is the name of a built-in comparer or check; choose another one")


def _built_in() -> frozenset[str]:
    return frozenset((*compare.comparers(), *within.checks()))


# ------------------------------------------------------------------ installed packages


def _entry_points() -> Iterable[metadata.EntryPoint]:
    return metadata.entry_points(group=GROUP)


def _installed(name: str) -> Loaded | None:
    """The comparer of an installed package, by the name of its entry point."""
    found = [e for e in _entry_points() if e.name == name]
    if not found:
        return None
    homes = sorted({e.dist.name if e.dist else e.value for e in found})
    if len(homes) > 1:
        raise ComparerError(f"two installed packages have a comparer {name!r}: {' and '.join(homes)}; remove one of them")
    where = f"the installed package {homes[0]} ({found[0].value})"
    try:
        thing = found[0].load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever a user's code raises)
        raise ComparerError(f"{where}: can't be imported: {type(error).__name__}: {' '.join(str(error).split())}") from None
    own = next((c for c in loaded(thing, where) if c.name == name), None)
    if own is None:
        raise ComparerError(f"{where}: its comparer isn't called {name!r}, as its entry point is")
    _check_name(own)
    return own
