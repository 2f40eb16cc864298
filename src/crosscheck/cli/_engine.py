"""The options of every command that compares articles, declared once: rules, models, what is settled already, the cache, the configuration."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, get_type_hints

from crosscheck.cli._cache import CacheFolder, NoCache
from crosscheck.cli._config import ComparerFiles, ConfigFile, NoConfig, RuleFolders, read_settings
from crosscheck.cli._outside import Fetch, FetchAllow, Outside, StdinName
from crosscheck.cli._running import ColumnNames, EncoderName, Jobs, NliName, NliThreshold, OneStory, Stories, StoryWindow, columns_said
from crosscheck.cli._settled import BaselineFile, SuppressionFiles, Today
from crosscheck.errors import OptionError
from crosscheck.stories import ONE_STORY

if TYPE_CHECKING:
    from crosscheck.config import Settings

OWN = ("one_story", "today", "fetch", "fetch_allow", "stdin_name", "no_cache", "config", "no_config")  # options that no configuration knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What a command line says of how articles are compared; its fields are options, by their own names."""

    columns: ColumnNames = None
    stories: Stories = None
    one_story: OneStory = False
    story_window: StoryWindow = None
    baseline: BaselineFile = None
    suppressions: SuppressionFiles = None
    today: Today = None
    rules: RuleFolders = None
    comparers: ComparerFiles = None
    encoder: EncoderName = None
    nli: NliName = None
    nli_threshold: NliThreshold = None
    jobs: Jobs = None
    fetch: Fetch = False
    fetch_allow: FetchAllow = None
    stdin_name: StdinName = None
    cache_dir: CacheFolder = None
    no_cache: NoCache = False
    config: ConfigFile = None
    no_config: NoConfig = False

    @property
    def outside(self) -> Outside:
        """How the run wants sources that are no files."""
        return Outside(fetch=self.fetch, allow=tuple(self.fetch_allow or ()), stdin_name=self.stdin_name)

    def settings(self, others: Mapping[str, object] | None = None) -> Settings:
        """The settings of a run; `others` are what a command says beside these, by the names of the keys."""
        said = {one.name.replace("_", "-"): getattr(self, one.name) for one in fields(self) if one.name not in OWN}
        said["columns"] = columns_said(self.columns)
        if self.one_story:
            if self.stories not in (None, ONE_STORY):
                raise OptionError(f"--one-story and --stories {self.stories} say two things; leave one of them away")
            said["stories"] = ONE_STORY
        return read_settings(self.config, self.no_config, said | dict(others or {}))


def with_engine(command: Callable[..., int]) -> Callable[..., int]:
    """A command whose parameters that are records, such as `engine: Engine`, stand for the fields of these, as typer reads options from a signature."""
    hints = get_type_hints(command, include_extras=True)
    records = {name: hint for name, hint in hints.items() if is_dataclass(hint) and isinstance(hint, type)}

    @functools.wraps(command)
    def spread(**given: object) -> int:
        said = {name: kind(**{one.name: given.pop(one.name) for one in fields(kind)}) for name, kind in records.items()}
        return command(**given, **said)

    keyword = inspect.Parameter.KEYWORD_ONLY
    all_ = [one.replace(annotation=hints[one.name]) for one in inspect.signature(command).parameters.values() if one.name not in records]
    for kind in records.values():
        options = get_type_hints(kind, include_extras=True)
        all_ += [inspect.Parameter(one.name, keyword, default=one.default, annotation=options[one.name]) for one in fields(kind)]
    spread.__signature__ = inspect.Signature(all_, return_annotation=int)  # type: ignore[attr-defined]  # as inspect allows
    spread.__annotations__ = {one.name: one.annotation for one in all_} | {"return": int}
    return spread
