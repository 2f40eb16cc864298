"""What every command that compares articles has in common: options of the engine, and the run itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._output import one_of
from crosscheck.cli._progress import progress
from crosscheck.entailment import THRESHOLD, SecondOpinion
from crosscheck.stories import FEW, GROUPINGS, WINDOW

if TYPE_CHECKING:
    from crosscheck.cache import Memory
    from crosscheck.cli._sources import Sources
    from crosscheck.config import Settings
    from crosscheck.model import Part
    from crosscheck.pipeline import Report
    from crosscheck.rules import AnyRule

Articles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files and folders of articles (.txt, .html, .jsonl, .csv, .pdf, .zip …); - is standard input, a URL wants --fetch.",
        show_default="those of the configuration",
    ),
]
ColumnNames = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="PART=COLUMN",
        help="What tables (.csv, .parquet, .jsonl) call the parts of an article, such as text=body,id=uid. Can be repeated.",
        show_default="by common names",
    ),
]
EncoderName = Annotated[str | None, typer.Option(metavar="NAME-OR-FOLDER", help="A sentence-transformers model in the place of the embedded encoder.")]
NliName = Annotated[str | None, typer.Option(metavar="NAME-OR-FOLDER", help="An NLI model as a second opinion on polarity, status and meaning.")]
NliThreshold = Annotated[
    float | None,
    typer.Option(
        min=0, max=1, metavar="P", help="Set such a finding aside where the model holds a contradiction less likely than this.", show_default=str(THRESHOLD)
    ),
]
Jobs = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="How many articles are read, and stories compared, at a time.", show_default="one for each processor")
]


def _grouping(how: str | None) -> str | None:
    if how is not None:
        one_of("--stories", how, GROUPINGS)
    return how


Stories = Annotated[
    str | None,
    typer.Option(
        metavar="HOW",
        help="auto: articles about one event are of one story; folders: those of each folder are; one: all are.",
        show_default="auto",
        callback=_grouping,
    ),
]
OneStory = Annotated[bool, typer.Option("--one-story", help="All articles are of one story: --stories one in short.")]
StoryWindow = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="DAYS", help="With --stories auto, how long a story may last.", show_default=f"{WINDOW}; for up to {FEW} articles, as long as it takes"
    ),
]


def columns_said(given: Sequence[str] | None) -> tuple[str, ...] | None:
    """What --columns says, checked: one entry a part; None where it isn't there."""
    if not given:
        return None
    from crosscheck.read import columns_said as said

    return tuple(f"{part}={column}" for part, column in said([one for text in given for one in text.split(",")]).items())


def column_names(known: Settings) -> dict[str, str]:
    """What tables call the parts of an article, by the settings."""
    from crosscheck.read import columns_said as said

    return said(known.columns.value)


def compare(sources: Sources, known: Settings, rules: Sequence[AnyRule], *, cache: Memory | None = None, shows: Collection[Part]) -> Report:
    """The report on the sources, by the settings; of what involves new ones, where there are any."""
    from crosscheck.pipeline import check
    from crosscheck.pretrained import PretrainedEncoder, PretrainedNLI

    encoder = PretrainedEncoder(known.encoder.value) if known.encoder.value is not None else None
    opinion = SecondOpinion(model=PretrainedNLI(known.nli.value), threshold=known.nli_threshold.value) if known.nli.value is not None else None
    with progress() as bar:
        old, new = (sources.outside.brought(named, cache, bar) for named in (sources.old, sources.new))
        return check(
            old, new=new, only=sources.only, stories=known.stories.value, story_window=known.story_window.value, rules=rules,
            jobs=known.jobs.value, encoder=encoder, nli=opinion, progress=bar, cache=cache, shows=shows,
            columns=column_names(known),
        )  # fmt: skip
