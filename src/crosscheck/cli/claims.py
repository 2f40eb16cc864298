"""`crosscheck claims`: the claims that each article makes, with the values read from them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Annotated

import typer

from crosscheck.cli._cache import CacheFolder, NoCache, kept
from crosscheck.cli._config import ConfigFile, NoConfig, read_settings
from crosscheck.cli._exit import Exit, tell_notes, tell_skipped
from crosscheck.cli._output import STDOUT, check_output, one_of, write
from crosscheck.cli._outside import Fetch, FetchAllow, Outside, StdinName
from crosscheck.cli._progress import progress
from crosscheck.cli._running import Articles, ColumnNames, column_names, columns_said
from crosscheck.cli._sources import articles, spare
from crosscheck.cli._terminal import bidi
from crosscheck.model import Article, Claim

FORMATS = ("table", "jsonl")


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    paths: Articles = None,
    *,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="table, or jsonl: one object an article.")] = "table",
    output: Annotated[str, typer.Option(metavar="FILE", help="Where the claims go; - is standard output.")] = STDOUT,
    fetch: Fetch = False,
    fetch_allow: FetchAllow = None,
    stdin_name: StdinName = None,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help="How many articles are read at a time.", show_default="1")] = None,
    columns: ColumnNames = None,
    cache_dir: CacheFolder = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Show the claims of each article: the words, their kind, and the value read from them."""
    from crosscheck.pipeline import extract

    one_of("--format", format_, FORMATS)
    check_output(output)
    known = read_settings(config, no_config, {"jobs": jobs, "cache-dir": cache_dir, "columns": columns_said(columns)})
    outside = Outside(fetch=fetch, allow=tuple(fetch_allow or ()), stdin_name=stdin_name)
    (named,) = outside.named(paths)
    sources = articles(named, known)
    spare([(output, "--output")], sources, known)
    with progress() as bar, kept(known, no_cache) as cache:
        found = extract(
            outside.brought(sources, cache, bar), jobs=known.jobs.value if known.jobs.given else 1, progress=bar, cache=cache, columns=column_names(known)
        )
    tell_skipped(found.skipped, len(found.articles))
    tell_notes(found.articles)
    pairs = list(zip(found.articles, found.claims, strict=True))
    write(_table(pairs) if format_ == "table" else "".join(_lines(pairs)), output)
    return Exit.FAILED if found.skipped else Exit.CLEAN


def _lines(pairs: Iterable[tuple[Article, tuple[Claim, ...]]]) -> Iterator[str]:
    from crosscheck.report.json import guarded

    for article, claims in pairs:
        rows = [_row(claim) for claim in sorted(claims, key=lambda c: (c.span, c.kind))]
        text = {"text": article.text} if article.extracted else {}  # no file holds it as offsets count in it
        yield guarded(json.dumps({"id": article.id, **text, "claims": rows}, ensure_ascii=False) + "\n")


def _row(claim: Claim) -> dict[str, object]:
    unit = getattr(claim.value, "unit", None)
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "kind": claim.kind,
        "value": claim.value.text(),
        "unit": unit,
        "cues": [{"role": cue.role, "start": cue.span.start, "end": cue.span.end} for cue in claim.cues],
    }


def _table(pairs: Iterable[tuple[Article, tuple[Claim, ...]]]) -> str:
    from rich.console import Console
    from rich.table import Table

    from crosscheck.report.bidi import isolate, safe
    from crosscheck.report.sheet import Sheet

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 120
    console = Console(file=StringIO(), width=width, color_system=None, force_terminal=False, markup=False, emoji=False, highlight=False)
    sheet = Sheet(console, bidi())
    with console.capture() as capture:
        for article, claims in pairs:
            table = Table(title=safe(f"{article.id} ({article.language})"), title_justify="left", box=None, pad_edge=False, header_style="")
            for name in ("at", "kind", "value", "unit", "words"):
                table.add_column(name, overflow="fold")
            for claim in sorted(claims, key=lambda c: (c.span, c.kind)):
                row = _row(claim)
                value, words = (sheet.line(isolate(safe(text))) for text in (str(row["value"]), claim.quote))
                table.add_row(str(claim.span.start), claim.kind, value, str(row["unit"] or ""), words)
            console.print(table)
            console.print()
    return capture.get()
