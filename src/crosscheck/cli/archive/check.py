"""`crosscheck archive check`: new articles against the archive, as `crosscheck check --new` compares them with files."""

from __future__ import annotations

from typing import Annotated

import typer

from crosscheck.cli._cache import kept
from crosscheck.cli._engine import Engine, with_engine
from crosscheck.cli._progress import progress
from crosscheck.cli._running import column_names
from crosscheck.cli._shown import Shown
from crosscheck.cli.archive._common import WAIT, ArchiveFile, Wait, by_event, means, place


@with_engine
def command(
    new: Annotated[
        list[str],
        typer.Argument(
            metavar="NEW", help="Files and folders of new articles (.txt, .html, .jsonl, .csv, .pdf, .zip …); - is standard input, a URL wants --fetch."
        ),
    ],
    *,
    archive: ArchiveFile = None,
    wait: Wait = WAIT,
    shown: Shown,
    engine: Engine,
) -> int:
    """Compare new articles with those of the archive, and report what involves them; they aren't added.

    Exit code: 0 nothing found, 1 findings, 2 something couldn't be checked (each source left out is named on standard error).
    """
    from crosscheck.archive import Archive

    known = shown.settings(engine, {"archive": archive})
    by_event(known)
    (named,) = engine.outside.named(new)
    plan = shown.plan(engine, known, (*named, place(known)))
    with progress() as bar, kept(known, engine.no_cache) as cache:
        own = Archive(place(known), wait=wait, cache=cache, progress=bar)
        report = own.check(
            engine.outside.brought(named, cache, bar), rules=plan.rules, jobs=known.jobs.value, means=means(known, cache), columns=column_names(known)
        )
    return shown.tell(report, plan)
