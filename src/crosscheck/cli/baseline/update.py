"""`crosscheck baseline update`: what is new is known from now on, what is no more is forgotten."""

from __future__ import annotations

from crosscheck.cli._engine import Engine, with_engine
from crosscheck.cli._running import Articles
from crosscheck.cli.baseline._keeping import run, total


@with_engine
def command(
    paths: Articles = None,
    *,
    engine: Engine,
) -> int:
    """Add the findings that are new to the baseline, and take out those that are no more.

    Where a source was left out nothing is taken out. Exit code: 0 written, 2 something couldn't be checked.
    """
    from crosscheck.baseline import updated

    done = run(paths or (), engine)
    matched, found = done.matched, done.found()
    added = sum(matched.states[entry.fingerprint] == "new" for entry in found)
    drop = not done.report.skipped
    what = f"{added:,} added, {total(matched.stale) if drop else 0:,} taken out"
    return done.save(updated(matched, found, done.named, drop=drop), what)
