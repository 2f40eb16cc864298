"""`crosscheck archive add`: articles come into the archive, and are compared with what is there."""

from __future__ import annotations

from crosscheck.cli._cache import kept
from crosscheck.cli._engine import Engine, with_engine
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import say
from crosscheck.cli._progress import progress
from crosscheck.cli._running import Articles, column_names
from crosscheck.cli.archive._common import WAIT, ArchiveFile, Wait, by_event, means, place


@with_engine
def command(paths: Articles = None, *, archive: ArchiveFile = None, wait: Wait = WAIT, engine: Engine) -> int:
    """Add articles to the archive, which is made where there is none, and compare them with those of their stories.

    What is there already is passed over; what a killed run has left is completed, whether or not articles are named.
    Exit code: 0 done, 2 something couldn't be added (each source left out is named on standard error).
    """
    from crosscheck.archive import Archive
    from crosscheck.config import rules_of
    from crosscheck.report.words import count

    known = engine.settings({"archive": archive})
    by_event(known)
    path, (sources,) = place(known), engine.outside.named(paths)
    with progress() as bar, kept(known, engine.no_cache) as cache:
        own = Archive(path, wait=wait, cache=cache, progress=bar)
        added = own.add(
            engine.outside.brought(sources or known.articles.value, cache, bar),
            rules=rules_of(known),
            jobs=known.jobs.value,
            means=means(known, cache),
            story_window=known.story_window.value,
            columns=column_names(known),
        )
    for source in added.skipped:
        say(f"crosscheck: {source.path}: {source.reason}")
    also = ((added.known, "there already"), (added.replaced, "in the place of an older text"), (added.reread, "read anew"))
    told = ", ".join([f"{count(added.new, 'article')} added", *(f"{number:,} {what}" for number, what in also if number)])
    say(f"crosscheck: {path}: {told}; {count(own.stats().articles, 'article')} in all")
    return Exit.FAILED if added.skipped else Exit.CLEAN
