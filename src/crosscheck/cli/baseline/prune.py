"""`crosscheck baseline prune`: what is no more is forgotten."""

from __future__ import annotations

from crosscheck.cli._engine import Engine, with_engine
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import say
from crosscheck.cli._running import Articles
from crosscheck.cli.baseline._keeping import run, total


@with_engine
def command(
    paths: Articles = None,
    *,
    engine: Engine,
) -> int:
    """Take the findings that are no more out of the baseline; nothing is added.

    Where a source was left out nothing is written. Exit code: 0 done, 2 something couldn't be checked.
    """
    from crosscheck.baseline import pruned

    done = run(paths or (), engine)
    if done.report.skipped:
        say(f"crosscheck: {done.path}: left as it was, as not all sources could be read")
        return Exit.FAILED
    return done.save(pruned(done.matched), f"{total(done.matched.stale):,} taken out")
