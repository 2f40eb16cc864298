"""One file of the configuration: read, parsed, and ready to say where a mistake is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from crosscheck.config.toml_lines import Lines
from crosscheck.errors import ConfigError
from crosscheck.textfile import read_text

NAME = "crosscheck.toml"
SHARED = "pyproject.toml"  # a file with tables of other tools
MAX_BYTES = 256 * 1024  # as for a rule file
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_UNQUOTED = re.compile(r"""([=\[,])\s*+[“”„‘’«]?\s*+([A-Za-z][\w./-]*)""")


@dataclass(frozen=True, slots=True)
class File:
    """A file's keys: the whole of a crosscheck.toml, the table [tool.crosscheck] of a pyproject.toml."""

    path: Path
    prefix: tuple[str, ...]  # the way to the table
    table: dict[str, Any]
    lines: Lines

    def origin(self, *keys: str | int) -> str:
        """`path:line` of what the keys lead to."""
        return f"{self.path}:{self.lines.of(*self.prefix, *keys)}"

    def fail(self, keys: Iterable[str | int], message: str) -> NoReturn:
        """Raise the error that names the place."""
        raise ConfigError(f"{self.origin(*keys)}: {message}")


def read_file(path: Path) -> File | None:
    """Read a file; None for a pyproject.toml without [tool.crosscheck]. Raises ConfigError where it can't be read or isn't TOML."""
    text = read_text(path, MAX_BYTES, _fail)
    table = _parse(path, text)
    prefix = ("tool", "crosscheck") if path.name == SHARED else ()
    for key in prefix:
        table = table.get(key) if isinstance(table, dict) else None
    if table is None:
        return None
    file = File(path, prefix, table, Lines(text))
    if not isinstance(table, dict):
        file.fail((), f"{'.'.join(prefix)!r} must be a table, [{'.'.join(prefix)}]")
    return file


def there(path: Path) -> bool:
    """Whether there is a file or folder; one in a folder that can't be looked into counts as none."""
    try:
        return path.exists()
    except OSError:
        return False


def _fail(path: Path, line: int, message: str) -> NoReturn:
    raise ConfigError(f"{path}:{line}: {message}")


def _hint(problem: str, line: str) -> str:
    """What to do about a problem that the parser sees in a line: `; put words in quotes, as in "off"`, or nothing."""
    if problem.startswith("Illegal character '\\n'"):
        return "; is a closing quotation mark missing?"
    word = _UNQUOTED.search(line)
    return f'; put words in quotes, straight ones, as in {word[1]} "{word[2]}"' if problem.startswith("Invalid value") and word else ""


def _parse(path: Path, text: str) -> Any:
    try:
        return tomllib.loads(text)
    except RecursionError:
        _fail(path, 1, "nested too deeply")
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.rstrip().count("\n") + 1
        problem = _PLACE.sub("", str(error))
        _fail(path, line, f"not valid TOML: {problem}{_hint(problem, text.split(chr(10))[line - 1])}")
    except ValueError:  # of a number longer than Python reads; the parser doesn't say where
        _fail(path, 1, "not valid TOML: a number is too long")
