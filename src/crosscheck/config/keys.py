"""The keys of a configuration: what each may hold, its default, and what one file says of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from crosscheck.config.file import File
from crosscheck.config.suppressions import TABLE, of_side_file, suppressions
from crosscheck.config.texts import beside, existing, text
from crosscheck.entailment import THRESHOLD
from crosscheck.errors import OptionError, allowed
from crosscheck.model import SEVERITIES, Severity
from crosscheck.report import formats
from crosscheck.stories import BY_EVENT, GROUPINGS
from crosscheck.suppress import Suppression
from crosscheck.verdict import split, wrong_word

T_co = TypeVar("T_co", covariant=True)

LISTS = ("rules", "comparers", "suppressions")
COMMAND_LINE, DEFAULT = "command line", "default"
STDOUT = "-"
ENGLISH = "en"
CACHE_SIZE = 500  # megabytes


@dataclass(frozen=True, slots=True)
class Setting(Generic[T_co]):
    """A value, and where it comes from: `path:line`, "command line" or "default"."""

    value: T_co
    origin: str

    @property
    def given(self) -> bool:
        """Whether somebody set it."""
        return self.origin != DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What one file, or the command line, says."""

    single: Mapping[str, Setting[Any]] = field(default_factory=dict)
    lists: Mapping[str, tuple[Setting[Path], ...]] = field(default_factory=dict)
    severity: Mapping[str, Setting[Severity]] = field(default_factory=dict)
    suppress: tuple[Setting[Suppression], ...] = ()  # of the file itself and of those that it names


def layer(file: File) -> Layer:
    """Everything that a file says, checked; raises ConfigError `path:line: what; allowed: …`."""
    for key in file.table:
        if key not in ALLOWED:
            _unknown_key(file, key)
    lists = {key: _paths(file, key) for key in LISTS if key in file.table}
    own = (*suppressions(file), *(one for side in lists.get("suppressions", ()) for one in of_side_file(side.value)))
    return Layer(
        single={key: Setting(read(file, key), file.origin(key)) for key, (read, _) in SINGLE.items() if key in file.table},
        lists=lists,
        severity=_severities(file) if "severity" in file.table else {},
        suppress=tuple(Setting(one, one.origin) for one in own),
    )


def _unknown_key(file: File, key: str) -> None:
    what = "table" if isinstance(file.table[key], dict) else "key"
    inside = f" in [{'.'.join(file.prefix)}]" if file.prefix else ""
    hint = "; in this file the keys stand at the top, without [tool.crosscheck]" if key == "tool" and not file.prefix else ""
    if file.table[key] in SEVERITIES:
        hint = f"; the severity of a rule stands below a line {_below(file)}"
    file.fail((key,), allowed(f"{what}{inside}:", key, ALLOWED) + hint)


def _one_of(names: Callable[[], Collection[str]]) -> Callable[[File, str], str]:
    def read(file: File, key: str) -> str:
        word = text(file, key)
        if word not in names():
            file.fail((key,), allowed(f"{key}:", word, names()))
        return word

    return read


def _interface_languages() -> tuple[str, ...]:
    from crosscheck.report.interface import interface_languages

    return interface_languages()


def _output(file: File, key: str) -> str:
    written = text(file, key)
    return written if written == STDOUT else str(beside(file, written))


def _whole(least: int) -> Callable[[File, str], int]:
    def read(file: File, key: str) -> int:
        value = file.table[key]
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            file.fail((key,), f"{key!r} must be a whole number of {least} or more")
        return value

    return read


def _articles(file: File, key: str) -> tuple[Path, ...]:
    """The paths of a list; a list of nothing is a mistake, as it would check nothing."""
    return tuple(one.value for one in _paths(file, key)) or file.fail((key,), f'{key!r} is empty; name a folder, such as ["{_EXAMPLE[key]}"]')


def _beside(file: File, key: str) -> Path:
    return beside(file, text(file, key))


def _fail_on(file: File, key: str) -> str:
    """The words that say what fails, with commas between; in the file a text with commas, or a list."""
    listed = isinstance(file.table[key], list)
    given = [text(file, key, number) for number in range(len(file.table[key]))] if listed else [text(file, key)]
    words = split(given)
    if wrong := wrong_word(key, words):
        file.fail((key,), wrong)
    return ",".join(words)


def _probability(file: File, key: str) -> float:
    value = file.table[key]
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        file.fail((key,), f"{key!r} must be a number from 0 to 1")
    return float(value)


def _model(file: File, key: str) -> str:
    """A model's name, or its folder where it starts as a path does."""
    name = text(file, key)
    return str(existing(file, key)) if name.startswith(("./", "../", "/")) else name


def _paths(file: File, key: str) -> tuple[Setting[Path], ...]:
    if not isinstance(file.table[key], list):
        file.fail((key,), f'{key!r} must be a list of texts, such as ["{_EXAMPLE[key]}"]')
    found = tuple(Setting(existing(file, key, number), file.origin(key, number)) for number in range(len(file.table[key])))
    for number, setting in enumerate(found):
        if key == "comparers" and not (setting.value.suffix == ".py" and setting.value.is_file()):
            file.fail((key, number), f"an entry of 'comparers' must be a Python file (.py), not {str(setting.value)!r}")
        if key == "suppressions" and not setting.value.is_file():
            file.fail((key, number), f"an entry of 'suppressions' must be a file, not {str(setting.value)!r}")
    return found


def _severities(file: File) -> dict[str, Setting[Severity]]:
    if not isinstance(file.table["severity"], dict):
        file.fail(("severity",), "'severity' must be a table, [severity], of rules and error, warning, info or off")
    found = {}
    for rule in file.table["severity"]:
        if rule in ALLOWED:
            file.fail(("severity", rule), f"{rule!r} is a key, not a rule; it stands above the line {_below(file)}")
        if file.table["severity"][rule] is False:
            file.fail(("severity", rule), f'the severity of {rule!r} must be a text; to switch the rule off write "off"')
        word = text(file, "severity", rule)
        if word not in SEVERITIES:
            file.fail(("severity", rule), allowed(f"severity of {rule!r}:", word, SEVERITIES))
        found[rule] = Setting(word, file.origin("severity", rule))
    return found


def _below(file: File) -> str:
    return f"[{'.'.join((*file.prefix, 'severity'))}]"


def _columns(file: File, key: str) -> tuple[str, ...]:
    """What tables call the parts of an article, as the command line says it: `text=body`; in the file a text with commas, or a table."""
    from crosscheck.read import columns_said

    value = file.table[key]
    given = [f"{part}={text(file, key, part)}" for part in value] if isinstance(value, dict) else text(file, key).split(",")
    try:
        return tuple(f"{part}={column}" for part, column in columns_said(given).items())
    except OptionError as error:
        file.fail((key,), str(error))


_EXAMPLE = {"articles": "articles", "rules": "my-rules", "comparers": "my_comparer.py", "suppressions": "suppressions.toml"}

# key → (how it is read, what holds where nobody sets it)
SINGLE: Mapping[str, tuple[Callable[[File, str], Any], Any]] = {
    "articles": (_articles, ()),
    "columns": (_columns, ()),
    "format": (_one_of(formats), "terminal"),
    "output": (_output, STDOUT),
    "report-language": (_one_of(_interface_languages), ENGLISH),
    "fail-on": (_fail_on, "error"),
    "max-findings": (_whole(0), 0),
    "baseline": (_beside, None),
    "archive": (_beside, None),
    "stories": (_one_of(lambda: GROUPINGS), BY_EVENT),
    "story-window": (_whole(1), None),
    "jobs": (_whole(1), min(8, os.cpu_count() or 1)),
    "encoder": (_model, None),
    "nli": (_model, None),
    "nli-threshold": (_probability, THRESHOLD),
    "cache-dir": (_beside, None),
    "cache-size": (_whole(1), CACHE_SIZE),
}
ALLOWED = ("extend", *LISTS, *SINGLE, "severity", TABLE)
