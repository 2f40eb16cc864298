"""`crosscheck baseline prune`: what is no more is forgotten."""

from __future__ import annotations

from crosscheck.cli._cache import CacheFolder, NoCache
from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import say
from crosscheck.cli._running import Articles, EncoderName, Jobs, NliName, NliThreshold, Stories
from crosscheck.cli._settled import BaselineFile, SuppressionFiles, Today
from crosscheck.cli.baseline._keeping import Asked, run, total


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    paths: Articles,
    *,
    baseline: BaselineFile = None,
    suppressions: SuppressionFiles = None,
    today: Today = None,
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    encoder: EncoderName = None,
    nli: NliName = None,
    nli_threshold: NliThreshold = None,
    jobs: Jobs = None,
    stories: Stories = None,
    cache_dir: CacheFolder = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Take the findings that are no more out of the baseline; nothing is added.

    Where a source was left out nothing is written. Exit code: 0 done, 2 something couldn't be checked.
    """
    said = {
        "baseline": baseline,
        "suppressions": suppressions,
        "rules": rules,
        "comparers": comparers,
        "encoder": encoder,
        "nli": nli,
        "nli-threshold": nli_threshold,
        "jobs": jobs,
        "stories": stories,
        "cache-dir": cache_dir,
    }
    asked = Asked(paths=paths, said=said, config=config, no_config=no_config, no_cache=no_cache, today=today)
    from crosscheck.baseline import pruned

    done = run(asked)
    if done.report.skipped:
        say(f"crosscheck: {done.path}: left as it was, as not all sources could be read")
        return Exit.FAILED
    return done.save(pruned(done.matched), f"{total(done.matched.stale):,} taken out")
