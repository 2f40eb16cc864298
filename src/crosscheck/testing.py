"""A plug-in of pytest: every example of the rule files that are named is a test.

They are named by `--crosscheck-rules PATH` or by the ini option `crosscheck_rules`; the comparers in Python that they use by
`--crosscheck-comparers FILE.py` or `crosscheck_comparers`. `outcome(rules, example)` says the same without pytest's items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crosscheck.errors import CrosscheckError
from crosscheck.rules import AnyRule, Example, load_rules
from crosscheck.trying import Trial, outcome, tried

__all__ = ["Trial", "outcome", "tried"]

_RULES = pytest.StashKey[tuple[AnyRule, ...]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("crosscheck", "examples of crosscheck's rule files")
    for name, what in (("rules", "a rule file or a folder of them, whose examples are tests"), ("comparers", "a Python file with comparers that rules name")):
        group.addoption(f"--crosscheck-{name}", metavar="PATH", action="append", default=[], help=f"{what[0].upper()}{what[1:]}; may be repeated.")
        parser.addini(f"crosscheck_{name}", type="paths", default=[], help=f"{what}, one a line")


def pytest_configure(config: pytest.Config) -> None:
    """Rule files are collected beside what else is; those of the ini option only where no path is given."""
    given = [Path(path).resolve() for path in config.getoption("crosscheck_rules")]
    if config.args_source != config.ArgsSource.ARGS:
        given += _ini(config, "rules")
    for path in given:
        if not path.exists():
            raise pytest.UsageError(f"--crosscheck-rules: there is no file or folder {str(path)!r}")
        if not any(path.is_relative_to(Path(str(arg)).resolve()) for arg in config.args):
            config.args.append(str(path))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A rule file that was named, or lies in a folder that was."""
    if file_path.suffix == ".yaml" and any(file_path.resolve() == path or file_path.resolve().parent == path for path in _named(parent.config, "rules")):
        return RuleFile.from_parent(parent, path=file_path)
    return None


class RuleFile(pytest.File):
    """A rule file: one item an example."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            rules = _rules(self.config)
        except CrosscheckError as error:
            raise self.CollectError(str(error)) from None
        rule = next(rule for rule in rules if rule.path.resolve() == self.path.resolve())
        for example in rule.examples:
            yield ExampleItem.from_parent(self, name=example.name, rule=rule, example=example)


class ExampleItem(pytest.Item):
    """An example of a rule; one that is still to do is expected to fail, and may hold."""

    def __init__(self, *, rule: AnyRule, example: Example, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rule = rule
        self.example = example

    def runtest(self) -> None:
        trial = tried(self.example, self.rule, _rules(self.config))
        if not trial.holds and trial.todo:
            pytest.xfail(f"to do: {trial.text()}")
        if not trial.holds:
            raise ExampleFailed(f"{self.rule.at(self.example.line)}: {trial.text()}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was expected and what came; of a fault in a rule or a comparer its one line."""
        if isinstance(excinfo.value, ExampleFailed | CrosscheckError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.example.line - 1, f"{self.rule.id}: {self.example.name}"


class ExampleFailed(Exception):  # noqa: N818 (an outcome)
    """What was expected of an example, and what came."""


def _rules(config: pytest.Config) -> tuple[AnyRule, ...]:
    """The built-in rules and all that are named, read once a session; one that is named takes the place of a built-in one."""
    if _RULES not in config.stash:
        from crosscheck.plugins import comparers

        config.stash[_RULES] = load_rules(*_named(config, "rules"), comparers=comparers(_named(config, "comparers")))
    return config.stash[_RULES]


def _named(config: pytest.Config, what: str) -> tuple[Path, ...]:
    """The paths of the command line and of the ini file."""
    given: Iterable[str] = config.getoption(f"crosscheck_{what}")
    return tuple(dict.fromkeys((*(Path(path).resolve() for path in given), *_ini(config, what))))


def _ini(config: pytest.Config, what: str) -> tuple[Path, ...]:
    return tuple(Path(path).resolve() for path in config.getini(f"crosscheck_{what}"))
