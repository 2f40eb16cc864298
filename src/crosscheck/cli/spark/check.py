"""`crosscheck spark check`: a corpus of any size, story by story, into tables."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders, read_settings
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import say
from crosscheck.cli._running import EncoderName, NliName, NliThreshold, Stories, StoryWindow
from crosscheck.config import rules_of
from crosscheck.errors import InputError
from crosscheck.report.words import count
from crosscheck.stories import LARGE

if TYPE_CHECKING:
    from crosscheck.spark import Checked


def command(  # noqa: PLR0913 (each argument is an option of the command line)
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="A table of articles (Parquet, JSON lines, table:NAME), or files and folders of them.")],
    *,
    output: Annotated[str, typer.Option(metavar="FOLDER", help="Where the tables go: a folder that isn't there yet, which all machines see.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Take the place of what an earlier run wrote there.")] = False,
    master: Annotated[str | None, typer.Option(metavar="URL", help="Spark's master.", show_default="that of spark-submit, else local[*]")] = None,
    largest_story: Annotated[int, typer.Option(min=1, metavar="N", help="Articles of a story that are compared; a larger one is left out, and named.")] = LARGE,
    stories: Stories = None,
    story_window: StoryWindow = None,
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    encoder: EncoderName = None,
    nli: NliName = None,
    nli_threshold: NliThreshold = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Compare articles by the thousand or by the million, and write what is found as Parquet tables: articles, stories, findings, facts, skipped.

    Exit code: 0 written, whatever was found, with what was left out in the table skipped; 2 nothing was written.
    """
    said = {
        "stories": stories,
        "story-window": story_window,
        "rules": rules,
        "comparers": comparers,
        "encoder": encoder,
        "nli": nli,
        "nli-threshold": nli_threshold,
    }
    known = read_settings(config, no_config, said)
    used = rules_of(known)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PySpark's, of versions of pandas: docs/scaling.md says which are tested
        from crosscheck.spark.failing import told
        from crosscheck.spark.session import session

        spark = session(master)
        from crosscheck.spark import check, plan
        from crosscheck.spark.storing import writing

        how = plan(
            used, stories=known.stories.value, story_window=known.story_window.value, largest_story=largest_story, encoder=known.encoder.value,
            nli=known.nli.value, nli_threshold=known.nli_threshold.value,
        )  # fmt: skip
        with told(), writing(spark, output, overwrite=overwrite) as place:
            found = check(spark, inputs, how, place.work)
            if found.articles.isEmpty():
                first = found.skipped.head()
                raise InputError(f"nothing to check: {f'{first.path}: {first.reason}' if first else 'there is no article'}")
            place.write(found)
            told_of = _told(found)
    say(f"crosscheck: {told_of}: {output}")
    return Exit.CLEAN


def _told(found: Checked) -> str:
    """What was written, in a line."""
    numbers = {name: table.count() for name, table in found.tables().items()}
    left = numbers["skipped"]
    return (
        f"{count(numbers['articles'], 'article')}, {count(numbers['stories'], 'story')}, {count(numbers['findings'], 'finding')}"
        f"{f'; {left:,} left out' if left else ''}"
    )
