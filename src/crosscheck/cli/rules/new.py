"""`crosscheck rules new ID`: the first draft of a rule file."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import one_of, say
from crosscheck.cli.rules import _asking
from crosscheck.cli.rules._survey import Places, surveyed
from crosscheck.errors import OptionError, allowed

if TYPE_CHECKING:
    from crosscheck.config import Survey
    from crosscheck.guide.draft import Draft


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
    output: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder to write to.", show_default="the working folder")] = None,
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
    given = _Given(shape, comparer, _split(kinds), _phrases(about), _split(languages), severity)
    text = drafted(_draft(given, found), schema=(file.parent / SCHEMA).is_file())
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


@dataclass(frozen=True, slots=True)
class _Given:
    """What the command line says; None for what it doesn't."""

    shape: str | None
    comparer: str | None
    kinds: tuple[str, ...] | None
    about: tuple[str, ...] | None
    languages: tuple[str, ...] | None
    severity: str | None


def _split(texts: Collection[str] | None) -> tuple[str, ...] | None:
    return _asking.split(texts) if texts else None


def _phrases(texts: Collection[str] | None) -> tuple[str, ...] | None:
    """Phrases with single spaces, each once whatever its case."""
    phrases = [" ".join(text.split()) for text in texts or ()]
    return tuple({phrase.casefold(): phrase for phrase in phrases}.values()) or None


def _file(name: str, folder: Path) -> Path:
    """Where the rule is to be written; raises OptionError for an id that can't be one and for a folder that isn't there."""
    from crosscheck.rules.reading import KEBAB

    if not KEBAB.fullmatch(name):
        raise OptionError(f"{name!r} can't be an id: small letters, digits and hyphens, such as crowd-differs")
    if not folder.is_dir():
        raise OptionError(f"--output {folder}: there is no such folder")
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


def _draft(given: _Given, found: Survey) -> Draft:
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


def _check(given: _Given, found: Survey) -> None:
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


def _check_shape(given: _Given, shape: str) -> None:
    """Raise OptionError for an option that rules of the shape don't have."""
    others = {"house": ("comparer", "kinds", "about"), "adjusting": ("kinds",)}
    for name in others.get(shape, ()):
        if getattr(given, name) is not None:
            raise OptionError(f"--{name} is for other rules, not for the shape {shape!r}")


def _languages() -> Collection[str]:
    from crosscheck.lang import languages

    return languages()


def _comparing(given: _Given, found: Survey) -> dict[str, object]:
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
    from crosscheck.model import KINDS

    own = found.comparers.own_one(comparer)
    return KINDS if own and own.reading else tuple(kind for kind in KINDS if kind != "custom")


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
