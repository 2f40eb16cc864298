"""`crosscheck baseline create`: all findings of today, as known."""

from __future__ import annotations

from typing import Annotated

import typer

from crosscheck.cli._engine import Engine, with_engine
from crosscheck.cli._running import Articles
from crosscheck.cli.baseline._keeping import run


@with_engine
def command(
    paths: Articles = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a baseline that is there.")] = False,
    engine: Engine,
) -> int:
    """Write a baseline with all findings of today; crosscheck check --baseline FILE then shows and fails on others alone.

    Exit code: 0 written, 2 something couldn't be checked.
    """
    from crosscheck.baseline import made

    done = run(paths or (), engine, anew=True, force=force)
    return done.save(made(done.found(), done.named), "made")
