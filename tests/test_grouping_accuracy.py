"""Groupings keep the figures that benchmarks/grouping.json says were reached."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.fixture
def grouping(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("grouping")


@pytest.mark.parametrize("name", ["mixes", "kept-week", "kept-short"])
def test_no_figure_falls_below_its_floor(grouping, name, capsys) -> None:
    assert grouping.main([name]) == 0, capsys.readouterr().err
    assert name in capsys.readouterr().out


def test_the_sets_are_whole(grouping) -> None:
    files = sorted((BENCHMARKS / "mixes").glob("*.yaml"))
    assert len(files) >= 12
    assert len(list((BENCHMARKS / "stories").glob("*/gold.json"))) == 61
