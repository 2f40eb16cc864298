"""A small world for the loader: comparers of the tests' own and one built-in rule, as it must not care which there are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest

from crosscheck import compare, within
from crosscheck.options import NoOptions, option
from crosscheck.rates import NO_RATES, Rates
from crosscheck.rules import loading, reading


@dataclass(frozen=True, slots=True)
class Options:
    tolerance: Fraction = option(Fraction(0), "Relative.")
    unit: str = option("any", "Of which unit.")
    window_days: int = option(0, "In days.")
    strict: bool = option(False, "Whether strictly.")
    words: tuple[str, ...] = option(("killed",), "Which words.")
    rates: Rates = option(NO_RATES, "Rates of exchange.")


@pytest.fixture
def small_world(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> type[Options]:
    """Two comparers, one check, and a built-in rule of each shape that is one; gives the options of the comparer `quantity`."""
    modules = {"quantity": SimpleNamespace(Options=Options), "money": SimpleNamespace(Options=NoOptions)}
    checks = {"weekdays": SimpleNamespace(Options=NoOptions)}
    monkeypatch.setattr(compare, "comparers", lambda: tuple(modules))
    monkeypatch.setattr(compare, "comparer", modules.__getitem__)
    monkeypatch.setattr(within, "checks", lambda: tuple(checks))
    monkeypatch.setattr(within, "check", checks.__getitem__)
    monkeypatch.setattr(reading, "checks", lambda: tuple(checks))
    built_in = tmp_path_factory.mktemp("built-in")
    (built_in / "built-in.yaml").write_bytes((Path(__file__).parent / "crowd-differs.yaml").read_bytes())
    monkeypatch.setattr(loading, "builtin_folder", lambda: built_in)
    return Options
