"""The command line: parse, call the API, print, exit. Nothing else prints, exits or reads the environment.

A module here whose name has no leading underscore is a command: its function `command`, its name the file's. A package is a group of
commands, its help the first line of its docstring.
"""

from __future__ import annotations

import gc
import os
import pkgutil
import sys
import traceback
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from crosscheck.cli._exit import Exit
from crosscheck.cli._output import nobody_reads, say
from crosscheck.errors import CrosscheckError, nearest

__all__ = ["main", "run"]

# New objects after which rings of dead ones are looked for, and how often all are looked through. Words and records make no rings, but are many: by
# Python's own numbers a tenth of the time would go into looking.
OBJECTS = (50_000, 20, 100)


def main() -> None:
    """Run the command line of this process and exit with its code."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's: matrices are small, and threads on busy processors wait for one another
    gc.set_threshold(*OBJECTS)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code is 0 (nothing found), 1 (findings) or 2 (couldn't check everything)."""
    try:
        code = _app()(list(arguments), prog_name="crosscheck", standalone_mode=False)
        sys.stdout.flush()
    except CrosscheckError as error:
        return _failed(str(error))
    except typer.TyperException as error:
        return _failed(_usage(error))
    except (BrokenPipeError, SystemExit):  # typer makes the second of the first
        nobody_reads()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except Exception:  # noqa: BLE001 (a crash must not look like findings, which exit with 1)
        traceback.print_exc()
        return _failed("this is a bug in crosscheck; please report it with the lines above")
    return code if isinstance(code, int) else 0


def _app() -> typer.Typer:
    app = _typer()
    app.callback()(_common)
    return _with_commands(app, __name__, __path__)


def _typer(help_: str | None = None) -> typer.Typer:
    return typer.Typer(help=help_, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _with_commands(app: typer.Typer, package: str, path: Iterable[str]) -> typer.Typer:
    """An app with a command for each module of a package, and a group of commands for each package in it."""
    for found in pkgutil.iter_modules(path):
        if found.name.startswith("_"):
            continue
        module = import_module(f"{package}.{found.name}")
        if found.ispkg:
            group = _typer((module.__doc__ or "").partition("\n")[0])
            app.add_typer(_with_commands(group, module.__name__, module.__path__), name=found.name)
        else:
            app.command(found.name)(module.command)
    return app


def _common(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=lambda value: _version() if value else None)
    ] = False,
) -> None:
    """Find the facts on which news articles in English, French and Arabic contradict one another."""


def _version() -> None:
    from crosscheck.report.json import version

    say(f"crosscheck {version()}", file=sys.stdout)
    raise typer.Exit


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the arguments, what is allowed, and the nearest name, in one line."""
    context = getattr(error, "ctx", None)
    wrong = getattr(error, "option_name", None)
    if context is not None and wrong and type(error).__name__ == "NoSuchOption":
        allowed = sorted(name for param in context.command.get_params(context) for name in param.opts if name.startswith("--"))
        return f"no option {wrong!r}{nearest(wrong, allowed)}; allowed are {', '.join(allowed)}"
    text = " ".join(error.format_message().split()).rstrip(".")
    return text[:1].lower() + text[1:] if text else "no command given; try --help"


def _failed(message: str) -> int:
    say(f"crosscheck: {message}")
    return Exit.FAILED
