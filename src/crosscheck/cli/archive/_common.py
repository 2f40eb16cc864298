"""What the commands on an archive have in common: where it is, how long others are waited for, and what they can't do with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.errors import OptionError

if TYPE_CHECKING:
    from crosscheck.config import Settings
    from crosscheck.pipeline import Means

FILE = "crosscheck.duckdb"
WAIT = 60.0  # seconds

ArchiveFile = Annotated[Path | None, typer.Option("--archive", metavar="FILE", help="The archive.", show_default=f"{FILE}, or that of the configuration")]
Wait = Annotated[float, typer.Option("--wait", min=0, metavar="SECONDS", help="How long to wait for others who use the archive.")]


def place(known: Settings) -> Path:
    """Where the archive is, or is to be."""
    return known.archive.value or Path(FILE)


def by_event(known: Settings) -> None:
    """Raise OptionError where stories are to be told otherwise: an archive's articles are of all events there are."""
    if known.stories.value != "auto":
        raise OptionError(f"stories: an archive groups its articles by event (auto), not by {known.stories.value!r}; leave --stories and --one-story away")


def means(known: Settings, cache: object) -> Means:
    """The models of the settings, and the cache."""
    from crosscheck.entailment import SecondOpinion
    from crosscheck.pipeline import Means
    from crosscheck.pretrained import PretrainedEncoder, PretrainedNLI

    encoder = PretrainedEncoder(known.encoder.value) if known.encoder.value is not None else None
    nli = SecondOpinion(model=PretrainedNLI(known.nli.value), threshold=known.nli_threshold.value) if known.nli.value is not None else None
    return Means(encoder=encoder, nli=nli, cache=cache)  # type: ignore[arg-type]
