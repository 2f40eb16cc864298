"""All settings of a run, each with where it comes from: the command line, the nearest file, what it extends, the defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crosscheck.config.find import chain
from crosscheck.config.keys import ALLOWED, COMMAND_LINE, DEFAULT, LISTS, SINGLE, Layer, Setting, layer
from crosscheck.config.suppressions import of_side_file
from crosscheck.errors import OptionError
from crosscheck.model import Severity
from crosscheck.stories import Grouping
from crosscheck.suppress import Suppression


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, and why: "--config", "nearest" or "extended by path:line"."""

    path: Path
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run goes by. Files of rules and comparers are joined, the most general first; of the others the nearest counts."""

    files: tuple[Source, ...]  # nearest first
    articles: Setting[tuple[Path, ...]]  # where the command line names none
    columns: Setting[tuple[str, ...]]  # what tables call the parts of an article: `text=body`
    rules: tuple[Setting[Path], ...]
    comparers: tuple[Setting[Path], ...]
    suppressions: tuple[Setting[Path], ...]  # the files beside the configuration; what they hold is in `suppress`
    format: Setting[str]
    output: Setting[str]  # a path, or - for standard output
    report_language: Setting[str]
    fail_on: Setting[str]  # severities and natures, with commas between
    max_findings: Setting[int]
    baseline: Setting[Path | None]
    archive: Setting[Path | None]  # None: crosscheck.duckdb in the working folder
    stories: Setting[Grouping]
    story_window: Setting[int | None]  # days; None: what `grouping` finds right
    jobs: Setting[int]
    encoder: Setting[str | None]
    nli: Setting[str | None]
    nli_threshold: Setting[float]
    cache_dir: Setting[Path | None]  # None: wherever the platform keeps such things
    cache_size: Setting[int]  # megabytes
    severity: dict[str, Setting[Severity]] = field(hash=False)  # of rules, by id
    suppress: tuple[Setting[Suppression], ...] = ()  # of all files, the most general first

    def by_key(self) -> dict[str, Setting[object] | tuple[Setting[Path], ...] | tuple[Setting[Suppression], ...] | dict[str, Setting[Severity]]]:
        """The settings under the names that files give them: one each, several of a list, by rule of [severity]."""
        return {key: getattr(self, key.replace("-", "_")) for key in ALLOWED if key != "extend"}


def settings(config: Path | None = None, use: bool = True, cwd: Path | None = None, overrides: Mapping[str, object] | None = None) -> Settings:
    """Find, read and join the configuration.

    `config` names a file in the place of the one found upwards from `cwd`, the working folder; without `use` none is read. `overrides` are what the command line
    says, by the names of the keys, checked already; None and empty lists say nothing.
    Raises ConfigError `path:line: …` for a mistake in a file, OptionError where `config` can't be used.
    """
    if config is not None and not use:
        raise OptionError("--config and --no-config exclude one another")
    links = chain(config, cwd or Path()) if use else ()
    layers = [_command_line(overrides or {}), *(layer(link.file) for link in links)]
    joined: dict[str, Any] = {key: tuple(one for found in reversed(layers) for one in found.lists.get(key, ())) for key in LISTS}
    nearest: dict[str, Any] = {key.replace("-", "_"): _nearest(key, layers, default) for key, (_, default) in SINGLE.items()}
    files = tuple(Source(link.file.path, link.because) for link in links)
    suppress = tuple(one for found in reversed(layers) for one in found.suppress)
    return Settings(files=files, severity=_merged(layers), suppress=suppress, **joined, **nearest)


def _command_line(overrides: Mapping[str, object]) -> Layer:
    given = {key: value for key, value in overrides.items() if value not in (None, [], ())}
    lists = {key: tuple(Setting(Path(str(path)), COMMAND_LINE) for path in _listed(given[key])) for key in LISTS if key in given}
    return Layer(
        single={key: Setting(value, COMMAND_LINE) for key, value in given.items() if key in SINGLE},
        lists=lists,
        suppress=tuple(Setting(one, one.origin) for side in lists.get("suppressions", ()) for one in of_side_file(side.value)),
    )


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else [value]


def _nearest(key: str, layers: Sequence[Layer], default: object) -> Setting[Any]:
    return next((found.single[key] for found in layers if key in found.single), Setting(default, DEFAULT))


def _merged(layers: Sequence[Layer]) -> dict[str, Setting[Severity]]:
    merged: dict[str, Setting[Severity]] = {}
    for found in reversed(layers):
        merged |= found.severity
    return dict(sorted(merged.items()))
