"""`crosscheck rules new ID`: the first draft of a rule file."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import make_folder, say
from crosscheck.cli.rules import _asking
from crosscheck.cli.rules._drafting import Given, draft_of
from crosscheck.cli.rules._survey import Places, surveyed
from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from crosscheck.config import Survey


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    name: Annotated[
        str, typer.Argument(metavar="ID", help="The rule's id: what is wrong in the text, such as crowd-differs; ID.yaml is written.", show_default=False)
    ],
    *,
    shape: Annotated[str | None, typer.Option(metavar="SHAPE", help="comparing, adjusting (other rules), or house.", show_default="comparing")] = None,
    comparer: Annotated[
        str | None, typer.Option(metavar="NAME", help="What compares two claims or checks one article; crosscheck rules list shows them.", show_default=False)
    ] = None,
    kinds: Annotated[list[str] | None, typer.Option(metavar="KIND", help="What it looks at; can be repeated.", show_default="those of the comparer")] = None,
    about: Annotated[
        list[str] | None, typer.Option(metavar="PHRASE", help="What it is for, as articles put it; can be repeated.", show_default="everything")
    ] = None,
    languages: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Of which sources; can be repeated.", show_default="all")] = None,
    severity: Annotated[str | None, typer.Option(metavar="SEVERITY", help="error, warning, info or off.", show_default="that of each nature")] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder to write to; it is made where it isn't there.", show_default="the working folder")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of the built-in rule with this id.")] = False,
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Write the first draft of a rule: a file that loads, with an example for you to fill in.

    On a terminal it asks for what isn't given; else it takes the defaults, and needs --comparer for a comparing rule.
    """
    from crosscheck.guide.draft import SCHEMA, drafted

    file = _file(name, output or Path())
    found = surveyed(Places(rules, comparers, config, no_config))
    _free(name, found, replace)
    given = Given(shape, comparer, _split(kinds), _phrases(about), _split(languages), severity)
    text = drafted(draft_of(given, found), schema=(file.parent / SCHEMA).is_file())
    make_folder(file.parent)
    try:
        with file.open("x", encoding="utf-8", errors="replace", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        raise OptionError(f"{file}: there is such a file already; it is left as it is") from None
    except OSError as error:
        raise OptionError(f"{file}: can't be written: {error.strerror or error}") from None
    path = shlex.quote(str(file))
    with_comparers = "".join(f" --comparers {shlex.quote(str(own))}" for own in comparers or ())
    for line in (
        f"wrote {file}; next, fill in what stands in angle brackets, and:",
        f"  crosscheck rules test {path}{with_comparers}",
        f"  crosscheck check articles/ --rules {path}{with_comparers}",
    ):
        say(line, file=sys.stdout)
    return Exit.CLEAN


def _split(texts: Collection[str] | None) -> tuple[str, ...] | None:
    return _asking.split(texts) if texts else None


def _phrases(texts: Collection[str] | None) -> tuple[str, ...] | None:
    """Phrases with single spaces, each once whatever its case."""
    phrases = [" ".join(text.split()) for text in texts or ()]
    return tuple({phrase.casefold(): phrase for phrase in phrases}.values()) or None


def _file(name: str, folder: Path) -> Path:
    """Where the rule is to be written; raises OptionError for an id that can't be one and for a file that is there."""
    from crosscheck.rules.reading import KEBAB

    if not KEBAB.fullmatch(name):
        raise OptionError(f"{name!r} can't be an id: small letters, digits and hyphens, such as crowd-differs")
    if (folder / f"{name}.yaml").exists():
        raise OptionError(f"{folder / f'{name}.yaml'}: there is such a file already; it is left as it is")
    return folder / f"{name}.yaml"


def _free(name: str, found: Survey, replace: bool) -> None:
    """Raise OptionError where a rule has the id already."""
    if name in found.builtin and not replace:
        raise OptionError(f"{name!r} is the id of a built-in rule; choose another, or take its place with --replace")
    own = next((rule for rule in found.own() if rule.id == name), None)
    if own is not None:
        raise OptionError(f"{name!r} is the id of your rule {own.path}; choose another")
