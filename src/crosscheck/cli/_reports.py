"""`--report FORMAT=FILE`, as often as wanted: which reports go where, checked before any work is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from crosscheck import report as reports
from crosscheck.cli._output import STDOUT, check_output, one_of, say, write
from crosscheck.errors import OptionError
from crosscheck.model import Report
from crosscheck.shelf import SMALL

OPTION = "--report"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A format, the file it goes to (`-` is standard output), and how an error message calls it."""

    format: str
    output: str
    said: str


def wanted(given: Sequence[str], plain: Wanted, *, plain_is_said: bool) -> tuple[Wanted, ...]:
    """The reports of a run: that of --format and --output, and those of --report.

    The first gives way to another on standard output, unless it was asked for on the command line. Raises OptionError where a name is
    unknown, an output can't be written, or two have one output.
    """
    others = [_parsed(text) for text in given]
    gives_way = not plain_is_said and plain.output == STDOUT and any(other.output == STDOUT for other in others)
    found = tuple(others if gives_way else [plain, *others])
    for one in found:
        check_output(one.output, one.said)
        if one.output == STDOUT and not reports.is_text(one.format) and sys.stdout.isatty():
            raise OptionError(f"{one.said} {_named(one)}: {one.format} is no text that a terminal could show; name a file")
    taken: dict[str, Wanted] = {}
    for one in found:
        for key in _same(one.output):
            if key in taken:
                where = "standard output" if one.output == STDOUT else one.output
                raise OptionError(f"{one.said} {_named(one)}: {where} is taken by {taken[key].said} {_named(taken[key])}; name another file")
            taken[key] = one
    return found


def _parsed(text: str) -> Wanted:
    name, equals, output = text.partition("=")
    one_of(OPTION, name, reports.formats())
    if not equals or not output.strip() or "\0" in output:
        raise OptionError(f"{OPTION} {text!r}: say where it goes: {name}=FILE, or {name}=- for standard output")
    return Wanted(name, output, OPTION)


def _named(one: Wanted) -> str:
    return f"{one.format}={one.output}" if one.said == OPTION else one.output


def _same(output: str) -> Iterator[str]:
    """What makes two outputs one: the path without links, and the file itself where it has another name; a device is nobody's own."""
    if output == STDOUT:
        yield STDOUT
        return
    path = Path(output)
    if path.exists() and not path.is_file():
        return
    yield os.path.normcase(path.resolve())
    if path.exists():
        stat = path.stat()
        yield f"{stat.st_dev}:{stat.st_ino}"


def write_all(found: Sequence[Wanted], report: Report, options: dict[str, object], terminal: dict[str, object]) -> None:
    """Render and write each; of the options every format is given those that it takes, `terminal` goes to standard output alone."""
    with ExitStack() as opened:
        made = [_made(one, report, {**options, **(terminal if one.output == STDOUT else {})}, opened) for one in found]
        for one, data in zip(found, made, strict=True):  # all or nothing, as far as rendering can fail
            write(data, one.output, commands=one.format == "github")


def _made(one: Wanted, report: Report, options: Mapping[str, object], opened: ExitStack) -> str | bytes | IO[bytes]:
    """A text, or bytes; what may be too long to be held lies in a file, which is closed with `opened`."""
    own = {name: options[name] for name in reports.takes(one.format) if name in options}
    if not reports.is_long(one.format):
        return reports.render(one.format, report, **own) if reports.is_text(one.format) else reports.encoded(one.format, report, **own)
    made = opened.enter_context(SpooledTemporaryFile(max_size=SMALL))  # noqa: SIM115 (closed with `opened`)
    for piece in reports.pieces(one.format, report, **own):  # writelines() would hold all before it looks how much that is
        made.write(piece)
    made.seek(0)
    return made


def append_summary(found: Sequence[Wanted], report: Report, options: dict[str, object]) -> None:
    """Where GitHub Actions asks for it and its annotations are wanted, add the summary of the job, in Markdown."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or all(one.format != "github" for one in found):
        return
    text = reports.render("pr", report, **{name: options[name] for name in reports.takes("pr") if name in options})
    try:
        with Path(path).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(f"{text}\n")
    except OSError as error:
        say(f"crosscheck: GITHUB_STEP_SUMMARY: {path} can't be written: {error.strerror or error}")
