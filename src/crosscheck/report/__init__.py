"""Report formats: one module a format, found by walking this package.

A format module defines `render(report, **options) -> str`, and its one-line docstring is its help text;
a module without `render` is a helper. Nothing is imported before it is used.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from functools import cache
from importlib import resources

from crosscheck.errors import OptionError, nearest
from crosscheck.model import Report

__all__ = ["formats", "help_text", "render"]


@cache
def _help() -> dict[str, str]:
    """Every format's help text by name, read from the source: importing all of them would load rich and pandas."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        tree = ast.parse(resources.files(__name__).joinpath(f"{module.name}.py").read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "render" for node in tree.body):
            found[module.name] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return dict(sorted(found.items()))


def formats() -> tuple[str, ...]:
    """The names of the formats, sorted."""
    return tuple(_help())


def help_text(name: str) -> str:
    """What a format is for, in one line; raises OptionError for an unknown one."""
    _known(name)
    return _help()[name]


def render(name: str, report: Report, **options: object) -> str:
    """The report in the named format, ending in a newline; raises OptionError for an unknown format or option."""
    _known(name)
    function = importlib.import_module(f"{__name__}.{name}").render
    allowed = [parameter.name for parameter in inspect.signature(function).parameters.values()][1:]
    for option in options:
        if option not in allowed:
            takes = f"it takes {', '.join(allowed)}" if allowed else "it takes none"
            raise OptionError(f"format {name!r} has no option {option!r}; {takes}{nearest(option, allowed)}")
    return str(function(report, **options))


def _known(name: str) -> None:
    if name not in formats():
        raise OptionError(f"no report format {name!r}; there is {', '.join(formats())}{nearest(name, formats())}")
