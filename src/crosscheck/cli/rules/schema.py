"""`crosscheck rules schema`: what an editor needs to complete and check rule files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders
from crosscheck.cli._exit import Exit
from crosscheck.cli._output import STDOUT, check_output, json_text, make_folder, write
from crosscheck.cli.rules._survey import Places, surveyed, tell_mistakes


def command(
    *,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where the schema goes; - is standard output.")] = STDOUT,
    rules: RuleFolders = None,
    comparers: ComparerFiles = None,
    config: ConfigFile = None,
    no_config: NoConfig = False,
) -> int:
    """Print a JSON Schema of rule files, with which editors complete and check them."""
    from crosscheck.guide.schema import schema

    if output != STDOUT:
        make_folder(Path(output).parent)
    check_output(output)
    found = surveyed(Places(rules, comparers, config, no_config))
    write(json_text(schema(found.rules, found.comparers)), output)
    tell_mistakes(found)
    return Exit.CLEAN
