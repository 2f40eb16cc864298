"""`crosscheck archive stats`: how much the archive holds."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ConfigFile, NoConfig, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, json_text, one_of, write
from crosscheck.cli.archive._common import WAIT, ArchiveFile, Wait, place

if TYPE_CHECKING:
    from crosscheck.archive import Stats

FORMATS = ("text", "json")
MEGABYTE = 1_000_000


def command(
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="text, or json.")] = "text",
    archive: ArchiveFile = None,
    wait: Wait = WAIT,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Show what the archive holds: articles, languages, days, stories, claims, findings, its size and version."""
    from crosscheck.archive import Archive

    one_of("--format", format_, FORMATS)
    path = place(read_settings(config, no_config, {"archive": archive}))
    found = Archive(path, wait=wait).stats()
    record = {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(found).items()}
    write(json_text(record) if format_ == "json" else _text(found), STDOUT)
    return Exit.CLEAN


def _text(found: Stats) -> str:
    from crosscheck.report.words import count

    languages = ", ".join(f"{number:,} {code}" for code, number in found.languages.items())
    days = f", {found.first} to {found.last}" if found.first else ""
    lines = [
        f"{count(found.articles, 'article')} of {count(found.outlets, 'outlet')}{f' ({languages})' if languages else ''}{days}",
        f"{count(found.claims, 'claim')}; {count(found.facts, 'fact')} in {count(found.stories, 'story')} of two or more articles",
        f"findings: {', '.join(f'{number:,} {severity}' for severity, number in found.findings.items()) or 'none'}",
        f"{found.size / MEGABYTE:.1f} MB, archive version {found.version}",
    ]
    if found.superseded:
        lines.append(f"{found.superseded:,} older texts kept")
    if found.uncompared:
        lines.append(f"{count(found.uncompared, 'article')} not compared yet: crosscheck archive add does")
    if found.other_readers:
        lines.append(f"{count(found.other_readers, 'article')} read by another version of crosscheck: adding them again reads them anew")
    return "".join(f"{line}\n" for line in lines)
