"""`crosscheck baseline create`: all findings of today, as known."""

from __future__ import annotations

from typing import Annotated

import typer

from crosscheck.cli._cache import CacheFolder, NoCache
from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._running import Articles, EncoderName, Jobs, NliName, NliThreshold, Stories
from crosscheck.cli._settled import BaselineFile, SuppressionFiles, Today
from crosscheck.cli.baseline._keeping import Asked, run


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    paths: Articles,
    *,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a baseline that is there.")] = False,
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
    """Write a baseline with all findings of today; crosscheck check --baseline FILE then shows and fails on others alone.

    Exit code: 0 written, 2 something couldn't be checked.
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
    from crosscheck.baseline import made

    done = run(asked, anew=True, force=force)
    return done.save(made(done.found(), done.named), "made")
