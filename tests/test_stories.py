"""The stories that no weight was fitted on keep their figures; tests/stories/figures.json has those of their first runs as well."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from crosscheck import check

HERE = Path(__file__).resolve().parent
BENCHMARKS = HERE.parent / "benchmarks"
FLOORS = json.loads((HERE / "stories" / "figures.json").read_text(encoding="utf-8"))["floors"]


@pytest.fixture(scope="module")
def result():
    """All of them, scored as the benchmark scores its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        bench = SimpleNamespace(**{name: importlib.import_module(name) for name in ("scoring", "figures", "story_sets")})
        cases = bench.story_sets.stories(HERE / "stories")
        outcomes = tuple(bench.scoring.score(case.story, check(case.sources).findings, case.gold) for case in cases)
        yield bench.figures.Result("own", outcomes)


def test_none_is_left_out(result) -> None:
    assert len(result.outcomes) == 26


@pytest.mark.parametrize("name", ["precision", "recall", "recall_numeric", "recall_other", "kind_right"])
def test_no_figure_falls_below_its_floor(result, name: str) -> None:
    assert result.figures()[name] >= FLOORS[name]


@pytest.mark.parametrize("name", ["traps", "duplicates"])
def test_no_more_traps_and_duplicates_than_before(result, name: str) -> None:
    assert result.figures()[name] <= FLOORS[name]
