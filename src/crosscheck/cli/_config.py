"""What every command that goes by the configuration has in common: its options, and reading it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli._output import say

if TYPE_CHECKING:
    from crosscheck.config import Settings

ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The configuration to go by.", show_default="the nearest crosscheck.toml or pyproject.toml, upwards"),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Go by no configuration.")]
RuleFolders = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="A folder of rules of your own; one with a built-in rule's name takes its place. Can be repeated."),
]

ComparerFiles = Annotated[
    list[Path] | None,
    typer.Option("--comparers", metavar="FILE.py", help="A Python file with comparers that rules of your own name. Can be repeated."),
]


def read_settings(config: Path | None, no_config: bool, overrides: Mapping[str, object] | None = None) -> Settings:
    """The settings for the working folder; `overrides` are what the command line says, by the names of the keys."""
    from crosscheck.config import lookalikes, settings

    for path in lookalikes(Path()) if config is None and not no_config else ():
        say(f"crosscheck: {path} isn't read; the configuration is crosscheck.toml")
    return settings(config, use=not no_config, overrides=overrides)
