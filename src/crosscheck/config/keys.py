"""The keys of a configuration: what each may hold, its default, and what one file says of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from crosscheck.config.file import File, there
from crosscheck.entailment import THRESHOLD
from crosscheck.errors import allowed
from crosscheck.model import SEVERITIES, Severity
from crosscheck.report import formats
from crosscheck.stories import GROUPINGS

T_co = TypeVar("T_co", covariant=True)

FAIL_ON = ("error", "warning", "info", "never")  # worst first
LISTS = ("rules", "comparers")
COMMAND_LINE, DEFAULT = "command line", "default"
STDOUT = "-"
ONE_STORY = "one"
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


def layer(file: File) -> Layer:
    """Everything that a file says, checked; raises ConfigError `path:line: what; allowed: …`."""
    for key in file.table:
        if key not in ALLOWED:
            _unknown_key(file, key)
    return Layer(
        single={key: Setting(read(file, key), file.origin(key)) for key, (read, _) in SINGLE.items() if key in file.table},
        lists={key: _paths(file, key) for key in LISTS if key in file.table},
        severity=_severities(file) if "severity" in file.table else {},
    )


def text(file: File, *keys: str | int) -> str:
    """A text that isn't empty."""
    value: Any = file.table
    for key in keys:
        value = value[key]
    name = _name(keys)
    if not isinstance(value, str):
        file.fail(keys, f"{name} must be a text")
    if not value.strip() or "\0" in value:
        file.fail(keys, f"{name} holds a NUL character" if "\0" in value else f"{name} is empty")
    return value


def beside(file: File, path: str) -> Path:
    """A path that a file gives, seen from where the file is, without `..` where that changes nothing."""
    found = file.path.parent / path
    short = Path(os.path.normpath(found))
    return short if os.path.realpath(short) == os.path.realpath(found) else found  # a folder that is a link has another `..`


def existing(file: File, *keys: str | int) -> Path:
    """A path to something that exists."""
    written = text(file, *keys)
    path = beside(file, written)
    if not there(path):
        file.fail(keys, f"{_name(keys)}: there is no file or folder {str(path)!r}")
    return path


def _name(keys: tuple[str | int, ...]) -> str:
    """What a value is called in errors: `'jobs'`, `an entry of 'rules'`, `the severity of 'date-differs'`."""
    if len(keys) == 1:
        return repr(keys[0])
    return f"an entry of {keys[0]!r}" if isinstance(keys[1], int) else f"the {keys[0]} of {keys[1]!r}"


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


def _output(file: File, key: str) -> str:
    written = text(file, key)
    return written if written == STDOUT else str(beside(file, written))


def _whole(file: File, key: str) -> int:
    value = file.table[key]
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        file.fail((key,), f"{key!r} must be a whole number of 1 or more")
    return value


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


_EXAMPLE = {"rules": "my-rules", "comparers": "my_comparer.py"}

# key → (how it is read, what holds where nobody sets it)
SINGLE: Mapping[str, tuple[Callable[[File, str], Any], Any]] = {
    "format": (_one_of(formats), "terminal"),
    "output": (_output, STDOUT),
    "fail-on": (_one_of(lambda: FAIL_ON), "error"),
    "stories": (_one_of(lambda: GROUPINGS), ONE_STORY),
    "jobs": (_whole, min(8, os.cpu_count() or 1)),
    "encoder": (_model, None),
    "nli": (_model, None),
    "nli-threshold": (_probability, THRESHOLD),
    "cache-dir": (lambda file, key: beside(file, text(file, key)), None),
    "cache-size": (_whole, CACHE_SIZE),
}
ALLOWED = ("extend", *LISTS, *SINGLE, "severity")
