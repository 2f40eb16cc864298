"""Report formats: one module a format, found by walking this package.

A format module defines `render(report, **options) -> str`, or `-> bytes` where the format is no text, and its one-line docstring is its help
text; a module without `render` is a helper. One that shows less than everything says what beside findings: `SHOWS = ("quoted",)`, by the names of
`model.Part`. One whose text can be long gives it in `pieces` too.
Nothing is imported before it is used.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from ast import literal_eval
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import ModuleType

from crosscheck.errors import OptionError, nearest
from crosscheck.model import EVERYTHING, Part, Report

__all__ = ["encoded", "formats", "help_text", "is_long", "is_text", "pieces", "render", "shows", "takes"]


@dataclass(frozen=True, slots=True)
class _Format:
    help: str
    text: bool
    shows: frozenset[Part]
    long: bool


_RENDER = re.compile(r"^def render\(.*?\) -> (\w+):", re.MULTILINE | re.DOTALL)
_SHOWS = re.compile(r"^SHOWS = (\(.*\))", re.MULTILINE)
_HELP = re.compile(r'\A"""(.+)')


@cache
def _formats() -> dict[str, _Format]:
    """Every format by name, read from the source: importing all of them would load rich and pandas."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        code = resources.files(__name__).joinpath(f"{module.name}.py").read_text(encoding="utf-8")
        render, told, own = _RENDER.search(code), _HELP.match(code), _SHOWS.search(code)
        if render is not None:
            found[module.name] = _Format(
                told[1].removesuffix('"""') if told else "",
                render[1] != "bytes",
                frozenset(literal_eval(own[1])) if own else EVERYTHING,
                "\ndef pieces(" in code,
            )
    return dict(sorted(found.items()))


def formats() -> tuple[str, ...]:
    """The names of the formats, sorted."""
    return tuple(_formats())


def help_text(name: str) -> str:
    """What a format is for, in one line; raises OptionError for an unknown one."""
    _known(name)
    return _formats()[name].help


def is_text(name: str) -> bool:
    """Whether a format is text, and not for programs alone; raises OptionError for an unknown one."""
    _known(name)
    return _formats()[name].text


def shows(name: str) -> frozenset[Part]:
    """What of a report a format shows beside findings, so that it needn't have all else; raises OptionError for an unknown one."""
    _known(name)
    return _formats()[name].shows


def render(name: str, report: Report, **options: object) -> str:
    """The report in the named format, ending in a newline; raises OptionError for an unknown format or option, and for a format that is no text."""
    if not is_text(name):
        raise OptionError(f"format {name!r} is no text; crosscheck.report.encoded gives its bytes")
    return str(_rendered(name, report, options))


def encoded(name: str, report: Report, **options: object) -> bytes:
    """The report in the named format as it is written to a file, text as UTF-8; raises OptionError for an unknown format or option."""
    found = _rendered(name, report, options)
    return found if isinstance(found, bytes) else found.encode("utf-8", "replace")


def is_long(name: str) -> bool:
    """Whether a format may be too long to be held, and is given in pieces; raises OptionError for an unknown one."""
    _known(name)
    return _formats()[name].long


def pieces(name: str, report: Report, **options: object) -> Iterator[bytes]:
    """What `encoded` gives, piece by piece, of a format that `is_long`."""
    return (piece.encode("utf-8", "replace") for piece in _module(name, options).pieces(report, **options))


def _rendered(name: str, report: Report, options: dict[str, object]) -> str | bytes:
    function: Callable[..., str | bytes] = _module(name, options).render
    return function(report, **options)


def _module(name: str, options: Mapping[str, object]) -> ModuleType:
    """The module of a format; raises OptionError for an unknown one, and for an option that it doesn't take."""
    allowed = takes(name)
    for option in options:
        if option not in allowed:
            what = f"it takes {', '.join(allowed)}" if allowed else "it takes none"
            raise OptionError(f"format {name!r} has no option {option!r}; {what}{nearest(option, allowed)}")
    return importlib.import_module(f"{__name__}.{name}")


def takes(name: str) -> tuple[str, ...]:
    """The options of a format; raises OptionError for an unknown one."""
    _known(name)
    function = importlib.import_module(f"{__name__}.{name}").render
    return tuple(inspect.signature(function).parameters)[1:]


def _known(name: str) -> None:
    if name not in formats():
        raise OptionError(f"no report format {name!r}; there is {', '.join(formats())}{nearest(name, formats())}")
